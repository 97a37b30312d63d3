"""The worker: runs each job when it is due, in one of however many worker processes there are.

A job is claimed by compare-and-set on its row, with a lease; an expired lease means that its worker
died, and the job is due again. Jobs must be safe to run twice.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import close_old_connections
from django.db.models import F, Q
from django.utils import timezone

from cms.models import PeriodicJob, WorkerSeen

logger = logging.getLogger(__name__)
TICK_SECONDS = 1.0
FORGET_WORKERS = timedelta(days=1)


@dataclass(frozen=True)
class Job:
    """A function and how often it runs; `lease` is longer than it ever takes, and short after a worker's death."""

    name: str
    run: Callable[[], object]
    every: timedelta
    lease: timedelta = timedelta(minutes=5)


def name_of_this_worker() -> str:
    """Machine and process; two workers never share it."""
    return f"{socket.gethostname()}:{os.getpid()}"


def register(jobs: list[Job], now: datetime) -> None:
    """Make the rows of jobs that have none; due at once."""
    for job in jobs:
        PeriodicJob.objects.get_or_create(name=job.name, defaults={"due_at": now})


def claim(job: Job, now: datetime) -> bool:
    """True for exactly one caller per due time."""
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    due = PeriodicJob.objects.filter(free, name=job.name, due_at__lte=now)
    return due.update(lease_until=now + job.lease, runs=F("runs") + 1) == 1


def finish(job: Job, now: datetime, error: str = "") -> None:
    """Give the lease back and set the next due time."""
    PeriodicJob.objects.filter(name=job.name).update(lease_until=None, due_at=now + job.every, last_error=error)


def run_due(jobs: list[Job], now: datetime) -> list[str]:
    """Run what is due and free; names of the jobs that ran. A job that fails is logged and tried at its next time."""
    ran = []
    for job in jobs:
        if not claim(job, now):
            continue
        error = ""
        try:
            job.run()
        except Exception as exception:  # a job must not end the worker, whatever it raises
            logger.exception("job failed", extra={"job": job.name})
            error = f"{type(exception).__name__}: {exception}"[:500]
        finish(job, timezone.now(), error)
        ran.append(job.name)
    return ran


def report_alive(worker: str, now: datetime) -> None:
    """Leave a sign of life; forget workers that have been silent for a day."""
    WorkerSeen.objects.update_or_create(worker=worker, defaults={"seen_at": now})
    WorkerSeen.objects.filter(seen_at__lt=now - FORGET_WORKERS).delete()


def loop(jobs: list[Job], stopping: threading.Event) -> None:
    """Work until told to stop."""
    worker = name_of_this_worker()
    register(jobs, timezone.now())
    alive_at = None
    while not stopping.is_set():
        close_old_connections()
        now = timezone.now()
        if alive_at is None or now - alive_at >= timedelta(seconds=10):
            report_alive(worker, now)
            alive_at = now
        run_due(jobs, now)
        stopping.wait(TICK_SECONDS)
    WorkerSeen.objects.filter(worker=worker).delete()
