import pytest
from click.testing import CliRunner

from slussen.lib.errors import UserError
from slussen.taxonomy.cli.link import link

LABELS = "label_id\tconcept_id\tlabel\nl1\tc1\tsömmerska\nl2\tc2\tsnickare\nl3\tg\thantverkare\n"
CONCEPTS = "concept_id\tbroader\nc1\tg\nc2\tg\n"
QUERIES = "query_id\ttext\nq1\tsömerska\nq2\t\nq3\tbyggsnickare\n"


@pytest.fixture(autouse=True)
def _by_letters(by_letters: None) -> None:
    """Linked without the encoder."""


@pytest.fixture
def files(tmp_path):
    for name, content in (("labels", LABELS), ("concepts", CONCEPTS), ("queries", QUERIES)):
        (tmp_path / f"{name}.tsv").write_text(content, encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(link, [str(each) for each in arguments], catch_exceptions=False)


def on_files(files, *more):
    given = ["--labels", files / "labels.tsv", "--queries", files / "queries.tsv"]
    return run(*given, "--lang", "sv", "-o", files / "ranks.tsv", *more)


def test_files(files):
    result = on_files(files, "--concepts", files / "concepts.tsv", "--top", "2")
    assert result.exit_code == 0
    assert "no encoder is installed; linked by letters" in result.stderr
    rows = [line.split("\t") for line in (files / "ranks.tsv").read_text().splitlines()]
    assert rows[0] == ["query_id", "rank", "label_id", "concept_id", "score"]
    assert [row[:4] for row in rows[1:] if row[1] == "1"] == [
        ["q1", "1", "l1", "c1"],
        ["q3", "1", "l2", "c2"],
    ]
    assert len(rows) == 5


def test_without_a_hierarchy_and_the_same_on_every_run(files):
    on_files(files)
    first = (files / "ranks.tsv").read_bytes()
    on_files(files)
    assert (files / "ranks.tsv").read_bytes() == first


def test_a_ring_is_one_line_and_nothing_is_written(files):
    (files / "concepts.tsv").write_text("concept_id\tbroader\nc1\tc2\nc2\tc1\n")
    with pytest.raises(UserError, match=r"concepts\.tsv: \"c[12]\" stands under itself"):
        on_files(files, "--concepts", files / "concepts.tsv")
    assert not (files / "ranks.tsv").exists()


def test_what_is_missing_is_said(files):
    with pytest.raises(UserError, match="give TEXT, or --labels, --queries and -o"):
        run("--labels", files / "labels.tsv")
    with pytest.raises(UserError, match="the folder does not exist"):
        run(
            *("--labels", files / "labels.tsv", "--queries", files / "queries.tsv"),
            *("-o", files / "none" / "ranks.tsv"),
        )


def test_a_text():
    result = run("sömmerska", "--kind", "occupation", "--top", "2")
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[0] for line in lines] == ["1", "2"]
    assert lines[0][2:] == ["ateljésömmerska", "7531", 'same: "sömmerska" (sv)']


def test_a_text_without_letters():
    with pytest.raises(UserError, match="expected a text with letters"):
        run("😀")
