from slussen.figures import queries
from slussen.figures.engine.vintage import Origin
from slussen.figures.staging import (
    contents_of,
    labels_of,
    parse,
    reading,
    stage,
    together,
)
from tests.figures.conftest import labour_spec
from tests.figures.writers import write_csv
from tests.tree import ROOT

ORIGIN = Origin(publisher="SCB", table="T", retrieved="2026", via="test", sha256="abc")


def read(spec=None, key: str = "o"):
    entry = queries.table("labour_status")
    return reading(parse(write_csv(spec or labour_spec()), "f.csv", entry), entry, key, ORIGIN)


def test_what_publications_call_a_table_s_parts() -> None:
    entry = queries.table("commuting")
    assert "Region" in labels_of(entry)
    assert "utpendlare över regiongräns" in contents_of(entry)
    assert "out_share" in contents_of(entry)


def test_parts_of_one_answer_are_one_reading() -> None:
    parts = [read(labour_spec(periods=(month,))) for month in ("2026M07", "2026M08")]
    whole = together(parts)
    assert whole.frame.height == 36
    assert whole.notes == parts[0].notes
    assert len(whole.origin.steps) == 1 + len(whole.notes)


def test_a_later_reading_wins(home, nothing_ships: None) -> None:
    first = read(labour_spec(("50",) * 18), "first")
    later = read(labour_spec(("60",) * 18), "later")
    staged = stage(queries.table("labour_status"), [first, later], [])
    assert set(staged.frame["value"]) == {60.0}
    assert set(staged.origins) == {"later"}


def test_nothing_is_known_before_it_is_published(home, nothing_ships: None) -> None:
    assert not stage(queries.table("labour_status"), [read()], []).is_known


def test_the_example_of_the_method_page_reads() -> None:
    """Requirements counted in ads: what docs/methods/barriers.md tells an analyst to import."""
    page = (ROOT / "docs" / "methods" / "barriers.md").read_text(encoding="utf-8")
    example = page.partition("```csv\n")[2].partition("```")[0]
    entry = queries.table("ad_requirements")
    frame = reading(parse(example.encode(), "krav.csv", entry), entry, "o", ORIGIN).frame
    rows = frame.select(*entry.dimensions, "measure", "value").rows()
    found = {tuple(key): value for *key, value in rows}
    assert found == {
        ("00", "2025", "9111", "fluent_swedish", "ads"): 412,
        ("00", "2025", "9111", "fluent_swedish", "ads_with"): 97,
        ("00", "2025", "9111", "driving_licence", "ads"): 412,
        ("00", "2025", "9111", "driving_licence", "ads_with"): 160,
    }
