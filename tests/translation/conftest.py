"""A cleared story and the people who bring it into other languages."""

from __future__ import annotations

import pytest

from content.models import ArticlePage
from reference.models import Membership, Term
from tests import factories
from tests.people import person
from translation import asking, saving
from translation.models import Translation

Role = Membership.Role
BODY = [
    {"type": "heading", "value": {"text": "Bến cảng"}, "id": "b1"},
    factories.text("<p>Năm 2024, tỉnh có <b>17</b> khu công nghiệp.</p><ul><li>Nhãn lồng</li></ul>") | {"id": "b2"},
]
JAPANESE = {
    1: "フォーヒエンの港",
    2: "リードの文です。",
    3: "港のまち",
    4: "2024年、省には⟦1⟧17⟦/1⟧の工業団地があります。",
    5: "フンイエン産リュウガン",
}


@pytest.fixture
def second_translator(cast):
    return person("dichja2", Role.TRANSLATOR, language="ja")


@pytest.fixture
def story(cast) -> ArticlePage:
    """Live in Vietnamese, cleared."""
    return factories.article("Phố Hiến", lead="Một câu mở đầu.", body=BODY)


@pytest.fixture
def terms(db):
    Term.objects.create(
        code="bien-dong", kind="sovereignty", name_vi="Biển Đông", name_ja="ベトナム東部海域", forbidden_ja="南シナ海"
    )
    Term.objects.create(code="kcn", kind="term", name_vi="khu công nghiệp", name_ja="工業団地", accepted_ja="工業区")


@pytest.fixture
def japanese(story, cast) -> Translation:
    return asking.ask(story, "ja", cast.desk)


def write(translation, user, words=JAPANESE):
    """Save every segment as the person."""
    for row in translation.segments.all():
        saving.save(translation, row.position, user, words[row.position], row.version)


def fresh(translation):
    related = ("source__locale", "page__locale", "page__lineage")
    return Translation.objects.select_related(*related).get(pk=translation.pk)
