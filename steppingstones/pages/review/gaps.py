"""A review looked at together: the gap of each statement, what was said about it, and what to do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ...access import project_page
from ...models import Project, Round
from ...queries import reviews_shown as shown
from ...queries.reviews import PAIR, of_reviews, statements_of, version_of
from ..answer import form_page
from ..meanwhile import meanwhile
from .forms import TalkForm, ToDoForm


@project_page()
@require_safe
def round_(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """`?one=carer&other=commissioner` puts other sides beside each other."""
    one = get_object_or_404(of_reviews(project), ref=ref)
    return render(request, "review/round.html", {"found": shown.round_shown(one, pair_of(request), request.member)})


@project_page()
@require_safe
def statement(request: HttpRequest, project: Project, ref: str, key: str) -> HttpResponse:
    return statement_page(request, looked_at(project, ref, key), key)


def looked_at(project: Project, ref: str, key: str) -> Round:
    """A review in which nobody answers any more, and that asked this statement."""
    one = get_object_or_404(of_reviews(project).exclude(ended_on=None), ref=ref)
    if key not in {each.key for each in statements_of(version_of(one))}:
        raise Http404
    return one


def statement_page(
    request: HttpRequest, one: Round, key: str, talk_form: TalkForm | None = None, to_do_form: ToDoForm | None = None
) -> HttpResponse:
    """Look, talk, decide: one statement to a page."""
    found = shown.statement_shown(one, key, pair_of(request))
    wrong = talk_form or to_do_form
    context = {
        "found": found,
        "talk_form": talk_form or meanwhile(TalkForm(initial={"said": found.talk}), request),
        "to_do_form": to_do_form or ToDoForm(project=one.project),
    }
    return form_page(request, "review/statement.html", wrong or TalkForm(), **context)


def pair_of(request: HttpRequest) -> tuple[str, str]:
    """The two sides that are put beside each other."""
    one, other = request.GET.get("one", PAIR[0]), request.GET.get("other", PAIR[1])
    return (one, other) if one != other and {one, other} <= set(shown.SIDES) else PAIR
