"""Facts with four eyes: what is proposed waits for a second person, and then holds everywhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from wagtail.models import Collection

from reference import groups
from reference.importing import import_facts
from reference.models import (
    Agency,
    FactHistory,
    Incentive,
    IndustrialPark,
    Membership,
    Official,
    ParkDistance,
    Place,
    Proposal,
    ProposedChange,
    Topic,
)
from reference.models.append_only import AppendOnlyError
from reference.proposals import decide, propose, routing
from reference.proposals.errors import NotPossibleError, StaleError
from reference.proposals.occasion import Occasion
from reference.proposals.propose import propose_changes
from reference.signals import facts_confirmed
from tests import factories, people
from tests.reference.conftest import csv_file

pytestmark = [pytest.mark.django_db, pytest.mark.db]
SOURCE, DAY = "Báo cáo 12/BC-BQL", date(2026, 6, 30)
State = Proposal.State


@pytest.fixture
def park(cast):
    agency = factories.agency("svhttdl")
    return IndustrialPark.objects.create(
        code="sach", name_vi="KCN Sạch", agency=agency, occupancy_percent=Decimal("65.50"), area_ha=100
    )


def proposed(user, row, **changes) -> Proposal:
    return propose.propose(user, row, changes, SOURCE, DAY)


def stored(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def news():
    """What was told about confirmed facts."""
    told = []

    def receive(sender, facts, **kwargs):
        told.append((facts, transaction.get_connection().in_atomic_block))

    facts_confirmed.connect(receive)
    yield told
    facts_confirmed.disconnect(receive)


class TestTheWay:
    def test_a_proposal_leaves_the_row_and_a_confirmation_changes_it(self, park, cast, news):
        proposal = proposed(cast.editor, park, occupancy_percent="72.3")
        assert stored(park).occupancy_percent == Decimal("65.50")
        assert news == []
        decide.confirm(proposal, cast.leader)
        assert stored(park).occupancy_percent == Decimal("72.30")
        assert news == [([("industrialpark", park.pk)], True)]

    def test_the_history_says_who_what_and_where_from(self, park, cast):
        decide.confirm(proposed(cast.editor, park, occupancy_percent="72.3"), cast.leader)
        line = FactHistory.objects.get()
        assert (line.old, line.new, line.proposer, line.confirmer) == ("65.5", "72.3", cast.editor, cast.leader)
        assert (line.source, line.as_of, line.name, line.field) == (SOURCE, DAY, "KCN Sạch", "occupancy_percent")

    def test_what_is_the_same_is_no_proposal(self, park, cast):
        with pytest.raises(NotPossibleError):
            proposed(cast.editor, park, occupancy_percent="65.5", developer_vi="")
        assert Proposal.objects.count() == 0

    def test_source_and_day_are_needed(self, park, cast):
        with pytest.raises(NotPossibleError):
            propose.propose(cast.editor, park, {"area_ha": "2"}, "", DAY)
        assert Proposal.objects.count() == 0

    def test_a_new_row_appears_when_it_is_confirmed(self, cast):
        wanted = {"name_vi": "Lễ hội", "slug": "le-hoi", "colour": "lotus"}
        proposal = propose.propose(cast.editor, Topic, wanted, SOURCE, DAY)
        assert proposal.kind == Proposal.Kind.CREATE
        assert not Topic.objects.filter(slug="le-hoi").exists()
        decide.confirm(proposal, cast.desk)
        assert Topic.objects.get(slug="le-hoi").colour == "lotus"

    def test_it_is_sent_back_with_a_remark(self, park, cast):
        proposal = proposed(cast.editor, park, area_ha="2")
        with pytest.raises(NotPossibleError):
            decide.send_back(proposal, cast.leader, "  ")
        decide.send_back(proposal, cast.leader, "Thiếu một chữ số.")
        assert (proposal.state, proposal.remark, stored(park).area_ha) == (State.RETURNED, "Thiếu một chữ số.", 100)

    def test_its_proposer_takes_it_back_and_nobody_else(self, park, cast):
        proposal = proposed(cast.editor, park, area_ha="2")
        with pytest.raises(NotPossibleError):
            decide.withdraw(proposal, cast.leader)
        decide.withdraw(proposal, cast.editor)
        assert proposal.state == State.WITHDRAWN
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, cast.leader)
        assert stored(park).area_ha == 100

    def test_two_cannot_decide_the_same(self, park, cast):
        proposal = proposed(cast.editor, park, area_ha="2")
        again = Proposal.objects.get(pk=proposal.pk)
        decide.confirm(proposal, cast.leader)
        with pytest.raises(NotPossibleError):
            decide.send_back(again, cast.desk, "Không.")
        assert FactHistory.objects.count() == 1


class TestWhoConfirms:
    """Each of these fails when the question who may confirm is taken out of decide.confirm."""

    def test_nobody_confirms_what_they_proposed(self, park, cast):
        for user in (cast.leader, cast.desk, cast.chief):
            proposal = proposed(user, park, area_ha="2")
            with pytest.raises(NotPossibleError):
                decide.confirm(proposal, user)
            decide.withdraw(proposal, user)
        assert stored(park).area_ha == 100

    def test_the_database_refuses_it_too(self, park, cast):
        proposal = proposed(cast.editor, park, area_ha="2")
        now = proposal.proposed_at
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.update(state=State.CONFIRMED, decided_by=cast.editor, decided_at=now)

    @pytest.mark.parametrize(
        "name", ["other_editor", "other_leader", "clearer", "administrator", "translator", "reviewer", "outsider"]
    )
    def test_others_do_not(self, park, cast, name):
        proposal = proposed(cast.editor, park, area_ha="2")
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, getattr(cast, name))
        assert (stored(park).area_ha, Proposal.objects.get().state) == (100, State.PROPOSED)

    @pytest.mark.parametrize("name", ["leader", "deputy", "desk", "chief"])
    def test_these_do(self, park, cast, name):
        decide.confirm(proposed(cast.editor, park, area_ha="2"), getattr(cast, name))
        assert stored(park).area_ha == 2

    def test_a_row_of_no_agency_is_the_desks(self, park, cast):
        IndustrialPark.objects.update(agency=None)
        proposal = proposed(cast.editor, park, area_ha="2")
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, cast.leader)
        decide.confirm(proposal, cast.desk)

    def test_an_agency_is_its_own_and_an_official_is_the_agencys(self, cast):
        agency = factories.agency("svhttdl")
        official = Official.objects.create(code="an", name_vi="An", agency=agency)
        for row in (agency, official):
            decide.confirm(proposed(cast.editor, row, name_vi="Tên mới"), cast.leader)
        assert stored(official).name_vi == "Tên mới"

    def test_a_new_row_is_its_agencys(self, cast):
        wanted = {"name_vi": "Đền", "code": "den", "kind": "heritage", "step_free": "no", "agency": "svhttdl"}
        proposal = propose.propose(cast.editor, Place, wanted, SOURCE, DAY)
        decide.confirm(proposal, cast.leader)
        assert Place.objects.get().agency.code == "svhttdl"

    def test_rows_of_several_agencies_are_the_desks(self, park, cast):
        other = IndustrialPark.objects.create(code="b", name_vi="KCN B", agency=factories.agency("bqlkcn"))
        file = csv_file("code,area_ha\nsach,2\nb,3\n")
        result = import_facts(IndustrialPark, file, dry_run=True, user=cast.editor)
        occasion = Occasion(SOURCE, DAY, "q2.csv")
        proposal = propose_changes(cast.editor, result.changes, occasion, Proposal.Kind.IMPORT)
        for leader in (cast.leader, cast.other_leader):
            with pytest.raises(NotPossibleError):
                decide.confirm(proposal, leader)
        decide.confirm(proposal, cast.chief)
        assert (stored(park).area_ha, stored(other).area_ha) == (2, 3)

    def test_another_agency_that_answers_meanwhile_is_asked(self, park, cast):
        proposal = proposed(cast.editor, park, area_ha="2")
        moved = proposed(cast.desk, park, agency="bqlkcn")
        decide.confirm(moved, cast.leader)
        with pytest.raises(NotPossibleError):
            decide.confirm(Proposal.objects.get(pk=proposal.pk), cast.leader)
        decide.confirm(Proposal.objects.get(pk=proposal.pk), cast.other_leader)
        assert stored(park).area_ha == 2

    def test_a_leader_who_holds_an_old_form_is_refused(self, park, cast):
        """The row got another agency past the proposals, so the stored route is out of date."""
        proposal = proposed(cast.editor, park, area_ha="2")
        IndustrialPark.objects.update(agency=factories.agency("bqlkcn"))
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, cast.leader)
        assert (stored(park).area_ha, Proposal.objects.get().state) == (100, State.PROPOSED)


class TestLanguages:
    def test_a_languages_words_are_its_reviewers(self, park, cast):
        proposal = proposed(cast.translator, park, name_ja="清潔工業団地")
        assert proposal.language == "ja"
        for other in (cast.leader, cast.other_translator):
            with pytest.raises(NotPossibleError):
                decide.confirm(proposal, other)
        decide.confirm(proposal, cast.reviewer)
        assert stored(park).name_ja == "清潔工業団地"

    def test_an_outside_reviewer_confirms_nothing(self, park, cast):
        outside = people.person("ngoai2", Membership.Role.REVIEWER, language="ja", is_outside=True)
        with pytest.raises(NotPossibleError):
            decide.confirm(proposed(cast.translator, park, name_ja="清潔工業団地"), outside)

    def test_vietnamese_words_are_the_agencys(self, park, cast):
        decide.confirm(proposed(cast.editor, park, developer_vi="Công ty A"), cast.leader)
        assert stored(park).developer_vi == "Công ty A"

    @pytest.mark.parametrize("changes", [{"name_fr": "Parc"}, {"area_ha": "2"}, {"name_vi": "KCN"}])
    def test_a_translator_writes_only_the_own_language(self, park, cast, changes):
        with pytest.raises(NotPossibleError):
            proposed(cast.translator, park, **changes)
        assert Proposal.objects.count() == 0

    def test_words_of_child_rows_are_the_reviewers_when_nothing_else_differs(self, park, cast):
        distance = {"to": "noi_bai", "km": "60", "label_vi": "Nội Bài"}
        decide.confirm(proposed(cast.editor, park, distances=[distance]), cast.leader)
        proposal = proposed(cast.translator, park, distances=[{**distance, "label_ja": "ノイバイ空港"}])
        decide.confirm(proposal, cast.reviewer)
        assert ParkDistance.objects.get().label_ja == "ノイバイ空港"

    @pytest.mark.parametrize(
        "rows", [[], [{"to": "noi_bai", "km": "61", "label_ja": "ノ"}], [{"to": "noi_bai", "km": "60"}] * 2]
    )
    def test_a_translator_changes_nothing_else_of_child_rows(self, park, cast, rows):
        decide.confirm(proposed(cast.editor, park, distances=[{"to": "noi_bai", "km": "60"}]), cast.leader)
        with pytest.raises(NotPossibleError):
            proposed(cast.translator, park, distances=rows)


class TestOpenProposals:
    def test_a_field_waits_for_one_proposal_at_a_time(self, park, cast):
        first = proposed(cast.editor, park, area_ha="2")
        with translation.override("en"), pytest.raises(NotPossibleError) as refusal:
            proposed(cast.other_editor, park, area_ha="3", plot_min_ha="1")
        assert f"proposal {first.pk} by {cast.editor}" in str(refusal.value)
        proposed(cast.other_editor, park, plot_min_ha="1")

    def test_an_outside_person_does_not_learn_whose_it_is(self, park, cast):
        proposed(cast.translator, park, name_ja="一")
        with pytest.raises(NotPossibleError) as refusal:
            proposed(cast.outsider, park, name_ja="二")
        assert str(cast.translator) not in str(refusal.value)

    def test_the_same_field_is_free_again_after_a_decision(self, park, cast):
        decide.withdraw(proposed(cast.editor, park, area_ha="2"), cast.editor)
        proposed(cast.other_editor, park, area_ha="3")


class TestStaleness:
    def test_an_old_value_that_no_longer_holds_is_refused(self, park, cast):
        proposal = proposed(cast.editor, park, area_ha="2", developer_vi="Công ty A")
        IndustrialPark.objects.update(area_ha=7)
        with pytest.raises(StaleError) as refusal:
            decide.confirm(proposal, cast.leader)
        assert "7" in str(refusal.value)
        assert "100" in str(refusal.value)
        row, kept = stored(park), Proposal.objects.get()
        assert (row.area_ha, row.developer_vi or "", kept.state, kept.decided_by) == (7, "", State.PROPOSED, None)
        assert FactHistory.objects.count() == 0

    def test_a_change_of_another_field_does_not_disturb(self, park, cast):
        proposal = proposed(cast.editor, park, area_ha="2")
        IndustrialPark.objects.update(occupancy_percent=80)
        decide.confirm(proposal, cast.leader)
        assert (stored(park).area_ha, stored(park).occupancy_percent) == (2, 80)

    def test_a_row_that_is_gone_is_refused(self, park, cast):
        proposal = proposed(cast.desk, park, area_ha="2")
        park.delete()
        with pytest.raises(StaleError):
            decide.confirm(proposal, cast.chief)

    def test_what_the_row_forbids_is_refused_whole(self, park, cast):
        proposal = proposed(cast.editor, park, developer_vi="Công ty A", leasable_ha="500")
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, cast.leader)
        assert (stored(park).developer_vi or "", Proposal.objects.get().state) == ("", State.PROPOSED)

    def test_a_code_that_was_taken_meanwhile_is_refused(self, cast):
        proposal = propose.propose(cast.editor, Topic, {"name_vi": "A", "slug": "a", "colour": "leaf"}, SOURCE, DAY)
        Topic.objects.create(name_vi="A", slug="a")
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, cast.desk)

    def test_a_row_that_it_names_and_that_is_gone_is_refused(self, park, cast):
        unit = Agency.objects.create(code="tam", name_vi="Tạm")
        proposal = proposed(cast.desk, park, agency="tam")
        unit.delete()
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, cast.chief)

    def test_a_failure_while_telling_takes_all_back(self, park, cast):
        def fail(**kwargs):
            raise RuntimeError("no outbox")

        proposal = proposed(cast.editor, park, area_ha="2")
        facts_confirmed.connect(fail)
        try:
            with pytest.raises(RuntimeError):
                decide.confirm(proposal, cast.leader)
        finally:
            facts_confirmed.disconnect(fail)
        assert (stored(park).area_ha, Proposal.objects.get().state, proposal.state) == (100, "proposed", "proposed")
        assert FactHistory.objects.count() == 0


class TestRelations:
    def test_child_rows_are_one_list_old_and_new(self, park, cast):
        ParkDistance.objects.create(site=park, to="noi_bai", km=60)
        wanted = [{"to": "border", "km": "150.5"}, {"to": "noi_bai", "km": "62"}]
        proposal = proposed(cast.editor, park, distances=wanted)
        assert ProposedChange.objects.get().old == [{"to": "noi_bai", "km": "60"}]
        decide.confirm(proposal, cast.leader)
        assert [(d.to, d.km) for d in ParkDistance.objects.all()] == [("border", Decimal("150.5")), ("noi_bai", 62)]

    def test_a_wrong_child_row_is_refused_whole(self, park, cast):
        ParkDistance.objects.create(site=park, to="noi_bai", km=60)
        proposal = proposed(cast.editor, park, distances=[{"to": "other", "km": "1"}])
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, cast.leader)
        assert [d.to for d in ParkDistance.objects.all()] == ["noi_bai"]

    def test_many_rows_are_named_by_their_codes(self, park, cast):
        relief = Incentive.objects.create(code="mien", name_vi="Miễn thuế")
        decide.confirm(proposed(cast.editor, relief, parks=["sach"]), cast.desk)
        assert list(relief.parks.all()) == [park]

    def test_an_import_may_name_a_new_row_as_successor(self, cast):
        file = csv_file("code,name_vi,valid_to,successor\ncu,Cũ,2025-06-30,moi\nmoi,Mới,,\n")
        result = import_facts(Agency, file, dry_run=True, user=cast.desk)
        assert not Agency.objects.filter(code__in=["cu", "moi"]).exists()
        proposal = propose_changes(cast.desk, result.changes, Occasion(SOURCE, DAY), Proposal.Kind.IMPORT)
        decide.confirm(proposal, cast.chief)
        assert Agency.objects.get(code="cu").successor.code == "moi"


class TestRecords:
    def test_history_and_changes_are_never_changed(self, park, cast):
        decide.confirm(proposed(cast.editor, park, area_ha="2"), cast.leader)
        for row in (FactHistory.objects.get(), ProposedChange.objects.get()):
            row.new = "9"
            with pytest.raises(AppendOnlyError):
                row.save()
            with pytest.raises(AppendOnlyError):
                row.delete()
            with pytest.raises(AppendOnlyError):
                type(row).objects.all().delete()
            with pytest.raises(AppendOnlyError):
                type(row).objects.update(new="9")

    def test_the_system_writes_at_once_and_leaves_history_too(self, park, news):
        import_facts(IndustrialPark, csv_file("code,area_ha\nsach,2\n"), dry_run=False)
        line = FactHistory.objects.get()
        assert (line.old, line.new, line.proposer, line.confirmer) == ("100", "2", None, None)
        assert news == [([("industrialpark", park.pk)], True)]

    def test_a_dry_run_leaves_none(self, park, news):
        import_facts(IndustrialPark, csv_file("code,area_ha\nsach,2\n"), dry_run=True)
        assert (FactHistory.objects.count(), news) == (0, [])

    def test_a_project_is_told_of_when_the_name_of_its_park_changes(self, park, cast, news):
        project = park.projects.create(code="nha-may", name_vi="Nhà máy")
        decide.confirm(proposed(cast.editor, park, name_vi="KCN Mới"), cast.leader)
        assert news[0][0] == [("industrialpark", park.pk), ("investmentproject", project.pk)]


class TestFiles:
    def test_a_picture_is_its_collections_agencys(self, cast):
        agency = factories.agency("svhttdl")
        below = groups.collection_of(agency).add_child(instance=Collection(name="Lễ hội"))
        picture = factories.picture(collection=below, is_public=True)
        decide.confirm(proposed(cast.editor, picture, alt_vi="Chùm nhãn"), cast.leader)
        assert stored(picture).alt_vi == "Chùm nhãn"

    def test_a_picture_that_all_share_is_the_desks(self, cast):
        picture = factories.picture(collection=groups.shared_collection(), is_public=True)
        proposal = proposed(cast.editor, picture, credit_vi="Ảnh: A")
        with pytest.raises(NotPossibleError):
            decide.confirm(proposal, cast.leader)
        decide.confirm(proposal, cast.desk)

    def test_its_history_is_for_its_agency(self, cast):
        collection = groups.collection_of(factories.agency("svhttdl"))
        picture = factories.picture(collection=collection, is_settled=True)
        decide.confirm(proposed(cast.editor, picture, alt_vi="Chùm nhãn"), cast.leader)
        seen = {name: routing.visible_history(getattr(cast, name)).count() for name in ("leader", "desk", "editor")}
        assert seen == {"leader": 1, "desk": 1, "editor": 1}
        assert routing.visible_history(cast.other_editor).count() == 0
        assert routing.visible_history(cast.outsider).count() == 0
