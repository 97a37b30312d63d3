"""Translations under way, the plan and what fulfils it, channels and deliveries, the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from content.models import Lineage
from reference.models import Place
from syndication import planner
from tests import factories
from tests.people import Cast
from tests.planning import factories as planning
from tests.rights.things import SOUGHT, WORDS, Thing
from tests.syndication.conftest import make_channel
from translation import asking, remarks
from translation.aligning import table
from translation.aligning.table import Row
from translation.facts import following
from translation.models import Alignment, FactText, NotAsked, RequestRule, Segment


def work(cast: Cast) -> Iterator[Thing]:
    yield from translations(cast)
    yield from texts_of_facts(cast)
    yield from asking_by_rule(cast)
    yield from plan(cast)
    yield from deliveries()


def translations(cast: Cast) -> Iterator[Thing]:
    """In the workbench; the source of one was changed, and the new wording is not cleared."""
    for word, code, author in (
        ("japanese", "ja", cast.translator),
        ("raw_japanese", "ja", cast.translator),
        ("french", "fr", cast.other_translator),
    ):
        source = factories.article(f"Nguồn của {word}", factories.section("vi", "visit"))
        made = asking.ask(source, code, cast.desk, assignee=author)
        if word != "japanese":
            Lineage.objects.filter(page=made.page).update(source_digest="0" * 64)
        for row in made.segments.all():
            Segment.objects.filter(pk=row.pk).update(target=f"{WORDS[word]} {SOUGHT}", state=Segment.State.TRANSLATED)
        page = made.page
        page.title = page.draft_title = f"{WORDS[word]} {SOUGHT}"
        page.save()
        first = made.segments.first()
        asked = remarks.write(made, first, author, f"Câu hỏi {SOUGHT}?", is_question=True)
        values = {"pk": made.pk, "position": first.position, "remark": asked.pk, "language": code}
        scope = {"language": code, "is_cleared": word == "japanese"}
        yield Thing("translation", word, made, values, **scope)
        yield Thing("question", word, asked, {"pk": asked.pk}, agency_id=source.agency_id)
        rows = table.to_json([Row(SOUGHT, f"{WORDS[word]} {SOUGHT}", position=first.position, version=0)])
        draft = Alignment.objects.create(translation=made, language=code, name="a.docx", rows=rows, made_by=author)
        yield Thing("alignment", word, draft, {"pk": draft.pk}, **scope)


def texts_of_facts(cast: Cast) -> Iterator[Thing]:
    """One in each language; what is confirmed of facts is open to all, what is being written is not."""
    place = Place.objects.create(code="noi-dich", kind="heritage", name_vi="Nơi có bản dịch")
    following.follow([("place", place.pk)])
    for word, code in (("japanese", "ja"), ("french", "fr")):
        text = FactText.objects.get(fact_kind="place", fact_id=place.pk, language=code)
        written = {"target": f"{WORDS[word]} {SOUGHT}", "state": FactText.State.TRANSLATED}
        FactText.objects.filter(pk=text.pk).update(**written)
        values = {"pk": text.pk, "language": code, "kind": "place"}
        yield Thing("fact_text", word, text, values, language=code, is_cleared=True)


def asking_by_rule(cast: Cast) -> Iterator[Thing]:
    """A rule that is off, so that it asks for nothing here, and what it once could not ask for."""
    story = factories.article("Chưa có bản dịch", factories.section("vi", "visit"))
    rule = RequestRule.objects.create(page_type=story.content_type, languages=["ja"], is_on=False, made_by=cast.desk)
    failure = NotAsked.objects.create(source=story, language="ja", rule=rule, reason="Chưa có chuyên mục.")
    for kind, row in {"request_rule": rule, "not_asked": failure}.items():
        yield Thing(kind, "row", row, {"pk": row.pk})


def plan(cast: Cast) -> Iterator[Thing]:
    today = timezone.localdate()
    whole = planning.plan(today.year)
    for word, code, author in (("culture", "svhttdl", cast.editor), ("parks", "bqlkcn", cast.other_editor)):
        agency, text = factories.agency(code), f"Việc {WORDS[word]} {SOUGHT}"
        made: dict[str, Any] = {
            "activity": planning.activity(text, agency=agency, first_day=today, entered_by=author),
            "planned_item": planning.item(text, agency=agency, date=today),
        }
        for kind, row in made.items():
            yield Thing(kind, word, row, {"pk": row.pk}, agency_id=agency.pk)
    for kind, row in {"plan": whole, "plan_task": planning.task(plan=whole)}.items():
        yield Thing(kind, "row", row, {"pk": row.pk})


def deliveries() -> Iterator[Thing]:
    channel = make_channel()
    story = factories.article("Tin gửi cổng", factories.section("vi", "visit"))
    planner.plan_due()
    values = {"pk": channel.pk, "channel_pk": channel.pk, "item_pk": story.item.pk}
    yield Thing("channel", "row", channel, values)
