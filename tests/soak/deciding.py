"""Steps of those who decide: submitting, approving, clearing, returning, overriding; facts too."""

from __future__ import annotations

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule

from content import approval, checklist, override
from content.digest import digest_of
from content.models import AgencyApprovalTask, ArticlePage, PageEvent
from reference.models import KeyFigure, Proposal
from reference.proposals import decide, propose
from reference.proposals.errors import NotPossibleError
from tests.soak.desk import numbers, one_of, persons, stories
from tests.soak.truth import Truth
from tests.soak.writing import HOUR, TEXTS, Writing

WHEN = ["now", "now", "in an hour", "when released"]
POINTS = [point.code for point in checklist.POINTS]


class Deciding(Writing):
    """Approval and clearance, with the digest of what is there or of what was there once."""

    @rule(story=stories, what=st.sampled_from(["submit", "cancel", "return"]), who=persons)
    def move_papers(self, story: int, what: str, who: str) -> None:
        truth = self.truths[story]
        acts = {"submit": self.send_in, "cancel": self.cancel, "return": lambda t: self.send_back(t, who)}
        self.step(lambda: acts[what](truth))

    def send_in(self, truth: Truth) -> None:
        page = self.page(truth)
        if page.current_workflow_state is None:
            page.get_workflow().start(page, self.world.cast.editor)
            self.world.counts["submit"] += 1

    def cancel(self, truth: Truth) -> None:
        """Between approval and clearance, or at any other time."""
        if state := self.page(truth).current_workflow_state:
            state.cancel(user=self.world.cast.editor)
            self.world.counts["cancel"] += 1

    def send_back(self, truth: Truth, who: str) -> None:
        """By whom it waits for, or by another."""
        user, seen = self.person(self.next_person(truth) or who), digest_of(self.draft(truth))
        self.attempt("return", lambda: approval.send_back(self.page(truth), user, seen, "Sửa lại."))

    @rule(story=stories, who=persons)
    def approve(self, story: int, who: str) -> None:
        self.step(lambda: self.decide_on(self.truths[story], who))

    @rule(story=stories)
    def approve_as_the_next_person(self, story: int) -> None:
        self.step(lambda: self.decide_next(self.truths[story]))

    @rule(story=stories, steps=st.integers(1, 2))
    def help_along(self, story: int, steps: int) -> None:
        """Without this, few stories would ever get through."""
        self.step(lambda: self.help(self.truths[story], steps))

    @rule(story=stories, name=TEXTS, when=st.sampled_from(WHEN), ends=st.booleans())
    def write_and_help_along(self, story: int, name: str, when: str, ends: bool) -> None:
        self.step(lambda: self.write_and_help(self.truths[story], name, when, ends=ends))

    def write_and_help(self, truth: Truth, name: str, when: str, *, ends: bool) -> None:
        now = timezone.now()
        self.set_aside_words(
            truth,
            go_live_at=now + HOUR if when == "in an hour" else None,
            waits_for_release=when == "when released",
            expire_at=now + 2 * HOUR if ends else None,
        )
        self.write(truth, name, self.world.cast.editor)
        self.help(truth, steps=2)

    def help(self, truth: Truth, steps: int) -> None:
        self.send_in(truth)
        for _step in range(steps):
            self.decide_next(truth)

    def next_person(self, truth: Truth) -> str:
        """For whom it waits; somebody who did not write last. Empty while it waits for nobody."""
        state = self.page(truth).current_workflow_task_state
        if state is None:
            return ""
        who = "leader" if isinstance(state.task.specific, AgencyApprovalTask) else "clearer"
        if self.person(who).pk == truth.last_writer:
            return "deputy" if who == "leader" else "chief"
        return who

    def decide_next(self, truth: Truth) -> None:
        if who := self.next_person(truth):
            self.decide_on(truth, who)

    def decide_on(self, truth: Truth, who: str) -> None:
        user, seen = self.person(who), digest_of(self.draft(truth))
        truth.seen_before.append(seen)
        writers = truth.writers(self.live_revision(truth))
        act = lambda: approval.approve(self.page(truth), user, seen, checklist=POINTS)  # noqa: E731
        event = self.attempt("approve", act)
        if event is None:
            return
        assert user.pk not in writers, f"{who} approved an own text"
        self.settle(truth)
        if event.kind == PageEvent.Kind.CLEARED:
            truth.clear()
            self.world.counts["cleared"] += 1

    def live_revision(self, truth: Truth) -> int | None:
        return ArticlePage.objects.live().filter(pk=truth.pk).values_list("live_revision_id", flat=True).first()

    def settle(self, truth: Truth) -> None:
        self.settled.add(int(truth.draft["hero_image"]))

    @rule(story=stories, number=numbers)
    def decide_on_what_was_seen_before(self, story: int, number: int) -> None:
        """By whom it waits for, as an old form would; and by the chief."""

        def act() -> None:
            waiting = [truth for truth in self.truths if self.next_person(truth)]
            truth = one_of(waiting or self.truths, story)
            old = list(dict.fromkeys(seen for seen in truth.seen_before if seen != digest_of(self.draft(truth))))
            if old:
                self.refuse_stale(truth, one_of(old, number))

        self.step(act)

    def refuse_stale(self, truth: Truth, seen: str) -> None:
        page, user, chief = self.page(truth), self.person(self.next_person(truth) or "clearer"), self.person("chief")
        reason = "Bão đổ bộ, cần đăng ngay."
        self.must_refuse("stale approval", lambda: approval.approve(page, user, seen, checklist=POINTS))
        self.must_refuse("stale override", lambda: override.override(page, chief, seen, reason))

    @rule(story=stories, who=st.sampled_from(["chief", "chief", "desk", "clearer"]))
    def override(self, story: int, who: str) -> None:
        truth = self.truths[story]

        def act() -> None:
            user, seen = self.person(who), digest_of(self.draft(truth))
            writers, reason = truth.writers(self.live_revision(truth)), "Bão đổ bộ, cần đăng ngay."
            if self.attempt("override", lambda: override.override(self.page(truth), user, seen, reason)) is None:
                return
            assert who == "chief"
            assert user.pk not in writers
            self.settle(truth)
            truth.clear()

        self.step(act)


class Facts(Writing):
    """An edit is a proposal; it shows once another person confirms it."""

    @rule(who=st.sampled_from(["editor", "leader", "desk"]))
    def propose_fact(self, who: str) -> None:
        def act() -> None:
            word, figure = self.new_token(), KeyFigure.objects.get(pk=self.world.figure.pk)
            told = (figure, {"label_vi": word}, "Niên giám", timezone.localdate())
            self.attempt("propose", lambda: propose.propose(self.person(who), *told), NotPossibleError)

        self.step(act)

    @rule(who=st.sampled_from(["desk", "chief", "chief", "leader", "editor", "clearer"]), number=numbers)
    def confirm(self, who: str, number: int) -> None:
        def act() -> None:
            waiting = list(Proposal.objects.open().order_by("pk"))
            if not waiting:
                return
            proposal, user = one_of(waiting, number), self.person(who)
            if self.attempt("confirm", lambda: decide.confirm(proposal, user), NotPossibleError) is None:
                return
            assert proposal.proposer_id != user.pk
            self.take_effect(proposal)

        self.step(act)

    def take_effect(self, proposal: Proposal) -> None:
        change = proposal.changes.get()
        if change.field == "label_vi":
            self.fact = change.new
        else:
            images = [image.pk for image in self.world.images]
            self.alts[images.index(change.fact_id)] = change.new
        self.rows = {}  # every page is looked at: it may show what was confirmed
