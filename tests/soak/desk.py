"""One run of the machine: how a step is done, and what must hold after it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from content import approval
from content.gate import RefusedError
from content.models import ArticlePage, PageEvent
from tests.soak import surfaces
from tests.soak.truth import Truth, Words, tokens_of
from tests.soak.world import PICTURES, STORIES, World, token

REFUSALS = (RefusedError, approval.NotPossibleError, PermissionDenied)  # the last is how Wagtail says no
EVERYWHERE = 50  # steps between two looks at everything; a run ends with one too
stories = st.integers(0, STORIES - 1)
pictures = st.integers(0, PICTURES - 1)
numbers = st.integers(0, 99)  # to choose among what there is at that moment, see `one_of`
persons = st.sampled_from(["leader", "clearer", "chief", "deputy", "editor", "desk", "other_leader", "reviewer"])


def one_of(found: list, number: int) -> object:
    """A choice that draws the same from hypothesis whatever there is to choose from."""
    return found[number % len(found)]


class Run(RuleBasedStateMachine):
    """Everything that a run did is rolled back at its end."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        cache.clear()
        self.steps = 0
        self.next_token = 100
        self.fact = token(0)
        self.alts = [token(90 + number) for number in range(PICTURES)]
        self.settled: set[int] = set()  # pictures that a text was approved with
        self.truths = [self._begin(number, pk) for number, pk in enumerate(self.world.pages)]
        self.rows = self.public_rows()
        self.last_event = max(PageEvent.objects.values_list("pk", flat=True), default=0)

    def _begin(self, number: int, pk: int) -> Truth:
        truth = Truth(pk, {})
        words = {"title": token(number + 1), "hero_image": "0"}
        truth.edited(self.page(truth).latest_revision_id, words, self.world.cast.editor.pk)
        return truth

    def teardown(self) -> None:
        try:
            if self.steps % EVERYWHERE:
                self.check_everything()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)
            cache.clear()

    # what is there

    def page(self, truth: Truth) -> ArticlePage:
        return ArticlePage.objects.get(pk=truth.pk)

    def draft(self, truth: Truth) -> ArticlePage:
        return self.page(truth).get_latest_revision_as_object()

    def person(self, part: str) -> object:
        return getattr(self.world.cast, part)

    def new_token(self) -> str:
        self.next_token += 1
        return token(self.next_token)

    def public_rows(self) -> dict[int, tuple]:
        """What can change on a page's address, by page."""
        fields = ("live", "title", "lead", "seo_title", "correction_note", "stored", "hero_image_id", "url_path")
        rows = ArticlePage.objects.annotate(stored=Cast("body", TextField())).values_list("pk", *fields)
        return {pk: tuple(values) for pk, *values in rows}

    # doing things

    def attempt(self, name: str, act: Callable[[], object], *more: type[Exception]) -> object | None:
        """Do it whole or not at all; None when the product refused it."""
        try:
            with transaction.atomic():
                done = act() or True
        except (*REFUSALS, *more):
            self.world.counts[f"{name} refused"] += 1
            return None
        self.world.counts[name] += 1
        return done

    def must_refuse(self, name: str, act: Callable[[], object]) -> None:
        assert self.attempt(name, act) is None, f"{name} went through"

    def step(self, act: Callable[[], object]) -> None:
        """One rule; then a look at what has changed, and now and then at everything."""
        act()
        self.steps += 1
        self.world.counts["steps"] += 1
        self.count_events()
        before, self.rows = self.rows, self.public_rows()
        if self.steps % EVERYWHERE == 0:
            self.check_everything()
        elif before != self.rows:
            self.check_changed({pk for pk in self.rows if before.get(pk) != self.rows[pk]})

    def count_events(self) -> None:
        """What the product itself says has happened, by kind."""
        new = dict(PageEvent.objects.filter(pk__gt=self.last_event).values_list("pk", "kind"))
        self.world.counts.update(f"event {kind}" for kind in new.values())
        self.last_event = max(new, default=self.last_event)

    # what must hold

    def check_changed(self, changed: set[int]) -> None:
        for truth in self.truths:
            if truth.pk in changed:
                self.check_page(truth)
        self.check_kept()

    def check_everything(self) -> None:
        shown = {truth.pk: self.check_page(truth) for truth in self.truths}
        self.check_kept()
        public = set().union(*(self.tokens_with_picture(words) for words in shown.values() if words))
        listed = surfaces.listed_tokens() - {self.fact}
        assert listed <= public, (listed, public)
        paths = {self.page(truth).url for truth in self.truths if shown[truth.pk]}
        assert {path for path in surfaces.mapped() if "/bai-" in path} == paths
        assert surfaces.kept_tokens() <= public | {self.fact}, (surfaces.kept_tokens(), public)
        self.check_search(public)
        self.check_pictures([words for words in shown.values() if words])
        self.world.counts["looks everywhere"] += 1

    def check_page(self, truth: Truth) -> Words | None:
        """Its address shows one cleared wording, with its picture and the confirmed fact, or nothing."""
        page = self.page(truth)
        shown = surfaces.page_tokens(page)
        assert (shown is not None) == page.live
        if shown is None:
            return None
        words = next((w for w in reversed(truth.cleared) if self.tokens_on_page(w) == shown), None)
        assert words is not None, f"shows {shown}, fact {self.fact}, alternative texts {self.alts}, {truth}"
        self.world.counts["seen live"] += 1
        return words

    def tokens_with_picture(self, words: Words) -> set[str]:
        """Of the wording and, as confirmed, of the picture's own words."""
        return tokens_of(words) | {self.alts[int(words["hero_image"])]}

    def tokens_on_page(self, words: Words) -> set[str]:
        return self.tokens_with_picture(words) | {self.fact}

    def check_kept(self) -> None:
        """What search and receivers are given was cleared; nothing but our stories is live."""
        live = {pk for pk, values in self.rows.items() if values[0]}
        assert live <= set(self.world.pages), live
        cleared = [words for truth in self.truths for words in truth.cleared]
        allowed = set().union(*(self.tokens_on_page(words) for words in cleared))
        assert surfaces.kept_tokens() <= allowed, (surfaces.kept_tokens(), allowed)

    def check_search(self, public: set[str]) -> None:
        """One story's newest words, cleared or not: found only when they are public."""
        words = self.truths[self.steps % STORIES].draft
        word = words.get(one_of(["title", "lead", "body"], self.steps)) or words["title"]
        assert word in public or not surfaces.is_found(word), word

    def check_pictures(self, shown: list[Words]) -> None:
        used = {words["hero_image"] for words in shown}
        for number, image in enumerate(self.world.images):
            is_used = str(number) in used
            assert surfaces.is_served(image) == is_used, (is_used, self.truths, surfaces.about(image))
