"""Everything under /media/: public when a live page or a confirmed fact uses the file, else for those who may see it.

Withdrawn files answer 404. Behind nginx (MEDIA_ACCEL) the file itself is sent by nginx, see deploy/.
"""

from __future__ import annotations

import mimetypes
from urllib.parse import quote

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms import languages
from reference.file_rights import OwnFile, may_see
from reference.models import CustomDocument, CustomImage, CustomMedia, CustomRendition
from website.share_images.models import ShareImage

FOR_EVERYBODY = "public, max-age=3600"  # seconds; a withdrawn file is gone from caches within the hour
FOR_ONE = "private, no-store"


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """The file at /media/<path>."""
    if _is_share_image(path):
        return _cached(send(request, path), FOR_EVERYBODY)
    file = owner_of(path)
    if file is None or not (file.is_public or may_see(request.user, file)):
        raise Http404("No such file.")
    return _cached(send(request, path), FOR_EVERYBODY if file.is_public else FOR_ONE)


def _cached(response: HttpResponse, how: str) -> HttpResponse:
    response["Cache-Control"] = how
    return response


def _is_share_image(path: str) -> bool:
    """Of a live page; the picture of a withdrawn one is gone."""
    is_named = path.startswith("share/") and "\0" not in path
    return is_named and ShareImage.objects.filter(file=path, page__live=True).exists()


def owner_of(path: str) -> OwnFile | None:
    """The picture, document or video that the stored file belongs to; renditions belong to their picture."""
    if "\0" in path:
        return None
    rendition = CustomRendition.objects.select_related("image").filter(file=path).first()
    if rendition:
        return rendition.image
    captions = Q(pk__in=())
    for language in languages.ACTIVE:
        captions |= Q(**{f"captions_{language.column}": path})
    return (
        CustomImage.objects.filter(file=path).first()
        or CustomDocument.objects.filter(file=path).first()
        or CustomMedia.objects.filter(Q(file=path) | Q(thumbnail=path) | captions).first()
    )


def send(request: HttpRequest, path: str) -> HttpResponse:
    if not settings.MEDIA_ACCEL:
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return HttpResponse(headers={"X-Accel-Redirect": settings.MEDIA_ACCEL + quote(path), "Content-Type": kind})
