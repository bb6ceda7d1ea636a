"""The addresses of the site. Each room has its own `urls.py`; a project's rooms are under `p/<slug>/`."""

from django.urls import include, path

from .pages import drafts
from .pages.look import look
from .pages.takepart import calendars

urlpatterns = [
    path("", include("steppingstones.pages.home.urls")),
    path("look/", look, name="look"),
    path("", include("steppingstones.pages.join.urls")),
    path("gallery/", include("steppingstones.pages.gallery.urls")),
    path("say/", include("steppingstones.pages.haveyoursay.urls")),
    path("w/", include("steppingstones.pages.haveyoursay.wall_urls")),
    path("counted/", include("steppingstones.pages.haveyoursay.counted_urls")),
    path("calendar/<str:secret>.ics", calendars.feed, name="calendar-feed"),
    path("organisations/", include("steppingstones.pages.review.organisation_urls")),
    path("r/", include("steppingstones.pages.show.public_urls")),
    path("news/", include("steppingstones.pages.show.news_urls")),
    path("said-did/", include("steppingstones.pages.decide.public_urls")),
    path("p/<slug:slug>/drafts/", drafts.drafts, name="drafts"),
    path("p/<slug:slug>/drafts/forget/", drafts.forget, name="drafts-forget"),
    path("p/<slug:slug>/people/", include("steppingstones.pages.people.urls")),
    path("p/<slug:slug>/plan/", include("steppingstones.pages.plan.urls")),
    path("p/<slug:slug>/take-part/", include("steppingstones.pages.takepart.urls")),
    path("p/<slug:slug>/listen/", include("steppingstones.pages.listen.urls")),
    path("p/<slug:slug>/understand/", include("steppingstones.pages.understand.urls")),
    path("p/<slug:slug>/decide/", include("steppingstones.pages.decide.urls")),
    path("p/<slug:slug>/review/", include("steppingstones.pages.review.urls")),
    path("p/<slug:slug>/value/", include("steppingstones.pages.value.urls")),
    path("p/<slug:slug>/show/", include("steppingstones.pages.show.urls")),
]

handler400 = "steppingstones.pages.errors.bad_request"
handler403 = "steppingstones.pages.errors.forbidden"
handler404 = "steppingstones.pages.errors.not_found"
handler500 = "steppingstones.pages.errors.server_error"
