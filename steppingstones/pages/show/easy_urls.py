"""The addresses of the Easy Read version of a report: writing it, and reading it."""

from django.urls import path

from . import easy, easy_reading

OF = "<slug:ref>/easy/"
easy_urls = [
    path(OF, easy.version, name="easy"),
    path(f"{OF}rows/<slug:key>/", easy.row, name="easy-row"),
    path(f"{OF}rows/<slug:key>/split/", easy.split, name="easy-split"),
    path(f"{OF}rows/<slug:key>/keep/", easy.keep, name="easy-keep"),
    path(f"{OF}rows/<slug:key>/back/", easy.back, name="easy-back"),
    path(f"{OF}rows/<slug:key>/picture/<int:place>/", easy.choose_picture, name="easy-picture"),
    path(f"{OF}rows/<slug:key>/say/", easy.say, name="easy-say"),
    path(f"{OF}comments/<slug:easycomment>/settle/", easy.settle, name="easy-settle"),
    path(f"{OF}ask/", easy_reading.ask, name="easy-ask"),
    path(f"{OF}readings/<slug:easyreading>/", easy_reading.read, name="easy-reading"),
    path(f"{OF}readings/<slug:easyreading>/end/", easy_reading.end, name="easy-reading-end"),
    path(f"{OF}readings/<slug:easyreading>/stop/", easy_reading.stop, name="easy-reading-stop"),
]
