"""PO: what Poedit and independent readers find, and what fuzzy means on the way back."""

import polib
from translate.storage.pypo import pofile

from tests.translation.exchange import samples
from translation.exchange import po
from translation.exchange.jobs import State


def test_an_independent_reader_finds_the_same():
    store = pofile.parsestring(po.write(samples.every_state()))
    units = [unit for unit in store.units if not unit.isheader()]
    assert [(unit.getcontext(), unit.source, unit.target) for unit in units][:2] == [
        ("7/1", "Nhãn lồng", ""),
        ("7/2", "Nhãn lồng", "Longan"),
    ]
    assert [unit.isfuzzy() for unit in units] == [False, True, False, False, True]
    assert store.gettargetlanguage() == "en"


def test_notes_and_terms_are_comments():
    (entry,) = polib.pofile(po.write(samples.job()).decode())
    lines = entry.comment.splitlines()
    assert lines[1:3] == ["Phố Hiến <xưa> & nay", "Giữ tên riêng."]
    assert "Pho Hien" in lines[3]


def test_the_language_is_written_as_gettext_does():
    data = po.write(samples.job(language="zh-Hans"))
    assert b'"Language: zh_Hans\\n"' in data
    assert po.read(data).target_language == "zh-Hans"


def edited(change):
    file = polib.pofile(po.write(samples.every_state()).decode())
    for entry in file:
        change(entry)
    return {key: unit.state for key, unit in samples.only(po.read(str(file).encode("utf-8-sig"))).items()}


def test_a_changed_text_that_is_no_longer_fuzzy_is_translated():
    def translate(entry):
        entry.msgstr, entry.flags = "Longan fruit", []

    assert set(edited(translate).values()) == {State.TRANSLATED}


def test_fuzzy_is_the_translators_own_word():
    def doubt(entry):
        entry.msgstr, entry.flags = "Longan?", ["fuzzy"]

    assert set(edited(doubt).values()) == {State.SUGGESTED}


def test_what_was_only_marked_as_finished_is_translated():
    assert edited(lambda entry: setattr(entry, "flags", []))["2"] is State.TRANSLATED


def test_a_line_break_of_another_kind_is_a_line_break():
    """At U+2028 and U+0085, which Word pastes, polib would cut the file."""
    sent = samples.unit("1", "a\u2028b\x85c", "d\u2028e", State.SUGGESTED)
    back = samples.only(po.read(po.write(samples.job(sent)).replace(b"d\\ne", "d\u2028e".encode())))["1"]
    assert (back.source, back.target, back.is_edited) == ("a\nb\nc", "d\ne", False)


def test_a_translators_comment_comes_back():
    data = po.write(samples.every_state()).replace(b"#. pho-hien", "# Hỏi lại\n#. pho-hien".encode(), 1)
    assert samples.only(po.read(data))["1"].notes == ("Hỏi lại",)
