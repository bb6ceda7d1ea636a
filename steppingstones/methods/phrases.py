"""The words around the questions: what people read who answer, besides what the group asks. For translators.

A language is used for them only when all of them are translated, so that nobody meets a page in two languages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .cards import SETS

PLACE = re.compile(r"%\((\w+)\)([sd])")  # where a number or a name is put in
SHOWN = re.compile(r"\{(\w+)\}")  # the same, as translators see and write it
UNSAFE = re.compile(r"[<>&%{}\"\x00-\x08\x0b-\x1f]")  # these could be taken for more than words


@dataclass(frozen=True, kw_only=True)
class Part:
    """The phrases of one place, in the order in which people meet them."""

    key: str
    title: str
    phrases: tuple[str, ...]


STARTING = Part(
    key="starting",
    title="The first page",
    phrases=(
        "Language",
        "There is %(number)s question.",
        "There are %(number)s questions, one on each page.",
        "You can leave out any question.",
        "You do not have to give your name.",
        "Nothing is sent until you press Send at the end.",
        "Until then your answers are kept on this device. Do you share it? Then send your answers before you leave it.",
        "Easy words and big letters",
        "Easy words",
        "Usual words",
        "Start",
        "You started before",
        "Your answers are kept on this device. They are not sent yet.",
        "Is this not your device, or were it not you? Then start again. That takes the old answers away.",
        "Go on",
        "Start again",
        "Next",
        "Back",
        "Page %(place)s of %(places)s",
        "What you typed before is back.",
        "Clear it",
        "You are not connected. What you typed is kept on this device. Send it when you are back.",
        "Skip to the main part",
        "Look",
        "Text size",
        "Normal",
        "Large",
        "Very large",
        "Colours",
        "As on this device",
        "Light",
        "Dark",
        "Strong contrast",
        "Use this",
        "Sign in",
        "Stepping Stones: from what people say to what changes.",
        "What this is",
    ),
)
ANSWERING = Part(
    key="answering",
    title="Answering",
    phrases=(
        "I do not want to say",
        "Very sad",
        "Sad",
        "In between",
        "Happy",
        "Very happy",
        "Yes",
        "No",
        "Not sure",
        "Yes, I agree",
        "Choose as many as you like.",
        "Choose up to %(most)s.",
        "Choose at least %(least)s.",
        "Choose at least %(least)s and at most %(most)s.",
        "Give each one a place: 1 comes first. You can leave some without a place.",
        "Up",
        "Down",
        "NAME is now at place PLACE.",
        "This order is right",
        "No place",
        "From %(least)s to %(most)s.",
        "%(least)s or more.",
        "%(most)s or less.",
        "Day, month and year. For example: 4/3/2026",
        "Record",
        "Stop",
        "Record again",
        "Recording now. Press Stop when it is said.",
        "Recorded. Listen to it, or keep it.",
        "The microphone could not be used. Choose a sound instead.",
        "Take it away",
        "Taken away.",
        "Your voice note",
        "Your voice note: %(seconds)s second",
        "Your voice note: %(seconds)s seconds",
        "Your picture",
        "The picture that you chose",
        "Record or choose a sound",
        "Record or choose another",
        "Or write it down",
        "A sound or a picture goes to this site when you press Next. So you can listen or look again. "
        "The group gets it only when you press Send at the end.",
        "Choose or take a picture",
        "Say what it shows, or write instead of a picture",
    ),
)
ABOUT_YOU = Part(
    key="about-you",
    title="About you, and what may be done with your words",
    phrases=(
        "Which pictures are on your card?",
        "Somebody may have given you a card with three pictures. Choose the same ones here. "
        "So your answers can be put beside those of another time. Nobody knows whose card it is.",
        "Picture %(set)s",
        "I have no card",
        "No card",
        *(picture.name for pictures in SETS for picture in pictures),
        "Who are you?",
        "This helps the group to see whose voices it hears. You can leave it out.",
        "I live with this myself",
        "I care for someone, or I am family",
        "I work in a service",
        "I am a neighbour, or part of the community",
        "I plan or pay for services",
        "I would rather not say",
        "Somebody helps me to answer.",
        "What may the group do with your words?",
        "Tick what is all right for you. You can change your mind later.",
        "The group can read what I said.",
        "We need this to use it.",
        "The group can use my words, without my name.",
        "The group can use my words, with my name.",
        "People outside the group can see my words.",
        "Researchers can study my words, without my name.",
        "They look at what many people said, to learn what helps.",
        "Your name",
        "My name:",
        "(only if the group can use it)",
    ),
)
SENDING = Part(
    key="sending",
    title="Sending",
    phrases=(
        "Your answers",
        "Look again. Is this what you want to say? Then press Send.",
        "Not answered",
        "Change",
        "Send",
        "All questions are on this one page. You can leave out any of them. Nothing is sent until you press Send.",
        "Without a connection your answers wait on this device. They are sent as soon as there is one.",
        "People share this device. So it keeps no way back for you: you cannot take your words back by yourself later.",
        "Sounds and pictures need a connection. Write here instead.",
        "These words are not on this device. They come when there is a connection. Nothing that you filled in is lost.",
        "Not sent yet.",
        "Your answers are kept on this device. We try again when you are back online.",
        "Keep this page open. We try again when you are back online.",
        "Try again",
        "Sets of answers that wait on this device:",
        "They are sent as soon as there is a connection.",
        "Send now",
        "A set of answers on this device could not be sent:",
        "Throw these answers away",
        "Answers from this device were sent. This is your way back to them. Keep it: nobody can send it to you again.",
        "See what I said",
        "Take this away from this device",
        "Your answers wait on this device. They are sent as soon as there is a connection.",
        "Is this your own device?",
        "Then it can keep your way back. It comes when your answers are sent. "
        "With it you can see what came of your words, or take them back.",
        "Yes, keep my way back here",
        "No, others use it too",
        "Your way back comes here when your answers are sent. Open this questionnaire on this device then.",
        "This device keeps no way back. Nobody else can find your words here.",
        "Thank you",
        "The group “%(project)s” has what you said.",
        "I am done",
        "The answers of the person before you are not on this device any more.",
        "The next person on this device cannot see your answers.",
        "Take your time. Each page waits for you for up to 20 minutes.",
        "Are you still there?",
        "This starts again in half a minute. Then what is on this page is gone.",
        "I am still here",
        "I need more time",
        "Your way back",
        "Do you want to see later what came of your words, or take them back? "
        "Take this with you now. Nobody can send it to you again.",
        "or write down this address:",
        "This page goes away after one minute.",
        "It leads back to what you said.",
    ),
)
AFTERWARDS = Part(
    key="afterwards",
    title="Afterwards: the way back to what you said",
    phrases=(
        "QR code of your receipt",
        "It leads back to this page.",
        "Keep this page",
        "This page is your way back. Nobody can send it to you again.",
        "Here you can see what came of your words. You can change your mind, and take your words back.",
        "Point your phone at the picture,",
        "or print this page,",
        "or keep this address:",
        "Do other people use this device? Close this page when you have kept it.",
        "What you said",
        "What came of it",
        "Planned",
        "Nothing yet. Come back later and look again.",
        "What the group may do with it",
        "This group can read it and learn from it",
        "The group can quote it, without a name",
        "The group can quote it, with the name",
        "People outside the group can see it",
        "Researchers can study it, without a name",
        "%(use)s, until %(day)s",
        "Nothing",
        "Change what they may do",
        "The group can read them. What else is all right for you?",
        "What else is all right for you?",
        "Until when? You can choose a last day",
        "On the next day it stops by itself. An empty field means: until you say otherwise.",
        "(you can leave this out)",
        "The group can read my words until",
        "The group can use my words until",
        "People outside the group can see my words until",
        "Researchers can study my words until",
        "Should the group not read them any more?",
        "Change my answer",
        "Change your answer",
        "The group will see both: what you said first, and what you say now. "
        "Do you want the first words gone? Take them back.",
        "Take my words back",
        "Take your words back",
        "We will erase these words for good. Nobody can bring them back, not even you.",
        "The group will still see that somebody said something here, but not what and not who.",
        "Erase my words",
        "No, keep them",
        "Take everything back",
        "We will erase your answer for good. Nobody can bring it back, not even you.",
        "We will erase all your %(number)s answers for good. Nobody can bring them back, not even you.",
        "Erase everything",
        "No, keep it",
        "You have taken everything back already.",
        "You took back what you said here. The words are gone.",
        "Keep this",
        "Go back",
        "Sound",
        "A picture. Its words are beside it.",
        "What is heard has not been written down yet.",
        "What is seen has not been written down yet.",
        "Before you read this:",
        "This is closed now",
        "You cannot answer “%(title)s” at the moment.",
        "Nothing was sent from this page.",
        "Would you still like to say something? Ask the person who gave you the link.",
    ),
)
WENT_WRONG = Part(
    key="went-wrong",
    title="When something needs another look",
    phrases=(
        "Error:",
        "Something needs another look",
        "Tick that the group can read your answers.",
        "Tick that the group can read your answers. If you do not want that, close this page: nothing was sent.",
        "Write your name, or take away the tick beside “with my name”.",
        "Answer at least one question.",
        "You have not answered any question yet. Answer at least one, or close this page.",
        "Write a number, such as 12, that is within what the question asks for.",
        "You answered a question and also ticked “I do not want to say”. Take one of them away.",
        "Choose one picture of your card in each row. Have you no card? Then tick only that.",
        "Choose one picture in each row, or tick “I have no card”.",
        "You chose pictures and also ticked “I have no card”. Take the tick away.",
        "This browser keeps nothing on this device. Wait until there is a connection, then press Send again.",
        "Choose one of the answers on this page.",
        "There is a character in this that cannot be kept. Type the words again.",
        "You answered and also ticked “I do not want to say”. Take one of them away.",
        "There is a character in your words that cannot be kept. Type the words again.",
        "Choose one of the faces, or choose “I do not want to say”.",
        "Choose a number from %(least)s to %(most)s, or choose “I do not want to say”.",
        "Choose yes, no or not sure, or choose “I do not want to say”.",
        "Tick the box if you agree.",
        "Choose one of the answers on this page, or choose “I do not want to say”.",
        "Choose from the answers on this page, or choose “I do not want to say”.",
        "Choose at most %(most)s. You chose %(number)s.",
        "Choose at least %(least)s. You chose %(number)s.",
        "Give each answer a place from the list, or choose “I do not want to say”.",
        "Two answers have the same place. Give each one a place of its own.",
        "Write a number in figures, such as 12 or 2.5.",
        "Write %(least)s or more.",
        "Write %(most)s or less.",
        "Write the day like this: 4/3/2026.",
        "This is too long: use at most %(most)s letters. You have %(number)s.",
        "Choose one answer, or choose “I do not want to say”.",
        "Write what you want to say, or tick “I do not want to say”.",
        "Choose a face, or choose “I do not want to say”.",
        "Choose a number, or choose “I do not want to say”.",
        "Choose one answer or more, or choose “I do not want to say”.",
        "Give the answers a place, or choose “I do not want to say”.",
        "Choose a picture, or choose “I do not want to say”.",
        "Write a number, or tick “I do not want to say”.",
        "Write a day, or tick “I do not want to say”.",
        "Record or write what you want to say, or tick “I do not want to say”.",
        "Choose a picture or write what you want to say, or tick “I do not want to say”.",
        "Tick the box if you agree. If you do not, choose “I do not want to say”.",
        "Very many answers came from your network just now. Nothing is lost. Wait ten minutes, then press Send again.",
        "Very much came from your network just now. Nothing is lost. Wait ten minutes, then press Next again.",
        "Your recording or picture is no longer here, because it waited too long. Record or choose it again.",
        "Your recording or picture is no longer here. Record or choose it again.",
        "Your answers were sent before. They are kept as they were then. What you changed later was not sent.",
        "There is nothing in this file. Choose another, or record it again.",
        "This file has more than %(most)d MB. Send a shorter or smaller one.",
        "This is neither a sound nor a picture that can be kept here. Send a photograph or a recording.",
        "This day has passed. Choose a later one, or take the tick away.",
    ),
)
PARTS = (STARTING, ANSWERING, ABOUT_YOU, SENDING, AFTERWARDS, WENT_WRONG)
PHRASES = frozenset(phrase for part in PARTS for phrase in part.phrases)


def shown(phrase: str) -> str:
    """A phrase as translators see it: `{number}` where a number is put in.

    Source: our own.

    >>> shown("Choose up to %(most)s.")
    'Choose up to {most}.'
    """
    return PLACE.sub(r"{\1}", phrase)


def kept(phrase: str, said: str) -> str:
    """A translation as it is kept, with the places as the phrase has them. Quotation marks become “ ”.

    Source: our own.

    >>> kept("Choose up to %(most)s.", 'Dewiswch hyd at {most}: "un"')
    'Dewiswch hyd at %(most)s: “un”'
    """
    kinds = dict(PLACE.findall(phrase))
    words = re.sub(r'"([^"]*)"', r"“\1”", said.strip().replace("'", "’"))
    return SHOWN.sub(lambda found: f"%({found[1]}){kinds.get(found[1], 's')}", words)


def faults(phrase: str, said: str) -> list[str]:
    """What must be mended in a translation, in sentences; nothing for one that is empty or right.

    Source: our own. What is put in must be put in there too, and words must not be taken for something else.

    >>> faults("Choose up to %(most)s.", "Dewiswch")
    ['Put {most} in: a number or a name comes there.']
    >>> faults("Start", "<b>Dechrau</b>")
    ['Leave out < and >.']
    """
    if not said.strip():
        return []
    wanted, given = {name for name, _kind in PLACE.findall(phrase)}, set(SHOWN.findall(said))
    found = [f"Put {{{name}}} in: a number or a name comes there." for name in sorted(wanted - given)]
    found += [f"Leave out {{{name}}}: nothing is put in there." for name in sorted(given - wanted)]
    signs = sorted(set(UNSAFE.findall(SHOWN.sub("", re.sub(r'"[^"]*"', "", said)))))
    if signs:
        named = (sign if sign.isprintable() else "signs that cannot be seen" for sign in signs)
        found.append(f"Leave out {' and '.join(named)}.")
    return found


def left(translated: Mapping[str, str]) -> int:
    """How many phrases are not translated yet.

    Source: our own.

    >>> left({"Start": "Dechrau"}) == len(PHRASES) - 1
    True
    """
    return sum(not translated.get(phrase) for phrase in PHRASES)
