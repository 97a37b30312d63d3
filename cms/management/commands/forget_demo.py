"""Remove the demo."""

from django.core.management.base import BaseCommand, CommandError

from cms.demo.forgetting import DemoInUseError, forget


class Command(BaseCommand):
    help = "Remove every row that the demo made. What the office made itself stays; refused whole when it needs a row."

    def handle(self, **options: object) -> None:
        try:
            removed = forget()
        except DemoInUseError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{removed} rows of the demo were removed. Start again to open the set-up page (DEMO=0).")
