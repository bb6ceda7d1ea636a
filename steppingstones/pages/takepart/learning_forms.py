"""What people type about barriers, what they tried, and what they learned."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ...methods.barriers import KINDS
from ...models import Barrier, Lesson, Project, Stone, Tried
from ...queries.learning import OWN_KIND, UNKNOWN
from ..typed import Day, by_place, choice, long_text
from .stones import choose_stone

MOST_TO_CHOOSE = 200
A_LINE = 100  # letters of a barrier in a list to choose from
BARRIERS, TRIES, LESSONS = "barriers", "tried", "lessons"


class BarrierForm(forms.ModelForm):
    """What got in the way, and of what kind it is."""

    words = long_text(_("What gets in the way?"), missing=_("Write what gets in the way."))
    key = choice(_("What kind of barrier is it?"), [])
    met_on = Day(label=_("When did you meet it?"))
    stone = by_place(Stone.objects.none())

    class Meta:
        model = Barrier
        fields = ("words", "key", "met_on", "stone")

    field_order = Meta.fields

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["key"].choices = [*((kind.key, kind.name) for kind in KINDS), ("", _("Another kind"))]
        choose_stone(self, project)


class TriedForm(forms.ModelForm):
    """One thing that was tried, and whether it helped."""

    words = long_text(_("What did you try?"), missing=_("Write what you tried."))
    helped = choice(_("Did it help?"), Tried.Helped.choices)
    on = Day(label=_("When?"))

    class Meta:
        model = Tried
        fields = ("words", "helped", "on")

    field_order = Meta.fields


class LessonForm(forms.ModelForm):
    """What happened and how it went. The rest can wait."""

    went = choice(_("How did it go?"), Lesson.Went.choices, missing=_("Choose how it went."))
    words = long_text(_("What happened?"), missing=_("Write what happened."))
    learned = long_text(_("What did you learn?"), rows=2)
    differently = long_text(_("What will you do differently?"), rows=2)
    on = Day(label=_("When?"))
    barrier = forms.ModelChoiceField(
        queryset=Barrier.objects.none(),
        to_field_name="ref",
        required=False,
        label=_("Is it about one of your barriers?"),
        empty_label=_("None of them"),
        error_messages={"invalid_choice": _("This barrier is not on the list any more. Choose another one.")},
    )

    class Meta:
        model = Lesson
        fields = ("went", "words", "learned", "differently", "on", "barrier")

    field_order = Meta.fields

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        barrier = self.instance.barrier if self.instance.barrier_id else None
        standing = list(project.barriers.standing().order_by("-pk")[:MOST_TO_CHOOSE])
        if barrier and barrier not in standing and not barrier.removed_at:
            standing.append(barrier)
        self.fields["barrier"].queryset = project.barriers.standing()
        self.fields["barrier"].choices = [("", _("None of them")), *((each.ref, in_a_line(each)) for each in standing)]
        self.initial["barrier"] = barrier if barrier in standing else None
        if not standing:
            del self.fields["barrier"]


def in_a_line(barrier: Barrier) -> str:
    words = " ".join(barrier.words.split())
    return words if len(words) <= A_LINE else words[: A_LINE - 1] + "…"


class LearningFilter(forms.Form):
    """What somebody is looking for. It is in the address, so that it can be shared."""

    q = forms.CharField(label=_("Words to look for"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind of barrier"), required=False)
    helped = forms.ChoiceField(label=_("Did it help?"), required=False)
    what = forms.ChoiceField(label=_("Look in"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.fields["q"].widget.input_type = "search"
        kinds = [(kind.key, kind.name) for kind in KINDS]
        self.fields["kind"].choices = [("", _("Every kind")), *kinds, (OWN_KIND, _("Another kind"))]
        helped = [(value or UNKNOWN, label) for value, label in Tried.Helped.choices]
        self.fields["helped"].choices = [("", _("Whether it helped or not")), *helped]
        self.fields["what"].choices = [
            ("", _("Everything")),
            (BARRIERS, _("What got in the way")),
            (TRIES, _("What was tried")),
            (LESSONS, _("What was learned")),
        ]
        self.is_valid()  # what cannot be understood is left out, not complained about
        self.wanted = {name: value for name, value in self.cleaned_data.items() if value}
