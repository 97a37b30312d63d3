"""What the worker does, and how often."""

from datetime import timedelta

from django.core.management import call_command
from django_tasks_db.management.commands.db_worker import Worker

from cms.worker import Job
from website import search


def run_tasks() -> None:
    """Run the background tasks that wait (Wagtail's own among them), until none is left."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=50,
        worker_id="worker",
        excluded_queue_names=[],
    ).run()


def publish_due() -> None:
    """Publish and expire pages whose time has come."""
    call_command("publish_scheduled", verbosity=0)


def tidy() -> None:
    """Remove what has expired: sessions and finished tasks."""
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", verbosity=0)


JOBS = [
    Job("tasks", run_tasks, every=timedelta(seconds=2)),
    Job("publish", publish_due, every=timedelta(seconds=30)),
    Job("search", search.fill_gaps, every=timedelta(minutes=10)),
    Job("tidy", tidy, every=timedelta(hours=6)),
]
