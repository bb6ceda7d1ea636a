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
    path("log/<slug:ref>/", views.log_edit, name="log-edit"),
    path("voices/<slug:ref>/consent/", views.consent, name="consent"),
    path("voices/<slug:ref>/take-back/", views.take_back, name="take-back"),
    path("questionnaires/new/", questionnaires.make, name="questionnaire-new"),
    path("questionnaires/<slug:ref>/", questionnaires.questionnaire, name="questionnaire"),
    path("questionnaires/<slug:ref>/words/", questionnaires.reword, name="questionnaire-words"),
    path("questionnaires/<slug:ref>/preview/", questionnaires.preview, name="preview"),
    path("questionnaires/<slug:ref>/share/", questionnaires.share, name="share"),
    path("questionnaires/<slug:ref>/open/", questionnaires.open_to_all, name="questionnaire-open"),
    path("questionnaires/<slug:ref>/close/", questionnaires.close, name="questionnaire-close"),
    path("questionnaires/<slug:ref>/remove/", questionnaires.take_away, name="questionnaire-remove"),
    path("questionnaires/<slug:ref>/restore/", questionnaires.put_back, name="questionnaire-restore"),
    path("questionnaires/<slug:ref>/copy/", questionnaires.copy, name="questionnaire-copy"),
    path("questionnaires/<slug:ref>/results/", questionnaires.came_back, name="results"),
    path("questionnaires/<slug:ref>/add/", questionnaires.add, name="question-add"),
    path("questions/<slug:ref>/", questionnaires.change, name="question-edit"),
    path("questions/<slug:ref>/up/", questionnaires.move, {"steps": -1}, name="question-up"),
    path("questions/<slug:ref>/down/", questionnaires.move, {"steps": 1}, name="question-down"),
    path("questions/<slug:ref>/remove/", questionnaires.remove, name="question-remove"),
    path("questions/<slug:ref>/answers/", questionnaires.words, name="words"),
]
