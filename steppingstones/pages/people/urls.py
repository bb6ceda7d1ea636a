"""The people room."""

from django.urls import path

from . import views, ways

app_name = "people"
urlpatterns = [
    path("", views.members, name="members"),
    path("add/", views.add, name="add"),
    path("helper/", ways.helper, name="helper"),
    path("helper/end/", ways.helper_end, name="helper-end"),
    path("<slug:ref>/", views.edit, name="edit"),
    path("<slug:ref>/leave/", views.leave, name="leave"),
    path("<slug:ref>/invite/", views.invite, name="invite"),
    path("<slug:ref>/card/", ways.card, name="card"),
    path("<slug:ref>/card/end/", ways.card_end, name="card-end"),
    path("<slug:ref>/hand-over/", ways.hand_over, name="hand-over"),
    path("<slug:ref>/hand-over/code/", ways.hand_over_code, name="hand-over-code"),
    path("<slug:ref>/hand-over/now/", ways.hand_over_now, name="hand-over-now"),
]
