"""The admin's Content-Security-Policy: as strict as Wagtail's own inline scripts allow.

Wagtail 7.4 writes inline scripts for date pickers, inline panels and choosers, so the admin alone gets
'unsafe-inline'; public pages keep the policy of the settings.
"""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

ADMIN_PATHS = ("/admin/",)
ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF, "blob:"],
}


class AdminPolicyMiddleware:
    """Sits inside CSPMiddleware and replaces directives on the admin's answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(ADMIN_PATHS):
            response._csp_update = ADMIN_POLICY
        return response
