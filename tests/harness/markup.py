"""What the Content-Security-Policy would block in silence, in every page that a test opens."""

from collections import Counter
from html.parser import HTMLParser

# Data blocks are not run, so that no policy concerns them.
DATA_TYPES = ("application/json", "application/ld+json")


class MarkupHunter(HTMLParser):
    """Collects the faults of one page in ``faults``."""

    def __init__(self, nonce: str) -> None:
        super().__init__()
        self.nonce = nonce
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        where = f"line {self.getpos()[0]}, <{tag}>"
        if tag in ("script", "style") and "src" not in given:
            has_nonce = bool(self.nonce) and given.get("nonce") == self.nonce
            if given.get("type") not in DATA_TYPES and not has_nonce:
                self.faults.append(f"{where}: inline {tag} without this page's nonce")
        if "style" in given:
            self.faults.append(f"{where}: style attribute")
        for name in given:
            if name.startswith("on"):
                self.faults.append(f"{where}: {name} handler")
        if any(given.get(name, "").lower().startswith("javascript:") for name in ("href", "src")):
            self.faults.append(f"{where}: javascript: address")
        if "id" in given:
            self.ids[given["id"]] += 1

    def close(self) -> None:
        super().close()
        self.faults += [f'id "{name}" stands {n} times' for name, n in self.ids.items() if n > 1]


def faults(html: str, nonce: str = "") -> list[str]:
    """What is wrong with a page or a part of one, each as a line."""
    hunter = MarkupHunter(nonce)
    hunter.feed(html)
    hunter.close()
    return hunter.faults
