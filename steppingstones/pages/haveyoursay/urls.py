"""People without an account: answering a questionnaire, and the receipt that leads back to what they said."""

from django.urls import path

from . import receipts, views

app_name = "haveyoursay"
urlpatterns: list = [
    path("receipt/<str:secret>/", receipts.receipt, name="receipt"),
    path("receipt/<str:secret>/<str:ref>/", receipts.consent, name="consent"),
    path("receipt/<str:secret>/<str:ref>/take-back/", receipts.take_back, name="take-back"),
    path("<str:ref>/", views.start, name="start"),
    path("<str:ref>/send/", views.send, name="send"),
    path("<str:ref>/<str:step>/", views.step, name="step"),
]
