"""What people see of a translation by way of another language: settings, lists, workbench, files, mails."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from tests import factories
from tests.people import client_of
from tests.translation.conftest import fresh
from tests.translation.test_files import hand_in, take, with_targets
from tests.translation.test_pivot import (  # noqa: F401 - fixtures
    EN,
    JA,
    TEXTS,
    change,
    english,
    live,
    pair,
    publish,
    reword,
    rows,
    standing,
    text,
    via_english,
)
from translation import asking, deciding, states, taking
from translation.errors import NotPossibleError
from translation.models import Giving, Translation
from translation.work import mine, reminding
from translation.work.working_days import Calendar

pytestmark = pytest.mark.django_db
XLIFF = {"x": "urn:oasis:names:tc:xliff:document:1.2"}


def giving(**ways):
    """The form of “Who translates”, filled in."""
    data = {}
    for code in ("en", "zh-hans", "ja", "fr"):
        data |= {f"{code}-translator": "whoever", f"{code}-reviewer": "whoever", f"{code}-via": ways.get(code, "")}
    return data


def people_form(client, **ways):
    page = client.get(reverse("translation_people"))
    data = giving(**ways)
    for part in page.context["parts"]:
        for line in part.lines:
            data |= {f"{line.form.prefix}-{name}": line.form[name].value() for name in ("per_week", "unit")}
    return client.post(reverse("translation_people"), data)


def test_the_desk_says_from_which_language_one_is_made(text, cast):  # noqa: F811
    desk = client_of(cast.desk)
    assert people_form(desk, ja="en").status_code == 302
    assert Giving.objects.get(language="ja").via == "en"
    desk.post(reverse("translation_ask", args=[text.pk]), {"languages": ["en", "ja"]})
    assert dict(Translation.objects.values_list("language", "via")) == {"en": "", "ja": "en"}


@pytest.mark.parametrize("ways", [{"ja": "en", "en": "fr"}, {"ja": "en", "en": "ja"}, {"ja": "ja"}, {"ja": "ko"}])
def test_chains_and_circles_are_refused_and_nothing_is_saved(cast, ways):
    answer = people_form(client_of(cast.desk), **ways)
    assert answer.status_code == 422
    assert any(part.form.errors.get("via") for part in answer.context["parts"])
    assert not Giving.objects.exists()


def test_a_request_says_otherwise(text, via_english, cast):  # noqa: F811
    offered = client_of(cast.desk).get(reverse("translation_ask", args=[text.pk])).context["form"].fields["via_ja"]
    assert "tiếng Anh" in offered.choices[0][1]
    data = {"languages": ["ja", "fr"], "via_ja": "vi", "via_fr": "en"}
    assert client_of(cast.desk).post(reverse("translation_ask", args=[text.pk]), data).status_code == 302
    assert dict(Translation.objects.values_list("language", "via")) == {"ja": "", "fr": "en"}


def test_a_request_that_can_not_be_is_refused_whole(text, cast):  # noqa: F811
    data = {"languages": ["ja", "fr"], "via_ja": "en", "via_fr": "ja"}
    assert client_of(cast.desk).post(reverse("translation_ask", args=[text.pk]), data).status_code == 409
    assert not Translation.objects.exists()


def test_the_desk_changes_it_on_the_board(pair, cast):  # noqa: F811
    data = {"translation": [pair[1].pk], "via": "vi"}
    client_of(cast.desk).post(reverse("translation_reassign"), data)
    assert fresh(pair[1]).via == ""
    client_of(cast.translator).post(reverse("translation_reassign"), {**data, "via": "en"})
    assert fresh(pair[1]).via == ""


@pytest.mark.parametrize("name", ["translations", "translation_mine", "wagtailadmin_home"])
def test_lists_say_what_is_waited_for(pair, cast, name):  # noqa: F811
    waits = standing(pair[1]).waits
    html = client_of(cast.translator).get(reverse(name)).content.decode()
    assert waits.casefold() in html.casefold()


def test_nobody_is_reminded_of_what_waits(pair, english, cast):  # noqa: F811
    ja = pair[1]
    Translation.objects.filter(pk=ja.pk).update(due=timezone.localdate() - timedelta(days=1))
    work = mine.of(cast.translator)
    assert reminding.own(work, cast.translator) == []
    assert not any(item.is_late for item in work.translate)
    publish(pair[0], *english, EN)
    (item,) = reminding.own(mine.of(cast.translator), cast.translator)
    assert reminding.due_of(item, timezone.localdate(), Calendar()).kind == "late"


def test_the_workbench_shows_english_large_and_vietnamese_below(live, text, english, cast):  # noqa: F811
    change(text, cast, TEXTS[0].replace("17", "18"), *TEXTS[1:])
    ja = live[1]
    bench = client_of(cast.translator)
    html = bench.get(reverse("translation", args=[ja.pk])).content.decode()
    assert f'<p class="segment__text" lang="en">{EN[4]}' in html
    assert f'<p class="segment__original">{TEXTS[1]}' in html
    assert standing(ja).waits[1:] in html
    assert EN[3] in html  # what it said so far
    reword(live[0], english, 3, EN[3].replace("17", "18"))
    html = bench.get(reverse("translation", args=[ja.pk])).content.decode()
    assert html.count("<del>17</del><ins>18</ins>") == 2  # in both languages


def test_a_workbench_costs_no_statement_for_each_segment(live, cast):  # noqa: F811
    client, url = client_of(cast.translator), reverse("translation", args=[live[1].pk])
    client.get(url)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    live[1].segments.filter(position__gt=2).delete()
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    assert len(many) == len(few)


def test_where_it_stands_costs_one_statement_for_all_and_none_without(pair):  # noqa: F811
    found = list(Translation.objects.for_board().order_by("pk"))
    with CaptureQueriesContext(connection) as plain:
        states.of_all(found[:1])
    with CaptureQueriesContext(connection) as both:
        states.of_all(found)
    assert (len(plain), len(both)) == (2, 3)


def test_a_file_has_english_as_its_source_and_comes_back(live, text, cast):  # noqa: F811
    ja = live[1]
    data = take(cast.translator, ja, "xliff12").content
    root = etree.fromstring(data)
    assert root.find("x:file", XLIFF).get("source-language") == "en"
    units = root.findall(".//x:trans-unit", XLIFF)
    assert [unit.findtext("x:source", namespaces=XLIFF) for unit in units] == list(EN.values())
    assert TEXTS[0] in " ".join(units[2].itertext())
    words = {**JA, 4: JA[4] + "どうぞ。"}
    (report,) = hand_in(cast.translator, ja, with_targets(data, words)).context["reports"]
    assert (report.taken, report.refused) == ([4], [])


def test_words_for_an_older_english_are_not_taken(live, english, cast):  # noqa: F811
    en, ja = live
    data = take(cast.translator, ja, "xliff12").content
    reword(en, english, 4, EN[4].replace("come to watch", "come by"))
    words = with_targets(data, {**JA, 4: "別の文です。"})
    (report,) = hand_in(cast.translator, ja, words).context["reports"]
    assert ([one.position for one in report.refused], rows(ja)[4].target) == ([4], JA[4])


def test_a_file_from_before_the_way_changed_is_refused(live, cast):  # noqa: F811
    ja = live[1]
    data = take(cast.translator, ja, "xliff12").content
    Translation.objects.filter(pk=ja.pk).update(via="")
    assert hand_in(cast.translator, ja, data).status_code == 422


def test_a_file_before_there_is_english_or_of_two_sources_is_refused(pair, text, cast):  # noqa: F811
    assert take(cast.translator, pair[1], "xliff12").status_code == 422
    with pytest.raises(NotPossibleError):
        taking.job_of([fresh(pair[1]), asking_of_another(cast)])


def asking_of_another(cast):
    return asking.ask(factories.article("Bài khác"), "ja", cast.desk, via="")


@pytest.mark.parametrize("form", ["xliff2", "po", "xlsx", "docx", "package"])
def test_every_format_takes_english_and_comes_back_as_it_left(live, cast, form):  # noqa: F811
    answer = take(cast.translator, live[1], form)
    assert answer.status_code == 200
    name = answer.headers["Content-Disposition"].split('"')[1]
    (report,) = hand_in(cast.translator, live[1], answer.content, name=name).context["reports"]
    assert (report.taken, report.refused) == ([], [])


def test_a_reviewer_sees_both_and_decides(live, cast):  # noqa: F811
    html = client_of(cast.reviewer).get(reverse("translation", args=[live[1].pk])).content.decode()
    assert EN[4] in html
    assert TEXTS[1] in html
    assert deciding.hindrance(fresh(live[1])) == ""


def test_by_whom_and_from_what_is_asked_beneath_the_language_it_is_about(text, cast):  # noqa: F811
    page = BeautifulSoup(client_of(cast.desk).get(reverse("translation_ask", args=[text.pk])).content, "html.parser")
    for line in page.select(".ask__language"):
        code = line.select_one("[name=languages]")["value"]
        assert {one["name"] for one in line.select("select")} == {
            f"{word}_{code}" for word in ("assignee", "reviewer", "via")
        }
