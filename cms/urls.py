"""All addresses. Those under /<lang>/, /health/, /admin/ and the feeds' are fixed: others rely on them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from cms import health, setup
from syndication import feeds
from translation.views.calendar import calendar
from website import sitemap, views
from website.about.publications import publications
from website.about.site_map import site_map
from website.events import views as events
from website.llms import llms
from website.map.views import map_page
from website.media import media
from website.news import views as news
from website.news_sitemap import news_sitemap
from website.serve import serve as serve_page
from website.visit import views as visit

urlpatterns = [
    path("", views.root, name="root"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("news-sitemap.xml", news_sitemap, name="news_sitemap"),
    path("llms.txt", llms, name="llms"),
    path("setup/<str:token>/", setup.setup, name="setup"),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("calendar/<str:token>.ics", calendar, name="translation_calendar"),
    path("media/<path:path>", media, name="media"),
    *i18n_patterns(
        path("search/", views.search_page, name="search"),
        path("events/", events.listing, name="events"),
        path("events.ics", events.calendar, name="events_calendar"),
        path("events/<uuid:key>.ics", events.one_calendar, name="event_calendar"),
        path("about/", include("website.about.urls")),
        path("publications/", publications, name="publications"),
        path("site-map/", site_map, name="site_map"),
        path("invest/", include("website.invest.urls")),
        path("press/", include("website.press.urls")),
        path("topics/", news.topics, name="topics"),
        path("topics/<slug:slug>/", news.topic, name="topic"),
        path("columns/<slug:slug>/", news.column, name="column"),
        path("topics/<slug:slug>/feed.<str:form>", feeds.of_topic, name="topic_feed"),
        path("columns/<slug:slug>/feed.<str:form>", feeds.of_column, name="column_feed"),
        path("<slug:slug>/feed.<str:form>", feeds.of_section, name="section_feed"),
        path("", include("website.inquiries.urls")),
        path("visit/destinations/", visit.destinations, name="visit_destinations"),
        path("visit/services/", visit.services, name="visit_services"),
        path("visit/products/", visit.products, name="visit_products"),
        path("visit/itineraries/", visit.itineraries, name="visit_itineraries"),
        path("visit/itineraries/<uuid:key>.gpx", visit.gpx, name="itinerary_gpx"),
        path("map/", map_page, name="map"),
        path("feed.rss", feeds.rss, name="feed_rss"),
        path("feed.atom", feeds.atom, name="feed_atom"),
        path("feed.json", feeds.json_feed, name="feed_json"),
        path("feed.ninjs.json", feeds.ninjs, name="feed_ninjs"),
        # The name and the one argument are Wagtail's: pages reverse it to make their addresses.
        re_path(r"^((?:[\w\-]+/)*)$", serve_page, name="wagtail_serve"),
        re_path(r"^(?P<path>.+)$", serve_page),
    ),
]

handler400 = "website.errors.bad_request"
handler403 = "website.errors.forbidden"
handler404 = "website.errors.not_found"
handler500 = "website.errors.server_error"
