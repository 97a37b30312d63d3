"""What is known of each caller: the attempt that goes through it, or why none can.

`TRIED` is proved while the attempts run: the attempt does reach the caller. So is `BEYOND`: the attempt reaches it with
cleared words alone. `CLOSED` is proved too: the attempt asks for the route and never gets to the caller. `APART`
carries a check of its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import (
    Collection,
    DraftStateMixin,
    LockableMixin,
    Page,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from tests.gate.callers import modules

TRIED = {
    "wagtail.actions.convert_alias:ConvertAliasPageAction._convert_alias": "follow_by_an_alias",
    "wagtail.actions.copy_for_translation:CopyPageForTranslationAction._copy_for_translation": "copy_for_translation",
    "wagtail.actions.copy_page:CopyPageAction._copy_page": "copy_as_live",
    "wagtail.actions.create_alias:CreatePageAliasAction._create_alias": "alias",
    "wagtail.actions.move_page:MovePageAction._move_page": "move",
    "wagtail.actions.publish_revision:PublishRevisionAction._publish_revision": "edit_and_publish",
    "wagtail.actions.revert_to_page_revision:RevertToPageRevisionAction.__init__": "revert",
    "wagtail.actions.revert_to_page_revision:RevertToPageRevisionAction.execute": "revert",
    "wagtail.actions.unpublish:UnpublishAction._unpublish_object": "take_down_and_publish",
    "wagtail.actions.unpublish_page:UnpublishPageAction._after_unpublish": "take_down_and_publish",
    "wagtail.actions.unpublish_page:UnpublishPageAction._commit_unpublish": "take_down_and_publish",
    "wagtail.admin.api.actions.convert_alias:ConvertAliasPageAPIAction._action_from_data": "follow_by_an_alias",
    "wagtail.admin.api.actions.copy:CopyPageAPIAction._action_from_data": "api_copy_as_live",
    "wagtail.admin.api.actions.copy_for_translation:CopyForTranslationAPIAction._action_from_data": (
        "api_copy_for_translation"
    ),
    "wagtail.admin.api.actions.create_alias:CreatePageAliasAPIAction._action_from_data": "api_create_alias",
    "wagtail.admin.api.actions.delete:DeletePageAPIAction._action_from_data": "api_delete",
    "wagtail.admin.api.actions.move:MovePageAPIAction._action_from_data": "api_move",
    "wagtail.admin.api.actions.publish:PublishPageAPIAction._action_from_data": "api_publish",
    "wagtail.admin.api.actions.revert_to_page_revision:RevertToPageRevisionAPIAction._action_from_data": (
        "api_revert_and_publish"
    ),
    "wagtail.admin.api.actions.unpublish:UnpublishPageAPIAction._action_from_data": "api_unpublish_and_publish",
    "wagtail.admin.views.generic.models:RevisionsUnscheduleView.post": "unschedule",
    "wagtail.admin.views.generic.workflow:WorkflowAction.post": "approve_a_step_of_wagtails_kind",
    "wagtail.admin.views.pages.bulk_actions.move:MoveBulkAction.execute_action": "bulk_move_and_delete",
    "wagtail.admin.views.pages.bulk_actions.publish:PublishBulkAction.execute_action": "wagtails_own_bulk_publishing",
    "wagtail.admin.views.pages.bulk_actions.unpublish:UnpublishBulkAction.execute_action": (
        "wagtails_own_bulk_withdrawing"
    ),
    "wagtail.admin.views.pages.convert_alias:convert_alias": "follow_by_an_alias",
    "wagtail.admin.views.pages.copy:copy": "copy_and_publish",
    "wagtail.admin.views.pages.create:CreateView.publish_action": "create_and_publish",
    "wagtail.admin.views.pages.create:CreateView.save_action": "create_a_draft",
    "wagtail.admin.views.pages.create:CreateView.submit_action": "create_and_submit",
    "wagtail.admin.views.pages.delete:delete": "delete",
    "wagtail.admin.views.pages.edit:EditView.cancel_workflow_action": "cancel_and_publish",
    "wagtail.admin.views.pages.edit:EditView.form_invalid": "approve_from_the_editor",
    "wagtail.admin.views.pages.edit:EditView.perform_workflow_action": "approve_a_step_of_wagtails_kind",
    "wagtail.admin.views.pages.edit:EditView.publish_action": "edit_and_publish",
    "wagtail.admin.views.pages.edit:EditView.restart_workflow_action": "start_again_what_was_returned",
    "wagtail.admin.views.pages.edit:EditView.save_action": "autosave",
    "wagtail.admin.views.pages.edit:EditView.submit_action": "submit_from_the_editor",
    "wagtail.admin.views.pages.move:move_confirm": "move",
    "wagtail.admin.views.pages.ordering:set_page_position": "set_position",
    "wagtail.admin.views.workflows:Disable.delete_action": "switch_off_the_workflow",
    "wagtail.admin.views.workflows:DisableTask.delete_action": "switch_off_the_step_of_clearance",
    "wagtail.management.commands.move_pages:Command.handle": "wagtails_other_commands",
    "wagtail.management.commands.publish_scheduled:Command.handle": "wagtails_own_release_command",
    "wagtail.models.pages:Page.copy": "copy_as_live",
    "wagtail.models.pages:Page.copy_for_translation": "copy_for_translation",
    "wagtail.models.pages:Page.create_alias": "alias",
    "wagtail.models.pages:Page.delete": "delete_and_add_again",
    "wagtail.models.pages:Page.move": "set_position",
    "wagtail.models.pages:Page.publish": "page_publish",
    "wagtail.models.pages:Page.save_revision": "date_without_publishing",
    "wagtail.models.pages:Page.unpublish": "take_down_and_publish",
    "wagtail.models.pages:Page.with_content_json": "edit_and_publish",
    "wagtail.models.revisions:Revision.as_object": "edit_and_publish",
    "wagtail.models.revisions:Revision.publish": "revision_publish",
    "wagtail.models.workflows:AbstractGroupApprovalTask.start": "approve_a_step_of_wagtails_kind",
    "wagtail.models.workflows:AbstractWorkflow.deactivate": "switch_off_the_workflow",
    "wagtail.models.workflows:AbstractWorkflow.start": "create_and_submit",
    "wagtail.models.workflows:Task.deactivate": "switch_off_every_step_and_submit",
    "wagtail.models.workflows:Task.on_action": "approve_a_step_of_wagtails_kind",
    "wagtail.models.workflows:TaskState.approve": "approve_the_step_by_code",
    "wagtail.models.workflows:TaskState.cancel": "switch_off_the_step_of_clearance",
    "wagtail.models.workflows:TaskState.reject": "submit_what_was_returned",
    "wagtail.models.workflows:WorkflowState.cancel": "cancel_and_publish",
    "wagtail.models.workflows:WorkflowState.finish": "finish_the_workflow_by_code",
    "wagtail.models.workflows:WorkflowState.resume": "submit_what_was_returned",
    "wagtail.models.workflows:WorkflowState.update": "approve_the_step_by_code",
    "wagtail.query:PageQuerySet.unpublish": "take_down_and_publish",
    "wagtail.signal_handlers:pre_delete_page_unpublish": "delete_and_add_again",
    "wagtail.workflows:publish_workflow_state": "wagtails_own_end_of_a_workflow",
}

# Behind the gate: what is cleared gets there, and what is not cleared never does.
BEYOND = {
    "wagtail.actions.publish_page_revision:PublishPageRevisionAction._after_publish": "edit_and_publish",
    "wagtail.actions.publish_revision:PublishRevisionAction._after_publish": "edit_and_publish",
}

NO_UNPUBLISH = "nobody may take pages down without a reason (content/wagtail_permissions.py)"
CLOSED = {
    "wagtail.admin.views.generic.models:UnpublishView.post": ("unpublish_by_wagtails_screen", NO_UNPUBLISH),
    "wagtail.admin.views.generic.models:UnpublishView.unpublish": ("unpublish_by_wagtails_screen", NO_UNPUBLISH),
    "wagtail.admin.views.pages.unpublish:Unpublish.unpublish": ("unpublish_by_wagtails_screen", NO_UNPUBLISH),
    "wagtail.models.pages:Page.update_aliases": ("follow_by_an_alias", "No page of ours has aliases to update."),
}


@dataclass(frozen=True)
class Apart:
    """Why a caller has nothing to do with our pages, and the proof."""

    why: str
    is_so: Callable[[], bool]


def only_pages(mixin: type) -> bool:
    """No model but pages has it, so what is written for other models has nothing to work on."""
    return all(issubclass(model, Page) for model in apps.get_models() if issubclass(model, mixin))


def no_snippet() -> bool:
    return all(only_pages(mixin) for mixin in (DraftStateMixin, RevisionMixin, WorkflowMixin, LockableMixin))


def is_overridden(name: str, mixin: type) -> bool:
    return only_pages(mixin) and getattr(Page, name) is not getattr(mixin, name)


def is_called_by_nobody(name: str) -> bool:
    """In Wagtail's source the name stands once, where it is defined."""
    sources = "\n".join(path.read_text(encoding="utf-8") for _module, path in modules("wagtail"))
    return sources.count(name) == sources.count(f"def {name}(") == 1


GENERIC = "wagtail.admin.views.generic.mixins:CreateEditViewOptionalFeaturesMixin."
NO_DRAFTS = Apart("for models with drafts that are no pages: there are none", no_snippet)
COLLECTIONS = Apart("collections are a tree of their own", lambda: not issubclass(Collection, Page))
NOT_INSTALLED = Apart("not installed", lambda: not apps.is_installed("wagtail.contrib.simple_translation"))
APART = {
    "wagtail.actions.publish_page_revision:PublishPageRevisionAction": Apart(
        "runs what is wrapped", lambda: PublishPageRevisionAction.execute is PublishRevisionAction.execute
    ),
    "wagtail.actions.unpublish:UnpublishAction._commit_unpublish": NO_DRAFTS,
    "wagtail.actions.unpublish_page:UnpublishPageAction": Apart(
        "is wrapped itself", lambda: UnpublishPageAction.execute._made_whole
    ),
    "wagtail.admin.views.collections:Create.save_instance": COLLECTIONS,
    "wagtail.admin.views.collections:Edit.save_instance": COLLECTIONS,
    f"{GENERIC}cancel_workflow_action": NO_DRAFTS,
    f"{GENERIC}publish_action": NO_DRAFTS,
    f"{GENERIC}restart_workflow_action": NO_DRAFTS,
    f"{GENERIC}save_instance": NO_DRAFTS,
    f"{GENERIC}submit_action": NO_DRAFTS,
    f"{GENERIC}workflow_action_action": NO_DRAFTS,
    "wagtail.admin.views.generic.mixins:RevisionsRevertMixin.save_instance": NO_DRAFTS,
    "wagtail.contrib.simple_translation.models:after_create_page": NOT_INSTALLED,
    "wagtail.contrib.simple_translation.views:SubmitTranslationView.post": NOT_INSTALLED,
    "wagtail.log_actions:LogContext.__exit__": Apart(
        "closes a log's context", lambda: not hasattr(apps.get_app_config("wagtailcore"), "publish")
    ),
    "wagtail.models.draft_state:DraftStateMixin.publish": Apart(
        "pages have their own", lambda: is_overridden("publish", DraftStateMixin)
    ),
    "wagtail.models.draft_state:DraftStateMixin.unpublish": Apart(
        "pages have their own", lambda: is_overridden("unpublish", DraftStateMixin)
    ),
    "wagtail.models.draft_state:DraftStateMixin.with_content_json": Apart(
        "pages have their own", lambda: is_overridden("with_content_json", DraftStateMixin)
    ),
    "wagtail.models.i18n:TranslatableMixin.copy_for_translation": Apart(
        "pages have their own", lambda: is_overridden("copy_for_translation", TranslatableMixin)
    ),
    "wagtail.models.locking:LockableMixin.with_content_json": Apart(
        "pages have their own", lambda: is_overridden("with_content_json", LockableMixin)
    ),
    "wagtail.models.revisions:RevisionMixin.save_revision": Apart(
        "pages have their own", lambda: is_overridden("save_revision", RevisionMixin)
    ),
    "wagtail.models.workflows:WorkflowState.copy_approved_task_states_to_revision": Apart(
        "nobody calls it", lambda: is_called_by_nobody("copy_approved_task_states_to_revision")
    ),
    "wagtail.query:PageQuerySet.live_q": Apart("only reads", lambda: bool(Page.objects.live_q().children)),
}
