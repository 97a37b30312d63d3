"""What the tests of people share: short words for days, agencies and roles, and what a browser does with a link."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reference.models import Leave, Membership, PeopleRecord
from reference.people import accounts
from reference.people.errors import PeopleError
from tests import factories
from tests.people import Role

DAY = timedelta(days=1)
PASSWORD = "Nhãn lồng tháng Tám 2026"
HOME = "/admin/"
LOGIN = "/admin/login/"


def today():
    return timezone.localdate()


def own():
    return factories.agency("svhttdl")


def other():
    return factories.agency("bqlkcn")


def at(name, *args):
    return reverse(name, args=[getattr(arg, "pk", arg) for arg in args])


def iso(day):
    return day.isoformat()


def link_in(message):
    """The path of the link in a mail."""
    return urlsplit(re.search(r"https?://\S+/password_reset/confirm/\S+", message.body)[0]).path


def browser():
    return Client(headers={"accept-language": "vi"})


def choose_password(link, password=PASSWORD):
    """Open the link and fill its form in, as a stranger's browser does; whether it took the password."""
    client = browser()
    form = client.get(link, follow=True)
    if not form.context.get("validlink"):
        return False
    answer = client.post(form.request["PATH_INFO"], {"new_password1": password, "new_password2": password})
    return answer.status_code == 302


def signed_in(name, password=PASSWORD):
    """The browser of somebody who typed name and password; None when they were refused."""
    client = browser()
    answer = client.post(LOGIN, {"username": name, "password": password})
    return client if answer.status_code == 302 else None


def is_in(client):
    """Whether the admin still opens."""
    return client.get(HOME).status_code == 200


def leads_to_people(client):
    """Whether the menu holds the screens."""
    return bool(re.search(rf"{at('people')}(?!leave)", client.get(HOME).content.decode()))


def is_refused(response):
    """Sent home or to the sign-in form, or told that there is nothing."""
    if response.status_code == 302:
        return urlsplit(response["Location"]).path in (HOME, LOGIN)
    return response.status_code in (403, 404)


def role(name, **scope):
    return Membership(role=name, **scope)


def give(user, name, **scope):
    return Membership.objects.create(user=user, role=name, **scope)


def every_role():
    found = {name: role(name) for name in (Role.CLEARANCE_OFFICER, Role.DESK_OFFICER, Role.CHIEF, Role.ADMINISTRATOR)}
    found |= {"deputy chief": role(Role.CHIEF, is_deputy=True)}
    found |= {f"{name} ja": role(name, language="ja") for name in (Role.TRANSLATOR, Role.REVIEWER)}
    for agency in (own(), other()):
        found |= {f"{name} {agency.code}": role(name, agency=agency) for name in (Role.EDITOR, Role.LEADER)}
        found[f"deputy {agency.code}"] = role(Role.LEADER, agency=agency, is_deputy=True)
    return {str(name): membership for name, membership in found.items()}


def bring_back(actor, user):
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)
    accounts.reactivate(actor, user)


def last_record(user):
    return user.people_records.first()


@contextmanager
def undone():
    """What happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def succeeds(act, *arguments):
    """Whether the act was allowed; nothing stays of it."""
    with undone():
        try:
            act(*arguments)
        except PeopleError:
            return False
    return True


def state_of_people():
    """Everything that an act could change."""
    users = get_user_model().objects.order_by("pk").values_list("pk", "first_name", "email", "is_active", "password")
    roles = Membership.objects.order_by("pk").values_list("pk", "user", "role", "agency", "is_deputy", "valid_to")
    records = PeopleRecord.objects.count(), Leave.objects.count(), len(mail.outbox)
    return list(users), list(roles), records, list(get_user_model().groups.through.objects.values_list())


def in_threads(*acts):
    """Do all at the same time, each on a connection of its own; what each gave or raised."""
    start, outcomes = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            outcomes.append(act())
        except PeopleError as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == len(acts)  # whoever raised something else gave nothing
    return outcomes
