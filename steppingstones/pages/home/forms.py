"""Forms of the front door."""

from datetime import date
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...apps import TOO_LONG
from ...models import Organisation, Project, User
from ...queries.people import SIDES_IN_WORDS
from ...queries.routes import ROUTES, RouteWords

LONG = 10_000
LONGEST_EMAIL = 254
NO_ORGANISATION = _("Type the name of your organisation, or of your group.")


class EmailForm(RequestLoginCodeForm):
    """Ask for a code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.label = _("Your email address")
        email.widget.attrs.pop("placeholder", None)
        email.error_messages["required"] = _("Type your email address.")
        email.error_messages["invalid"] = _("Type the whole address, such as name@example.org.")
        email.validators.append(MaxLengthValidator(LONGEST_EMAIL, TOO_LONG))


class CodeForm(ConfirmLoginCodeForm):
    """Type the code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = _("Code")
        code.error_messages["required"] = _("Type the code from the email.")
        code.widget.attrs.pop("placeholder", None)
        code.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 40}


def line(model: type, name: str, label: str, *, empty: str = "", help_text: str = "") -> forms.CharField:
    """One line of text, as long as the model keeps it."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(empty),
        max_length=model._meta.get_field(name).max_length,
        error_messages={"required": empty},
    )


def text(label: str, *, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ProjectForm(forms.Form):
    """Start a project, in an organisation that one works for already or in a new one."""

    name = line(Project, "name", _("Name of the project"), empty=_("Give the project a name."))
    about = text(_("What it is about"), help_text=_("A sentence or two. You can change everything later."))
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("A new organisation"),
        error_messages={"invalid_choice": _("Choose one of these organisations.")},
    )
    organisation_name = forms.CharField(
        label=_("Name of the new organisation"),
        help_text=_("A charity, a council, a service, or a group of people."),
        required=False,
        max_length=200,
        error_messages={"required": NO_ORGANISATION},
    )
    your_name = forms.CharField(
        label=_("Your name"),
        help_text=_("The name that the group calls you by."),
        max_length=200,
        error_messages={"required": _("Type your name.")},
    )
    your_side = forms.ChoiceField(
        label=_("Your side"),
        help_text=_("From where you look at the work."),
        choices=SIDES_IN_WORDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a side."), "invalid_choice": _("Choose one of these sides.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theirs = Organisation.objects.filter(
            is_example=False,
            projects__members__user=user,
            projects__members__role="facilitator",
            projects__members__left_at=None,
        )
        self.fields["organisation"].queryset = theirs.distinct().order_by("name")
        self.fields["organisation_name"].sometimes_needed = True
        if not theirs.exists():
            del self.fields["organisation"]
            name = self.fields["organisation_name"]
            name.label, name.required = _("Name of your organisation or group"), True

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        is_new = "organisation" in found and not found["organisation"]
        if is_new and not found.get("organisation_name"):
            self.add_error("organisation_name", NO_ORGANISATION)
        return found

    def about_it(self) -> dict[str, Any]:
        """What the action is given: a new organisation is saved there."""
        given = dict(self.cleaned_data)
        new = Organisation(name=given.pop("organisation_name"))
        return given | {"organisation": given.get("organisation") or new}


class RouteBoxes(forms.CheckboxSelectMultiple):
    """A box for each route, described by the sentences beside it."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["aria-describedby"] = f"about-{value}"
        return option


class RoutesForm(forms.Form):
    """Which of the four routes a group takes."""

    routes = forms.MultipleChoiceField(
        label=_("We want to show"),
        choices=Project.Route.choices,
        widget=RouteBoxes,
        required=False,
        error_messages={"invalid_choice": _("Choose from the four that are here.")},
    )

    def boxes(self) -> list[tuple[Any, RouteWords]]:
        """Each box with the words of its route."""
        return list(zip(self["routes"], ROUTES, strict=True))


class ContextForm(forms.ModelForm):
    """The context of a project: what a reader must know to judge what would carry over."""

    template_name = "home/context_form.html"

    name = line(Project, "name", _("Name of the project"), empty=_("Give the project a name."))
    about = text(_("What it is about"), help_text=_("What you want to make or change. Two or three sentences."))
    place = line(Project, "place", _("Where"), help_text=_("Such as a town, a ward, or one building."))
    people = line(Project, "people", _("Who it is for"), help_text=_("Whose life should get better."))
    sector = line(Project, "sector", _("Field of work"), help_text=_("Such as social care, health or housing."))
    setting = line(
        Project, "setting", _("Setting"), help_text=_("Where people meet it, such as at home, in a hospital or online.")
    )
    length = line(Project, "length", _("How long"), help_text=_("Such as “from March 2025, for two years”."))
    began_on = forms.DateField(
        label=_("When did you begin to work on it together?"),
        help_text=_("The first day on which people with lived experience had a say. Leave it empty until then."),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write the date as day, month and year, such as 4/3/2026.")},
    )
    money = line(Project, "money", _("Money"), help_text=_("Who pays, and about how much. Unpaid is an answer too."))
    particular = text(
        _("What is particular here"),
        help_text=_("What you had that others may not have: a building, a law, one person, an old promise."),
    )
    elsewhere = text(
        _("What would carry over elsewhere"),
        help_text=_("What another group could do in the same way, and what it would have to do otherwise."),
    )

    contact = text(
        _("How people outside can reach you"),
        help_text=_("An email address, a phone number, where you are. It stands on pages that are open to everybody."),
    )

    class Meta:
        model = Project
        fields = (
            "name",
            "about",
            "place",
            "people",
            "sector",
            "setting",
            "length",
            "began_on",
            "money",
            "particular",
            "elsewhere",
            "contact",
        )

    GROUPS = (
        (_("What it is"), ("name", "about")),
        (_("Where and for whom"), ("place", "people", "sector", "setting")),
        (_("Time and money"), ("length", "began_on", "money")),
        (_("For others who want to do the same"), ("particular", "elsewhere")),
        (_("For people outside the group"), ("contact",)),
    )

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        return [(legend, [self[name] for name in names]) for legend, names in self.GROUPS]

    def clean_began_on(self) -> date | None:
        began = self.cleaned_data["began_on"]
        if began and began > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Leave it empty until you have begun."))
        return began
