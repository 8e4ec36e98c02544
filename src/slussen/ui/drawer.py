"""Vega-Lite → SVG and SVG → PNG, by a process of its own where there is one.

The JavaScript engine inside vl-convert takes 100 MB and holds Python's lock while it draws. So
``slussen up`` has one process that draws for all its others; where there is none (the command line,
the tests), the drawing is done where it is asked for.

    python -m slussen.ui.drawer SOCKET

serves until its standard input ends, or until it has drawn so much or waited so long that it had
better start anew, small again. A request is JSON and the answer a picture.
"""

import json
import os
import sys
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from slussen.lib.processes import end_with_parent
from slussen.lib.service import Service, ask

WHERE = "SLUSSEN_DRAWER"  # the variable that names the socket
PATIENCE = 10  # s that a drawer that is starting anew is waited for
DRAWINGS = 4000  # until the process starts anew
IDLE = 60  # s without a request until it does
_DRAWN, _REFUSED = b"+", b"-"

_engine = Lock()  # vl-convert has one JavaScript thread anyway


def to_svg(spec: dict[str, Any]) -> str:
    """The drawing of a Vega-Lite specification, as Vega writes it; ValueError for a wrong one."""
    return _drawn({"spec": spec}).decode()


def to_png(picture: str, scale: float) -> bytes:
    """An SVG in pixels; ValueError for what is not one."""
    return _drawn({"picture": picture, "scale": scale})


def _drawn(request: dict[str, Any]) -> bytes:
    address = os.environ.get(WHERE)
    answer = ask(address, json.dumps(request).encode(), PATIENCE) if address else None
    if answer is None:
        return draw(request)
    if answer[:1] == _REFUSED:
        raise ValueError(answer[1:].decode())
    return answer[1:]


def draw(request: dict[str, Any]) -> bytes:
    """What a request asks for, drawn in this process; ValueError when it cannot be."""
    import vl_convert

    with _engine:
        if "spec" in request:
            # No base URL is allowed: a chart carries its own data, and nothing is ever fetched.
            return vl_convert.vegalite_to_svg(request["spec"], allowed_base_urls=[]).encode()
        _register_fonts()
        return bytes(vl_convert.svg_to_png(request["picture"], scale=request["scale"]))


def font_directory() -> Path:
    """Where the font of pictures and documents lies: Source Sans Pro (OFL), from its package."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.font_directory)


@cache
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(font_directory()))


def _work(request: bytes) -> bytes:
    try:
        return _DRAWN + draw(json.loads(request))
    except ValueError as error:
        return _REFUSED + str(error).encode()


class Drawer(Service):
    """Draws one request after the other."""

    def __init__(self, address: str) -> None:
        super().__init__(address, _work, IDLE)

    def draw_until_idle(self, drawings: int = DRAWINGS) -> None:
        """Serve; ends after *drawings*, or when nobody has asked for ``timeout`` seconds."""
        self.serve_until_idle(drawings)


if __name__ == "__main__":
    end_with_parent()
    with Drawer(sys.argv[1]) as drawer:
        drawer.draw_until_idle()
