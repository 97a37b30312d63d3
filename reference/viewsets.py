"""The admin's screens for facts. A new model is one class here: what its list shows, filters and exports."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from reference import exporting, models
from reference.forms import MembershipForm
from reference.import_view import ImportFactsView
from reference.listing import FactChooserViewSet, FactIndexView
from reference.panels import Section, fact_tabs
from reference.proposals.fact_views import FactCreateView, FactDeleteView, FactEditView
from reference.sections import SITE_SECTIONS


class FactViewSet(SnippetViewSet):
    """List with folded search, form with a tab per language, CSV and XLSX out and in. What is typed is proposed."""

    index_view_class = FactIndexView
    add_view_class = FactCreateView
    edit_view_class = FactEditView
    delete_view_class = FactDeleteView
    create_template_name = "reference/fact_create.html"
    edit_template_name = "reference/fact_edit.html"
    chooser_viewset_class = FactChooserViewSet
    copy_view_enabled = False  # a copy would have the same code
    search_fields = ("folded",)
    list_per_page = 50
    sections: tuple[Section, ...] = ()

    def get_edit_handler(self) -> Panel:
        return fact_tabs(self.model, self.sections).bind_to_model(self.model)

    def get_queryset(self, request: HttpRequest) -> Any:
        return exporting.with_relations(self.model)

    @property
    def list_export(self) -> list[str]:
        return exporting.columns(self.model)

    @property
    def export_filename(self) -> str:
        return self.model._meta.model_name

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(import_url_name=self.get_url_name("import"), **kwargs)

    @property
    def import_view(self) -> Any:
        return self.construct_view(ImportFactsView)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("import/", self.import_view, name="import")]


class AgencyViewSet(FactViewSet):
    model = models.Agency
    icon = "group"
    list_display = ("name_vi", "abbreviation", "form", "valid_to", "successor")
    list_filter = ("form",)


class OfficialViewSet(FactViewSet):
    model = models.Official
    icon = "user"
    list_display = ("name_vi", "title_vi", "agency", "valid_to", "advises_investors", "han_confirmed")
    list_filter = ("agency", "han_confirmed")


class AdministrativeUnitViewSet(FactViewSet):
    model = models.AdministrativeUnit
    icon = "map"
    list_display = ("name_vi", "kind", "valid_to", "successor")
    list_filter = ("kind",)


class IndustrialParkViewSet(FactViewSet):
    model = models.IndustrialPark
    icon = "cogs"
    list_display = ("name_vi", "state", "area_ha", "occupancy_percent", "as_of")
    list_filter = ("state",)
    sections = SITE_SECTIONS


class IndustrialClusterViewSet(IndustrialParkViewSet):
    model = models.IndustrialCluster


class InvestmentProjectViewSet(FactViewSet):
    model = models.InvestmentProject
    icon = "pick"
    list_display = ("name_vi", "status", "park", "capital_musd", "as_of")
    list_filter = ("status", "park")


class IncentiveViewSet(FactViewSet):
    model = models.Incentive
    icon = "tick"
    list_display = ("name_vi", "legal_source_vi", "valid_from", "valid_to")


class ProcedureViewSet(FactViewSet):
    model = models.Procedure
    icon = "list-ol"
    list_display = ("name_vi", "authority_vi", "days", "valid_to", "position")


class TradeAgreementViewSet(FactViewSet):
    model = models.TradeAgreement
    icon = "globe"
    list_display = ("name_vi", "abbreviation", "in_force")


class PlaceViewSet(FactViewSet):
    model = models.Place
    icon = "location"
    list_display = ("name_vi", "kind", "unit", "as_of")
    list_filter = ("kind", "unit", "agency")


class ProductViewSet(FactViewSet):
    model = models.Product
    icon = "pick"
    list_display = ("name_vi", "kind", "place", "season_from", "season_to", "as_of")
    list_filter = ("kind", "agency")


class KeyFigureViewSet(FactViewSet):
    model = models.KeyFigure
    icon = "order"
    list_display = ("label_vi", "value", "unit_vi", "period_vi", "as_of", "position", "for_investors")


class ObservanceViewSet(FactViewSet):
    model = models.Observance
    icon = "calendar"
    list_display = ("name_vi", "calendar", "day", "month", "year")
    list_filter = ("calendar", "month")


class TermViewSet(FactViewSet):
    model = models.Term
    icon = "openquote"
    list_display = ("name_vi", "kind", "keep_as_is")
    list_filter = ("kind", "keep_as_is")


class TopicViewSet(FactViewSet):
    model = models.Topic
    icon = "folder"
    list_display = ("name_vi", "slug", "colour")


class TagViewSet(FactViewSet):
    model = models.Tag
    icon = "tag"
    list_display = ("name_vi", "slug")


class ColumnViewSet(FactViewSet):
    model = models.Column
    icon = "list-ul"
    list_display = ("name_vi", "slug", "agency")
    list_filter = ("agency",)


class FactsGroup(SnippetViewSetGroup):
    """The menu 'Facts'; each person sees what they have rights to."""

    menu_label = _("Facts")
    menu_icon = "table"
    menu_order = 250
    items = (
        AgencyViewSet,
        OfficialViewSet,
        AdministrativeUnitViewSet,
        IndustrialParkViewSet,
        IndustrialClusterViewSet,
        InvestmentProjectViewSet,
        IncentiveViewSet,
        ProcedureViewSet,
        TradeAgreementViewSet,
        PlaceViewSet,
        ProductViewSet,
        KeyFigureViewSet,
        ObservanceViewSet,
        TermViewSet,
        TopicViewSet,
        TagViewSet,
        ColumnViewSet,
    )


class MembershipViewSet(SnippetViewSet):
    """Who has which role; in the settings menu, for the administrator."""

    model = models.Membership
    icon = "user"
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ("user", "role", "agency", "language", "is_deputy", "valid_to")
    list_filter = ("role", "agency")
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("user", "role", "agency", "language", "is_deputy", "valid_from", "valid_to")],
        base_form_class=MembershipForm,
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return models.Membership.objects.select_related("user", "agency")
