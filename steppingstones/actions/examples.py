"""The example: a whole project with invented people, read from `examples/` by the same code as any other."""

from django.conf import settings
from django.db import transaction

from ..models import Member, Organisation, Project, Side, User

SLUG = "day-centre"
# Nobody can get mail at .invalid, so nobody signs in to these by code.
ACCOUNTS = FACILITATOR, VISITOR = "facilitator@example.invalid", "visitor@example.invalid"


@transaction.atomic
def load_example(user: User | None = None) -> Member:
    """The facilitator of the example. Loads it if it is not there; then `user` becomes its facilitator."""
    there = example_members().filter(role=Member.Role.FACILITATOR).first()
    if there:
        return there
    organisation = Organisation.objects.create(name="Example organisation", is_example=True)
    project = Project.objects.create(
        organisation=organisation, name="A day centre of our own", slug=SLUG, is_example=True
    )
    Member.objects.create(
        project=project, user=User.objects.with_email(VISITOR), name="Pip Applegate", side=Side.LIVED_EXPERIENCE
    )
    return Member.objects.create(
        project=project,
        user=user or User.objects.with_email(FACILITATOR),
        name="Maple Ashby",
        side=Side.PROFESSIONAL,
        role=Member.Role.FACILITATOR,
    )


def example_members():
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
    """Take the example away with everything in it. The accounts stay; some may have projects of their own."""
    organisation = project.organisation
    project.delete()
    if organisation.is_example and not organisation.projects.exists():
        organisation.delete()
