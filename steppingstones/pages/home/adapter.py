"""How django-allauth is told our rules: nobody signs up by themselves, and its messages are in our words."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class Adapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code. Look at the newest email and type its code."),
        "too_many_login_attempts": _("That was tried too often. Wait a minute, then ask for a new code."),
        "rate_limited": _("That was too fast. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
