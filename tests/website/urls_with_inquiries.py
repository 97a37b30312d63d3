"""The site's addresses and a form for inquiries, as the pages for investors look for it."""

from django.http import HttpResponse
from django.urls import path

from cms.urls import *  # noqa: F403 - the handlers too
from cms.urls import urlpatterns as known

urlpatterns = [path("inquiries/<slug:kind>/", lambda request, kind: HttpResponse(kind), name="inquiry"), *known]
