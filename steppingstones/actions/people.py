"""Signing in by link."""

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import SignInLink, User

# --- Signing in by link -----------------------------------------------------------------------------------


class LinkError(Exception):
    """A sign-in link that does not work. Its words are for the person who holds it."""

    words = _("This link does not work.")

    def __str__(self) -> str:
        return str(self.words)


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
