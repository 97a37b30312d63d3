"""Importing facts: all or nothing, errors by line and column."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from reference import seeding
from reference.importing import import_facts
from reference.models import Agency, Incentive, IndustrialPark, Official, Place, Tag, Topic
from tests.reference.conftest import csv_file, xlsx_file

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def load(model, text, *, dry_run=False, encoding="utf-8"):
    return import_facts(model, csv_file(text, encoding), dry_run=dry_run)


def messages(result) -> list[str]:
    return [str(error) for error in result.errors]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_makes_rows_in_every_language(separator, encoding):
    lines = ["code,name_vi,name_zh_hans,name_ja,name_fr", "stc,Sở Tài chính,财政厅,財政局,Service été"]
    result = load(Agency, "\r\n".join(lines).replace(",", separator), encoding=encoding)
    agency = Agency.objects.get()
    assert (result.created, result.errors) == (1, ())
    assert (agency.name_vi, agency.name_zh_hans, agency.name_ja) == ("Sở Tài chính", "财政厅", "財政局")
    assert (agency.name_fr, agency.name_en) == ("Service été", None)


def test_an_xlsx_brings_numbers_and_dates():
    file = xlsx_file(
        ["code", "name_vi", "area_ha", "latitude", "longitude", "as_of", "bonded_warehouse", "land_rent_term_years"],
        ["sach", "KCN Sạch", 143.08, 20.812345, 106.0, date(2024, 6, 30), True, 50],
    )
    result = import_facts(IndustrialPark, file, dry_run=False)
    park = IndustrialPark.objects.get()
    assert messages(result) == []
    assert (park.area_ha, park.latitude, park.as_of) == (Decimal("143.08"), Decimal("20.812345"), date(2024, 6, 30))
    assert (park.bonded_warehouse, park.land_rent_term_years) == (True, 50)


def test_a_second_import_changes_only_what_differs():
    load(Topic, "slug,name_vi,colour\ndau-tu,Đầu tư,river\ndi-san,Di sản,longan\n")
    result = load(Topic, "slug,name_vi,colour\ndau-tu,Đầu tư,leaf\ndi-san,Di sản,longan\nle-hoi,Lễ hội,lotus\n")
    assert [(line.key, line.outcome, line.columns) for line in result.lines] == [
        ("dau-tu", "updated", ("colour",)),
        ("di-san", "unchanged", ()),
        ("le-hoi", "created", ("name_vi", "colour")),
    ]


def test_an_empty_cell_leaves_and_a_hyphen_clears():
    load(Agency, "code,name_vi,name_en,abbreviation,valid_to\nstc,Sở,Department,STC,2025-06-30\n")
    load(Agency, "code,name_vi,name_en,abbreviation,valid_to\nstc,,-,,-\n")
    agency = Agency.objects.get()
    assert (agency.name_vi, agency.name_en, agency.abbreviation, agency.valid_to) == ("Sở", "", "STC", None)


def test_one_bad_line_stops_them_all():
    result = load(Agency, "code,name_vi,form\na,Sở A,state\nb,Sở B,kingdom\n")
    assert Agency.objects.count() == 0
    assert result.lines == ()
    assert messages(result) == ["Line 3, form “kingdom”: Use one of: state, party."]


def test_a_dry_run_says_what_would_be_and_writes_nothing():
    Agency.objects.create(code="a", name_vi="Sở A")
    result = load(Agency, "code,name_vi\na,Sở A mới\nb,Sở B\n", dry_run=True)
    assert (result.created, result.updated) == (1, 1)
    assert list(Agency.objects.values_list("name_vi")) == [("Sở A",)]


ERRORS = [
    (Agency, "code,name\na,Sở\n", "Line 1, name: Name the language too, such as “name_vi”."),
    (Agency, "code,name_de\na,Amt\n", "Line 1, name_de: There is no such column. Known ones: code,"),
    (Agency, "name_vi\nSở\n", "Line 1, code: The column “code” is missing."),
    (Agency, "code,form,form\na,state,party\n", "Line 1, form: This column occurs twice."),
    (Agency, "code,name_vi\n,Sở\n", "Line 2, code: Every line needs this key."),
    (Agency, "code,name_vi\na,A\nb,B\na,C\n", "Line 4, code “a”: Line 2 has this key already."),
    (Agency, "code,name_vi\nsở a,Sở\n", "Line 2, code “sở a”:"),
    (Agency, "code,form\na,state\n", "Line 2, name_vi: This field cannot be blank."),
    (Agency, "code,name_vi,valid_to\na,A,30-6-2025\n", "Line 2, valid_to “30-6-2025”: Write the day as 2026-01-31"),
    (Agency, "code,name_vi,valid_to\na,A,31/02/2025\n", "Line 2, valid_to “31/02/2025”: There is no such day."),
    (Agency, "code,name_vi,successor\na,A,b\n", "Line 2, successor “b”: Neither the database nor this file has a row"),
    (Official, "code,name_vi,agency\na,An,x\n", "Line 2, agency “x”: There is no agency with the code “x”."),
    (IndustrialPark, "code,name_vi,area_ha\na,A,1.234\n", "Line 2, area_ha “1.234”: This may mean thousands or"),
    (IndustrialPark, "code,name_vi,area_ha\na,A,nhiều\n", "Line 2, area_ha “nhiều”: Write a number"),
    (IndustrialPark, "code,name_vi,area_ha\na,A,-5\n", "Line 2, area_ha “-5”: This can't be below zero."),
    (IndustrialPark, "code,name_vi,occupancy_percent\na,A,101\n", "Line 2, occupancy_percent “101”:"),
    (IndustrialPark, "code,name_vi,latitude\na,A,20.5\n", "Line 2: Give both latitude and longitude"),
    (
        IndustrialPark,
        "code,name_vi,bonded_warehouse\na,A,maybe\n",
        "Line 2, bonded_warehouse “maybe”: Write yes or no.",
    ),
    (IndustrialPark, "code,name_vi,water_capacity_m3\na,A,5.000\n", "Line 2, water_capacity_m3 “5.000”: Write a whole"),
    (Place, "code,name_vi,kind,website\na,A,shop,khong\n", "Line 2, website “khong”: Enter a valid URL."),
    (Place, "code,name_vi,kind,guide_languages\na,A,shop,ja de\n", "Line 2, guide_languages “ja de”: Language “de”"),
    (Place, 'code,name_vi,kind\n"a\nb",A,shop\nc,C,castle\n', "Line 4, kind “castle”: Use one of:"),
    (Agency, "", "Line 1: The file is empty."),
    (Agency, 'code,name_vi\na,"Sở\n', "Line 1: Line 2 is not valid CSV"),
    (Agency, "code,name_vi\na,Sở, Ban\n", "Line 1: Line 2 has more cells than the header."),
]


@pytest.mark.parametrize(("model", "text", "message"), ERRORS, ids=[message[:40] for *_rest, message in ERRORS])
def test_an_error_names_line_column_value_and_remedy(model, text, message):
    result = load(model, text)
    assert any(found.startswith(message) for found in messages(result)), messages(result)
    assert model.objects.count() == 0


def test_a_text_in_an_old_encoding_is_refused():
    result = load(Agency, "code,name_vi\na,Sở\n", encoding="utf-16")
    assert "not in UTF-8" in messages(result)[0]


def test_every_error_is_reported_at_once():
    result = load(Agency, "code,name_vi,form,valid_to\na,A,x,y\nb,B,z,2025-01-01\n")
    assert [(error.line, error.column) for error in result.errors] == [(2, "form"), (2, "valid_to"), (3, "form")]


def test_a_successor_may_stand_further_down():
    load(Agency, "code,name_vi,valid_to,successor\nold,Cũ,2025-06-30,new\nnew,Mới,,\n")
    assert Agency.objects.get(code="old").successor.code == "new"


def test_two_agencies_may_not_succeed_each_other():
    result = load(Agency, "code,name_vi,successor\na,A,b\nb,B,a\n")
    assert "circle" in messages(result)[0]
    assert Agency.objects.count() == 0


def test_many_rows_are_named_by_their_codes():
    for code in ("mot", "hai"):
        IndustrialPark.objects.create(code=code, name_vi=code)
    load(Incentive, 'code,name_vi,parks\nx,Miễn thuế,"mot, hai"\n')
    assert {park.code for park in Incentive.objects.get().parks.all()} == {"mot", "hai"}
    assert load(Incentive, 'code,name_vi,parks\nx,Miễn thuế,"hai mot"\n').unchanged == 1
    load(Incentive, "code,parks\nx,-\n")
    assert Incentive.objects.get().parks.count() == 0


def test_a_language_without_right_is_refused(django_user_model):
    user = django_user_model.objects.create_user("an")
    result = import_facts(Agency, csv_file("code,name_ja\na,局\n"), dry_run=False, user=user)
    assert messages(result) == ["Line 1, name_ja: You have no right to write 日本語. Remove the column."]


def test_lines_leave_a_trace_in_the_history(django_user_model):
    from wagtail.models import ModelLogEntry

    user = django_user_model.objects.create_superuser("an")
    import_facts(Tag, csv_file("slug,name_vi\nnhan,nhãn\n"), dry_run=False, user=user)
    assert ModelLogEntry.objects.values_list("action", "user", "label").get() == ("wagtail.create", user.pk, "nhãn")


def test_the_number_of_queries_grows_by_a_few_per_line(django_assert_max_num_queries):
    lines = "".join(f"t{number},chủ đề {number}\n" for number in range(50))
    with django_assert_max_num_queries(50 * 8 + 20):
        load(Topic, f"slug,name_vi\n{lines}")


def test_the_shipped_agencies_load_twice_without_a_change():
    first, second = seeding.load_agencies(), seeding.load_agencies()
    assert (first.created, second.unchanged) == (17, 17)
    press = Agency.objects.get(code="bhy")
    assert (press.form, press.valid_to, press.successor.name_fr) == (
        "party",
        date(2025, 6, 30),
        "Journal, Radio et Télévision de Hung Yên",
    )
    assert all(getattr(row, f"name_{column}") for row in Agency.objects.all() for column in ("vi", "en", "zh_hans"))
