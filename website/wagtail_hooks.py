"""The admin wears the site's colours."""

from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from reference.models import CustomDocument
from website.inquiries.desk import hooks as letters  # noqa: F401 - registers its own
from website.media import may_see


@hooks.register("before_serve_document")
def only_what_may_be_seen(document: CustomDocument, request: HttpRequest) -> None:
    """The same rule as for /media/."""
    if not (document.is_public or may_see(request.user, document)):
        raise Http404("No such document.")


@hooks.register("insert_global_admin_css")
def admin_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("website/css/admin.css"))
