"""Page types, one file each."""

from content.models.article import ArticlePage
from content.models.base import BasePage
from content.models.clearance import Clearance, FactUse, FileUse, Lineage, PageEvent, RefusedRelease, Wording
from content.models.event import EventOccurrence, EventPage
from content.models.home import HomePage
from content.models.investment import InvestmentPage
from content.models.itinerary import ItineraryPage
from content.models.notice import Notice
from content.models.press import ClarificationPage, MediaKitPage
from content.models.press_room import PressRoomPage
from content.models.publication import PublicationPage
from content.models.section import SectionPage
from content.models.small_correction import SmallCorrection
from content.models.standard import StandardPage
from content.models.story import Story, StoryTag
from content.models.tasks import AgencyApprovalTask, ClearanceTask, LanguageReviewTask
from content.models.tourism import DestinationPage

__all__ = [
    "AgencyApprovalTask",
    "ArticlePage",
    "BasePage",
    "ClarificationPage",
    "Clearance",
    "ClearanceTask",
    "DestinationPage",
    "EventOccurrence",
    "EventPage",
    "FactUse",
    "FileUse",
    "HomePage",
    "InvestmentPage",
    "ItineraryPage",
    "LanguageReviewTask",
    "Lineage",
    "MediaKitPage",
    "Notice",
    "PageEvent",
    "PressRoomPage",
    "PublicationPage",
    "RefusedRelease",
    "SectionPage",
    "SmallCorrection",
    "StandardPage",
    "Story",
    "StoryTag",
    "Wording",
]
