"""Run the worker."""

import os
import signal
import threading

from django.core.management.base import BaseCommand

from cms.jobs import JOBS
from cms.processes import end_with_parent
from cms.worker import loop


class Command(BaseCommand):
    help = "Run the worker: tasks, scheduled publishing, index upkeep. Several may run at once."

    def handle(self, **options: object) -> None:
        stopping = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.set())
        if os.environ.get("END_WITH_PARENT"):
            end_with_parent()
        loop(JOBS, stopping)
