import pytest
from django.urls import reverse

from slussen.audit.models import Event
from slussen.regions.models import Organisation
from tests.accounts.people import give_second_factor, make_operator, signed_in
from tests.regions.organisations import make_organisation

pytestmark = pytest.mark.django_db


def test_the_operator_sets_an_organisation_up() -> None:
    operator = give_second_factor(make_operator())
    client = signed_in(operator)
    data = {"name": "Region Ny", "kind": "region", "county_code": "18", "municipality_code": ""}
    answer = client.post(reverse("admin:regions_organisation_add"), data)
    assert answer.status_code == 302
    made = Organisation.objects.get()
    event = Event.objects.latest("pk")
    assert (event.action, event.actor, event.organisation_id) == (
        "organisation_saved",
        operator,
        made.pk,
    )


def test_wrong_county_is_said_on_the_page() -> None:
    client = signed_in(give_second_factor(make_operator()))
    data = {"name": "Region Ny", "kind": "region", "county_code": "99", "municipality_code": ""}
    answer = client.post(reverse("admin:regions_organisation_add"), data)
    assert answer.status_code == 200
    assert not Organisation.objects.exists()


def test_list_leads_to_the_members() -> None:
    organisation = make_organisation()
    client = signed_in(give_second_factor(make_operator()))
    assert "Region Test" in client.get(reverse("admin:regions_organisation_changelist")).text
    page = client.get(reverse("admin:regions_organisation_change", args=[organisation.pk]))
    assert page.status_code == 200
