"""Links of rich text: our one rule replaces Wagtail's, the others stay (contract with Wagtail's rewriters)."""

import pytest
from wagtail.rich_text import expand_db_html, features

from content import links
from tests import factories

pytestmark = pytest.mark.django_db


def test_wagtail_still_has_a_rule_for_pages_that_we_replace():
    assert "page" in features.get_link_types()


def test_other_links_are_as_wagtail_makes_them():
    html = '<p><a href="https://example.vn/">a</a> <a linktype="email" href="mailto:a@example.vn">b</a> &lt;c&gt;</p>'
    assert links.expand(html, {}) == expand_db_html(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a linktype="page" id="7">x</a>', {7}),
        ('<a id="8" linktype="page">x</a><a linktype="page" id="9">y</a>', {8, 9}),
        ('<a linktype="document" id="7">x</a><a id="7">y</a>', set()),
        ('<a linktype="page" id="x">x</a>', set()),
        ("", set()),
    ],
)
def test_ids_are_read_from_stored_text(html, expected):
    assert links.ids_in_html(html) == expected


def test_a_story_comes_ready_for_a_card(home, django_assert_num_queries):
    story = factories.article("Bài", hero_image=factories.picture())
    with django_assert_num_queries(1):
        found = links.resolve([story.pk], "vi")[story.pk]
        assert (found.title, found.agency.name_vi, found.hero_image.title_vi, found.locale.language_code) == (
            "Bài",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Vườn nhãn",
            "vi",
        )
