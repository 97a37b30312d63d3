"""Procedures, advisers and figures of years: they change by proposals and come in files, as all facts do."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from reference.importing import import_facts
from reference.models import KeyFigure, Official, Procedure, Proposal
from reference.proposals import decide, propose
from reference.proposals.errors import NotPossibleError
from tests import factories
from tests.people import client_of
from tests.reference.conftest import csv_file
from tests.reference.posted import as_posted

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)
STEPS = [{"title_vi": "Nộp hồ sơ"}, {"title_vi": "Nhận kết quả", "days": 15}]


@pytest.fixture
def procedure(cast):
    return Procedure.objects.create(code="giay", name_vi="Cấp giấy", agency=factories.agency("svhttdl"))


def test_an_adviser_comes_in_a_file(home):
    agency = factories.agency("bqlkcn")
    file = csv_file("code,name_vi,agency,languages,advises_investors\na,Trần Thị Mẫu,bqlkcn,vi ja,yes\n")
    result = import_facts(Official, file, dry_run=False)
    assert [str(error) for error in result.errors] == []
    official = Official.objects.get()
    assert (official.agency, official.languages, official.advises_investors) == (agency, ["vi", "ja"], True)


def test_an_adviser_without_an_agency_is_refused_by_line(home):
    result = import_facts(Official, csv_file("code,name_vi\na,Trần Thị Mẫu\n"), dry_run=False)
    assert [(error.line, error.column) for error in result.errors] == [(2, "agency")]


def test_steps_hold_when_a_second_person_confirms_them(cast, procedure):
    proposal = propose.propose(cast.editor, procedure, {"steps": STEPS, "days": 15}, "Quyết định 1", DAY)
    assert procedure.steps.count() == 0
    with pytest.raises(NotPossibleError):
        decide.confirm(proposal, cast.editor)
    decide.confirm(proposal, cast.leader)
    stored = Procedure.objects.get()
    assert [(step.title_vi, step.days) for step in stored.steps.all()] == [("Nộp hồ sơ", None), ("Nhận kết quả", 15)]


def test_an_editor_proposes_another_step_on_the_form(cast, procedure):
    decide.confirm(propose.propose(cast.editor, procedure, {"steps": STEPS}, "Quyết định 1", DAY), cast.leader)
    client = client_of(cast.editor)
    path = reverse(Procedure.snippet_viewset.get_url_name("edit"), args=[procedure.pk])
    data = as_posted(client.get(path).context["form"])
    occasion = {"change_source": "Quyết định 2", "change_as_of": "2026-06-30"}
    response = client.post(path, {**data, **occasion, "steps-1-title_vi": "Nhận giấy"})
    assert response.status_code == 302
    page = client_of(cast.leader).get(reverse("proposal", args=[Proposal.objects.latest("pk").pk])).content.decode()
    assert "Nhận giấy" in page
    decide.confirm(Proposal.objects.latest("pk"), cast.leader)
    assert [step.title_vi for step in Procedure.objects.get().steps.all()] == ["Nộp hồ sơ", "Nhận giấy"]


def test_a_translator_writes_the_words_of_the_own_language_alone(cast, procedure):
    decide.confirm(propose.propose(cast.editor, procedure, {"steps": STEPS}, "Quyết định 1", DAY), cast.leader)
    first, second = procedure.steps.values("title_vi", "days")
    rows = [{**first, "title_ja": "提出"}, second]
    rows = [{name: value for name, value in row.items() if value is not None} for row in rows]
    propose.propose(cast.translator, procedure, {"steps": rows}, "dịch", DAY)
    with pytest.raises(NotPossibleError):
        propose.propose(cast.translator, procedure, {"days": 3}, "dịch", DAY)


def test_values_of_years_are_proposed_with_the_figure(cast):
    figure = KeyFigure.objects.create(code="x", label_vi="Xuất khẩu", value=1, agency=factories.agency("svhttdl"))
    years = [{"year": 2022, "value": "4100.5"}, {"year": 2023, "value": "6300"}]
    decide.confirm(propose.propose(cast.editor, figure, {"years": years}, "Niên giám", DAY), cast.leader)
    assert [row.value for row in figure.years.all()] == [Decimal("4100.5"), Decimal(6300)]
    twice = propose.propose(cast.editor, figure, {"years": [years[0], years[0]]}, "Niên giám", DAY)
    with pytest.raises(NotPossibleError) as refused:
        decide.confirm(twice, cast.leader)
    assert gettext("This year is listed already.") in str(refused.value)
    assert figure.years.count() == 2
