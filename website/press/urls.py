"""Fixed addresses below /<lang>/press/, the same in all languages."""

from django.urls import path

from syndication import feeds
from website.press import views

urlpatterns = [
    path("", views.room, name="press"),
    path("releases/", views.release_list, name="press_releases"),
    path("clarifications/", views.clarification_list, name="press_clarifications"),
    path("kits/<uuid:key>.zip", views.kit_zip, name="press_kit_zip"),
    path("feed.<str:form>", feeds.of_press, name="press_feed"),
]
