from slussen.figures import queries
from slussen.figures.declarations import EVENTS


def test_the_log_may_name_any_table_and_nothing_else() -> None:
    kind, _ads = EVENTS
    allowed = kind.detail["table"]
    assert list(allowed) == list(queries.catalogue())
    assert len(allowed) == len(queries.catalogue())
    assert "someone's name" not in allowed
    assert allowed["ads"].sv == "Annonser i Platsbanken"


def test_of_imported_ads_the_log_says_only_how_many() -> None:
    _figures, kind = EVENTS
    assert set(kind.detail.values()) == {int}
