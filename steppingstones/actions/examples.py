"""The example: a whole project with invented people, kept in `examples/` as files that anybody can read."""

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from ..formats.projectfiles import ProjectFiles, read
from ..models import Member, Project, User
from .media import erase_files_after_this, files_of
from .projectfiles import KNOWN, make_project

SLUG = FOLDER = "day-centre"
# Nobody can get mail at .invalid, so nobody signs in to these by code.
ACCOUNTS = FACILITATOR, VISITOR = "facilitator@example.invalid", "visitor@example.invalid"


@transaction.atomic
def load_example(user: User | None = None) -> Member:
    """The facilitator of the example. Loads it if it is not there; then `user` becomes its facilitator."""
    there = example_members().filter(role=Member.Role.FACILITATOR).first()
    if there:
        return there
    users = {
        "hazel": user or User.objects.with_email(FACILITATOR),
        "robin": User.objects.with_email(VISITOR),
    }
    return make_project(example_files(), slug=SLUG, users=users, is_example=True)


def example_files() -> ProjectFiles:
    folder = settings.ROOT / "examples" / FOLDER
    texts = {file.name: file.read_text(encoding="utf-8-sig") for file in folder.glob("*.csv")}
    pictures = {file.name: file.read_bytes() for file in folder.glob("*.png")}
    return read(texts, KNOWN, pictures)


def example_members() -> QuerySet[Member]:
    """The members of the example who have an account."""
    members = Member.objects.present().filter(project__is_example=True, user__is_active=True)
    return members.select_related("user", "project").order_by("pk")


def visitor() -> User | None:
    """The account with which a visitor looks into the example: one that is in nothing else.

    On a site of its own that is the facilitator, so that everything can be tried. Where others can reach the site, it
    is a co-producer, who can add and change things but not people.
    """
    for email in ACCOUNTS if settings.LOCAL else [VISITOR]:
        places = Member.objects.filter(user__email=email, user__is_active=True)
        here = places.filter(project__is_example=True).select_related("user").first()
        if here and places.count() == 1:
            places.update(left_at=None)  # another visitor may have left
            return here.user
    return None


@transaction.atomic
def remove_example(project: Project) -> None:
    """Take the example away with everything in it. The accounts stay; some may have projects of their own.

    Those without an email go: they were made for a card or a code, of one member of this project only.
    """
    organisation = project.organisation
    for_cards = list(User.objects.filter(email=None, memberships__project=project))
    erase_files_after_this(files_of(project))
    project.delete()
    for user in for_cards:
        user.delete()
    if organisation.is_example and not organisation.projects.exists():
        organisation.delete()
