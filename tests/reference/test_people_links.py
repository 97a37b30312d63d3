"""Links, passwords and one's own account: Wagtail's doors and ours."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.urls import reverse

from reference.models import Membership, PeopleRecord
from reference.people import accounts, mails
from tests.people import Role, client_of, find
from tests.reference.people_steps import PASSWORD, browser, choose_password, is_in, link_in, signed_in
from tests.reference.posted import as_posted

pytestmark = pytest.mark.django_db
Kind = PeopleRecord.Kind


class TestLinks:
    """Wagtail's own reset and our links open the same door, and it closes."""

    def test_the_reset_form_mails_those_only_who_are_active_and_have_a_password(self, cast):
        accounts.deactivate(cast.chief, cast.editor, None)
        accounts.invite(cast.chief, "Sen", "sen@example.vn", Membership(role=Role.DESK_OFFICER))
        mail.outbox.clear()
        told = {}
        for email in ("bientap@example.vn", "sen@example.vn", "ai@example.vn", "lanhdao@example.vn"):
            answer = browser().post(reverse("wagtailadmin_password_reset"), {"email": email})
            told[email] = (answer.status_code, answer["Location"])
        assert len(set(told.values())) == 1  # the answer gives nobody away
        assert [message.to for message in mail.outbox] == [["lanhdao@example.vn"]]

    def test_a_link_is_void_once_the_password_was_changed_in_another_way(self, cast):
        link = mails.link_for(cast.editor)
        user = find("bientap")
        user.set_password("another one")
        user.save()
        assert not choose_password(link)

    def test_a_link_is_void_after_its_days(self, cast, settings):
        link = mails.link_for(cast.editor)
        settings.PASSWORD_RESET_TIMEOUT = -1
        assert not choose_password(link)

    def test_a_deactivated_person_with_a_good_link_still_does_not_get_in(self, cast):
        """Deactivated past our screens, so the link was not voided."""
        link = mails.link_for(cast.editor)
        get_user_model().objects.filter(pk=cast.editor.pk).update(is_active=False)
        choose_password(link)
        assert signed_in("bientap") is None

    def test_a_weak_password_is_refused_and_the_link_still_works(self, cast):
        accounts.invite(cast.chief, "Sen", "sen@example.vn", Membership(role=Role.DESK_OFFICER))
        link = link_in(mail.outbox[0])
        for weak in ("ngắn", "1qaz2wsx3edc", "sen@example.vn"):
            assert not choose_password(link, weak), weak
        assert not find("sen").has_usable_password()
        assert choose_password(link)

    def test_a_link_made_for_one_is_not_good_for_another(self, cast):
        token = default_token_generator.make_token(cast.editor)
        mine = mails.link_for(cast.chief)
        assert not choose_password(mine.replace(mine.rstrip("/").rpartition("/")[2], token))


class TestOwnAccount:
    """Wagtail's screen of one's own account."""

    ADDRESS = "/admin/account/"

    def saved(self, client, **typed):
        panels = client.get(self.ADDRESS).context["panels_by_tab"].values()
        forms = [panel.get_form() for tab in panels for panel in tab]
        present = {name: value for form in forms for name, value in as_posted(form).items() if "avatar" not in name}
        return client.post(self.ADDRESS, {**present, **typed})

    def test_name_and_address_are_changed_on_record(self, cast, django_capture_on_commit_callbacks):
        client = client_of(cast.editor)
        with django_capture_on_commit_callbacks(execute=True):
            self.saved(client, **{"name_email-name": "Lê  Sen", "name_email-email": "sen@example.vn"})
        record = cast.editor.people_records.get()
        assert (record.kind, record.by) == (Kind.CHANGED, cast.editor)
        assert record.details["changed"] == {
            "email": ["bientap@example.vn", "sen@example.vn"],
            "first_name": ["Bientap", "Lê Sen"],
        }
        assert [message.to for message in mail.outbox] == [["bientap@example.vn"]]

    def test_a_new_password_needs_no_second_name(self, cast):
        client = client_of(cast.editor)
        typed = {"old_password": "x", "new_password1": PASSWORD, "new_password2": PASSWORD}
        answer = self.saved(client, **{f"password-{name}": value for name, value in typed.items()})
        assert answer.status_code == 302
        assert is_in(client)
        assert signed_in("bientap") is not None
        assert not cast.editor.people_records.exists()

    @pytest.mark.parametrize(
        "typed", [{"name_email-email": "PhuTrach@example.vn"}, {"name_email-email": "x"}, {"name_email-name": " "}]
    )
    def test_what_is_wrong_is_refused(self, cast, typed):
        answer = self.saved(client_of(cast.editor), **typed)
        assert answer.status_code == 200
        editor = find("bientap")
        assert (str(editor), editor.email) == ("Bientap", "bientap@example.vn")
