"""Steps of those who write: edits, autosaves, pictures, old revisions, dates, places."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.images.forms import get_image_form
from wagtail.models import Revision

from reference.models import CustomImage
from reference.proposals.errors import NotPossibleError
from tests import factories
from tests.reference.posted import as_posted
from tests.soak.desk import Run, numbers, one_of, persons, pictures, stories
from tests.soak.truth import Truth, Words

writers = st.sampled_from(["editor", "leader", "desk", "chief", "clearer"])
HOUR = timedelta(hours=1)
TEXTS = st.sampled_from(["title", "lead", "body", "seo_title", "correction_note"])


class Writing(Run):
    """No rule asks whether the person may: the ways in are tried by whoever comes."""

    def save(self, truth: Truth, draft: object, words: Words, user: object, **options: object) -> None:
        revision = draft.save_revision(user=user, **options)
        truth.edited(revision.pk, words, user.pk)

    def write(self, truth: Truth, name: str, user: object, **options: object) -> None:
        draft, word = self.draft(truth), self.new_token()
        if name == "body":
            draft.body = [("key_figures", {"figures": [self.world.figure]}), ("heading", {"text": word})]
        else:
            setattr(draft, name, word)
        self.save(truth, draft, {**truth.draft, name: word}, user, **options)

    def set_aside_words(self, truth: Truth, **fields: object) -> None:
        """What stands beside the words: dates and what happens once it is cleared."""
        draft = self.draft(truth)
        for name, value in fields.items():
            setattr(draft, name, value)
        self.save(truth, draft, truth.draft, self.world.cast.editor)

    @rule(story=stories, who=writers, name=TEXTS)
    def edit(self, story: int, who: str, name: str) -> None:
        def act() -> None:
            self.write(self.truths[story], name, self.person(who))
            self.world.counts["edit"] += 1

        self.step(act)

    @rule(story=stories, name=st.sampled_from(["lead", "body"]))
    def autosave(self, story: int, name: str) -> None:
        """The same person types on: Wagtail overwrites the revision in place."""
        truth = self.truths[story]

        def act() -> None:
            newest = self.page(truth).latest_revision
            self.write(truth, name, newest.user, overwrite_revision=newest)
            self.world.counts["autosave"] += 1

        self.step(act)

    @rule(story=stories, number=pictures)
    def change_picture(self, story: int, number: int) -> None:
        def act() -> None:
            truth, draft = self.truths[story], self.draft(self.truths[story])
            draft.hero_image = self.world.images[number]
            words = {**truth.draft, "hero_image": str(number)}
            self.save(truth, draft, words, self.world.cast.editor)

        self.step(act)

    @rule(number=pictures, who=persons)
    def change_words_of_picture(self, number: int, who: str) -> None:
        self.step(lambda: self.rename_picture(number, who))

    def rename_picture(self, number: int, who: str) -> None:
        """At once while no text was approved with it, by a proposal afterwards."""
        image, word = CustomImage.objects.get(pk=self.world.images[number].pk), self.new_token()
        done = self.attempt("words of a picture", lambda: self.send_form(image, who, word), NotPossibleError)
        if done is not None and number not in self.settled:
            self.alts[number] = word

    def send_form(self, image: CustomImage, who: str, word: str) -> None:
        form_class, user = get_image_form(CustomImage), self.person(who)
        fields = as_posted(form_class(instance=image, user=user))
        fields |= {"alt_vi": word, "change_source": "Niên giám", "change_as_of": "2026-01-31"}
        form = form_class(fields, instance=image, user=user)
        if "alt_vi" not in form.fields or not form.is_valid():
            raise NotPossibleError(str(form.errors))
        form.save()

    @rule(story=stories, number=numbers)
    def restore(self, story: int, number: int) -> None:
        """Bring an old revision back as the draft."""
        truth = self.truths[story]

        def act() -> None:
            chosen = one_of(sorted(truth.drafts), number)
            old = Revision.objects.get(pk=chosen).as_object()
            self.save(truth, old, truth.drafts[chosen], self.world.cast.editor)
            self.world.counts["restore"] += 1

        self.step(act)

    @rule(story=stories, what=st.sampled_from(["waits", "at once", "begins", "ends", "news", "visit"]))
    def arrange(self, story: int, what: str) -> None:
        """When it goes and how long it stays; or it moves to another section."""
        now, truth = timezone.now(), self.truths[story]
        times = {
            "waits": {"waits_for_release": True, "go_live_at": None},
            "at once": {"waits_for_release": False, "go_live_at": None},
            "begins": {"go_live_at": now + HOUR},
            "ends": {"expire_at": now + 2 * HOUR},
        }
        self.step(lambda: self.set_aside_words(truth, **times[what]) if what in times else self.move(truth, what))

    def move(self, truth: Truth, slug: str) -> None:
        page, section = self.page(truth), factories.section(slug=slug)
        if page.get_parent().pk != section.pk:
            page.move(section, pos="last-child")
            self.world.counts["move"] += 1
