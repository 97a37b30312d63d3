"""Makes groups, collections and the workflow, and puts everyone into the groups of their roles."""

from django.core.management.base import BaseCommand
from django.utils import translation

from cms import languages
from content import workflows
from reference import groups


class Command(BaseCommand):
    help = "Make or mend roles and the way of approval. May be run again at any time."

    def handle(self, *args: object, **options: object) -> None:
        with translation.override(languages.SOURCE):
            groups.setup()
            workflows.set_up()
        if options["verbosity"]:
            self.stdout.write("roles and workflow are in place")
