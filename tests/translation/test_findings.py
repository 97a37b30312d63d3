"""What checks find in the workbench, and what may stand all the same."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from reference.models import Membership
from tests.people import client_of, person
from tests.translation.conftest import JAPANESE, fresh, write
from translation import asking, deciding, findings, saving
from translation.errors import NotPossibleError
from translation.models import SetAside

pytestmark = pytest.mark.django_db
OPEN_END = {**JAPANESE, 2: "リードの文です"}  # a warning: the full stop is missing
MISREAD = {**JAPANESE, 4: "2024年、省には⟦1⟧18⟦/1⟧の工業団地があります。"}


def ask(user, translation, position, **given):
    url = reverse("translation_finding", args=[translation.pk, position])
    data = {"check": "closing", "about": "", "reason": "", **given}
    return client_of(user).post(url, json.dumps(data), content_type="application/json")


def open_ones(translation, position):
    found = findings.of(translation, translation.segments.all())[position]
    return [one.finding.check for one in found if one.aside is None]


def test_a_warning_stands_with_a_reason_that_stays_when_the_words_change(japanese, cast):
    write(japanese, cast.translator, OPEN_END)
    answer = ask(cast.translator, japanese, 2, reason="A caption has no full stop.")
    assert answer.status_code == 200, answer.content
    assert "A caption has no full stop." in answer.json()["findings"]
    saving.save(fresh(japanese), 2, cast.translator, "別のリード文です", version=1)
    assert open_ones(japanese, 2) == []
    assert SetAside.objects.get().by == cast.translator


def test_it_counts_again_when_somebody_says_so(japanese, cast):
    write(japanese, cast.translator, OPEN_END)
    ask(cast.translator, japanese, 2, reason="a")
    assert ask(cast.translator, japanese, 2).status_code == 200
    assert open_ones(japanese, 2) == ["closing"]


def test_without_a_reason_nothing_stands(japanese, cast):
    write(japanese, cast.translator, OPEN_END)
    with pytest.raises(NotPossibleError):
        findings.set_aside(japanese, 2, cast.translator, "closing", "", "   ")
    with pytest.raises(NotPossibleError):
        findings.set_aside(japanese, 2, cast.translator, "closing", "", "x" * 501)
    with pytest.raises(NotPossibleError):
        findings.set_aside(japanese, 3, cast.translator, "closing", "", "nothing is found there")


def test_a_misread_figure_may_stand_by_a_reviewer_only(japanese, cast):
    """Otherwise a false alarm would stop the text for ever; the translator can't wave a changed number through."""
    write(japanese, cast.translator, MISREAD)
    assert deciding.hindrance(japanese)
    assert ask(cast.translator, japanese, 4, check="numbers", reason="It is right.").status_code == 422
    assert ask(cast.reviewer, japanese, 4, check="numbers", reason="18 with the new one.").status_code == 200
    assert not deciding.hindrance(japanese)


def test_a_reviewer_who_translated_the_text_is_no_second_person(japanese, cast):
    write(japanese, cast.reviewer, MISREAD)
    assert ask(cast.reviewer, japanese, 4, check="numbers", reason="It is right.").status_code == 422


def test_a_lost_placeholder_or_a_name_of_sovereignty_never_stands(japanese, cast, terms):
    words = {**JAPANESE, 2: "南シナ海の文です。", 4: "2024年、省には17の工業団地があります。"}
    write(japanese, cast.translator, words)
    for position, check in ((2, "terms"), (4, "placeholders")):
        assert ask(cast.reviewer, japanese, position, check=check, reason="a").status_code == 422
    assert not SetAside.objects.exists()


def test_who_does_not_write_the_language_sets_nothing_aside(japanese, cast):
    write(japanese, cast.translator, OPEN_END)
    assert ask(cast.desk, japanese, 2, reason="a").status_code == 422
    other = person("dichfr2", Membership.Role.TRANSLATOR, language="fr")
    assert ask(other, japanese, 2, reason="a").status_code == 404


def test_what_does_not_arrive_whole_changes_nothing(japanese, cast):
    write(japanese, cast.translator, OPEN_END)
    assert ask(cast.translator, japanese, 2, reason=None).status_code == 422
    assert ask(cast.translator, japanese, 99, reason="a").status_code == 422


def test_a_text_that_one_click_mends_is_offered(story, cast):
    french = asking.ask(story, "fr", cast.desk)
    translator = person("dichfr3", Membership.Role.TRANSLATOR, language="fr")
    saving.save(french, 2, translator, "Une phrase ?", version=0)
    page = client_of(translator).get(reverse("translation", args=[french.pk]))
    assert 'data-text="Une phrase\u202f?"' in page.content.decode()


def test_a_heading_longer_than_its_field_is_stopped(japanese, cast):
    write(japanese, cast.translator, {**JAPANESE, 3: "港" * 121})
    assert "length" in open_ones(japanese, 3)


def test_all_published_translations_are_checked_by_command(japanese, cast, capsys):
    write(japanese, cast.translator, OPEN_END)
    deciding.submit(japanese, cast.translator)
    made = fresh(japanese)
    deciding.approve(made, cast.reviewer, deciding.seen(made.segments.all()))
    call_command("check_translations")
    *lines, last = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["check"] for line in lines] == ["closing"]
    assert json.loads(last) == {"segments": 5, "findings": {"closing": 1}}
    call_command("check_translations", "--blocking")
    assert json.loads(capsys.readouterr().out) == {"segments": 5, "findings": {}}


def test_findings_of_many_segments_cost_a_fixed_number_of_queries(japanese, cast, django_assert_num_queries):
    write(japanese, cast.translator, OPEN_END)
    rows = list(japanese.segments.all())
    findings.of(japanese, rows)  # the content type and the glossary are held from here on
    with django_assert_num_queries(3):
        findings.of(japanese, rows)
