"""The plan's screens as people use them: who enters, changes, reads and finds what."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from planning.models import Activity, Plan, PlanTask
from tests import factories
from tests.people import client_of
from tests.planning.factories import activity, item, plan, task
from tests.planning.queries import asked, rows
from tests.reference.posted import as_posted

pytestmark = [pytest.mark.django_db, pytest.mark.db]

FAIR = {
    "kind": "fair",
    "title": "Hội chợ Du lịch quốc tế",
    "first_day": "2024-04-11",
    "last_day": "2024-04-14",
    "languages": ["vi", "en"],
    "countries": ["JP"],
}
# The count for the pages, the rows, and what filters offer: plans and sections, or tasks.
OWN_QUERIES = {"plan_tasks": 4, "activities": 3, "planned_items": 2, "plans": 2}


def posted(client, name, data, *args):
    return client.post(reverse(name, args=args), data)


def found_in(client, name, **query):
    """Rows of a list, as the person sees it."""
    return list(client.get(reverse(name), query).context["object_list"])


class TestStories:
    def test_an_editor_enters_a_trade_fair_for_the_own_agency(self, cast):
        client = client_of(cast.editor)
        form = client.get(reverse("activities:add")).content.decode()
        assert "Sở Văn hóa, Thể thao và Du lịch" in form
        assert "Ban Quản lý các khu công nghiệp" not in form
        asked = task()
        answer = posted(client, "activities:add", {**FAIR, "agency": asked.agency.pk, "task": asked.pk})
        assert answer.status_code == 302, answer.context["form"].errors
        fair = Activity.objects.get()
        assert (fair.entered_by, fair.agency.code, fair.task) == (cast.editor, "svhttdl", asked)
        assert (fair.languages, fair.countries) == (["vi", "en"], ["JP"])
        assert timezone.now() - fair.entered_at < dt.timedelta(minutes=1)
        assert found_in(client, "activities:index") == [fair]

    def test_the_editors_agency_is_filled_in(self, cast):
        form = client_of(cast.editor).get(reverse("activities:add")).context["form"]
        assert form["agency"].value() == factories.agency().pk

    def test_a_fair_for_another_agency_is_refused(self, cast):
        other = factories.agency("bqlkcn")
        answer = posted(client_of(cast.editor), "activities:add", {**FAIR, "agency": other.pk})
        assert "agency" in answer.context["form"].errors
        assert not Activity.objects.exists()

    def test_an_activity_is_not_handed_to_another_agency(self, cast):
        fair, client = activity(), client_of(cast.editor)
        url = reverse("activities:edit", args=[fair.pk])
        form = as_posted(client.get(url).context["form"])
        answer = client.post(url, {**form, "agency": factories.agency("bqlkcn").pk})
        assert "agency" in answer.context["form"].errors
        fair.refresh_from_db()
        assert fair.agency.code == "svhttdl"

    def test_who_entered_stays_when_another_changes(self, cast):
        client_of(cast.editor).post(reverse("activities:add"), {**FAIR, "agency": factories.agency().pk})
        fair, client = Activity.objects.get(), client_of(cast.leader)
        url = reverse("activities:edit", args=[fair.pk])
        form = as_posted(client.get(url).context["form"])
        assert client.post(url, {**form, "outcome": "Ký ba bản ghi nhớ."}).status_code == 302
        fair.refresh_from_db()
        assert (fair.entered_by, fair.outcome) == (cast.editor, "Ký ba bản ghi nhớ.")
        history = client.get(reverse("activities:history", args=[fair.pk])).content.decode()
        assert str(cast.leader) in history

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"kind": "broadcast"}, "outlet"),
            ({"kind": "story"}, "outlet"),
            ({"last_day": "2024-04-10"}, "last_day"),
            ({"participants": "0"}, "participants"),
            ({"countries": ["XX"]}, "countries"),
            ({"proof_url": "javascript:alert(1)"}, "proof_url"),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field(self, cast, fields, field):
        data = {**FAIR, "agency": factories.agency().pk, **fields}
        answer = posted(client_of(cast.editor), "activities:add", data)
        assert set(answer.context["form"].errors) == {field}

    def test_the_tasks_of_the_own_agency_come_first(self, cast):
        other = factories.agency("bqlkcn")
        foreign, shared, own = task("III.1-1", agency=other), task("III.1-2", agency=other), task("III.5-2")
        shared.cooperating.add(factories.agency())
        form = client_of(cast.editor).get(reverse("activities:add")).context["form"]
        assert list(form.fields["task"].queryset) == [shared, own, foreign]

    def test_the_desk_changes_the_plan(self, cast):
        client = client_of(cast.desk)
        data = {"year": "2025", "title": "Kế hoạch năm 2025", "number": "12-KH/BCĐ", "issued_on": "2025-01-20"}
        assert posted(client, "plans:add", data).status_code == 302
        asked = {
            "plan": Plan.objects.get().pk,
            "code": "III.5-2",
            "section": "III.5",
            "text": "Tham gia hội chợ",
            "agency": factories.agency().pk,
            "cooperating": [factories.agency("bqlkcn").pk],
            "kind": "activity",
            "languages": ["vi"],
            "due_text": "Quý II",
        }
        assert posted(client, "plan_tasks:add", asked).status_code == 302
        made = PlanTask.objects.get()
        assert (made.due_text, [a.code for a in made.cooperating.all()]) == ("Quý II", ["bqlkcn"])

    def test_a_task_that_activities_name_is_kept_and_the_person_told(self, cast):
        asked = task()
        activity(task=asked)
        answer = client_of(cast.desk).post(reverse("plan_tasks:delete", args=[asked.pk]), follow=True)
        assert PlanTask.objects.filter(pk=asked.pk).exists()
        assert answer.redirect_chain[-1][0] == reverse("plan_tasks:edit", args=[asked.pk])
        assert [message.level_tag for message in answer.context["messages"]] == ["error"]

    def test_an_unused_task_is_deleted(self, cast):
        asked = task()
        assert client_of(cast.desk).post(reverse("plan_tasks:delete", args=[asked.pk])).status_code == 302
        assert not PlanTask.objects.exists()

    def test_items_stand_by_month_from_this_month_on(self, cast):
        today = timezone.localdate()
        old = item("Bài cũ", date=today - dt.timedelta(days=40))
        now, later = item("Bài này", date=today), item("Bài sau", date=today + dt.timedelta(days=40))
        client = client_of(cast.editor)
        answer = client.get(reverse("planned_items:index"))
        assert [month["first_day"] for month in answer.context["months"]] == [now.month, later.month]
        assert "Bài cũ" not in answer.content.decode()
        assert found_in(client, "planned_items:index", date_from=old.date, date_to=old.date) == [old]
        assert found_in(client, "planned_items:index", q="bai cu") == [old]
        assert found_in(client, "planned_items:index", ordering="-title") == [now, later]


class TestLists:
    def test_activities_are_narrowed_by_agency_kind_period_and_task(self, cast):
        own, other, asked = factories.agency(), factories.agency("bqlkcn"), task()
        fair = activity(agency=own, task=asked)
        class_ = activity("Lớp tập huấn", agency=other, kind="class", first_day=dt.date(2024, 7, 1))
        client = client_of(cast.desk)
        for query, found in (
            ({}, [class_, fair]),
            ({"agency": own.pk}, [fair]),
            ({"kind": "class"}, [class_]),
            ({"period_from": "2024-07-01"}, [class_]),
            ({"period_to": "2024-06-30"}, [fair]),
            ({"task": asked.pk}, [fair]),
            ({"q": "lop tap huan"}, [class_]),
            ({"q": "LỚP tập huấn", "agency": own.pk}, []),
        ):
            assert found_in(client, "activities:index", **query) == found, query

    def test_tasks_are_narrowed_by_plan_agency_section_and_due_date(self, cast):
        own, other = factories.agency(), factories.agency("bqlkcn")
        early = task("III.5-2", agency=own, due=dt.date(2024, 4, 30))
        late = task("III.9-4", agency=other, due=dt.date(2024, 12, 31))
        next_year = task("III.5-2", agency=other, plan=plan(2025))
        late.cooperating.add(own)
        client = client_of(cast.editor)
        for query, found in (
            ({}, [next_year, early, late]),
            ({"plan": early.plan.pk}, [early, late]),
            ({"agency": own.pk}, [early, late]),
            ({"section": "III.9"}, [late]),
            ({"due_to": "2024-06-30"}, [early]),
            ({"due_from": "2024-06-30"}, [late]),
            ({"q": "iii.9-4"}, [late]),
        ):
            assert found_in(client, "plan_tasks:index", **query) == found, query

    def test_a_plan_leads_to_its_tasks_below_its_number(self, cast):
        asked = task(plan=plan(number="84", issued_on=dt.date(2024, 1, 29)))
        task("III.9-4", plan=plan(2025))
        client = client_of(cast.editor)
        tasks = f"{reverse('plan_tasks:index')}?plan={asked.plan.pk}"
        assert tasks in client.get(reverse("plans:index")).content.decode()
        html = client.get(tasks).content.decode()
        assert "29/1/2024" in html
        assert "III.9-4" not in html

    def test_the_list_of_tasks_counts_activities(self, cast):
        asked = task()
        activity(task=asked)
        activity(task=asked, agency=factories.agency("bqlkcn"))
        html = client_of(cast.desk).get(reverse("plan_tasks:index")).content.decode()
        assert f'<a href="{reverse("activities:index")}?task={asked.pk}">2</a>' in html

    @pytest.mark.parametrize("name", OWN_QUERIES)
    def test_a_longer_list_asks_the_database_no_more(self, cast, name):
        client = client_of(cast.desk)
        rows(1)
        client.get(reverse(f"{name}:index"))
        few = asked(lambda: client.get(reverse(f"{name}:index")))
        rows(9)
        many = asked(lambda: client.get(reverse(f"{name}:index")))
        assert few == many
        assert many["own"] == OWN_QUERIES[name]


@pytest.mark.parametrize("name", ["activities:add", "planned_items:add", "plans:add", "plan_tasks:add", "plan_import"])
def test_every_form_carries_the_line_about_secrets(cast, name):
    html = client_of(cast.desk).get(reverse(name)).content.decode()
    assert "bí mật nhà nước" in html


def test_forms_of_changing_carry_the_line_too(cast):
    rows = {"activities": activity(), "planned_items": item(), "plan_tasks": task(), "plans": plan()}
    for name, row in rows.items():
        html = client_of(cast.desk).get(reverse(f"{name}:edit", args=[row.pk])).content.decode()
        assert "bí mật nhà nước" in html, name
