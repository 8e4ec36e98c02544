"""Writing a file or a folder so that there is never half of one."""

import errno
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WRITING, ABANDONED = ".writing-", 24 * 3600


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


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder to write in, which becomes *target* when the block ends well.

    On any failure, a full disk or an interruption included, nothing is left. Until it is renamed
    its name begins with a dot; what a killed process left is removed a day later by the next one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _forget_abandoned(target.parent)
    work = Path(tempfile.mkdtemp(prefix=WRITING, dir=target.parent))
    try:
        yield work
        _reach_the_disk(work)
        work.chmod(0o755)
        os.replace(work, target)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _reach_the_disk(folder: Path) -> None:
    """Wait until the files are on the disk, so that a rename never comes before its content."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.fsync(stream.fileno())


def _forget_abandoned(folder: Path) -> None:
    """Remove what a process that was killed left half-written, long ago."""
    for path in folder.glob(f"{WRITING}*"):
        if time.time() - path.stat().st_mtime > ABANDONED:
            shutil.rmtree(path, ignore_errors=True)


def is_full(error: BaseException) -> bool:
    """Whether the error says that there is no room left."""
    return getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
