"""What the worker does, and how often."""

from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from cms.worker import Job, name_of_this_worker
from content import notices, occurrences, release
from reference import groups
from syndication import alarms, dispatcher, reconciler
from translation import releasing, remark_notices
from translation.facts import following
from translation.work import mornings
from website import search
from website.inquiries import keeping, mailing
from website.press import packages as press_packages
from website.share_images import store as share_images

TASK_LIMIT = timedelta(minutes=10)  # no task takes longer; one that seems to lost its worker


def run_tasks() -> None:
    """Run the background tasks that wait (Wagtail's own among them), until none is left."""
    return_lost_tasks(timezone.now())
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=50,
        worker_id=name_of_this_worker()[:64],
        excluded_queue_names=[],
    ).run()


def return_lost_tasks(now: datetime) -> int:
    """Queue tasks again whose worker was killed; django-tasks-db would leave them running for ever."""
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - TASK_LIMIT)
    return lost.update(status=TaskResultStatus.READY, started_at=None)


def release_due() -> None:
    """Publish and take down pages whose time has come."""
    now = timezone.now()
    release.expire_due(now)
    release.release_due(now)
    releasing.release_due(now)


def tidy() -> None:
    """Remove what has expired: sessions and finished tasks."""
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", verbosity=0)


JOBS = [
    # Tasks are claimed one by one, so a second worker may begin while the first is still at it.
    Job("tasks", run_tasks, every=timedelta(seconds=2), lease=timedelta(minutes=1)),
    Job("release", release_due, every=timedelta(seconds=20), lease=timedelta(minutes=10)),
    # Deliveries are claimed one by one too; a run takes no new one after ten seconds.
    Job("deliveries", dispatcher.run, every=timedelta(seconds=2), lease=timedelta(seconds=2)),
    Job("delivery_alarms", alarms.tell_desk, every=timedelta(minutes=10)),
    Job("delivery_gaps", reconciler.fill_gaps, every=timedelta(minutes=10)),
    Job("delivery_check", reconciler.compare_all, every=timedelta(days=1), lease=timedelta(hours=1)),
    Job("notices", notices.send_due, every=timedelta(minutes=15)),
    Job("translators", mornings.run, every=timedelta(minutes=15)),
    Job("remarks", remark_notices.send_due, every=timedelta(minutes=5)),
    Job("facts", following.follow_all, every=timedelta(days=1)),
    Job("events", occurrences.extend_all, every=timedelta(hours=6)),
    Job("roles", groups.sync_everyone, every=timedelta(minutes=30)),
    Job("search", search.fill_gaps, every=timedelta(minutes=10)),
    Job("share_images", share_images.fill_gaps, every=timedelta(minutes=10)),
    Job("press_kits", press_packages.refresh_all, every=timedelta(minutes=10)),
    Job("letters", mailing.send_due, every=timedelta(seconds=10), lease=timedelta(minutes=20)),
    Job("letters_over", keeping.run, every=timedelta(hours=6)),
    Job("tidy", tidy, every=timedelta(hours=6)),
]
