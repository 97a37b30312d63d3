"""XLIFF 1.2: what tools find in our file, and what we find in theirs."""

import pytest
from lxml import etree
from translate.storage.xliff import xlifffile

from tests.translation.exchange import samples
from translation.exchange import xliff12
from translation.exchange.jobs import State
from translation.exchange.returns import Stamp

X = {"x": xliff12.XLIFF}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def written(*units):
    return etree.fromstring(xliff12.write(samples.job(*units)))


def fixture(name, **values):
    text = (samples.FIXTURES / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def returned(name, **values):
    return samples.only(xliff12.read(fixture(name, **values).encode()))


def test_a_file_says_which_story_it_is_and_into_what():
    (file,) = written().iterfind("x:file", X)
    assert dict(file.attrib) == {
        "original": "7",
        "source-language": "vi",
        "target-language": "en",
        "datatype": "plaintext",
        "date": "2026-03-02T08:30:00Z",
    }
    assert file.findtext("x:header/x:note", namespaces=X) == "Phố Hiến <xưa> & nay"
    assert file.find("x:header/x:reference/x:external-file", X).get("href") == "https://example.vn/a?b=1&c=2"


def test_a_unit_carries_notes_terms_matches_and_its_limit():
    (unit,) = written().iterfind(".//x:trans-unit", X)
    assert [child.tag.rpartition("}")[2] for child in unit] == ["source", "note", "note", "alt-trans", "alt-trans"]
    assert (unit.get("id"), unit.get("maxwidth"), unit.get("size-unit"), unit.get(SPACE)) == (
        "101",
        "120",
        "char",
        "preserve",
    )
    assert [note.text for note in unit.iterfind("x:note", X)] == [
        "Giữ tên riêng.",
        xliff12.labels.term("Phố Hiến", "Pho Hien"),
    ]
    match = unit.find("x:alt-trans", X)
    assert (match.get("match-quality"), match.get("origin")) == ("85", "memory")


def test_placeholders_are_inline_elements():
    (unit,) = written().iterfind(".//x:trans-unit", X)
    source = etree.tostring(unit.find("x:source", X), encoding="unicode", with_tail=False)
    body = source.partition(">")[2].rpartition("<")[0]
    assert body == 'Phố <g id="1">Hiến</g> có 17 khu&lt;br&gt; &amp; cảng<x id="2"/> cũ '


def test_states_are_those_of_the_standard():
    units = written(*samples.every_state().stories[0].units).findall(".//x:trans-unit", X)
    targets = [unit.find("x:target", X) for unit in units]
    assert [None if target is None else target.get("state") for target in targets] == [
        None,
        "needs-review-translation",
        "translated",
        "final",
        "needs-review-translation",
    ]
    assert [unit.get("approved") for unit in units] == [None, None, None, "yes", None]


def test_an_independent_reader_finds_the_same():
    store = xlifffile.parsestring(xliff12.write(samples.every_state()))
    assert (store.sourcelanguage, store.targetlanguage) == ("vi", "en")
    assert [(unit.source, unit.target) for unit in store.units][1:] == [("Nhãn lồng", "Longan")] * 4
    assert [unit.isapproved() for unit in store.units] == [False, False, False, True, False]
    # To that reader everything is fuzzy that is not approved.
    assert [unit.isfuzzy() for unit in store.units][1:] == [True, True, False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_trados_gives_back_is_read(encoding):
    back = xliff12.read(fixture("trados.xlf").encode(encoding))
    assert (back.source_language, back.target_language) == ("vi-VN", "en-US")
    units = samples.only(back)
    assert units["1"].target == "Pho Hien"
    assert units["2"].target == "In 2024 the province had ⟦1⟧17⟦/1⟧ parks. Longans are quite tasty.⟦2/⟧"
    assert units["2"].source == "Năm 2024, tỉnh có ⟦1⟧17⟦/1⟧ khu. Nhãn rất ngon.⟦2/⟧"
    assert [unit.state for unit in units.values()] == [
        State.TRANSLATED,
        State.TRANSLATED,
        State.SUGGESTED,  # a sentence is missing
        State.EMPTY,
    ]
    assert [unit.digest for unit in units.values()] == ["d1", "d2", "d3", None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_memoq_gives_back_is_read(encoding):
    """The fixture calls itself UTF-16 in both encodings; the byte order mark, or its absence, is what counts."""
    text = fixture("memoq.xlf")
    data = text.encode(encoding) if encoding == "utf-16" else text.replace('"UTF-16"', '"UTF-8"').encode()
    back = xliff12.read(data)
    assert back.target_language == "ja-jp"
    units = samples.only(back)
    assert units["1"].target == "フォーヒエン <旧市街> & 港"
    assert units["1"].notes == ("Đã hỏi lại.",)
    assert units["2"].target == "2024年、省には⟦1⟧17⟦/1⟧の団地がある。リュウガンは美味。⟦2/⟧"
    assert [unit.state for unit in units.values()] == [State.TRANSLATED, State.APPROVED, State.SUGGESTED]
    assert [unit.is_edited for unit in units.values()] == [None, None, None]


def test_what_omegat_gives_back_counts_by_what_was_changed():
    """It leaves our states as they were and fills what nobody translated with the source."""
    sent = Stamp.of(samples.unit("0", target="旧港")).sent
    units = returned("omegat.xlf", SENT=sent)
    assert units["2"].target == "兴安⟦1⟧龙眼⟦/1⟧"
    assert units["5"].target == "钟 寺"
    assert [unit.state for unit in units.values()] == [
        State.TRANSLATED,
        State.TRANSLATED,
        State.STALE,
        State.SUGGESTED,
        State.TRANSLATED,
    ]
    assert [unit.is_edited for unit in units.values()] == [True, True, False, True, None]


def test_codes_that_a_tool_made_up_leave_their_words():
    data = xliff12.write(samples.job(samples.unit("1", "⟦1⟧a⟦/1⟧", "⟦1⟧a⟦/1⟧", State.TRANSLATED)))
    data = data.replace(
        b'<target state="translated"><g id="1">a</g>', b'<target><g id="1"><g id="pt3">b</g><x id="lb"/></g>'
    )
    assert samples.only(xliff12.read(data))["1"].target == "⟦1⟧b⟦/1⟧"


def test_a_file_without_namespace_is_read():
    data = xliff12.write(samples.every_state()).replace(b'xmlns="urn:oasis:names:tc:xliff:document:1.2" ', b"")
    assert samples.only(xliff12.read(data))["3"].target == "Longan"


def test_a_missing_language_is_taken_from_the_targets():
    data = xliff12.write(samples.every_state()).replace(b' target-language="en"', b"")
    assert xliff12.read(data).target_language == ""
    assert xliff12.read(data.replace(b"<target ", b'<target xml:lang="en-GB" ')).target_language == "en-GB"
