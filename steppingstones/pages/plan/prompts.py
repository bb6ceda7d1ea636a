"""What the five pages ask, and the day centre as the example beside them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...methods.pathway import TRACKS, Kind, Track

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class Example:
    """What the group of the day centre answered, on one track."""

    track: Track
    name: Text
    answers: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One of the five pages. `kind` is the level that it asks for; the last page, the check, asks for none."""

    name: str
    short: Text
    kind: Kind | None
    question: Text
    lead: Text
    tracks: tuple[Track, ...] = TRACKS
    prompts: tuple[Text, ...] = ()
    example: tuple[Example, ...] = ()


def project(*answers: Text) -> Example:
    return Example(track=Track.PROJECT, name=_("Project"), answers=answers)


def together(*answers: Text) -> Example:
    return Example(track=Track.CO_PRODUCTION, name=_("Co-production"), answers=answers)


PAGES = (
    Page(
        name="issue",
        short=_("Issue"),
        kind=Kind.ISSUE,
        question=_("What is the issue?"),
        lead=_("Say what is wrong now, or what should be better. Everything else starts from here."),
        tracks=(Track.BOTH,),
        prompts=(
            _("Who lives with this every day? How do they say it?"),
            _("What happens if nothing changes?"),
            _("Why does it matter now?"),
        ),
        example=(
            Example(
                track=Track.BOTH,
                name=_("Issue"),
                answers=(
                    _(
                        "In our town, people with learning disabilities have no place of their own by day. They miss "
                        "friends, new things to learn, some fun, and the feeling that they count."
                    ),
                ),
            ),
        ),
    ),
    Page(
        name="impact",
        short=_("Impact"),
        kind=Kind.IMPACT,
        question=_("What will be different in the end?"),
        lead=_("The impact is the big change that stays when the work is done. It answers the issue."),
        prompts=(
            _("Project: what will there be that is not there now?"),
            _("Co-production: what will be better because you did it together?"),
            _("Would people who live with the issue agree that this is the change they want?"),
        ),
        example=(
            project(_("There is a day centre for people with learning disabilities.")),
            together(_("The centre is what people asked for. It suits them, and more of them like to come.")),
        ),
    ),
    Page(
        name="outcomes",
        short=_("Outcomes"),
        kind=Kind.LONG,
        question=_("What must be true first, so that this can happen?"),
        lead=_(
            "Outcomes are the changes along the way. Start at the impact and ask your way back, one change at a time."
        ),
        prompts=(
            _("Say what will be different, not what you will do."),
            _("Then ask the same question about your answer."),
            _("Think of what people learn, who trusts whom, and what is agreed."),
        ),
    ),
    Page(
        name="activities",
        short=_("Activities"),
        kind=Kind.ACTIVITY,
        question=_("What will you do, so that this can happen?"),
        lead=_("Activities are what you plan and do: meetings, workshops, visits, interviews, building work."),
        prompts=(
            _("Begin with a word for doing: make, meet, visit, choose, train."),
            _("Who does it? Is somebody with lived experience among them?"),
            _("One activity can lead to several outcomes."),
        ),
    ),
    Page(
        name="check",
        short=_("Check"),
        kind=None,
        question=_("Does the path hold?"),
        lead=_("Walk it once from the issue to the impact. Read it aloud to each other if you can."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Worked:
    """The same question as the group of the day centre asked it, about one stone of theirs."""

    about: Text
    answers: tuple[Text, ...]


WORKED = {
    (Kind.IMPACT, Track.PROJECT): Worked(
        about=_("There is a day centre for people with learning disabilities."),
        answers=(
            _("The doors are open, and there is something to do every day."),
            _("The town knows the centre and is glad of it."),
        ),
    ),
    (Kind.IMPACT, Track.CO_PRODUCTION): Worked(
        about=_("The centre is what people asked for. It suits them, and more of them like to come."),
        answers=(
            _("People run the centre together with the staff, and their word counts."),
            _("People come who kept away before."),
        ),
    ),
    (Kind.LONG, Track.PROJECT): Worked(
        about=_("The doors are open, and there is something to do every day."),
        answers=(
            _("The building is ready to use."),
            _("The plan for the service is agreed."),
            _("Good staff are in post. (People trust them, because they helped to choose them.)"),
        ),
    ),
    (Kind.LONG, Track.CO_PRODUCTION): Worked(
        about=_("People run the centre together with the staff, and their word counts."),
        answers=(_("People speak up in meetings and are heard."), _("Everyone can follow what is going on.")),
    ),
    (Kind.SHORT, Track.PROJECT): Worked(
        about=_("Good staff are in post."),
        answers=(_("Advertise the jobs."), _("Choose the staff, with members on the panel.")),
    ),
    (Kind.SHORT, Track.CO_PRODUCTION): Worked(
        about=_("People speak up in meetings and are heard."),
        answers=(
            _("Practise for meetings: how to ask, how to say no, how to vote."),
            _("Make Easy Read papers for every decision."),
        ),
    ),
}


def worked_example(kind: Kind, track: Track) -> Worked | None:
    return WORKED.get((kind, track))
