"""What is done to accounts, roles and leave, and what it leaves behind."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import translation
from wagtail.models import Page

from reference.models import Leave, Membership, PeopleRecord
from reference.models.append_only import AppendOnlyError
from reference.people import accounts, giving, handing_over, leaves, rights
from reference.people.errors import MailNotSentError, PeopleError
from reference.roles import Roles, roles_of
from tests import factories
from tests.people import NAMES, Role, find, person
from tests.reference.people_steps import DAY, bring_back, every_role, give, last_record, own, role, succeeds, today

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Kind = PeopleRecord.Kind


class TestInviting:
    def test_the_account_has_no_password_and_one_role_and_is_on_record(self, cast):
        user = accounts.invite(
            cast.chief, "  Nguyễn  Thị Đào ", " Dao.Nguyen@Example.vn", role(Role.REVIEWER, language="fr")
        )
        assert (str(user), user.username, user.email) == ("Nguyễn Thị Đào", "dao.nguyen", "Dao.Nguyen@Example.vn")
        assert not user.has_usable_password()
        assert roles_of(user) == Roles(reviews=frozenset({"fr"}))
        assert list(user.groups.values_list("name", flat=True)) == ["reviewer:fr"]
        kinds = [(record.kind, record.by) for record in user.people_records.order_by("pk")]
        assert kinds == [(Kind.INVITED, cast.chief), (Kind.ROLE_GIVEN, cast.chief)]
        assert mail.outbox[0].to == [user.email]
        assert "dao.nguyen" in mail.outbox[0].body

    def test_the_mail_is_in_the_offices_language_whatever_the_chief_reads(self, cast):
        with translation.override("vi"):
            accounts.send_link(cast.chief, cast.editor)
        with translation.override("en"):
            accounts.send_link(cast.chief, cast.editor)
        vietnamese, english = mail.outbox
        assert vietnamese.subject == english.subject
        assert vietnamese.body.splitlines()[0] == english.body.splitlines()[0]

    def test_names_for_signing_in_are_numbered_when_taken(self, cast):
        names = []
        for domain in ("a.vn", "b.vn", "c.vn"):
            given = role(Role.EDITOR, agency=own())
            names.append(accounts.invite(cast.leader, "An", f"BienTap@{domain}", given).username)
        assert names == ["bientap3", "bientap4", "bientap5"]  # the cast has bientap and bientap2

    def test_an_address_without_latin_letters_gets_a_name_too(self, cast):
        user = accounts.invite(cast.chief, "An", "+@example.vn", role(Role.DESK_OFFICER))
        assert user.username == "nguoi"

    @pytest.mark.parametrize(
        ("email", "said"),
        [
            ("bientap@example.vn", "bientap@example.vn"),
            ("BIENTAP@EXAMPLE.VN", "BIENTAP@EXAMPLE.VN"),
            ("không phải thư", "không phải thư"),
            ("", "."),
            ("a" * 250 + "@example.vn", "aaa"),
            ("a@example.vn\nBcc: b@example.vn", "Bcc"),
        ],
    )
    def test_a_bad_address_is_named_and_nothing_is_kept(self, cast, email, said):
        before = get_user_model().objects.count()
        with pytest.raises(PeopleError, match=said):
            accounts.invite(cast.chief, "An", email, role(Role.DESK_OFFICER))
        assert get_user_model().objects.count() == before
        assert mail.outbox == []

    @pytest.mark.parametrize("name", ["", "   ", "x" * 151])
    def test_a_bad_name_is_refused(self, cast, name):
        with pytest.raises(PeopleError):
            accounts.invite(cast.chief, name, "moi@example.vn", role(Role.DESK_OFFICER))

    @pytest.mark.parametrize(
        "bad",
        [
            {"role": Role.EDITOR},
            {"role": Role.TRANSLATOR},
            {"role": Role.TRANSLATOR, "language": "xx"},
            {"role": "king"},
            {"role": Role.DESK_OFFICER, "valid_from": date(2100, 1, 2), "valid_to": date(2100, 1, 1)},
            {"role": Role.DESK_OFFICER, "valid_to": date(2020, 1, 1)},
        ],
    )
    def test_a_role_that_can_not_be_is_refused_whole(self, cast, bad):
        with pytest.raises(PeopleError):
            accounts.invite(cast.chief, "An", "moi@example.vn", role(bad.pop("role"), **bad))
        assert not get_user_model().objects.filter(email="moi@example.vn").exists()
        assert not PeopleRecord.objects.exists()

    def test_a_mail_server_that_is_down_leaves_the_account_and_says_so(self, cast, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
        with pytest.raises(MailNotSentError, match="moi@example.vn") as caught:
            accounts.invite(cast.chief, "An", "moi@example.vn", role(Role.DESK_OFFICER))
        assert get_user_model().objects.get(email="moi@example.vn") == caught.value.person


class TestOutsidePeople:
    def test_they_only_translate_and_review(self, cast):
        allowed = {
            name for name, m in every_role().items() if succeeds(giving.give_role, cast.administrator, cast.outsider, m)
        }
        assert allowed == {"reviewer ja"}  # they translate Japanese already

    def test_who_has_a_role_of_the_office_is_not_moved_outside(self, cast):
        with pytest.raises(PeopleError):
            accounts.change(cast.chief, cast.desk, "An", "an@example.vn", is_outside=True)
        accounts.change(cast.chief, cast.translator, "An", "an@example.vn", is_outside=True)
        assert find("dichja").is_outside

    def test_a_leader_moves_nobody(self, cast):
        Membership.objects.filter(user=cast.editor).update(valid_to=today() - DAY)  # no role stands in the way
        with pytest.raises(PeopleError):
            accounts.change(cast.leader, cast.editor, "An", "an@example.vn", is_outside=True)

    def test_an_invited_editor_is_inside(self, cast):
        with pytest.raises(PeopleError):
            accounts.invite(cast.leader, "An", "moi@example.vn", role(Role.EDITOR, agency=own()), is_outside=True)


class TestRoles:
    def test_a_role_is_given_once_for_the_same_days(self, cast):
        for begin, end, is_free in (
            (None, None, False),
            (today(), None, False),
            (date(2030, 5, 31), date(2030, 6, 1), False),
            (date(2031, 1, 1), None, True),
        ):
            Membership.objects.filter(user=cast.editor).update(valid_to=date(2030, 12, 31))
            given = role(Role.EDITOR, agency=own(), valid_from=begin, valid_to=end)
            assert succeeds(giving.give_role, cast.leader, cast.editor, given) == is_free, (begin, end)

    def test_a_deactivated_person_gets_no_role(self, cast):
        accounts.deactivate(cast.chief, cast.editor, None)
        assert not succeeds(giving.give_role, cast.chief, cast.editor, role(Role.DESK_OFFICER))

    def test_yesterday_ends_a_role_and_its_group_at_once(self, cast):
        held = cast.editor.memberships.get()
        giving.end_role(cast.leader, held, today() - DAY)
        assert roles_of(find("bientap")) == Roles()
        assert not cast.editor.groups.exists()
        record = last_record(cast.editor)
        assert (record.kind, record.by, record.details["agency_name"]) == (Kind.ROLE_ENDED, cast.leader, str(own()))

    def test_a_role_that_has_not_begun_goes(self, cast):
        held = give(cast.editor, Role.LEADER, agency=own(), is_deputy=True, valid_from=today() + DAY)
        giving.end_role(cast.leader, held, today())
        assert not Membership.objects.filter(pk=held.pk).exists()
        assert last_record(cast.editor).details["last_day"] == today().isoformat()

    def test_no_end_lies_further_back_than_yesterday(self, cast):
        held = cast.editor.memberships.get()
        Membership.objects.filter(pk=held.pk).update(valid_from=today() - 30 * DAY)
        for last in (date(1, 1, 1), today() - 31 * DAY, today() - 2 * DAY):
            assert not succeeds(giving.end_role, cast.leader, held, last), last
        assert Membership.objects.filter(pk=held.pk).exists()

    def test_an_end_is_never_put_off(self, cast):
        held = cast.editor.memberships.get()
        giving.end_role(cast.leader, held, today() + 10 * DAY)
        for days in (10, 11, 10_000):
            assert not succeeds(giving.end_role, cast.leader, held, today() + days * DAY)
        giving.end_role(cast.leader, held, today())
        assert not succeeds(giving.end_role, cast.leader, held, today() + DAY)

    def test_a_role_that_somebody_else_took_away_is_gone(self, cast):
        held = give(cast.editor, Role.LEADER, agency=own(), is_deputy=True, valid_from=today() + DAY)
        giving.end_role(cast.chief, Membership.objects.get(pk=held.pk), today())
        with pytest.raises(PeopleError):
            giving.end_role(cast.leader, held, today())

    def test_a_role_is_judged_as_it_stands_and_not_as_it_was_opened(self, cast):
        held = give(cast.editor, Role.LEADER, agency=own(), is_deputy=True)
        Membership.objects.filter(pk=held.pk).update(is_deputy=False)
        assert not succeeds(giving.end_role, cast.leader, held, today() - DAY)


class TestAddresses:
    def test_the_old_address_is_told_and_both_stand_on_record(self, cast, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            accounts.change(cast.leader, cast.editor, "Đỗ Mới", "moi@example.vn")
        assert [message.to for message in mail.outbox] == [["bientap@example.vn"]]
        record = last_record(cast.editor)
        assert (record.kind, record.by) == (Kind.CHANGED, cast.leader)
        assert record.details["changed"] == {
            "email": ["bientap@example.vn", "moi@example.vn"],
            "first_name": ["Bientap", "Đỗ Mới"],
        }

    def test_the_same_again_changes_nothing_and_tells_nobody(self, cast, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            accounts.change(cast.leader, cast.editor, "Bientap", "bientap@example.vn")
        assert mail.outbox == []
        assert not cast.editor.people_records.exists()

    def test_a_mail_server_that_is_down_undoes_no_change(self, cast, settings, django_capture_on_commit_callbacks):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
        with django_capture_on_commit_callbacks(execute=True):
            accounts.change(cast.leader, cast.editor, "Bientap", "moi@example.vn")
        assert find("bientap").email == "moi@example.vn"

    def test_nobody_gets_anothers_address(self, cast):
        assert not succeeds(accounts.change, cast.leader, cast.editor, "An", "PhuTrach@example.vn")
        assert succeeds(accounts.change, cast.leader, cast.editor, "An", "BienTap@example.vn")  # their own


class TestDeactivating:
    def test_groups_password_and_rights_are_gone_and_roles_stay_written(self, cast):
        accounts.deactivate(cast.leader, cast.editor, None)
        user = find("bientap")
        assert not user.is_active
        assert not user.has_usable_password()
        assert not user.groups.exists()
        assert roles_of(user) == Roles()
        assert user.memberships.count() == 1
        assert last_record(user).kind == Kind.DEACTIVATED

    def test_an_administrator_loses_the_flag_too(self, cast):
        second = person("quantri2", Role.ADMINISTRATOR)
        accounts.deactivate(cast.administrator, second, None)
        assert not find("quantri2").is_superuser
        assert not rights.may_manage(cast.chief, find("quantri2"))
        accounts.reactivate(cast.administrator, second)
        assert find("quantri2").is_superuser

    def test_of_two_at_once_the_second_is_told(self, cast):
        accounts.deactivate(cast.leader, cast.editor, None)
        assert not succeeds(accounts.deactivate, cast.chief, cast.editor, None)
        accounts.reactivate(cast.leader, cast.editor)
        before = find("bientap").password
        assert not succeeds(accounts.reactivate, cast.chief, cast.editor)
        assert find("bientap").password == before

    def test_two_chiefs_do_not_put_each_other_out(self, cast):
        second = person("phutrach2", Role.CHIEF)
        accounts.deactivate(cast.chief, second, None)
        with pytest.raises(PeopleError):
            accounts.deactivate(second, cast.chief, None)
        assert find("phutrach").is_active

    def test_an_old_password_does_not_come_back(self, cast):
        """Whoever was deactivated by another way still had one."""
        get_user_model().objects.filter(pk=cast.editor.pk).update(is_active=False)
        accounts.reactivate(cast.leader, cast.editor)
        assert not find("bientap").has_usable_password()

    @pytest.mark.parametrize("act", [accounts.send_link, bring_back])
    def test_a_link_needs_an_address(self, cast, act):
        get_user_model().objects.filter(pk=cast.editor.pk).update(email="")
        with pytest.raises(PeopleError):
            act(cast.leader, cast.editor)
        assert mail.outbox == []

    def test_no_link_goes_to_the_deactivated(self, cast):
        accounts.deactivate(cast.leader, cast.editor, None)
        with pytest.raises(PeopleError):
            accounts.send_link(cast.leader, cast.editor)


class TestHandingOver:
    def test_pages_and_locks_go_to_a_colleague_and_the_writer_stays_on_record(self, cast):
        page = factories.article(owner=cast.editor)
        page.save_revision(user=cast.editor)
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=cast.editor)
        passed = handing_over.hand_over(cast.leader, cast.editor, cast.deputy)
        page.refresh_from_db()
        assert sorted(passed.values()) == [1, 1]
        assert (page.owner, page.locked, page.locked_by) == (cast.deputy, True, cast.deputy)
        assert page.latest_revision.user == cast.editor
        assert last_record(cast.editor).details["to_id"] == cast.deputy.pk

    def test_who_has_work_in_hand_needs_somebody_to_take_it(self, cast):
        page = factories.article(owner=cast.editor)
        with pytest.raises(PeopleError):
            accounts.deactivate(cast.leader, cast.editor, None)
        assert find("bientap").is_active
        accounts.deactivate(cast.leader, cast.editor, cast.leader)
        page.refresh_from_db()
        assert page.owner == cast.leader

    def test_it_goes_to_active_people_of_the_same_place_or_to_the_desk(self, cast):
        factories.article(owner=cast.editor)
        person("nghi", Role.EDITOR, agency=own(), is_active=False)
        person("cu", Role.EDITOR, agency=own(), valid_to=today() - DAY)
        able = {
            u.username
            for u in get_user_model().objects.all()
            if succeeds(handing_over.hand_over, cast.chief, cast.editor, u)
        }
        assert able == {NAMES[name] for name in ("leader", "deputy", "desk", "chief")}

    def test_a_refused_receiver_leaves_everything_as_it_was(self, cast):
        page = factories.article(owner=cast.editor)
        with pytest.raises(PeopleError, match=str(cast.other_editor)):
            accounts.deactivate(cast.leader, cast.editor, cast.other_editor)
        page.refresh_from_db()
        assert page.owner == cast.editor
        assert find("bientap").is_active
        assert not PeopleRecord.objects.exists()

    def test_nothing_in_hand_is_nothing_to_hand_over(self, cast):
        assert not succeeds(handing_over.hand_over, cast.leader, cast.editor, cast.deputy)


class TestLeave:
    def test_it_is_entered_once_and_taken_back_until_it_is_over(self, cast):
        leave = leaves.enter_leave(cast.leader, cast.editor, today(), today() + 3 * DAY)
        assert not succeeds(leaves.enter_leave, cast.editor, cast.editor, today() + 3 * DAY, today() + 9 * DAY)
        leaves.cancel_leave(cast.editor, leave)
        assert not succeeds(leaves.cancel_leave, cast.leader, leave)
        assert [r.details.get("cancelled", False) for r in cast.editor.people_records.all()] == [True, False]
        past = Leave.objects.create(user=cast.editor, first_day=today() - 9 * DAY, last_day=today() - DAY)
        assert not succeeds(leaves.cancel_leave, cast.editor, past)

    def test_it_does_not_end_before_it_begins(self, cast):
        assert not succeeds(leaves.enter_leave, cast.editor, cast.editor, today(), today() - DAY)
        with pytest.raises(IntegrityError), transaction.atomic():
            Leave.objects.create(user=cast.editor, first_day=today(), last_day=today() - DAY)


def test_the_record_is_never_changed(cast):
    accounts.send_link(cast.chief, cast.editor)
    record = last_record(cast.editor)
    with pytest.raises(AppendOnlyError):
        record.save()
    with pytest.raises(AppendOnlyError):
        record.delete()
    with pytest.raises(AppendOnlyError):
        PeopleRecord.objects.all().delete()
