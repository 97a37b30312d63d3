"""Start everything."""

from __future__ import annotations

import os
from argparse import ArgumentParser

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from cms import installation
from cms.people_file import people_file, read_people
from cms.processes import Child, PortInUseError, end_with_parent, manage, refuse_used_port, supervise
from website import search


class Command(BaseCommand):
    help = "Prepare the installation (migrations, demo on the first start, index), then run site and worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare-only", action="store_true", help="Prepare, and start nothing.")

    def handle(self, *, prepare_only: bool, **options: object) -> None:
        if os.environ.get("END_WITH_PARENT"):  # set by make run
            end_with_parent()
        try:
            refuse_used_port(settings.BIND, settings.PORT)
        except PortInUseError as error:
            raise CommandError(str(error)) from error
        self.prepare()
        if not prepare_only:
            children = [Child("web", manage("serve"), {}), Child("worker", manage("work"), {})]
            self.announce()
            supervise(children, self.stdout.write)

    def prepare(self) -> None:
        call_command("compile_catalogues")
        call_command("check", fail_level="ERROR", databases=["default"])
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not installation.is_complete() and settings.DEMO:
            call_command("load_demo")
        if installation.is_complete():
            call_command("setup_roles", verbosity=0)
        search.fill_gaps()

    def announce(self) -> None:
        address = settings.PUBLIC_URL or f"http://localhost:{settings.PORT}"
        say = self.stdout.write
        say(f"\nSite:   {address}/\nAdmin:  {address}/admin/\nHealth: {address}/health/ready")
        if not installation.is_complete():
            say(f"\nSet-up, opens once: {address}/setup/{installation.open_setup()}/")
        elif people_file().exists():
            self._announce_people()
        say("\nCtrl-C ends everything.")

    def _announce_people(self) -> None:
        self.stdout.write(f"\nDemo people (kept in {people_file().name} of the data folder):")
        for person in read_people():
            scope = person.agency or person.language
            role = f"{person.role} ({scope})" if scope else person.role
            self.stdout.write(f"  {role:<28} {person.user:<18} {person.password}")
