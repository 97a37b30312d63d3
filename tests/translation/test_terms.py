"""Terms that translators propose, and glossaries as files: a second person confirms, nothing is written directly."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reference.models import Place, Proposal, Term
from reference.proposals import decide, routing
from reference.proposals import propose as proposing
from reference.proposals.errors import NotPossibleError as ProposalError
from tests import factories
from tests.people import Role, client_of, person
from translation import term_files
from translation import terms as proposed_terms
from translation.errors import NotPossibleError
from translation.exchange import tbx
from translation.exchange.tbx import Concept, Form, Status
from translation.terms import Book, Wish

pytestmark = pytest.mark.django_db
PREFERRED, ADMITTED, DEPRECATED = Status.PREFERRED, Status.ADMITTED, Status.DEPRECATED


def wish(vietnamese="nhãn lồng", form="ロンニャン", status=PREFERRED, code="ja", **more):
    return Wish(vietnamese, {code: (Form(form, status),)}, **more)


def post(user, translation, **more):
    data = {"vietnamese": "nhãn lồng", "form": "ロンニャン", "status": "preferredTerm", "kind": "product", **more}
    return client_of(user).post(reverse("translation_term", args=[translation.pk]), data)


def test_a_translator_proposes_a_term_and_the_languages_reviewer_confirms_it(japanese, cast):
    assert post(cast.translator, japanese, note="Bảng tên nông sản").status_code == 302
    assert not Term.objects.exists()
    proposal = Proposal.objects.get()
    assert (proposal.language, proposal.proposer) == ("ja", cast.translator)
    assert "Phố Hiến" in proposal.source
    for who in ("translator", "other_translator", "leader", "outsider"):
        assert not routing.may_decide(getattr(cast, who), proposal), who
    decide.confirm(proposal, cast.reviewer)
    term = Term.objects.get()
    assert (term.name_vi, term.name_ja, term.kind, term.note) == (
        "nhãn lồng",
        "ロンニャン",
        "product",
        "Bảng tên nông sản",
    )
    assert term.code == "nhan-long"
    assert post(cast.translator, japanese).status_code == 422  # the glossary says so already


def test_people_outside_propose_too_and_confirm_nothing(japanese, cast):
    assert post(cast.outsider, japanese).status_code == 302
    reviewer = person("ngoaihieudinh", Role.REVIEWER, language="ja", is_outside=True)
    assert not routing.may_decide(reviewer, Proposal.objects.get())


def test_the_workbench_gets_a_fragment(japanese, cast):
    url, ajax = reverse("translation_term", args=[japanese.pk]), {"x-requested-with": "XMLHttpRequest"}
    client = client_of(cast.translator)
    assert "<html" not in client.get(url, headers=ajax).content.decode()
    assert "<html" in client.get(url).content.decode()
    data = {"vietnamese": "nhãn", "form": "竜眼", "status": "preferredTerm", "kind": "product"}
    assert "data-term-said" in client.post(url, data, headers=ajax).content.decode()
    answer = client.post(url, data, headers=ajax)
    assert answer.status_code == 422  # it waits for confirmation
    assert 'role="alert"' in answer.content.decode()


def test_another_form_leaves_the_one_before_accepted(terms, cast):
    proposal = proposed_terms.propose(cast.translator, wish("khu công nghiệp", "産業団地"), "x")
    assert proposal.language == "ja"
    decide.confirm(proposal, cast.reviewer)
    term = Term.objects.get(code="kcn")
    assert (term.name_ja, term.accepted_ja) == ("産業団地", "工業団地|工業区")
    decide.confirm(
        proposed_terms.propose(cast.translator, wish("Khu công nghiệp", "工業区", DEPRECATED), "x"), cast.reviewer
    )
    term.refresh_from_db()
    assert (term.accepted_ja, term.forbidden_ja) == ("工業団地", "工業区")


@pytest.mark.parametrize(
    "wrong",
    [
        {"vietnamese": ""},
        {"form": " "},
        {"vietnamese": "x" * 201},
        {"form": "a|b"},
        {"kind": "sovereignty"},
        {"kind": "x"},
        {"status": "deprecatedTerm"},  # of a term that is new
        {"note": "x" * 501},
    ],
)
def test_what_is_no_term_is_refused(japanese, cast, wrong):
    assert post(cast.translator, japanese, **wrong).status_code == 422
    assert not Proposal.objects.exists()


def test_others_do_not_propose_here(japanese, cast):
    for who, status in (("other_translator", 404), ("clearer", 302), ("editor", 302)):
        assert post(getattr(cast, who), japanese).status_code in (status, 403), who
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"name_vi": "nhãn"},  # without a form of the own language
        {"name_vi": "nhãn", "name_fr": "longane"},
        {"name_vi": "nhãn", "name_ja": "竜眼", "name_fr": "longane"},
        {"name_vi": "nhãn", "name_ja": "竜眼", "forbidden_vi": "x"},
        {"name_vi": "nhãn", "name_ja": "竜眼", "keep_as_is": True},
        {"name_vi": "nhãn", "name_ja": "竜眼", "kind": "sovereignty"},
    ],
)
def test_a_translator_begins_terms_of_the_own_language_only(cast, values):
    with pytest.raises(ProposalError):
        proposing.propose(cast.translator, Term, {"code": "nhan", **values}, "x", factories.START.date())


def test_a_translator_does_not_rename_a_stored_term(terms, cast):
    term = Term.objects.get(code="kcn")
    with pytest.raises(ProposalError):
        proposing.propose(cast.translator, term, {"name_vi": "khu chế xuất"}, "x", factories.START.date())


def test_other_new_facts_stay_closed_to_translators(cast):
    with pytest.raises(ProposalError):
        proposing.propose(
            cast.translator, Place, {"code": "a", "name_vi": "Chùa", "name_ja": "寺"}, "x", factories.START.date()
        )


def test_a_term_of_sovereignty_goes_to_the_desk(cast):
    values = {"code": "hs", "name_vi": "Hoàng Sa", "name_ja": "ホアンサ", "kind": "sovereignty"}
    proposal = proposing.propose(cast.editor, Term, {**values, "name_ja": None}, "x", factories.START.date())
    assert proposal.language == ""
    proposal = proposing.propose(cast.chief, Term, {**values, "code": "hs2"}, "x", factories.START.date())
    assert proposal.language == ""
    assert routing.may_decide(cast.desk, proposal)
    assert not routing.may_decide(cast.reviewer, proposal)


# Files


def file(*concepts, name="t.tbx"):
    return SimpleUploadedFile(name, tbx.write(concepts, "x", "vi"))


def bring(user, upload, action="propose", **more):
    data = {"file": upload, "action": action, "change_source": "Danh mục", "change_as_of": "2026-01-01", **more}
    return client_of(user).post(reverse("translation_glossary"), data)


def concept(vietnamese, code="", kind="", **forms):
    tags = {"ja": "ja", "fr": "fr", "zh": "zh-Hans"}
    named = {tags[key]: tuple(them) for key, them in forms.items()}
    return Concept(code, {"vi": (Form(vietnamese),) if vietnamese else (), **named}, kind=kind)


def test_the_glossary_leaves_and_comes_back_unchanged(terms, cast):
    Term.objects.create(code="ao-dai", name_vi="áo dài", keep_as_is=True)
    Term.objects.create(code="ha", name_vi="héc-ta", kind="unit", accepted_ja="ha|ヘクタール")
    answer = client_of(cast.translator).get(reverse("translation_glossary_take", args=["all"]))
    assert answer["Content-Disposition"].endswith('.tbx"')
    found = tbx.read(answer.content)
    assert {one.id for one in found} == {"bien-dong", "kcn", "ao-dai", "ha"}
    report = term_files.read(answer.content, cast.translator)
    assert (report.unchanged, report.changes, report.refused) == (4, [], [])


def test_one_language_leaves_with_vietnamese_only(terms, cast):
    answer = client_of(cast.translator).get(reverse("translation_glossary_take", args=["ja"]))
    assert {tag for one in tbx.read(answer.content) for tag in one.forms} == {"vi", "ja"}
    assert client_of(cast.translator).get(reverse("translation_glossary_take", args=["xx"])).status_code == 404
    assert client_of(cast.editor).get(reverse("translation_glossary_take", args=["ja"])).status_code in (302, 403)


def test_a_file_becomes_one_proposal_that_the_reviewer_confirms(terms, cast):
    upload = file(
        concept("nhãn lồng", kind="product", ja=[Form("ロンニャン"), Form("竜眼", ADMITTED)], fr=[Form("longane")]),
        concept("khu công nghiệp", "kcn", ja=[Form("工業団地"), Form("工業村", DEPRECATED)]),
        concept("Biển Đông", "bien-dong", ja=[Form("ベトナム東部海域")]),
    )
    answer = bring(cast.translator, upload)
    assert answer.status_code == 200
    proposal = Proposal.objects.get()
    assert (proposal.kind, proposal.language, proposal.source_file) == ("import", "ja", "t.tbx")
    assert Term.objects.count() == 2
    html = answer.content.decode()
    assert reverse("proposal", args=[proposal.pk]) in html
    decide.confirm(proposal, cast.reviewer)
    new = Term.objects.get(name_vi="nhãn lồng")
    assert (new.name_ja, new.accepted_ja, new.name_fr, new.kind) == ("ロンニャン", "竜眼", None, "product")
    assert Term.objects.get(code="kcn").forbidden_ja == "工業村"


def test_looking_only_proposes_nothing(terms, cast):
    answer = bring(cast.translator, file(concept("nhãn lồng", ja=[Form("ロンニャン")])), action="check")
    assert "nhãn lồng" in answer.content.decode()
    assert not Proposal.objects.exists()
    answer = bring(cast.translator, file(concept("nhãn lồng", ja=[Form("ロンニャン")])), change_source="")
    assert answer.status_code == 422
    assert not Proposal.objects.exists()


def test_entries_that_can_not_be_taken_are_named_with_their_reason_and_the_rest_is_proposed(terms, cast):
    Term.objects.create(code="pho", name_vi="phở", keep_as_is=True)
    upload = file(
        concept("", ja=[Form("無名")]),
        concept("chủ quyền", kind="sovereignty", ja=[Form("主権")]),
        concept("đình", ja=[Form("a|b")]),
        concept("chùa", ja=[Form("寺", DEPRECATED)]),
        concept("đền", ja=[Form("祠"), Form("祠", DEPRECATED)]),
        concept("cụm công nghiệp", "kcn", ja=[Form("工業クラスター")]),
        concept("khu công nghiệp", "bien-dong", ja=[Form("産業団地")]),
        concept("phở", ja=[Form("フォー")]),
        concept("x" * 201, ja=[Form("x")]),
        concept("sen", ja=[Form("蓮")]),
        concept("Sen", ja=[Form("ハス")]),
    )
    report = term_files.read(upload.read(), cast.translator)
    assert report.new == ["sen"]
    assert len(report.refused) == 10
    assert all(one.reason for one in report.refused)


def test_what_waits_in_another_proposal_is_left_to_it(terms, cast):
    proposed_terms.propose(cast.translator, wish("khu công nghiệp", "産業団地"), "x")
    proposed_terms.propose(cast.translator, wish("sen", "蓮"), "x")
    upload = file(concept("khu công nghiệp", ja=[Form("工業地区")]), concept("sen", ja=[Form("ハス")]))
    report = term_files.read(upload.read(), cast.translator)
    assert len(report.refused) == 2
    assert report.changes == []


def test_languages_of_others_are_left_out_and_said(terms, cast):
    report = term_files.read(file(concept("sen", ja=[Form("蓮")], fr=[Form("lotus")])).read(), cast.translator)
    assert report.others == ["fr"]
    assert {change.language for change in report.changes} <= {"", "vi", "ja"}


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("t.tbx", b""),
        SimpleUploadedFile("t.tbx", b"<tbx"),
        SimpleUploadedFile("t.tbx", b"<xliff/>"),
        SimpleUploadedFile("t.tbx", b'<!DOCTYPE a [<!ENTITY b "c">]><tbx>&b;</tbx>'),
        SimpleUploadedFile("t.tbx", b"x" * (5 * 1024 * 1024 + 1)),
        SimpleUploadedFile("t.csv", b"a,b"),
    ],
    ids=["empty", "broken", "another", "entities", "large", "csv"],
)
def test_files_that_are_no_glossary_are_refused(upload, cast, db):
    upload.seek(0)
    assert bring(cast.translator, upload).status_code == 422
    assert not Proposal.objects.exists()


def test_those_who_write_no_language_bring_nothing_in(terms, cast):
    assert client_of(cast.clearer).get(reverse("translation_glossary")).status_code == 200
    assert bring(cast.clearer, file(concept("sen", ja=[Form("蓮")]))).status_code in (302, 403)


def test_a_wish_that_says_nothing_new_changes_nothing(terms, cast):
    assert proposed_terms.changes_for(cast.translator, wish("khu công nghiệp", "工業区", ADMITTED), Book.load()) == []
    with pytest.raises(NotPossibleError):
        proposed_terms.propose(cast.translator, wish("khu công nghiệp", "工業団地"), "x")
