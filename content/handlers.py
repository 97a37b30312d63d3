"""Writes history when pages go live and away, when they are submitted and deleted."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import page_published, page_unpublished, task_submitted, workflow_submitted

from content import clearance, drafts, files, gate, history, notices, occurrences, publication
from content.models import EventPage
from content.models.base import BasePage
from content.models.clearance import PageEvent
from content.signals import went_away, went_live
from reference.models import CustomDocument, CustomImage

Kind = PageEvent.Kind


@receiver(page_published)
def on_published(sender: type, instance: Page, **kwargs: Any) -> None:
    """Wagtail sends it also for a draft that is only scheduled."""
    if instance.live and isinstance(instance, BasePage):
        publication.went_live(instance)


@receiver(page_unpublished)
def on_unpublished(sender: type, instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, BasePage):
        publication.went_away(instance, Kind.EXPIRED if instance.expired else Kind.WITHDRAWN)


@receiver(went_live, sender=EventPage)
def on_event(sender: type, page: EventPage, **kwargs: Any) -> None:
    occurrences.store_with_translations(page)


@receiver(went_away, sender=EventPage)
def on_event_gone(sender: type, page: EventPage, **kwargs: Any) -> None:
    occurrences.drop(page)


@receiver(workflow_submitted)
def on_submitted(sender: type, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    step = instance.current_task_state
    draft = drafts.latest(instance.content_object.specific, step.revision if step else None)
    if isinstance(draft, BasePage):
        history.record(draft, Kind.SUBMITTED, by=user, digest=clearance.keep_wording(draft))
        notices.mark_hot(draft, user)


@receiver(task_submitted)
def on_step(sender: type, instance: TaskState, **kwargs: Any) -> None:
    """Ordinary steps wait for the worker's round; hot news does not."""
    if instance.revision.content.get("is_hot", False):
        notices.tell_of_step.enqueue(instance.pk)


@receiver(pre_delete, sender=Page)
def on_delete(sender: type, instance: Page, **kwargs: Any) -> None:
    history.record(instance, Kind.DELETED)


@receiver(pre_save, sender=Page)
def on_generic_save(sender: type, instance: Page, raw: bool = False, **kwargs: Any) -> None:
    """`BasePage.save()` guards pages of our types; a bare row of one has that guard here."""
    if not raw:
        gate.check_generic(instance, kwargs.get("update_fields"))


@receiver(pre_save, sender=CustomImage)
@receiver(pre_save, sender=CustomDocument)
def on_file(sender: type, instance: CustomImage | CustomDocument, **kwargs: Any) -> None:
    files.note_hash(instance)


@receiver([post_save, post_delete])
def on_fact(sender: type, instance: Any, **kwargs: Any) -> None:
    """A fact shows another file: the new one becomes public, the old one may no longer be."""
    fields = [field for fact, field in files.fact_file_fields() if fact is sender]
    if fields:
        files.refresh_for_fact(instance, fields)
