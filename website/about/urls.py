"""Fixed addresses below /<lang>/about/, the same in all languages."""

from django.urls import path

from website.about import views

urlpatterns = [
    path("agencies/", views.agencies, name="about_agencies"),
    path("agencies/<slug:code>/", views.agency, name="about_agency"),
    path("officials/", views.officials, name="about_officials"),
]
