"""The demo's translations, written, reviewed and published as its people do it; some are left on their way."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Page

from cms import languages
from cms.demo import ledger, work
from cms.demo.bodies import Known, days, sources, stored
from cms.demo.files import HERE, read, stories
from content.models import ClarificationPage, EventPage, ItineraryPage, PublicationPage, Story
from translation import asking, deciding, saving, segments
from translation.models import Translation

FOLDER = HERE / "translations"
PEOPLE = {"en": "en", "zh-hans": "zh", "ja": "ja", "fr": "fr"}  # ends of user names
DAYS_TO_TRANSLATE = 6
LIVE, REVIEW, RETURNED, HALF, ASKED, FORMAL, NONE = "live", "review", "returned", "half", "asked", "formal", "none"
STALE = "stale"  # live, and made before its source was corrected
# Every translation that is not named here is live.
ON_THE_WAY: dict[tuple[str, str], str] = {
    ("xe-do-thu-sy", "en"): REVIEW,
    ("xe-do-thu-sy", "zh-hans"): HALF,
    ("xe-do-thu-sy", "ja"): ASKED,
    ("xe-do-thu-sy", "fr"): NONE,
    ("goi-dau-tu-che-bien-nong-san", "zh-hans"): REVIEW,
    ("goi-dau-tu-che-bien-nong-san", "ja"): HALF,
    ("goi-dau-tu-che-bien-nong-san", "fr"): RETURNED,
    ("kcn-sach", "ja"): REVIEW,
    ("kcn-sach", "fr"): FORMAL,
    ("ho-ban-nguyet-pho-cu", "fr"): ASKED,
    ("van-mieu-xich-dang", "ja"): STALE,
}
REMARK = "« Atelier » ou « bâtiment industriel » ? Gardez une seule forme dans tout le texte."


@dataclass(frozen=True)
class Desk:
    """The people of one language, and the desk officer."""

    translator: Any
    reviewer: Any
    officer: Any


def load(pictures: dict[str, Any]) -> None:
    told = {story["slug"]: story for story in stories()}
    pages = {page.slug: page for page in _sources(told)}
    known = Known(pictures, {slug: page.pk for slug, page in pages.items()})
    codes = [language.code for language in languages.TRANSLATED if language.code in PEOPLE]
    way = {(slug, code): ON_THE_WAY.get((slug, code), LIVE) for code in codes for slug in told}
    for (slug, code), state in way.items():
        if state == STALE:
            _load(pages[slug], code, state, known, told[slug])
    for slug, story in told.items():
        if "lead_before" in story:
            pages[slug] = work.correct(pages[slug], story)
    for (slug, code), state in way.items():
        if state not in (NONE, STALE):
            _load(pages[slug], code, state, known, told[slug])


def _sources(told: dict[str, Any]) -> list[Page]:
    return list(Page.objects.filter(locale__language_code=languages.SOURCE, slug__in=told).specific())


def _desk(code: str) -> Desk:
    def find(name: str) -> Any:
        return get_user_model().objects.get(username=name)

    return Desk(find(f"dich.{PEOPLE[code]}"), find(f"hieudinh.{PEOPLE[code]}"), find("dieuphoi"))


def _words(
    source: Page, written: dict[str, Any], known: Known, story: dict[str, Any], *, is_stale: bool
) -> dict[int, str]:
    """The segments' targets by position: the file has the blocks of the story in the same order."""
    lead = written["lead_before"] if is_stale else written["lead"]
    page = type(source)(title=written["title"], lead=lead, locale=source.locale)
    page.seo_title, page.search_description = written["seo_title"], written["description"]
    if isinstance(page, Story):
        page.byline, page.source_line = written["byline"], written["source_line"]
        page.correction_note = written.get("correction_note", "")
    if isinstance(page, EventPage):
        page.venue = written.get("venue", "")
    if isinstance(page, ItineraryPage):
        page.days = json.dumps(days(story["day"], written["day"]))
    if isinstance(page, PublicationPage):
        page.edition, page.imprint = written["edition"], written["imprint"]
    if isinstance(page, ClarificationPage):
        page.truth, page.claim, page.claim_where = (written[name] for name in ("truth", "claim", "claim_where"))
        page.sources = json.dumps(sources(story["source"], written["source"]))
    blocks = stored(written["body"], known)
    page.body = json.dumps([{**block, "id": f"block-{number}"} for number, block in enumerate(blocks)])
    return {text.position: text.words for text in segments.extract(page)}


def _load(source: Page, code: str, state: str, known: Known, story: dict[str, Any]) -> None:
    desk, written = _desk(code), read(FOLDER / code / f"{source.slug}.toml")
    words = _words(source, written, known, story, is_stale=state == STALE)
    translation = asking.ask(source, code, desk.officer, desk.translator, _due(state))
    ledger.record(translation.page)
    if state == ASKED:
        return
    some = {position: words[position] for position in sorted(words)[: len(words) // 2]} if state == HALF else words
    saving.save_all(translation, desk.translator, some)
    if state == HALF:
        return
    deciding.submit(translation, desk.translator, slug=written["slug"])
    if state in (LIVE, FORMAL, STALE):
        _publish(translation, desk.officer if state == FORMAL else desk.reviewer, story)
    if state == RETURNED:
        deciding.send_back(translation, desk.reviewer, _seen(translation), REMARK)


def _due(state: str) -> date | None:
    """One of those under way is late, so that the board shows it."""
    days = {HALF: -3, ASKED: 12, REVIEW: 5, RETURNED: 2}.get(state)
    return None if days is None else timezone.localdate() + timedelta(days=days)


def _seen(translation: Translation) -> str:
    return deciding.seen(translation.segments.all())


def _publish(translation: Translation, by: Any, story: dict[str, Any]) -> None:
    moment = datetime.fromisoformat(story["date"]) + timedelta(days=DAYS_TO_TRANSLATE)
    Page.objects.filter(pk=translation.page_id).update(first_published_at=moment)
    fresh = Translation.objects.get(pk=translation.pk)  # the one at hand keeps a page without this day
    deciding.approve(fresh, by, _seen(fresh))
    ledger.backdate(translation.page_id, moment)
