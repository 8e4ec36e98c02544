from slussen.audit.engine.data_protection import problems
from slussen.audit.registry import declared_models, event_kinds, person_label


def test_every_field_about_a_person_is_declared() -> None:
    """All models of all installed apps, ours and the libraries'."""
    assert problems(declared_models(), person_label()) == []


def test_it_would_have_been_found() -> None:
    """The walk sees models, fields and relations: take a declaration away and it complains."""
    found = {model.label: model for model in declared_models()}
    assert "user" in found["regions.membership"].fields
    assert person_label() in found["regions.membership"].relations
    assert "groups" in found["accounts.user"].fields
    bare = [
        model.__class__(model.label, model.fields, model.relations, None)
        if model.label == "regions.invitation"
        else model
        for model in found.values()
    ]
    lines = problems(bare, person_label())
    assert "regions.invitation refers to accounts.user and declares no data protection" in lines


def test_events_of_all_apps() -> None:
    kinds = event_kinds()
    assert {"signed_in", "password_changed", "member_invited"} <= set(kinds)
    for kind in kinds.values():
        assert kind.label.sv
        assert kind.label.en
