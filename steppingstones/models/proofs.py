"""How we know that a change happened, and what people say about it afterwards."""

import secrets
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .decisions import Change
from .evidence import Evidence
from .people import Member
from .voices import Voice


def place_of(proof: "Proof", name: str) -> str:
    """Where the file lies: under its project, by a name that says nothing."""
    return f"proofs/{proof.project_id}/{secrets.token_hex(16)}{name[name.rfind('.') :]}"


class Proof(WithRef, OfProject):
    """A picture, a document or a link that shows a change."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("Picture")
        DOCUMENT = "document", _("Document")
        LINK = "link", _("Link")

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="proofs")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.CharField(_("what it shows"), max_length=300)
    file = models.FileField(upload_to=place_of, max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)  # what the document was called
    url = models.URLField(_("link"), max_length=500, blank=True)
    added_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="proofs_added")

    impersonal = ("kind", "words", "file", "name", "url")

    class Meta:
        ordering: ClassVar[list] = ["id"]

    def __str__(self) -> str:
        return self.words


class SaidAfter(OfProject):
    """What somebody says about a change after it was made: that it is good, or that it is not."""

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="said_after")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="about_changes")
    stance = models.CharField(max_length=7, choices=Evidence.Stance.choices, default=Evidence.Stance.FOR)
    linked_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")

    impersonal = ("stance",)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["change", "voice"], name="one_voice_once_about_a_change"),
        ]
