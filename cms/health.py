"""Is the process alive, and is the installation ready to serve?"""

from datetime import timedelta

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from cms import installation
from cms.models import WorkerSeen
from website import search

WORKER_SILENCE = timedelta(seconds=60)


@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as this process answers."""
    return JsonResponse({"status": "live"})


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when every check holds, else 503; the checks by name either way."""
    try:
        checks = {
            "database": True,
            "content": installation.is_complete() or installation.is_waiting(),
            "index": search.is_built(),
            "worker": WorkerSeen.objects.filter(seen_at__gte=timezone.now() - WORKER_SILENCE).exists(),
        }
    except DatabaseError:
        checks = {"database": False}
    return JsonResponse({"checks": checks}, status=200 if all(checks.values()) else 503)
