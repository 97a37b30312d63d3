"""What stands in the press room beside releases: official clarifications and media kits."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField

from content.models.story import Story
from content.preload import load, load_renditions
from content.press_blocks import KitBlocks, SourceBlocks
from content.querysets import StoryManager
from reference.folding import strip_marks
from reference.models import CustomImage

TRUTH_FIRST = _(
    "The title and the lead say what is true. The claim stands only under “What was said”: search engines and "
    "shared links show the title, and a claim that is repeated there is spread."
)


class ClarificationPage(Story):
    """Puts right what was said wrongly in public: both in words, with sources, and signed."""

    truth = models.TextField(
        _("what is true"), help_text=_("In plain words and figures; how we know it stands in the text.")
    )
    claim = models.TextField(_("what was said"), help_text=_("In its own words, as short as it can be understood."))
    claim_where = models.CharField(
        _("where it was said"), max_length=200, help_text=_("The outlet or kind of place; no private person by name.")
    )
    claim_date = models.DateField(_("when it was said"), null=True, blank=True)
    claim_url = models.URLField(
        _("address of what was said"), blank=True, help_text=_("Only where readers need it; search engines are told.")
    )
    sources = StreamField(SourceBlocks(), verbose_name=_("sources"))
    signed_by = models.ForeignKey(
        "reference.Official",
        verbose_name=_("signed by"),
        related_name="clarifications",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Empty: the agency that stands for the text signs."),
    )
    signed_on = models.DateField(_("signed on"), null=True)

    canonical_fields = (
        *Story.canonical_fields[: Story.canonical_fields.index("body")],
        "truth",
        "claim",
        "claim_where",
        "claim_date",
        "claim_url",
        "body",
        "sources",
        "signed_by",
        "signed_on",
    )
    objects = StoryManager()
    template = "content/story.html"
    shown_with = (*Story.shown_with, "signed_by")
    is_press = is_clarification = True  # asked by templates that show stories of all types
    content_panels = [
        HelpPanel(content=TRUTH_FIRST),
        *Story.content_panels[:3],
        FieldPanel("truth"),
        MultiFieldPanel(
            [
                FieldPanel("claim"),
                FieldRowPanel([FieldPanel("claim_where"), FieldPanel("claim_date")]),
                FieldPanel("claim_url"),
            ],
            heading=_("What was said"),
        ),
        *Story.content_panels[3:5],
        FieldPanel("sources"),
        FieldRowPanel([FieldPanel("signed_by"), FieldPanel("signed_on")], heading=_("Signature")),
        *Story.content_panels[5:],
    ]

    class Meta:
        verbose_name = _("clarification")
        verbose_name_plural = _("clarifications")

    def clean(self) -> None:
        super().clean()
        claim = strip_marks(self.claim).strip(' .!?…"“”«»')
        if claim and claim in strip_marks(self.title):
            raise ValidationError({"title": _("The title repeats what was said. Write what is true.")})


class MediaKitPage(Story):
    """Pictures that the press may use, one by one or all in one file, see website/press."""

    pictures = StreamField(
        KitBlocks(),
        verbose_name=_("pictures"),
        help_text=_(
            "Only pictures that may be passed on. Caption, credit and licence are the pictures' own, in each language."
        ),
    )

    canonical_fields = (*Story.canonical_fields, "pictures")
    objects = StoryManager()
    template = "content/story.html"
    is_press = is_media_kit = True
    content_panels = [*Story.content_panels[:3], FieldPanel("pictures"), *Story.content_panels[3:]]

    class Meta:
        verbose_name = _("media kit")
        verbose_name_plural = _("media kits")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        load_renditions(self.chosen)
        return super().get_context(request, *args, **kwargs)

    @cached_property
    def chosen(self) -> list[CustomImage]:
        """The pictures in order, each once; one query."""
        return self._loaded()

    def _loaded(self, known: Iterable[CustomImage] = ()) -> list[CustomImage]:
        load(self.pictures, self.language, known)
        return list({block.value.pk: block.value for block in self.pictures if block.value}.values())

    @staticmethod
    def load_chosen(kits: Iterable[MediaKitPage]) -> None:
        """The pictures of all these kits in one query."""
        wanted = {block["value"] for kit in kits for block in kit.pictures.raw_data}
        known = CustomImage.objects.in_bulk(wanted).values() if wanted else ()
        for kit in kits:
            kit.chosen = kit._loaded(known)
