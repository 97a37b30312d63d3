"""A small register for the tests of the pages for investors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from reference.models import AdministrativeUnit, IndustrialPark, KeyFigure, KeyFigureYear, Official, ParkDistance
from tests import factories

DAY = date(2024, 6, 30)
PARKS: dict[str, dict[str, Any]] = {
    "pna": {
        "name_vi": "Khu công nghiệp Phố Nối A",
        "name_en": "Pho Noi A Industrial Park",
        "name_ja": "フォーノイA工業団地",
        "state": "operating",
        "sectors_vi": "Cơ khí, điện tử, thực phẩm.",
        "sectors_ja": "機械、電子、食品。",
        "area_ha": Decimal("688.94"),
        "leasable_ha": Decimal("492.1"),
        "occupancy_percent": Decimal(95),
        "land_rent_usd": Decimal(150),
        "km": (28, 45, 75, 80),
    },
    "tl2": {
        "name_vi": "Khu công nghiệp Thăng Long II",
        "name_en": "Thang Long Industrial Park II",
        "name_ja": "第二タンロン工業団地",
        "state": "operating",
        "sectors_vi": "Điện tử, cơ khí chính xác.",
        "sectors_ja": "電子、精密機械。",
        "area_ha": Decimal("525.7"),
        "leasable_ha": Decimal(400),
        "occupancy_percent": Decimal(90),
        "land_rent_usd": Decimal(165),
        "km": (33, 50, 72, 75),
    },
    "sach": {
        "name_vi": "Khu công nghiệp Sạch",
        "name_en": "Sach Industrial Park",
        "name_ja": "サック工業団地",
        "state": "building",
        "sectors_vi": "Dược phẩm (dự kiến).",
        "sectors_ja": "医薬品（計画）。",
        "area_ha": Decimal("143.08"),
        "leasable_ha": Decimal(100),
        "occupancy_percent": Decimal(35),
        "km": (45, None, 90, 95),
    },
}


def register() -> dict[str, IndustrialPark]:
    """Three parks in two places, by code."""
    north, south = _unit("yen-my", "Huyện Yên Mỹ"), _unit("khoai-chau", "Huyện Khoái Châu")
    return {code: make_park(code, PARKS[code], south if code == "sach" else north) for code in PARKS}


def _unit(code: str, name: str) -> AdministrativeUnit:
    return AdministrativeUnit.objects.create(code=code, name_vi=name, name_ja=f"{code}郡", kind="district")


def make_park(code: str, words: dict[str, Any], unit: AdministrativeUnit) -> IndustrialPark:
    described = dict(words)
    to_hanoi, minutes, to_port, port_minutes = described.pop("km")
    agency = factories.agency("bqlkcn", name_vi="Ban Quản lý", name_ja="管理委員会")
    origin = {"source_vi": "Báo cáo quý", "source_ja": "四半期報告", "source_en": "Quarterly report", "as_of": DAY}
    park = IndustrialPark.objects.create(code=code, unit=unit, agency=agency, **origin, **described)
    ParkDistance.objects.create(site=park, to="hanoi", km=to_hanoi, minutes=minutes)
    ParkDistance.objects.create(site=park, to="hai_phong_port", km=to_port, minutes=port_minutes)
    return park


def series() -> KeyFigure:
    words = {"label_vi": "Kim ngạch xuất khẩu", "label_ja": "輸出額", "unit_vi": "triệu USD", "unit_ja": "百万米ドル"}
    words |= {"source_vi": "=Niên giám", "source_ja": "統計年鑑"}
    figure = KeyFigure.objects.create(code="xuat-khau", value=6300, for_investors=True, as_of=DAY, **words)
    for year, value in ((2021, 5200), (2022, 4100), (2023, 6300)):
        KeyFigureYear.objects.create(figure=figure, year=year, value=value)
    return figure


def adviser(**fields: Any) -> Official:
    known = {"name_vi": "Trần Thị Mẫu", "name_ja": "チャン・ティ・マウ", "languages": ["vi", "ja"], "phone": "0221 000"}
    agency = factories.agency("bqlkcn", name_vi="Ban Quản lý", name_ja="管理委員会")
    return Official.objects.create(agency=agency, advises_investors=True, **{**known, **fields})
