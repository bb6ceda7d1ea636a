"""What people type about two groups beside each other."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ...formats.groups import GroupColumns, Groups, Typed, read_groups, read_lines
from ...formats.sheet import MOST_BYTES, Sheet, SpreadsheetError
from ...formats.spreadsheet import read
from ...models import GroupComparison
from ..typed import choice, one_line

GROUP, BEFORE, AFTER, EARLIER, TEAM = "group", "before", "after", "earlier", "team"
WITH = "with"
BAD_SHOWN = 20
MOST_TYPED = 20_000  # letters
MORE, FEWER = "more", "fewer"


class AboutGroupsForm(forms.ModelForm):
    """Who the groups are and what was asked of them."""

    other = one_line(
        _("Which group did not co-produce?"),
        help_text=_("A place or a service, such as: the centre in Northtown. Never a person."),
        missing=_("Write which group it is."),
        most=200,
    )
    asked = one_line(
        _("What was asked, or counted?"),
        help_text=_("The same in both groups, before and after. Such as: On how many days of a week do you go out?"),
        missing=_("Write what was asked or counted."),
    )
    better = choice(
        _("What is better?"), [(MORE, _("More is better")), (FEWER, _("Fewer is better"))], missing=_("Choose one.")
    )
    placed = choice(
        _("How did people come into their group?"), GroupComparison.PLACED, missing=_("Choose how it came about.")
    )
    source = one_line(
        _("Where do the numbers come from?"),
        help_text=_("Such as: the forms of both centres, March and September."),
        missing=_("Write where they come from."),
    )

    class Meta:
        model = GroupComparison
        fields = ("other", "asked", "placed", "source")

    field_order = ("other", "asked", "better", "placed", "source")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["better"] = FEWER if self.instance.low_is_good else MORE

    def save(self, commit: bool = True) -> GroupComparison:
        self.instance.low_is_good = self.cleaned_data["better"] == FEWER
        return super().save(commit)


def numbers(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=MOST_TYPED,
        help_text=_("One person a line: before and after, such as 2 4. A dash for no answer. No names."),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )


class GroupsForm(AboutGroupsForm):
    """The same with the numbers: typed in, or in a file. All of them can be read, or nothing is kept."""

    together = numbers(_("The numbers of those who co-produced"))
    without = numbers(_("The numbers of the other group"))
    file = forms.FileField(
        label=_("Or a file with both"),
        required=False,
        help_text=_(
            "CSV or Excel (.csv, .xlsx), one person a row. The first row says: group, before, after. Under “group” "
            "write “with” for those who co-produced. You may add “earlier” (asked once more before) and “team”."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={"empty": _("This file is empty. Choose another one.")},
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        typed = [name for name in ("together", "without") if told.get(name)]
        if told.get("file") and typed:
            self.add_error("file", _("Type the numbers, or choose a file. Not both."))
        elif told.get("file"):
            told["groups"] = self.from_file(told["file"])
        elif len(typed) < 2:
            for name in {"together", "without"} - set(typed) - set(self.errors):
                self.add_error(name, _("Write the numbers of this group, or choose a file with both."))
        else:
            told["groups"] = self.from_lines(read_lines(told["together"]), read_lines(told["without"]))
        return told

    def from_lines(self, together: Typed, without: Typed) -> tuple | None:
        for name, typed in (("together", together), ("without", without)):
            for row in typed.bad[:BAD_SHOWN]:
                words = _now("Line %(n)d: %(reason)s") % {"n": row.number, "reason": row.reason}
                self.add_error(name, words)
        return together.people, without.people, (together.missing, without.missing)

    def from_file(self, file: Any) -> tuple | None:
        if file.size > MOST_BYTES:
            self.add_error("file", _("This file has more than 20 MB. Split it into several files."))
            return None
        try:
            found = groups_in(read(file, file.name))
        except SpreadsheetError as error:
            self.add_error("file", str(error))
            return None
        for row in found.bad[:BAD_SHOWN]:
            about = {"n": row.number, "column": row.column, "reason": row.reason}
            words = _now("Row %(n)d, column “%(column)s”: %(reason)s") if row.column else _now("Row %(n)d: %(reason)s")
            self.add_error("file", words % about)
        return found.together, found.without, (found.missing_together, found.missing_without)


def groups_in(sheet: Sheet) -> Groups:
    """The groups in a file whose headings are ours, in capitals or not."""
    known = {name.casefold(): name for name in sheet.columns}
    columns = GroupColumns(
        group=known.get(GROUP, GROUP),
        before=known.get(BEFORE, BEFORE),
        after=known.get(AFTER, AFTER),
        earlier=known.get(EARLIER, ""),
        team=known.get(TEAM, ""),
        together=WITH,
    )
    return read_groups(sheet, columns)
