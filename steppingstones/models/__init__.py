"""The nouns, one file each. Whatever belongs to a project carries its project: the wall that `access.py` guards."""

from .consent import Consent
from .decisions import Change, Decision, Option, Presence
from .evidence import Evidence
from .history import Event, Sent
from .pathway import Step, Stone
from .people import Member, Organisation, Project, Side, SignInLink, User
from .questions import Answer, Choice, Question, Questionnaire, Response
from .reports import Claim, ClaimQuote, Report
from .voices import Giver, Theme, Voice, VoiceTheme

__all__ = [
    "Answer",
    "Change",
    "Choice",
    "Claim",
    "ClaimQuote",
    "Consent",
    "Decision",
    "Event",
    "Evidence",
    "Giver",
    "Member",
    "Option",
    "Organisation",
    "Presence",
    "Project",
    "Question",
    "Questionnaire",
    "Report",
    "Response",
    "Sent",
    "Side",
    "SignInLink",
    "Step",
    "Stone",
    "Theme",
    "User",
    "Voice",
    "VoiceTheme",
]
