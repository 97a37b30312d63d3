"""Jobs: once per due time, whoever asks; a dead worker's job is due again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.jobs import JOBS, TASK_LIMIT, return_lost_tasks
from cms.models import PeriodicJob, WorkerSeen
from cms.worker import Job, claim, finish, register, report_alive, run_due
from website.tasks import prepare_pictures

pytestmark = [pytest.mark.django_db, pytest.mark.db]
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
JOB = Job("count", lambda: None, every=timedelta(minutes=1), lease=timedelta(minutes=5))


@pytest.fixture
def registered():
    register([JOB], NOON)


def test_one_caller_gets_a_due_job(registered):
    assert claim(JOB, NOON)
    assert not claim(JOB, NOON)
    finish(JOB, NOON)
    assert not claim(JOB, NOON)
    assert claim(JOB, NOON + JOB.every)
    assert PeriodicJob.objects.get().runs == 2


def test_a_job_is_not_early(registered):
    assert not claim(JOB, NOON - timedelta(seconds=1))


def test_a_dead_workers_job_is_due_again_after_its_lease(registered):
    assert claim(JOB, NOON)
    assert not claim(JOB, NOON + JOB.lease - timedelta(seconds=1))
    assert claim(JOB, NOON + JOB.lease)


def test_a_job_that_fails_is_kept_with_its_error_and_others_go_on(caplog):
    ran = []
    jobs = [
        Job("broken", lambda: 1 / 0, every=timedelta(minutes=1)),
        Job("sound", lambda: ran.append(1), every=timedelta(minutes=1)),
    ]
    now = timezone.now()
    register(jobs, now)
    assert run_due(jobs, now) == ["broken", "sound"]
    assert ran == [1]
    broken = PeriodicJob.objects.get(name="broken")
    assert broken.last_error.startswith("ZeroDivisionError")
    assert broken.lease_until is None
    assert broken.due_at > now


def test_registering_again_keeps_what_is_known(registered):
    claim(JOB, NOON)
    register([JOB], NOON + timedelta(hours=1))
    assert PeriodicJob.objects.get().runs == 1


def test_silent_workers_are_forgotten_after_a_day():
    report_alive("old:1", NOON)
    report_alive("new:2", NOON + timedelta(days=1, seconds=1))
    assert [seen.worker for seen in WorkerSeen.objects.all()] == ["new:2"]


def test_names_of_jobs_are_unique():
    assert len({job.name for job in JOBS}) == len(JOBS)


def test_a_task_whose_worker_was_killed_waits_again(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    prepare_pictures.using(backend="default").enqueue(0)
    task = DBTaskResult.objects.get()
    task.claim("dead:1")
    assert return_lost_tasks(task.started_at + TASK_LIMIT) == 0
    assert return_lost_tasks(task.started_at + TASK_LIMIT + timedelta(seconds=1)) == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY
