"""Run the web server."""

import os

from django.conf import settings
from django.core.management.base import BaseCommand
from granian import Granian
from granian.constants import Interfaces

from cms.processes import end_with_parent


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Run the web server on BIND:PORT with WEB_WORKERS processes of WEB_THREADS threads."

    def handle(self, **options: object) -> None:
        if os.environ.get("END_WITH_PARENT"):
            end_with_parent()
        Granian(
            "cms.wsgi:application",
            address=settings.BIND,
            port=settings.PORT,
            interface=Interfaces.WSGI,
            workers=settings.WEB_WORKERS,
            blocking_threads=settings.WEB_THREADS,
            respawn_failed_workers=True,
            websockets=False,
            log_enabled=False,
        ).serve()
