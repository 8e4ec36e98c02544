"""Reads of releases: what the linker takes, and what a case points at."""

from pathlib import Path

import pytest

from slussen.lib.errors import UserError
from slussen.taxonomy import queries, store
from slussen.taxonomy.engine.linking.vocabulary import Label
from slussen.taxonomy.engine.reference import ConceptRef
from slussen.taxonomy.engine.release import Kind, Naming, Relating, Relation, Status
from tests.taxonomy.conftest import SOURCE
from tests.taxonomy.made import CONCEPTS, LABELS, RELATIONS, clothes

pytestmark = pytest.mark.usefixtures("shipped")
TAILOR = ConceptRef("clothes", "1", "tailor")


@pytest.fixture
def two(home: Path) -> None:
    """clothes 1, and clothes 2 in which tailor is replaced by seamstress."""
    source = store.Source(**SOURCE)
    store.write(home, clothes(), source)
    ended = [
        c if c.id != "tailor" else type(c)(c.id, c.kind, c.code, c.broader, Status.DEPRECATED)
        for c in CONCEPTS
    ]
    instead = Relation("tailor", "seamstress", Relating.REPLACED_BY)
    store.write(home, clothes("2", concepts=ended, relations=[*RELATIONS, instead]), source)


@pytest.mark.usefixtures("two")
def test_there_are_vocabularies_and_releases() -> None:
    assert queries.vocabularies() == ("clothes", "slussen")
    assert [stored.about.version for stored in queries.releases("clothes")] == ["1", "2"]
    assert queries.current_release().vocabulary == "slussen"


def test_a_vocabulary_that_is_not_there(home: Path) -> None:
    with pytest.raises(UserError, match=r'no vocabulary "hats" \(expected one of slussen\)'):
        queries.current_release("hats")
    assert queries.releases("hats") == ()


def test_labels_for_the_linker(home: Path) -> None:
    found = queries.labels([Kind.OCCUPATION], ["sv"])
    assert found == (
        Label("tailor/sv/1", "tailor", "Skräddare", "sv"),
        Label("tailor/sv/2", "tailor", "Herrskräddare, finare", "sv"),
    )
    assert len(queries.labels()) == 5  # all but the deprecated cutter's
    assert {label.language for label in queries.labels()} == {"sv", "en"}
    assert queries.broader_pairs() == (("cutter", "7531"), ("tailor", "7531"))


@pytest.mark.usefixtures("two")
def test_a_reference_is_read_in_its_own_release_and_followed_to_the_current_one() -> None:
    assert queries.concept(TAILOR).status == Status.ACTIVE
    assert queries.current_refs(TAILOR) == (ConceptRef("clothes", "2", "seamstress"),)
    sewing = ConceptRef("clothes", "1", "sewing")
    assert queries.current_refs(sewing) == (ConceptRef("clothes", "2", "sewing"),)


@pytest.mark.usefixtures("two")
def test_a_reference_from_a_release_newer_than_the_one_in_use(home: Path) -> None:
    store.use(home, queries.stored_release("clothes", "1"))
    assert queries.current_refs(ConceptRef("clothes", "2", "tailor")) == (TAILOR,)


@pytest.mark.usefixtures("two")
def test_a_reference_to_nothing_is_said() -> None:
    with pytest.raises(UserError, match="clothes/1/hatter: the release has no such concept"):
        queries.current_refs(ConceptRef("clothes", "1", "hatter"))
    with pytest.raises(UserError, match='there is no release "3"'):
        queries.concept(ConceptRef("clothes", "3", "tailor"))


@pytest.mark.usefixtures("two")
def test_found_by_id_or_code_in_every_vocabulary() -> None:
    assert list(queries.find_concepts("7531")) == [
        ConceptRef("clothes", "2", "7531"),
        ConceptRef("slussen", "1", "7531"),
    ]
    assert list(queries.find_concepts("75")) == [ConceptRef("clothes", "2", "75")]
    assert list(queries.find_concepts("nothing")) == []


def test_reading_releases_needs_no_polars(home: Path) -> None:
    """A page that reads an imported release must not cost the web process Polars."""
    import subprocess
    import sys

    store.write(
        home, clothes(labels=[*LABELS, Naming("tailor", "ar", "خياط")]), store.Source(**SOURCE)
    )
    code = (
        "import sys; from pathlib import Path; from slussen.taxonomy import store; "
        f"found = store.find(Path({str(home)!r}), Path({str(home)!r}), 'clothes', '1'); "
        "assert store.read(found).languages == ('ar', 'en', 'sv'); "
        "assert 'polars' not in sys.modules"
    )
    path = str(Path(store.__file__).parents[2])
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": path})
