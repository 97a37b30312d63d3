"""What a translation by way of another language is made from, and whether that is there: Japanese from English.

The Vietnamese stays the source: segments, memory, checks and clearance go by it. The pivot is what the translator
reads beside it: words that were approved for the same Vietnamese, kept in `Segment.pivot`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms import languages
from content.models import Clearance
from reference.language_names import name_of
from translation.errors import NotPossibleError, named
from translation.models import Giving, Segment, Translation

# A translation goes on with the words that it has when its pivot is withdrawn.
NOT_WITHDRAWN = Q(page__live=True) | Q(page__first_published_at=None)


def of(translation: Translation) -> Translation | None:
    """The translation that this one is made from; None while there is none."""
    found = Translation.objects.filter(source=translation.source_id, language=translation.via)
    return found.select_related("page__lineage").first() if translation.via else None


def is_given(pivot: Translation | None) -> bool:
    """Whether its approved words count: live, or approved and waiting; not withdrawn."""
    if pivot is None:
        return False
    return pivot.page.live or Clearance.objects.in_force().filter(page=pivot.page_id).exists()


@dataclass(frozen=True)
class Offered:
    """Approved words of the pivot, for whoever has the same source."""

    by_place: dict[tuple[int, str], str] = field(default_factory=dict)  # position and digest of the source
    by_source: dict[str, str] = field(default_factory=dict)

    def words_for(self, row: Segment) -> str:
        """Of the same place, else of the same source elsewhere in the text; empty when there are none."""
        return self.by_place.get((row.position, row.source_digest)) or self.by_source.get(row.source_digest, "")


def offered(pivot: Translation | None) -> Offered:
    if pivot is None or not is_given(pivot):
        return Offered()
    found = Offered()
    for row in pivot.segments.filter(state=Segment.State.APPROVED):
        found.by_place[row.position, row.source_digest] = row.target
        found.by_source.setdefault(row.source_digest, row.target)
    return found


def setting(code: str) -> str:
    """The language that the office has this one made from; empty: from the source."""
    return Giving.objects.filter(language=code).values_list("via", flat=True).first() or ""


def check(source_id: int, code: str, via: str) -> None:
    """Raises NotPossibleError unless this story may be translated into `code` by way of `via`."""
    check_language(code, via)
    ways = dict(Translation.objects.filter(source=source_id).exclude(via="").values_list("language", "via"))
    if via in ways:
        raise NotPossibleError(
            _("The text in %(via)s is itself made from %(other)s. Choose Vietnamese or another language.")
            % {"via": name_of(via), "other": name_of(ways[via])}
        )
    follower = next((language for language, other in ways.items() if other == code and language != code), "")
    if follower:
        raise NotPossibleError(
            _("The text in %(follower)s is made from %(language)s, so %(language)s is made from Vietnamese.")
            % {"follower": name_of(follower), "language": name_of(code)}
        )


def check_language(code: str, via: str) -> None:
    """Raises NotPossibleError unless the office translates into it, and it is another one."""
    if via == code or via not in languages.CODES or via == languages.SOURCE:
        raise NotPossibleError(
            _("%(language)s can't be made from “%(via)s”. Choose Vietnamese or a language into which you translate.")
            % {"language": capfirst(name_of(code)), "via": name_of(via)}
        )


def check_settings(ways: dict[str, str]) -> dict[str, str]:
    """Language → what is wrong with the language that it is to be made from; empty when all is well."""
    wrong = {}
    for code, via in ways.items():
        if ways.get(via):
            wrong[code] = _("%(via)s is itself made from %(other)s. Only one step is possible.") % {
                "via": capfirst(name_of(via)),
                "other": name_of(ways[via]),
            }
    return wrong


def waiting(translations: Iterable[Translation]) -> set[int]:
    """Primary keys of those whose pivot has words to come; no query when none has one, else one."""
    via = [row.pk for row in translations if row.via]
    if not via:
        return set()
    missing = Exists(Segment.objects.filter(translation=OuterRef("pk"), pivot=""))
    pivot = Translation.objects.filter(source=OuterRef("source"), language=OuterRef("via"))
    behind = Exists(pivot.filter(NOT_WITHDRAWN, page__lineage__stale_since__isnull=False))
    return set(Translation.objects.filter(Q(missing) | Q(behind), pk__in=via).values_list("pk", flat=True))


def hindrance(translation: Translation, rows: Iterable[Segment]) -> str:
    """Why the translation can't be submitted or approved before its pivot; empty when it can, or has none."""
    if not translation.via:
        return ""
    pivot, missing = of(translation), [row.position for row in rows if not row.pivot]
    names = {"language": name_of(translation.via), "numbers": named(missing)}
    if pivot is None and missing:
        return (
            _(
                "This text is made from %(language)s, which nobody has asked for. Have the desk ask for it, or have "
                "this text made from Vietnamese."
            )
            % names
        )
    if missing:
        return (
            _(
                "This text is made from %(language)s, whose words are not approved yet for these segments: "
                "%(numbers)s. Wait for them, or have the desk have this text made from Vietnamese."
            )
            % names
        )
    if pivot is not None and _is_behind(pivot):
        return (
            _(
                "This text is made from %(language)s, which is behind the Vietnamese. Wait until it is approved anew, "
                "or have the desk have this text made from Vietnamese."
            )
            % names
        )
    return ""


def _is_behind(pivot: Translation) -> bool:
    page = pivot.page
    return page.lineage.stale_since is not None and (page.live or page.first_published_at is None)
