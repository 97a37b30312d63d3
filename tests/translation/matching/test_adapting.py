"""The text's own numbers in an approved target, and when they are left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translation import reading
from translation.matching.adapting import target_with_numbers
from translation.matching.figures import figures
from translation.matching.forms import KNOWN

YEAR = ("Năm 2024, tỉnh có 17 khu công nghiệp.", "Năm 2025, tỉnh có 1.200 khu công nghiệp.")
SUM = ("Vốn đầu tư 85 tỷ đồng.", "Vốn đầu tư 120,5 tỷ đồng.")
VISITS = ("Đón 1,2 triệu lượt khách.", "Đón 3 triệu lượt khách.")
AREA = ("Diện tích 1.234,5 m².", "Diện tích 12.000 m².")
DAY = ("Từ ngày 29/1/2024.", "Từ ngày 2/9/2025.")
LONG_DAY = ("Ngày 29 tháng 1 năm 2024.", "Ngày 15 tháng 12 năm 2025.")
MONTH = ("Trong tháng 5/2024.", "Trong tháng 7/2025.")
LONG_MONTH = ("Trong tháng 5 năm 2024.", "Trong tháng 7 năm 2025.")
BARE_MONTH = ("Mùa quả vào tháng 5.", "Mùa quả vào tháng 7.")
NO_YEAR = ("Ngày 2/9 hằng năm.", "Ngày 30/4 hằng năm.")
PERCENT = ("Tăng 15,3% so với cùng kỳ.", "Tăng 7% so với cùng kỳ.")
RANGE = ("Giai đoạn 2021–2025.", "Giai đoạn 2026–2030.")
PLAN = ("Kế hoạch số 84-KH/BCĐ.", "Kế hoạch số 91-KH/BCĐ.")
DECREE = ("Nghị định 31/2021/NĐ-CP.", "Nghị định 12/2024/NĐ-CP.")
MARKED = ("Có ⟦1⟧17⟦/1⟧ khu.", "Có ⟦1⟧19⟦/1⟧ khu.")
CASES = [
    ("en", YEAR, "In 2024 the province had 17 parks.", "In 2025 the province had 1,200 parks."),
    ("en", SUM, "Investment: VND85 billion.", "Investment: VND120.5 billion."),
    ("en", ("Giá 500 nghìn đồng.", "Giá 750 nghìn đồng."), "Price: 500,000 dong.", "Price: 750,000 dong."),
    ("en", VISITS, "It welcomed 1.2 million visitors.", "It welcomed 3 million visitors."),
    ("en", AREA, "Area: 1,234.5 m².", "Area: 12,000 m²."),
    ("en", DAY, "From 29 January 2024.", "From 2 September 2025."),
    ("en", DAY, "From 29/1/2024.", "From 2/9/2025."),
    ("en", LONG_DAY, "On 29 January 2024.", "On 15 December 2025."),
    ("en", MONTH, "In May 2024.", "In July 2025."),
    ("en", LONG_MONTH, "In May 2024.", "In July 2025."),
    ("en", BARE_MONTH, "The fruit is ripe in May.", "The fruit is ripe in July."),
    ("en", NO_YEAR, "On 2 September each year.", "On 30 April each year."),
    ("en", PERCENT, "Up 15.3% year on year.", "Up 7% year on year."),
    ("en", RANGE, "Period 2021–2025.", "Period 2026–2030."),
    ("en", PLAN, "Plan No. 84-KH/BCĐ.", "Plan No. 91-KH/BCĐ."),
    ("en", DECREE, "Decree 31/2021/NĐ-CP.", "Decree 12/2024/NĐ-CP."),
    ("en", MARKED, "There are ⟦1⟧17⟦/1⟧ parks.", "There are ⟦1⟧19⟦/1⟧ parks."),
    ("en", ("Có 17 khu, tăng 17,7%.", "Có 19 khu, tăng 17,7%."), "17 parks, up 17.7%.", "19 parks, up 17.7%."),
    ("en", ("Có 7 khu, tăng 17,7%.", "Có 9 khu, tăng 17,7%."), "7 parks, up 17.7%.", "9 parks, up 17.7%."),
    ("en", ("Tháng 5 có 5 loại.", "Tháng 7 có 6 loại."), "May brings 5 kinds.", "July brings 6 kinds."),
    (
        "en",
        ("⟦1⟧Có⟦/1⟧ ⟦2⟧2⟦/2⟧ lô.", "⟦1⟧Có⟦/1⟧ ⟦2⟧3⟦/2⟧ lô."),
        "⟦1⟧All:⟦/1⟧ ⟦2⟧2⟦/2⟧ lots.",
        "⟦1⟧All:⟦/1⟧ ⟦2⟧3⟦/2⟧ lots.",
    ),
    ("fr", YEAR, "En 2024, la province avait 17 parcs.", "En 2025, la province avait 1\u202f200 parcs."),
    ("fr", SUM, "Investissement : 85 milliards de dongs.", "Investissement : 120,5 milliards de dongs."),
    ("fr", AREA, "Superficie : 1 234,5 m².", "Superficie : 12 000 m²."),
    ("fr", AREA, "Superficie : 1\u00a0234,5 m².", "Superficie : 12\u00a0000 m²."),
    ("fr", DAY, "À partir du 29 janvier 2024.", "À partir du 2 septembre 2025."),
    ("fr", ("Ngày 2/9/2024.", "Ngày 1/5/2025."), "Le 2 septembre 2024.", "Le 1er mai 2025."),
    ("fr", ("Ngày 2/9 hằng năm.", "Ngày 1/5 hằng năm."), "Le 2 septembre, tous les ans.", "Le 1er mai, tous les ans."),
    ("fr", MONTH, "En mai 2024.", "En juillet 2025."),
    ("fr", PERCENT, "En hausse de 15,3 % sur un an.", "En hausse de 7 % sur un an."),
    ("zh-hans", YEAR, "2024年，全省有17个园区。", "2025年，全省有1,200个园区。"),
    ("zh-hans", SUM, "投资850亿越盾。", "投资1,205亿越盾。"),
    ("zh-hans", ("Vốn 500 nghìn USD.", "Vốn 750 nghìn USD."), "资本50万美元。", "资本75万美元。"),
    ("zh-hans", VISITS, "接待120万人次。", "接待300万人次。"),
    ("zh-hans", AREA, "面积1234.5平方米。", "面积12000平方米。"),
    ("zh-hans", AREA, "面积1,234.5平方米。", "面积12,000平方米。"),
    ("zh-hans", DAY, "自2024年1月29日起。", "自2025年9月2日起。"),
    ("zh-hans", MONTH, "2024年5月。", "2025年7月。"),
    ("zh-hans", BARE_MONTH, "5月果熟。", "7月果熟。"),
    ("zh-hans", NO_YEAR, "每年9月2日。", "每年4月30日。"),
    ("ja", YEAR, "2024年、省には17の団地があります。", "2025年、省には1,200の団地があります。"),
    ("ja", SUM, "投資額850億ドン。", "投資額1,205億ドン。"),
    ("ja", VISITS, "120万人を迎えました。", "300万人を迎えました。"),
    ("ja", LONG_DAY, "2024年1月29日。", "2025年12月15日。"),
    ("ja", PERCENT, "前年同期比15.3%増。", "前年同期比7%増。"),
]
UNSURE = {
    "the number stands twice in the target": (
        "en", ("Có 17 khu.", "Có 19 khu."), "There are 17 parks, all 17 of them full."),
    "the number stands twice in the source": (
        "en", ("Có 17 khu và 17 cụm.", "Có 17 khu và 19 cụm."), "There are 17 parks and as many clusters."),
    "the target has one of two in words": (
        "en", ("Có 17 khu và 17 cụm.", "Có 17 khu và 19 cụm."), "There are 17 parks and seventeen clusters."),
    "what looks like one of two places is a third": (
        "en", ("Từ 17 lên 19 khu.", "Từ 19 lên 17 khu."), "From 17 to 19 parks: 17 was a good number."),
    "two figures want the same place": (
        "en", ("Từ 29/1/2024 đến hết tháng 1/2024.", "Từ 2/2/2025 đến hết tháng 2/2025."),
        "From 29 January 2024 to the end of the month."),
    "our calendar has no such day": (
        "en", ("Hội ngày 15/1 âm lịch.", "Hội ngày 30/2 âm lịch."), "Held on 15 January of the lunar calendar."),
    "the target has it in words": ("en", ("Có 7 khu.", "Có 9 khu."), "There are seven parks."),
    "the target says another number too": (
        "en", ("Có 17 khu.", "Có 19 khu."), "There are 17 parks, 3 of them new."),
    "the target lacks another number": (
        "en", ("Năm 2024 có 17 khu.", "Năm 2024 có 19 khu."), "There are 17 parks."),
    "one becomes many": ("en", ("Có 1 dự án.", "Có 5 dự án."), "There is 1 project."),
    "many become one": ("en", ("Có 5 dự án.", "Có 1 dự án."), "There are 5 projects."),
    "in French what is below two is singular": (
        "fr", ("Đón 1,5 triệu khách.", "Đón 2,5 triệu khách."), "Il y a 1,5 million de visiteurs."),
    "an eight asks for another article": ("en", ("Tăng 15%.", "Tăng 8%."), "It saw a 15% rise."),
    "a vowel asks for another preposition": (
        "fr", ("Trong tháng 5/2024.", "Trong tháng 4/2024."), "Au mois de mai 2024."),
    "it is an ordinal": ("en", ("Đại hội lần thứ 22.", "Đại hội lần thứ 23."), "The 22nd congress."),
    "it is a part of a code": ("en", ("Khổ giấy 4.", "Khổ giấy 5."), "Paper size A4."),
    "it is a part of another number": ("en", ("Tới mức 7 cho 17,7%.", "Tới mức 9 cho 17,7%."), "To a level for 17.7%."),
    "nobody counts so many of a scale": (
        "en", ("Vốn 85 tỷ đồng.", "Vốn 1.200 tỷ đồng."), "Capital of VND85 billion."),
    "the sum needs another scale": ("zh-hans", ("Vốn 85 tỷ đồng.", "Vốn 9.000 tỷ đồng."), "资本850亿越盾。"),
    "the day does not exist": ("en", ("Ngày 29/1/2024.", "Ngày 31/2/2024."), "On 29 January 2024."),
    "a date takes the place of a number": ("en", ("Cuối 2024.", "Cuối 5/2024."), "By the end of 2024."),
    "other words differ too": ("en", ("Có 17 khu.", "Có 19 cụm."), "There are 17 parks."),
    "markup differs too": ("en", ("Có 17 khu.", "Có ⟦1⟧19⟦/1⟧ khu."), "There are 17 parks."),
    "the language's forms are not known": ("ko", ("Có 17 khu.", "Có 19 khu."), "17개 단지가 있습니다."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "texts", "target", "expected"), CASES)
def test_the_new_numbers_are_written_as_the_language_writes_them(language, texts, target, expected):
    assert target_with_numbers(texts[0], target, texts[1], language) == expected


@pytest.mark.parametrize(("language", "texts", "target"), UNSURE.values(), ids=UNSURE)
def test_the_target_stays_as_it_is_where(language, texts, target):
    assert target_with_numbers(texts[0], target, texts[1], language) is None


TEMPLATES = {
    "en": "In {y} the province had {n} parks; on {day} it welcomed {k} visitors.",
    "fr": "En {y}, la province avait {n} parcs ; le {day}, elle a reçu {k} visiteurs.",
    "zh-hans": "{y}年，全省有{n}个园区；{day}接待游客{k}人次。",
    "ja": "{y}年、省には{n}の団地があり、{day}に{k}人を迎えました。",
}
DAYS = {
    "en": "4 March 2019",
    "fr": "4 mars 2019",
    "zh-hans": "2019年3月4日",
    "ja": "2019年3月4日",
}
THOUSANDS = {"en": "12,340", "fr": "12 340", "zh-hans": "12340", "ja": "12,340"}
SOURCE = "Năm {y}, tỉnh có {n} khu; ngày {day} đón {k} lượt khách."


@pytest.mark.parametrize("language", KNOWN)
@given(
    year=st.integers(2019, 2035),
    parks=st.integers(2, 999),
    day=st.dates(date(2015, 1, 1), date(2035, 12, 31)).filter(lambda day: (day.day, day.month) != (24, 7)),  # "24/7"
    visits=st.integers(2, 999_999),
)
@settings(max_examples=40, deadline=None)
def test_adapted_numbers_read_as_those_of_the_text(language, year, parks, day, visits):
    source = SOURCE.format(y=2018, n=17, day="4/3/2019", k="12.340")
    target = TEMPLATES[language].format(y=2018, n=17, day=DAYS[language], k=THOUSANDS[language])
    written = f"{day.day}/{day.month}/{day.year}"
    text = SOURCE.format(y=year, n=parks, day=written, k=f"{visits:,}".replace(",", "."))
    adapted = target_with_numbers(source, target, text, language)
    assert adapted is not None
    said, meant = reading.read(adapted, language), reading.read(text, "vi")
    assert [*meant.missing_in(said), *said.missing_in(meant)] == []


def test_figures_are_read_with_their_parts():
    text = "Ngày 29/1/2024, tháng 5, 85 tỷ, ⟦1⟧17⟦/1⟧, 1.234,5 và 61/2018"
    assert [(figure.text, figure.shape) for figure in figures(text)] == [
        ("29/1/2024", "day month year"),
        ("5", "month"),
        ("85 tỷ", "number scale"),
        ("17", "number"),
        ("1.234,5", "number"),
        ("61/2018", "month year"),
    ]
