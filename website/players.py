"""Players of other sites that a page may open after a click; other videos stay links.

Addresses: https://developers.google.com/youtube/player_parameters, https://help.vimeo.com (player without tracking).
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

YOUTUBE, VIMEO = settings.VIDEO_PLAYERS  # what the Content-Security-Policy lets into a frame
YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
VIMEO_ID = re.compile(r"\d{1,12}", re.ASCII)


def address(url: str) -> str:
    """Of the player for a video's page; empty where no player is known."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host in ("youtube.com", "youtu.be"):
        found = parse_qs(parts.query).get("v", [""])[0] if parts.path == "/watch" else parts.path.rpartition("/")[2]
        return f"{YOUTUBE}/embed/{found}?autoplay=1" if YOUTUBE_ID.fullmatch(found) else ""
    found = parts.path.strip("/")
    return f"{VIMEO}/video/{found}?dnt=1&autoplay=1" if host == "vimeo.com" and VIMEO_ID.fullmatch(found) else ""
