"""PX files (PC-Axis): keywords, then the cells. Format: SCB, PX-file format specification 2013."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from slussen.figures.engine.publication import (
    BadPublication,
    Publication,
    Value,
    Variable,
    cell_frame,
    dense,
)
from slussen.figures.engine.symbols import meaning, read_cells
from slussen.figures.engine.text_files import declared_charset, decode, line_of

KEYWORD = re.compile(
    r"(?P<name>[A-Z][A-Z0-9-]*)\s*(?:\[(?P<language>[^\]]*)\])?\s*(?:\((?P<subkeys>[^=]*?)\))?\s*=",
    re.IGNORECASE,
)
SOMETHING = re.compile(r"\S")
STRING = re.compile(r'"((?:[^"]|"")*)"')
TIME_RANGE = re.compile(r'TLIST\(\s*\w+\s*,\s*"([^"]*)"\s*-\s*"([^"]*)"\s*\)', re.IGNORECASE)
TIME_LIST = re.compile(r"TLIST\(\s*\w+\s*\)\s*,?", re.IGNORECASE)
DATA = re.compile(r"^[ \t]*DATA\s*=", re.MULTILINE | re.IGNORECASE)
SIGN_KEYWORDS = {f"DATASYMBOL{n}": "." * n for n in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Keyword:
    name: str
    language: str
    subkeys: tuple[str, ...]
    raw: str


def looks_like_px(data: bytes) -> bool:
    head = data[:2000].lstrip(b"\xef\xbb\xbf").lstrip()
    return bool(re.match(rb"[A-Z][A-Z0-9-]*(\[\w+\])?(\(.*?\))?\s*=", head)) and any(
        word in data for word in (b"STUB", b"HEADING", b"VALUES(", b"AXIS-VERSION", b"MATRIX=")
    )


def parse_px(data: bytes, name: str) -> Publication:
    """A PX file as a publication; raises BadPublication with the line where reading stopped."""
    text = decode(data, declared_charset(data)).replace("\r\n", "\n").replace("\r", "\n")
    found = DATA.search(text)
    if not found:
        raise BadPublication(
            f"{name}, line {line_of(text, len(text))}",
            "the file ends without DATA, half-downloaded?",
            "DATA= and the cells",
        )
    header = Header(list(keywords(text[: found.start()], name)), name)
    variables = header.variables()
    end = text.rfind(";")
    if end < found.end():
        raise BadPublication(
            f"{name}, line {line_of(text, len(text))}",
            "the cells end without a semicolon, half-downloaded?",
            'a last line ending in ";"',
        )
    reader = CellReader(name, line_of(text, found.end()), text[found.end() : end])
    signs = {dots: meaning(words) for dots, words in header.signs().items()}
    stub, _heading = header.axes()
    if keys := header.keys(stub):
        cells = reader.sparse(variables, len(stub), keys, signs)
    else:
        cells = reader.full([len(variable.values) for variable in variables], signs)
    contents = header.contents()
    if contents is not None:
        variables = (*variables, contents)
        cells = cells.with_columns(pl.lit(0, pl.UInt32).alias(str(len(variables) - 1)))
    return Publication(variables, cells, header.text("TITLE"), header.notes())


def keywords(text: str, name: str) -> Iterator[Keyword]:
    """The statements before DATA. A semicolon within quotes does not end one."""
    at = 0
    while begins := SOMETHING.search(text, at):
        where = begins.start()
        found = KEYWORD.match(text, where)
        if not found:
            snippet = text[where : where + 30].partition("\n")[0]
            raise BadPublication(
                f"{name}, line {line_of(text, where)}", f'"{snippet}" is no keyword', 'KEYWORD="…";'
            )
        end = _statement_end(text, found.end())
        if end < 0:
            raise BadPublication(
                f"{name}, line {line_of(text, found.start('name'))}",
                f"{found['name']} has no closing quote or semicolon, half-downloaded?",
                'text within quotes and ";"',
            )
        yield Keyword(
            found["name"].upper(),
            (found["language"] or "").strip().strip('"'),
            tuple(strings(found["subkeys"] or "")),
            text[found.end() : end].strip(),
        )
        at = end + 1


def _statement_end(text: str, at: int) -> int:
    """Where the statement's semicolon is, or -1."""
    while True:
        semicolon, quote = text.find(";", at), text.find('"', at)
        if semicolon < 0 or (0 <= quote < semicolon and text.find('"', quote + 1) < 0):
            return -1
        if quote < 0 or semicolon < quote:
            return semicolon
        at = text.find('"', quote + 1) + 1


def strings(raw: str) -> list[str]:
    """The quoted strings of a value; those that only blanks part are one, continued.

    >>> strings('"one","two, " \\n"continued"')
    ['one', 'two, continued']
    """
    parts: list[str] = []
    last = None
    for found in STRING.finditer(raw):
        piece = found[1].replace('""', '"')
        if last is not None and not raw[last : found.start()].strip():
            parts[-1] += piece
        else:
            parts.append(piece)
        last = found.end()
    return parts


class Header:
    """The keywords of a PX file, looked up by name, variable and language."""

    def __init__(self, statements: list[Keyword], name: str) -> None:
        self.statements = statements
        self.name = name
        self.by_key: dict[tuple[str, str, tuple[str, ...]], str] = {}
        for statement in statements:
            key = (statement.name, statement.language, statement.subkeys)
            self.by_key.setdefault(key, statement.raw)
        self.main = ""
        self.main = (strings(self.get("LANGUAGE") or "") or [""])[0]
        self.languages = strings(self.get("LANGUAGES") or "")

    def get(self, keyword: str, *subkeys: str, language: str = "") -> str | None:
        found = self.by_key.get((keyword, language, subkeys))
        if found is None and not language and self.main:
            found = self.by_key.get((keyword, self.main, subkeys))
        return found

    def text(self, keyword: str) -> str:
        return " ".join(strings(self.get(keyword) or ""))

    def notes(self) -> tuple[str, ...]:
        named = ("NOTE", "NOTEX", "VALUENOTE", "VALUENOTEX", "CELLNOTE", "CELLNOTEX")
        return tuple(
            " ".join(strings(s.raw)).replace("#", " ").strip()
            for s in self.statements
            if s.name in named and not s.language
        )

    def axes(self) -> tuple[list[str], list[str]]:
        stub, heading = strings(self.get("STUB") or ""), strings(self.get("HEADING") or "")
        if not stub and not heading:
            raise BadPublication(self.name, "neither STUB nor HEADING", "the table's variables")
        return stub, heading

    def keys(self, stub: list[str]) -> list[str]:
        """For each stub variable whether rows begin with its "VALUES" or "CODES"; [] if full."""
        kinds = [(self.get("KEYS", variable) or "").strip().upper() for variable in stub]
        return kinds if any(kinds) else []

    def signs(self) -> dict[str, str]:
        """The file's own words for its signs, by the sign."""
        own = {
            dots: " ".join(strings(raw))
            for keyword, dots in SIGN_KEYWORDS.items()
            if (raw := self.get(keyword))
        }
        return {dots: words for dots, words in own.items() if words.strip(". ")}

    def variables(self) -> tuple[Variable, ...]:
        stub, heading = self.axes()
        content = self.text("CONTVARIABLE")
        # Names in a further language are matched by their order in that language's STUB, HEADING.
        others = {
            language: strings(self.get("STUB", language=language) or "")
            + strings(self.get("HEADING", language=language) or "")
            for language in self.languages
            if language != self.main
        }
        named = [*stub, *heading]
        return tuple(
            self._variable(
                name,
                content,
                {code: names[at] for code, names in others.items() if at < len(names)},
            )
            for at, name in enumerate(named)
        )

    def _variable(self, name: str, content: str, others: Mapping[str, str]) -> Variable:
        labels = strings(self.get("VALUES", name) or "")
        time = self.get("TIMEVAL", name)
        if not labels and time:
            labels = _times(time)
        if not labels:
            raise BadPublication(self.name, f'"{name}" has no VALUES', "the variable's values")
        codes = strings(self.get("CODES", name) or "") or (_times(time) if time else []) or labels
        if len(codes) != len(labels):
            raise BadPublication(
                self.name,
                f'"{name}" has {len(codes)} CODES and {len(labels)} VALUES',
                "as many of each",
            )
        further = [
            strings(self.get("VALUES", other, language=language) or "")
            for language, other in others.items()
        ]
        further = [names for names in further if len(names) == len(labels)]
        return Variable(
            code=(strings(self.get("VARIABLECODE", name) or "") or [name])[0],
            text=name,
            values=tuple(
                Value(code, label, tuple(names[at] for names in further))
                for at, (code, label) in enumerate(zip(codes, labels, strict=True))
            ),
            role="contents" if name == content else "time" if time else "",
            others=tuple(others.values()),
            optional=bool(self.get("ELIMINATION", name)),
        )

    def contents(self) -> Variable | None:
        """The one thing counted, when the file has no variable for what is counted."""
        label = self.text("CONTENTS")
        if self.text("CONTVARIABLE") or not label:
            return None
        others = [strings(self.get("CONTENTS", language=code) or "") for code in self.languages]
        value = Value(self.text("MATRIX") or label, label, tuple(o[0] for o in others if o))
        return Variable("CONTENTS", "CONTENTS", (value,), role="contents")


def _times(raw: str) -> list[str]:
    """Time values of TIMEVAL: listed, or the years of a range."""
    if found := TIME_RANGE.search(raw):
        first, last = found[1], found[2]
        if first.isdigit() and last.isdigit() and len(first) == 4:
            return [str(year) for year in range(int(first), int(last) + 1)]
        return []
    return strings(TIME_LIST.sub("", raw))


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads what stands after DATA=, in whatever lines it is laid out."""

    name: str
    first_line: int
    raw: str

    def full(self, sizes: list[int], signs: Mapping[str, str]) -> pl.DataFrame:
        """Every cell of the cube, stub by heading."""
        tokens = re.sub(r'[",;]', " ", self.raw).split()
        self._check(len(tokens), math.prod(sizes))
        return dense(sizes, self._values(tokens, signs))

    def sparse(
        self,
        variables: tuple[Variable, ...],
        stubs: int,
        keys: list[str],
        signs: Mapping[str, str],
    ) -> pl.DataFrame:
        """Rows that begin with their keys (KEYS): only those present are given."""
        width = math.prod(len(variable.values) for variable in variables[stubs:])
        places = [
            {(v.code if kind == "CODES" else v.label): at for at, v in enumerate(variable.values)}
            for variable, kind in zip(variables[:stubs], keys, strict=True)
        ]
        tokens = re.findall(r'"[^"]*"|[^\s,";]+', self.raw)
        step = stubs + width
        if len(tokens) % step:
            self._check(len(tokens), len(tokens) // step * step + step)
        heads: list[list[int]] = [[] for _ in range(stubs)]
        cells: list[str] = []
        for at in range(0, len(tokens), step):
            for index, key in enumerate(tokens[at : at + stubs]):
                place = places[index].get(key.strip('"'))
                if place is None:
                    raise BadPublication(
                        f"{self.name}, row {at // step + 1} of DATA",
                        f"{key} is no value of {variables[index].text}",
                        "a key listed in the header",
                    )
                heads[index] += [place] * width
            cells += [token.strip('"') for token in tokens[at + stubs : at + step]]
        flat = pl.int_range(len(cells), eager=True) % width
        positions = [pl.Series(head, dtype=pl.UInt32) for head in heads]
        stride = width
        for variable in variables[stubs:]:
            stride //= len(variable.values)
            positions.append(flat // stride % len(variable.values))
        return cell_frame(self._values(cells, signs), positions)

    def _values(self, tokens: list[str], signs: Mapping[str, str]) -> pl.DataFrame:
        values = read_cells(pl.Series(tokens, dtype=pl.String), signs=dict(signs))
        bad = values["text"].is_not_null().arg_max()
        if bad is not None and values["text"][bad] is not None:
            raise BadPublication(
                f"{self.name}, cell {bad + 1} of {len(tokens)}",
                f'"{values["text"][bad]}" is no number',
                'a number or a sign such as ".."',
            )
        return values

    def _check(self, found: int, expected: int) -> None:
        if found != expected:
            short = ", half-downloaded?" if found < expected else ""
            raise BadPublication(
                f"{self.name}, DATA from line {self.first_line}",
                f"{found} cells{short}",
                f"{expected}, the product of the variables' values",
            )
