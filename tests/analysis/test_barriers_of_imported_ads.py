"""Imported ads fill Hinder (Barriers) on a county's page, from the file to the panel."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import Settings

from slussen.analysis import queries
from slussen.figures import queries as figures
from slussen.project.cli import main
from tests.figures.made_up_texts import made_up_ad, written

OCCUPATIONS = ("9111", "9210", "9320", "9412")
EACH = 100  # the fewest that an occupation is shown with


@pytest.fixture
def ads(tmp_path: Path) -> Path:
    """Everyone asks one ad in ten for a licence; 9412 asks eight in ten."""
    file = tmp_path / "ads.jsonl"
    made = []
    for occupation in OCCUPATIONS:
        tenths = 8 if occupation == "9412" else 1
        for number in range(EACH):
            asks = number % 10 < tenths
            made.append(
                made_up_ad(
                    f"{occupation}-{number}",
                    "Körkort krävs." if asks else "Körkort är meriterande.",
                    occupation_group={"legacy_ams_taxonomy_id": occupation},
                )
            )
    return written(file, *made)


@pytest.mark.django_db
def test_from_a_file_of_ads_to_the_panel(settings: Settings, tmp_path: Path, ads: Path) -> None:
    settings.SLUSSEN_HOME = tmp_path
    settings.FIGURES_HOME = tmp_path / "figures"
    figures.catalogue.cache_clear()
    try:
        result = CliRunner().invoke(main, ["ads", "import", str(ads), "--yes"])
        assert result.exit_code == 0, result.output
        analysis = queries.county_analysis("18")
    finally:
        figures.catalogue.cache_clear()
    values = {one.id: one.value for one in analysis.indicators if one.id.startswith("barrier_")}
    assert values["barrier_share:18:9412:driving_licence:2025"] == 80
    assert values["barrier_comparable:18:9412:driving_licence:2025"] == 10
    assert values["barrier_index:18:2025:9412"] == 70
    assert values["barrier_index:18:2025:9111"] == 0
