"""Steps that let stories out or take them back: release, dates, withdrawal, and every route of Wagtail's."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Revision

from content import release, withdrawal
from content.digest import digest_of
from content.models import ArticlePage
from tests.soak.deciding import WHEN, Deciding
from tests.soak.desk import numbers, one_of, stories
from tests.soak.routes import ROUTES, named
from tests.soak.truth import Truth, Words
from tests.soak.writing import TEXTS


class Leaving(Deciding):
    """What is cleared goes out by the desk, by the clock, or by anybody's hand."""

    @rule(story=stories, name=TEXTS, when=st.sampled_from(WHEN), meddles=st.booleans())
    def write_and_let_out(self, story: int, name: str, when: str, meddles: bool) -> None:
        """The whole way at once, or as much of it as this story lets one go; somebody may still rename its picture."""

        def act() -> None:
            truth = self.truths[story]
            self.write_and_help(truth, name, when, ends=True)
            if meddles:
                self.rename_picture(int(truth.draft["hero_image"]), "desk")
            self.desk_releases(truth)
            self.clock_releases()

        self.step(act)

    @rule(number=numbers, blindly=st.booleans())
    def release(self, number: int, blindly: bool) -> None:
        """What waits for it, or anything."""

        def act() -> None:
            waiting = [truth for truth in self.truths if release.is_waiting(self.page(truth))]
            self.desk_releases(one_of(self.truths if blindly or not waiting else waiting, number))

        self.step(act)

    def desk_releases(self, truth: Truth) -> None:
        page, seen = self.page(truth), digest_of(self.draft(truth))
        self.attempt("release", lambda: release.release(page, self.world.cast.desk, seen))

    @rule(ends=st.booleans())
    def hours_pass(self, ends: bool) -> None:
        """The hour of what waits comes, or the end of what is live."""
        self.step(self.clock_ends if ends else self.clock_releases)

    def clock_releases(self) -> None:
        past = timezone.now() - timedelta(minutes=1)
        for revision in Revision.objects.exclude(approved_go_live_at=None):
            revision.content["go_live_at"] = past.isoformat()
            revision.approved_go_live_at = past
            revision.save()
        self.world.counts["released at its hour"] += release.release_due(timezone.now())

    def clock_ends(self) -> None:
        past = timezone.now() - timedelta(minutes=1)
        ArticlePage.objects.live().exclude(expire_at=None).update(expire_at=past)
        self.world.counts["expired"] += release.expire_due(timezone.now())

    @rule(number=numbers)
    def take_back_from_release(self, number: int) -> None:
        """As the screen does: only what waits or has a date."""

        def act() -> None:
            waiting = [truth for truth in self.truths if self.waits(self.page(truth))]
            if not waiting:
                return
            truth = one_of(waiting, number)
            page = self.page(truth)
            taken = [truth.draft, *(truth.drafts[pk] for pk in self.scheduled(truth))]
            live = self.check_page(truth)
            release.send_back(page, self.world.cast.desk, "Đợi số liệu.")
            truth.send_back(taken, live)
            self.world.counts["taken back from release"] += 1

        self.step(act)

    def waits(self, page: ArticlePage) -> bool:
        return release.is_waiting(page) or page.scheduled_revision is not None

    def scheduled(self, truth: Truth) -> list[int]:
        return list(self.page(truth).revisions.exclude(approved_go_live_at=None).values_list("pk", flat=True))

    @rule(number=numbers, who=st.sampled_from(["chief", "desk"]), by_wagtail=st.booleans(), again=st.booleans())
    def withdraw(self, number: int, who: str, by_wagtail: bool, again: bool) -> None:
        """What is live, or what is not; then perhaps the attempt to put back what was withdrawn."""

        def act() -> None:
            live = [truth for truth in self.truths if self.rows[truth.pk][0]]
            truth = one_of(live or self.truths, number)
            page, user = self.page(truth), self.person(who)
            published = page.live_revision  # unpublishing takes it off the page
            by_desk = lambda: withdrawal.withdraw(page, user, "Số liệu sai.")  # noqa: E731
            if self.attempt("withdraw", page.unpublish if by_wagtail else by_desk) is not None and live:
                truth.withdraw()
                self.world.counts["withdrawn"] += 1
                if again:
                    self.must_refuse("put back", published.publish)

        self.step(act)

    @rule(story=stories, route=st.sampled_from([*named("row"), *named("code")]), number=numbers)
    def publish_by_code(self, story: int, route: str, number: int) -> None:
        self.step(lambda: self.try_route(self.truths[story], route, number))

    @rule(story=stories, route=st.sampled_from(named("screen")), number=numbers)
    def publish_by_screen(self, story: int, route: str, number: int) -> None:
        self.step(lambda: self.try_route(self.truths[story], route, number))

    def try_route(self, truth: Truth, route: str, number: int) -> None:
        """A route may leave a new draft behind, whether it publishes or not."""
        words: list[Words] = []
        self.attempt(f"by {route}", lambda: words.append(ROUTES[route].run(self, truth, number)))
        newest = self.page(truth).latest_revision
        if newest.pk not in truth.drafts:
            truth.edited(newest.pk, words[0], newest.user_id)
