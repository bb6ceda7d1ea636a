"""The pathway: the picture and the list, the five questions, and one page for each stone."""

from django.urls import path

from . import guide, know, meant, views

app_name = "plan"
urlpatterns = [
    path("", views.pathway, name="pathway"),
    path("picture/", views.picture, name="picture"),
    path("guide/<slug:step>/", guide.guide, name="guide"),
    path("guide/<slug:step>/next/", guide.guide_next, name="guide-next"),
    path("stones/add/", views.stone_add, name="stone-add"),
    path("stones/<slug:ref>/", views.stone_edit, name="stone-edit"),
    path("stones/<slug:ref>/leads-to/", views.stone_links, name="stone-links"),
    path("stones/<slug:ref>/move/<slug:way>/", views.stone_move, name="stone-move"),
    path("stones/<slug:ref>/place/<int:place>/", views.stone_place, name="stone-place"),
    path("stones/<slug:ref>/remove/", views.stone_remove, name="stone-remove"),
    path("stones/<slug:ref>/restore/", views.stone_restore, name="stone-restore"),
    # What is meant so.
    path("meant-so/<slug:gap>/<slug:track>/", meant.mean_so, name="meant-so"),
    path("ask-again/<slug:gap>/<slug:track>/", meant.ask_again, name="ask-again"),
    path("stones/<slug:ref>/meant-so/<slug:gap>/", meant.mean_so, name="stone-meant-so"),
    path("stones/<slug:ref>/ask-again/<slug:gap>/", meant.ask_again, name="stone-ask-again"),
    # How will we know?
    path("know/", know.know, name="know"),
    path("stones/<slug:ref>/know/", know.know_add, name="know-add"),
    path("stones/<slug:ref>/know/<slug:by>/", know.know_by, name="know-by"),
    path("stones/<slug:ref>/leads-to/<slug:stone>/", know.assumption, name="assumption"),
    path("stones/<slug:ref>/shaped/", know.shaped, name="shaped"),
    path("know/<slug:ref>/", know.know_edit, name="know-edit"),
    path("know/<slug:ref>/move/<slug:way>/", know.know_move, name="know-move"),
    path("know/<slug:ref>/remove/", know.know_remove, name="know-remove"),
    path("know/<slug:ref>/restore/", know.know_restore, name="know-restore"),
]
