"""How a sheet came: in which round, in which language, paired by which card."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ...actions.answer_for import who_writes
from ...actions.cards import hash_of_card
from ...actions.voices import Came
from ...models import Questionnaire, Response, Round
from .sheet import CHECK, Problem, Sheet

NOT_SIGNED_IN = _("You write for somebody else, and are not signed in. Sign in on another page, then press Send again.")


def to_be_sent() -> QuerySet[Questionnaire]:
    """Questionnaires with the round that goes on now, in one query: a full hall sends at the same moment."""
    root = Coalesce(OuterRef("first_id"), OuterRef("pk"))
    now = Round.objects.filter(questionnaire_id=root, ended_on=None).order_by("-number")
    return Questionnaire.objects.annotate(round_now=Subquery(now.values("pk")[:1]))


def how_it_came(sheet: Sheet, request: HttpRequest) -> Came:
    """Who is signed in is asked only where a member writes for somebody else."""
    writes = who_writes(sheet.for_token, sheet.questionnaire, request.user.pk) if sheet.for_token else None
    if sheet.for_token and writes is None:
        raise Problem(CHECK, str(NOT_SIGNED_IN))
    is_for = writes is not None and not writes.is_own
    return Came(
        by=_way(sheet, is_for=is_for),
        recorded_by=writes.writer if writes and is_for else None,
        member=writes.about if writes else None,
        round_id=sheet.questionnaire.round_now,
        card_hash=card_hash(sheet),
        language=sheet.language,
        with_supporter=sheet.was_helped,
    )


def _way(sheet: Sheet, *, is_for: bool) -> str:
    if is_for:
        return Response.CameBy.FOR_SOMEBODY
    return Response.CameBy.KIOSK if sheet.is_kiosk else Response.CameBy.LINK


def card_hash(sheet: Sheet) -> str:
    if not sheet.card or sheet.has_no_card:
        return ""
    return hash_of_card(sheet.questionnaire, sheet.card)
