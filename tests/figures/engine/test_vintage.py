import pytest
from pydantic import ValidationError

from slussen.figures.engine.vintage import Origin, Step, Vintage

ORIGIN = {"publisher": "SCB", "table": "T", "retrieved": "2024", "via": "somewhere"}


def test_a_vintage_reads_back_as_it_was_written() -> None:
    made = Vintage.model_validate(
        {
            "id": "v",
            "table": "t",
            "made_at": "2026-11-23",
            "rows": 1,
            "sha256": "x",
            "origins": {"o": ORIGIN | {"steps": [{"sv": "Läst", "en": "Read"}]}},
        }
    )
    assert Vintage.model_validate_json(made.model_dump_json()) == made
    assert made.origins["o"].steps[0].text.en == "Read"


def test_rows_without_any_origin_are_no_vintage() -> None:
    with pytest.raises(ValidationError):
        Vintage.model_validate(
            {"id": "v", "table": "t", "made_at": "", "rows": 0, "sha256": "", "origins": {}}
        )


def test_nothing_in_it_can_be_changed() -> None:
    origin = Origin.model_validate(ORIGIN)
    with pytest.raises(ValidationError):
        origin.publisher = "Someone"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Step(sv="a", en="b").sv = "c"  # type: ignore[misc]
