"""A faulty machine, from the button that asks to the workbench: nothing of it counts, and work goes on."""

import json
from functools import partial

import pytest
from bs4 import BeautifulSoup, Tag
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import default_task_backend

from content.models import ArticlePage, Clearance
from tests.people import client_of
from tests.translation.conftest import JAPANESE, fresh
from tests.translation.libretranslate_server import SPOILS_TEXT, Fault, LibreTranslateServer
from tests.translation.service_servers import ANY_KEY, DeeplServer
from translation import states
from translation.machines import libre
from translation.machines.server import Patience
from translation.models import MachineEngine, MemoryEntry, SegmentChange, Translation
from translation.states import State

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SPOILED = 4  # the position of "Năm 2024, tỉnh có ⟦1⟧17⟦/1⟧ khu công nghiệp."
WORD = "tỉnh"  # stands in it alone
OF_ONE_TEXT = [*SPOILS_TEXT, Fault.ERROR, Fault.HANGS, Fault.CLOSES]
TEN = [*OF_ONE_TEXT, Fault.BUSY]  # who is told to slow down does not ask on: that costs the neighbours too
NO_SUGGESTION = "Máy dịch không gợi ý được một số đoạn:"
MEANT = {  # what the person reads
    Fault.DROPS_PLACEHOLDER: "Máy dịch làm mất 2024.",
    Fault.CHANGES_NUMBER: "Máy dịch làm mất 2024.",
    Fault.EMPTY: "Máy dịch không trả về chữ nào.",
    Fault.SOURCE: "Máy dịch trả lại nguyên văn tiếng Việt.",
    Fault.HTML: "Câu của máy dịch có thẻ không có trong bản tiếng Việt: &lt;p&gt;",
    Fault.LONG: "Máy dịch viết 2024 hai lần.",
    Fault.ERROR: "Máy dịch báo lỗi của chính nó.",
    Fault.HANGS: "Máy dịch không trả lời trong 0.5 giây.",
    Fault.CLOSES: "Mất kết nối tới máy dịch.",
    Fault.BUSY: "Máy dịch đang bận. Hãy thử lại sau.",
}


@pytest.fixture
def server(settings, monkeypatch):
    """The office's machine, asked again without a pause."""
    hurried = partial(libre.LibreEngine, patience=Patience(sleep=lambda _seconds: None))
    monkeypatch.setattr(libre, "LibreEngine", hurried)
    with LibreTranslateServer() as running:
        settings.MACHINE_TRANSLATION_URL = running.url
        settings.MACHINE_TRANSLATION_TIMEOUT = 0.5
        yield running


@pytest.fixture
def outside(settings, db):
    """A service outside, on and allowed for cleared text."""
    MachineEngine.objects.create(code="deepl", is_on=True, may_see_cleared=True, order=9)
    with DeeplServer() as running:
        settings.DEEPL_KEY, settings.DEEPL_URL = ANY_KEY, running.url
        yield running


def press_ask(desk, story) -> Translation:
    """The desk's button; what it leaves to the worker is not done yet."""
    answer = client_of(desk).post(reverse("translation_ask", args=[story.pk]), {"languages": ["ja"]})
    assert answer.status_code == 302
    return Translation.objects.get(source=story.pk, language="ja")


def work_off(queued_before: int) -> None:
    """As the worker does, in whose thread nobody has chosen a language."""
    queued = default_task_backend.results[queued_before:]
    assert queued, "nothing was left to the worker"
    translation.deactivate()
    for one in queued:
        one.task.func(*one.args, **one.kwargs)
    translation.activate("vi")


@pytest.fixture
def asked(story, cast, server):
    """Asks with a fault in place; the Japanese translation afterwards."""

    def ask(fault=None):
        if fault is not None:
            server.fail(fault, word=WORD)
        queued = len(default_task_backend.results)
        made = press_ask(cast.desk, story)
        work_off(queued)
        return fresh(made)

    return ask


def bench(made) -> str:
    return reverse("translation", args=[made.pk])


def shown(user, made) -> str:
    answer = client_of(user).get(bench(made))
    assert answer.status_code == 200
    return answer.content.decode()


def segment_of(html: str, position: int) -> Tag:
    """A segment as the workbench shows it."""
    return BeautifulSoup(html, "html.parser").select_one(f"#segment-{position}")


def save(user, made, position, target, version):
    url = reverse("translation_save", args=[made.pk, position])
    return client_of(user).post(
        url, json.dumps({"target": target, "version": version}), content_type="application/json"
    )


@pytest.mark.parametrize("fault", TEN)
def test_nothing_that_a_faulty_machine_says_becomes_a_translation(fault, asked, cast):
    made = asked(fault)
    row = made.segments.get(position=SPOILED)
    assert (row.state, row.target, row.origin, row.version) == ("empty", "", "", 0)
    others = set(made.segments.exclude(position=SPOILED).values_list("state", flat=True))
    assert others == ({"suggested"} if fault in OF_ONE_TEXT else {"empty"})
    assert not SegmentChange.objects.exists()
    assert not MemoryEntry.objects.exists()
    assert states.of(made).state == State.ASKED

    answer = client_of(cast.translator).post(bench(made), {"decision": "submit"})
    assert answer.status_code == 409
    assert "1, 2, 3, 4, 5" in answer.content.decode(), "a suggestion counted as done"
    assert states.of(fresh(made)).state == State.ASKED
    assert not ArticlePage.objects.get(pk=made.page_id).live


@pytest.mark.parametrize("fault", TEN)
def test_the_translator_reads_in_vietnamese_what_the_machine_did_and_works_on(fault, asked, cast):
    made = asked(fault)
    html = shown(cast.translator, made)
    assert html.partition(NO_SUGGESTION)[2].partition("</p>")[0].partition("</b>")[2].strip() == MEANT[fault]
    segment = segment_of(html, SPOILED)
    assert segment.select_one("[data-part=field]").get_text(strip=True) == ""
    assert not segment.select_one("[data-act=accept]"), "there is something to accept"

    for row in made.segments.all():
        answer = save(cast.translator, made, row.position, JAPANESE[row.position], row.version)
        assert answer.status_code == 200, answer.content
    answer = client_of(cast.translator).post(bench(made), {"decision": "submit"})
    assert answer.status_code == 302
    assert states.of(fresh(made)).state == State.REVIEW


def test_what_a_good_machine_says_is_offered_with_its_button_and_marked(asked, cast):
    """What the tests above would see if a fault went through."""
    made = asked()
    assert set(made.segments.values_list("state", flat=True)) == {"suggested"}
    segment = segment_of(shown(cast.translator, made), SPOILED)
    assert "2024" in segment.select_one("[data-part=field]").get_text(strip=True)
    assert not segment.select_one("[data-act=accept]").has_attr("hidden")
    assert not made.machine_error


def take_back_clearance(story) -> None:
    Clearance.objects.filter(page=story.pk).update(revoked_at=timezone.now())


def test_a_text_whose_clearance_was_taken_back_meanwhile_is_not_sent_outside(story, cast, outside):
    queued = len(default_task_backend.results)
    made = press_ask(cast.desk, story)
    take_back_clearance(story)
    work_off(queued)
    assert outside.requests == []
    assert set(made.segments.values_list("state", flat=True)) == {"empty"}


def test_a_cleared_text_is_sent_outside_where_that_is_allowed(story, cast, outside):
    """What the test above would see if it went through."""
    queued = len(default_task_backend.results)
    made = press_ask(cast.desk, story)
    work_off(queued)
    assert len(outside.texts_asked()) == 1
    assert set(made.segments.values_list("origin", flat=True)) == {"machine deepl"}


def test_a_text_whose_clearance_was_taken_back_meanwhile_stays_inside(story, cast, server, outside):
    queued = len(default_task_backend.results)
    press_ask(cast.desk, story)
    take_back_clearance(story)
    server.fail(Fault.ERROR)
    work_off(queued)
    assert server.texts_asked() != []
    assert outside.requests == []


def test_a_person_has_the_machine_asked_again(asked, cast, server):
    made = asked(Fault.BUSY)
    assert "ask_machine" in shown(cast.translator, made)
    server.mend()
    queued = len(default_task_backend.results)
    answer = client_of(cast.translator).post(bench(made), {"decision": "ask_machine"})
    assert (answer.status_code, fresh(made).machine_error) == (302, "")
    work_off(queued)
    assert not made.segments.filter(state="empty").exists()
    assert client_of(cast.translator).post(bench(made), {"decision": "ask_machine"}).status_code == 409


def test_who_may_not_write_asks_no_machine(asked, cast):
    made = asked(Fault.BUSY)
    queued = len(default_task_backend.results)
    assert "ask_machine" not in shown(cast.desk, made)
    assert client_of(cast.desk).post(bench(made), {"decision": "ask_machine"}).status_code == 409
    assert len(default_task_backend.results) == queued
