"""The papers of a meeting as lists of blocks: the invitation, and what goes into calendars."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..documents.blocks import AnyBlock, BulletList, Document, EasyRow, Heading, Item, Link, Notice, Paragraph
from ..formats.calendar import Event
from ..methods.meetings import Need
from ..models import AccessCheck, AgendaItem, Meeting
from .meeting_words import NEEDS, day_of, hours_of, paper_words, when, who_leads

UID_AT = "meetings.steppingstones"  # not the address of a site: a group may move, and its meetings stay the same


def easy(words: str, picture: str) -> tuple[EasyRow, ...]:
    return (EasyRow(words=words, picture=picture),)


# --- The invitation ---------------------------------------------------------------------------------------


def invitation(meeting: Meeting, items: Iterable[AgendaItem], checks: Iterable[AccessCheck], url: str) -> Document:
    blocks: list[AnyBlock] = [*_called_off(meeting), *_when_and_where(meeting), *_what_for(meeting)]
    blocks += [*_to_talk_about(items), *_what_is_there(meeting, checks), *_your_answer(url)]
    return Document(
        title=meeting.title,
        subtitle=_("An invitation from %(group)s") % {"group": meeting.project.name},
        blocks=tuple(blocks),
        has_contents=False,
    )


def _called_off(meeting: Meeting) -> list[AnyBlock]:
    if meeting.status != Meeting.Status.CALLED_OFF:
        return []
    words = _("This meeting is called off. %(why)s") % {"why": meeting.called_off_why}
    return [Notice(text=words, kind="warn", easy=easy(_("We do not meet this time."), "1F6AB"))]


def _when_and_where(meeting: Meeting) -> list[AnyBlock]:
    pairs = [(_("When"), when(meeting)), (_("Where"), meeting.place), (_("From home"), meeting.online)]
    pairs += [(_("Getting there"), meeting.travel), (_("Who leads it"), who_leads(meeting))]
    start, end = hours_of(meeting)
    rows = [
        *easy(_("Please come to a meeting."), "E080"),
        *easy(_("The meeting is on %(day)s.") % {"day": day_of(meeting)}, "1F4C5"),
        *easy(_("It starts at %(start)s. It ends at %(end)s.") % {"start": start, "end": end}, "1F551"),
    ]
    if meeting.place:
        rows += easy(_("It is here: %(place)s") % {"place": meeting.place}, "E242")
    if meeting.online:
        rows += easy(_("You can join from home: %(how)s") % {"how": meeting.online}, "1F4BB")
    if meeting.travel:
        rows += easy(meeting.travel, "1F68C")
    if who := who_leads(meeting):
        rows += easy(_("Who leads the meeting: %(who)s") % {"who": who}, "1F465")
    known = tuple((name, value) for name, value in pairs if value)
    heading = Heading(text=_("When and where"), easy_text=_("The meeting"))
    return [heading, BulletList(items=_items(known), easy=tuple(rows))]


def _what_for(meeting: Meeting) -> list[AnyBlock]:
    found: list[AnyBlock] = []
    if meeting.purpose:
        found += [Heading(text=_("What it is for"), easy_text=_("What it is about"))]
        found += [Paragraph(text=meeting.purpose, easy=easy(meeting.purpose, "1F4AC"))]
    if meeting.only_side:
        words = _("It is only for one side: %(side)s. %(why)s")
        found.append(Paragraph(text=words % {"side": meeting.get_only_side_display(), "why": meeting.only_why}))
    return found


def _to_talk_about(items: Iterable[AgendaItem]) -> list[AnyBlock]:
    listed = [Item(text=item.words, label=_minutes(item.minutes)) for item in items]
    if not listed:
        return []
    rows = tuple(EasyRow(words=item.text, picture="E246") for item in listed)
    return [
        Heading(text=_("What we will talk about"), easy_text=_("We will talk about")),
        BulletList(items=tuple(listed), easy=rows),
        Paragraph(text=_("You can add something. Say it to whoever invited you.")),
    ]


def _minutes(minutes: int | None) -> str:
    return _("%(n)d minutes") % {"n": minutes} if minutes else ""


def _what_is_there(meeting: Meeting, checks: Iterable[AccessCheck]) -> list[AnyBlock]:
    """What was seen to: only this is promised."""
    done = [check for check in checks if check.state == AccessCheck.State.DONE]
    needs = [NEEDS[Need(check.key)] for check in done if check.key in Need._value2member_map_]
    own = [check.words for check in done if not check.key]
    told = [str(words.tick) for words in needs] + own
    rows = [EasyRow(words=str(words.easy), picture=words.picture) for words in needs]
    pairs = [(_("About the place"), meeting.access), (_("Breaks"), meeting.breaks)]
    pairs += [(_("Interpreters"), meeting.interpreter), (_("Papers"), ", ".join(paper_words(meeting.formats)))]
    known = tuple((name, value) for name, value in pairs if value)
    found: list[AnyBlock] = []
    if known or told:
        found.append(Heading(text=_("So that you can take part"), easy_text=_("So that you can take part")))
    if told:
        found.append(BulletList(items=tuple(told), easy=tuple(rows)))
    if known:
        shown = easy(_("We take breaks."), "2615") if meeting.breaks and not _tells_breaks(needs) else ()
        found.append(BulletList(items=_items(known), easy=shown))
    return found


def _items(pairs: Iterable[tuple[str, str]]) -> tuple[Item, ...]:
    return tuple(Item(text=value, label=name) for name, value in pairs)


def _tells_breaks(needs: Iterable[object]) -> bool:
    return NEEDS[Need.BREAKS] in needs


def _your_answer(url: str) -> list[AnyBlock]:
    words = _("Say whether you are coming, and what you need so that you can take part. You can also say no.")
    words += " " + _("Say it on this site, or to whoever gave you this invitation.")
    rows = (
        *easy(_("Tell us: are you coming?"), "2753"),
        *easy(_("Tell us what you need. You can bring someone who helps you."), "E083"),
        *easy(_("You can say no."), "1F44E"),
    )
    heading = Heading(text=_("Your answer"), easy_text=_("Your answer"))
    return [heading, Paragraph(text=words, easy=rows), Link(text=_("The meeting on this site"), url=url)]


# --- Calendars --------------------------------------------------------------------------------------------


def event(meeting: Meeting, url: str) -> Event:
    return Event(
        uid=f"{meeting.ref}@{UID_AT}",
        sequence=meeting.sequence,
        changed_at=meeting.changed_at,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=meeting.title,
        place=meeting.place,
        words="\n\n".join(_in_calendar(meeting)),
        url=url,
        is_off=meeting.status == Meeting.Status.CALLED_OFF or meeting.removed_at is not None,
    )


def _in_calendar(meeting: Meeting) -> list[str]:
    told = [
        (_("Called off"), meeting.called_off_why),
        (_("What it is for"), meeting.purpose),
        (_("From home"), meeting.online),
        (_("Getting there"), meeting.travel),
        (_("About the place"), meeting.access),
        (_("Breaks"), meeting.breaks),
        (_("Interpreters"), meeting.interpreter),
    ]
    return [f"{name}: {words}" for name, words in told if words]
