"""The things that a page is about: its article, its event, its place in the site."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from content.models import (
    ArticlePage,
    ClarificationPage,
    EventPage,
    ItineraryPage,
    PublicationPage,
    StandardPage,
    Story,
)
from website.frame import Frame
from website.structured import things, trips
from website.structured.moments import begins, ends
from website.structured.things import Reader, Thing, thing

ON_SITE = "https://schema.org/OfflineEventAttendanceMode"
SCHEDULED = "https://schema.org/EventScheduled"


def of_story(reader: Reader, frame: Frame, page: Story, image: str = "") -> Iterator[Thing]:
    """The article; before it the event, the way or the edition that it tells of."""
    if isinstance(page, EventPage):
        yield from _event(reader, frame, page)
    if isinstance(page, ItineraryPage):
        yield trips.of(reader, frame, page)
    if isinstance(page, PublicationPage):
        yield _issue(reader, frame, page)
    yield _article(reader, frame, page, image)


def kind_of(page: Story) -> str:
    """A clarification is news of the office itself: a ClaimReview is made by those who check the claims of others."""
    return "NewsArticle" if isinstance(page, ArticlePage | ClarificationPage) else "Article"


def _article(reader: Reader, frame: Frame, page: Story, image: str) -> Thing:
    address = frame.head.canonical
    author = things.agency(reader, page.agency)
    return thing(
        kind_of(page),
        at=f"{address}#article",
        headline=page.title,
        description=page.description,
        image=[part for part in (things.picture(reader, page.hero_image), image) if part],
        datePublished=_moment(page.first_published_at),
        dateModified=_moment(page.last_published_at),
        inLanguage=frame.language.bcp47,
        author=thing("Person", name=page.byline) if page.byline else author,
        sourceOrganization=author if page.byline else None,
        publisher=things.office(reader, frame.office),
        mainEntityOfPage=address,
        url=address,
        isAccessibleForFree=True,
        articleSection=frame.section.title if frame.section else "",
        keywords=[reader.words(topic, "name") for topic in page.topics.all()],
        about=_subject(reader, page),
        citation=list(_sources(page)),
        correction=thing("CorrectionComment", text=page.correction_note) if page.correction_note else None,
        **_translations(reader, frame, page),
    )


def _sources(page: Story) -> Iterator[Thing]:
    """What a clarification is proved by."""
    for block in page.sources if isinstance(page, ClarificationPage) else ():
        source = block.value
        publisher = thing("Organization", name=source["publisher"]) if source["publisher"] else None
        words = {"name": source["title"], "datePublished": source["date"], "url": source["url"]}
        yield thing("CreativeWork", publisher=publisher, **words)


def _moment(moment: object) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


def _subject(reader: Reader, page: Story) -> Thing | None:
    """The place, park or cluster of the register that the story is about."""
    if row := getattr(page, "place", None):
        return things.attraction(reader, row) if not isinstance(page, EventPage) else things.place(reader, row)
    row = getattr(page, "park", None) or getattr(page, "cluster", None)
    return things.place(reader, row) if row else None


def _translations(reader: Reader, frame: Frame, page: Story) -> dict[str, object]:
    """The text that this one was made from, or those that were made from it."""
    others = [a for a in frame.alternates if a.is_same_page and not a.is_current]
    works = {
        other.language.code: thing(
            kind_of(page), at=f"{reader.url(other.url)}#article", inLanguage=other.language.bcp47
        )
        for other in others
    }
    if getattr(page, "lineage", None) is None:
        return {"workTranslation": list(works.values())}
    return {"translationOfWork": works.get(frame.source_code)}


def _event(reader: Reader, frame: Frame, page: EventPage) -> Iterator[Thing]:
    """Its next holding."""
    for span in page.coming[:1]:
        place, address = page.place, frame.head.canonical
        yield thing(
            "Event",
            at=f"{address}#event-{span.year}",
            name=page.title,
            description=page.description,
            image=things.picture(reader, page.hero_image),
            startDate=begins(page, span),
            endDate=ends(page, span),
            eventStatus=SCHEDULED,
            eventAttendanceMode=ON_SITE,
            location=things.place(reader, place) if place else thing("Place", name=page.venue, address=page.venue),
            organizer=things.agency(reader, page.organiser or page.agency),
            inLanguage=frame.language.bcp47,
            url=address,
        )


def _issue(reader: Reader, frame: Frame, page: PublicationPage) -> Thing:
    """The printed edition itself; its file only where there is one."""
    file = page.document
    media = thing("MediaObject", contentUrl=reader.url(file.url), encodingFormat=file.content_type) if file else None
    return thing(
        "PublicationIssue",
        at=f"{frame.head.canonical}#issue",
        name=page.title,
        issueNumber=page.edition,
        datePublished=page.issued_on.isoformat() if page.issued_on else "",
        inLanguage=[languages.KNOWN[code].bcp47 for code in page.print_languages if code in languages.KNOWN],
        image=things.picture(reader, page.hero_image),
        publisher=things.office(reader, frame.office),
        associatedMedia=media,
        url=frame.head.canonical,
    )


def of_home(reader: Reader, frame: Frame, description: str) -> Thing:
    """The site in one language, and how it is searched."""
    search = reader.url(frame.search_url)
    return thing(
        "WebSite",
        at=f"{frame.head.canonical}#website",
        name=reader.words(frame.office, "name"),
        description=description,
        url=frame.head.canonical,
        inLanguage=frame.language.bcp47,
        publisher={**things.office(reader, frame.office), "description": reader.words(frame.office, "tagline")},
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    )


def trail(reader: Reader, frame: Frame, title: str, *between: tuple[str, str]) -> Thing | None:
    """From the home page over what lies between to the page itself."""
    if not frame.home_url:
        return None
    steps = [(_("Home"), frame.home_url), *between, (title, frame.head.canonical)]
    return things.breadcrumb(reader, steps)


def between_of(frame: Frame) -> list[tuple[str, str]]:
    """The section above a page of the tree, or the press room."""
    if getattr(frame.page, "is_press", False):
        return [(_("Press room"), reverse("press"))]
    section, page = frame.section, frame.page
    is_above = section is not None and page is not None and section.url != page.url_path
    return [(section.title, section.url)] if is_above and not isinstance(page, StandardPage) else []
