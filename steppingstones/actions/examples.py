"""The example: a whole project with invented people, read from `examples/` by the same code as any other."""

from django.db import transaction

from ..models import Member, Organisation, Project, Side, User

EMAIL = "example@stones.invalid"


@transaction.atomic
def load_example() -> Member:
    """The facilitator of the example, with an account. Loads the example if it is not there yet."""
    there = Member.objects.filter(project__is_example=True, user__email=EMAIL).select_related("user", "project").first()
    if there:
        return there
    organisation = Organisation.objects.create(name="Example organisation", is_example=True)
    project = Project.objects.create(
        organisation=organisation, name="A day centre of our own", slug="day-centre", is_example=True
    )
    user = User.objects.with_email(EMAIL)
    return Member.objects.create(
        project=project, user=user, name="Maple Ashby", side=Side.PROFESSIONAL, role=Member.Role.FACILITATOR
    )
