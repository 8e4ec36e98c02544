import pytest
from django.urls import reverse

from slussen.audit.actions import record
from tests.accounts.people import give_second_factor, make_operator, signed_in

pytestmark = pytest.mark.django_db


def test_operator_reads_and_changes_nothing() -> None:
    operator = give_second_factor(make_operator())
    event = record(action="signed_in", actor=operator)
    client = signed_in(operator)
    assert client.get(reverse("admin:audit_event_changelist")).status_code == 200
    page = reverse("admin:audit_event_change", args=[event.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"action": "x"}).status_code == 403
    assert client.get(reverse("admin:audit_event_add")).status_code == 403
    assert client.post(reverse("admin:audit_event_delete", args=[event.pk])).status_code == 403
