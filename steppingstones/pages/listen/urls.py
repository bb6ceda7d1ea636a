"""The listen room: questionnaires, the logbook, consent."""

from django.urls import path

from . import export, questionnaires, spreadsheet, views

app_name = "listen"
urlpatterns: list = [
    path("", views.home, name="home"),
    path("spreadsheet/", spreadsheet.spreadsheet, name="spreadsheet"),
    path("spreadsheet/<slug:token>/<slug:encoding>/", spreadsheet.columns, name="spreadsheet-columns"),
    path("spreadsheet/<slug:token>/<slug:encoding>/look/", spreadsheet.look, name="spreadsheet-look"),
    path("spreadsheet/<slug:token>/<slug:encoding>/bring-in/", spreadsheet.bring_in, name="spreadsheet-bring-in"),
    path("voices.csv", export.as_csv, name="export-csv"),
    path("voices.xlsx", export.as_xlsx, name="export-xlsx"),
    path("log/", views.log, name="log"),
    path("log/<str:ref>/", views.log_edit, name="log-edit"),
    path("voices/<str:ref>/consent/", views.consent, name="consent"),
    path("voices/<str:ref>/take-back/", views.take_back, name="take-back"),
    path("questionnaires/new/", questionnaires.make, name="questionnaire-new"),
    path("questionnaires/<str:ref>/", questionnaires.questionnaire, name="questionnaire"),
    path("questionnaires/<str:ref>/words/", questionnaires.reword, name="questionnaire-words"),
    path("questionnaires/<str:ref>/preview/", questionnaires.preview, name="preview"),
    path("questionnaires/<str:ref>/share/", questionnaires.share, name="share"),
    path("questionnaires/<str:ref>/open/", questionnaires.open_to_all, name="questionnaire-open"),
    path("questionnaires/<str:ref>/close/", questionnaires.close, name="questionnaire-close"),
    path("questionnaires/<str:ref>/copy/", questionnaires.copy, name="questionnaire-copy"),
    path("questionnaires/<str:ref>/results/", questionnaires.came_back, name="results"),
    path("questionnaires/<str:ref>/add/", questionnaires.add, name="question-add"),
    path("questions/<str:ref>/", questionnaires.change, name="question-edit"),
    path("questions/<str:ref>/up/", questionnaires.move, {"steps": -1}, name="question-up"),
    path("questions/<str:ref>/down/", questionnaires.move, {"steps": 1}, name="question-down"),
    path("questions/<str:ref>/remove/", questionnaires.remove, name="question-remove"),
    path("questions/<str:ref>/answers/", questionnaires.words, name="words"),
]
