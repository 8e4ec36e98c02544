import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussen.figures.engine.normal import age, normal, occupation, period, region, without_code

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


@pytest.mark.parametrize("dash", DASHES)
def test_one_dash_for_all_of_them(dash: str) -> None:
    assert age(f"20{dash}64 år") == "20-64"
    assert normal(f"Norden{dash}EU") == "norden-eu"


@given(st.text())
def test_normal_is_stable(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(alphabet="abcåäö –-", min_size=1), st.sampled_from(["", " ", "\u00a0", "\t "]))
def test_blanks_at_the_ends_and_case_do_not_matter(text: str, blank: str) -> None:
    assert normal(f"{blank}{text.upper()}{blank}") == normal(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2024", "2024"),
        ("2024M11", "2024-11"),
        ("2024 m11", "2024-11"),
        ("2024M13", None),
        ("2024K3", "2024Q3"),
        ("2024Q3", "2024Q3"),
        ("2024 kvartal 3", "2024Q3"),
        ("2024 februari", "2024-02"),
        ("maj 2024", "2024-05"),
        ("2015-2019", "2015-2019"),
        ("2023/24", "2023/24"),
        ("20245", None),
        ("män 2024", None),
    ],
)
def test_periods(text: str, plain: str | None) -> None:
    assert period(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("0 år", "0"),
        ("07", "7"),
        ("16-24 years", "16-24"),
        ("65+ år", "65+"),
        ("65- år", "65+"),
        ("-100+", "100+"),
        ("100+1", "100+"),
        ("-9", "0-9"),
        ("totalt ålder", "total"),
        ("tot16-74", "16-74"),
        ("20–39 år, män", None),
        ("kön", None),
    ],
)
def test_ages(text: str, plain: str | None) -> None:
    assert age(text) == plain


NAMES = {"örebro": "1880", "se01": "SE11"}


@pytest.mark.parametrize(
    ("code", "label", "found"),
    [
        ("18", "Örebro län", "18"),
        ("18 Örebro län", "18 Örebro län", "18"),
        ("1880 Örebro", "1880 Örebro", "1880"),
        ("Örebro", "Örebro", "1880"),
        ("Riket", "Riket", "00"),
        ("SE11 Stockholm", "SE11 Stockholm", "SE11"),
        ("SE01", "Stockholm", "SE11"),
        ("SE01 Stockholm", "SE01 Stockholm", "SE11"),
        ("FA03", "Stockholm", "FA03"),
        ("Norge", "Norge", None),
    ],
)
def test_regions(code: str, label: str, found: str | None) -> None:
    assert region(code, label, NAMES) == found


@pytest.mark.parametrize(
    ("code", "label", "found"),
    [
        ("0110", "Officerare", "0110"),
        ("011 Officerare", "011 Officerare", "011"),
        ("Barnmorskor", "Barnmorskor", "2222"),
        ("Okänt", "Okänt", None),
    ],
)
def test_occupations_keep_their_leading_zeros(code: str, label: str, found: str | None) -> None:
    assert occupation(code, label, {"barnmorskor": "2222"}) == found


def test_labels_without_the_code_they_begin_with() -> None:
    assert without_code("1+2 totalt") == "totalt"
    assert without_code("födda i Sverige") == "födda i Sverige"
