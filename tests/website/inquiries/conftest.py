"""Inquiries of investors go to the second agency of the cast."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.people import client_of
from website.models import InquiryDesk, InquirySettings


@pytest.fixture
def desk_set(cast) -> InquiryDesk:
    InquirySettings.objects.create(prefix="HY", months_kept=6)
    agency = factories.agency("bqlkcn")
    return InquiryDesk.objects.create(
        kind="invest",
        agency=agency,
        officer=cast.other_editor,
        working_days=4,
        adviser_name="Bà Nguyễn Thị Minh",
        adviser_languages=["vi", "ja"],
    )


@pytest.fixture
def officer(cast) -> Client:
    return client_of(cast.other_editor)


@pytest.fixture
def translator(cast) -> Client:
    return client_of(cast.translator)


@pytest.fixture
def desk(cast) -> Client:
    return client_of(cast.desk)
