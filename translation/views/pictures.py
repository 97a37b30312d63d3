"""The small picture beside a caption, for those who may see the translation."""

from __future__ import annotations

import mimetypes

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from reference.models import CustomImage, CustomRendition
from translation import pictures
from translation.views.screen import visible_translation

SIZE = "max-165x165"  # Wagtail's own for lists: mostly made already


@require_safe
def picture(request: HttpRequest, pk: int, position: int) -> FileResponse:
    """Of the source in the wording that is translated: an outside translator sees pictures of cleared texts only."""
    translation = visible_translation(request.user, pk)
    row = translation.segments.filter(position=position).first()
    number = pictures.of_segment(row, pictures.of_blocks(translation)) if row else None
    image = get_object_or_404(CustomImage, pk=number)
    rendition = _rendition(image)
    kind = mimetypes.guess_type(rendition.file.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": "private, max-age=3600"}
    return FileResponse(rendition.file.open(), content_type=kind, headers=headers)


def _rendition(image: CustomImage) -> CustomRendition:
    try:
        return image.get_rendition(SIZE)
    except (SourceImageIOError, InvalidFilterSpecError, OSError) as error:
        raise Http404 from error
