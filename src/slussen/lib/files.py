"""Writing a file so that there is never half of one."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path* at once: either all of it is there, or what was there before.

    The folder must exist. A link is followed; a device or a pipe is written to as it is. Raises
    OSError, with *path* as its filename.
    """
    target = path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        target.write_bytes(content)
        return
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a full disk may be found out only here
        part.replace(target)
    except BaseException as error:
        with suppress(OSError):
            part.unlink()
        if isinstance(error, OSError):
            # The reader asked for this file, and knows nothing of the temporary one.
            error.filename, error.filename2 = str(path), None
        raise


def is_full(error: BaseException) -> bool:
    """Whether the error says that there is no room left."""
    return getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
