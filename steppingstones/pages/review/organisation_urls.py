"""The addresses of what an organisation sees of the reviews of its projects."""

from django.urls import path

from . import together

app_name = "organisation"
urlpatterns = [
    path("<slug:ref>/review/", together.together, name="review"),
    path("<slug:ref>/review/page.pdf", together.together_pdf, name="review-pdf"),
]
