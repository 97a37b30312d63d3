"""People, and one small office whose figures are counted by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from content.models import ArticlePage, DestinationPage
from planning.models import Activity, PlanTask
from reference.models import Agency, Place
from syndication.models import Channel
from tests import factories
from tests.planning.factories import activity, plan, task
from tests.reporting import world

JAPANESE = ("新年", "リードの文です。")
FRENCH = ("Nouvel an", "Une phrase de tête.")


@dataclass(frozen=True)
class Small:
    """What happened from January to June 2025 in an office with two agencies, and before and after."""

    culture: Agency
    parks: Agency
    portal: Channel
    radio: Channel
    story: ArticlePage
    japanese: ArticlePage
    temple: DestinationPage
    fair: Activity
    asked: PlanTask
    open_task: PlanTask


@pytest.fixture
def small(cast) -> Small:
    """See NUMBERS in test_ledger.py."""
    culture, parks = factories.agency(), factories.agency("bqlkcn")
    plan_2025 = plan(2025)
    asked = task("III.5-2", plan=plan_2025, agency=culture)
    open_task = task("III.7-1", plan=plan_2025, agency=parks)
    world.publish("2024-12-31", "Năm cũ", time="23:30")
    portal = world.channel("Cổng A")
    story = world.publish("2025-01-01", "Năm mới", time="00:30", task=asked)
    world.deliver("2025-01-02", "acknowledged")
    world.publish("2025-03-03", "Khu công nghiệp", agency=parks)
    japanese = world.translate("2025-03-10", story, "ja", cast, JAPANESE)
    world.check_formally("fr")
    world.translate("2025-04-01", story, "fr", cast, FRENCH, formally=True)
    radio = world.channel("Đài B", languages=["vi"])
    world.deliver("2025-04-02")
    temple = _temple("2025-05-05", culture)
    world.deliver("2025-05-06", "published", url="https://portal.example/van-mieu")
    world.change("2025-05-07", temple, lead="Mở cửa cả tuần.")
    world.change("2025-05-08", temple, correction_note="Giờ mở cửa là 8 giờ.")
    world.deliver("2025-05-09")
    world.withdraw("2025-06-30", temple, cast.desk)
    world.deliver("2025-06-30")
    world.change("2025-07-01", temple, title="Văn Miếu Xích Đằng")
    fair = activity(task=asked, first_day=world.HALF.first.replace(month=6, day=30), languages=["vi", "ja"])
    activity("Phóng sự", kind="broadcast", outlet="VTV", agency=parks, first_day=world.HALF.first)
    activity("Hội nghị", kind="conference", first_day=world.YEAR.last)
    return Small(culture, parks, portal, radio, story, japanese, temple, fair, asked, open_task)


def _temple(day: str, agency: Agency) -> DestinationPage:
    place = Place.objects.create(code="van-mieu", name_vi="Văn Miếu", kind=Place.Kind.values[0])
    page = DestinationPage(title="Văn Miếu", lead="Mở.", agency=agency, place=place, locale=factories.section().locale)
    with world.on(day):
        return factories.trees.publish(page, factories.section())
