"""The nouns, one file each. Whatever belongs to a project carries its project: the wall that `access.py` guards."""

from .assets import Asset, AssetKind, Need
from .ballots import Ballot, Vote, Voter
from .causes import (
    ContributionStory,
    EvidenceTest,
    Expectation,
    GroupComparison,
    OtherExplanation,
    StoryAgreement,
    StoryPiece,
)
from .changed import Direction
from .consent import Consent
from .conversations import Conversation, ConversationNote, Guide, GuideTheme, HeldAs, OthersThere, WasThere
from .costs import Cost, CostKind, HourRate, HoursCounted
from .decisions import Change, Decision, Option, Presence, Reshaping, SaidDid, SharedView
from .easy_read import EasyComment, EasyReading, EasyView, EasyWriting
from .evidence import Evidence
from .giving import Contribution, TimeExchange, TimeOffer
from .history import Draft, Event, Sent
from .learning import Barrier, Lesson, Risk, RiskReview, RiskView, Tried
from .media import Media
from .meetings import (
    AccessCheck,
    AgendaItem,
    Attendance,
    Invited,
    Meeting,
    MeetingNote,
    Minutes,
    MinutesView,
    OthersAtMeeting,
)
from .monitoring import Characteristic, Counted, Monitoring, Reference, Release, Tally, Typed
from .news import Follower, NewsMail
from .pathway import Benefit, Indicator, MeantSo, PathwayEdit, PathwayVersion, Shaping, Step, Stone
from .people import Member, Organisation, Project, Side, SignInLink, User
from .plan_before import PlanBefore, PlannedItem, PlanNote, PlanOutcome
from .proofs import Proof, SaidAfter
from .questions import Answer, Choice, Phrase, Picked, Question, Questionnaire, Response, Round, Translation
from .relationships import Tie, TiePerson, TieRound
from .remarks import Remark
from .report_parts import ReportPart
from .reports import Claim, ClaimQuote, Report
from .review_pages import OutcomeArea, ReviewPage
from .reviews import Counting, Hands, ReviewTalk, SaidInReview, ShownSmall
from .safety import Worry
from .sense import OthersInSense, SenseCard, SenseMaker, SensePile, SenseSession
from .sign_offs import BOTH_SIDES, ReportVersion, SignOff
from .signals import SignalAnswer
from .stakeholders import Action, Level, Stakeholder
from .tagging import (
    DifferentView,
    FromTranscript,
    Highlight,
    SuggestionAnswer,
    Tagger,
    TaggingRound,
    ThemeMerge,
    Transcript,
)
from .values import ValueFigure, ValueInput, ValueMap, ValueRow
from .voices import FormerWords, Giver, Theme, Voice, VoiceTheme
from .walls import Heart, Wall, WallGroup, WallNote
from .ways_in import Code, WayIn
from .weighing import GotWorse, KeptMap, MoneyWish, ToldOfOutcome, WeighedThing, Weigher, Weighing, Weight

__all__ = [
    "BOTH_SIDES",
    "AccessCheck",
    "Action",
    "AgendaItem",
    "Answer",
    "Asset",
    "AssetKind",
    "Attendance",
    "Ballot",
    "Barrier",
    "Benefit",
    "Change",
    "Characteristic",
    "Choice",
    "Claim",
    "ClaimQuote",
    "Code",
    "Consent",
    "Contribution",
    "ContributionStory",
    "Conversation",
    "ConversationNote",
    "Cost",
    "CostKind",
    "Counted",
    "Counting",
    "Decision",
    "DifferentView",
    "Direction",
    "Draft",
    "EasyComment",
    "EasyReading",
    "EasyView",
    "EasyWriting",
    "Event",
    "Evidence",
    "EvidenceTest",
    "Expectation",
    "Follower",
    "FormerWords",
    "FromTranscript",
    "Giver",
    "GotWorse",
    "GroupComparison",
    "Guide",
    "GuideTheme",
    "Hands",
    "Heart",
    "HeldAs",
    "Highlight",
    "HourRate",
    "HoursCounted",
    "Indicator",
    "Invited",
    "KeptMap",
    "Lesson",
    "Level",
    "MeantSo",
    "Media",
    "Meeting",
    "MeetingNote",
    "Member",
    "Minutes",
    "MinutesView",
    "MoneyWish",
    "Monitoring",
    "Need",
    "NewsMail",
    "Option",
    "Organisation",
    "OtherExplanation",
    "OthersAtMeeting",
    "OthersInSense",
    "OthersThere",
    "OutcomeArea",
    "PathwayEdit",
    "PathwayVersion",
    "Phrase",
    "Picked",
    "PlanBefore",
    "PlanNote",
    "PlanOutcome",
    "PlannedItem",
    "Presence",
    "Project",
    "Proof",
    "Question",
    "Questionnaire",
    "Reference",
    "Release",
    "Remark",
    "Report",
    "ReportPart",
    "ReportVersion",
    "Reshaping",
    "Response",
    "ReviewPage",
    "ReviewTalk",
    "Risk",
    "RiskReview",
    "RiskView",
    "Round",
    "SaidAfter",
    "SaidDid",
    "SaidInReview",
    "SenseCard",
    "SenseMaker",
    "SensePile",
    "SenseSession",
    "Sent",
    "Shaping",
    "SharedView",
    "ShownSmall",
    "Side",
    "SignInLink",
    "SignOff",
    "SignalAnswer",
    "Stakeholder",
    "Step",
    "Stone",
    "StoryAgreement",
    "StoryPiece",
    "SuggestionAnswer",
    "Tagger",
    "TaggingRound",
    "Tally",
    "Theme",
    "ThemeMerge",
    "Tie",
    "TiePerson",
    "TieRound",
    "TimeExchange",
    "TimeOffer",
    "ToldOfOutcome",
    "Transcript",
    "Translation",
    "Tried",
    "Typed",
    "User",
    "ValueFigure",
    "ValueInput",
    "ValueMap",
    "ValueRow",
    "Voice",
    "VoiceTheme",
    "Vote",
    "Voter",
    "Wall",
    "WallGroup",
    "WallNote",
    "WasThere",
    "WayIn",
    "WeighedThing",
    "Weigher",
    "Weighing",
    "Weight",
    "Worry",
]
