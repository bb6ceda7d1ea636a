"""Show: reports made of claims, each of which can be followed back to the voices that it rests on."""

from django.urls import path

from . import claims, evidence, files, parts, removals, tell_me, views
from .easy_urls import easy_urls
from .sign_off_urls import sign_off_urls
from .together_urls import together_urls

app_name = "show"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("add/", views.report_add, name="report-add"),
    path("how-sure/", views.how_sure, name="how-sure"),
    path("tell-me/", tell_me.follow, name="follow"),
    path("tell-me/stop/", tell_me.follow_no_more, name="follow-no-more"),
    path("<slug:ref>/", views.report, name="report"),
    path("<slug:ref>/edit/", views.report_edit, name="report-edit"),
    path("<slug:ref>/remove/", removals.report_remove, name="report-remove"),
    path("<slug:ref>/restore/", removals.report_restore, name="report-restore"),
    path("<slug:ref>/personal/", views.personal, name="personal"),
    path("<slug:ref>/parts/", parts.parts, name="parts"),
    path("<slug:ref>/parts/own/", parts.parts_own, name="parts-own"),
    path("<slug:ref>/parts/ready/", parts.parts_ready, name="parts-ready"),
    path("<slug:ref>/parts/add/", parts.part_add, name="part-add"),
    path("<slug:ref>/parts/<slug:reportpart>/", parts.part, name="part"),
    path("<slug:ref>/parts/<slug:reportpart>/up/", parts.part_up, name="part-up"),
    path("<slug:ref>/parts/<slug:reportpart>/down/", parts.part_down, name="part-down"),
    path("<slug:ref>/parts/<slug:reportpart>/remove/", parts.part_remove, name="part-remove"),
    path("<slug:ref>/parts/<slug:reportpart>/restore/", parts.part_restore, name="part-restore"),
    path("<slug:ref>/read/", files.read, name="read"),
    path("<slug:ref>/length/", files.length, name="length"),
    path("<slug:ref>/easy-read/", files.easy_read, name="easy-read"),
    path("<slug:ref>/report.pdf", files.pdf, name="pdf"),
    path("<slug:ref>/easy-read.pdf", files.easy_read_pdf, name="easy-read-pdf"),
    path("<slug:ref>/as/<slug:written>/", files.written, name="written"),
    path("<slug:ref>/share/", files.share, name="share"),
    path("<slug:ref>/share/<slug:claim>/picture.png", files.picture, name="share-picture"),
    path("<slug:ref>/claims/about/", claims.claim_about, name="claim-about"),
    path("<slug:ref>/claims/add/<slug:stone>/", claims.claim_add, name="claim-add"),
    path("<slug:ref>/claims/<slug:claim>/", claims.claim, name="claim"),
    path("<slug:ref>/claims/<slug:claim>/edit/", claims.claim_edit, name="claim-edit"),
    path("<slug:ref>/claims/<slug:claim>/evidence/", evidence.claim_evidence, name="claim-evidence"),
    path("<slug:ref>/claims/<slug:claim>/up/", claims.claim_up, name="claim-up"),
    path("<slug:ref>/claims/<slug:claim>/down/", claims.claim_down, name="claim-down"),
    path("<slug:ref>/claims/<slug:claim>/remove/", removals.claim_remove, name="claim-remove"),
    path("<slug:ref>/claims/<slug:claim>/restore/", removals.claim_restore, name="claim-restore"),
    *sign_off_urls,
    *easy_urls,
    *together_urls,
]
