"""Short codes that people type to get to a questionnaire, a wall, or where who takes part is asked."""

import secrets

from django.db import transaction

from ..models import Code, Monitoring, Questionnaire, Wall
from ..models.base import LETTERS

LENGTH = 6
# What looks like something else on paper or a screen is in no code. Typed, it is taken for what it looks like.
LOOKS_LIKE = str.maketrans({"b": "8", "g": "6", "s": "5", "z": "2", "u": "v"})
DRAWN = "".join(letter for letter in LETTERS if letter not in "bgsz")
BETWEEN = " -–—_.·\t\r\n\xa0"
MOST_TYPED = 60


@transaction.atomic
def code_for(
    questionnaire: Questionnaire | None = None, wall: Wall | None = None, monitoring: Monitoring | None = None
) -> str:
    """The short code of this questionnaire, in whatever version, or of one of the others. Made once, it stays."""
    thing = {"questionnaire": questionnaire.root} if questionnaire else {"wall": wall, "monitoring": monitoring}
    project_id = (questionnaire or wall or monitoring).project_id
    found, _is_new = Code.objects.get_or_create(**thing, defaults={"project_id": project_id, "code": free_code()})
    return found.code


def what_opens(code: str) -> Questionnaire | Wall | Monitoring | None:
    """What somebody gets to who typed this. Nothing, if it is no code or its thing has been removed."""
    if strange_in(code):
        return None
    known = Code.objects.select_related("questionnaire__project", "wall__project", "monitoring")
    found = known.filter(code=tidied(code)).first()
    thing = found and (found.questionnaire or found.wall or found.monitoring)
    return thing if thing and getattr(thing, "removed_at", None) is None else None


def free_code() -> str:
    """Letters that are no code."""
    while Code.objects.filter(code=(code := drawn())).exists():
        pass
    return code


def drawn() -> str:
    return "".join(secrets.choice(DRAWN) for _place in range(LENGTH))


def tidied(typed: str) -> str:
    """A code as it is kept, from what somebody typed: in capitals, with spaces and dashes, with look-alikes."""
    plain = typed[:MOST_TYPED].lower().translate(str.maketrans("", "", BETWEEN))
    return plain.translate(LOOKS_LIKE)


def strange_in(typed: str) -> str:
    """The letters and signs in this that are in no code at all, each once, as they were typed."""
    return "".join(dict.fromkeys(letter for letter in tidied(typed) if letter not in DRAWN)).upper()


def in_print(code: str) -> str:
    """A code as people read it: `K7M-2QX`."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}".upper()
