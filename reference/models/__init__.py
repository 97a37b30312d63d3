"""Facts: one row for all languages, one column per language (see reference/translation.py)."""

from reference.models.agency import Agency
from reference.models.figure import KeyFigure, KeyFigureYear
from reference.models.investment import (
    ClusterDistance,
    ClusterFigureSource,
    ClusterTenant,
    Incentive,
    IndustrialCluster,
    IndustrialPark,
    InvestmentProject,
    ParkDistance,
    ParkFigureSource,
    ParkTenant,
    TradeAgreement,
)
from reference.models.media import CaptionTrack, CustomDocument, CustomImage, CustomMedia, CustomRendition
from reference.models.observance import Observance
from reference.models.office import Office
from reference.models.official import Official
from reference.models.people import FileCollection, LanguageRight, Leave, Membership, PeopleRecord
from reference.models.place import Place
from reference.models.procedure import Procedure, ProcedureStep
from reference.models.product import Product
from reference.models.proposal import FactHistory, Proposal, ProposedChange
from reference.models.site_children import SiteDistance
from reference.models.site_figures import Figure
from reference.models.term import Term
from reference.models.topic import Column, Tag, Topic
from reference.models.unit import AdministrativeUnit

__all__ = [
    "AdministrativeUnit",
    "Agency",
    "CaptionTrack",
    "ClusterDistance",
    "ClusterFigureSource",
    "ClusterTenant",
    "Column",
    "CustomDocument",
    "CustomImage",
    "CustomMedia",
    "CustomRendition",
    "FactHistory",
    "Figure",
    "FileCollection",
    "Incentive",
    "IndustrialCluster",
    "IndustrialPark",
    "InvestmentProject",
    "KeyFigure",
    "KeyFigureYear",
    "LanguageRight",
    "Leave",
    "Membership",
    "Observance",
    "Office",
    "Official",
    "ParkDistance",
    "ParkFigureSource",
    "ParkTenant",
    "PeopleRecord",
    "Place",
    "Procedure",
    "ProcedureStep",
    "Product",
    "Proposal",
    "ProposedChange",
    "SiteDistance",
    "Tag",
    "Term",
    "Topic",
    "TradeAgreement",
]
