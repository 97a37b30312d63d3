"""Page types, one file each."""

from content.models.article import ArticlePage
from content.models.base import BasePage
from content.models.home import HomePage
from content.models.investment import InvestmentPage
from content.models.section import SectionPage
from content.models.standard import StandardPage
from content.models.story import Story, StoryTag
from content.models.tourism import DestinationPage

__all__ = [
    "ArticlePage",
    "BasePage",
    "DestinationPage",
    "HomePage",
    "InvestmentPage",
    "SectionPage",
    "StandardPage",
    "Story",
    "StoryTag",
]
