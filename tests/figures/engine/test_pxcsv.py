import pytest

from slussen.figures.engine.publication import BadPublication, Publication
from slussen.figures.engine.pxcsv import parse_csv

WIDE = '"region","kön","2023","2024"\n"18 Örebro län","män ",1,2\n"18 Örebro län","kvinnor",..,-\n'


def shape(publication: Publication) -> list[tuple[str, int]]:
    return [(variable.code, len(variable.values)) for variable in publication.variables]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_periods_as_columns(encoding: str, separator: str) -> None:
    found = parse_csv(WIDE.replace(",", separator).encode(encoding), "f.csv")
    assert shape(found) == [("region", 1), ("kön", 2), ("time", 2)]
    assert found.cells["value"].to_list() == [1.0, 2.0, None, 0.0]
    assert found.cells["mark"].to_list() == [None, None, "suppressed", None]
    assert [value.label for value in found.variables[1].values] == ["män", "kvinnor"]
    assert found.variables[2].role == "time"


def test_contents_and_periods_in_the_head() -> None:
    text = '"region","Folkmängd 2023","Folkmängd 2024","Födda 2023","Födda 2024"\n"18",1,2,3,4\n'
    found = parse_csv(text.encode(), "f.csv")
    assert shape(found) == [("region", 1), ("contents", 2), ("time", 2)]
    assert list(found.cells.select("1", "2", "value").iter_rows()) == [
        (0, 0, 1.0),
        (0, 1, 2.0),
        (1, 0, 3.0),
        (1, 1, 4.0),
    ]


def test_a_label_column_may_have_a_year_in_its_name() -> None:
    found = parse_csv(b"region,SSYK 2012,2023\n18,Murare,5\n18,Snickare,..\n", "f.csv")
    assert shape(found) == [("region", 1), ("SSYK 2012", 2), ("time", 1)]


def test_one_row_a_figure() -> None:
    text = "region;kön;år;Folkmängd;Födda\n18;män;2024;1 200,5;-\n18;kvinnor;2024;..;4\n"
    found = parse_csv(text.encode(), "f.csv")
    assert shape(found) == [("region", 1), ("kön", 2), ("år", 1), ("contents", 2)]
    assert found.cells["value"].to_list() == [1200.5, 0.0, None, 4.0]
    assert found.variables[2].role == "time"


def test_codes_are_no_figures_when_they_are_known_or_keep_a_zero() -> None:
    text = "region,ssyk4,year,n\n18,2221,2024,7\n18,5321,2024,9\n"
    found = parse_csv(text.encode(), "f.csv", labels=["ssyk4"], contents=["n"])
    assert shape(found)[1] == ("ssyk4", 2)
    for options in ({}, {"labels": ["ssyk4"]}):
        found = parse_csv(b"region,ssyk4,n\n18,0110,7\n18,5321,9\n", "f.csv", **options)
        assert shape(found)[1] == ("ssyk4", 2)
    # Everything but the first column is numbers: then they are figures.
    assert shape(parse_csv(b"region,a,b\n18,1,2\n", "f.csv")) == [("region", 1), ("contents", 2)]


def test_words_are_figures_under_a_known_name() -> None:
    text = "yrke,jobbmojligheter\nSnickare,små\nMurare,stora\n"
    found = parse_csv(text.encode(), "f.csv", contents=["jobbmojligheter"])
    assert found.cells["text"].to_list() == ["små", "stora"]


def test_a_title_above_and_notes_below() -> None:
    text = 'Folkmängd efter region\n\n"region","2024"\n"18",5\n\nKälla: SCB\nUppdaterad 2025\n'
    found = parse_csv(text.encode(), "f.csv")
    assert found.title == "Folkmängd efter region"
    assert found.notes == ("Källa: SCB", "Uppdaterad 2025")
    assert found.cells["value"].to_list() == [5.0]


def test_a_column_called_value_says_nothing_of_what_is_counted() -> None:
    found = parse_csv(b"region,kpi,year,value\n18,N1,2024,7.5\n", "f.csv")
    assert shape(found) == [("region", 1), ("kpi", 1), ("year", 1)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WIDE + '"18 Örebro län","to', "half-downloaded"),
        (WIDE + '"18 Örebro län"\n"19","x",1,2\n', "line 5: a row after the notes"),
        (WIDE + '"18 Örebro län","totalt",1\n', "line 4: 3 columns, half-downloaded"),
        (WIDE + '"18 Örebro län","totalt",1,2,3\n', "line 4: 5 columns .expected 4"),
        ('"region","2024"\n', "a head and no rows"),
        ("just words\nand more\n", "a single column"),
        ("a,b\nx,y\n", "no column holds figures"),
        ("2023,2024\n1,2\n", "no column holds labels"),
    ],
)
def test_damaged_files_are_refused_with_the_line(text: str, says: str) -> None:
    with pytest.raises(BadPublication, match=says):
        parse_csv(text.encode(), "f.csv")
