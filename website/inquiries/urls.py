"""Addresses of the forms, below a language."""

from django.urls import path

from website.inquiries import views

urlpatterns = [
    path("inquiries/", views.kinds, name="inquiries"),
    path("inquiries/sent/<slug:reference>/", views.sent, name="inquiry_sent"),
    path("inquiries/<slug:kind>/", views.form, name="inquiry_form"),
    path("report/<uuid:key>/", views.report, name="error_report"),
    path("report/<uuid:key>/sent/", views.report_sent, name="error_report_sent"),
]
