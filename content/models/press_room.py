"""The desk's own words in the press room: what it is for, the rules of embargo, how to quote."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from content.models.standard import StandardPage


class PressRoomPage(StandardPage):
    """One a language, at `/<lang>/press/`; website/press adds releases, clarifications, kits and contacts to it."""

    SLUG = "press"

    template = "website/press/room.html"
    own_views = ("press",)
    parent_page_types = ["content.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("press room")
        verbose_name_plural = _("press rooms")

    def full_clean(self, *args: object, **kwargs: object) -> None:
        """The address is fixed, in every language."""
        self.slug = self.SLUG
        super().full_clean(*args, **kwargs)
