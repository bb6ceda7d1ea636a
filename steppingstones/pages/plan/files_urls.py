"""The pathway as files."""

from django.urls import path

from . import files

urlpatterns = [
    path("files/", files.files, name="files"),
    path("files/pathway.svg", files.picture_file, name="picture-file"),
    path("files/pathway.png", files.picture_png, name="picture-png"),
    path("files/poster.pdf", files.poster_pdf, name="poster"),
    path("files/poster-large.pdf", files.poster_large_pdf, name="poster-large"),
    path("files/template.pdf", files.template_pdf, name="template-pdf"),
    path("files/template-filled.pdf", files.template_filled_pdf, name="template-filled-pdf"),
    path("files/template.docx", files.template_docx, name="template-docx"),
    path("files/template-filled.docx", files.template_filled_docx, name="template-filled-docx"),
    path("files/easy-read/", files.easy_read, name="easy-read"),
    path("files/easy-read.pdf", files.easy_read_pdf, name="easy-read-pdf"),
]
