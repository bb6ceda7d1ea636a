"""Asking for sign-off of a report, signing it, and opening what is signed off to everybody."""

import secrets
from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from ..documents.fingerprint import fingerprint
from ..models import Member, Report, ReportVersion, SignOff
from ..queries.report_frozen import freeze
from ..queries.sign_offs import as_read, may_be_public, standing_of, versions_of
from .history import helper_of, note
from .news import write_down


@transaction.atomic
def ask(report: Report, others: Sequence[str], *, today: date, by: Member | None) -> ReportVersion:
    """Freeze the report as it is. If nothing changed since the newest version, that one is asked for."""
    report = Report.objects.select_for_update(of=("self",)).select_related("project__organisation").get(pk=report.pk)
    frozen, newest = freeze(report), report.versions.first()
    seal = fingerprint(frozen.kept)
    if newest and newest.fingerprint == seal and newest.others_asked == list(others):
        return newest
    version = ReportVersion.objects.create(
        project=report.project,
        report=report,
        number=(report.versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        audience=report.audience,
        kept=frozen.kept,
        counted=frozen.counted,
        fingerprint=seal,
        others_asked=list(others),
        asked_on=today,
        asked_by=by,
    )
    note(by, "asked to sign", version)
    return version


class NotWhatWasRead(Exception):
    """What stands there is not what the member had before them."""


class Replaced(Exception):
    """There is a newer version: this one is not asked for any more."""


class AddressTaken(Exception):
    """The words for the address belong to another report."""


class NotSignedOff(Exception):
    """Somebody's yes is missing, or what is kept is not what was signed."""


@transaction.atomic
def sign(version: ReportVersion, answer: str, words: str, printed: str, *, seen: str, by: Member) -> SignOff:
    """What this member says to it. Nobody can say it for somebody else; who sat beside them is noted.

    `seen` is the print of what they had before them (`queries.as_read`).
    """
    version = _held(version)
    if version.report.versions.filter(number__gt=version.number).exists():
        raise Replaced
    if seen != as_read(version):
        raise NotWhatWasRead
    said = {"answer": answer, "words": words.strip(), "printed": printed, "side": by.side}
    where = {"supporter": helper_of(by), "signed_at": timezone.now(), "project": version.project}
    one, _is_new = SignOff.objects.update_or_create(version=version, member=by, defaults={**said, **where})
    is_hidden = one.words and printed != SignOff.Printed.NAMED
    note(None if is_hidden else by, "answered" if is_hidden else "signed" if one.counts else "did not sign", version)
    if version.signed_off_on is None and standing_of(version).is_signed_off:
        version.signed_off_on = timezone.localdate()
        version.save(update_fields=["signed_off_on"])
    return one


def _held(version: ReportVersion) -> ReportVersion:
    """Asking, signing and putting out wait for each other: the row of the report is held first."""
    Report.objects.select_for_update().get(pk=version.report_id)
    return versions_of(version.report).get(pk=version.pk)


@transaction.atomic
def take_back(version: ReportVersion, *, by: Member) -> None:
    """As if this member had said nothing. A version without everybody's yes is not public any more."""
    version = _held(version)
    found = SignOff.objects.filter(version=version, member=by).first()
    if found:
        is_hidden = found.words and found.printed != SignOff.Printed.NAMED
        found.delete()
        note(None if is_hidden else by, "took an answer back", version)


@transaction.atomic
def open_to_everybody(version: ReportVersion, *, address: str = "", by: Member) -> str:
    """Its address: that of an earlier version of the report, whose place it takes; or the words that the group chose;
    or a key that nobody can guess. Raises `AddressTaken` for words of another report."""
    version = _held(version)
    if not may_be_public(version):
        raise NotSignedOff
    if version.public_key is None:
        earlier = version.report.versions.exclude(public_key=None).first()
        key = earlier.public_key if earlier else _own_address(version.report, address) or secrets.token_hex(16)
        version.report.versions.update(public_key=None, public_since=None)
        version.public_key, version.public_since = key, timezone.localdate()
        version.save(update_fields=["public_key", "public_since"])
        write_down(version)
        note(by, "opened to everybody", version)
    return version.public_key


def _own_address(report: Report, words: str) -> str:
    """What a group gave its report as an address, it keeps: nobody else is found where people look for it. Without
    words it is opened at a key this time, and those from before stay its own.

    Of two groups that choose the same words at once, the database lets one have them.
    """
    if not words:
        return ""
    if ReportVersion.objects.filter(public_key=words).exists():
        raise AddressTaken
    try:
        with transaction.atomic():
            Report.objects.filter(pk=report.pk).update(address=words)
    except IntegrityError as error:
        raise AddressTaken from error
    return words


@transaction.atomic
def close(version: ReportVersion, *, by: Member) -> None:
    """From now on there is nothing at its address, and a key never comes back."""
    found = ReportVersion.objects.filter(pk=version.pk).exclude(public_key=None)
    if found.update(public_key=None, public_since=None):
        note(by, "closed to everybody", version)
