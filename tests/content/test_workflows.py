"""The workflow that every installation starts with."""

from __future__ import annotations

from django.utils.translation import override
from wagtail.models import Task, Workflow

from content import workflows


def test_the_steps_are_named_in_the_language_of_the_office_whatever_the_command_speaks(db):
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    with override(None):
        workflow = workflows.set_up()
    names = [step.name for step in workflow.tasks]
    assert workflow.name == "Từ bản nháp đến phát hành"
    assert "Hiệu đính bản dịch" in names


def test_english_names_of_before_are_mended_and_an_offices_own_stay(db):
    workflow = workflows.set_up()
    first, second, *_rest = workflow.tasks
    Task.objects.filter(pk=first.pk).update(name="Approval by the agency")
    Task.objects.filter(pk=second.pk).update(name="Của chúng tôi")
    assert [step.name for step in workflows.set_up().tasks][:2] == ["Cơ quan duyệt", "Của chúng tôi"]
