"""The nouns, one file each. Whatever belongs to a project carries its project: the wall that `access.py` guards."""

from .consent import Consent
from .conversations import Conversation, ConversationNote, Guide, GuideTheme, HeldAs, OthersThere, WasThere
from .decisions import Change, Decision, Option, Presence, SaidDid, SharedView
from .evidence import Evidence
from .history import Draft, Event, Sent
from .media import Media
from .pathway import Benefit, Indicator, MeantSo, PathwayEdit, PathwayVersion, Shaping, Step, Stone
from .people import Member, Organisation, Project, Side, SignInLink, User
from .plan_before import PlanBefore, PlannedItem, PlanNote, PlanOutcome
from .questions import Answer, Choice, Picked, Question, Questionnaire, Response, Round, Translation
from .reports import Claim, ClaimQuote, Report
from .safety import Worry
from .stakeholders import Action, Level, Stakeholder
from .voices import FormerWords, Giver, Theme, Voice, VoiceTheme
from .walls import Heart, Wall, WallGroup, WallNote
from .ways_in import Code, WayIn

__all__ = [
    "Action",
    "Answer",
    "Benefit",
    "Change",
    "Choice",
    "Claim",
    "ClaimQuote",
    "Code",
    "Consent",
    "Conversation",
    "ConversationNote",
    "Decision",
    "Draft",
    "Event",
    "Evidence",
    "FormerWords",
    "Giver",
    "Guide",
    "GuideTheme",
    "Heart",
    "HeldAs",
    "Indicator",
    "Level",
    "MeantSo",
    "Media",
    "Member",
    "Option",
    "Organisation",
    "OthersThere",
    "PathwayEdit",
    "PathwayVersion",
    "Picked",
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
    "Round",
    "SaidDid",
    "Sent",
    "Shaping",
    "SharedView",
    "Side",
    "SignInLink",
    "Stakeholder",
    "Step",
    "Stone",
    "Theme",
    "Translation",
    "User",
    "Voice",
    "VoiceTheme",
    "Wall",
    "WallGroup",
    "WallNote",
    "WasThere",
    "WayIn",
    "Worry",
]
