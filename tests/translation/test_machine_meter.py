"""Every request to a machine is counted without its words, and a month's quota holds, also when two workers meet."""

import datetime as dt
import logging
from functools import partial

import pytest
from django.db import models
from django.utils import timezone

from reference.models import Agency
from tests.translation.libretranslate_server import Fault, LibreTranslateServer
from translation import asking, filling
from translation.machines import EngineMeter, batching, figures, meter
from translation.machines import libre as libre_engine
from translation.machines.base import Call, Failure, MachineError, Reason
from translation.machines.server import Patience
from translation.models import MachineEngine, MachineQuota, MachineUse

pytestmark = [pytest.mark.django_db, pytest.mark.db]
OK = Call(segments=2, characters=60, failures=0, milliseconds=5, outcome="ok")


@pytest.fixture
def server(settings, monkeypatch):
    """The office's machine, asked again without a pause."""
    hurried = partial(libre_engine.LibreEngine, patience=Patience(sleep=lambda _seconds: None))
    monkeypatch.setattr(libre_engine, "LibreEngine", hurried)
    with LibreTranslateServer() as running:
        settings.MACHINE_TRANSLATION_URL = running.url
        settings.MACHINE_TRANSLATION_TIMEOUT = 1
        yield running


@pytest.fixture
def libre(db):
    return MachineEngine.objects.create(code="libre", is_on=True, characters_per_month=100)


def at(moment):
    """A use of 60 characters at another time."""
    EngineMeter("libre", "ja").count(OK)
    models.QuerySet(MachineUse).filter(pk=MachineUse.objects.latest("pk").pk).update(at=moment)


def test_a_story_is_counted_with_its_agency_and_language(story, cast, server):
    japanese = asking.ask(story, "ja", cast.desk)
    filling.from_machine.func(japanese.pk)
    (use,) = MachineUse.objects.all()
    assert (use.engine, use.language) == ("libre", "ja")
    assert (use.agency_id, use.translation_id) == (story.agency_id, japanese.pk)
    (batch,) = server.texts_asked()
    assert (use.segments, use.characters) == (len(batch), sum(map(len, batch)))
    assert (use.failures, use.outcome) == (0, "ok")


def test_no_column_and_no_log_line_holds_words_of_the_text(story, cast, server, caplog):
    server.fail(Fault.ERROR, word="tỉnh")
    with caplog.at_level(logging.DEBUG):
        japanese = asking.ask(story, "ja", cast.desk)
        filling.from_machine.func(japanese.pk)
    words = {word for row in japanese.segments.all() for word in row.source.split() if len(word) > 3}
    kept = " ".join(str(value) for row in MachineUse.objects.values_list() for value in row)
    logged = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("translation"))
    assert len(words) > 5
    assert MachineUse.objects.count() > 3
    assert logged
    assert not [word for word in words if word in kept or word in logged]
    texts = [field for field in MachineUse._meta.get_fields() if isinstance(field, models.CharField | models.TextField)]
    assert {field.name for field in texts} == {"engine", "language", "outcome"}
    assert all(field.max_length <= 20 for field in texts)


@pytest.mark.parametrize(
    ("fault", "outcome", "is_charged"),
    [(Fault.ERROR, "server_error", False), (Fault.BUSY, "busy", False), (Fault.NO_JSON, "malformed", True)],
)
def test_a_request_that_failed_is_counted_as_such(story, cast, server, fault, outcome, is_charged):
    server.fail(fault)
    filling.from_machine.func(asking.ask(story, "ja", cast.desk).pk)
    uses = MachineUse.objects.all()
    assert {use.outcome for use in uses} == {outcome}
    assert all(use.failures == use.segments for use in uses)
    assert any(use.characters for use in uses) == is_charged


def test_a_quota_that_is_used_up_leaves_segments_empty_and_says_until_when(story, cast, server, libre):
    EngineMeter("libre", "ja").count(OK)
    japanese = asking.ask(story, "ja", cast.desk)
    filling.from_machine.func(japanese.pk)
    japanese.refresh_from_db()
    assert server.texts_asked() == []
    assert set(japanese.segments.values_list("state", flat=True)) == {"empty"}
    next_month = (timezone.localdate().replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    assert f"1/{next_month.month}/{next_month.year}" in japanese.machine_error


def test_an_agencys_quota_holds_for_it_alone(db, libre):
    own, other = (Agency.objects.create(code=code, name_vi=code) for code in ("so-a", "so-b"))
    MachineQuota.objects.create(engine=libre, agency=own, characters_per_month=70)
    EngineMeter("libre", "ja", own.pk).count(OK)
    with pytest.raises(MachineError) as refused:
        EngineMeter("libre", "fr", own.pk).ask(11)
    assert refused.value.failure.reason == Reason.QUOTA
    EngineMeter("libre", "fr", own.pk).ask(10)
    EngineMeter("libre", "fr", other.pk).ask(40)
    EngineMeter("libre", "fr").ask(40)
    with pytest.raises(MachineError):
        EngineMeter("libre", "fr", other.pk).ask(41)
    EngineMeter("deepl", "fr", own.pk).ask(10_000)


def test_the_month_is_the_offices(db, libre):
    here = timezone.get_default_timezone()
    first = timezone.localtime(timezone.now(), here).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    at(first - dt.timedelta(seconds=1))
    EngineMeter("libre", "ja").ask(100)
    at(first)
    with pytest.raises(MachineError):
        EngineMeter("libre", "ja").ask(41)
    assert meter.of_month(timezone.now()).count() == 1
    assert meter.of_month(dt.datetime(2026, 12, 31, 17, 30, tzinfo=dt.UTC)).query  # the office's January begins


def test_a_quota_is_asked_for_before_each_request(db, libre):
    sent = []

    def send(texts):
        sent.append(texts)
        return texts

    results = batching.translate(["x" * 40] * 5, send, batching.Limits(texts=1), EngineMeter("libre", "ja"))
    assert len(sent) == 2
    assert [isinstance(result, Failure) for result in results] == [False, False, True, True, True]
    assert MachineUse.objects.count() == 2


def test_rows_are_never_changed_and_outlive_the_translation(story, cast, server):
    japanese = asking.ask(story, "ja", cast.desk)
    filling.from_machine.func(japanese.pk)
    japanese.delete()
    (use,) = MachineUse.objects.all()
    assert use.translation_id is None
    for change in (use.save, use.delete, lambda: MachineUse.objects.update(characters=0)):
        with pytest.raises(Exception, match="never"):
            change()


def test_the_month_by_agency(db, libre):
    own = Agency.objects.create(code="so-a", name_vi="Sở A")
    EngineMeter("libre", "ja", own.pk).count(OK)
    EngineMeter("libre", "fr", own.pk).count(Call(1, 9, 1, 5, "ok"))
    EngineMeter("libre", "ja").count(Call(1, 3, 0, 5, "ok"))
    EngineMeter("deepl", "ja").count(OK)
    assert figures.month_use("libre", timezone.now()) == [figures.Use("Sở A", 3, 69, 1), figures.Use("", 1, 3, 0)]


def is_let_through(worker):
    try:
        worker.ask(30)
    except MachineError:
        return False
    return True


def test_two_workers_that_meet_overstep_by_one_request_at_most(libre):
    """Both ask before either has counted, again and again: the worst that can happen."""
    workers = [EngineMeter("libre", "ja"), EngineMeter("libre", "fr")]
    for _again in range(5):
        let_through = [worker for worker in workers if is_let_through(worker)]
        for worker in let_through:
            worker.count(Call(1, 30, 0, 1, "ok"))
    assert 100 < sum(MachineUse.objects.values_list("characters", flat=True)) <= 100 + 30
