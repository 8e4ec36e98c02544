"""Reads of places. The lists ship with the package, as SCB publishes them."""

import csv
from functools import cache
from importlib.resources import files

from slussen.lib.text import Text
from slussen.regions.engine.places import County, Municipality, find_county


@cache
def counties() -> tuple[County, ...]:
    """The 21 counties in code order, each with its municipalities."""
    municipalities: dict[str, list[Municipality]] = {}
    for row in _rows("municipalities.csv"):
        municipalities.setdefault(row["county"], []).append(Municipality(**row))
    return tuple(
        County(
            code=row["code"],
            name=row["name"],
            title=Text(row["name_sv"], f"{row['name']} County"),
            nuts2=row["nuts2"],
            nuts2_name=Text(row["nuts2_sv"], row["nuts2_en"]),
            municipalities=tuple(municipalities[row["code"]]),
        )
        for row in _rows("counties.csv")
    )


def county(wanted: str) -> County:
    """The county with this code or name; raises UnknownPlace with one clear line."""
    return find_county(wanted, counties())


def _rows(name: str) -> list[dict[str, str]]:
    with (files("slussen.regions") / "data" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
