"""Facts, proposals, people, and the rows of Wagtail's own settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Site, Task, Workflow

from reference import models
from reference.fact_models import importable_models
from reference.models import FactHistory, Leave, Membership, Office
from reference.proposals import propose
from tests import factories
from tests.people import Cast
from tests.rights.things import SOUGHT, WORDS, Thing

DAY = date(2026, 6, 30)
NEEDED = {  # what a row of the kind can't be without, beside its name
    "keyfigure": {"value": 1},
    "observance": {"day": 2, "month": 9},
    "place": {"kind": "relic"},
    "product": {"kind": "food"},
    "administrativeunit": {"kind": "commune"},
    "topic": {"slug": "chu-de"},
    "column": {"slug": "chuyen-muc"},
    "tag": {"slug": "nhan"},
}


def rows(cast: Cast) -> Iterator[Thing]:
    yield from facts()
    yield from proposals(cast)
    yield from people(cast)
    yield from settings()


def facts() -> Iterator[Thing]:
    """One of each kind; everybody inside may read them all."""
    for kind, model in importable_models().items():
        row = factories.agency("svhttdl") if model is models.Agency else model.objects.create(**_fields(kind))
        yield Thing(f"fact_{kind}", "row", row, {"pk": row.pk})
    other = factories.agency("bqlkcn")
    yield Thing("fact_agency", "parks", other, {"pk": other.pk})


def _fields(kind: str) -> dict[str, Any]:
    name = "label_vi" if kind == "keyfigure" else "name_vi"
    agency = {"agency": factories.agency("svhttdl")} if kind == "official" else {}
    return {name: f"Hàng {kind} {SOUGHT}", **NEEDED.get(kind, {}), **agency}


def proposals(cast: Cast) -> Iterator[Thing]:
    """About a park of the second agency, by its editor and by its leader; about its French words; about a place."""
    own, other = factories.agency("svhttdl"), factories.agency("bqlkcn")
    park = models.IndustrialPark.objects.get(name_vi__startswith="Hàng")
    models.IndustrialPark.objects.filter(pk=park.pk).update(agency=other)
    place = models.Place.objects.create(code="chua", name_vi="Chùa", kind="relic", agency=own)
    contact, french = f"Ông {WORDS['parks_proposal']}", f"Parc {WORDS['french_proposal']}"
    for name, user, row, new, agency, language in (
        ("parks", cast.other_editor, park, {"contact_name": contact}, other, ""),
        ("by its leader", cast.other_leader, park, {"contact_phone": "0123"}, other, ""),
        ("french", cast.other_translator, park, {"name_fr": french}, None, "fr"),
        ("culture", cast.editor, place, {"name_vi": "Chùa Chuông"}, own, ""),
    ):
        made = propose.propose(user, row, new, f"Báo cáo {next(iter(new.values()))}", DAY)
        agency_id = agency.pk if agency else None
        made.source_file = f"{WORDS[f'{name}_proposal']}.xlsx" if f"{name}_proposal" in WORDS else ""  # named in lists
        made.save()
        yield Thing("proposal", name, made, {"pk": made.pk}, agency_id, language, owner_id=user.pk)
    confirmed = f"Ảnh {WORDS['parks']}"
    FactHistory.objects.create(kind="customimage", fact_id=1, field="title_vi", new=confirmed, agency=other)


def people(cast: Cast) -> Iterator[Thing]:
    """An editor of each agency, with a role and days away."""
    today = timezone.localdate()
    for name, user in (("culture", cast.editor), ("parks", cast.other_editor)):
        membership = Membership.objects.get(user=user)
        common = {"agency_id": membership.agency_id, "owner_id": user.pk}
        values = {"pk": user.pk, "membership": membership.pk}
        yield Thing("person", name, user, values, **common)
        yield Thing("membership", name, membership, {"pk": membership.pk}, **common)
        leave = Leave.objects.create(user=user, first_day=today, last_day=today + timedelta(days=2))
        yield Thing("leave", name, leave, {"pk": leave.pk}, **common)
    user = cast.administrator
    yield Thing("administrator", "row", user, {"pk": user.pk, "membership": Membership.objects.get(user=user).pk})
    user = cast.other_editor
    user.email = f"{WORDS['parks_address']}@example.vn"
    user.save()


def settings() -> Iterator[Thing]:
    """One row of each of Wagtail's own kinds."""
    redirect = Redirect.objects.create(old_path="/cu", redirect_link="/vi/")
    unused = Locale.objects.create(language_code="de") if not Locale.objects.filter(language_code="de") else None
    made: dict[str, Any] = {
        "site": Site.objects.get(is_default_site=True),
        "locale": unused or Locale.objects.get(language_code="de"),
        "group": Group.objects.get(name="chief"),
        "collection": Collection.get_first_root_node().add_child(instance=Collection(name="Trống")),
        "workflow": Workflow.objects.active().first(),
        "task": Task.objects.filter(active=True).first(),
        "redirect": redirect,
        "office": Office.objects.get(),
    }
    for kind, row in made.items():
        values = {"pk": row.pk, "redirect_id": row.pk, "collection_id": row.pk, "task_id": row.pk}
        yield Thing(kind, "row", row, values)
