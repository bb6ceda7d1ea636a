"""The addresses of what counts, within the room Value."""

from django.urls import path

from . import money, weigh_files, weigh_rounds, weighing

urlpatterns = [
    path("", weighing.weighing, name="weighing"),
    path("counts/easy-read/", weigh_files.easy, name="counts-easy"),
    path("counts/map.pdf", weigh_files.pdf, name="counts-pdf"),
    path("counts/easy-read.pdf", weigh_files.easy_pdf, name="counts-easy-pdf"),
    path("counts/outcomes/<slug:stone>/told/", weighing.told, name="told"),
    path("counts/worse/", weighing.worse, name="worse"),
    path("counts/worse/<slug:ref>/remove/", weighing.worse_remove, name="worse-remove"),
    path("counts/worse/<slug:ref>/restore/", weighing.worse_restore, name="worse-restore"),
    path("counts/kept/", weighing.kept_maps, name="kept-maps"),
    path("counts/kept/keep/", weighing.keep, name="keep-map"),
    path("counts/kept/<slug:ref>/", weighing.kept, name="kept"),
    path("counts/kept/<slug:ref>/remove/", weighing.kept_remove, name="kept-remove"),
    path("counts/kept/<slug:ref>/restore/", weighing.kept_restore, name="kept-restore"),
    path("counts/kept/<slug:ref>/easy-read/", weigh_files.kept_easy, name="kept-easy"),
    path("counts/kept/<slug:ref>/map.pdf", weigh_files.kept_pdf, name="kept-pdf"),
    path("counts/kept/<slug:ref>/easy-read.pdf", weigh_files.kept_easy_pdf, name="kept-easy-pdf"),
    path("weigh/", weigh_rounds.rounds, name="weigh-rounds"),
    path("weigh/new/", weigh_rounds.new, name="weigh-new"),
    path("weigh/<slug:ref>/", weigh_rounds.round_, name="weigh-round"),
    path("weigh/<slug:ref>/mine/", weigh_rounds.mine, name="weigh-mine"),
    path("weigh/<slug:ref>/sheet/", weigh_rounds.sheet, name="weigh-sheet"),
    path("weigh/<slug:ref>/sheet.pdf", weigh_files.paper, name="weigh-paper"),
    path("weigh/<slug:ref>/end/", weigh_rounds.end, name="weigh-end"),
    path("weigh/<slug:ref>/remove/", weigh_rounds.remove, name="weigh-remove"),
    path("weigh/<slug:ref>/restore/", weigh_rounds.restore, name="weigh-restore"),
    path("money/", money.wish, name="money"),
    path("money/say/", money.say, name="money-say"),
    path("money/why/", money.why, name="why"),
    path("money/why/page.pdf", money.why_pdf, name="why-pdf"),
    path("money/why/easy-read/", money.why_easy, name="why-easy"),
    path("money/why/easy-read.pdf", money.why_easy_pdf, name="why-easy-pdf"),
]
