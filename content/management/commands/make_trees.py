"""Make what is missing of the languages' trees."""

from django.core.management.base import BaseCommand

from cms import languages
from content.trees import make_tree


class Command(BaseCommand):
    help = "Make home and sections for every active language that has none; existing pages stay as they are."

    def handle(self, **options: object) -> None:
        for language in languages.ACTIVE:
            made = make_tree(language)
            self.stdout.write(f"{language.code}: {len(made)} pages made")
