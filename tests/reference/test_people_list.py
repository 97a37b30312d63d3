"""Bad input, the list, one person's page."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext

from reference.models import Agency, Leave, Membership, PeopleRecord
from reference.people import accounts
from reference.people.views import PER_PAGE
from tests import factories
from tests.people import NAMES, Role, client_of, find, person
from tests.reference.people_steps import DAY, at, iso, other, own, state_of_people, today

pytestmark = pytest.mark.django_db
Kind = PeopleRecord.Kind


# What was typed wrong: the form's field or None for the whole, and what the message must name.
BAD = [
    ("people_invite", {"email": "không phải thư"}, "không phải thư"),
    ("people_invite", {"email": "phutrach@example.vn"}, "phutrach@example.vn"),
    ("people_invite", {"email": "a" * 250 + "@example.vn"}, "aaaa"),
    ("people_invite", {"name": "   "}, ""),
    ("people_invite", {"name": "x" * 151}, "150"),
    ("people_invite", {"role": "king"}, "king"),
    ("people_invite", {"language": "tlh"}, "tlh"),
    ("people_invite", {"language": ""}, ""),
    ("people_invite", {"role": "editor", "agency": "9" * 30}, "9" * 30),
    ("people_invite", {"valid_from": "31/02/2026"}, "31/02/2026"),
    ("people_invite", {"valid_to": "hôm qua"}, "hôm qua"),
    ("people_invite", {"valid_to": "2020-01-31"}, "31/1/2020"),
    ("people_invite", {"valid_from": "2101-01-02", "valid_to": "2101-01-01"}, ""),
    ("people_invite", {"role": "desk_officer", "is_outside": "on"}, "Người Mới"),
    ("person_change", {"name": "", "email": "x@example.vn"}, ""),
    ("person_change", {"name": "An", "email": "lanhdao@example.vn"}, "lanhdao@example.vn"),
    ("person_change", {"name": "An", "email": "\x00@example.vn"}, ""),
    ("person_give_role", {"role": "editor", "agency": ""}, ""),
    ("person_give_role", {"role": "reviewer", "language": "vi", "valid_to": "0001-01-01"}, "1/1/0001"),
    ("person_leave", {"first_day": "2026-02-30", "last_day": ""}, "2026-02-30"),
    ("person_leave", {"first_day": "2100-01-02", "last_day": "2100-01-01"}, ""),
    ("person_deactivate", {"receiver": "x"}, "x"),
    ("person_deactivate", {"receiver": "9" * 30}, "9" * 30),
    ("person_deactivate", {}, "Bientap"),
    ("person_hand_over", {"receiver": ""}, ""),
]


@pytest.mark.parametrize(("screen", "typed", "named"), BAD)
def test_bad_input_is_named_and_what_was_typed_stays(cast, screen, typed, named):
    factories.article(owner=cast.editor)
    invitation = {"name": "Người Mới", "email": "moi@example.vn", "role": "translator", "language": "ja"}
    is_invitation = screen == "people_invite"
    address = at(screen) if is_invitation else at(screen, cast.editor)
    before = state_of_people()
    answer = client_of(cast.chief).post(address, {**(invitation if is_invitation else {}), **typed})
    form = answer.context["form"]
    said = " ".join(str(message) for messages in form.errors.values() for message in messages)
    assert answer.status_code in (400, 409)
    assert said
    assert named in said
    assert all(form[name].value() in (value, value == "on") for name, value in typed.items())
    assert state_of_people() == before


def test_a_long_address_is_refused_at_its_own_field(cast):
    sent = {"name": "An", "email": "a" * 250 + "@example.vn", "role": "desk_officer"}
    assert set(client_of(cast.chief).post(at("people_invite"), sent).context["form"].errors) == {"email"}


def test_a_day_may_be_typed_as_the_office_writes_it(cast):
    client_of(cast.chief).post(at("person_leave", cast.editor), {"first_day": "05/06/2100", "last_day": "2100-06-13"})
    leave = cast.editor.leaves.get()
    assert (iso(leave.first_day), iso(leave.last_day)) == ("2100-06-05", "2100-06-13")


def test_the_form_offers_what_may_be_given(cast):
    roles = {str(role) for role in Role}
    expected = {"administrator": roles, "chief": roles - {"administrator"}, "leader": {"editor", "leader"}}
    for name, offered in expected.items():
        form = client_of(getattr(cast, name)).get(at("people_invite")).context["form"]
        assert {value for value, _label in form.fields["role"].choices} - {""} == offered
    agencies = client_of(cast.leader).get(at("people_invite")).context["form"].fields["agency"].queryset
    assert list(agencies) == [own()]


def test_an_agency_that_has_ended_is_not_offered(cast):
    Agency.objects.filter(pk=other().pk).update(valid_to=today() - DAY)
    agencies = client_of(cast.chief).get(at("people_invite")).context["form"].fields["agency"].queryset
    assert own() in agencies
    assert other() not in agencies


@pytest.mark.parametrize(
    "query", ["?p=x", "?p=999", "?q=%00", "?role=king", "?state=x", "?q=" + "a" * 2000, "?q=%F0%9F%98%80&state=all"]
)
def test_strange_addresses_of_the_list_are_answered(cast, query):
    assert client_of(cast.chief).get(at("people") + query).status_code == 200


@pytest.mark.parametrize("path", [f"{'9' * 40}/", f"{'9' * 40}/change/", "0/", f"leave/{'9' * 40}/cancel/"])
def test_numbers_of_nobody_are_not_found(cast, path):
    assert client_of(cast.chief).get(at("people") + path).status_code == 404


def test_the_list_is_filtered_by_name_role_and_state(cast):
    accounts.deactivate(cast.chief, cast.outsider, None)

    def shown(**query):
        page = client_of(cast.chief).get(at("people"), query)
        return {line["person"].username for line in page.context["lines"]}

    assert shown() == set(NAMES.values()) - {"ngoai"}
    assert shown(state="gone") == {"ngoai"}
    assert shown(state="all") == set(NAMES.values())
    assert shown(role="leader") == {"lanhdao", "lanhdao2", "pho"}
    assert shown(q="HIEU") == {"hieudinhja"}
    assert shown(q="example phutrach") == {"phutrach"}
    assert shown(q="nobody") == set()


def test_people_stand_in_the_order_of_their_given_names(cast):
    for number, name in enumerate(("Trần Ánh", "Đỗ Văn Dũng", "Lê Đạt", "Nguyễn Văn An", "Bùi An", "Phạm Ân")):
        get_user_model().objects.create(username=f"ten{number}", first_name=name, email=f"ten{number}@viet.vn")
    page = client_of(cast.chief).get(at("people"), {"q": "@viet.vn"})
    names = [str(line["person"]) for line in page.context["lines"]]
    assert names == ["Bùi An", "Nguyễn Văn An", "Phạm Ân", "Trần Ánh", "Lê Đạt", "Đỗ Văn Dũng"]


def test_a_long_list_has_pages_that_keep_the_filter(cast):
    people_ = [person(f"nguoi{number:02}", Role.EDITOR, agency=own()) for number in range(PER_PAGE + 1)]
    client = client_of(cast.chief)
    first, second = (client.get(at("people"), {"q": "nguoi", "p": number}) for number in (1, 2))
    shown = [line["person"] for page in (first, second) for line in page.context["lines"]]
    assert shown == people_
    assert "?q=nguoi&amp;p=2" in first.content.decode()


def test_an_empty_list_says_so(cast):
    page = client_of(cast.chief).get(at("people"), {"q": "không ai"})
    assert gettext("Nobody was found.") in page.content.decode()


def test_a_mail_that_could_not_go_out_is_said_and_the_person_is_there(cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    sent = {"name": "Sen", "email": "sen@example.vn", "role": "desk_officer"}
    answer = client_of(cast.chief).post(at("people_invite"), sent, follow=True)
    assert answer.redirect_chain == [(at("person", find("sen")), 302)]
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]


def queries_of(client, address):
    client.get(address)  # what is cached is cached
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_list_asks_as_often_for_fifty_people_as_for_three(cast):
    for actor in (cast.chief, cast.leader):
        client = client_of(actor)
        before = queries_of(client, at("people"))
        for number in range(PER_PAGE if actor == cast.chief else 10):
            user = person(f"nguoi{actor.pk}-{number}", Role.EDITOR, agency=own())
            Membership.objects.create(user=user, role=Role.REVIEWER, language="fr")
        assert queries_of(client, at("people")) == before


def test_a_persons_page_asks_as_often_for_many_roles_as_for_one(cast):
    client = client_of(cast.leader)
    before = queries_of(client, at("person", cast.editor))
    for number in range(10):
        Membership.objects.create(user=cast.editor, role=Role.EDITOR, agency=own(), valid_to=today() - number * DAY)
        Leave.objects.create(user=cast.editor, first_day=today() + number * DAY, last_day=today() + number * DAY)
        PeopleRecord.objects.create(kind=Kind.LINK_SENT, user=cast.editor, by=cast.chief, details={})
    assert queries_of(client, at("person", cast.editor)) == before
