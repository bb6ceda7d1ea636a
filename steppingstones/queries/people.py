"""Who is in a project, as the pages show it."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from ..models import Event, Member, Project, Side, WayIn
from .meeting_words import need_words, paper_words

A_PAGE = 50
# The sides in words that need no explanation, for forms.
SIDES_IN_WORDS = [
    (Side.LIVED_EXPERIENCE, _("Lived experience: uses a service, or may need it")),
    (Side.CARER, _("Carer: looks after somebody close")),
    (Side.PROFESSIONAL, _("Professional: works in the service")),
    (Side.COMMUNITY, _("Community: neighbours, volunteers, local groups")),
    (Side.COMMISSIONER, _("Commissioner: plans services or pays for them")),
]
# The words in the history about an invitation that was, or was not, sent.
WROTE_TO, COULD_NOT_WRITE_TO = "wrote to", "could not write to"


@dataclass(frozen=True, kw_only=True)
class Person:
    """One member as another member sees them. What helps them is only there for those who may read it."""

    ref: str
    name: str
    side: str
    side_label: str
    role: str
    role_label: str
    email: str
    access_needs: str
    needs: list[str]
    formats: list[str]
    ways: str
    is_me: bool
    is_private: bool  # the reader may see, and change, what is personal here
    mail_failed: bool
    has_card: bool  # only told to those who may read what is personal
    keeps_safe: bool


@dataclass(frozen=True, kw_only=True)
class SideCount:
    side: str
    label: str
    people: int


def people(project: Project, *, seen_by: Member, page: str | int = 1) -> Page:
    """The members who are still there, by name, as `seen_by` may see them."""
    members = project.members.present().select_related("user").order_by("name", "pk")
    found = Paginator(members, A_PAGE).get_page(page)
    failed = failed_invitations(project) if seen_by.is_facilitator else set()
    carded = with_card(project)
    found.object_list = [person(member, seen_by, failed, carded) for member in found.object_list]
    return found


def with_card(project: Project) -> set[int]:
    """The members whose card opens the door."""
    return set(project.wayins.standing().filter(kind=WayIn.Kind.CARD).values_list("member_id", flat=True))


def card_of_member(member: Member) -> WayIn | None:
    return member.ways_in.standing().filter(kind=WayIn.Kind.CARD).select_related("made_by").first()


def person(member: Member, seen_by: Member, failed: set[str], carded: set[int]) -> Person:
    is_private = seen_by.is_facilitator or seen_by == member
    return Person(
        ref=member.ref,
        name=member.name,
        side=member.side,
        side_label=member.get_side_display(),
        role=member.role,
        role_label=str(member.get_role_display()).partition(":")[0],
        email=(member.user.email or "") if member.user and is_private else "",
        access_needs=member.access_needs if is_private else "",
        needs=need_words(member.needs) if is_private else [],
        formats=paper_words(member.formats) if is_private else [],
        ways=member.ways if is_private else "",
        is_me=seen_by == member,
        is_private=is_private,
        mail_failed=member.ref in failed,
        has_card=is_private and member.pk in carded,
        keeps_safe=member.keeps_safe,
    )


def failed_invitations(project: Project) -> set[str]:
    """The references of the members whose last invitation could not be sent."""
    lines = Event.objects.filter(project=project, noun="member", verb__in=[WROTE_TO, COULD_NOT_WRITE_TO])
    last = dict(lines.order_by("at", "pk").values_list("noun_ref", "verb"))
    return {ref for ref, verb in last.items() if verb == COULD_NOT_WRITE_TO}


def sides(project: Project) -> list[SideCount]:
    """How many members look from each side, in the order of the sides, also where there is nobody."""
    rows = project.members.present().order_by().values_list("side").annotate(people=Count("pk"))
    counted = dict(rows)
    return [SideCount(side=side, label=str(label), people=counted.get(side, 0)) for side, label in Side.choices]
