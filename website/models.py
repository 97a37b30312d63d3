"""The visitors' search index: one row per live page, and the words that it knows; letters of visitors."""

from django.db import models

from website.inquiries.models import Inquiry, InquiryEvent, Note, Reply
from website.inquiries.models_desk import InquiryDesk, InquirySettings
from website.inquiries.models_mail import LetterMail
from website.inquiries.models_report import ErrorReport, ReportEvent
from website.press.models import PressPackage
from website.share_images.models import ShareImage

__all__ = [
    "ErrorReport",
    "Inquiry",
    "InquiryDesk",
    "InquiryEvent",
    "InquirySettings",
    "LetterMail",
    "Note",
    "PressPackage",
    "Reply",
    "ReportEvent",
    "SearchEntry",
    "SearchWord",
    "ShareImage",
]


class SearchEntry(models.Model):
    """Folded words of one live page, its text for snippets, and what results are filtered by.

    The database's own index over title and text is made in website/search.
    """

    page = models.OneToOneField("wagtailcore.Page", related_name="search_entry", on_delete=models.CASCADE)
    language = models.CharField(max_length=12)
    title = models.TextField()
    text = models.TextField()
    plain = models.TextField(default="")  # as visitors read it
    kind = models.CharField(max_length=60, default="")  # empty: written before the filters were there
    agency_pk = models.PositiveBigIntegerField(null=True)
    topic_pks = models.CharField(max_length=500, default="")  # separated by commas
    year = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["language"], name="search_by_language")]

    def __str__(self) -> str:
        return f"{self.language} {self.page_id}"


class SearchWord(models.Model):
    """A word of the index under one of its keys, see website/search/vocabulary.py."""

    language = models.CharField(max_length=12)
    key = models.CharField(max_length=32)
    word = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "key", "word"], name="search_word_once_per_key")]

    def __str__(self) -> str:
        return f"{self.language} {self.key} {self.word}"
