"""People without an account: answering a questionnaire, and the receipt that leads back to what they said."""

from django.urls import path

from . import files, kiosk_views, offline, receipts, views

app_name = "haveyoursay"
urlpatterns: list = [
    path("sw.js", offline.worker, name="worker"),
    path("receipt/<slug:secret>/", receipts.receipt, name="receipt"),
    path("receipt/<slug:secret>/take-all-back/", receipts.take_all_back, name="take-all-back"),
    path("receipt/<slug:secret>/media/<slug:media>/", receipts.media, name="receipt-media"),
    path("receipt/<slug:secret>/<slug:ref>/", receipts.consent, name="consent"),
    path("receipt/<slug:secret>/<slug:ref>/right/", receipts.right, name="right"),
    path("receipt/<slug:secret>/<slug:ref>/change/", receipts.change, name="change"),
    path("receipt/<slug:secret>/<slug:ref>/take-back/", receipts.take_back, name="take-back"),
    path("<slug:ref>/file/<slug:waiting>/", files.waiting_file, name="waiting-file"),
    path("<slug:ref>/", views.start, name="start"),
    path("<slug:ref>/kiosk/", kiosk_views.start, name="kiosk"),
    path("<slug:ref>/kiosk/again/", kiosk_views.again, name="kiosk-again"),
    path("<slug:ref>/all/", offline.whole, name="whole"),
    path("<slug:ref>/outbox/", offline.outbox, name="outbox"),
    path("<slug:ref>/send/", views.send, name="send"),
    path("<slug:ref>/<slug:step>/", views.step, name="step"),
]
