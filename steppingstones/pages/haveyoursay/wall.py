"""The wall on a phone: putting something up, taking it down, giving a heart, and seeing what is new.

No account and no session. Exempt from the CSRF check like the other pages here: whoever has the link may send the same
form. The only cookie is the number by which a phone's hearts count once; it comes with the first heart, is for this
wall alone, other sites cannot use it, and it goes when the browser is closed.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ...access import public_page
from ...actions import wall_notes as action
from ...actions.media import NotTaken
from ...actions.voices import hash_of
from ...actions.walls import WallError
from ...models import Media, Wall, WallNote
from ...queries.walls import board, page_asked, place_of, shown
from ..answer import NEEDS_ANOTHER_LOOK
from ..media_file import media_file
from .limit import is_too_much
from .views import kept_by_nobody
from .wall_forms import WallNoteForm, phone_key

TOO_MUCH = _("Very much came from your network just now. Nothing is lost. Wait ten minutes, then send this again.")
COOKIE = "wall-key"
HEARTS_A_SEND = 10  # hearts come in handfuls
CARDS = {"phone": "haveyoursay/wall_card.html", "screen": "listen/wall_card.html"}


def find(ref: str) -> Wall:
    return get_object_or_404(Wall.objects.standing().select_related("project"), ref=ref)


@public_page
@require_safe
@kept_by_nobody
def join(request: HttpRequest, ref: str) -> HttpResponse:
    return page(request, find(ref), WallNoteForm())


@public_page
@csrf_exempt
@kept_by_nobody
def send(request: HttpRequest, ref: str) -> HttpResponse:
    """Put it up, once. A full hall does this at the same moment, so it does no more than it must."""
    if request.method != "POST":
        return redirect("wall:join", ref)
    wall, form = find(ref), WallNoteForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, wall, form)
    if is_too_much(request):
        form.add_error(None, str(TOO_MUCH))
        return page(request, wall, form, status=429)
    try:
        files = form.added()
        put_up = partial(action.put_up_files, files=files) if files else action.put_up
        secret = put_up(wall, form.put(), once=form.once)
    except (WallError, NotTaken) as error:
        form.add_error(None, str(error))
        return page(request, wall, form)
    return redirect("wall:mine", ref, secret)


@public_page
@require_safe
@kept_by_nobody
def mine(request: HttpRequest, ref: str, secret: str) -> HttpResponse:
    """The way back to one note: what became of it, and taking it down. Below it one can put up another."""
    note = find_mine(ref, secret)
    if note.voice_id:
        return redirect("haveyoursay:receipt", secret)
    return page(request, note.wall, WallNoteForm(), mine=note, secret=secret)


@public_page
@csrf_exempt
@kept_by_nobody
def take_down(request: HttpRequest, ref: str, secret: str) -> HttpResponse:
    note = find_mine(ref, secret)
    if note.voice_id:
        return redirect("haveyoursay:receipt", secret)
    if request.method == "POST":
        action.take_down(note)
        return redirect("wall:mine", ref, secret)
    return render(request, "haveyoursay/wall_take_down.html", {"wall": note.wall, "note": note, "secret": secret})


def find_mine(ref: str, secret: str) -> WallNote:
    notes = WallNote.objects.filter(wall__ref=ref, wall__removed_at=None)
    return get_object_or_404(notes.select_related("wall__project"), once=hash_of(secret))


def page(request: HttpRequest, wall: Wall, form: WallNoteForm, status: int = 0, **more: Any) -> HttpResponse:
    key = request.COOKIES.get(COOKIE, "")
    context = {
        "wall": wall,
        "form": form,
        "board": None if wall.ended_on else board(wall, page=page_asked(request.GET.get("page", "")), key=key),
        "key": phone_key(key),
        "card": CARDS["phone"],
        **more,
    }
    status = status or (NEEDS_ANOTHER_LOOK if form.errors else 200)
    return render(request, "haveyoursay/wall.html", context, status=status)


# --- Hearts -------------------------------------------------------------------------------------------------


@public_page
@csrf_exempt
def heart(request: HttpRequest, ref: str, wallnote: str) -> HttpResponse:
    return with_key(request, ref, wallnote, action.give_heart)


@public_page
@csrf_exempt
def heart_back(request: HttpRequest, ref: str, wallnote: str) -> HttpResponse:
    return with_key(request, ref, wallnote, action.take_heart_back)


def with_key(request: HttpRequest, ref: str, wallnote: str, act: Any) -> HttpResponse:
    """Only a note of this wall that everybody can see. What is closed says so on its page."""
    if request.method != "POST":
        return redirect("wall:join", ref)
    note = get_object_or_404(shown(find(ref)).select_related("wall"), ref=wallnote)
    key = phone_key(request.COOKIES.get(COOKIE) or request.POST.get("key", ""))
    response = redirect(reverse("wall:join", args=[ref]) + place_of(note))
    if is_too_much(request, what="hearts", times=HEARTS_A_SEND):
        return response
    try:
        act(note, key)
    except WallError:
        return response
    safe = {"httponly": True, "samesite": "Lax", "secure": settings.HTTPS}
    response.set_cookie(COOKIE, key, path=reverse("wall:join", args=[ref]), **safe)
    return response


# --- Sounds and pictures ------------------------------------------------------------------------------------


@public_page
@require_safe
def media(request: HttpRequest, ref: str, media: str) -> HttpResponse:
    """The file of a note that everybody can see, for as long as the session lasts."""
    wall = get_object_or_404(Wall.objects.standing().filter(ended_on=None), ref=ref)
    return media_file(request, get_object_or_404(Media.objects.filter(wall_note__in=shown(wall)), ref=media))


# --- What is new --------------------------------------------------------------------------------------------


@public_page
@require_safe
@kept_by_nobody
def news(request: HttpRequest, ref: str) -> HttpResponse:
    """204 while nothing is new: one query. Else the notes that changed, as a part of the page."""
    wall = get_object_or_404(Wall.objects.standing(), ref=ref)
    after = request.GET.get("after", "")
    number = int(after) if after.isdecimal() and len(after) < 10 else 0
    if number == wall.last:
        return HttpResponse(status=204)
    look = request.GET.get("look", "phone")
    card = CARDS.get(look, CARDS["phone"])
    key = request.COOKIES.get(COOKIE, "")
    found = None if wall.ended_on else board(wall, after=min(number, wall.last), key=key)
    context = {"wall": wall, "board": found, "card": card, "level": 2 if look == "screen" else 3}
    return render(request, "wall/board.html", context)
