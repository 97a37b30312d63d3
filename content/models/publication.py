"""Publications: a page for each printed edition, with its contents and the file for reading."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from content.models.story import Story
from content.querysets import StoryManager
from reference.models.language_codes import LanguageCodesField


class PublicationPage(Story):
    """One edition: the cover is its main picture, its contents stand in the body."""

    edition = models.CharField(
        _("edition"), max_length=120, help_text=_("Its number or season as printed, such as No. 3/2024.")
    )
    issued_on = models.DateField(
        _("day of issue"), null=True, blank=True, help_text=_("Empty while the day is not known.")
    )
    print_languages = LanguageCodesField(_("printed in"))
    page_count = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    imprint = models.TextField(
        _("imprint"), blank=True, help_text=_("Licence to publish, ISBN or ISSN, publisher, print run.")
    )
    document = models.ForeignKey(
        "reference.CustomDocument",
        verbose_name=_("file for reading"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Empty: the page says that the file will follow."),
    )

    canonical_fields = (
        *Story.canonical_fields,
        "edition",
        "issued_on",
        "print_languages",
        "page_count",
        "imprint",
        "document",
    )
    objects = StoryManager()
    template = "content/story.html"
    shown_with = (*Story.shown_with, "document")
    is_publication = True  # asked by templates that show stories of all types
    content_panels = [
        *Story.content_panels[:3],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("edition"), FieldPanel("issued_on")]),
                FieldPanel("print_languages"),
                FieldRowPanel([FieldPanel("page_count"), FieldPanel("document")]),
                FieldPanel("imprint"),
            ],
            heading=_("The edition"),
        ),
        *Story.content_panels[3:],
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
