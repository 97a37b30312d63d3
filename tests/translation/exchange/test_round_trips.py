"""What is taken away comes back the same, in every format and script."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translation.exchange import samples
from translation.exchange import formats, tbx, tmx
from translation.exchange.formats import CODECS, Format
from translation.exchange.jobs import State
from translation.exchange.tbx import Concept, Form, Status
from translation.exchange.tmx import MemoryUnit, Variant

modest = settings(max_examples=25, deadline=None, derandomize=True)


@pytest.mark.parametrize("name", CODECS)
@modest
@given(samples.jobs)
def test_nothing_is_lost_or_changed(name, job):
    data = CODECS[name].write(job)
    assert formats.detect("return", data) is name
    back = formats.read("return", data)
    assert (back.source_language, back.target_language) == ("vi", "en")
    for sent, returned in zip(job.stories, back.stories, strict=True):
        assert returned.id == sent.id
        for one, other in zip(sent.units, returned.units, strict=True):
            assert (other.id, other.source, other.target) == (one.id, one.source, one.target)
            assert (other.state, other.digest, other.is_edited) == (one.state, one.digest or None, False)


@pytest.mark.parametrize("name", CODECS)
def test_every_state_comes_back(name):
    back = samples.only(formats.read("f", CODECS[name].write(samples.every_state())))
    assert [unit.state for unit in back.values()] == list(State)


@pytest.mark.parametrize("name", CODECS)
def test_writing_the_same_job_twice_gives_the_same_words(name):
    job = samples.job(samples.UNIT)
    first, second = (formats.read("f", CODECS[name].write(job)) for _each in range(2))
    assert first == second


@pytest.mark.parametrize("name", CODECS)
def test_a_text_with_what_no_file_can_carry_is_written_without_it(name):
    job = samples.job(samples.unit("1", "Nhãn\x00\x0b lồng\ufffe"))
    assert samples.only(formats.read("f", CODECS[name].write(job)))["1"].source == "Nhãn lồng"


@pytest.mark.parametrize("name", CODECS)
def test_a_text_that_is_not_normalised_comes_back_as_nfc(name):
    job = samples.job(samples.unit("1", "Hie\u0302\u0301n"))
    assert samples.only(formats.read("f", CODECS[name].write(job)))["1"].source == "Hiến"


@pytest.mark.parametrize("name", [Format.XLIFF_12, Format.XLIFF_2, Format.PO, Format.XLSX, Format.DOCX])
@pytest.mark.parametrize(
    "target",
    [
        "⟦1⟧a", "a⟦/1⟧", "⟦/1⟧a⟦1⟧", "⟦1⟧a⟦2⟧b⟦/1⟧c⟦/2⟧", "⟦2⟧⟦1⟧⟦/2⟧⟦/1⟧", "⟦9/⟧a", "⟦1⟧⟦2⟧⟦/1⟧x",
    ],
)  # fmt: skip
def test_a_draft_with_placeholders_gone_wrong_comes_back_as_it_is(name, target):
    job = samples.job(samples.unit("1", "⟦1⟧a⟦/1⟧", target, State.SUGGESTED))
    back = samples.only(formats.read("f", CODECS[name].write(job)))["1"]
    assert (back.target, back.is_edited) == (target, False)


@pytest.mark.parametrize("name", [Format.XLIFF_12, Format.XLIFF_2])
def test_a_doubled_placeholder_is_written_once_in_xml(name):
    """Two elements of one id would make the whole file invalid."""
    job = samples.job(samples.unit("1", "⟦1⟧a⟦/1⟧", "⟦1⟧a⟦/1⟧ ⟦1⟧b⟦/1⟧", State.SUGGESTED))
    back = samples.only(formats.read("f", CODECS[name].write(job)))["1"]
    assert (back.target, back.is_edited) == ("⟦1⟧a⟦/1⟧ b", False)


@modest
@given(st.lists(st.tuples(samples.texts(), samples.texts()), min_size=1, max_size=3))
def test_a_memory_comes_back(pairs):
    units = [
        MemoryUnit((Variant("vi", source, samples.MOMENT, "lan"), Variant("zh-Hans", target)), str(number), ("x",))
        for number, (source, target) in enumerate(pairs)
    ]
    data = tmx.write(units, "vi", samples.MOMENT)
    assert formats.detect("f", data) is Format.TMX
    assert tmx.read(data) == units


@modest
@given(st.lists(st.sampled_from(samples.PIECES).map(str.strip).filter(bool), min_size=2, max_size=4, unique=True))
def test_a_glossary_comes_back(words):
    words = [" ".join(word.split()) for word in words]
    forms = tuple(Form(word, status) for word, status in zip(words, Status, strict=False))
    concept = Concept("bien-dong", {"vi": (Form(words[0]),), "ja": forms}, "sovereignty", "Vùng <biển>", "A & B")
    data = tbx.write([concept], "Thuật ngữ", "vi")
    assert formats.detect("f", data) is Format.TBX
    assert tbx.read(data) == [concept]
    assert dataclasses.asdict(tbx.read(data)[0]) == dataclasses.asdict(concept)
