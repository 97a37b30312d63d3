"""What is exported can be imported again, and the commands around it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from reference.exporting import UnknownFormatError, export_facts
from reference.fact_models import importable_models
from reference.importing import import_facts
from reference.models import AdministrativeUnit, Agency, Incentive, IndustrialPark, KeyFigure, Observance, Place, Tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    agency = Agency.objects.create(code="bql", name_vi="Ban Quản lý", name_ja="管理委員会", abbreviation="=BQL")
    unit = AdministrativeUnit.objects.create(code="xa-a", name_vi="Xã A", kind="commune", successor=None)
    park = IndustrialPark.objects.create(
        code="sach",
        name_vi="KCN Sạch",
        name_zh_hans="洁净工业园",
        unit=unit,
        area_ha=Decimal("1234.50"),
        management_fee_usd=Decimal("1.125"),
        power_price_usd=Decimal("0.0812"),
        latitude=Decimal("20.812"),
        longitude=Decimal("106.012345"),
        as_of=date(2024, 6, 30),
        bonded_warehouse=False,
        contact_phone="+84 221 3 000 000",
        contact_languages=["vi", "ja"],
        power_vi="Trạm 110 kV;\nhai nguồn, “ổn định”",
        wage_region=2,
    )
    Incentive.objects.create(code="mien", name_vi="Miễn thuế").parks.add(park)
    Place.objects.create(code="den", name_vi="Đền", kind="heritage", agency=agency, guide_languages=["fr"])
    KeyFigure.objects.create(code="grdp", label_vi="GRDP", value=Decimal("12.345"), decimals=3)
    Observance.objects.create(code="le", name_vi="Lễ hội", calendar="lunar", day=10, month=3)
    Tag.objects.create(name_vi="nhãn", slug="nhan")
    return [Agency, AdministrativeUnit, IndustrialPark, Incentive, Place, KeyFigure, Observance, Tag]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_imports_without_a_change(facts, tmp_path, ending):
    for model in facts:
        path = tmp_path / f"{model.__name__}.{ending}"
        export_facts(model, path)
        with path.open("rb") as file:
            result = import_facts(model, file, dry_run=False)
        assert [str(error) for error in result.errors] == []
        assert (result.unchanged, result.updated, result.created) == (1, 0, 0), result.lines


def test_an_export_of_many_rows_takes_as_many_queries_as_of_one(facts, tmp_path, django_assert_num_queries):
    with django_assert_num_queries(2):
        export_facts(Incentive, tmp_path / "a.csv")
    for number in range(10):
        Incentive.objects.create(name_vi=f"Ưu đãi {number}").parks.add(IndustrialPark.objects.get())
    with django_assert_num_queries(2):
        export_facts(Incentive, tmp_path / "b.csv")


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(UnknownFormatError, match="ods"):
        export_facts(Agency, tmp_path / "a.ods")


def test_every_fact_can_be_imported_but_files_and_single_rows():
    assert set(importable_models()) == {
        "administrativeunit",
        "agency",
        "column",
        "incentive",
        "industrialcluster",
        "industrialpark",
        "investmentproject",
        "keyfigure",
        "observance",
        "official",
        "place",
        "procedure",
        "product",
        "tag",
        "term",
        "topic",
        "tradeagreement",
    }


class TestCommands:
    def test_import_says_what_was_done(self, tmp_path, capsys):
        path = tmp_path / "a.csv"
        path.write_text("code,name_vi\na,Sở A\n", encoding="utf-8")
        call_command("import_facts", "Agency", str(path), "--dry-run")
        assert (capsys.readouterr().out, Agency.objects.count()) == (
            "would be created: 1, would be updated: 0, unchanged: 0\n",
            0,
        )
        call_command("import_facts", "agency", str(path))
        assert Agency.objects.count() == 1

    def test_import_names_the_lines_and_fails(self, tmp_path, capsys):
        path = tmp_path / "a.csv"
        path.write_text("code,form\na,x\n", encoding="utf-8")
        with pytest.raises(CommandError, match="nothing was imported"):
            call_command("import_facts", "Agency", str(path))
        assert "form “x”" in capsys.readouterr().err

    @pytest.mark.parametrize("arguments", [("Castle", "a.csv"), ("Agency", "/nowhere/a.csv")])
    @pytest.mark.parametrize("command", ["import_facts", "export_facts"])
    def test_a_wrong_name_is_an_error_in_words(self, command, arguments):
        with pytest.raises(CommandError, match=r"Castle|nowhere"):
            call_command(command, *arguments)

    def test_export_counts_its_rows(self, facts, tmp_path, capsys):
        call_command("export_facts", "IndustrialPark", str(tmp_path / "a.xlsx"))
        assert capsys.readouterr().out == "rows: 1\n"
