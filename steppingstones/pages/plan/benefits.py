"""Benefits: what people get out of it, by whom. The group's own bank of them, and which a stone brings."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import benefits as actions
from ...actions import outcomes, pathway
from ...methods.benefits import BANK, beyond, entry_at
from ...models import Project
from ...queries.benefits import WHOM, bank_of, by_whom, left_out
from ...queries.outcomes import Heard, Share, heard_about, outcomes_of, shares_of
from ...queries.pathway import pathway_of
from ..meanwhile import meanwhile
from ..once import once
from .achievements import A_PAGE, to_card
from .outcome_forms import BenefitForm, BenefitsForm, EntryForm, NewEntryForm
from .views import done, status

OFFERED = 20  # outcomes that name no benefit


@project_page()
def benefits(request: HttpRequest, project: Project) -> HttpResponse:
    found = outcomes_of(project)
    told = shares_of(found, bank_of(project))
    page = Paginator(told, A_PAGE).get_page(request.GET.get("page"))
    heard = heard_about(project, [share.outcome for share in page])
    without = [outcome for outcome in found if not outcome.stone.benefits]
    about = {
        "page": page,
        "groups": list(groups(page, heard)),
        "sums": list(sums(told)),
        "missing": [name for whom, name in WHOM.items() if whom not in {share.whom for share in told}],
        "without": without[:OFFERED],
    }
    return render(request, "plan/benefits.html", about)


def groups(shares: Iterable[Share], heard: dict[str, Heard]) -> Iterator[tuple[str, str, list]]:
    """The shares of one page under the names of those who get them, with what they themselves say.

    What others say, and what is said against it, stands where the outcome stands for the first time.
    """
    seen: set[str] = set()
    for (whom, name), found in groupby(shares, key=lambda share: (share.whom, share.name)):
        told = []
        for share in found:
            key = share.outcome.stone.key
            said = heard[key]
            own = said.by_side.get(whom)
            told.append((share, said if key not in seen else Heard(by_side={}), own))
            seen.add(key)
        yield whom or "nobody", name, told


def sums(shares: Iterable[Share]) -> Iterator[tuple[str, str, int, int]]:
    """For each group of people how many outcomes bring them something, and how many of these show it."""
    for (whom, name), found in groupby(shares, key=lambda share: (share.whom, share.name)):
        theirs = list(found)
        yield whom or "nobody", name, len(theirs), sum(share.outcome.is_shown for share in theirs)


@project_page(edit=True)
@once
def benefit_add(request: HttpRequest, project: Project) -> HttpResponse:
    form = BenefitForm(request.POST or None, bank=bank_of(project))
    if form.is_valid():
        about = {name: form.cleaned_data[name] for name in ("words", "track")}
        stone = outcomes.add_outcome(project, by=request.member, **about, **form.said())
        messages.success(request, _("The benefit is written down."))
        return to_share(project, stone.ref, form.said())
    return render(request, "plan/benefit_add.html", {"form": form}, status=status(form))


@project_page(edit=True)
def stone_whom(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    stone = get_object_or_404(project.stones.standing().outcomes(), ref=ref)
    # No box ticked is an answer too.
    said = request.POST if request.method == "POST" else None
    now = {"for_whom": stone.for_whom, "benefits": stone.benefits}
    form = BenefitsForm(said, bank=bank_of(project), has_words=stone.benefits, initial=now)
    form = meanwhile(form, request)
    if form.is_valid() and done(form, pathway.change_stone, stone, by=request.member, **form.said()):
        messages.success(request, _("The change is kept."))
        return to_share(project, ref, form.said())
    return render(request, "plan/whom.html", {"stone": stone, "form": form}, status=status(form))


def to_share(project: Project, ref: str, said: dict[str, tuple[str, ...]]) -> HttpResponse:
    """To where the outcome now stands: among the benefits, or among the achievements if it names none."""
    if said["benefits"]:
        return to_card("plan:benefits", project, f"{[*said['for_whom'], 'nobody'][0]}-{ref}")
    return to_card("plan:achievements", project, f"outcome-{ref}")


# --- The bank ---------------------------------------------------------------------------------------------


@project_page()
def bank(request: HttpRequest, project: Project) -> HttpResponse:
    return bank_page(request, project, NewEntryForm(initial={"words": request.GET.get("words", "")[:200]}))


def bank_page(request: HttpRequest, project: Project, form: NewEntryForm) -> HttpResponse:
    entries = bank_of(project)
    about = {
        "groups": by_whom(entries),
        "left_out": left_out(entries),
        "beyond": beyond(pathway_of(project), entries),
        "form": form,
    }
    return render(request, "plan/bank.html", about, status=status(form))


@project_page(edit=True)
@once
def bank_add(request: HttpRequest, project: Project) -> HttpResponse:
    form = NewEntryForm(request.POST or None)
    if form.is_valid() and entered(form, actions.add_benefit, project, by=request.member, **form.cleaned_data):
        messages.success(request, _("The benefit is in the list."))
        return redirect("plan:bank", project.slug)
    return bank_page(request, project, form)


@project_page(edit=True)
def bank_entry(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Reword a benefit. `ref` is its row, or its key in the bank of the field."""
    entry = entry_at(bank_of(project), ref)
    if entry is None:
        raise Http404
    form = meanwhile(EntryForm(request.POST or None, initial={"words": entry.words}), request)
    if form.is_valid() and entered(form, actions.reword_benefit, project, ref, by=request.member, **form.cleaned_data):
        messages.success(request, _("It is reworded, here and on every stone that brings it."))
        return redirect("plan:bank", project.slug)
    return render(request, "plan/bank_entry.html", {"entry": entry, "form": form}, status=status(form))


@project_page(edit=True)
@require_POST
def bank_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    if entry_at(bank_of(project), ref) is None:
        raise Http404
    try:
        actions.remove_benefit(project, ref, by=request.member)
    except actions.BenefitError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is out of the list. Stones that bring it still say so."))
    return redirect("plan:bank", project.slug)


@project_page(edit=True)
@require_POST
def bank_put_back(request: HttpRequest, project: Project, entry: str) -> HttpResponse:
    found = entry_at(BANK, entry)
    if found is None:
        raise Http404
    try:
        actions.put_back(project, found, by=request.member)
    except actions.BenefitError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The benefit is in the list."))
    return redirect("plan:bank", project.slug)


def entered(form, act, *about, **said) -> bool:
    """Whether the act was done; otherwise the form says why not."""
    try:
        act(*about, **said)
    except actions.BenefitError as error:
        form.add_error("words", str(error))
        return False
    return True
