"""What of Wagtail is replaced or wrapped: these fail when Wagtail changes it. Read the change, then mend our module."""

import pytest
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy

from content import wagtail_actions, wagtail_mail, wagtail_permissions, wagtail_steps
from tests.wagtail_source import fingerprint

KNOWN = {
    ("wagtail.actions.publish_revision", "PublishRevisionAction"): "d146d9f1c4e1",
    ("wagtail.actions.publish_page_revision", "PublishPageRevisionAction"): "6ec541e0ae4a",
    ("wagtail.actions.unpublish", "UnpublishAction"): "38a968d646ee",
    ("wagtail.actions.unpublish_page", "UnpublishPageAction"): "57fe6b29bd2a",
    ("wagtail.actions.delete_page", "DeletePageAction"): "240cd5f567bc",
    ("wagtail.actions.move_page", "MovePageAction"): "ca1da1d66637",
    ("wagtail.actions.copy_page", "CopyPageAction"): "e8984c6e23a5",
    ("wagtail.actions.create_alias", "CreatePageAliasAction"): "fc1eeabeb0a0",
    ("wagtail.permission_policies.pages", "PagePermissionPolicy"): "075a1b66706d",
    ("wagtail.models.pages", "PagePermissionTester"): "e35fb7875146",
    ("wagtail.models.pages", "Page.permissions_for_user"): "08e91050a60a",
    ("wagtail.models.pages", "Page.get_admin_display_title"): "bedb8a561e5d",
    ("wagtail.models.pages", "Page.save"): "d03171129368",
    ("wagtail.models.pages", "Page.with_content_json"): "50380a6f4981",
    ("wagtail.models.pages", "Page.clean"): "e16d53f29103",
    ("wagtail.models.pages", "Page.get_workflow"): "89b0120ba034",
    ("wagtail.models.pages", "Page._slug_is_available"): "34cc09dad476",
    ("wagtail.models.revisions", "Revision.as_object"): "e36936c177f5",
    ("wagtail.models.audit_log", "BaseLogEntry.save"): "baa3d6bde707",
    ("wagtail.models.workflows", "WorkflowState.clean"): "4b92dc9e7c99",
    ("wagtail.models.workflows", "WorkflowState.save"): "baa3d6bde707",
    ("wagtail.models.workflows", "WorkflowState.update"): "db3d3e2ef9d2",
    ("wagtail.models.workflows", "WorkflowState.finish"): "060df98741cc",
    ("wagtail.models.workflows", "WorkflowState.get_next_task"): "b1bf94a0ca7e",
    ("wagtail.models.workflows", "WorkflowState.successful_task_states"): "0065d8820c9d",
    ("wagtail.models.workflows", "TaskState.approve"): "247bb43d0fe3",
    ("wagtail.models.workflows", "TaskState.log_state_change_action"): "a6535c66fcd7",
    ("modelcluster.models", "ClusterableModel.from_serializable_data"): "fcc6be0cafa5",
    ("modelcluster.models", "model_from_serializable_data"): "3f05b710f15f",
    ("wagtail.admin.mail", "Notifier.__call__"): "2ae95ffe1211",
    ("wagtail.admin.mail", "BaseWorkflowStateEmailNotifier"): "a5b2e3e19be1",
    ("wagtail.admin.mail", "WorkflowStateApprovalEmailNotifier"): "430b38ef61d8",
    ("wagtail.admin.mail", "WorkflowStateRejectionEmailNotifier"): "c454ef2a98b9",
    ("wagtail.admin.templatetags.wagtailadmin_tags", "sidebar_props"): "33027f074dba",
    ("wagtail.admin.views.bulk_action.base_bulk_action", "BulkAction"): "74101625fd1e",
}


@pytest.mark.parametrize(("module", "name"), KNOWN)
def test_wagtails_own_is_as_it_was(module, name):
    assert fingerprint(module, name) == KNOWN[module, name], f"{module}.{name} changed with Wagtail"


def test_every_action_runs_in_one_transaction_of_ours():
    for action in (PublishRevisionAction, UnpublishPageAction, DeletePageAction, MovePageAction, CopyPageAction):
        assert action.execute._made_whole
    assert PublishPageRevisionAction.execute is PublishRevisionAction.execute


def test_installing_twice_wraps_once():
    before = PublishRevisionAction.execute
    wagtail_actions.install()
    assert PublishRevisionAction.execute is before


def test_the_policy_and_the_tester_are_ours():
    for name in wagtail_permissions.REPLACED:
        assert getattr(PagePermissionPolicy, name) is wagtail_permissions.RolePolicy.__dict__[name]
    assert Page.permissions_for_user is wagtail_permissions.permissions_for_user
    assert Page.get_admin_display_title is wagtail_permissions.display_title


def test_the_workflow_steps_as_ours():
    assert WorkflowState.get_next_task is wagtail_steps.next_task
    assert TaskState.log_state_change_action is wagtail_steps.log_decision


def test_mails_about_decisions_as_ours():
    for notifier in wagtail_mail.NOTIFIERS.values():
        assert notifier.__call__ is wagtail_mail.later
