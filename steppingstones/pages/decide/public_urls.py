"""“You said, we did” for everybody who has the address, without an account."""

from django.urls import path

from . import said_did

app_name = "said-did"
urlpatterns = [path("<slug:secret>/", said_did.sheet, name="sheet")]
