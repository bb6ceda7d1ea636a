"""The addresses of what counts, within the room Value."""

from django.urls import path

from . import money, weighing

urlpatterns = [
    path("", weighing.weighing, name="weighing"),
    path("money/", money.wish, name="money"),
    path("money/say/", money.say, name="money-say"),
    path("money/why/", money.why, name="why"),
    path("money/why/page.pdf", money.why_pdf, name="why-pdf"),
    path("money/why/easy-read/", money.why_easy, name="why-easy"),
    path("money/why/easy-read.pdf", money.why_easy_pdf, name="why-easy-pdf"),
]
