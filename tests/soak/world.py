"""What stands before the first step."""

from __future__ import annotations

from collections import Counter

from content.models import ArticlePage
from reference.models import KeyFigure
from tests import factories, people

STORIES = 3
PICTURES = 2


def token(number: int) -> str:
    """A word that stands nowhere else, so that one can see where it came out."""
    return f"tok{number}x"


class World:
    """Made once; every run of the machine begins from it. `counts` is of all runs."""

    def __init__(self) -> None:
        self.cast = people.cast()
        self.figure = KeyFigure.objects.create(code="grdp", label_vi=token(0), value=1)
        self.images = [
            factories.picture(f"a{number}.png", 60, 40, alt_vi=token(90 + number)) for number in range(PICTURES)
        ]
        self.pages = [self._page(number) for number in range(STORIES)]
        self.counts: Counter[str] = Counter()

    def _page(self, number: int) -> int:
        parent = factories.section()
        page = ArticlePage(
            title=token(number + 1), slug=f"bai-{number}", locale=parent.locale, live=False, owner=self.cast.editor
        )
        page.agency = factories.agency("svhttdl")
        page.hero_image = self.images[0]
        page.body = [("key_figures", {"figures": [self.figure]})]
        parent.add_child(instance=page)
        page.save_revision(user=self.cast.editor)
        return page.pk
