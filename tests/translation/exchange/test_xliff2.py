"""XLIFF 2.1: the structure that the standard asks for, and what tools do within it."""

import re

from lxml import etree

from tests.translation.exchange import samples
from translation.exchange import xliff2, xliff2_reading
from translation.exchange.jobs import Match, State

X = {"x": xliff2.XLIFF, "m": xliff2.MATCHES, "g": xliff2.GLOSSARY}
NMTOKEN = re.compile(r"[-._:\w]+")
ORDER = ["matches", "glossary", "notes", "originalData", "segment", "ignorable"]


def written(*units):
    return etree.fromstring(xliff2.write(samples.job(*units)))


def names(element):
    return [etree.QName(child).localname for child in element]


def test_the_root_names_version_and_languages():
    root = written()
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "vi", "en")
    (file,) = root
    assert names(file) == ["profiles", "notes", "unit"]
    assert file[0].get("generalProfile") == "xliff:codepoints"
    assert (file.get("id"), file.get("original")) == ("7", "https://example.vn/a?b=1&c=2")


def test_a_unit_has_its_parts_in_the_order_of_the_schema():
    root = written(samples.UNIT, samples.unit("2", target="x", state=State.STALE))
    for unit in root.iterfind(".//x:unit", X):
        assert names(unit) == sorted(names(unit), key=ORDER.index)
        assert "segment" in names(unit)
        assert NMTOKEN.fullmatch(unit.get("id"))


def test_ids_are_unique_within_a_unit_and_the_same_in_source_and_target():
    text = "⟦1⟧a⟦2⟧b⟦/2⟧⟦/1⟧⟦3/⟧"
    (segment,) = written(samples.unit("1", text, text, State.TRANSLATED)).iterfind(".//x:segment", X)
    ids = [[code.get("id") for code in segment.find(f"x:{name}", X).iter() if code.get("id")] for name in X_TEXTS]
    assert ids == [["1", "2", "3"]] * 2
    assert segment.get("id") not in ids[0]


X_TEXTS = ("source", "target")


def test_matches_point_at_the_segment():
    (unit,) = written().iterfind(".//x:unit", X)
    for match in unit.iterfind("m:matches/m:match", X):
        assert match.get("ref") == f"#{unit.find('x:segment', X).get('id')}"
        assert [child.tag for child in match] == [f"{{{xliff2.XLIFF}}}source", f"{{{xliff2.XLIFF}}}target"]
    found = [(one.get("similarity"), one.get("type")) for one in unit.iterfind("m:matches/m:match", X)]
    assert found == [("85.0", "tm"), ("70.0", "mt")]


def test_a_match_in_context_is_one_of_100_percent():
    unit = samples.unit("1", matches=(Match("a", "b", 101, "memory"),))
    match = written(unit).find(".//m:match", X)
    assert (match.get("similarity"), match.get("type")) == ("100.0", "icm")


def test_terms_stand_in_the_glossary():
    (entry,) = written().iterfind(".//g:glossEntry", X)
    assert [child.text for child in entry] == ["Phố Hiến", "Pho Hien"]


def test_states_are_those_of_the_standard():
    segments = written(*samples.every_state().stories[0].units).findall(".//x:segment", X)
    assert [(one.get("state"), one.get("subState")) for one in segments] == [
        (None, None),
        ("initial", "ph:suggested"),
        ("translated", None),
        ("final", None),
        ("initial", "ph:stale"),
    ]


def test_a_crossing_placeholder_is_a_start_and_an_end():
    unit = samples.unit("1", "⟦1⟧a⟦/1⟧⟦2⟧b⟦/2⟧", "⟦1⟧a⟦2⟧b⟦/1⟧c⟦/2⟧", State.SUGGESTED)
    target = written(unit).find(".//x:target", X)
    assert [dict(one.attrib) for one in target.iter(f"{{{xliff2.XLIFF}}}sc", f"{{{xliff2.XLIFF}}}ec")] == [
        {"id": "2"},
        {"startRef": "2"},
    ]


def test_what_a_tool_gives_back_is_joined_again():
    back = xliff2_reading.read((samples.FIXTURES / "xliff2_tool.xlf").read_bytes())
    assert (back.source_language, back.target_language) == ("vi", "fr-FR")
    units = samples.only(back)
    assert units["1"].source == "Câu một. Câu ⟦1⟧hai⟦/1⟧."
    assert units["1"].target == "La ⟦1⟧seconde⟦/1⟧. Première."
    assert units["1"].notes == ("À vérifier",)
    assert units["2"].target == "⟦1⟧Longane long⟦/1⟧⟦2/⟧"
    assert units["6"].target == "Cinq."
    assert {key: unit.state for key, unit in units.items()} == {
        "1": State.TRANSLATED,
        "2": State.TRANSLATED,
        "3": State.SUGGESTED,
        "4": State.EMPTY,
        "5": State.STALE,
        "6": State.APPROVED,
    }
