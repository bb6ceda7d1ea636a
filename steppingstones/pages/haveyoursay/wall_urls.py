"""The wall on phones: everybody who has the link or the code, without an account."""

from django.urls import path

from . import wall

app_name = "wall"
urlpatterns: list = [
    path("<slug:ref>/", wall.join, name="join"),
    path("<slug:ref>/send/", wall.send, name="send"),
    path("<slug:ref>/news/", wall.news, name="news"),
    path("<slug:ref>/media/<slug:media>/", wall.media, name="media"),
    path("<slug:ref>/mine/<slug:secret>/", wall.mine, name="mine"),
    path("<slug:ref>/mine/<slug:secret>/take-down/", wall.take_down, name="take-down"),
    path("<slug:ref>/notes/<slug:wallnote>/heart/", wall.heart, name="heart"),
    path("<slug:ref>/notes/<slug:wallnote>/heart/back/", wall.heart_back, name="heart-back"),
]
