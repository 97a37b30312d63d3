"""Fixed addresses below /<lang>/invest/, the same in all languages."""

from django.urls import path

from website.invest import site_views, views

urlpatterns = [
    path("", views.section, name="invest"),
    path("why/", views.why, name="invest_why"),
    path("figures/<slug:code>.csv", views.figures_csv, name="invest_figures"),
    path("parks/", site_views.parks, name="invest_parks"),
    path("parks/<slug:code>/", site_views.park, name="invest_park"),
    path("clusters/", site_views.clusters, name="invest_clusters"),
    path("clusters/<slug:code>/", site_views.cluster, name="invest_cluster"),
    path("compare/", site_views.compare, name="invest_compare"),
    path("projects/", views.projects, name="invest_projects"),
    path("projects/<slug:code>/", views.project, name="invest_project"),
    path("procedures/", views.procedures, name="invest_procedures"),
    path("procedures/<slug:code>/", views.procedure, name="invest_procedure"),
    path("incentives/", views.incentives, name="invest_incentives"),
]
