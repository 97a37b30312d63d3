"""Jobs to take away, and texts in five scripts with everything that a format could trip over."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

from hypothesis import strategies as st

from translation.exchange.jobs import Job, Match, State, Story, TermNote, Unit

FIXTURES = Path(__file__).parent / "fixtures"
MOMENT = dt.datetime(2026, 3, 2, 8, 30, tzinfo=dt.UTC)

UNIT = Unit(
    id="101",
    kind="paragraph",
    source="Phố ⟦1⟧Hiến⟦/1⟧ có 17 khu<br> & cảng⟦2/⟧ cũ ",
    target="",
    notes=("Giữ tên riêng.",),
    matches=(Match("Phố ⟦1⟧Hiến⟦/1⟧", "⟦1⟧Hien⟦/1⟧ quarter", 85, "memory"), Match("Phố", "Street", 70, "machine X")),
    terms=(TermNote("Phố Hiến", "Pho Hien"),),
    max_length=120,
    digest="d1g3st",
)


def unit(identifier: str, source: str = "Nhãn lồng", target: str = "", state: State = State.EMPTY, **more) -> Unit:
    return Unit(identifier, "paragraph", source, target, state, **more)


def job(*units: Unit, language: str = "en", more: tuple[Story, ...] = ()) -> Job:
    """One story named 7 with the units, and whatever other stories."""
    story = Story("7", "Phố Hiến <xưa> & nay", "vi", language, units or (UNIT,), "https://example.vn/a?b=1&c=2")
    return Job("Việc tháng 3", (story, *more), MOMENT)


def every_state() -> Job:
    return job(
        unit("1"),
        unit("2", target="Longan", state=State.SUGGESTED),
        unit("3", target="Longan", state=State.TRANSLATED),
        unit("4", target="Longan", state=State.APPROVED),
        unit("5", target="Longan", state=State.STALE),
    )


def only(returned):
    """The units of a return of one story, by id."""
    (story,) = returned.stories
    return {one.id: one for one in story.units}


PIECES = [
    "Đường làng", "khu công nghiệp", "Phố Hiến", "兴安省", "工业园区。", "フンイエン省、", "「リュウガン」", "흥옌성",
    "l’été", "«\u202fcœur\u202f»", "a\nb", "<b>", "</b>", "&amp;", "&", "\"'", "]]>", "=1+1", "#N/A", "-", "@x",
    "%s %(a)s", "\\n",
    "_x0041_", "😀", "👩‍👩‍👧", "\u00a0", "\u3000", " ", "  ", "a\tb", "⟦⟦", "⟦⟦1⟧", "17",
    "1.234,5", "https://a.vn/?x=1&y=2", "%",
]  # fmt: skip


@st.composite
def texts(draw) -> str:
    """As markup.to_text would give it: placeholders numbered in reading order and well nested, NFC."""
    counter = iter(range(1, 100))

    def part(depth: int) -> str:
        kind = draw(st.sampled_from(["words", "words", "single", "pair"] if depth else ["words", "single"]))
        if kind == "words":
            return draw(st.sampled_from(PIECES))
        number = next(counter)
        if kind == "single":
            return f"⟦{number}/⟧"
        return f"⟦{number}⟧{parts(depth - 1)}⟦/{number}⟧"

    def parts(depth: int) -> str:
        return "".join(part(depth) for _each in range(draw(st.integers(0, 3))))

    ends = st.sampled_from(["", " ", "  ", "\u00a0"])
    return unicodedata.normalize("NFC", draw(ends) + "Đ" + parts(2) + "中" + draw(ends))


@st.composite
def units(draw, number: int = 1) -> Unit:
    state = draw(st.sampled_from(list(State)))
    source = draw(texts())
    target = "" if state is State.EMPTY else draw(texts())
    return unit(f"u{number}", source, target, state, digest=draw(st.sampled_from(["", "abc:1"])))


jobs = st.builds(
    lambda one, two, three: job(one, two, more=(Story("8", "中文标题", "vi", "en", (three,)),)),
    units(1),
    units(2),
    units(1),
)
