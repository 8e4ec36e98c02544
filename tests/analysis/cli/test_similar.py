"""slussen similar: the list, the table, and every way of asking for what cannot be."""

import csv
import io
import json

import polars as pl
import pytest
from click.testing import CliRunner

from slussen.analysis.cli.similar import COLUMNS, similar
from slussen.project import cli


def run(*arguments: str) -> str:
    done = CliRunner().invoke(similar, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def refused(capsys, *arguments: str) -> str:
    with pytest.raises(SystemExit) as stop:
        cli.main(["similar", *arguments])
    assert stop.value.code == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.count("\n") == 1
    return found.err


def test_the_list_names_seven_with_reasons_in_two_languages():
    swedish, english = run("18"), run("18", "--lang", "en")
    assert swedish.startswith("Örebro län (18) liknar mest:\n\n1. ")
    assert "\n7. " in swedish
    assert "\n8. " not in swedish
    assert swedish.count("   lika") == 21
    assert swedish.count("   olika") == 21
    assert english.startswith("Örebro County (18) is most like:")
    assert "Weights: size=1, population=1, integration=2, occupations=2" in english
    assert "Year not stated" not in english


def test_a_mix_is_told_by_occupation_groups_with_both_figures():
    lines = run("18", "--lang", "en").splitlines()
    line = next(one for one in lines if one.startswith("   unlike The advertised"))
    assert "The advertised occupations, among them " in line
    assert line.count(" against ") == 2
    assert line.endswith(" percent")


def test_a_municipality_says_which_figures_state_no_year():
    text = run("Västerås", "--lang", "en", "--count", "2")
    assert text.startswith("Västerås (1980) is most like:")
    assert "Year not stated: Median income aged 20–64, Share foreign-born" in text


def test_the_tables_parts_sum_to_the_square_of_the_distance():
    found = rows(run("18", "-o", "-"))
    assert list(found[0]) == list(COLUMNS)
    assert len(found) == 7 * 14
    for rank in map(str, range(1, 8)):
        own = [row for row in found if row["rank"] == rank]
        whole = sum(float(row["part"]) for row in own)
        assert whole == pytest.approx(float(own[0]["distance"]) ** 2)
        assert sum(float(row["share"]) for row in own) == pytest.approx(1)
        roles = [row["role"] for row in own]
        assert roles.count("alike") == roles.count("unlike") == 3
    mixes = [row for row in found if row["theme"] == "occupations"]
    assert {row["value"] for row in mixes} == {""}


def test_a_weight_of_zero_leaves_the_theme_out():
    found = rows(run("18", "-o", "-", "--weights", "size=0, occupations=3"))
    assert {row["theme"] for row in found} == {"population", "integration", "occupations"}


@pytest.mark.parametrize("ending", ["csv", "parquet", "json"])
def test_the_file_is_as_its_ending_says(tmp_path, ending):
    file = tmp_path / f"out.{ending}"
    assert run("1880", "--count", "2", "-o", str(file)) == ""
    if ending == "json":
        found = json.loads(file.read_text(encoding="utf-8"))
    elif ending == "parquet":
        found = pl.read_parquet(file).to_dicts()
    else:
        found = rows(file.read_text(encoding="utf-8"))
    assert len(found) == 2 * 13
    assert found[0]["region"] == "0780"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Örebro"], '"Örebro" is more than one place: give 18 or 1880'),
        (["Atlantis"], 'no county or municipality "Atlantis"'),
        (["18", "--lang", "ar"], 'no language "ar"'),
        (["18", "--count", "0"], "count 0 (expected 1 to 20)"),
        (["1880", "--count", "290"], "count 290 (expected 1 to 289)"),
        (["18", "--weights", "size"], '--weights: "size" (expected THEME=WEIGHT'),
        (["18", "--weights", "size=much"], '"size=much" (expected THEME=WEIGHT'),
        (["18", "--weights", "size=nan"], "size: weight nan (expected 0 to 3)"),
        (["18", "--weights", "jobs=1"], 'no theme "jobs"'),
        (["18", "-o", "out.xlsx"], "unknown ending"),
    ],
)
def test_what_cannot_be_is_one_line(capsys, arguments, said):
    assert said in refused(capsys, *arguments)


def test_where_mixes_are_alike_no_difference_is_told():
    text = run("18", "--lang", "en", "--weights", "size=0,population=0,integration=0")
    alike = [line for line in text.splitlines() if line.startswith("   alike")]
    unlike = [line for line in text.splitlines() if line.startswith("   unlike")]
    assert alike
    assert unlike
    assert not any("among them" in line for line in alike)
    assert all("among them" in line for line in unlike)
