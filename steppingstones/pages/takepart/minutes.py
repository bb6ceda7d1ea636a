"""Minutes: drafted from the notes, changed, agreed to by members, and given to each in the form that they want."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import minutes as action
from ...actions.meetings import MeetingError
from ...documents import easyread, web
from ...methods.meetings import Paper, known_papers
from ...models import Meeting, Member, Minutes, Project
from ...queries import minutes as query
from ..agreed import AgreedForm
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .meetings import PAGE, find
from .minutes_forms import GiveForm, MinutesForm, ViewForm
from .papers import pdf_file, text_file

PAPER_AT = {  # a page is this page, and reading aloud needs none
    Paper.PDF: "takepart:minutes-pdf",
    Paper.LARGE: "takepart:minutes-large-pdf",
    Paper.EASY: "takepart:minutes-easy-pdf",
    Paper.TEXT: "takepart:minutes-text",
    Paper.PRINTED: "takepart:minutes-pdf",
}
AT_ONCE = 25  # notes that become voices in one go: nobody else can write meanwhile


@project_page()
def minutes(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    shown = number_asked(request, found)
    again = query.to_read_again(project).filter(meeting=found) if request.member.can_edit else []
    context = {
        "again": again,
        "meeting": found,
        "waiting": len(query.can_become_voices(found)),
        "to_do": query.to_do(found),
    }
    if shown:
        last = action.last_of(found)
        people = query.agreeing(found, shown)
        context |= {
            "minutes": shown,
            "is_last": shown == last,
            "numbers": found.minutes.count(),
            "body": web.fragment(query.document(shown)),
            "page": Paginator(people, PAGE).get_page(request.GET.get("page")),
            "how_far": query.how_far(people),
            "out": handing_out(found, people) if request.member.can_edit and shown == last else [],
            "mine": next((each for each in people if each.member == request.member), None),
        }
    return render(request, "takepart/meetings/minutes.html", context)


def number_asked(request: HttpRequest, found: Meeting) -> Minutes | None:
    """The number that is asked for, else the last."""
    number = request.GET.get("number", "")
    asked = found.minutes.filter(number=int(number)).first() if number.isdecimal() and len(number) < 9 else None
    shown = asked or action.last_of(found)
    if shown:
        shown.meeting = found
    return shown


@project_page(edit=True)
def write(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    last = action.last_of(found)
    words, easy = (last.words, last.easy) if last else query.draft(found)
    form = MinutesForm(request.POST if request.method == "POST" else None, initial={"words": words, "easy": easy})
    if meanwhile(form, request).is_valid():
        kept = action.write(found, form.cleaned_data["words"], form.cleaned_data["easy"], by=request.member)
        messages.success(request, _("The minutes are kept as number %(n)d.") % {"n": kept.number})
        return redirect("takepart:minutes", project.slug, ref)
    return form_page(request, "takepart/meetings/minutes_write.html", form, meeting=found, last=last)


# --- Agreeing and giving ----------------------------------------------------------------------------------


@project_page()
def answer(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What the member says for themselves; readers too."""
    return answer_of(request, project, ref, request.member)


@project_page(edit=True)
def answer_for(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    """For somebody without an account, who says it to a member in person."""
    return answer_of(request, project, ref, get_object_or_404(project.members.present(), ref=member))


def answer_of(request: HttpRequest, project: Project, ref: str, member: Member) -> HttpResponse:
    found = find(project, ref)
    last = last_or_404(found)
    said = last.views.filter(member=member).first()
    start = {"answer": said.answer, "words": said.words} if said else {}
    sent = request.POST if request.method == "POST" else None
    form = ViewForm(sent, initial=start, last=last.number)
    if form.is_valid():
        try:
            action.answer(last, member, form.cleaned_data["answer"], form.cleaned_data["words"], by=request.member)
        except MeetingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you. The answer is kept."))
            return redirect("takepart:minutes", project.slug, ref)
    context = {"meeting": found, "minutes": last, "person": member, "is_mine": member == request.member}
    context["body"] = web.fragment(query.document(last))
    return form_page(request, "takepart/meetings/minutes_answer.html", form, **context)


@project_page(edit=True)
def give(request: HttpRequest, project: Project, ref: str, member: str) -> HttpResponse:
    found = find(project, ref)
    last = last_or_404(found)
    person = get_object_or_404(project.members.present(), ref=member)
    start = {"sent_as": next(iter(person.formats), "page"), "number": last.number}
    form = GiveForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        given = found.minutes.filter(number=form.cleaned_data["number"]).first() or last
        action.give(given, person, form.cleaned_data["sent_as"], by=request.member)
        messages.success(request, _("It is written down that %(name)s has them.") % {"name": person.name})
        return redirect("takepart:minutes", project.slug, ref)
    context = {"meeting": found, "minutes": last, "person": person}
    return form_page(request, "takepart/meetings/minutes_give.html", form, **context)


@project_page(edit=True)
@require_POST
def give_all(request: HttpRequest, project: Project, ref: str, paper: str) -> HttpResponse:
    """Everybody who wants them first in this form has them now: of the number `?number=`."""
    found = find(project, ref)
    given = number_asked(request, found)
    if given is None or not known_papers([paper]):
        raise Http404
    waiting = query.not_given_yet(query.agreeing(found, given))
    members = next((members for form, _name, members in waiting if form == paper), [])
    number = action.give_to_all(given, members, paper, by=request.member)
    words = ngettext("%(n)d person has them now.", "%(n)d people have them now.", number)
    messages.success(request, words % {"n": number})
    return redirect(reverse("takepart:minutes", args=[project.slug, ref]) + "#out")


def handing_out(found: Meeting, people: list[query.Agreeing]) -> list[dict[str, object]]:
    """Each form that somebody waits for, with the paper in that form."""
    of = [found.project.slug, found.ref]
    return [
        {
            "paper": paper.value,
            "name": name,
            "members": members,
            "url": PAPER_AT.get(paper) and reverse(PAPER_AT[paper], args=of),
        }
        for paper, name, members in query.not_given_yet(people)
    ]


# --- After something was taken back -----------------------------------------------------------------------


@project_page(edit=True)
@require_POST
def read_over(request: HttpRequest, project: Project, ref: str, number: int) -> HttpResponse:
    action.read_over(numbered(project, ref, number), by=request.member)
    messages.success(request, _("Number %(n)d is fine as it is.") % {"n": number})
    return redirect("takepart:minutes", project.slug, ref)


@project_page(edit=True)
def erase(request: HttpRequest, project: Project, ref: str, number: int) -> HttpResponse:
    """The words of an older number: what was taken back may stand in it in other words."""
    row = numbered(project, ref, number)
    if request.method != "POST":
        return render(request, "takepart/meetings/minutes_erase.html", {"meeting": row.meeting, "minutes": row})
    try:
        action.erase(row, by=request.member)
    except MeetingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The words of number %(n)d were erased.") % {"n": number})
    return redirect("takepart:minutes", project.slug, ref)


def numbered(project: Project, ref: str, number: int) -> Minutes:
    return get_object_or_404(find(project, ref).minutes.select_related("meeting"), number=number)


# --- The paper --------------------------------------------------------------------------------------------


@project_page()
def printed(request: HttpRequest, project: Project, ref: str, kind: str) -> HttpResponse:
    found = find(project, ref)
    return pdf_file(request, found, query.document(last_or_404(found)), kind)


@project_page()
def text(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return text_file(query.document(last_or_404(find(project, ref))))


@project_page()
def easy(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    document = query.document(last_or_404(found))
    body = easyread.fragment(document, picture_url=static)
    context = {"meeting": found, "document": document, "body": body, "is_easy": True}
    return render(request, "takepart/meetings/invitation.html", context)


# --- What becomes of the notes ----------------------------------------------------------------------------


@project_page(edit=True)
@once
def voices(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What did they agree to? Then each note of what somebody said becomes a voice."""
    found = find(project, ref)
    notes = query.can_become_voices(found)[:AT_ONCE]
    form = AgreedForm(request.POST if request.method == "POST" else None, notes=notes)
    if form.is_valid() and notes:
        made = len(action.make_voices(found, form.agreed(), by=request.member))
        words = ngettext("%(made)s voice was made.", "%(made)s voices were made.", made)
        messages.success(request, words % {"made": made})
        return redirect("takepart:minutes", project.slug, ref)
    return form_page(request, "takepart/meetings/voices.html", form, meeting=found)


@project_page(edit=True)
@require_POST
def make_actions(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    made = action.make_actions(find(project, ref), by=request.member)
    words = ngettext("%(made)s thing to do is on the list.", "%(made)s things to do are on the list.", made)
    messages.success(request, words % {"made": made})
    return redirect("plan:to-do", project.slug)


def last_or_404(found: Meeting) -> Minutes:
    last = action.last_of(found)
    if last is None:
        raise Http404
    last.meeting = found
    return last
