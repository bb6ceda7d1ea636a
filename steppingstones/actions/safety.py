"""When something that was said worries somebody: passing it on, and what is done about it.

The history says only that something was passed on, or closed: never what, and never about which voice.
"""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Member, Project, Voice, Worry
from ..queries.safety import keepers
from .history import note

log = logging.getLogger(__name__)


@transaction.atomic
def raise_worry(voice: Voice, words: str = "", *, by: Member, site: str = "") -> Worry:
    """Pass it on to those who look after people's safety. They get a mail without a word of it."""
    worry = Worry.objects.create(
        project_id=voice.project_id, voice=voice, raised_by=by, raised_on=timezone.localdate(), words=words
    )
    note(by, "passed on", worry)
    _tell(voice.project, site)
    return worry


@transaction.atomic
def write_what_was_done(worry: Worry, done: str, *, by: Member) -> None:
    worry.done = done
    worry.save(update_fields=["done"])
    note(by, "wrote about", worry)


@transaction.atomic
def close(worry: Worry, *, by: Member) -> None:
    """Nothing more is to be done. What was done stays written down."""
    worry.closed_by, worry.closed_on = by, timezone.localdate()
    worry.save(update_fields=["closed_by", "closed_on"])
    note(by, "closed", worry)


@transaction.atomic
def open_again(worry: Worry, *, by: Member) -> None:
    worry.closed_by = worry.closed_on = None
    worry.save(update_fields=["closed_by", "closed_on"])
    note(by, "opened", worry)


@transaction.atomic
def change_guidance(project: Project, words: str, *, by: Member) -> None:
    """What the group does when something worries somebody: its own words, with whom to call."""
    project.safety = words
    project.save(update_fields=["safety"])
    note(by, "changed", project)


def _tell(project: Project, site: str) -> None:
    """A mail that fails loses nothing: the worry waits on their page."""
    to = [member.user.email for member in keepers(project) if member.user and member.user.email]
    if project.is_example or not to:
        return
    words = render_to_string("messages/worry.txt", {"project": project, "site": site})
    mail = EmailMessage(_("Somebody is worried about something that was said"), words, bcc=to)

    def send() -> None:
        try:
            mail.send()
        except (OSError, SMTPException):
            log.exception("A mail about a worry could not be sent")

    transaction.on_commit(send)
