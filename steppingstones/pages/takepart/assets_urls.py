"""Gifts and skills, and what is missing."""

from django.urls import path

from . import assets, needs

urlpatterns = [
    path("", assets.assets, name="assets"),
    path("add/", assets.asset_add, name="asset-add"),
    path("missing/", needs.needs, name="needs"),
    path("missing/add/", needs.need_add, name="need-add"),
    path("missing/<slug:ref>/edit/", needs.need_edit, name="need-edit"),
    path("missing/<slug:ref>/help/", needs.need_help, name="need-help"),
    path("missing/<slug:ref>/close/", needs.need_close, name="need-close"),
    path("missing/<slug:ref>/open/", needs.need_open, name="need-open"),
    path("missing/<slug:ref>/remove/", needs.need_remove, name="need-remove"),
    path("missing/<slug:ref>/restore/", needs.need_restore, name="need-restore"),
    path("<slug:ref>/edit/", assets.asset_edit, name="asset-edit"),
    path("<slug:ref>/yes/", assets.asset_yes, name="asset-yes"),
    path("<slug:ref>/take-back/", assets.asset_take_back, name="asset-take-back"),
    path("<slug:ref>/remove/", assets.asset_remove, name="asset-remove"),
    path("<slug:ref>/restore/", assets.asset_restore, name="asset-restore"),
]
