"""The words on screen: collected, translated, placeholders kept."""

import re
from io import StringIO

import polib
import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation.reloader import translation_file_changed

from cms import languages
from cms.messages import KEYWORDS, catalogue_path, collect, for_language, sources
from tests.cms.installation import ROOT

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
OTHERS = [code for code in languages.CODES if code != "en"]


@pytest.fixture(scope="module")
def collected():
    return collect(ROOT)


@pytest.mark.parametrize("code", OTHERS)
def test_every_word_on_screen_is_translated(collected, code):
    catalogue = polib.pofile(str(catalogue_path(ROOT, code)))
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue.translated_entries()}
    missing = [e.msgid for e in for_language(code, collected) if (e.msgctxt, e.msgid) not in known]
    assert missing == [], "run manage.py collect_messages and translate"


def test_words_are_marked_by_names_that_are_collected():
    """Under another name they would stay English on every screen, and nobody would know that they are missing."""
    alias = re.compile(r"import \w*gettext\w* as (\w+)")
    named = {name for path in sources(ROOT) if path.suffix == ".py" for name in alias.findall(path.read_text())}
    assert named <= set(KEYWORDS)


@pytest.mark.parametrize("code", OTHERS)
def test_placeholders_and_plural_forms_are_kept(code):
    for entry in polib.pofile(str(catalogue_path(ROOT, code))):
        forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for form in forms:
            assert form, entry.msgid
            assert sorted(PLACEHOLDER.findall(form)) == wanted, f"{entry.msgid!r} → {form!r}"
        assert len(forms) == (2 if entry.msgid_plural and code == "fr" else 1)


def test_french_signs_are_held_by_spaces_that_do_not_break():
    """With a plain space a line may begin with a colon."""
    entries = polib.pofile(str(catalogue_path(ROOT, "fr")))
    forms = [form for entry in entries for form in (entry.msgstr, *entry.msgstr_plural.values())]
    assert [form for form in forms if re.search(r"\w [:;!?»](?!\S)|« ", form)] == []


def test_collecting_finds_code_and_templates(collected):
    found = {entry.msgid: {place for place, _line in entry.occurrences} for entry in collected}
    assert "templates/components/byline.html" in found["Updated on %(date)s"]
    assert "cms/setup.py" in found["Password, once more"]


def test_what_was_compiled_is_spoken_by_the_process_that_compiled_it(tmp_path):
    """`up` names the steps of the workflow in the process that compiled the catalogues of a fresh checkout."""
    place = tmp_path / "vi" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with override_settings(LOCALE_PATHS=[tmp_path]):
        translation_file_changed(None, place / "django.mo")
        assert gettext("A word of this test") == "A word of this test"
        catalogue = polib.POFile()
        catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        catalogue.append(polib.POEntry(msgid="A word of this test", msgstr="Lời của phép thử này"))
        catalogue.save(str(place / "django.po"))
        call_command("compile_catalogues", stdout=StringIO())
        with translation.override("vi"):
            assert gettext("A word of this test") == "Lời của phép thử này"
    translation_file_changed(None, place / "django.mo")
