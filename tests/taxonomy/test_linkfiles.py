import pytest

from slussen.lib.errors import UserError
from slussen.taxonomy.engine.linking.linker import Link
from slussen.taxonomy.engine.linking.vocabulary import Label
from slussen.taxonomy.linkfiles import ranks, read_concepts, read_labels, read_queries


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "file.tsv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_labels(file):
    path = file("label_id\tconcept_id\tlabel\nl1\tc1\tsömmerska\nl2\tc1\ta\u2028b\n")
    assert read_labels(path, "sv") == [
        Label("l1", "c1", "sömmerska", "sv"),
        Label("l2", "c1", "a\u2028b", "sv"),
    ]


def test_columns_by_their_names_and_ends_of_line_as_windows_has_them(file):
    path = file("\ufefflabel\tother\tconcept_id\tlabel_id\r\nkock\tx\tc1\tl1\r\n\r\n")
    assert read_labels(path, "") == [Label("l1", "c1", "kock", "")]


def test_concepts_and_queries(file):
    assert read_concepts(file("concept_id\tbroader\na\tb\nb\t\n")) == [("a", "b")]
    assert read_queries(file("query_id\ttext\nq1\tkock\nq2\t\n")) == {"q1": "kock", "q2": ""}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "row 1: an empty file (expected the columns label_id, concept_id, label, by tabs)"),
        ("a,b\n", "row 1: a,b (expected the columns label_id"),
        ("label_id\tconcept_id\tlabel\nl1\tc1\n", "row 2: 2 cells (expected 3, by tabs)"),
        (
            "label_id\tconcept_id\tlabel\nl1\tc1\ta\nl1\tc2\tb\n",
            'row 3: label_id "l1" stands twice',
        ),
        ("label_id\tconcept_id\tlabel\n\tc1\ta\n", "row 2, column label_id: empty"),
        ("label_id\tconcept_id\tlabel\nl1\t\ta\n", "row 2, column concept_id: empty"),
        ("label_id\tconcept_id\tlabel\nl1\tc1\t \n", "no label has a text"),
        (b"label_id\tconcept_id\tlabel\nl1\tc1\ts\xf6m\n", "row 2: not UTF-8"),
    ],
)
def test_a_fault_is_one_line_that_says_where(file, content, message):
    with pytest.raises(UserError) as error:
        read_labels(file(content), "sv")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_query_that_stands_twice(file):
    with pytest.raises(UserError, match='row 3: query_id "q" stands twice'):
        read_queries(file("query_id\ttext\nq\ta\nq\tb\n"))


def test_a_missing_file(tmp_path):
    with pytest.raises(UserError, match=r"gone\.tsv: No such file"):
        read_queries(tmp_path / "gone.tsv")


def test_ranks():
    link = Link("c1", Label("l1", "c1", "kock", "sv"), 0.5)
    lines = list(ranks({"q1": "kock", "q2": ""}, [(link, link), ()]))
    assert lines == [
        "query_id\trank\tlabel_id\tconcept_id\tscore\n",
        "q1\t1\tl1\tc1\t0.500000\n",
        "q1\t2\tl1\tc1\t0.500000\n",
    ]
