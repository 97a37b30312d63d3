"""What counts, when, and whose it is: a small office counted by hand."""

import datetime as dt

import pytest
from django.utils import timezone

from content.models import ArticlePage, PageEvent
from planning.periods import Period, half_year
from reporting import ledger
from reporting.ledger import DELIVERIES, Receipt, What
from reporting.roster import UNKNOWN
from syndication import desk, planner
from syndication.models import Attempt, Delivery
from tests import factories
from tests.planning.factories import activity
from tests.reporting import world
from tests.reporting.conftest import FRENCH, JAPANESE

pytestmark = [pytest.mark.django_db, pytest.mark.db]

NUMBERS = {
    "story": 5,  # Năm mới in vi, ja, fr; Khu công nghiệp; Văn Miếu
    "update": 1,
    "correction": 1,
    "withdrawal": 1,
    "approved": 1,
    "checked": 1,
    "sent": 8,  # to A: Năm cũ, Năm mới in vi, ja, fr, Khu công nghiệp, Văn Miếu; to B: the last two
    "change_sent": 2,  # the correction of Văn Miếu, which holds the update
    "withdrawal_sent": 2,
    "activity": 2,
}
SECOND = half_year(2025, 2)


def the_only(*what, period=world.HALF, **fields):
    (entry,) = ledger.read(world.scope(period, **fields), what)
    return entry


class TestASmallOffice:
    def test_each_kind_is_counted_as_by_hand(self, small):
        assert world.counted() == NUMBERS
        assert world.counted(SECOND) == {"again": 1, "activity": 1}

    def test_two_halves_make_a_year(self, small):
        year = world.counted(world.YEAR)
        halves = [world.counted(half) for half in (world.HALF, SECOND)]
        assert year == {name: sum(half.get(name, 0) for half in halves) for name in year}
        assert sum(year.values()) == sum(sum(half.values()) for half in halves)

    def test_no_record_is_counted_twice(self, small):
        records = [entry.record for entry in ledger.read(world.scope(world.YEAR))]
        assert len(records) == len(set(records))

    def test_the_lines_stand_in_the_order_of_days(self, small):
        days = [entry.day for entry in ledger.read(world.scope())]
        assert days == sorted(days)
        assert (days[0], days[-1]) == (world.HALF.first, world.HALF.last)

    def test_one_agency_alone(self, small):
        own = frozenset({small.parks.pk})
        assert world.counted(agencies=own) == {"story": 1, "sent": 2, "activity": 1}

    def test_one_language_alone_with_the_activities_that_used_it(self, small):
        assert world.counted(language="ja") == {"story": 1, "approved": 1, "sent": 1, "activity": 1}

    def test_a_story_is_counted_by_type_and_channel(self, small):
        published = [entry.cell for entry in ledger.read(world.scope(), [What.STORY])]
        assert sorted(cell.type for cell in published) == ["articlepage"] * 4 + ["destinationpage"]
        sent = [entry.cell for entry in ledger.read(world.scope(), DELIVERIES)]
        assert sum(cell.channel == small.radio.pk for cell in sent) == 4
        assert {cell.receipt for cell in sent} == set(Receipt)
        assert sum(cell.receipt == Receipt.PUBLISHED for cell in sent) == 2

    def test_the_number_of_queries_does_not_grow_with_the_rows(self, small, django_assert_num_queries):
        scope = world.scope()
        with django_assert_num_queries(9):  # pages 6, deliveries 2, activities 1
            ledger.read(scope)
        for number in range(5):
            world.publish("2025-02-01", f"Thêm {number}")
        world.deliver("2025-02-02")
        activity("Thêm", first_day=world.HALF.first)
        with django_assert_num_queries(9):
            ledger.read(scope)
        with django_assert_num_queries(1):
            ledger.read(scope, [What.ACTIVITY])


class TestDays:
    @pytest.mark.parametrize(
        ("day", "time", "is_in"),
        [
            ("2024-12-31", "23:59", False),
            ("2025-01-01", "00:00", True),
            ("2025-06-30", "23:59", True),
            ("2025-07-01", "00:00", False),
        ],
    )
    def test_days_are_those_of_viet_nam(self, home, day, time, is_in):
        world.publish(day, time=time)
        assert (world.counted() == {"story": 1}) == is_in

    def test_days_are_those_of_viet_nam_wherever_the_reader_is(self, home):
        world.publish("2025-01-01", time="00:30")
        world.publish("2025-07-01", "Sau", time="00:30")
        with timezone.override("America/New_York"):
            assert world.titles(What.STORY) == ["Mùa nhãn chín"]
            assert the_only(What.STORY).day == dt.date(2025, 1, 1)

    def test_an_activity_counts_where_it_begins(self, home):
        activity(first_day=dt.date(2025, 6, 30), last_day=dt.date(2025, 7, 4))
        assert world.counted() == {"activity": 1}
        assert world.counted(SECOND) == {}


class TestStories:
    def test_published_again_in_the_same_period_is_no_second_story(self, cast):
        story = world.publish("2025-01-10")
        world.withdraw("2025-02-10", story, cast.desk)
        world.change("2025-03-10", story)
        assert world.counted() == {"story": 1, "withdrawal": 1, "again": 1}

    def test_published_again_in_a_later_period_is_no_story_there(self, cast):
        story = world.publish("2025-01-10")
        world.withdraw("2025-02-10", story, cast.desk)
        world.change("2025-08-10", story)
        assert world.counted(SECOND) == {"again": 1}

    def test_expired_is_not_withdrawn(self, home):
        story = world.publish("2025-01-10")
        with world.on("2025-02-10"):
            ArticlePage.objects.get(pk=story.pk).unpublish(set_expired=True)
        assert world.counted() == {"story": 1, "expiry": 1}

    def test_a_withdrawn_source_takes_its_translations_along_one_by_one(self, cast):
        story = world.publish("2025-01-10")
        world.translate("2025-01-11", story, "ja", cast, JAPANESE)
        world.withdraw("2025-02-10", story, cast.desk)
        assert world.counted() == {"story": 2, "approved": 1, "withdrawal": 2}

    def test_drafts_and_sections_do_not_count(self, home):
        with world.on("2025-01-10"):
            factories.section().save_revision().publish()
            draft = ArticlePage(title="Nháp", locale=home.locale, agency=factories.agency(), live=False)
            factories.section().add_child(instance=draft)
        assert PageEvent.objects.filter(at__range=world.HALF.moments).exists()
        assert world.counted() == {}

    def test_a_line_keeps_the_title_and_address_of_its_day(self, home):
        story = world.publish("2025-01-10", "Tên cũ")
        world.change("2025-02-10", story, title="Tên mới", slug="ten-moi")
        assert (the_only(What.STORY).title, the_only(What.STORY).address) == ("Tên cũ", "/vi/news/ten-cu/")
        assert the_only(What.UPDATE).address == "/vi/news/ten-moi/"

    def test_a_deleted_story_stays_counted_as_its_agencys(self, cast):
        story = world.publish("2025-01-10", agency=factories.agency("bqlkcn"))
        world.translate("2025-01-11", story, "ja", cast, JAPANESE)
        with world.on("2025-02-10"):
            ArticlePage.objects.get(pk=story.pk).delete()
        assert world.counted() == {"story": 2, "approved": 1, "withdrawal": 2}
        agencies = {entry.cell.agency for entry in ledger.read(world.scope())}
        assert agencies == {factories.agency("bqlkcn").pk}
        assert {entry.cell.type for entry in ledger.read(world.scope())} == {"articlepage"}

    def test_a_deleted_section_does_not_become_a_story(self, home):
        with world.on("2025-01-10"):
            section = factories.section(slug="visit")
            section.save_revision().publish()
            section.delete()
        assert world.counted() == {}

    def test_a_page_of_which_no_trace_is_left_still_counts(self, home):
        with world.on("2025-01-10"):
            PageEvent.objects.create(
                page_id=999_999, kind="published", digest="x" * 64, title="Mất", url_path="/vi/mat/", language="vi"
            )
        found = the_only(What.STORY)
        assert (found.cell.agency, found.cell.type, found.title) == (UNKNOWN, "unknown", "Mất")


class TestTranslations:
    def test_each_approval_counts_and_what_is_taken_back_stays(self, cast):
        story = world.publish("2025-01-10")
        world.translate("2025-01-11", story, "ja", cast, JAPANESE)
        world.withdraw("2025-02-10", story, cast.desk)
        assert [e.cell.language for e in ledger.read(world.scope(), [What.APPROVED])] == ["ja"]

    def test_a_formal_check_is_never_an_approval(self, cast):
        world.check_formally("fr")
        story = world.publish("2025-01-10")
        world.translate("2025-01-11", story, "fr", cast, FRENCH, formally=True)
        assert world.counted() == {"story": 2, "checked": 1}

    def test_a_translation_fulfils_the_task_of_its_source(self, small):
        tasks = {e.title: e.task for e in ledger.read(world.scope(), [What.STORY])}
        assert tasks["新年"] == tasks["Nouvel an"] == tasks["Năm mới"] == small.asked.pk
        assert tasks["Văn Miếu"] is None


class TestDeliveries:
    def test_what_did_not_arrive_does_not_count(self, home):
        world.channel()
        world.publish("2025-01-10")
        world.deliver("2025-01-11", outcome=Attempt.Outcome.REFUSED)
        assert Delivery.objects.get().state == Delivery.State.FAILED
        assert world.counted() == {"story": 1}

    def test_a_retry_counts_on_the_day_on_which_it_arrived(self, home):
        world.channel()
        world.publish("2025-06-30")
        world.deliver("2025-06-30", outcome=Attempt.Outcome.NOT_SENT)
        world.deliver("2025-07-01")
        assert world.counted() == {"story": 1}
        assert world.counted(SECOND) == {"sent": 1}

    def test_sending_again_later_changes_no_earlier_report(self, cast):
        channel = world.channel()
        story = world.publish("2025-01-10")
        world.deliver("2025-01-11", "published", url="https://portal.example/1")
        with world.on("2025-07-10"):
            desk.send_again(story.item, channel, cast.desk)
        assert world.counted() == {"story": 1, "sent": 1}
        world.deliver("2025-07-11")
        assert world.counted() == {"story": 1, "sent": 1}
        assert world.counted(SECOND) == {}
        assert the_only(What.SENT).cell.receipt == Receipt.PUBLISHED

    def test_what_receivers_fetch_counts_when_it_is_ready(self, home):
        world.channel("Nguồn tin", transport="feed", endpoint="")
        world.publish("2025-01-10")
        with world.on("2025-01-10"):
            planner.plan_due()
        assert the_only(What.SENT).cell.receipt == Receipt.DELIVERED

    def test_an_address_that_the_desk_noted_counts_as_published(self, cast):
        world.channel()
        world.publish("2025-01-10")
        world.deliver("2025-01-11", outcome=Attempt.Outcome.REFUSED)
        with world.on("2025-02-01"):
            desk.note_published(Delivery.objects.get(), "https://portal.example/1", cast.desk)
        found = the_only(What.SENT)
        assert (found.cell.receipt, found.day) == (Receipt.PUBLISHED, dt.date(2025, 2, 1))
        assert found.address == "https://portal.example/1"

    def test_deliveries_of_a_deleted_story_stay_its_agencys(self, home):
        world.channel()
        story = world.publish("2025-01-10", "Gỡ", agency=factories.agency("bqlkcn"))
        world.deliver("2025-01-11")
        with world.on("2025-02-10"):
            ArticlePage.objects.get(pk=story.pk).delete()
        world.deliver("2025-02-11")
        found = ledger.read(world.scope(), DELIVERIES)
        assert [entry.cell.what for entry in found] == [What.SENT, What.WITHDRAWAL_SENT]
        assert {(e.title, e.cell.agency, e.cell.type, e.cell.language) for e in found} == {
            ("Gỡ", factories.agency("bqlkcn").pk, "articlepage", "vi")
        }


class TestAgencies:
    def test_a_merged_agency_counts_for_its_successor_and_keeps_its_name_in_the_line(self, home):
        paper = factories.agency("bao", name_vi="Báo Hưng Yên")
        both = factories.agency("bao-va-dai", name_vi="Báo và Phát thanh, Truyền hình Hưng Yên")
        world.publish("2025-03-01", agency=paper)
        world.merge(paper, both, last_day="2025-06-30")
        before, after = the_only(What.STORY), the_only(What.STORY, period=world.YEAR)
        assert (before.cell.agency, after.cell.agency) == (paper.pk, both.pk)
        assert after.agency == paper.pk

    def test_whoever_asks_for_the_successor_gets_what_came_before_it(self, home):
        paper, both = factories.agency("bao", name_vi="Báo"), factories.agency("bao-va-dai", name_vi="Báo và Đài")
        world.publish("2025-03-01", agency=paper)
        world.merge(paper, both, last_day="2025-06-30")
        year, half = world.scope(world.YEAR).roster, world.scope().roster
        assert year.with_predecessors({both.pk}) == {paper.pk, both.pk}
        assert half.with_predecessors({both.pk}) == {both.pk}
        assert year.with_predecessors({paper.pk}) == {paper.pk}

    def test_an_activity_of_a_day_before_the_merger_moves_along(self, home):
        paper, both = factories.agency("bao", name_vi="Báo"), factories.agency("bao-va-dai", name_vi="Báo và Đài")
        activity(agency=paper, first_day=dt.date(2025, 2, 1))
        world.merge(paper, both, last_day="2025-06-30")
        assert the_only(What.ACTIVITY, period=world.YEAR).cell.agency == both.pk


def test_a_period_of_one_day(home):
    world.publish("2025-05-05")
    assert world.counted(Period(dt.date(2025, 5, 5), dt.date(2025, 5, 5))) == {"story": 1}
