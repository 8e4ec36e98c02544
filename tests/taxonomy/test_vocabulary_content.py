"""The compact release that ships: whole, in two languages, and with labels that mean one thing."""

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path

import pytest

from slussen.taxonomy.queries import occupations

PLACE = files("slussen.taxonomy") / "data" / "releases" / "slussen" / "1"
KINDS = ("occupation", "skill", "skill_group")
ABBREVIATION = re.compile(
    r"[A-ZÅÄÖ0-9]*[A-ZÅÄÖ][A-ZÅÄÖ0-9]+(\W|$)|[A-ZÅÄÖ](\W|$)|\.NET|ISO-9|FoU|SiS|BankID|SoL"
)
# Names of people, places, products, laws and organisations, as they begin a word.
NAMES = tuple(
    re.findall(
        r"\S+",
        """
        Accumark Active Astro Autocad Azure Bas- Browzwear Clo3D Cloud Directory Docs Excel Fanuc
        Fortnox Försvarsmakten Försäkringskassan Gerber Git Google Heidenhain Hogia Illustrator
        InDesign Instagram Inventor Java Kalkylark Lectra Lgr Linux Lpfö Maria Mastercam Matilda
        Maximo Mellanöstern Microsoft Migrationsverket Modaris Oeko-Tex Opera Outlook Parkinson
        Photoshop Polisen Power Powerpoint Python React Samhall Sarah Server Shopify Siemens
        Skatteverket Solidworks Säker Säkra Tableau Teams Visma Wilcom Windows Word Zoom
        """,
    )
)


def rows(name: str) -> list[dict[str, str]]:
    with (PLACE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CONCEPTS = rows("concepts.csv")
LABELS = rows("labels.csv")
RELATIONS = rows("relations.csv")
KIND = {row["concept_id"]: row["kind"] for row in CONCEPTS}
BROADER = {row["concept_id"]: row["broader"] for row in CONCEPTS}
UNIT_GROUPS = {f"ssyk/{code}" for code in occupations() if len(code) == 4}


def twice(values: list[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_every_concept_has_a_readable_id_of_its_own_and_a_known_kind() -> None:
    assert not twice([row["concept_id"] for row in CONCEPTS])
    assert set(KIND.values()) == set(KINDS)
    for concept, kind in KIND.items():
        prefix = kind.replace("_", "-")
        assert re.fullmatch(rf"{prefix}/[a-z0-9]+(-[a-z0-9]+)*", concept), concept
    assert not any(row["code"] for row in CONCEPTS)


def test_occupations_stand_under_unit_groups_and_skills_under_skill_groups() -> None:
    groups = {concept for concept, kind in KIND.items() if kind == "skill_group"}
    place = {"occupation": UNIT_GROUPS, "skill": groups, "skill_group": {""}}
    assert [row for row in CONCEPTS if row["broader"] not in place[row["kind"]]] == []
    assert groups == {BROADER[concept] for concept, kind in KIND.items() if kind == "skill"}


def test_every_unit_group_has_an_occupation() -> None:
    assert UNIT_GROUPS - set(BROADER.values()) == set()


def test_the_release_has_not_shrunk() -> None:
    kinds, languages = Counter(KIND.values()), Counter(row["language"] for row in LABELS)
    assert kinds["occupation"] >= 2000
    assert kinds["skill"] >= 700
    assert languages.keys() == {"sv", "en"}
    assert languages["sv"] >= 9000
    assert languages["en"] >= 5500


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_concept_has_one_preferred_label_that_no_other_of_its_kind_has(language: str) -> None:
    preferred = [
        row for row in LABELS if row["language"] == language and row["role"] == "preferred"
    ]
    assert Counter(row["concept_id"] for row in preferred) == Counter(list(KIND))
    assert not twice([(KIND[row["concept_id"]], row["label"].casefold()) for row in preferred])


def test_no_label_is_written_twice_and_none_is_another_concepts_preferred_one() -> None:
    assert {row["role"] for row in LABELS} == {"preferred", "alternative"}
    key = [(row["concept_id"], row["language"], row["label"].casefold()) for row in LABELS]
    assert not twice(list(key))
    owner = {
        (KIND[row["concept_id"]], row["language"], row["label"].casefold()): row["concept_id"]
        for row in LABELS
        if row["role"] == "preferred"
    }
    for row in LABELS:
        mine = (KIND[row["concept_id"]], row["language"], row["label"].casefold())
        assert owner.get(mine, row["concept_id"]) == row["concept_id"], row


def test_a_label_means_one_concept_or_at_most_two() -> None:
    meanings: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in LABELS:
        key = (KIND[row["concept_id"]], row["language"], row["label"].casefold())
        meanings[key].add(row["concept_id"])
    assert [key for key, concepts in meanings.items() if len(concepts) > 2] == []


def test_labels_are_clean_text() -> None:
    for row in LABELS:
        label = row["label"]
        assert label == " ".join(label.split()), label
        assert label == unicodedata.normalize("NFC", label)
        assert 2 <= len(label) <= 90, label
        assert re.fullmatch(r"[\w ,.+#/&()’'–:-]+", label), label


def test_swedish_labels_are_lowercase_but_for_names_and_abbreviations() -> None:
    strange = [
        row["label"]
        for row in LABELS
        if row["language"] == "sv"
        for word in re.split(r"[ ,]+", row["label"])
        if re.match(r"[A-ZÅÄÖ]", word)
        and not ABBREVIATION.match(word)
        and not word.startswith(NAMES)
    ]
    assert strange == []


def test_relations_go_from_occupations_to_skills_and_stand_once() -> None:
    assert {row["relation"] for row in RELATIONS} == {"essential", "optional"}
    assert {KIND[row["concept_id"]] for row in RELATIONS} == {"occupation"}
    assert {KIND[row["target"]] for row in RELATIONS} == {"skill"}
    assert not twice([(row["concept_id"], row["target"]) for row in RELATIONS])


def test_an_occupation_that_asks_for_anything_asks_for_five_to_twenty_things() -> None:
    essential = Counter(row["concept_id"] for row in RELATIONS if row["relation"] == "essential")
    assert essential.keys() == {row["concept_id"] for row in RELATIONS}
    assert len(essential) >= 250
    assert [(concept, n) for concept, n in essential.items() if not 5 <= n <= 20] == []


def test_every_textile_occupation_has_its_competences() -> None:
    groups = {f"ssyk/{code}" for code in ("7531", "7532", "7533", "7534", "8151", "8159")}
    related = {row["concept_id"] for row in RELATIONS}
    assert {c for c, broader in BROADER.items() if broader in groups} - related == set()
    textile = {c for c in KIND if BROADER[c].startswith("skill-group/textile-")}
    assert len(textile) >= 150
    unused = textile - {row["target"] for row in RELATIONS}
    assert len(unused) <= len(textile) / 10, sorted(unused)


def test_the_everyday_words_of_the_first_sectors_are_found() -> None:
    under: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in LABELS:
        concept = row["concept_id"]
        under[row["label"].casefold(), KIND[concept]].add(BROADER[concept])
    everyday = {
        "sömmerska": {"7531", "7532"},
        "seamstress": {"7531", "7532"},
        "skräddare": {"7531"},
        "usk": {"5321"},
        "vårdbiträde": {"5330"},
        "städerska": {"9111"},
        "cleaner": {"9111"},
        "truckförare": {"8344"},
        "barnskötare": {"5311"},
        "diskare": {"9412"},
        "kock": {"5120"},
        "svetsare": {"7212"},
    }
    found = {word: under[word, "occupation"] for word in everyday}
    assert found == {word: {f"ssyk/{code}" for code in codes} for word, codes in everyday.items()}
    for skill in ("sömnad", "overlock", "raksöm", "truckkort", "städning", "körkort b", "sewing"):
        assert under[skill, "skill"], skill


def test_the_release_says_what_it_is() -> None:
    release = json.loads((PLACE / "release.json").read_text(encoding="utf-8"))
    assert (release["vocabulary"], release["version"]) == ("slussen", "1")
    assert release["licence"] == "CC0-1.0"
    assert set(release["title"]) == {"sv", "en"}
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", release["date"])
    names = {entry.name for entry in PLACE.iterdir()}
    assert {"concepts.csv", "labels.csv", "relations.csv", "release.json"} <= names


def letters(text: str) -> str:
    return re.sub(r"[^\w+#]", "", text.casefold())


def any_order(text: str) -> str:
    return "".join(sorted(re.findall(r"[\w+#]+", text.casefold())))


def near(title: str, labels: set[str]) -> bool:
    """Same letters, same words in any order, or nine tenths alike; ``/`` parts two titles."""
    forms = {form(part) for part in (title, *title.split("/")) for form in (letters, any_order)}
    return bool(forms & labels) or any(
        SequenceMatcher(None, mine, label).ratio() >= 0.9
        for mine in forms
        if len(mine) > 5
        for label in labels
    )


@pytest.mark.shared
def test_most_advertised_occupations_of_the_employment_service_have_a_label(
    shared_data: Path,
) -> None:
    """Weighted by the ads of 2024 of the unit group, shared evenly over its titles."""
    with (shared_data / "taxonomy" / "occupations.csv").open(encoding="utf-8") as file:
        titles = [(row["ssyk4"], row["label_sv"]) for row in csv.DictReader(file)]
    with next(shared_data.rglob("ads_2024_ssyk4_geo.csv")).open(encoding="utf-8") as file:
        ads = {
            row["ssyk4"]: int(row["ads_2024"])
            for row in csv.DictReader(file)
            if row["geo_level"] == "country"
        }
    ours: dict[str, set[str]] = defaultdict(set)
    for row in LABELS:
        if row["language"] == "sv" and KIND[row["concept_id"]] == "occupation":
            ours[BROADER[row["concept_id"]][5:]] |= {letters(row["label"]), any_order(row["label"])}
    per_group = Counter(code for code, _ in titles)
    weight = {code: ads.get(code, 0) / count for code, count in per_group.items()}
    covered = sum(weight[code] for code, title in titles if near(title, ours[code]))
    share = covered / sum(weight[code] for code, _ in titles)
    assert share >= 0.75, f"{share:.1%} of the advertised titles"
