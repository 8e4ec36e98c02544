from slussen.figures import listing, queries


def test_codes_become_words() -> None:
    assert listing.label("region", "18").sv == "Örebro län"
    assert listing.label("region", "00").en == "All of Sweden"
    assert listing.label("region", "1880").sv == "Örebro"
    assert listing.label("region", "SE12").sv == "Östra Mellansverige"
    assert listing.label("region", "99").sv == "99"
    assert listing.label("occupation", "2222").sv == "2222 Barnmorskor"
    assert listing.label("occupation", "0002").en == "0002"
    assert listing.label("birth", "foreign_born").sv == "utrikes födda"
    assert listing.label("age", "20-64").sv == "20\u2060–\u206064"
    assert listing.label("period", "not stated").sv == "inte angivet"
    assert listing.label("barometer_occupation", "no such id").sv == "no such id"


def test_rows_are_the_newest_first_and_only_what_differs() -> None:
    rows = listing.current_rows("labour_status", "18")
    assert rows is not None
    assert [head.en for head in rows.heads] == ["Period", "Sex", "Country of birth"]
    first, *_ = rows[0:3]
    assert first.labels[0].sv == "2026-06"
    assert first.unit.sv == "personer"
    assert len(rows[0:50]) == 50
    assert len(rows) > 200
    assert rows[7][0].measure.en


def test_assessments_are_words() -> None:
    rows = listing.current_rows("barometer", "18")
    assert rows is not None
    texts = {figure.text.sv for figure in rows[0 : len(rows)] if figure.text}
    assert texts == {"små", "medelstora", "stora", "minskar", "oförändrad", "ökar"}


def test_what_a_table_can_be_narrowed_to() -> None:
    stored = queries.current("pay_ssyk3")
    assert stored is not None
    options = dict(listing.region_options(stored))
    assert options["SE12"].sv == "Östra Mellansverige"
    values = listing.dimension_values(queries.table("pay_ssyk3"), stored)
    assert values["region"][0] == 8
    assert listing.dimension_values(queries.table("pay_ssyk3"), None) == {}


def test_a_table_without_figures_has_no_rows() -> None:
    assert listing.current_rows("employees_ssyk4") is None
