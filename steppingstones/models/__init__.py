"""The nouns, one file each. Whatever belongs to a project carries its project: the wall that `access.py` guards."""

from .consent import Consent
from .decisions import Change, Decision, Option, Presence
from .evidence import Evidence
from .history import Event, Sent
from .pathway import Benefit, Indicator, MeantSo, PathwayEdit, PathwayVersion, Shaping, Step, Stone
from .people import Member, Organisation, Project, Side, SignInLink, User
from .plan_before import PlanBefore, PlannedItem, PlanNote, PlanOutcome
from .questions import Answer, Choice, Question, Questionnaire, Response
from .reports import Claim, ClaimQuote, Report
from .stakeholders import Action, Level, Stakeholder
from .voices import Giver, Theme, Voice, VoiceTheme

__all__ = [
    "Action",
    "Answer",
    "Benefit",
    "Change",
    "Choice",
    "Claim",
    "ClaimQuote",
    "Consent",
    "Decision",
    "Event",
    "Evidence",
    "Giver",
    "Indicator",
    "Level",
    "MeantSo",
    "Member",
    "Option",
    "Organisation",
    "PathwayEdit",
    "PathwayVersion",
    "PlanBefore",
    "PlanNote",
    "PlanOutcome",
    "PlannedItem",
    "Presence",
    "Project",
    "Question",
    "Questionnaire",
    "Report",
    "Response",
    "Sent",
    "Shaping",
    "Side",
    "SignInLink",
    "Stakeholder",
    "Step",
    "Stone",
    "Theme",
    "User",
    "Voice",
    "VoiceTheme",
]
