"""Rules that facts keep."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from accounts.models import User
from cms import languages
from reference.models import (
    AdministrativeUnit,
    Agency,
    Column,
    Incentive,
    IndustrialCluster,
    IndustrialPark,
    KeyFigure,
    Membership,
    Observance,
    ParkDistance,
    ParkFigureSource,
    ParkTenant,
    Place,
    Tag,
    Topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_folded_text_holds_every_language_without_marks():
    agency = Agency.objects.create(
        name_vi="Sở Kế hoạch và Đầu tư", name_ja="計画投資局", name_fr="Service du Plan, été"
    )
    assert agency.folded.splitlines() == [agency.code, "so ke hoach va dau tu", "計画投資局", "service du plan, ete"]


def test_folded_text_follows_a_partial_save():
    agency = Agency.objects.create(name_vi="Sở Công Thương")
    agency.name_vi = "Sở Du lịch"
    agency.save(update_fields=["name_vi"])
    agency.refresh_from_db()
    assert "so du lich" in agency.folded


def test_a_code_is_made_from_the_name_and_stays_unique():
    codes = [Place.objects.create(name_vi="Đền Mẫu", kind=Place.Kind.HERITAGE).code for _ in range(3)]
    assert codes == ["den-mau", "den-mau-2", "den-mau-3"]


def test_a_name_without_latin_letters_gets_a_code_too():
    assert Place.objects.create(name_vi="。。。", kind=Place.Kind.SHOP).code == "place"


def test_names_do_not_depend_on_the_active_language():
    with translation.override("en"):
        agency = Agency.objects.create(name_vi="Sở Tài chính", name_en="Department of Finance")
        assert str(agency) == "Sở Tài chính"


@pytest.mark.parametrize("model", [Agency, AdministrativeUnit, Incentive])
def test_the_last_day_is_not_before_the_first(model):
    row = model(code="x", name_vi="Tên", valid_from=date(2025, 7, 1), valid_to=date(2025, 6, 30))
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_incentives_hold_on_their_first_and_last_day():
    Incentive.objects.create(code="a", name_vi="A", valid_from=date(2024, 1, 1), valid_to=date(2024, 12, 31))
    Incentive.objects.create(code="b", name_vi="B")
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
    found = [[row.code for row in Incentive.objects.in_force_on(day).order_by("code")] for day in days]
    assert found == [["b"], ["a", "b"], ["a", "b"], ["b"]]


def test_an_ended_agency_leads_to_its_successor():
    new = Agency.objects.create(code="stc", name_vi="Sở Tài chính", name_ja="財政局")
    old = Agency.objects.create(code="skhdt", name_vi="Sở KHĐT", valid_to=date(2025, 2, 28), successor=new)
    assert old.successor_on(date(2025, 2, 28)) == old
    assert old.successor_on(date(2025, 3, 1)) == new
    assert old.name_on(date(2025, 3, 1), "ja") == "財政局"


def test_successors_do_not_go_round_in_a_circle():
    first = Agency.objects.create(code="a", name_vi="A")
    second = Agency.objects.create(code="b", name_vi="B", successor=first)
    first.successor = second
    with pytest.raises(ValidationError, match="successor"):
        first.full_clean()
    Agency.objects.filter(pk=first.pk).update(successor=second, valid_to=date(2020, 1, 1))
    assert Agency.objects.get(pk=second.pk).successor_on(date(2025, 1, 1)) == second


PARK = {"name_vi": "KCN Sạch"}


@pytest.mark.parametrize("model", [IndustrialPark, IndustrialCluster])
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"occupancy_percent": Decimal("100.01")}, "percentage from 0 to 100"),
        ({"occupancy_percent": Decimal(-1)}, "below zero"),
        ({"area_ha": Decimal(10), "leasable_ha": Decimal(11)}, "leasable area is larger"),
        ({"plot_min_ha": Decimal(5), "plot_max_ha": Decimal(1)}, "smallest plot is larger"),
        ({"land_rent_usd": Decimal(-1)}, "below zero"),
        ({"latitude": Decimal("20.65")}, "both latitude and longitude"),
        ({"longitude": Decimal(106)}, "both latitude and longitude"),
        ({"latitude": Decimal(95), "longitude": Decimal(106)}, "less than or equal to 90"),
        ({"wage_region": 5}, "not a valid choice"),
    ],
)
def test_impossible_figures_are_refused_by_form_and_database(model, fields, message):
    row = model(**PARK, **fields)
    with translation.override("en"), pytest.raises(ValidationError) as error:
        row.full_clean()
    with translation.override("en"):
        assert message in str(error.value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_figure_carries_its_own_source_or_the_parks():
    park = IndustrialPark.objects.create(
        **PARK, area_ha=Decimal("150.50"), land_rent_usd=Decimal(120), source_vi="Ban Quản lý", as_of=date(2024, 6, 30)
    )
    ParkFigureSource.objects.create(
        site=park, field="area_ha", source_vi="QĐ 1", source_ja="決定1号", as_of=date(2023, 1, 1)
    )
    area, rent = park.figures("ja")
    assert (area.field, area.value, area.unit, area.source.text) == ("area_ha", Decimal("150.50"), "ha", "決定1号")
    assert (rent.source.text, rent.source.is_borrowed, rent.as_of) == ("Ban Quản lý", True, date(2024, 6, 30))


def test_figures_cost_one_query(django_assert_num_queries):
    park = IndustrialPark.objects.create(**PARK, area_ha=Decimal(1), wage_region=2, water_capacity_m3=0)
    with django_assert_num_queries(1):
        assert [figure.field for figure in park.figures()] == ["area_ha", "water_capacity_m3", "wage_region"]


def test_a_country_and_a_figure_stand_once_per_park():
    park = IndustrialPark.objects.create(**PARK)
    ParkTenant.objects.create(site=park, country="JP", count=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        ParkTenant.objects.create(site=park, country="JP", count=4)
    ParkFigureSource.objects.create(site=park, field="area_ha")
    with pytest.raises(IntegrityError), transaction.atomic():
        ParkFigureSource.objects.create(site=park, field="area_ha")


@pytest.mark.parametrize(("country", "is_valid"), [("JP", True), ("jp", False), ("JPN", False), ("日本", False)])
def test_a_tenants_country_is_an_iso_code(country, is_valid):
    tenant = ParkTenant(site=IndustrialPark.objects.create(**PARK), country=country, count=1)
    if is_valid:
        tenant.full_clean()
    else:
        with pytest.raises(ValidationError):
            tenant.full_clean()


def test_another_place_needs_its_name():
    distance = ParkDistance(site=IndustrialPark.objects.create(**PARK), to=ParkDistance.To.OTHER, km=Decimal(5))
    with pytest.raises(ValidationError, match="Name the other place|label_vi"):
        distance.full_clean()


@pytest.mark.parametrize(
    ("calendar", "day", "month", "year", "is_valid"),
    [
        ("solar", 31, 12, None, True),
        ("solar", 29, 2, None, True),
        ("solar", 29, 2, 2025, False),
        ("solar", 31, 4, None, False),
        ("lunar", 30, 3, None, True),
        ("lunar", 31, 3, None, False),
        ("lunar", 10, 13, None, False),
    ],
)
def test_an_observance_is_a_day_of_its_calendar(calendar, day, month, year, is_valid):
    row = Observance(code="x", name_vi="Lễ hội", calendar=calendar, day=day, month=month, year=year)
    if is_valid:
        row.full_clean()
    else:
        with pytest.raises(ValidationError):
            row.full_clean()


def test_a_key_figure_is_exact():
    figure = KeyFigure.objects.create(label_vi="GRDP", value=Decimal("0.1") + Decimal("0.2"), decimals=1)
    figure.refresh_from_db()
    assert (figure.value, figure.rounded, str(figure)) == (Decimal("0.3"), Decimal("0.3"), "GRDP")


def test_languages_of_guides_are_known_ones():
    place = Place(code="x", name_vi="Chùa Chuông", kind=Place.Kind.HERITAGE, guide_languages=["ja", "xx"])
    with pytest.raises(ValidationError, match="xx"):
        place.full_clean()


class TestTag:
    def test_the_slug_folds_vietnamese(self):
        assert Tag.objects.create(name_vi="Đường thủy").slug == "duong-thuy"

    def test_the_same_words_in_another_language_are_no_clash(self):
        with translation.override("en"):
            Tag.objects.create(name_vi="Phở", name_en="pho", slug="pho")
            Tag.objects.create(name_vi="pho mát", name_fr="pho")
        assert Tag.objects.count() == 2

    def test_two_tags_without_english_name_are_no_clash(self):
        Tag.objects.create(name_vi="một", name_en="")
        Tag.objects.create(name_vi="hai", name_en="")

    def test_one_vietnamese_name_is_one_tag(self):
        Tag.objects.create(name_vi="nhãn lồng")
        with pytest.raises(IntegrityError), transaction.atomic():
            Tag.objects.create(name_vi="nhãn lồng", slug="khac")

    @pytest.mark.parametrize("active", ["vi", "en"])
    @pytest.mark.parametrize("name", ["nhãn lồng", "longan", "龙眼"])
    def test_a_name_in_any_language_finds_it_whatever_the_admin_speaks(self, active, name):
        tag = Tag.objects.create(name_vi="nhãn lồng", name_en="longan", name_zh_hans="龙眼")
        Tag.objects.create(name_vi="khác")
        with translation.override(active):
            assert list(Tag.objects.filter(name__in=[name])) == [tag]
            assert list(Tag.objects.filter(name__iexact=name)) == [tag]
            assert Tag.objects.get(name=name) == tag
            assert Tag.objects.get_or_create(name=name) == (tag, False)


@pytest.mark.parametrize("model", [Topic, Column])
def test_topics_and_columns_are_named_in_vietnamese(model):
    assert str(model.objects.create(name_vi="Đất và người", name_en="Land", slug="dat")) == "Đất và người"


class TestMembership:
    @pytest.mark.parametrize(
        ("role", "with_agency", "language", "is_allowed"),
        [
            ("editor", True, "", True),
            ("editor", False, "", False),
            ("leader", False, "", False),
            ("translator", False, "ja", True),
            ("translator", True, "", False),
            ("reviewer", False, "", False),
            ("chief", False, "", True),
        ],
    )
    def test_each_role_belongs_where_it_works(self, role, with_agency, language, is_allowed):
        user = User.objects.create_user("an")
        agency = Agency.objects.create(name_vi="Sở") if with_agency else None
        member = Membership(user=user, role=role, agency=agency, language=language)
        if is_allowed:
            member.full_clean()
            member.save()
        else:
            with pytest.raises(ValidationError):
                member.full_clean()
            with pytest.raises(IntegrityError), transaction.atomic():
                member.save()

    def test_the_language_is_one_of_the_site(self):
        member = Membership(user=User.objects.create_user("an"), role="translator", language="de")
        with pytest.raises(ValidationError, match="de"):
            member.full_clean()


def test_every_language_has_a_right_of_its_own():
    from django.contrib.auth.models import Permission

    codes = set(Permission.objects.filter(content_type__model="languageright").values_list("codename", flat=True))
    assert codes == {f"edit_{language.column}" for language in languages.ACTIVE}
