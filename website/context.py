"""Template variables of every public page."""

from django.http import HttpRequest

from website import frame


def site(request: HttpRequest) -> dict[str, object]:
    """`frame`: office, menu, footer, languages, head. Costs nothing until a template asks."""
    made = getattr(request, "frame", None) or frame.of(request)
    request.frame = made
    return {"frame": made, "language": made.language}
