"""Made-up releases: one by hand, and any number by Hypothesis."""

from hypothesis import strategies as st

from slussen.taxonomy.engine.release import (
    MAPPINGS,
    Concept,
    Kind,
    Naming,
    Relating,
    Relation,
    Release,
    Role,
    Status,
    assemble,
)

CONCEPTS = (
    Concept("75", Kind.OCCUPATION_GROUP, "75"),
    Concept("7531", Kind.OCCUPATION_GROUP, "7531", ("75",)),
    Concept("seamstress", Kind.OCCUPATION, broader=("7531",)),
    Concept("tailor", Kind.OCCUPATION, broader=("7531",)),
    Concept("sewing", Kind.SKILL),
)
LABELS = (
    Naming("75", "sv", "Hantverksyrken"),
    Naming("7531", "sv", "Skräddare m.fl."),
    Naming("seamstress", "sv", "Ateljésömmerska"),
    Naming("seamstress", "en", "Seamstress"),
    Naming("tailor", "sv", "Skräddare"),
    Naming("tailor", "sv", "Herrskräddare", Role.ALTERNATIVE),
    Naming("tailor", "sv", "skredare", Role.HIDDEN),
    Naming("sewing", "sv", "Sömnad"),
)
RELATIONS = (
    Relation("tailor", "sewing", Relating.ESSENTIAL),
    Relation("7531", "isco08:7531", Relating.EXACT),
)


def clothes(version: str = "1", **changes: object) -> Release:
    """The release by hand; any of concepts, labels and relations may be others."""
    parts = {"concepts": CONCEPTS, "labels": LABELS, "relations": RELATIONS} | changes
    return assemble("clothes", version, **parts)  # type: ignore[arg-type]


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=8
)


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """Whole releases: parents come before their children, so that there are no circles."""
    ids = draw(st.lists(st.integers(0, 30), min_size=1, max_size=8, unique=True))
    names = [f"c{number}" for number in ids]
    concepts, labels, relations = [], [], []
    for place, name in enumerate(names):
        some = st.just([])
        if place:
            some = st.lists(st.sampled_from(names[:place]), max_size=2, unique=True)
        broader, instead = draw(some), draw(some)
        status = Status.DEPRECATED if instead else draw(st.sampled_from(Status))
        kind, code = draw(st.sampled_from(Kind)), draw(st.sampled_from(["", "1", "02"]))
        concepts.append(Concept(name, kind, code, tuple(broader), status))
        for language in draw(st.sets(st.sampled_from(["sv", "en", "ar"]), min_size=1)):
            labels.append(Naming(name, language, draw(TEXTS)))
            labels += [
                Naming(name, language, text, draw(st.sampled_from(list(Role)[1:])))
                for text in draw(st.lists(TEXTS, max_size=2))
            ]
        relations += [Relation(name, target, Relating.REPLACED_BY) for target in instead]
        if draw(st.booleans()):
            relations.append(Relation(name, "other:1", draw(st.sampled_from(MAPPINGS))))
    return assemble("made", "1", concepts, labels, relations)
