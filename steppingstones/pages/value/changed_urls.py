"""The addresses of what changed, within the room Value."""

from django.urls import path

from . import changed, changed_files

urlpatterns = [
    path("changed/", changed.changed, name="changed"),
    path("changed/<slug:ref>/", changed.questionnaire, name="changed-in"),
    path("changed/<slug:ref>/table.csv", changed_files.as_csv, name="changed-csv"),
    path("changed/<slug:ref>/book.xlsx", changed_files.as_xlsx, name="changed-xlsx"),
    path("changed/<slug:ref>/paper.pdf", changed_files.as_pdf, {"kind": "what-changed"}, name="changed-pdf"),
    path(
        "changed/<slug:ref>/easy-read.pdf",
        changed_files.as_pdf,
        {"kind": "what-changed-easy-read"},
        name="changed-easy-pdf",
    ),
    path("changed/<slug:ref>/<slug:question>/", changed.question, name="changed-question"),
    path("changed/<slug:ref>/<slug:question>/better/", changed.better, name="changed-better"),
    path("changed/<slug:ref>/<slug:question>/shows/", changed.shows, name="changed-shows"),
    path("changed/<slug:ref>/<slug:question>/<slug:stone>/not/", changed.shows_not, name="changed-shows-not"),
]
