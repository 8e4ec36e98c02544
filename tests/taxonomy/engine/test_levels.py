import pytest

from slussen.lib.text import Text
from slussen.taxonomy.engine.levels import STUDY_PATHS, Cefr, SwedishCourse


@pytest.mark.parametrize(
    ("said", "level"),
    [("A1−/A1", Cefr.A1), ("A1/A2", Cefr.A2), ("A2/A2+", Cefr.A2), ("B1/B1+", Cefr.B1), ("", None)],
)
def test_what_a_course_comes_to_at_least(said: str, level: Cefr | None) -> None:
    assert SwedishCourse("x", Text("", ""), said, None).reaches == level


def test_every_path_leads_to_course_d() -> None:
    for path in STUDY_PATHS.values():
        assert path == STUDY_PATHS[1][-len(path) :]
