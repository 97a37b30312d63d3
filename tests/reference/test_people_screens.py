"""Accounts and roles as people live with them: stories first, then who is refused what."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse
from wagtail.models import Page

from content import notices
from content.models import ArticlePage
from reference.models import Leave, Membership, PeopleRecord
from reference.people import accounts, mails
from reference.roles import Roles, roles_of
from tests import factories
from tests.content.test_clearance import submit
from tests.people import NAMES, Role, client_of, find, person
from tests.reference.people_steps import (
    DAY,
    HOME,
    at,
    browser,
    choose_password,
    is_in,
    is_refused,
    iso,
    leads_to_people,
    link_in,
    other,
    own,
    signed_in,
    state_of_people,
    today,
)

pytestmark = pytest.mark.django_db
Kind = PeopleRecord.Kind


@pytest.mark.db
class TestStories:
    def test_the_chief_invites_a_freelance_translator_from_outside(self, cast):
        chief = client_of(cast.chief)
        sent = {"name": "Cao Thị Anh Đào", "email": "anh.dao@example.jp", "is_outside": "on"}
        answer = chief.post(at("people_invite"), {**sent, "role": "translator", "language": "ja"}, follow=True)
        she = get_user_model().objects.get(email="anh.dao@example.jp")
        assert answer.redirect_chain == [(at("person", she), 302)]
        assert "anh.dao@example.jp" in answer.content.decode()

        assert signed_in("anh.dao", "") is None  # there is no password yet
        link = link_in(mail.outbox[0])
        assert choose_password(link)
        she_sees = signed_in("anh.dao")

        factories.article("蓮の季節", parent=factories.section("ja"))
        draft = ArticlePage(title="秘密の下書き", locale=factories.section("ja").locale, live=False, agency=own())
        factories.section("ja").add_child(instance=draft)
        assert "秘密の下書き" not in she_sees.get(HOME).content.decode()
        assert is_refused(she_sees.get(at("wagtailadmin_pages:edit", draft)))
        assert she_sees.get(at("wagtailadmin_explore", factories.section("vi"))).status_code == 302
        assert she_sees.get(at("wagtailadmin_explore", factories.section("ja"))).status_code == 200
        assert not leads_to_people(she_sees)
        assert is_refused(she_sees.get(at("people")))
        assert roles_of(find("anh.dao")) == Roles(translates=frozenset({"ja"}))

        assert not choose_password(link, "Mật khẩu khác hẳn 2027")  # it worked once
        assert signed_in("anh.dao") is not None

    def test_a_leader_invites_an_editor_gives_a_deputy_and_goes_on_leave(self, cast):
        leader = client_of(cast.leader)
        Membership.objects.filter(user=cast.deputy).delete()
        sent = {"name": "Lê Thị Sen", "email": "sen@example.vn", "role": "editor", "agency": own().pk}
        assert leader.post(at("people_invite"), sent).status_code == 302
        sen = find("sen")
        assert roles_of(sen) == Roles(edits=frozenset({own().pk}))

        begin, end = today(), today() + 14 * DAY
        given = {"role": "leader", "agency": own().pk, "valid_from": iso(begin), "valid_to": iso(end)}
        answer = leader.post(at("person_give_role", sen), given, follow=True)
        assert f"{end.day}/{end.month}/{end.year}" in answer.content.decode()
        assert sen.memberships.get(role=Role.LEADER).is_deputy
        leave = {"first_day": iso(begin), "last_day": iso(end)}
        assert leader.post(at("my_leave"), leave).status_code == 302

        page = ArticlePage(title="Mùa sen", locale=factories.section().locale, live=False, agency=own(), lead="Mở đầu.")
        factories.section().add_child(instance=page)
        page.save_revision(user=cast.editor)
        submit(page, cast.editor)
        mail.outbox.clear()
        notices.send_due()
        assert [message.to for message in mail.outbox] == [["sen@example.vn"]]
        assert is_refused(client_of(find("sen")).get(at("people")))  # a deputy manages nobody

        leave = cast.leader.leaves.get()
        assert leader.post(at("leave_cancel", leave)).status_code == 302
        assert not cast.leader.leaves.exists()

    def test_an_editor_leaves_and_her_drafts_go_to_a_colleague(self, cast):
        editor, leader = client_of(cast.editor), client_of(cast.leader)
        colleague = person("dongnghiep", Role.EDITOR, agency=own())
        pages = [factories.article(f"Bài {n}", owner=cast.editor) for n in range(3)]
        link = mails.link_for(cast.editor)
        assert is_in(editor)

        form = leader.get(at("person_deactivate", cast.editor)).content.decode()
        assert "3" in form
        assert str(colleague) in form
        answer = leader.post(at("person_deactivate", cast.editor), {})
        assert answer.status_code == 409
        assert is_in(editor)
        answer = leader.post(at("person_deactivate", cast.editor), {"receiver": colleague.pk})
        assert answer.status_code == 302

        assert {Page.objects.get(pk=page.pk).owner for page in pages} == {colleague}
        assert not is_in(editor)  # at once
        assert not choose_password(link)
        assert signed_in("bientap", "x") is None
        assert cast.editor not in [line["person"] for line in leader.get(at("people")).context["lines"]]
        gone = leader.get(at("people"), {"state": "gone"}).context["lines"]
        assert [line["person"] for line in gone] == [cast.editor]

    def test_an_editor_comes_back_with_the_same_role_and_a_new_password(self, cast):
        editor, leader = client_of(cast.editor), client_of(cast.leader)
        link = mails.link_for(cast.editor)
        leader.post(at("person_deactivate", cast.editor))
        assert leader.post(at("person_reactivate", cast.editor)).status_code == 302
        assert not is_in(editor)  # the old session stays ended
        assert not choose_password(link)  # the old link too
        assert signed_in("bientap", "x") is None
        assert choose_password(link_in(mail.outbox[-1]))
        assert is_in(signed_in("bientap"))

    def test_a_reviewer_forgets_the_password_and_helps_herself(self, cast):
        reviewer = client_of(cast.reviewer)
        browser().post(reverse("wagtailadmin_password_reset"), {"email": "hieudinhja@example.vn"})
        link = link_in(mail.outbox[0])
        assert choose_password(link)
        assert not is_in(reviewer)  # whoever sat there is out
        assert is_in(signed_in("hieudinhja"))
        assert not choose_password(link)

    def test_who_lost_the_invitation_asks_the_chief_for_another_link(self, cast):
        leader = client_of(cast.leader)
        accounts.invite(cast.leader, "Sen", "sen@example.vn", Membership(role=Role.EDITOR, agency=own()))
        mail.outbox.clear()
        browser().post(reverse("wagtailadmin_password_reset"), {"email": "sen@example.vn"})
        assert mail.outbox == []  # Wagtail's own reset is for those who have a password
        leader.post(at("person_link", find("sen")))
        assert choose_password(link_in(mail.outbox[0]))
        assert is_in(signed_in("sen"))

    def test_a_wrong_address_is_put_right_and_its_link_is_void(self, cast):
        chief = client_of(cast.chief)
        accounts.invite(cast.chief, "Sen", "sai@example.vn", Membership(role=Role.DESK_OFFICER))
        wrong = link_in(mail.outbox[0])
        sen = find("sai")
        chief.post(at("person_change", sen), {"name": "Sen", "email": "sen@example.vn"})
        assert not choose_password(wrong)
        chief.post(at("person_link", sen))
        assert mail.outbox[-1].to == ["sen@example.vn"]
        assert choose_password(link_in(mail.outbox[-1]))

    def test_a_role_ends_and_the_next_click_is_refused(self, cast):
        desk, chief = client_of(cast.desk), client_of(cast.chief)
        held = cast.desk.memberships.get()
        form = chief.get(at("person_end_role", cast.desk, held))
        assert form.context["form"]["last_day"].value() == today() - DAY
        assert is_in(desk)
        chief.post(at("person_end_role", cast.desk, held), {"last_day": iso(today() - DAY)})
        assert not is_in(desk)
        page = chief.get(at("person", cast.desk)).content.decode()
        assert str(cast.chief) in page  # on record

    def test_everything_that_was_done_stands_on_the_persons_page(self, cast):
        chief = client_of(cast.chief)
        sent = {"name": "Lê Sen", "email": "sen@example.vn", "role": "reviewer", "language": "fr"}
        chief.post(at("people_invite"), sent)
        sen = find("sen")
        chief.post(at("person_link", sen))
        chief.post(at("person_change", sen), {"name": "Lê Thị Sen", "email": "le.sen@example.vn"})
        chief.post(at("person_leave", sen), {"first_day": iso(today()), "last_day": iso(today() + DAY)})
        chief.post(at("leave_cancel", sen.leaves.get()))
        chief.post(at("person_give_role", sen), {"role": "editor", "agency": own().pk})
        chief.post(at("person_end_role", sen, sen.memberships.last()), {"last_day": iso(today())})
        factories.article(owner=sen)
        chief.post(at("person_hand_over", sen), {"receiver": cast.desk.pk})
        chief.post(at("person_deactivate", sen))
        chief.post(at("person_reactivate", sen))
        kinds = [record.kind for record in sen.people_records.order_by("pk")]
        assert kinds == [
            Kind.INVITED,
            Kind.ROLE_GIVEN,
            Kind.LINK_SENT,
            Kind.CHANGED,
            Kind.LEAVE,
            Kind.LEAVE,
            Kind.ROLE_GIVEN,
            Kind.ROLE_ENDED,
            Kind.HANDED_OVER,
            Kind.DEACTIVATED,
            Kind.REACTIVATED,
        ]
        assert set(sen.people_records.values_list("by", flat=True)) == {cast.chief.pk}
        page = chief.get(at("person", sen)).content.decode()
        for words in ("sen@example.vn → le.sen@example.vn", "Lê Sen → Lê Thị Sen", str(own()), str(cast.desk)):
            assert words in page


# Which screens open; those of a person are asked for an editor of the leader's agency.
SCREENS = {
    "people": set(),
    "people_invite": set(),
    "person": {"editor"},
    "person_change": {"editor"},
    "person_link": {"editor"},
    "person_give_role": {"editor"},
    "person_leave": {"editor"},
    "person_hand_over": {"editor"},
    "person_deactivate": {"editor"},
    "person_reactivate": {"editor"},
}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_opens_for_those_who_manage_people_and_for_nobody_else(cast, screen):
    address = at(screen, *(getattr(cast, name) for name in SCREENS[screen]))
    opened = {name for name in NAMES if client_of(getattr(cast, name)).get(address).status_code == 200}
    everywhere = {"other_leader"} if screen in ("people", "people_invite") else set()
    assert opened == {"administrator", "chief", "leader"} | everywhere
    assert is_refused(browser().get(address))


def test_ending_a_role_and_cancelling_leave_open_for_the_same(cast):
    leave = Leave.objects.create(user=cast.editor, first_day=today(), last_day=today())
    end = at("person_end_role", cast.editor, cast.editor.memberships.get())
    for address, more in ((end, set()), (at("leave_cancel", leave), {"editor"})):
        opened = {name for name in NAMES if client_of(getattr(cast, name)).get(address).status_code == 200}
        assert opened == {"administrator", "chief", "leader"} | more


def test_everybody_enters_own_leave_and_no_other(cast):
    for name in NAMES:
        user = getattr(cast, name)
        client_of(user).post(at("my_leave"), {"first_day": iso(today()), "last_day": iso(today()), "user": 1})
        assert user.leaves.count() == 1, name
    assert Leave.objects.count() == len(NAMES)


def posts(cast, target):
    """Every act on a person, as a forged form would send it."""
    held = target.memberships.first()
    return {
        at("person_change", target): {"name": "Kẻ Khác", "email": "ke.khac@example.vn"},
        at("person_link", target): {},
        at("person_give_role", target): {"role": "editor", "agency": own().pk},
        at("person_end_role", target, held): {"last_day": iso(today() - DAY)},
        at("person_leave", target): {"first_day": iso(today()), "last_day": iso(today())},
        at("person_deactivate", target): {},
        at("person_hand_over", target): {"receiver": cast.desk.pk},
        at("person_reactivate", target): {},
    }


@pytest.mark.parametrize(
    ("actor", "targets"),
    [
        ("leader", ["leader", "other_editor", "other_leader", "clearer", "desk", "chief", "administrator", "outsider"]),
        ("chief", ["chief", "administrator"]),
        ("deputy", ["editor", "leader", "other_editor"]),
        ("editor", ["editor", "leader", "other_editor"]),
        ("desk", ["editor", "desk", "chief"]),
        ("clearer", ["editor", "chief"]),
        ("translator", ["outsider", "reviewer"]),
        ("outsider", ["translator"]),
    ],
)
def test_a_forged_form_changes_nothing(cast, actor, targets):
    client = client_of(getattr(cast, actor))
    before = state_of_people()
    for target in (getattr(cast, name) for name in targets):
        for address, sent in posts(cast, target).items():
            is_own_gift = actor == "chief" and target == cast.administrator and "roles/add" in address
            assert is_own_gift or is_refused(client.post(address, sent)), address
    assert state_of_people() == before


@pytest.mark.parametrize(
    "sent",
    [
        {"role": "chief"},
        {"role": "administrator"},
        {"role": "desk_officer"},
        {"role": "translator", "language": "ja"},
        {"role": "editor", "agency": "bqlkcn"},
        {"role": "leader", "agency": "bqlkcn", "is_deputy": "on"},
        {"role": "editor"},
        {"role": "editor", "agency": "999999999999999999999999"},
        {"role": "editor", "agency": "x"},
        {"role": "king", "agency": "svhttdl"},
        {},
    ],
)
def test_a_leader_can_not_type_another_role_or_agency_into_the_form(cast, sent):
    known = {agency.code: agency.pk for agency in (own(), other())}
    sent = {**sent, **({"agency": known.get(sent["agency"], sent["agency"])} if "agency" in sent else {})}
    client = client_of(cast.leader)
    before = state_of_people()
    invited = client.post(at("people_invite"), {"name": "An", "email": "an@example.vn", **sent})
    given = client.post(at("person_give_role", cast.editor), sent)
    assert (invited.status_code, given.status_code) == (400, 400)
    assert "an@example.vn" in invited.content.decode()
    assert state_of_people() == before


def test_a_leader_of_one_agency_makes_deputies_and_no_leaders_whatever_the_form_says(cast):
    client = client_of(cast.leader)
    client.post(at("person_give_role", cast.editor), {"role": "leader", "agency": own().pk, "is_deputy": ""})
    assert cast.editor.memberships.get(role=Role.LEADER).is_deputy


def test_a_leader_invites_nobody_outside_whatever_the_form_says(cast):
    sent = {"name": "An", "email": "an@example.vn", "role": "editor", "agency": own().pk, "is_outside": "on"}
    client_of(cast.leader).post(at("people_invite"), sent)
    assert not find("an").is_outside
    client_of(cast.leader).post(at("person_change", find("an")), {**sent, "name": "Ân"})
    assert (str(find("an")), find("an").is_outside) == ("Ân", False)


def test_a_role_is_ended_at_its_own_persons_address_only(cast):
    """The role's number under somebody else's name is nothing."""
    foreign = cast.other_editor.memberships.get()
    for actor in (cast.leader, cast.chief):
        answer = client_of(actor).post(at("person_end_role", cast.editor, foreign), {"last_day": iso(today() - DAY)})
        assert answer.status_code == 404
    foreign.refresh_from_db()
    assert foreign.valid_to is None


def test_a_leader_looks_up_own_people_and_no_others(cast):
    former, moved = person("cu"), person("chuyen")
    Membership.objects.create(user=former, role=Role.EDITOR, agency=own(), valid_to=today() - DAY)
    Membership.objects.create(user=moved, role=Role.EDITOR, agency=own(), valid_to=today() - DAY)
    Membership.objects.create(user=moved, role=Role.EDITOR, agency=other())
    page = client_of(cast.leader).get(at("people"))
    shown = {line["person"].username for line in page.context["lines"]}
    assert shown == {"bientap", "lanhdao", "pho", "cu"}
    assert client_of(cast.leader).get(at("person", moved)).status_code == 404
    assert client_of(cast.chief).get(at("person", moved)).status_code == 200


def test_the_menu_leads_there_who_may(cast):
    shown = {name for name in NAMES if leads_to_people(client_of(getattr(cast, name)))}
    assert shown == {"administrator", "chief", "leader", "other_leader"}
