import pytest

from slussen.audit.engine.data_protection import (
    NOT_PERSONAL,
    DataProtection,
    Declared,
    Field,
    Kind,
    personal,
    problems,
    sensitive,
)

PERSON = "accounts.user"
WHY = personal("to know whom", "a year")


def declared(label: str, *fields: str, refers_to: tuple[str, ...] = ()) -> Declared:
    protection = DataProtection("people", dict.fromkeys(fields, WHY))
    return Declared(label, fields, refers_to, protection)


class TestField:
    @pytest.mark.parametrize(("why", "kept"), [("", ""), ("why", ""), ("", "a year")])
    @pytest.mark.parametrize("kind", [Kind.PERSONAL, Kind.SENSITIVE])
    def test_personal_needs_a_reason_and_an_end(self, kind: Kind, why: str, kept: str) -> None:
        with pytest.raises(ValueError, match="why"):
            Field(kind, why, kept)

    def test_kinds(self) -> None:
        assert personal("why", "a year").kind is Kind.PERSONAL
        assert sensitive("why", "a year").kind is Kind.SENSITIVE
        assert NOT_PERSONAL.kind is Kind.NONE


class TestProblems:
    def test_all_declared(self) -> None:
        models = [declared(PERSON, "email"), declared("a.note", "text", refers_to=(PERSON,))]
        assert problems(models, PERSON) == []

    def test_no_relation_needs_nothing(self) -> None:
        assert problems([Declared("a.county", ("code",))], PERSON) == []

    def test_undeclared_person(self) -> None:
        assert problems([Declared(PERSON, ("email",))], PERSON) == [
            "accounts.user is the person and declares no data protection"
        ]

    def test_relation_to_a_declared_model(self) -> None:
        models = [
            declared(PERSON, "email"),
            declared("a.case", "about", refers_to=(PERSON,)),
            Declared("a.line", ("case", "text"), ("a.case",)),
        ]
        assert problems(models, PERSON) == [
            "a.line refers to a.case and declares no data protection"
        ]

    def test_undeclared_field(self) -> None:
        model = Declared("a.note", ("text", "phone"), (), DataProtection("people", {"text": WHY}))
        assert problems([model], PERSON) == ["a.note.phone is not declared"]

    def test_declared_field_that_does_not_exist(self) -> None:
        model = Declared("a.note", (), (), DataProtection("people", {"text": WHY}))
        assert problems([model], PERSON) == ["a.note.text does not exist"]
