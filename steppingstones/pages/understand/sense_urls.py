"""Making sense together."""

from django.urls import path

from . import sense, sense_sort

urlpatterns = [
    path("", sense.sessions, name="sense-sessions"),
    path("add/", sense.add, name="sense-add"),
    path("card/<slug:ref>/out/", sense_sort.take_out, name="sense-out"),
    path("pile/<slug:ref>/", sense_sort.pile, name="sense-pile"),
    path("pile/<slug:ref>/remove/", sense_sort.pile_remove, name="sense-pile-remove"),
    path("pile/<slug:ref>/heavier/", sense_sort.heavier, name="sense-heavier"),
    path("pile/<slug:ref>/lighter/", sense_sort.lighter, name="sense-lighter"),
    path("pile/<slug:ref>/shows/", sense_sort.shows, name="sense-shows"),
    path("<slug:ref>/", sense.session, name="sense"),
    path("<slug:ref>/edit/", sense.edit, name="sense-edit"),
    path("<slug:ref>/cards/", sense.cards, name="sense-cards"),
    path("<slug:ref>/printed/", sense_sort.printed, name="sense-printed"),
    path("<slug:ref>/sort/", sense_sort.sort, name="sense-sort"),
    path("<slug:ref>/pile/", sense_sort.pile_add, name="sense-pile-add"),
    path("<slug:ref>/most/", sense.most, name="sense-choose"),
    path("<slug:ref>/close/", sense.close, name="sense-close"),
    path("<slug:ref>/open/", sense.open_again, name="sense-open"),
    path("<slug:ref>/sign/", sense.sign, name="sense-sign"),
    path("<slug:ref>/sign/<slug:member>/", sense.sign_for, name="sense-sign-for"),
    path("<slug:ref>/remove/", sense.remove, name="sense-remove"),
    path("<slug:ref>/restore/", sense.restore, name="sense-restore"),
]
