"""The builder: all questions of a questionnaire on one page, and the open one beside how people will see it.

An address for each act: it shows the page with the act's form when it is asked for, and does the act when it is sent.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...access import project_page
from ...actions import questionnaires as action
from ...documents.pictures import all_pictures
from ...methods.plain import easy_read_findings
from ...methods.questionnaire import Kind
from ...methods.questionnaire_form import Item
from ...models import Project, Question, Questionnaire
from ...queries.questionnaire_builder import kind_name, rows_of
from ...queries.questionnaires import Asked, family
from ..answer import NEEDS_ANOTHER_LOOK
from ..meanwhile import meanwhile
from ..once import once
from .builder_forms import QuestionForm

# The most used first: what there is to choose from when a question is added.
KINDS = (
    (gettext_lazy("Asked most"), ("faces", "choice", "text", "yes-no", "several", "scale")),
    (gettext_lazy("More ways to answer"), ("pictures", "short", "number", "date", "ranking", "voice-note", "photo")),
    (gettext_lazy("Without an answer, and agreeing"), ("section", "statement", "consent")),
)
HINTS_AT_MOST = 3


@dataclass(kw_only=True)
class Panel:
    """What is open on the page: the form of one question, old or new, or the kinds to choose from."""

    template: str
    ref: str = ""  # the question that it is about, or after which a new one comes
    is_new: bool = False
    more: dict | None = None


def find(project: Project, ref: str) -> Questionnaire:
    return get_object_or_404(project.questionnaires.standing().select_related("project", "first"), ref=ref)


def find_question(project: Project, ref: str) -> Question:
    standing = project.questions.filter(questionnaire__removed_at=None)
    return get_object_or_404(standing.select_related("questionnaire__project", "project"), ref=ref)


def place(question: Question) -> str:
    """The address of the page, at this question."""
    return f"{home(question.questionnaire)}#question-{question.ref}"


def home(questionnaire: Questionnaire) -> str:
    return reverse("listen:questionnaire", args=[questionnaire.project.slug, questionnaire.ref])


def show(
    request: HttpRequest, questionnaire: Questionnaire, panel: Panel | None = None, status: int = 200, **more
) -> HttpResponse:
    people = questionnaire.responses.count()
    rows = rows_of(questionnaire)
    context = {
        "questionnaire": questionnaire,
        "rows": rows,
        "people": people,
        "newer": family(questionnaire).standing().filter(number__gt=questionnaire.number).last(),
        "may_change": request.member.can_edit and not people,
        "panel": panel,
        "at_end": panel and panel.is_new and not panel.ref,
        "here": home(questionnaire),
        "pictures": all_pictures().values(),
        **((panel.more if panel else None) or {}),
        **more,
    }
    return render(request, "listen/questionnaire.html", context, status=status)


# --- The form of a question, and how it looks -------------------------------------------------------------


def editing(question: Question, form: QuestionForm, kind: Kind) -> Panel:
    project, ref = question.project, question.ref
    is_other = kind.value != question.kind
    addresses = {
        "action": reverse("listen:question-as", args=[project.slug, ref, kind.value])
        if is_other
        else reverse("listen:question-edit", args=[project.slug, ref]),
        "see": reverse("listen:question-see", args=[project.slug, ref, kind.value]),
    }
    return Panel(
        template="listen/builder_form.html", ref=ref, more={"form": form, "kind": kind, **addresses, **seen(form)}
    )


def adding(questionnaire: Questionnaire, form: QuestionForm, kind: Kind, after: str) -> Panel:
    args = [questionnaire.project.slug, questionnaire.ref, kind.value]
    query = f"?after={after}" if after else ""
    addresses = {
        "action": reverse("listen:question-new", args=args) + query,
        "see": reverse("listen:question-new-see", args=args) + query,
    }
    return Panel(
        template="listen/builder_form.html",
        ref=after,
        is_new=True,
        more={"form": form, "kind": kind, **addresses, **seen(form)},
    )


def seen(form: QuestionForm) -> dict:
    """What the look beside the form shows."""
    item = form.so_far()
    words = item.easy_words or item.words
    return {
        "question": Asked(pk=0, ref="seen", item=replace(item, key="seen", words=item.words or _("Your question"))),
        "hints": easy_read_findings(words)[:HINTS_AT_MOST],
        "hints_of": _("The easy words") if item.easy_words else _("The words"),
        "kind_name": kind_name(item.kind),
    }


def kind_of(value: str) -> Kind:
    try:
        return Kind(value)
    except ValueError:
        raise Http404 from None


def item_of(question: Question) -> Item:
    rows = rows_of(question.questionnaire)
    return next(row.item for row in rows if row.ref == question.ref)


@project_page(edit=True)
def change(request: HttpRequest, project: Project, ref: str, kind: str = "") -> HttpResponse:
    question = find_question(project, ref)
    chosen = kind_of(kind or question.kind)
    form = meanwhile(QuestionForm(request.POST or None, kind=chosen, item=item_of(question)), request)
    if form.is_valid() and kept(form, lambda: action.change_question(question, form.item(), by=request.member)):
        return redirect(place(question))
    status = NEEDS_ANOTHER_LOOK if form.errors else 200
    return show(request, question.questionnaire, editing(question, form, chosen), status)


@project_page(edit=True)
@once
def add(request: HttpRequest, project: Project, ref: str, kind: str) -> HttpResponse:
    questionnaire = find(project, ref)
    after = after_of(request, questionnaire)
    chosen = kind_of(kind)
    form = QuestionForm(request.POST or None, kind=chosen)
    made: list[Question] = []
    if form.is_valid() and kept(form, lambda: made.append(new(questionnaire, form, after, request))):
        return redirect(place(made[0]))
    status = NEEDS_ANOTHER_LOOK if form.errors else 200
    return show(request, questionnaire, adding(questionnaire, form, chosen, after.ref if after else ""), status)


def new(questionnaire: Questionnaire, form: QuestionForm, after: Question | None, request: HttpRequest) -> Question:
    return action.add_question(questionnaire, form.item(), by=request.member, after=after)


def after_of(request: HttpRequest, questionnaire: Questionnaire) -> Question | None:
    """The question after which a new one comes; if it has gone in the meantime, the new one comes at the end."""
    return questionnaire.questions.filter(ref=request.GET.get("after", "")[:20]).first()


def kept(form: QuestionForm, act: Callable[[], object]) -> bool:
    """Do it, or put the reason why not on the form."""
    try:
        act()
    except action.QuestionnaireError as error:
        form.add_error(None, str(error))
        return False
    return True


# --- A look while typing: nothing is kept -----------------------------------------------------------------


@project_page(edit=True)
def see(request: HttpRequest, project: Project, ref: str, kind: str) -> HttpResponse:
    question, chosen = find_question(project, ref), kind_of(kind)
    form = as_typed(request, chosen, item_of(question))
    return look(request, question.questionnaire, editing(question, form, chosen))


@project_page(edit=True)
def see_new(request: HttpRequest, project: Project, ref: str, kind: str) -> HttpResponse:
    questionnaire, chosen = find(project, ref), kind_of(kind)
    after = after_of(request, questionnaire)
    form = as_typed(request, chosen, None)
    return look(request, questionnaire, adding(questionnaire, form, chosen, after.ref if after else ""))


def as_typed(request: HttpRequest, kind: Kind, item: Item | None) -> QuestionForm:
    """The form with what is in it now, and no word about what is missing: its maker is not done."""
    if request.method != "POST":
        return QuestionForm(kind=kind, item=item)
    sent = QuestionForm(request.POST, kind=kind, item=item)
    typed = {field.name: field.value() for field in sent}
    form = QuestionForm(kind=kind, item=item, initial=typed, rows=len(sent.rows()) + 2)
    form.seen = request.POST.get("seen", "")
    return form


def look(request: HttpRequest, questionnaire: Questionnaire, panel: Panel) -> HttpResponse:
    if request.headers.get("X-Part") == "look":
        return render(request, "listen/builder_seen.html", panel.more)
    return show(request, questionnaire, panel)


# --- Choosing a kind --------------------------------------------------------------------------------------


@project_page(edit=True)
def choose(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The kinds, for a new question."""
    questionnaire = find(project, ref)
    after = after_of(request, questionnaire)
    query = f"?after={after.ref}" if after else ""
    groups = kinds(lambda kind: reverse("listen:question-new", args=[project.slug, ref, kind]) + query)
    panel = Panel(template="listen/builder_kinds.html", ref=after.ref if after else "", is_new=True)
    return show(request, questionnaire, panel, groups=groups)


@project_page(edit=True)
def choose_other(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The kinds, for a question that is there."""
    question = find_question(project, ref)
    groups = kinds(lambda kind: reverse("listen:question-as", args=[project.slug, ref, kind]))
    panel = Panel(template="listen/builder_kinds.html", ref=ref)
    return show(request, question.questionnaire, panel, groups=groups, now=question.kind)


def kinds(address: Callable[[str], str]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [(title, [(kind, kind_name(Kind(kind)), address(kind)) for kind in each]) for title, each in KINDS]
