"""Building blocks of a page's body. A block's template has the block's name."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import blocks as document_blocks
from wagtail.images import blocks as image_blocks
from wagtail.snippets import blocks as snippet_blocks
from wagtailmedia import blocks as media_blocks

from content import own_pages
from content.choices import Audience, Theme
from content.preload import Preloaded

RICH_TEXT = ["bold", "italic", "link", "document-link", "ol", "ul"]


class ImageChooserBlock(Preloaded, image_blocks.ImageChooserBlock):
    """A picture."""


class DocumentChooserBlock(Preloaded, document_blocks.DocumentChooserBlock):
    """A document."""


class VideoChooserBlock(Preloaded, media_blocks.VideoChooserBlock):
    """A video."""


class SnippetChooserBlock(Preloaded, snippet_blocks.SnippetChooserBlock):
    """A fact."""


class PageChooserBlock(Preloaded, blocks.PageChooserBlock):
    """A page; shown in the reader's language where it exists."""


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("heading"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class ImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, help_text=_("Empty: the picture's own caption."))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/image.html"


class GalleryBlock(blocks.StructBlock):
    images = blocks.ListBlock(ImageChooserBlock(label=_("picture")), label=_("pictures"), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("quotation"))
    speaker = blocks.CharBlock(label=_("speaker"), required=False)
    role = blocks.CharBlock(label=_("the speaker's role"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class KeyFiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(SnippetChooserBlock("reference.KeyFigure"), label=_("key figures"), min_num=1, max_num=6)

    class Meta:
        icon = "table"
        label = _("Key figures")
        template = "blocks/key_figures.html"


class ParkFactsBlock(blocks.StructBlock):
    park = SnippetChooserBlock("reference.IndustrialPark", label=_("industrial park"))

    class Meta:
        icon = "table"
        label = _("Facts of a park")
        template = "blocks/park_facts.html"


class VideoBlock(blocks.StructBlock):
    video = VideoChooserBlock(label=_("video"))

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class OutsideVideoBlock(blocks.StructBlock):
    """A video on another site: nothing of that site is loaded before the reader goes there."""

    title = blocks.CharBlock(label=_("title"), max_length=150)
    url = blocks.URLBlock(label=_("address of the video"), help_text=_("The page of the video on the other site."))
    image = ImageChooserBlock(label=_("still picture"), required=False)

    class Meta:
        icon = "media"
        label = _("Video on another site")
        template = "blocks/outside_video.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("document"))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"


class RelatedBlock(blocks.StructBlock):
    pages = blocks.ListBlock(PageChooserBlock(page_type="content.Story"), label=_("stories"), min_num=1, max_num=6)

    class Meta:
        icon = "list-ul"
        label = _("Related stories")
        template = "blocks/related.html"


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False)
    page = PageChooserBlock(label=_("leads to"))
    label = blocks.CharBlock(label=_("words on the link"), max_length=60)

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "blocks/call_to_action.html"


class StoryBlocks(blocks.StreamBlock):
    """The body of stories and standard pages."""

    heading = HeadingBlock()
    text = TextBlock(features=RICH_TEXT)
    image = ImageBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    key_figures = KeyFiguresBlock()
    park_facts = ParkFactsBlock()
    video = VideoBlock()
    outside_video = OutsideVideoBlock()
    document = DocumentBlock()
    related = RelatedBlock()
    call_to_action = CallToActionBlock()


THEMES = {
    Audience.INVESTOR: Theme.INVEST,
    Audience.BUYER: Theme.PRODUCTS,
    Audience.VISITOR: Theme.VISIT,
    Audience.DIASPORA: Theme.OVERSEAS,
    Audience.PRESS: Theme.PRESS,
}


class Entry(blocks.StructValue):
    """A band as it is shown; one that leads nowhere is not."""

    @property
    def url(self) -> str:
        """Of the page while it is live, else of the page of ours, else empty."""
        page = self.get("section")
        return page.url_path if page else own_pages.address(self.get("own_page") or "")

    @property
    def name(self) -> str:
        """Of what it leads to, above the heading."""
        page, own = self.get("section"), own_pages.OWN_PAGES.get(self.get("own_page") or "")
        return page.title if page else str(own.label) if own else ""

    @property
    def theme(self) -> str:
        """The colour of its audience."""
        return THEMES.get(self.get("audience"), "")


class BandBlock(blocks.StructBlock):
    """A band of the home page: one audience, one reason to enter."""

    audience = blocks.ChoiceBlock(
        Audience.choices, label=_("audience"), required=False, help_text=_("Gives the colour and the sign.")
    )
    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = blocks.TextBlock(label=_("reason to enter"))
    # Its name is bound into clearances that were given while only sections could be chosen.
    section = PageChooserBlock(
        label=_("leads to this page"),
        required=False,
        help_text=_("The entry disappears while the page is not public."),
    )
    own_page = blocks.ChoiceBlock(own_pages.choices, label=_("or to this list or form of the site"), required=False)
    label = blocks.CharBlock(label=_("words on the link"), max_length=60)
    image = ImageChooserBlock(label=_("picture"), required=False)

    class Meta:
        icon = "view"
        label = _("Entry for an audience")
        template = "blocks/band.html"
        value_class = Entry

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("section")) == bool(cleaned.get("own_page")):
            error = ValidationError(_("Choose one: a page, or a list or form of the site."))
            raise StructBlockValidationError(block_errors={"section": error})
        return cleaned
