"""Projects and the people in them: starting, adding, changing, leaving, signing in."""

import hashlib
import logging
import secrets
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..models import Follower, Member, Organisation, Project, Side, SignInLink, User
from ..models.base import LETTERS
from ..queries.people import COULD_NOT_WRITE_TO, WROTE_TO
from .drafts import forget_all
from .history import note

log = logging.getLogger(__name__)


class PeopleError(Exception):
    """Something about people that cannot be done. Its words are for the person who tried."""

    words = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.words)


class LastFacilitator(PeopleError):
    words = _("This is the only facilitator. Make somebody else a facilitator first.")


class AlreadyThere(PeopleError):
    words = _("Somebody in this project has this email address already. Each person needs their own.")


class NoAddress(PeopleError):
    words = _("There is no email address to write to. Add one first.")


# --- Starting a project -----------------------------------------------------------------------------------


@transaction.atomic
def start_project(
    *, by: User, organisation: Organisation, name: str, your_name: str, your_side: str, about: str = ""
) -> Project:
    """A new project. Whoever starts it is its first facilitator."""
    if organisation.pk is None:
        organisation.save()
    project = Project.objects.create(organisation=organisation, name=name, about=about, slug=new_slug(name))
    member = Member.objects.create(
        project=project, user=by, name=your_name, side=your_side, role=Member.Role.FACILITATOR
    )
    note(member, "started", project)
    return project


def new_slug(name: str) -> str:
    """An address that people can read, with an end that nobody can guess."""
    end = "".join(secrets.choice(LETTERS) for _place in range(6))
    return f"{slugify(name)[:50].strip('-') or 'project'}-{end}"


@transaction.atomic
def change_context(project: Project, *, by: Member, fields: Iterable[str]) -> Project:
    """Keep what was changed in these fields of the project's context, and leave all others as they are."""
    project.save(update_fields=list(fields))
    note(by, "changed", project)
    return project


# --- Members ----------------------------------------------------------------------------------------------


@transaction.atomic
def add_member(
    project: Project,
    *,
    by: Member,
    name: str,
    side: str = Side.LIVED_EXPERIENCE,
    role: str = Member.Role.CO_PRODUCER,
    access_needs: str = "",
    needs: Iterable[str] = (),
    formats: Iterable[str] = (),
    ways: str = "",
    keeps_safe: bool = False,
    email: str = "",
    site: str = "",
) -> Member:
    """Somebody new, or somebody who comes back. With an email they can sign in (at `site`), and are told how."""
    user = User.objects.with_email(email) if email else None
    member = (user and project.members.filter(user=user).first()) or Member(project=project, user=user)
    if member.pk and member.left_at is None:
        raise AlreadyThere
    member.name, member.side, member.role = name, side, role
    member.access_needs, member.ways, member.left_at = access_needs, ways, None
    member.needs, member.formats = list(needs), list(formats)
    member.keeps_safe = keeps_safe
    member.save()
    note(by, "added", member)
    if user:
        tell_how_to_sign_in(member, by=by, site=site)
    return member


@transaction.atomic
def change_member(member: Member, *, by: Member, email: str | None = None, site: str = "", **changes: Any) -> Member:
    """Change what is kept about somebody. A new email is a new way in; an empty one takes the old way away."""
    member = still_here(member)
    if member.is_facilitator and changes.get("role", member.role) != Member.Role.FACILITATOR:
        keep_a_facilitator(member)
    for field, value in changes.items():
        setattr(member, field, value)
    is_invited = email is not None and change_email(member, email)
    member.save()
    note(by, "changed", member)
    if is_invited:
        tell_how_to_sign_in(member, by=by, site=site)
    return member


def change_email(member: Member, email: str) -> bool:
    """Whether somebody can now sign in who could not with this address before."""
    old = member.user
    if not email and (old is None or old.email is None):
        return False
    user = User.objects.with_email(email) if email else None
    if user == old:
        return False
    if user and member.project.members.filter(user=user).exclude(pk=member.pk).exists():
        raise AlreadyThere
    if user is None and member.is_facilitator:
        keep_a_facilitator(member)
    member.user = user
    if old and old.email is None:
        old.delete()  # it was for this member's card and codes only
    return user is not None


@transaction.atomic
def leave(member: Member, *, by: Member) -> Member:
    """Somebody leaves. What they said and decided stays, not what they never sent; they can no longer look in."""
    member = still_here(member)
    if member.is_facilitator:
        keep_a_facilitator(member)
    member.left_at, member.calendar_hash = timezone.now(), None
    member.save(update_fields=["left_at", "calendar_hash"])
    member.ways_in.filter(ended_at=None).update(ended_at=timezone.now())
    forget_all(member)
    Follower.objects.filter(member=member).delete()
    note(by, "left" if by == member else "removed", member)
    return member


def still_here(member: Member) -> Member:
    """The member as they are now. Locks the project, so that two facilitators cannot leave at the same moment."""
    Project.objects.select_for_update().get(pk=member.project_id)
    return Member.objects.select_related("user", "project").get(pk=member.pk)


def keep_a_facilitator(member: Member) -> None:
    """Refuse when nobody else could look after the project: another facilitator counts if they can sign in.

    A card does not count: it can be lost on the day on which it is needed.
    """
    others = member.project.members.present().filter(role=Member.Role.FACILITATOR).exclude(pk=member.pk)
    if not others.filter(user__email__isnull=False).exists():
        raise LastFacilitator


# --- Telling people how to sign in ------------------------------------------------------------------------


def tell_how_to_sign_in(member: Member, *, by: Member, site: str) -> None:
    """Write to this member once everything is safely kept. A mail that fails is noted, and loses nothing."""
    if member.user is None or member.user.email is None:
        raise NoAddress
    if member.project.is_example:
        return  # nobody outside gets mail because somebody tries things out
    words = {"member": member, "by": by, "project": member.project, "site": site}
    mail = EmailMessage(
        _("You are invited to Stepping Stones"),
        render_to_string("messages/invitation.txt", words),
        to=[member.user.email],
    )

    def send() -> None:
        try:
            mail.send()
        except (OSError, SMTPException):
            log.exception("An invitation could not be sent")
            note(by, COULD_NOT_WRITE_TO, member)
        else:
            note(by, WROTE_TO, member)

    transaction.on_commit(send)


# --- Signing in by link -----------------------------------------------------------------------------------


class LinkError(PeopleError):
    """A sign-in link that does not work. Its words are for the person who holds it."""


class LinkUnknown(LinkError):
    words = _("This link is not complete. Open it again from where you found it, or sign in with your email.")


class LinkUsed(LinkError):
    words = _("This link was used before, and it works only once. Ask for a new one, or sign in with your email.")


class LinkTooOld(LinkError):
    words = _("This link is too old. Ask for a new one, or sign in with your email.")


def make_sign_in_link(user: User, *, hours: int = 24) -> str:
    """The secret of a link that signs this person in once. Only its hash is kept: a copy of the data opens nothing."""
    secret = secrets.token_urlsafe(24)
    expires_at = timezone.now() + timedelta(hours=hours)
    SignInLink.objects.create(user=user, secret_hash=hash_of(secret), expires_at=expires_at)
    return secret


def use_sign_in_link(secret: str) -> User:
    """The person whom this link signs in. It works once, also when two browsers open it at the same moment."""
    link = check_sign_in_link(secret)
    if not SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now()):
        raise LinkUsed
    return link.user


def check_sign_in_link(secret: str) -> SignInLink:
    """The link behind this secret, if it would sign somebody in now. Looking does not use it up."""
    link = SignInLink.objects.select_related("user").filter(secret_hash=hash_of(secret)).first()
    if link is None or not link.user.is_active:
        raise LinkUnknown
    if link.used_at:
        raise LinkUsed
    if link.expires_at <= timezone.now():
        raise LinkTooOld
    return link


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
