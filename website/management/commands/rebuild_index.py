"""Make the visitors' search index anew."""

from django.core.management.base import BaseCommand

from website import search


class Command(BaseCommand):
    help = "Make the visitors' search index anew from the live pages; says how many it holds."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{search.rebuild()} pages")
