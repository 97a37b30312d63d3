"""The editor's form of our pages."""

from wagtail.admin.forms import WagtailAdminPageForm

from reference.folding import ascii_slug


class PageForm(WagtailAdminPageForm):
    """The address may stay empty or carry marks: it is folded to ASCII, or made from the title.

    The editor's script proposes the title as address. With Wagtail's ASCII rule it would turn "Đền" into
    "djn", so Unicode is allowed there (WAGTAIL_ALLOW_UNICODE_SLUGS) and folded here.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """An emptied address of a page that has one stays as it was."""
        return ascii_slug(self.cleaned_data["slug"]) or self.instance.slug
