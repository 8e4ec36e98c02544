"""Publications as PxWeb would write them, from one description: what the parsers are held to.

Nothing here is shared with the parsers, so that a fault in one is not repeated in the other.
"""

import csv
import io
import json
from dataclasses import dataclass
from itertools import product
from math import prod


@dataclass(frozen=True)
class Axis:
    """A variable: code, text, (code, label) pairs, and "time", "contents" or "" ."""

    code: str
    text: str
    values: tuple[tuple[str, str], ...]
    role: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Spec:
    """A cube: its axes and its cells as written ("12.5", "..", "-"), the last axis fastest."""

    axes: tuple[Axis, ...]
    cells: tuple[str, ...]
    title: str = "Made for a test"

    def __post_init__(self) -> None:
        assert len(self.cells) == prod(len(axis.values) for axis in self.axes)

    def rows(self) -> list[tuple[tuple[tuple[str, str], ...], str]]:
        """Each cell with the (code, label) of every axis."""
        keys = product(*(axis.values for axis in self.axes))
        return list(zip(keys, self.cells, strict=True))


def number(cell: str) -> float | None:
    if cell in ("-", "–"):
        return 0.0
    return None if cell.strip(".") == "" else float(cell)


def write_px(
    spec: Spec, encoding: str = "utf-8", per_line: int = 7, newline: str = "\r\n"
) -> bytes:
    """A PX file: stub all axes but the last, long lists continued over lines."""
    names = [axis.text for axis in spec.axes]
    lines = [
        f'CHARSET="{"ANSI" if encoding != "utf-8" else "Unicode"}";',
        'AXIS-VERSION="2013";',
        f'CODEPAGE="{encoding}";',
        'LANGUAGE="sv";',
        'MATRIX="TEST";',
        f'TITLE="{spec.title[:9]}"',
        f'"{spec.title[9:]}";',
        f"STUB={_quoted(names[:-1])};",
        f"HEADING={_quoted(names[-1:])};",
    ]
    lines += [f'CONTVARIABLE="{axis.text}";' for axis in spec.axes if axis.role == "contents"] or [
        'CONTENTS="Antal";'
    ]
    for axis in spec.axes:
        labels = [label for _, label in axis.values]
        lines.append(f'VALUES("{axis.text}")={_continued(labels)};')
        if axis.role == "time":
            lines.append(
                f'TIMEVAL("{axis.text}")=TLIST(A1),{_quoted([c for c, _ in axis.values])};'
            )
        lines.append(f'CODES("{axis.text}")={_quoted([code for code, _ in axis.values])};')
        lines.append(f'VARIABLECODE("{axis.text}")="{axis.code}";')
    cells = [
        cell if number(cell) is not None and cell not in "-–" else f'"{cell}"'
        for cell in spec.cells
    ]
    lines.append("DATA=")
    lines += [" ".join(cells[at : at + per_line]) for at in range(0, len(cells), per_line)]
    return (newline.join(lines) + f"{newline};{newline}").encode(encoding)


def _quoted(words: list[str]) -> str:
    return ",".join(f'"{word}"' for word in words)


def _continued(words: list[str]) -> str:
    """Two strings a line; the first word is broken over lines, as PC-Axis does with long ones."""
    first, *rest = words
    cut = len(first) // 2
    head = f'"{first[:cut]}"\r\n"{first[cut:]}"' if cut else f'"{first}"'
    return ",\r\n".join([head, *(f'"{word}"' for word in rest)])


def write_jsonstat(spec: Spec, *, index: str = "object", values: str = "list") -> bytes:
    """json-stat2; *index* "list" or "object" (keys in reverse), *values* "list" or "object"."""
    return json.dumps(jsonstat(spec, index=index, values=values), ensure_ascii=False).encode()


def jsonstat(spec: Spec, *, index: str = "object", values: str = "list") -> dict:
    numbers = [number(cell) for cell in spec.cells]
    document = metadata(spec, index=index)
    document["value"] = (
        numbers
        if values == "list"
        else {str(at): n for at, n in enumerate(numbers) if n is not None}
    )
    status = {str(at): cell for at, cell in enumerate(spec.cells) if number(cell) is None}
    if status:
        document["status"] = status
    return document


def metadata(spec: Spec, *, index: str = "object") -> dict:
    """What /tables/{id}/metadata answers with."""
    dimensions = {}
    for axis in spec.axes:
        codes = [code for code, _ in axis.values]
        places = {code: at for at, code in enumerate(codes)}
        dimensions[axis.code] = {
            "label": axis.text,
            "category": {
                "index": codes if index == "list" else dict(reversed(places.items())),
                "label": dict(reversed(axis.values)),
            },
            "extension": {"elimination": axis.optional},
        }
    return {
        "version": "2.0",
        "class": "dataset",
        "label": spec.title,
        "updated": "2026-02-07T07:00:00Z",
        "role": {
            "time": [axis.code for axis in spec.axes if axis.role == "time"],
            "metric": [axis.code for axis in spec.axes if axis.role == "contents"],
        },
        "id": [axis.code for axis in spec.axes],
        "size": [len(axis.values) for axis in spec.axes],
        "dimension": dimensions,
    }


def write_pxjson(spec: Spec) -> bytes:
    """PxWeb's json: keys are codes, numbers are strings, contents in columns."""
    contents = next((axis for axis in spec.axes if axis.role == "contents"), None)
    keyed = [axis for axis in spec.axes if axis is not contents]
    columns = [
        {"code": axis.code, "text": axis.text, "type": "t" if axis.role == "time" else "d"}
        for axis in keyed
    ]
    figures = contents.values if contents else (("antal", "antal"),)
    columns += [{"code": code, "text": label, "type": "c"} for code, label in figures]
    rows: dict[tuple[str, ...], list[str]] = {}
    for key, cell in spec.rows():
        own = [code for axis, (code, _) in zip(spec.axes, key, strict=True) if axis is not contents]
        rows.setdefault(tuple(own), []).append(cell)
    data = [{"key": list(key), "values": values} for key, values in rows.items()]
    return json.dumps({"columns": columns, "comments": [], "data": data}).encode()


def write_csv(
    spec: Spec,
    *,
    wide: bool = True,
    separator: str = ",",
    encoding: str = "utf-8",
    coded: bool = True,
) -> bytes:
    """PxWeb's CSV: periods as columns, or one row a figure; labels with their codes first."""
    contents = next((axis for axis in spec.axes if axis.role == "contents"), None)
    time = next(axis for axis in spec.axes if axis.role == "time")
    across = [axis for axis in spec.axes if axis is contents or (wide and axis is time)]
    down = [axis for axis in spec.axes if axis not in across]
    table: dict[tuple[str, ...], dict[str, str]] = {}
    heads: list[str] = []
    for key, cell in spec.rows():
        said = dict(zip((axis.code for axis in spec.axes), key, strict=True))
        row = tuple(_label(said[axis.code], coded and axis is not time) for axis in down)
        head = " ".join(said[axis.code][1] for axis in across) or "Antal"
        if head not in heads:
            heads.append(head)
        table.setdefault(row, {})[head] = cell if separator == "," else cell.replace(".", ",")
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*(axis.text for axis in down), *heads])
    for row, cells in table.items():
        signs = {",": ".", ",,": "..", ",,,": "..."}
        writer.writerow([*row, *(signs.get(cells[head], cells[head]) for head in heads)])
    return stream.getvalue().encode(encoding)


def _label(value: tuple[str, str], coded: bool) -> str:
    code, label = value
    return f"{code} {label}" if coded and code != label else label
