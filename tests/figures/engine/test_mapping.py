"""Cells to rows, and the round trip: what a publisher writes in any format is what we read."""

import json
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussen.figures.engine.mapping import map_publication
from slussen.figures.engine.matching import Mismatch
from slussen.figures.engine.reading import read
from slussen.figures.queries import PACKAGE_CATALOGUE
from slussen.figures.store import read_catalogue
from tests.figures.conftest import BIRTHS, SEXES, labour_spec
from tests.figures.writers import (
    Axis,
    Spec,
    number,
    write_csv,
    write_jsonstat,
    write_px,
    write_pxjson,
)

ENTRIES = read_catalogue(PACKAGE_CATALOGUE)
LABOUR = ENTRIES["labour_status"].model_copy(update={"mark": None})
OURS = {
    "Region": {"00": "00", "18": "18", "20": "20", "0180": "0180"},
    "Kon": {"1": "men", "2": "women", "1+2": "total"},
    "Alder": {"20-64": "20-64"},
    "Fodelseregion": {"13": "born_in_sweden", "23": "foreign_born", "tot": "total"},
    "ContentsCode": {
        "000006IK": "employment_rate",
        "000006II": "unemployment_rate",
        "S1": "employed",
    },
}
REGIONS = (("00", "Riket"), ("18", "Örebro län"), ("20", "Dalarnas län"), ("0180", "Stockholm"))
CONTENTS = (
    ("000006IK", "sysselsättningsgrad"),
    ("000006II", "arbetslöshet"),
    ("S1", "antal sysselsatta"),
)
NO_BREAK_HYPHEN = "\u2011"
cells = st.one_of(
    st.integers(0, 10**7).map(str),
    st.floats(0, 100).map(lambda n: f"{n:.1f}"),
    st.sampled_from(["..", ".", "-"]),
)


def some(values: tuple) -> st.SearchStrategy:
    return st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple)


@st.composite
def specs(draw: st.DrawFn) -> Spec:
    periods = draw(some(("2024M11", "2024M12", "2025M01")))
    dash = draw(st.sampled_from(["-", "–", NO_BREAK_HYPHEN]))
    axes = [
        Axis("Region", draw(st.sampled_from(["region", "Region"])), draw(some(REGIONS))),
        Axis("Kon", "kön", draw(some(SEXES))),
        Axis("Alder", "ålder", (("20-64", f"20{dash}64 år"),)),
        Axis("Fodelseregion", "födelseregion", draw(some(BIRTHS))),
        Axis("ContentsCode", "tabellinnehåll", draw(some(CONTENTS)), "contents"),
        Axis("Tid", "månad", tuple((p, p) for p in periods), "time"),
    ]
    axes = draw(st.permutations(axes))
    size = 1
    for axis in axes:
        size *= len(axis.values)
    return Spec(tuple(axes), tuple(draw(st.lists(cells, min_size=size, max_size=size))))


def expected(spec: Spec) -> dict[tuple[str, ...], tuple[float | None, str | None]]:
    marks = {"..": "suppressed", ".": "missing"}
    rows = {}
    for key, cell in spec.rows():
        said = dict(zip((axis.code for axis in spec.axes), (code for code, _ in key), strict=True))
        ours = {axis: OURS[axis][code] for axis, code in said.items() if axis != "Tid"}
        place = (
            ours["Region"],
            f"{said['Tid'][:4]}-{said['Tid'][5:]}",
            ours["Kon"],
            ours["Fodelseregion"],
            ours["Alder"],
            ours["ContentsCode"],
        )
        rows[place] = (number(cell), marks.get(cell))
    return rows


def tidy(data: bytes) -> dict[tuple[str, ...], tuple[float | None, str | None]]:
    frame = map_publication(read(data, "file"), LABOUR, "o").frame
    assert frame.columns == list(LABOUR.columns)
    keys = [*LABOUR.dimensions, "measure"]
    return {
        tuple(row[name] for name in keys): (row["value"], row["mark"])
        for row in frame.iter_rows(named=True)
    }


@settings(max_examples=30, deadline=None)
@given(
    specs(),
    st.sampled_from(["utf-8", "cp1252"]),
    st.integers(1, 9),
    st.sampled_from(["\n", "\r\n"]),
)
def test_px_round_trip(spec: Spec, encoding: str, per_line: int, newline: str) -> None:
    data = write_px(spec, encoding="utf-8", per_line=per_line, newline=newline)
    if encoding == "cp1252":
        data = data.decode().replace(NO_BREAK_HYPHEN, "-").encode("cp1252")
    assert tidy(data) == expected(spec)


@settings(max_examples=30, deadline=None)
@given(specs(), st.sampled_from(["list", "object"]), st.sampled_from(["list", "object"]))
def test_jsonstat_round_trip(spec: Spec, index: str, values: str) -> None:
    assert tidy(write_jsonstat(spec, index=index, values=values)) == expected(spec)


@settings(max_examples=20, deadline=None)
@given(specs())
def test_pxweb_json_round_trip(spec: Spec) -> None:
    assert tidy(write_pxjson(spec)) == expected(spec)


@settings(max_examples=30, deadline=None)
@given(specs(), st.booleans(), st.sampled_from(",;\t"), st.booleans())
def test_csv_round_trip(spec: Spec, wide: bool, separator: str, latin: bool) -> None:
    data = write_csv(spec, wide=wide, separator=separator)
    if latin:
        data = data.decode().replace(NO_BREAK_HYPHEN, "-").replace("–", "-").encode("latin-1")
    assert tidy(data) == expected(spec)


def test_a_table_s_own_mark_is_put_on_figures_and_not_on_gaps() -> None:
    entry = ENTRIES["labour_status"]
    frame = map_publication(
        read(write_px(labour_spec(("..",) + ("61.5",) * 17)), "f"), entry, "o"
    ).frame
    assert frame["mark"].to_list()[:2] == ["suppressed", "preliminary"]


def test_a_constant_may_change_with_the_period() -> None:
    backgrounds = (("v1", "vistelsetid 0-1 år"), ("s", "samtliga"), ("x", "ålder: 20-24 år"))
    axes = (
        Axis("Region", "region", (("18", "Örebro län"),)),
        Axis("Kon", "kön", (("1+2", "män och kvinnor"),)),
        Axis("BakgrVar", "bakgrundsvariabel", backgrounds),
        Axis("c", "c", (("a", "Andel sysselsatta"),), "contents"),
        Axis("Tid", "år", (("2021", "2021"), ("2022", "2022")), "time"),
    )
    found = map_publication(
        read(write_jsonstat(Spec(axes, ("50",) * 6)), "f"), ENTRIES["establishment"], "o"
    )
    assert list(found.frame.select("period", "residence", "age").iter_rows()) == [
        ("2021", "0-1", "20-64"),
        ("2022", "0-1", "20-65"),
    ]
    assert 'Utelämnat ur bakgrundsvariabel: "samtliga", "ålder: 20-24 år"' in [
        note.sv for note in found.notes
    ]


def commuting(*numbers: str) -> Spec:
    labels = (
        "Utpendlare över regiongräns",
        "Nattbefolkning (förvärvsarbetande)",
        "Inpendlare över regiongräns",
        "Dagbefolkning (förvärvsarbetande)",
    )
    axes = (
        Axis("Region", "region", (("18", "Örebro län"),)),
        Axis("Tid", "år", (("2024", "2024"),), "time"),
        Axis("c", "c", tuple((str(n), label) for n, label in enumerate(labels)), "contents"),
    )
    return Spec(axes, numbers)


def test_shares_are_computed_of_two_contents_and_marked_so() -> None:
    found = map_publication(
        read(write_jsonstat(commuting("-25", "200", "..", "100")), "f"), ENTRIES["commuting"], "o"
    )
    rows = {row["measure"]: (row["value"], row["mark"]) for row in found.frame.to_dicts()}
    assert rows == {"out_share": (12.5, "derived"), "in_share": (None, "suppressed")}
    assert found.notes[0].en.endswith("divided by nattbefolkning (förvärvsarbetande)")


def test_nothing_is_divided_by_nothing() -> None:
    found = map_publication(
        read(write_jsonstat(commuting("25", "-", "5", "..")), "f"), ENTRIES["commuting"], "o"
    )
    assert found.frame["value"].to_list() == [None, None]
    assert sorted(found.frame["mark"].to_list()) == ["missing", "suppressed"]


BAROMETER = [
    {
        "yb_concept_id": "a",
        "lan": "18",
        "omgang": "2025-2",
        "jobbmojligheter": "Små",
        "prognos": None,
    },
    {
        "yb_concept_id": "b",
        "lan": "18",
        "omgang": "2025-2",
        "jobbmojligheter": None,
        "prognos": "öka",
    },
]


def barometer(rows: list[dict]) -> pl.DataFrame:
    entry = ENTRIES["barometer"]
    publication = read(
        json.dumps(rows).encode(),
        "b.json",
        labels=["yb_concept_id", "lan", "omgang"],
        contents=["jobbmojligheter", "prognos"],
    )
    return map_publication(publication, entry, "o").frame


def test_assessments_become_levels_and_none_is_not_small() -> None:
    found = barometer(BAROMETER)
    assert found["value"].to_list() == [1.0, None, None, 1.0]
    assert found["mark"].to_list() == [None, "not_assessed", "not_assessed", None]


def test_an_assessment_in_unknown_words_stops_it() -> None:
    with pytest.raises(
        Mismatch, match=r'18 2025-2 a chances: "enorma" is no figure \(expected små'
    ):
        barometer([BAROMETER[0] | {"jobbmojligheter": "enorma"}])


def test_a_word_where_a_number_belongs_stops_it() -> None:
    data = write_csv(labour_spec(("x",) + ("1",) * 17))
    with pytest.raises(Mismatch, match='"x" is no figure'):
        tidy(data)


def test_region_and_period_may_be_constant() -> None:
    publication = read(
        b"ssyk4_from,ssyk4_to,rank\n0110,1230,3\n",
        "f.csv",
        labels=["ssyk4_from", "ssyk4_to"],
        contents=["rank"],
    )
    (row,) = map_publication(publication, ENTRIES["occupation_switches"], "o").frame.rows()
    assert row == ("00", "not stated", "0110", "1230", "rank", 3.0, None, "o")


def test_a_publication_with_nothing_of_the_table_stops_it() -> None:
    publication = read(write_px(labour_spec()), "f")
    empty = replace(publication, cells=publication.cells.clear())
    with pytest.raises(Mismatch, match="nothing in the publication belongs to the table"):
        map_publication(empty, LABOUR, "o")


def test_the_same_cell_twice_stops_it() -> None:
    data = write_csv(labour_spec()) + write_csv(labour_spec()).split(b"\r\n", 1)[1]
    with pytest.raises(Mismatch, match="the same cell occurs twice: 00 2026-07"):
        tidy(data)


def test_a_column_that_only_names_another_is_let_pass_in_lists() -> None:
    text = "geo_code,geo_level,ssyk4,label,år,ads\n" + "".join(
        f"{place},county,{code},{name},2024,5\n"
        for place in ("18", "20")
        for code, name in (("2221", "a"), ("5321", "b"))
    )
    publication = read(text.encode(), "f.csv", labels=["geo_code", "ssyk4"], contents=["ads"])
    assert map_publication(publication, ENTRIES["ads"], "o").frame.height == 4


def test_a_column_that_says_something_of_its_own_is_not() -> None:
    text = "geo_code,sektor,ssyk4,år,ads\n18,privat,2221,2024,5\n20,offentlig,2221,2024,5\n"
    publication = read(text.encode(), "f.csv", labels=["geo_code", "ssyk4"], contents=["ads"])
    with pytest.raises(Mismatch, match="sektor has 2 values"):
        map_publication(publication, ENTRIES["ads"], "o")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("pxweb_raw_000000CG_latin1_suppressed.csv", "pay_ssyk3"),
        ("pxweb_raw_000000NL_latin1.csv", "employees_ssyk3"),
    ],
)
def test_recorded_answers_give_the_figures_that_ship(
    shared_data: Path, name: str, table: str
) -> None:
    entry = ENTRIES[table]
    read_back = map_publication(
        read((shared_data / "fixtures" / name).read_bytes(), name), entry, "o"
    ).frame
    shipped = pl.read_parquet(
        PACKAGE_CATALOGUE.parent / "data" / table / "shipped" / "data.parquet"
    )
    keys = [*entry.dimensions, "measure"]
    both = read_back.join(shipped, on=keys, suffix="_shipped")
    assert both.height == read_back.height > 2000
    assert both.filter(pl.col("value").ne_missing(pl.col("value_shipped"))).is_empty()
