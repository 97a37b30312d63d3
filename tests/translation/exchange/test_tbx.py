"""Glossaries: the structure of TBX-Basic, and its other styles and ages."""

from lxml import etree

from tests.translation.exchange import samples
from translation.exchange import tbx
from translation.exchange.tbx import Concept, Form, Status

T = {"t": tbx.TBX}
SEA = Concept(
    "bien-dong",
    {
        "vi": (Form("Biển Đông"),),
        "en": (Form("East Sea"), Form("Bien Dong", Status.ADMITTED), Form("other sea", Status.DEPRECATED)),
        "fr": (),
    },
    "sovereignty",
    "Vùng biển",
    "Theo Bộ Ngoại giao",
)


def test_the_structure_is_that_of_the_dialect():
    root = etree.fromstring(tbx.write([SEA], "Thuật ngữ", "vi"))
    assert (root.tag, root.get("type"), root.get("style")) == (f"{{{tbx.TBX}}}tbx", "TBX-Basic", "dca")
    assert [etree.QName(child).localname for child in root] == ["tbxHeader", "text"]
    assert root.find("t:tbxHeader/t:fileDesc/t:sourceDesc/t:p", T) is not None
    (entry,) = root.iterfind("t:text/t:body/t:conceptEntry", T)
    names = [(etree.QName(child).localname, child.get("type")) for child in entry]
    assert names == [
        ("descrip", "subjectField"),
        ("descrip", "definition"),
        ("note", None),
        ("langSec", None),
        ("langSec", None),
    ]
    assert not entry.get("id")[0].isdigit()
    statuses = [note.text for note in entry.iterfind("t:langSec/t:termSec/t:termNote", T)]
    assert statuses == [
        "preferredTerm-admn-sts",
        "preferredTerm-admn-sts",
        "admittedTerm-admn-sts",
        "deprecatedTerm-admn-sts",
    ]
    assert [[etree.QName(child).localname for child in term] for term in entry.iter(f"{{{tbx.TBX}}}termSec")] == [
        ["term", "termNote"]
    ] * 4


def test_the_other_style_is_read():
    (concept,) = tbx.read((samples.FIXTURES / "dct.tbx").read_bytes())
    assert (concept.id, concept.kind, concept.definition) == ("e1", "sovereignty", "Vùng biển phía đông")
    assert concept.forms_in("en") == (
        Form("East Sea"),
        Form("Bien Dong Sea", Status.ADMITTED),
        Form("another sea", Status.DEPRECATED),
    )


def test_the_second_version_is_read():
    (concept,) = tbx.read((samples.FIXTURES / "multiterm.tbx").read_bytes())
    assert (concept.id, concept.definition) == ("c5", "Quả ngon")
    assert concept.forms_in("fr") == (Form("longane"), Form("œil de dragon", Status.DEPRECATED))
    assert concept.forms_in("ja") == ()
