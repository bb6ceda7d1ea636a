"""The addresses of the room Review."""

from django.urls import path

from . import acts, gaps, reviews

app_name = "review"
urlpatterns = [
    path("", reviews.reviews, name="reviews"),
    path("new/", reviews.choose, name="choose"),
    path("new/<slug:instrument>/", reviews.make, name="make"),
    path("asks/<slug:ref>/", reviews.instrument, name="instrument"),
    path("asks/<slug:ref>/begin/", reviews.begin, name="begin"),
    path("asks/<slug:ref>/statements/add/", reviews.statement_add, name="statement-add"),
    path("rounds/<slug:ref>/", gaps.round_, name="round"),
    path("rounds/<slug:ref>/end/", reviews.end, name="end"),
    path("rounds/<slug:ref>/agree/", acts.agree, name="agree"),
    path("rounds/<slug:ref>/no-more/", acts.no_more, name="no-more"),
    path("rounds/<slug:ref>/statements/<slug:key>/", gaps.statement, name="statement"),
    path("rounds/<slug:ref>/statements/<slug:key>/talk/", acts.talk, name="talk"),
    path("rounds/<slug:ref>/statements/<slug:key>/to-do/", acts.to_do, name="to-do"),
    path("to-do/<slug:ref>/helped/", acts.helped, name="helped"),
]
