"""What is dear to make is kept on disk, under the name of what it was made from.

The same content always has the same name, so nothing kept is ever out of date, and processes share
it without asking each other. The folder can be emptied at any time.
"""

import json
import logging
import os
import tempfile
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)

MEMORY_LIMIT = 12 * 1024 * 1024  # bytes kept in this process
FILE_LIMIT = 6000  # files kept on disk; at more, the oldest third goes
PRUNE_EVERY = 100  # writes between two looks at how many there are
_ENDS = {"svg": b"</svg>", "png": b"IEND\xaeB`\x82", "json": b"}"}

_memory: OrderedDict[str, bytes] = OrderedDict()
_guard = Lock()
_written = 0


def folder() -> Path:
    return Path(settings.SLUSSEN_HOME) / "pictures"


def kept(kind: str, content: Any, make: Callable[[], bytes], *, made_by: str) -> bytes:
    """What *make* gives for *content*: from this process, from disk, or made now and kept in both.

    *kind* is "svg", "png" or "json"; *content* is anything JSON can say; *made_by* is what else the
    result depends on (a version, the code itself).
    """
    words = json.dumps([made_by, content], sort_keys=True, separators=(",", ":"))
    name = f"{sha256(words.encode()).hexdigest()[:40]}.{kind}"
    with _guard:
        if name in _memory:
            _memory.move_to_end(name)
            return _memory[name]
    path = folder() / name
    found = _read(path, kind)
    if found is None:
        found = make()
        _write(path, found)
    _remember(name, found)
    return found


def forget() -> None:
    """Empties this process's memory; what is on disk stays."""
    with _guard:
        _memory.clear()


def _remember(name: str, found: bytes) -> None:
    with _guard:
        _memory[name] = found
        _memory.move_to_end(name)
        size = sum(map(len, _memory.values()))
        while size > MEMORY_LIMIT:
            size -= len(_memory.popitem(last=False)[1])


def _read(path: Path, kind: str) -> bytes | None:
    """What is kept, or None when there is nothing or it is not whole."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    return found if found.endswith(_ENDS[kind]) else None


def _write(path: Path, found: bytes) -> None:
    """Keeps *found* whole or not at all. A full disk costs speed, not the page."""
    global _written
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            temporary = Path(file.name)
            file.write(found)
        os.replace(temporary, path)
    except OSError as error:
        logger.warning("pictures.not_kept: %s", error.strerror)
        if temporary:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        return
    with _guard:
        _written += 1
        is_time = _written % PRUNE_EVERY == 0
    if is_time:
        prune()


def prune() -> None:
    """Removes the oldest files when there are too many: pictures of figures since renewed."""
    files = list(folder().iterdir())
    if len(files) > FILE_LIMIT:
        for path in sorted(files, key=_age)[: len(files) - FILE_LIMIT * 2 // 3]:
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another process was faster
        return 0.0
