"""A questionnaire that asks in every way that there is."""

from typing import Any

from steppingstones.models import Choice, Project, Question, Questionnaire

BUS, WALK = ("bus", "By bus", "1F68C"), ("walk", "On foot", "1F6B6")
CAR = ("car", "By car", "1F697")
ASKS: tuple[tuple[str, str, dict[str, Any], tuple], ...] = (
    ("statement", "These questions are about getting here.", {"help": "You can stop at any time."}, ()),
    ("faces", "How was the way here?", {"most": 3, "easy_words": "Was the way good?", "picture": "1F6B6"}, ()),
    ("scale", "How safe did you feel?", {"least_words": "Not safe at all", "most_words": "Completely safe"}, ()),
    ("choice", "How did you come?", {}, (BUS, WALK, CAR)),
    ("several", "What do you use in a week?", {"most": 2, "help": "Think of last week."}, (BUS, WALK, CAR)),
    ("ranking", "What do you like most?", {}, (BUS, WALK, CAR)),
    ("pictures", "Which one is for you?", {}, (BUS, WALK, CAR)),
    ("section", "About you", {"help": "Nobody can see who you are."}, ()),
    ("yes-no", "Did you come alone?", {}, ()),
    ("number", "How many minutes did it take?", {"least": 0, "most": 600}, ()),
    ("date", "When did you come first?", {}, ()),
    ("short", "Where do you get off?", {}, ()),
    ("text", "What would you change?", {}, ()),
    ("voice-note", "Tell us in your own voice.", {}, ()),
    ("photo", "Show us the place.", {}, ()),
    ("consent", "May we put your answers on the wall?", {}, ()),
)
ANSWERS = {
    "faces": "3",
    "scale": "7",
    "choice": "bus",
    "several": ["bus", "walk"],
    "ranking": ["bus:2", "walk:1"],
    "pictures": "walk",
    "yes-no": "1",
    "number": "25",
    "date": "4/3/2026",
    "short": "At the church",
    "text": "More buses",
    "voice-note": "",
    "photo": "",
    "consent": "1",
}
SAID = ["Happy", "7", "By bus", "By bus; On foot", "1. On foot; 2. By bus", "On foot", "Yes", "25", "4/3/2026"]
SAID += ["At the church", "More buses", "Yes, I agree"]


def make_every_kind(project: Project, **changes: Any) -> Questionnaire:
    """Its questions have their kind as their key."""
    given = {"title": "The way here", "is_open": True, **changes}
    questionnaire = Questionnaire.objects.create(project=project, **given)
    for order, (kind, words, more, choices) in enumerate(ASKS, 1):
        question = Question.objects.create(
            project=project, questionnaire=questionnaire, key=kind, order=order, kind=kind, words=words, **more
        )
        for place, (key, said, picture) in enumerate(choices, 1):
            Choice.objects.create(project=project, question=question, key=key, order=place, words=said, picture=picture)
    return questionnaire


def all_said(**changes: Any) -> dict[str, Any]:
    """What a form carries when each question was answered that needs no file."""
    answers = {f"a-{kind}": value for kind, value in ANSWERS.items()}
    return {**answers, "side": "lived", "uses": ["group", "quote"], "once": "a-key-made-by-the-device", **changes}
