"""The addresses of the review page, within the room Review."""

from django.urls import path

from . import page, page_files, page_write

urlpatterns = [
    path("page/", page.pages, name="pages"),
    path("page/next/", page.next_, name="page-next"),
    path("page/next/gather/", page.gather, name="page-gather"),
    path("page/next/keep/", page.keep, name="page-keep"),
    path("page/next/areas/", page_write.areas, name="page-areas"),
    path("page/next/say/<slug:about>/", page_write.say, name="page-say"),
    path("page/<slug:ref>/", page.page, name="page"),
    path("page/<slug:ref>/share/", page.share, name="page-share"),
    path("page/<slug:ref>/remove/", page.remove, name="page-remove"),
    path("page/<slug:ref>/restore/", page.restore, name="page-restore"),
    path("page/<slug:ref>/easy-read/", page_files.easy, name="page-easy"),
    path("page/<slug:ref>/page.pdf", page_files.pdf, name="page-pdf"),
    path("page/<slug:ref>/easy-read.pdf", page_files.easy_pdf, name="page-easy-pdf"),
]
