"""The demo's register of facts, through the importer that offices use."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db.models import Model

from cms import languages
from cms.demo import ledger
from cms.demo.files import FACTS, read
from reference import models as reference
from reference.importing import import_facts
from reference.models import (
    Agency,
    Column,
    IndustrialPark,
    Observance,
    Office,
    TradeAgreement,
)
from reference.models.base import translated_fields

# In the order in which they refer to each other.
FILES = (
    ("topic", reference.Topic),
    ("column", Column),
    ("tag", reference.Tag),
    ("agency", Agency),  # what visitors read of those that every office has
    ("administrative_unit", reference.AdministrativeUnit),
    ("official", reference.Official),
    ("industrial_park", IndustrialPark),
    ("industrial_cluster", reference.IndustrialCluster),
    ("investment_project", reference.InvestmentProject),
    ("incentive", reference.Incentive),
    ("procedure", reference.Procedure),
    ("trade_agreement", TradeAgreement),
    ("place", reference.Place),
    ("product", reference.Product),
    ("key_figure", reference.KeyFigure),
    ("observance", Observance),
)


class DemoFileError(RuntimeError):
    """A file of the demo does not fit the importer."""


def load() -> None:
    """Agencies, then every file in order, then what hangs on the parks."""
    shipped = Path(reference.__file__).parent.parent / "data"
    _import(Agency, shipped / "agencies.csv")
    _import(reference.Term, shipped / "terms.csv")
    for name, model in FILES:
        if (FACTS / f"{name}.csv").exists():
            _import(model, FACTS / f"{name}.csv")
    _load_children("industrial_park_distances", reference.ParkDistance, "park", "site")
    _load_children("industrial_park_tenants", reference.ParkTenant, "park", "site")
    _load_children("key_figure_years", reference.KeyFigureYear, "figure", "figure")
    _load_children("procedure_steps", reference.ProcedureStep, "procedure", "procedure")


def _import(model: type[Model], path: Path) -> None:
    with path.open("rb") as file:
        result = import_facts(model, file, dry_run=False)
    if result.errors:
        raise DemoFileError(f"{path.name}: {result.errors[0]}")
    ledger.record_all(model._default_manager.all())


def _load_children(name: str, model: type[Model], column: str, link: str) -> None:
    """Rows of a file in their order: the parent's code in `column`, then the child's own fields."""
    parents = model._meta.get_field(link).related_model.objects
    with (FACTS / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        for position, row in enumerate(csv.DictReader(file)):
            child = model(**{link: parents.get(code=row.pop(column))}, sort_order=position)
            for field, value in row.items():
                setattr(child, field, value or None)
            child.full_clean(exclude=translated_fields(model))
            child.save()


def load_office() -> None:
    """The office's name and contacts: the last step, since its row says that the installation is complete."""
    described = read(FACTS / "office.toml")
    office = Office(is_demo=True)
    for name, value in described.items():
        if not isinstance(value, dict):
            setattr(office, name, value)
    for language in languages.ACTIVE:
        for name, value in described.get(language.code, {}).items():
            setattr(office, f"{name}_{language.column}", value)
    office.save()
    ledger.record(office)
