"""What the nouns share: an unguessable reference for addresses, and the project that they belong to."""

import secrets

from django.db import models

# No vowels (so that no word appears by chance) and nothing that looks like something else.
LETTERS = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 12  # 57 bits: nobody finds a page by trying


def new_ref() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


class WithRef(models.Model):
    """Something with a page of its own. Addresses show `ref`, never the number of the row.

    `personal` names the fields that say something about a person, `impersonal` the others: a test keeps both complete.
    """

    ref = models.CharField(max_length=LENGTH, unique=True, default=new_ref, editable=False)

    personal: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()

    class Meta:
        abstract = True


class OfProject(models.Model):
    """Something that belongs to one project. Every query starts from the project."""

    project = models.ForeignKey("steppingstones.Project", on_delete=models.CASCADE, related_name="%(class)ss")

    personal: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()

    class Meta:
        abstract = True
