"""The process that carries the linkers, so that no other needs the encoder's memory.

    python -m slussen.taxonomy.link_service SOCKET

It is small until it is first asked. While it makes the labels' vectors (a minute or two, once an
installation) it answers by letters alone. Texts are people's own: nothing of a request is written
anywhere.
"""

import json
import os
import sys
import threading

from slussen.lib.processes import end_with_parent
from slussen.lib.service import Service, ask

WHERE = "SLUSSEN_LINKER"  # the variable that names the socket
IDLE = 900  # s without a request until the process starts anew, without its models
REQUESTS = 100_000  # until it does
PATIENCE = 5  # s that it is waited for; then the search goes without likeness

Row = tuple[str, str, str, float]  # concept, label, its language, score


def linked(kind: str, texts: list[str], language: str | None, top: int) -> list[list[Row]]:
    """For each of *texts* the likeliest concepts of *kind*; here, where no process carries them."""
    address = os.environ.get(WHERE)
    if not address:
        return _link(kind, texts, language, top, wait=True)
    answer = ask(address, json.dumps([kind, texts, language, top]).encode(), PATIENCE)
    if answer is None:
        return [[] for _ in texts]
    return [
        [(c, label, lang, score) for c, label, lang, score in row] for row in json.loads(answer)
    ]


def _link(
    kind: str, texts: list[str], language: str | None, top: int, *, wait: bool
) -> list[list[Row]]:
    from slussen.taxonomy import search

    if not wait:
        _prepare_aside()
    linker = search.linker(kind, language, letters=not wait and not _ready.is_set())
    return [
        [(link.concept, link.label.text, link.label.language, link.score) for link in links]
        for links in linker.link(texts, language=language, top=top)
    ]


_ready, _begun = threading.Event(), threading.Event()


def _prepare_aside() -> None:
    """Load the models in a thread, at the first request."""
    if not _begun.is_set():
        _begun.set()
        threading.Thread(target=_prepare, daemon=True).start()


def _prepare() -> None:
    from slussen.taxonomy import search

    for kind in search.KINDS:
        for language in ("sv", "xx"):
            search.linker(kind, language).link(["slussen"], top=1)
    _ready.set()


def _work(request: bytes) -> bytes:
    kind, texts, language, top = json.loads(request)
    return json.dumps(_link(kind, texts, language, top, wait=False)).encode()


def main(address: str) -> None:
    """Serve until idle."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "slussen.project.settings")
    django.setup()
    with Service(address, _work, IDLE) as service:
        service.serve_until_idle(REQUESTS)


if __name__ == "__main__":
    end_with_parent()
    main(sys.argv[1])
