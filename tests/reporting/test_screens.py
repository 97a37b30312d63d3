"""The report's screens: who sees what, numbers that lead to their lines, and questions that make no sense."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, override

from content.models import ArticlePage
from reference.models import Membership
from reporting import report
from tests import factories
from tests.people import client_of, person
from tests.planning.factories import activity, task
from tests.reporting import world

pytestmark = [pytest.mark.django_db, pytest.mark.db]

HALF = {"first": "2025-01-01", "last": "2025-06-30"}
WHOLE = ("desk", "chief", "administrator")
OWN = ("leader", "deputy", "other_leader")
NOBODY = ("editor", "other_editor", "clearer", "translator", "reviewer", "other_translator", "outsider")
SCREENS = ("report", "report_lines")
QUESTIONS = (("report", {}), ("report_lines", {}), ("report", {"export": "docx"}), ("report", {"export": "xlsx"}))
NAME_OF_OTHER = "Ban Quản lý các khu công nghiệp"


class Numbers(HTMLParser):
    """Links of a report that lead to lines, with the number that stands on them."""

    def __init__(self, html):
        super().__init__()
        self.found, self._href = [], None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._href = dict(attrs).get("href", "") if tag == "a" else None

    def handle_data(self, data):
        if self._href and self._href.startswith(reverse("report_lines")) and data.strip().replace(".", "").isdigit():
            self.found.append((int(data.replace(".", "")), self._href))


def shown(user, name="report", **query):
    return client_of(user).get(reverse(name), {**HALF, **query})


def html_of(user, name="report", **query):
    answer = shown(user, name, **query)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(answer):
    return [line.title for line in answer.context["lines"]]


class TestStories:
    def test_the_desk_sees_the_half_year_and_follows_a_number_to_its_stories(self, small, cast):
        html = html_of(cast.desk)
        assert small.culture.name_vi in html
        assert NAME_OF_OTHER in html
        japanese = next(
            href for count, href in Numbers(html).found if "language=ja" in href and "what=story" in href and count == 1
        )
        lines = client_of(cast.desk).get(japanese)
        assert titles(lines) == ["新年"]
        text = lines.content.decode()
        assert '<span lang="ja">新年</span>' in text
        assert small.japanese.url_path in text
        assert "10/3/2025" in text
        assert "tiếng Nhật" in text

    def test_every_number_of_the_report_leads_to_as_many_lines(self, small, cast):
        client = client_of(cast.chief)
        numbers = Numbers(client.get(reverse("report"), HALF).content.decode()).found
        assert len(numbers) > 40
        for count, href in numbers:
            assert client.get(href).context["page"].paginator.count == count, href

    def test_a_number_of_one_agencys_and_languages_report_stays_within_it(self, small, cast):
        html = html_of(cast.desk, agency=small.parks.pk, language="vi")
        numbers = Numbers(html).found
        assert numbers
        for count, href in numbers:
            lines = client_of(cast.desk).get(href)
            assert lines.context["page"].paginator.count == count
            assert {line.agency for line in lines.context["lines"]} == {NAME_OF_OTHER}

    def test_a_leader_reports_about_the_own_agency(self, small, cast):
        html = html_of(cast.other_leader)
        assert NAME_OF_OTHER in html
        assert small.culture.name_vi not in html
        lines = shown(cast.other_leader, "report_lines")
        assert sorted(titles(lines)) == ["Khu công nghiệp", "Khu công nghiệp", "Khu công nghiệp", "Phóng sự"]

    def test_deliveries_say_channel_receipt_and_address(self, small, cast):
        lines = shown(cast.desk, "report_lines", what="sent", channel=small.portal.pk, receipt="published")
        (line,) = lines.context["lines"]
        assert (line.channel, line.url) == ("Cổng A", "https://portal.example/van-mieu")
        assert "https://portal.example/van-mieu" in lines.content.decode()

    def test_the_plans_tasks_lead_to_what_fulfils_them(self, small, cast):
        answer = shown(cast.desk, first="2025-07-01", last="2025-12-31")
        (line,) = answer.context["tasks_with_results"]
        stories, activities, since = line.numbers
        assert [number.text for number in line.numbers] == ["0", "0", "4"]
        assert (stories.url, activities.url) == ("", "")
        fulfilling = client_of(cast.desk).get(since.url)
        assert sorted(titles(fulfilling)) == ["Gian hàng du lịch tại hội chợ", "Nouvel an", "Năm mới", "新年"]
        assert small.asked.text in fulfilling.content.decode()
        assert [task.code for task in answer.context["tasks_with_nothing"]] == ["III.7-1"]

    def test_with_one_language_the_tasks_are_left_out(self, small, cast):
        assert small.open_task.text in html_of(cast.desk)
        answer = shown(cast.desk, language="ja")
        assert answer.context["tasks_with_results"] == answer.context["tasks_with_nothing"] == []

    def test_without_days_it_is_the_half_year_of_today(self, small, cast):
        with world.on("2025-05-05"):
            answer = client_of(cast.desk).get(reverse("report"))
        assert (str(answer.context["report"].scope.period.first), answer.status_code) == ("2025-01-01", 200)
        current = [period["url"] for period in answer.context["periods"] if period["is_current"]]
        assert len(current) == 1
        assert parse_qs(urlsplit(current[0]).query) == {name: [value] for name, value in HALF.items()}

    def test_the_screen_offers_the_same_report_as_files(self, small, cast):
        client = client_of(cast.desk)
        files = client.get(reverse("report"), {**HALF, "agency": small.parks.pk, "language": "vi"}).context["files"]
        for kind, url in files.items():
            answer = client.get(reverse("report") + url)
            assert answer["Content-Disposition"].endswith(f'_2025-01-01_2025-06-30.{kind}"')

    def test_the_buttons_keep_agency_and_language(self, small, cast):
        answer = shown(cast.desk, agency=small.parks.pk, language="vi")
        for period in answer.context["periods"]:
            query = parse_qs(urlsplit(period["url"]).query)
            assert (query["agency"], query["language"]) == ([str(small.parks.pk)], ["vi"])

    def test_long_lists_have_pages(self, cast):
        for number in range(51):
            activity(f"Hoạt động {number}", first_day=world.HALF.first)
        first, second = (shown(cast.desk, "report_lines", what="activity", p=page) for page in (1, 2))
        assert (len(titles(first)), len(titles(second))) == (50, 1)
        assert "what=activity" in first.content.decode()

    def test_a_title_is_never_markup(self, cast):
        activity("<script>alert(1)</script>", first_day=world.HALF.first)
        assert "<script>alert(1)" not in html_of(cast.desk, "report_lines")

    def test_an_address_that_is_no_address_of_the_web_is_no_link(self, cast):
        made = activity(first_day=world.HALF.first)
        type(made).objects.filter(pk=made.pk).update(proof_url="javascript:alert(1)")
        assert "javascript:alert" not in html_of(cast.desk, "report_lines")

    def test_how_it_was_counted_stands_on_the_screen(self, cast):
        html = html_of(cast.desk)
        with override("vi"):
            assert gettext("An activity counts in the period in which it began.") in html

    def test_the_menu_leads_to_it_for_those_who_see_it(self, cast):
        def is_led(user):
            return f'"{reverse("report")}"' in client_of(user).get(reverse("wagtailadmin_home")).content.decode()

        assert [is_led(user) for user in (cast.desk, cast.leader, cast.editor)] == [True, True, False]


class TestRights:
    @pytest.mark.parametrize(("name", "more"), QUESTIONS)
    def test_desk_chief_administrator_and_leaders_see_it_and_nobody_else(self, cast, name, more):
        answers = {who: shown(getattr(cast, who), name, **more) for who in (*WHOLE, *OWN, *NOBODY)}
        assert {who for who, answer in answers.items() if answer.status_code == 200} == {*WHOLE, *OWN}
        assert all(answers[who].url == reverse("wagtailadmin_home") for who in NOBODY)

    def test_the_script_of_somebody_else_gets_a_403(self, cast):
        answer = client_of(cast.editor).get(reverse("report"), headers={"x-requested-with": "XMLHttpRequest"})
        assert answer.status_code == 403

    def test_a_stranger_is_asked_to_sign_in(self, client, db):
        assert all("/login/" in client.get(reverse(name)).url for name in SCREENS)

    def test_a_leader_who_is_outside_the_office_sees_nothing(self, cast):
        outside = person("ngoai2", Membership.Role.LEADER, agency=factories.agency(), is_outside=True)
        assert shown(outside).status_code in (302, 403)

    def test_a_leader_gets_nothing_of_another_agency_by_its_number(self, small, cast):
        for name, more in QUESTIONS:
            answer = shown(cast.other_leader, name, agency=small.culture.pk, **more)
            assert answer.status_code == 400
            assert "Năm mới" not in answer.content.decode()
        lines = shown(cast.other_leader, "report_lines", under=small.culture.pk)
        assert titles(lines) == []

    def test_a_leader_of_the_merged_agency_sees_what_came_before(self, cast):
        old, new = factories.agency("bao", name_vi="Báo Hưng Yên"), factories.agency("bqlkcn")
        world.publish("2025-03-01", "Của báo", agency=old)
        world.merge(old, new, last_day="2025-03-31")
        assert titles(shown(cast.other_leader, "report_lines")) == ["Của báo"]
        assert titles(shown(cast.leader, "report_lines")) == []

    @pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
    def test_it_is_only_read(self, cast, method):
        for name in SCREENS:
            assert getattr(client_of(cast.desk), method)(reverse(name)).status_code == 405


class TestNonsense:
    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ({"first": "2025-06-30", "last": "2025-01-01"}, "1/1/2025"),
            ({"first": "hôm qua"}, "hôm qua"),
            ({"first": "2025-02-30"}, "2025-02-30"),
            ({"last": ""}, None),
            ({"first": "0001-01-01"}, "2000"),
            ({"last": "9999-12-31"}, "2101"),
            ({"agency": "999999"}, None),
            ({"agency": "x' OR 1=1"}, None),
            ({"language": "xx"}, "xx"),
            ({"first": "\x00"}, None),
            ({"language": "ja' --"}, None),
        ],
    )
    def test_it_is_answered_with_what_is_wrong(self, cast, query, said):
        for name, more in QUESTIONS:
            answer = shown(cast.desk, name, **more, **query)
            assert answer.status_code == 400
            errors = answer.context["form"].errors
            assert set(errors) == {next(iter(set(query) - {"first"}), "first")}
            assert 'role="alert"' in answer.content.decode()
            assert said is None or said in str(errors)

    @pytest.mark.parametrize(
        "query",
        [
            {"what": "x"},
            {"under": "-1"},
            {"under": "x"},
            {"channel": "x"},
            {"channel": "9" * 5000},
            {"receipt": "x"},
            {"task": "0"},
            {"type": "x" * 101},
            {"type": "a\x00"},
        ],
    )
    def test_lines_that_can_not_be_are_refused(self, cast, query):
        answer = shown(cast.desk, "report_lines", **query)
        assert answer.status_code == 400
        assert set(answer.context["form"].errors) == set(query)

    @pytest.mark.parametrize(
        "query", [{"task": "99"}, {"task": "9" * 400}, {"channel": "99"}, {"under": "99"}, {"type": "x"}]
    )
    def test_lines_of_what_does_not_exist_are_none(self, cast, query):
        activity(first_day=world.HALF.first)
        assert titles(shown(cast.desk, "report_lines", **query)) == []

    def test_an_unknown_kind_of_file_is_refused(self, cast):
        assert shown(cast.desk, export="pdf").status_code == 400

    def test_days_may_be_written_the_vietnamese_way(self, cast):
        assert shown(cast.desk, first="1/1/2025", last="30/6/2025").status_code == 200

    def test_a_page_beyond_the_last_is_the_last(self, cast):
        activity(first_day=world.HALF.first)
        assert len(titles(shown(cast.desk, "report_lines", p="99"))) == 1


class TestQueries:
    def test_a_report_needs_as_many_however_much_there_is(self, small, django_assert_num_queries):
        scope = world.scope()
        with django_assert_num_queries(19):  # channels 1, ledger 9, office 1, tasks 8
            report.make(scope)

    @pytest.mark.parametrize(
        (
            "name",
            "more",
            "most",
        ),  # the sign-in 6, the agencies 1, the report 19 or the lines 10; the rest is the admin's frame
        [(*question, most) for question, most in zip(QUESTIONS, (46, 36, 26, 26), strict=True)],
    )
    def test_screens_and_files_need_as_many_however_much_there_is(self, small, cast, name, more, most):
        client = client_of(cast.desk)
        client.get(reverse(name), {**HALF, **more})  # fills the caches of content types and menus
        with CaptureQueriesContext(connection) as before:
            client.get(reverse(name), {**HALF, **more})
        for number in range(4):
            world.publish("2025-02-01", f"Thêm {number}", agency=factories.agency(f"co-quan-{number}"))
            activity(f"Thêm {number}", task=task(f"III.8-{number}", plan=small.asked.plan), first_day=world.HALF.first)
        world.channel("Cổng C")
        world.deliver("2025-02-02")
        with CaptureQueriesContext(connection) as after:
            client.get(reverse(name), {**HALF, **more})
        assert len(after) == len(before)
        assert len(after) <= most


def test_a_deleted_story_stays_behind_its_number(small, cast):
    with world.on("2025-06-30"):
        ArticlePage.objects.get(pk=small.japanese.pk).delete()
    html = html_of(cast.desk)
    assert re.search(r"what=story", html)
    assert "新年" in titles(shown(cast.desk, "report_lines", what="story"))
