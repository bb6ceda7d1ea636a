"""Lists of voices that people search, narrow and tick: the same in every room."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Giver, Project, Voice
from ..models.voices import VoiceQuerySet
from ..queries.evidence import linked, listed, on_side, themes_to_choose
from ..queries.search import search
from ..queries.voices import readable

A_PAGE = 50
LONGEST_ADDRESS = 500  # what is kept of where a form led, in `Sent`


class VoiceFilter(forms.Form):
    """What a reader is looking for. It is in the address, so that it can be shared and gone back to."""

    q = forms.CharField(label=_("Words to look for"), required=False, max_length=200)
    side = forms.ChoiceField(label=_("Side"), required=False)
    came = forms.ChoiceField(label=_("How it came"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    unlinked = forms.BooleanField(label=_("Only voices that are not linked yet"), required=False)

    def __init__(self, data: Any, *, project: Project) -> None:
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.project = project
        self.offer()
        self.is_valid()  # what cannot be understood is left out, not complained about
        self.wanted = {name: value for name, value in self.cleaned_data.items() if value}

    def offer(self) -> None:
        """What there is to choose from."""
        self.fields["q"].widget.input_type = "search"
        self.fields["side"].choices = [("", _("All sides")), *Giver.SIDES]
        self.fields["came"].choices = [("", _("Every way")), *Voice.CameBy.choices]
        self.fields["theme"].choices = [("", _("All themes")), *themes_to_choose(self.project)]
        if len(self.fields["theme"].choices) == 1:
            del self.fields["theme"]

    @property
    def is_used(self) -> bool:
        return bool(self.wanted)

    def narrow(self, voices: VoiceQuerySet) -> VoiceQuerySet:
        wanted = self.wanted
        if "side" in wanted:
            voices = voices.filter(on_side(wanted["side"]))
        if "came" in wanted:
            voices = voices.filter(came_by=wanted["came"])
        if "theme" in wanted:
            voices = voices.filter(themes__ref=wanted["theme"])
        if "unlinked" in wanted:
            voices = voices.exclude(linked(self.project))
        return search(voices, wanted.get("q", ""))


class TickVoices(forms.Form):
    """The voices that were ticked on one page of a list."""

    voice = forms.ModelMultipleChoiceField(
        queryset=Voice.objects.none(),
        to_field_name="ref",
        label=_("Voices"),
        error_messages={
            "required": _("Tick at least one voice."),
            "invalid_choice": _("One of these voices is not in the list any more. Look at your ticks again."),
        },
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["voice"].queryset = readable(project)


def voice_list(
    request: HttpRequest, project: Project, voices: VoiceQuerySet, unfiltered: VoiceQuerySet | None = None
) -> dict[str, Any]:
    """One page of a list, narrowed as the address says, for the templates in `voice_lists/`.

    `unfiltered` is what is listed while nobody has asked for anything, if that is not the same.
    """
    filters = VoiceFilter(request.GET, project=project)
    found = filters.narrow(voices) if filters.is_used or unfiltered is None else unfiltered
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return {
        "filters": filters,
        "page": page,
        "found": listed(project, page.object_list),
        "query": query.urlencode(),
        "ticked": set(request.POST.getlist("voice")),
    }


def same_list(request: HttpRequest) -> str:
    """The address of the list that somebody is working through, so that they stay where they are."""
    address = request.get_full_path()
    return address if len(address) <= LONGEST_ADDRESS else request.path
