import pytest

from slussen.figures.engine.publication import BadPublication, Publication
from slussen.figures.engine.px import looks_like_px, parse_px
from tests.figures.conftest import labour_spec
from tests.figures.writers import write_px

HEAD = """CHARSET="ANSI";
AXIS-VERSION="2000";
LANGUAGE="sv";
LANGUAGES="sv","en";
MATRIX="M1";
CONTENTS="Folkmängd";
CONTENTS[en]="Population";
UNITS="antal";
STUB="region","kön";
STUB[en]="region","sex";
HEADING="år";
HEADING[en]="year";
VALUES("region")="Riket","Örebro
 län";
VALUES("kön")="män","kvin"
"nor";
VALUES[en]("sex")="men","women";
TIMEVAL("år")=TLIST(A1,"2023"-"2024");
CODES("region")="00","18";
NOTE="Ett semikolon ; och ett ""citat""#på två rader";
"""


def px(head: str = HEAD, data: str = "DATA=\n1 2 3 4\n5 6 7 8;\n") -> Publication:
    return parse_px((head + data).encode("cp1252"), "f.px")


def values(publication: Publication) -> list[float | None]:
    return publication.cells["value"].to_list()


def test_a_header_in_two_languages() -> None:
    region, sex, year, contents = px().variables
    assert [v.code for v in region.values] == ["00", "18"]
    assert region.values[1].label == "Örebro\n län"
    assert [v.label for v in sex.values] == ["män", "kvinnor"]
    assert [v.others for v in sex.values] == [("men",), ("women",)]
    assert sex.others == ("sex",)
    assert (year.role, [v.code for v in year.values]) == ("time", ["2023", "2024"])
    assert (contents.role, contents.values[0].label) == ("contents", "Folkmängd")
    assert contents.values[0].others == ("Population",)


def test_notes_keep_their_quotes_and_semicolons() -> None:
    assert px().notes == ('Ett semikolon ; och ett "citat" på två rader',)


@pytest.mark.parametrize(
    "data",
    [
        "DATA=1 2 3 4 5 6 7 8;",
        "DATA=\r\n1\r\n2\r\n3 4 5\r\n6 7\r\n8\r\n;",
        "data =\n1,2,3,4,5,6,7,8\n;\n\n",
        "DATA=\n1\t2\t3\t4\t5\t6\t7\t8\n;",
    ],
)
def test_cells_in_any_layout_of_lines(data: str) -> None:
    assert values(px(data=data)) == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]


def test_signs_and_their_own_meanings() -> None:
    head = HEAD + 'DATASYMBOL3="sekretess";\n'
    found = px(head, 'DATA=\n".." "." "-" "..."\n5 -6.5 7 8;')
    assert found.cells["mark"].to_list()[:4] == ["suppressed", "missing", None, "suppressed"]
    assert values(found)[2] == 0.0
    assert values(found)[5] == -6.5


def test_sparse_files_give_only_the_rows_that_are_there() -> None:
    head = HEAD + 'KEYS("region")=CODES;\nKEYS("kön")=VALUES;\n'
    found = px(head, 'DATA=\n"18","män",5,6\n"00","kvinnor",".." 4;')
    assert list(found.cells.select("0", "1", "2", "value").iter_rows()) == [
        (1, 0, 0, 5.0),
        (1, 0, 1, 6.0),
        (0, 1, 0, None),
        (0, 1, 1, 4.0),
    ]


def test_times_that_are_a_range_of_something_else_have_their_labels_as_codes() -> None:
    head = HEAD.replace('TLIST(A1,"2023"-"2024")', 'TLIST(M1,"2023M11"-"2023M12")')
    found = px(head + 'VALUES("år")="nov","dec";\n')
    assert [value.code for value in found.variables[2].values] == ["nov", "dec"]


def test_times_that_are_listed() -> None:
    head = HEAD.replace('TLIST(A1,"2023"-"2024")', 'TLIST(A1),"2023","2024"')
    assert [value.code for value in px(head).variables[2].values] == ["2023", "2024"]


def test_a_contents_variable() -> None:
    found = parse_px(write_px(labour_spec()), "f.px")
    assert [v.role for v in found.variables] == ["", "", "", "", "contents", "time"]
    assert found.variables[4].values[0].code == "000006IK"
    assert found.title == "Arbetsmarknadsstatus, test"


@pytest.mark.parametrize(
    ("head", "data", "says"),
    [
        (HEAD, "DATA=\n1 2 3 4 5 6 7;", "7 cells, half-downloaded.* 8"),
        (HEAD, "DATA=\n1 2 3 4 5 6 7 8 9;", "9 cells .expected 8"),
        (HEAD, "DATA=\n1 2 3 4 5", "line 22: the cells end without a semicolon"),
        (HEAD, "", "ends without DATA"),
        (HEAD, "DATA=\n1 2 3 x 5 6 7 8;", 'cell 4 of 8: "x" is no number'),
        (HEAD + 'NOTE="no end;\n', "DATA=1;", "line 21: NOTE has no closing quote"),
        (HEAD + "???\n", "DATA=1;", "line 21: .*no keyword"),
        (HEAD.replace('"00","18"', '"00"'), "DATA=1;", "1 CODES and 2 VALUES"),
        (HEAD.replace('VALUES("kön")=', 'VALUES("annat")='), "DATA=1;", "kön. has no VALUES"),
        ('CHARSET="ANSI";\nMATRIX="M";\n', "DATA=1;", "neither STUB nor HEADING"),
        (HEAD + 'KEYS("region")=CODES;\n', 'DATA=\n"99","män",5,6;', "no value of region"),
        (HEAD + 'KEYS("region")=CODES;\n', 'DATA=\n"18","män",5;', "3 cells, half-downloaded"),
    ],
)
def test_damaged_files_are_refused_in_one_line(head: str, data: str, says: str) -> None:
    with pytest.raises(BadPublication, match=says) as caught:
        px(head, data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("length", range(0, 900, 37))
def test_a_file_cut_anywhere_is_never_read(length: int) -> None:
    whole = (HEAD + "DATA=\n1 2 3 4\n5 6 7 8;\n").encode("cp1252")
    if length < len(whole) - 2:
        with pytest.raises(BadPublication):
            parse_px(whole[:length], "f.px")


def test_what_looks_like_px() -> None:
    assert looks_like_px(HEAD.encode())
    assert not looks_like_px(b'"region","2024"\n"18",1\n')
