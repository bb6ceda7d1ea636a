"""The addresses of give and get, and of the time bank."""

from django.urls import path

from . import giving, giving_entries, giving_files, time_bank, time_exchanges

urlpatterns = [
    path("giving/", giving.giving, name="giving"),
    path("giving/people/", giving.giving_people, name="giving-people"),
    path("giving/people/<slug:ref>/", giving.giving_year, name="giving-year"),
    path("giving/people/<slug:ref>/pdf/", giving_files.year_paper, name="giving-year-pdf"),
    path("giving/rate/", giving.hour_rate, name="hour-rate"),
    path("giving/before-money/", giving.before_money, name="before-money"),
    path("giving/gave/", giving_entries.gave_add, name="gave-add"),
    path("giving/got/", giving_entries.got_add, name="got-add"),
    path("giving/entries/<slug:ref>/edit/", giving_entries.entry_edit, name="entry-edit"),
    path("giving/entries/<slug:ref>/answer/", giving_entries.entry_answer, name="entry-answer"),
    path("giving/entries/<slug:ref>/remove/", giving_entries.entry_remove, name="entry-remove"),
    path("giving/entries/<slug:ref>/restore/", giving_entries.entry_restore, name="entry-restore"),
    path("giving/entries/<slug:ref>/certificate/", giving_files.certificate_paper, name="certificate"),
    path("time-bank/", time_bank.time_bank, name="time-bank"),
    path("time-bank/balances/", time_bank.balances, name="balances"),
    path("time-bank/offers/add/", time_bank.offer_add, name="offer-add"),
    path("time-bank/offers/<slug:ref>/edit/", time_bank.offer_edit, name="offer-edit"),
    path("time-bank/offers/<slug:ref>/remove/", time_bank.offer_remove, name="offer-remove"),
    path("time-bank/offers/<slug:ref>/restore/", time_bank.offer_restore, name="offer-restore"),
    path("time-bank/hours/", time_exchanges.exchanges, name="exchanges"),
    path("time-bank/hours/add/", time_exchanges.exchange_add, name="exchange-add"),
    path("time-bank/hours/<slug:ref>/yes/<slug:end>/", time_exchanges.exchange_yes, name="exchange-yes"),
    path("time-bank/hours/<slug:ref>/no/", time_exchanges.exchange_no, name="exchange-no"),
    path("time-bank/hours/<slug:ref>/remove/", time_exchanges.exchange_remove, name="exchange-remove"),
    path("time-bank/hours/<slug:ref>/restore/", time_exchanges.exchange_restore, name="exchange-restore"),
]
