"""Addresses of the builder of questionnaires."""

from django.urls import path

from . import bank, builder, builder_acts, builder_ifs

urlpatterns: list = [
    path("question-bank/", bank.sets, name="question-bank"),
    path("question-bank/<slug:ready>/", bank.make, name="question-bank-make"),
    path("questionnaires/<slug:ref>/bank/", bank.choose, name="question-bank-choose"),
    path("questionnaires/<slug:ref>/add/", builder.choose, name="question-add"),
    path("questionnaires/<slug:ref>/add/<slug:kind>/", builder.add, name="question-new"),
    path("questionnaires/<slug:ref>/add/<slug:kind>/see/", builder.see_new, name="question-new-see"),
    path("questions/<slug:ref>/", builder.change, name="question-edit"),
    path("questions/<slug:ref>/as/", builder.choose_other, name="question-kind"),
    path("questions/<slug:ref>/as/<slug:kind>/", builder.change, name="question-as"),
    path("questions/<slug:ref>/as/<slug:kind>/see/", builder.see, name="question-see"),
    path("questions/<slug:ref>/up/", builder_acts.move, {"steps": -1}, name="question-up"),
    path("questions/<slug:ref>/down/", builder_acts.move, {"steps": 1}, name="question-down"),
    path("questions/<slug:ref>/copy/", builder_acts.copy, name="question-copy"),
    path("questions/<slug:ref>/remove/", builder_acts.remove, name="question-remove"),
    path("questions/<slug:ref>/only-if/", builder_ifs.only_if, name="only-if"),
    path("questions/<slug:ref>/only-if/all/", builder_ifs.all_or_any, {"is_any": False}, name="only-if-all"),
    path("questions/<slug:ref>/only-if/any/", builder_ifs.all_or_any, {"is_any": True}, name="only-if-any"),
    path("questions/<slug:ref>/only-if/about/<slug:question>/", builder_ifs.about, name="only-if-about"),
    path("questions/<slug:ref>/only-if/<int:place>/remove/", builder_ifs.take_away, name="only-if-remove"),
]
