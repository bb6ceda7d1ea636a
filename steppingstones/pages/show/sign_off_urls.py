"""Addresses of sign-off."""

from django.urls import path

from . import address_files, public, sign_off, sign_off_files, tell_me

AT = "<slug:ref>/versions/"
ONE = AT + "<slug:reportversion>/"
sign_off_urls = [
    path(AT, sign_off.versions, name="versions"),
    path(AT + "ask/", sign_off.ask, name="version-ask"),
    path(AT + "now/", sign_off.now, name="version-now"),
    path(ONE, sign_off.version, name="version"),
    path(ONE + "sign/", sign_off.sign, name="version-sign"),
    path(ONE + "take-back/", sign_off.take_back, name="version-take-back"),
    path(ONE + "open/", public.version_open, name="version-open"),
    path(ONE + "close/", public.version_close, name="version-close"),
    path(ONE + "address.svg", address_files.card_svg, name="version-address-svg"),
    path(ONE + "address.png", address_files.card_png, name="version-address-png"),
    path(ONE + "send/", tell_me.send, name="version-send"),
    path(ONE + "since/", sign_off.since, name="version-since"),
    path(ONE + "easy-read/", sign_off_files.easy, name="version-easy"),
    path(ONE + "as/<slug:written>/", sign_off_files.written, name="version-written"),
]
