"""Translation memories: what an independent reader finds in ours, and ours in those of other tools."""

import datetime as dt

import pytest
from lxml import etree
from translate.storage.tmx import tmxfile

from tests.translation.exchange import samples
from translation.exchange import tmx
from translation.exchange.tmx import MemoryUnit, Variant

UNITS = [
    MemoryUnit((Variant("vi", "Phố Hiến & <b>"), Variant("ja", "フォーヒエン", samples.MOMENT, "lan")), "m1", ("Tên",)),
    MemoryUnit((Variant("vi", "⟦1⟧Nhãn⟦/1⟧⟦2/⟧"), Variant("ja", "⟦1⟧龍眼⟦/1⟧⟦2/⟧"))),
]


def written():
    return tmx.write(UNITS, "vi", samples.MOMENT)


def test_the_head_has_all_that_the_standard_asks_for():
    root = etree.fromstring(written())
    asked = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    assert asked <= set(root.find("header").attrib)
    assert root.find("header").get("srclang") == "vi"


def test_placeholders_are_codes_that_pair_and_match():
    source, target = etree.fromstring(written()).findall(".//tu")[1].iterfind("tuv/seg")
    for segment in (source, target):
        assert [(code.tag, dict(code.attrib)) for code in segment] == [
            ("bpt", {"i": "1", "x": "1"}),
            ("ept", {"i": "1"}),
            ("ph", {"x": "2"}),
        ]


def test_an_independent_reader_finds_the_same():
    store = tmxfile.parsestring(written())
    assert store.translate("Phố Hiến & <b>") == "フォーヒエン"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_memory_of_another_tool_is_read_with_all_its_languages(encoding):
    data = (samples.FIXTURES / "omegat.tmx").read_text(encoding="utf-8").encode(encoding)
    first, second = tmx.read(data)
    assert [variant.language for variant in first.variants] == ["vi-VN", "zh-CN", "EN"]
    assert (first.text("zh-Hans"), first.text("en"), first.text("ja")) == ("宪庸", "Pho Hien", None)
    chinese = first.variants[1]
    assert (chinese.by, chinese.changed) == ("lan", dt.datetime(2025, 1, 2, 3, 4, 5, tzinfo=dt.UTC))
    assert (second.id, second.notes) == ("2", ("Kiểm tra",))
    assert second.text("vi") == "⟦1⟧Nhãn⟦/1⟧ lồng⟦2/⟧"
    assert second.text("fr") == "⟦1⟧Longane⟦/1⟧ long⟦2/⟧"
    assert second.variants[0].by == "minh"
    assert second.text("ja") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["trados.tmx", "memoq.tmx"])
def test_memories_of_trados_and_memoq_are_read(name, encoding):
    """The second entry has lost its line break: that is for whoever takes it to say."""
    first, second = tmx.read((samples.FIXTURES / name).read_text(encoding="utf-8").encode(encoding))
    assert first.text("vi") == "Năm 2024, tỉnh có ⟦1⟧17⟦/1⟧ khu công nghiệp."
    assert first.text("ja") == "2024年、省には⟦1⟧17⟦/1⟧の工業団地があります。"
    assert first.variants[0].by.endswith("mai")
    assert (second.text("ja"), "/⟧" in second.text("vi")) == ("フンイエン産リュウガン", True)
