"""Sorting cards into piles, what each pile means, and what it shows."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import sense as action
from ...actions.evidence import CannotLink, link_voices
from ...documents import sense_cards
from ...models import Project, SenseCard, SensePile, SenseSession
from ...queries import sense as query
from ...queries.voices import cards as voice_cards
from .. import handed_out
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..stone_choice import SEVERAL, ShowsForm, stance_field
from .sense import attempt, find, to_session
from .sense_forms import PileForm, in_numbers

SHOWN = 20  # voices on the page on which a stone is chosen
CARD, WAS = "card-", "was-"


class PileShowsForm(ShowsForm):
    """What the voices of one pile show."""

    stance = stance_field(SEVERAL)


def find_pile(project: Project, ref: str) -> SensePile:
    piles = project.sensepiles.filter(session__removed_at=None).select_related("session__project")
    return get_object_or_404(piles, ref=ref)


@project_page(edit=True)
@require_POST
def sort(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Each card has a field with the number of its pile. Only those that were changed on this page are moved."""
    session = find(project, ref)
    try:
        moves = moved(session, request.POST)
    except ValueError as wrong:
        messages.error(request, str(wrong))
        return to_session(session)
    attempt(request, action.sort, session, moves)
    return to_session(session, "#table")


def moved(session: SenseSession, sent: dict[str, str]) -> dict[SenseCard, SensePile | None]:
    """The cards whose field says another number than the page did, each with the pile of that number."""
    piles = dict(enumerate(session.piles.all(), 1))
    wanted = {
        name.removeprefix(CARD): number.strip()
        for name, number in sent.items()
        if name.startswith(CARD) and number.strip() != sent.get(WAS + name.removeprefix(CARD), "")
    }
    for number in wanted.values():
        if number and not (number.isdecimal() and len(number) < 4 and int(number) in piles):
            words = _("There is no pile with the number %(number)s. Nothing was moved.")
            raise ValueError(words % {"number": number[:20]})
    cards = session.cards.filter(ref__in=wanted)
    return {card: piles[int(wanted[card.ref])] if wanted[card.ref] else None for card in cards}


@project_page(edit=True)
@require_POST
def take_out(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    cards = project.sensecards.filter(session__removed_at=None).select_related("session__project")
    card = get_object_or_404(cards, ref=ref)
    attempt(request, action.take_out, card)
    return to_session(card.session, "#table")


@project_page()
def printed(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The cards as a PDF, to cut out. Without names; for the people in the room."""
    session = find(project, ref)
    board = query.board(session)
    found = sorted((*board.loose, *(card for pile in board.piles for card in pile.cards)), key=lambda card: card.number)
    if not found:
        raise Http404
    sheet = sense_cards.Cards(
        title=session.title,
        question=session.question,
        only_for=_("For the people in the room. Collect the cards at the end."),
        cards=[sense_cards.Card(number=card.number, words=card.words) for card in found],
    )
    name = f"{slugify(session.title)[:60] or 'cards'}-cards.pdf"
    back = reverse("understand:sense-sort", args=[project.slug, ref])
    return handed_out.printed(request, lambda: sense_cards.pdf(sheet).data, name, otherwise=back)


@project_page(edit=True)
@once
def pile_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    session = find(project, ref)
    form = PileForm(request.POST or None, session=session)
    if form.is_valid() and kept(request, form, session, None):
        return to_session(session, "#table")
    return form_page(request, "understand/sense_pile.html", form, session=session)


@project_page(edit=True)
def pile(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    pile = find_pile(project, ref)
    shown = next(each for each in query.board(pile.session).piles if each.row == pile)
    now = {"title": pile.title, "means": pile.means, "numbers": in_numbers(shown.cards)}
    form = meanwhile(PileForm(request.POST or None, session=pile.session, initial=now), request)
    if form.is_valid() and kept(request, form, pile.session, pile):
        return to_session(pile.session, f"#pile-{ref}")
    return form_page(request, "understand/sense_pile.html", form, session=pile.session, pile=pile)


def kept(request: HttpRequest, form: PileForm, session: SenseSession, pile: SensePile | None) -> bool:
    typed = form.cleaned_data
    words = {"title": typed["title"], "means": typed["means"], "cards": typed["numbers"]}
    try:
        if pile:
            action.change_pile(pile, **words, by=request.member)
        else:
            action.make_pile(session, **words, by=request.member)
    except action.SenseError as error:
        form.add_error(None, str(error))
        return False
    return True


@project_page(edit=True)
@require_POST
def pile_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    pile = find_pile(project, ref)
    attempt(request, action.remove_pile, pile)
    return to_session(pile.session, "#table")


@project_page(edit=True)
@require_POST
def heavier(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    pile = find_pile(project, ref)
    attempt(request, action.weigh, pile, 1)
    return to_session(pile.session, f"#pile-{ref}")


@project_page(edit=True)
@require_POST
def lighter(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    pile = find_pile(project, ref)
    attempt(request, action.weigh, pile, -1)
    return to_session(pile.session, f"#pile-{ref}")


@project_page(edit=True)
@once
def shows(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Link all voices of a pile to the stone that they are about."""
    pile = find_pile(project, ref)
    voices = query.voices_in(pile)
    if not (count := voices.count()):
        raise Http404
    form = PileShowsForm(request.POST or None, project=project)
    if form.is_valid():
        try:
            link_voices(voices, form.cleaned_data["stone"], stance=form.cleaned_data["stance"], by=request.member)
        except CannotLink as error:
            form.add_error("stone", str(error))
        else:
            messages.success(request, _("Linked."))
            return to_session(pile.session, f"#pile-{ref}")
    some = voice_cards(project, voices.order_by("pk")[:SHOWN])
    more = {"pile": pile, "cards": some, "count": count, "more": count - len(some)}
    return form_page(request, "understand/sense_shows.html", form, **more)
