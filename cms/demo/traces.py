"""What the demo's pages and channels left behind in ledgers that nobody else may shorten."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from cms.demo import ledger
from content.models import Clearance, PageEvent
from reference.models import FactHistory, PeopleRecord, Proposal, ProposedChange
from syndication.models import Attempt, Channel, Delivery, Item, ItemVersion
from translation.models import Alignment, MemoryEntry


def items_of(pages: Collection[int]) -> list[int]:
    """Primary keys of the pages' items, asked for while the pages are there."""
    return list(Item.objects.filter(story__in=pages).values_list("pk", flat=True))


def remove_memory(pages: Collection[int]) -> None:
    MemoryEntry.objects.filter(translation__page__in=pages).delete()


def remove(pages: Collection[int], items: Collection[int]) -> None:
    """History and clearance of the pages, deliveries to the demo's channels and of its items, then the items."""
    channels = ledger.recorded(Channel).values("pk")
    deliveries = Delivery.objects.filter(Q(channel__in=channels) | Q(item__in=items))
    _erase(Attempt.objects.filter(delivery__in=list(deliveries.values_list("pk", flat=True))))
    _erase(deliveries)
    _erase(ItemVersion.objects.filter(item__in=items))
    _erase(Item.objects.filter(pk__in=items))
    _erase(PageEvent.objects.filter(page_id__in=pages))
    _erase(Clearance.objects.filter(page_id__in=pages))


def remove_of_people() -> None:
    """What the demo's people proposed or decided about facts, laid side by side, and what was noted of them."""
    people = list(ledger.recorded(get_user_model()).values_list("pk", flat=True))
    Alignment.objects.filter(made_by__in=people).delete()
    # Pairs that they took in from files are worth something without them.
    MemoryEntry.objects.filter(approved_by__in=people).exclude(origin="").update(approved_by=None)
    proposals = list(Proposal.objects.filter(Q(proposer__in=people) | Q(decided_by__in=people)))
    _erase(FactHistory.objects.filter(Q(proposal__in=proposals) | Q(proposer__in=people) | Q(confirmer__in=people)))
    _erase(ProposedChange.objects.filter(proposal__in=proposals))
    _erase(Proposal.objects.filter(pk__in=[proposal.pk for proposal in proposals]))
    _erase(PeopleRecord.objects.filter(user__in=people))
    QuerySet(PeopleRecord).filter(by__in=people).update(by=None)  # about somebody of the office


def _erase(rows: QuerySet) -> None:
    """Past the guard of rows that are only added."""
    QuerySet(rows.model).filter(pk__in=list(rows.values_list("pk", flat=True)))._raw_delete(rows.db)
