"""What leaves the house, and the proof of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Item(models.Model):
    """One story in one language for receivers. Its URI is minted once and outlives slug, domain and page."""

    uri = models.CharField(_("URI"), max_length=200, unique=True, help_text="tag: URI (RFC 4151)")
    story = models.OneToOneField(
        "content.Story", verbose_name=_("story"), related_name="item", null=True, on_delete=models.SET_NULL
    )
    language = models.CharField(_("language"), max_length=12)
    minted_at = models.DateTimeField(_("minted at"), auto_now_add=True)

    class Meta:
        verbose_name = pgettext_lazy("for receivers", "item")
        verbose_name_plural = pgettext_lazy("for receivers", "items")

    def __str__(self) -> str:
        return self.uri
