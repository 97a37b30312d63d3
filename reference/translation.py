"""Which fields of a fact have a column per language (django-modeltranslation reads this file by its name).

Elsewhere the explicit columns are used, such as `name_zh_hans`; `reference.localized` reads them.
"""

from modeltranslation.translator import TranslationOptions, register

from cms import languages
from reference import models

SITE = ("name", "developer", "summary", "address", "power", "labour", "sectors", "source")


def _options(*fields: str, required: tuple[str, ...] = ()) -> type[TranslationOptions]:
    """Options whose required fields are required in Vietnamese; the others may be borrowed from it."""
    return type(
        "FactOptions", (TranslationOptions,), {"fields": fields, "required_languages": {languages.SOURCE: required}}
    )


def _translate(model: type, *fields: str, required: tuple[str, ...] = ("name",)) -> None:
    register(model)(_options(*fields, required=required))


_translate(models.Agency, "name", "duties", "address")
_translate(models.Official, "name", "title")
_translate(models.AdministrativeUnit, "name")
_translate(models.IndustrialPark, *SITE)
_translate(models.IndustrialCluster, *SITE)
for child in (models.ParkDistance, models.ClusterDistance):
    _translate(child, "label", required=())
for child in (models.ParkFigureSource, models.ClusterFigureSource):
    _translate(child, "source", required=())
_translate(models.InvestmentProject, "name", "sector", "summary", "form", "source")
_translate(models.Incentive, "name", "summary", "legal_source", "source")
_translate(models.Procedure, "name", "summary", "authority", "documents", "fee", "legal_source", "source")
_translate(models.ProcedureStep, "title", "text", required=("title",))
_translate(models.TradeAgreement, "name", "partners", "source")
_translate(
    models.Place, "name", "summary", "address", "hours", "closed_days", "fee", "season", "getting_there", "source"
)
_translate(models.Product, "name", "summary", "season", "source")
_translate(models.Topic, "name")
_translate(models.Tag, "name")
_translate(models.Column, "name", "summary")
_translate(models.KeyFigure, "label", "unit", "period", "note", "source", required=("label",))
_translate(models.Observance, "name", "note")
_translate(models.Term, "name", "accepted", "forbidden")
_translate(models.CustomImage, "title", "alt", "caption", "credit", required=("title",))
_translate(models.CustomDocument, "title", required=("title",))
_translate(models.CustomMedia, "title", "credit", "captions", "transcript", required=("title",))
_translate(
    models.Office, "name", "province", "tagline", "responsible_person", "responsible_title", "licence_line", "address"
)
