"""A story leaves in a file, is translated by other people's programs, comes back through the screen, and is live."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import etree
from translate.storage.placeables import StringElem, xliff
from translate.storage.xliff import xlifffile

from content.models import ArticlePage
from tests.people import client_of
from tests.translation.conftest import JAPANESE, fresh
from tests.translation.test_aligning import PARAGRAPHS, act, draft_of
from translation import deciding

pytestmark = pytest.mark.django_db
NS_2 = "urn:oasis:names:tc:xliff:document:2.0"


def take(user, translation, form):
    answer = client_of(user).get(reverse("translation_take", args=[translation.pk, form]))
    assert answer.status_code == 200
    return answer.content


def hand_in(user, translation, data):
    url = reverse("translation_file", args=[translation.pk])
    answer = client_of(user).post(url, {"file": SimpleUploadedFile("back.xlf", data)})
    (report,) = answer.context["reports"]
    assert (report.taken, report.refused) == ([1, 2, 3, 4, 5], [])


def by_translate_toolkit(data):
    """As a script with translate-toolkit edits XLIFF 1.2, inline elements and all."""
    store = xlifffile.parsestring(data)
    for number, unit in enumerate(store.units, 1):
        before, *inside = JAPANESE[number].replace("⟦/1⟧", "⟦1⟧").split("⟦1⟧")
        words = [before, xliff.G(id="1", sub=[StringElem(inside[0])]), inside[1]] if inside else [before]
        unit.set_rich_target([StringElem(words)])
        unit.xmlelement.find("{*}target").set("state", "translated")
    return bytes(store)


def by_lxml(data):
    """As a script with lxml edits XLIFF 2.1."""
    root = etree.fromstring(data)
    for number, segment in enumerate(root.iter(f"{{{NS_2}}}segment"), 1):
        for old in segment.findall(f"{{{NS_2}}}target"):
            segment.remove(old)
        text = JAPANESE[number].replace("⟦1⟧", '<pc id="1">').replace("⟦/1⟧", "</pc>")
        segment.append(etree.fromstring(f'<target xmlns="{NS_2}">{text}</target>'))
        segment.set("state", "translated")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-16")


def decide(user, translation, decision):
    """Press a button of the workbench."""
    made = fresh(translation)
    data = {"decision": decision, "seen": deciding.seen(made.segments.all()), "remark": ""}
    answer = client_of(user).post(reverse("translation", args=[made.pk]), data)
    assert answer.status_code == 302, answer.content.decode()


def goes_live(translation, cast):
    decide(cast.translator, translation, "submit")
    decide(cast.reviewer, translation, "approve")
    page = ArticlePage.objects.get(pk=translation.page_id)
    assert (page.live, page.title) == (True, JAPANESE[1])
    shown = client_of(cast.translator).get(page.get_url()).content.decode()
    assert "<b>17</b>の工業団地があります。" in shown
    assert JAPANESE[5] in shown


@pytest.mark.parametrize(("form", "edit"), [("xliff12", by_translate_toolkit), ("xliff2", by_lxml)])
def test_a_story_that_was_translated_in_xliff_is_live(japanese, cast, form, edit):
    hand_in(cast.translator, japanese, edit(take(cast.translator, japanese, form)))
    goes_live(japanese, cast)


def test_a_story_that_came_as_a_word_document_of_its_own_is_live(japanese, cast):
    """The freelance joined two paragraphs and left out nothing; the person cuts them again and takes it over."""
    joined = (JAPANESE[1], JAPANESE[2] + JAPANESE[3], *PARAGRAPHS[3:])
    draft = draft_of(cast.translator, japanese, *joined)
    row = next(number for number, row in enumerate(draft.rows) if JAPANESE[3] in row["target"])
    if JAPANESE[2] in draft.rows[row]["target"]:
        act(cast.translator, draft, f"split {row}", place=str(len(JAPANESE[2])))
    report = act(cast.translator, draft, "finish").context["report"]
    assert (report.taken, report.refused, report.findings) == ([1, 2, 3, 4, 5], [], [])
    goes_live(japanese, cast)
