"""What the walk knows by itself about each story: words typed, words cleared. The product is not asked."""

from __future__ import annotations

from dataclasses import dataclass, field

Words = dict[str, str]  # field → what stands there: a token, or a picture's number
TEXTS = ("title", "lead", "body", "seo_title", "correction_note")


def tokens_of(words: Words) -> set[str]:
    return {value for name, value in words.items() if name in TEXTS and value}


@dataclass(frozen=True)
class Save:
    """Somebody saved a draft."""

    revision: int
    writer: int


@dataclass
class Truth:
    """One story. `cleared` are wordings in force, `drafts` the words of each revision, `saves` in their order."""

    pk: int
    draft: Words
    drafts: dict[int, Words] = field(default_factory=dict)
    cleared: list[Words] = field(default_factory=list)
    saves: list[Save] = field(default_factory=list)
    seen_before: list[str] = field(default_factory=list)  # digests that somebody had in view

    def edited(self, revision: int, words: Words, writer: int) -> None:
        self.draft = dict(words)
        self.drafts[revision] = self.draft
        self.saves.append(Save(revision, writer))

    @property
    def last_writer(self) -> int:
        return self.saves[-1].writer

    def writers(self, live_revision: int | None) -> set[int]:
        """Who saved since the live revision was last saved; everybody while none is live."""
        last = max((n for n, save in enumerate(self.saves) if save.revision == live_revision), default=-1)
        return {save.writer for save in self.saves[last + 1 :]} | {self.last_writer}

    def clear(self) -> None:
        self.cleared.append(dict(self.draft))

    def withdraw(self) -> None:
        self.cleared.clear()

    def send_back(self, taken: list[Words], live: Words | None) -> None:
        """Consent to these words is taken back, unless visitors read them now."""
        self.cleared = [words for words in self.cleared if words == live or words not in taken]
