import pytest

from slussen.figures.engine.catalogue import Table
from slussen.figures.engine.matching import Mismatch, match
from slussen.figures.engine.publication import Value, Variable

ENTRY = Table.model_validate(
    {
        "id": "t",
        "title_sv": "T",
        "title_en": "T",
        "answers_sv": "?",
        "answers_en": "?",
        "publisher": "SCB",
        "table": "T1",
        "licence": "CC0",
        "cite_sv": "SCB",
        "cite_en": "SCB",
        "frequency": "year",
        "dimensions": {
            "region": {"kind": "region", "source": ["Region"], "leave_out": ["FA??"]},
            "period": {"kind": "period", "source": ["Tid", "år"]},
            "sex": {
                "kind": "words",
                "source": ["Kon", "kön"],
                "words": {"women": ["2", "kvinnor"], "total": ["1+2", "totalt", "båda könen"]},
                "leave_out": ["1"],
            },
            "age": {"kind": "age", "source": ["Alder"], "constant": "20-64", "only": ["20-64"]},
        },
        "measures": {
            "n": {"title_sv": "N", "title_en": "N", "unit": "persons", "source": ["antal"]},
            "share": {"title_sv": "S", "title_en": "S", "unit": "percent", "source": ["andel"]},
        },
    }
)


def variable(code: str, *values: str, role: str = "", text: str = "") -> Variable:
    """Values as "code label", or both the same."""
    pairs = [value.split(" ", 1) if " " in value else [value, value] for value in values]
    return Variable(code, text or code, tuple(Value(*pair) for pair in pairs), role)  # type: ignore[arg-type]


REGION = variable("Region", "00 Riket", "18 Örebro län")
TIME = variable("Tid", "2024", role="time")
SEX = variable("Kon", "1 män", "2 kvinnor", "1+2 totalt")
CONTENTS = variable("ContentsCode", "A1 Antal", "A2 annat", role="contents")


def words(*variables: Variable) -> dict[str, tuple[str | None, ...]]:
    return {column.dimension: column.words for column in match(variables, ENTRY).columns}


def test_codes_labels_and_the_constant_of_a_breakdown_that_is_not_there() -> None:
    found = match((REGION, TIME, SEX, CONTENTS), ENTRY)
    assert {c.dimension: c.words for c in found.columns} == {
        "region": ("00", "18"),
        "period": ("2024",),
        "sex": (None, "women", "total"),
        "measure": ("n", None),
    }
    assert found.constants == ("age",)
    assert [note.en for note in found.notes] == [
        'Left out of Kon: "män"',
        'Left out of ContentsCode: "annat"',
    ]


@pytest.mark.parametrize(
    "sex",
    [
        variable("K", "2 Kvinnor", text="KÖN"),
        variable("kön", "kvinnor\u00a0"),
        variable("Kön ", "2 kvinnor"),
        Variable("x", "y", (Value("b", "b", ("kvinnor",)),), others=("kön",)),
    ],
)
def test_names_in_any_case_blank_or_language(sex: Variable) -> None:
    assert words(REGION, TIME, sex, CONTENTS)["sex"] == ("women",)


def test_time_is_known_by_its_role() -> None:
    other = variable("Q", "2024K1", role="time")
    assert words(REGION, other, SEX, CONTENTS)["period"] == ("2024Q1",)


def test_the_first_listed_label_of_a_word_is_read_once() -> None:
    sex = variable("Kon", "a båda könen", "1+2 alla", "c totalt", "2 kvinnor")
    assert words(REGION, TIME, sex, CONTENTS)["sex"] == (None, "total", None, "women")


def test_only_some_ages_and_patterns_that_are_left_out() -> None:
    age = variable("Alder", "15-74 år", "20-64 år")
    region = variable("Region", "18 Örebro län", "FA12 Örebro")
    found = words(region, TIME, SEX, CONTENTS, age)
    assert found["age"] == (None, "20-64")
    assert found["region"] == ("18", None)


def test_one_content_is_the_table_s_only_measure_and_that_is_said() -> None:
    single = ENTRY.model_copy(update={"measures": {"n": ENTRY.measures["n"]}})
    found = match((REGION, TIME, SEX, variable("c", "x Something", role="contents")), single)
    assert found.notes[-1].en == '"Something" is read as n'
    assert match((REGION, TIME, SEX), single).measure == "n"


def test_contents_are_known_by_their_values() -> None:
    assert words(REGION, TIME, SEX, variable("mått", "andel"))["measure"] == ("share",)


def test_a_head_may_name_a_breakdown_where_contents_stand() -> None:
    single = ENTRY.model_copy(update={"measures": {"n": ENTRY.measures["n"]}})
    heads = variable("contents", "kvinnor", "totalt", role="contents")
    found = match((REGION, TIME, heads), single)
    assert {c.dimension: c.words for c in found.columns}["sex"] == ("women", "total")


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ((TIME, SEX, CONTENTS), r"no variable for region; the publication has Tid, Kon, Content"),
        (
            (REGION, TIME, variable("Kon", "2 kvinnor", "3 okänt"), CONTENTS),
            r'Kon has "okänt", unknown as sex \(expected women: 2 or kvinnor; total',
        ),
        (
            (variable("Region", "Norge"), TIME, SEX, CONTENTS),
            r'Region has "Norge", unknown as region \(expected region codes',
        ),
        ((REGION, variable("Tid", "vår"), SEX, CONTENTS), r"unknown as period"),
        ((REGION, TIME, SEX), r"no variable says what is counted \(expected n, share"),
        (
            (REGION, TIME, SEX, variable("c", "x a", "y b", role="contents")),
            r'c holds "a", "b" \(expected n: "antal"; share: "andel"',
        ),
        (
            (REGION, TIME, SEX, CONTENTS, variable("Sektor", "1 privat", "2 offentlig")),
            r'Sektor has 2 values \("privat", "offentlig"\) and the table has no such breakdown',
        ),
        (
            (REGION, TIME, SEX, CONTENTS, variable("Alder", "15-74 år")),
            r'unknown as age .*of which "20-64" are kept',
        ),
        (
            (variable("Region", *(f"x{n}" for n in range(9))), TIME, SEX, CONTENTS),
            "and 5 more",
        ),
    ],
)
def test_a_table_that_has_changed_is_named_in_one_line(
    variables: tuple[Variable, ...], says: str
) -> None:
    with pytest.raises(Mismatch, match=says) as caught:
        match(variables, ENTRY)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("t: ")


def test_a_further_variable_with_one_value_is_let_pass() -> None:
    found = match((REGION, TIME, SEX, CONTENTS, variable("Sektor", "0 samtliga")), ENTRY)
    assert found.columns[-1].dimension == ""
