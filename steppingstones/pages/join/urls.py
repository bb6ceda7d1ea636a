"""Ways in for people without an email."""

from django.urls import path

from . import views, visits

app_name = "join"
urlpatterns: list = [
    path("join/", views.join, name="join"),
    path("join/hello/", visits.hello, name="hello"),
    path("join/not-me/", visits.not_me, name="not-me"),
    path("join/done/", visits.done, name="done"),
    path("join/ended/<slug:kind>/", visits.ended, name="ended"),
    path("join/still-here/", visits.still_here, name="still-here"),
    path("card/<str:secret>/", visits.card, name="card"),
    path("j/<str:code>/", views.short, name="short"),
]
