"""Organisations, projects and the people in them."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef


class Side(models.TextChoices):
    """From where somebody looks at the work. The gap between the sides is what the reviews show."""

    LIVED_EXPERIENCE = "lived", _("Lived experience")
    CARER = "carer", _("Carer")
    PROFESSIONAL = "professional", _("Professional")
    COMMUNITY = "community", _("Community")
    COMMISSIONER = "commissioner", _("Commissioner")


class UserManager(BaseUserManager):
    def with_email(self, email: str) -> "User":
        """The account with this email address, made if there is none. Accounts have no password."""
        email = email.strip().lower()
        user, made = self.get_or_create(email=email)
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user

    def without_email(self) -> "User":
        """A new account for somebody who gets in by a card or a code only."""
        user = self.model(email=None)
        user.set_unusable_password()
        user.save()
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in. Everything else about them is on their memberships."""

    # None for somebody who gets in by a card or a code only.
    email = models.EmailField(_("email"), unique=True, null=True)  # noqa: DJ001
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()
    # The card or code by which they came in just now; set by pages/doors.py. It opens one project only.
    way_in = None

    personal = ("email", "last_login", "joined_at", "password")
    impersonal = ("is_active",)

    def __str__(self) -> str:
        return self.email or ""


class SignInLink(models.Model):
    """A link that signs somebody in once. Only the hash of its secret is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    personal = ("secret_hash", "used_at")
    impersonal = ("expires_at",)


class Organisation(WithRef):
    """A charity, council, service or user-led organisation that runs projects."""

    name = models.CharField(_("name of the organisation"), max_length=200)
    is_example = models.BooleanField(default=False)

    impersonal = ("name", "is_example")

    def __str__(self) -> str:
        return self.name


class Project(WithRef):
    """One piece of co-production. The context is written down so that a reader can judge what would carry over."""

    class Route(models.TextChoices):
        """What a group wants to show. A group that has not chosen sees all of it."""

        IMPACT = "impact", _("Impact")
        ACHIEVEMENTS = "achievements", _("Achievements")
        BENEFITS = "benefits", _("Benefits")
        FEEDBACK = "feedback", _("Feedback and evaluation")

    class Money(models.TextChoices):
        """Whether the group puts what it values into money. Costs, and hours, are always there."""

        NOT_SAID = "not-yet", _("We have not said yet")
        YES = "yes", _("Yes, beside everything else that counts")
        NEVER = "never", _("No, never")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="projects")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name of the project"), max_length=200)
    about = models.TextField(_("what it is about"), blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    people = models.CharField(_("who it is for"), max_length=300, blank=True)
    sector = models.CharField(_("field of work"), max_length=200, blank=True)
    setting = models.CharField(_("setting"), max_length=300, blank=True)
    length = models.CharField(_("how long"), max_length=200, blank=True)
    money = models.CharField(_("money"), max_length=300, blank=True)
    particular = models.TextField(_("what is particular here"), blank=True)
    elsewhere = models.TextField(_("what would carry over elsewhere"), blank=True)
    began_on = models.DateField(_("when the co-production began"), null=True, blank=True)
    contact = models.TextField(_("how people outside can reach you"), blank=True)
    safety = models.TextField(_("what to do when something worries you"), blank=True)
    routes = models.JSONField(_("what the group wants to show"), default=list, blank=True)
    is_example = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    # What an hour of somebody's time is put at, and where that comes from. The group sets both.
    hour_rate = models.DecimalField(_("pounds an hour"), max_digits=7, decimal_places=2, null=True, blank=True)
    hour_rate_source = models.CharField(_("where this comes from"), max_length=300, blank=True)
    # The address of "You said, we did" for everybody. None, until a facilitator opens it.
    said_did_key = models.CharField(max_length=40, null=True, unique=True, editable=False)  # noqa: DJ001
    suggests_themes = models.BooleanField(_("suggest themes"), default=False)
    # The newest of `MoneyWish`, here as well because the menu asks for it on each page of the room Value.
    uses_money = models.CharField(max_length=7, choices=Money.choices, default=Money.NOT_SAID, editable=False)

    impersonal = (
        "slug",
        "name",
        "about",
        "place",
        "people",
        "sector",
        "setting",
        "length",
        "money",
        "particular",
        "elsewhere",
        "began_on",
        "contact",
        "safety",
        "routes",
        "is_example",
        "created_at",
        "hour_rate",
        "hour_rate_source",
        "said_did_key",
        "suggests_themes",
        "uses_money",
    )

    def __str__(self) -> str:
        return self.name

    def shows(self, route: str) -> bool:
        """Whether the group has chosen this route; all, as long as it has chosen none."""
        return not self.routes or route in self.routes

    @property
    def never_uses_money(self) -> bool:
        return self.uses_money == self.Money.NEVER


class MemberQuerySet(models.QuerySet):
    def present(self) -> "MemberQuerySet":
        """Those who are still in the group."""
        return self.filter(left_at=None)


class Member(WithRef, OfProject):
    """Somebody in the group. A member need not have an account, an email or a phone."""

    class Role(models.TextChoices):
        FACILITATOR = "facilitator", _("Facilitator: keeps things going, looks after people and settings")
        CO_PRODUCER = "co-producer", _("Co-producer: adds and changes things")
        READER = "reader", _("Reader: looks, but does not change things")

    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="memberships")
    name = models.CharField(_("name"), max_length=200)
    side = models.CharField(_("side"), max_length=12, choices=Side.choices)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.CO_PRODUCER)
    access_needs = models.TextField(_("what helps this person take part"), blank=True)
    ways = models.TextField(_("how this person likes to be heard"), blank=True)
    # Keys of `methods.meetings`: what each asks of a meeting, and as what papers are wanted.
    needs = models.JSONField(_("what a meeting must have"), default=list, blank=True)
    formats = models.JSONField(_("how this person wants papers"), default=list, blank=True)
    calendar_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    keeps_safe = models.BooleanField(_("looks after people's safety"), default=False)
    left_at = models.DateTimeField(null=True, editable=False)

    objects = MemberQuerySet.as_manager()
    # Who sits beside them and helps just now; set by access.py, and noted with everything that they do.
    helped_by = ""
    personal = ("name", "side", "access_needs", "ways", "needs", "formats", "calendar_hash", "left_at")
    impersonal = ("role", "keeps_safe")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["project", "user"], name="one_membership_each"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_facilitator(self) -> bool:
        return self.role == self.Role.FACILITATOR

    @property
    def can_edit(self) -> bool:
        return self.role != self.Role.READER
