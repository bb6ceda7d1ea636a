"""Cards that pair one person's answers over time: what is kept of one."""

import hmac

from django.conf import settings

from ..methods.cards import Code
from ..models import Questionnaire


def hash_of_card(questionnaire: Questionnaire, code: Code) -> str:
    """The same for the same card in every round, and of no use to anybody who has only the database."""
    words = f"card {questionnaire.root.ref} {' '.join(code)}"
    return hmac.digest(settings.SECRET_KEY.encode(), words.encode(), "sha256").hex()
