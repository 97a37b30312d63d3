"""news-sitemap.xml: articles and clarifications of the last two days (Google's schema sitemap-news/0.9)."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms import languages
from content.addresses import absolute
from content.models import Story
from reference.localized import localized
from reference.models import Office

RECENT = timedelta(hours=48)
MOST = 1000  # addresses, as the schema allows
CODES = {"zh-hans": "zh-cn"}  # ISO 639 but for Chinese, which it calls zh-cn and zh-tw


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Two queries."""
    office = Office.objects.first() or Office()
    names = {language.code: localized(office, "name", language.code).text for language in languages.ACTIVE}
    is_news = Q(articlepage__isnull=False) | Q(clarificationpage__isnull=False)
    recent = Story.objects.live().filter(is_news, first_published_at__gte=timezone.now() - RECENT)
    newest = recent.filter(locale__language_code__in=languages.CODES).select_related("locale").newest()[:MOST]
    entries = [
        {
            "url": absolute(request, page.url_path),
            "title": page.title,
            "published": page.first_published_at,
            "name": names[page.locale.language_code],
            "language": CODES.get(page.locale.language_code, page.locale.language_code),
        }
        for page in newest
    ]
    context = {"entries": entries}
    return render(request, "website/news_sitemap.xml", context, content_type="application/xml; charset=utf-8")
