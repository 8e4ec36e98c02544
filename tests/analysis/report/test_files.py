"""Names of reports' files."""

from slussen.analysis.report.files import file_name
from slussen.regions.queries import counties


def test_names_are_plain_and_unique() -> None:
    names = [file_name(county, "html") for county in counties()]
    assert len(set(names)) == 21
    assert "18-orebro.html" in names
    assert "14-vastra-gotaland.html" in names
    assert all(name.isascii() and " " not in name for name in names)
