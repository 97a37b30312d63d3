"""Compare what is live with what receivers were told."""

from django.core.management.base import BaseCommand

from syndication import reconciler


class Command(BaseCommand):
    help = "Compare every live story with its latest version for receivers, fill gaps, and say what was found."

    def handle(self, **options: object) -> None:
        found = reconciler.compare_all()
        for name, keys in vars(found).items():
            self.stdout.write(f"{name}: {len(keys)} {keys if keys else ''}".strip())
