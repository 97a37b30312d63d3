"""A reader finds an edition, what stands in it, and its file."""

import json
from datetime import date

import pytest
from django.core.files.base import ContentFile

from content import trees
from content.digest import digest_of
from content.files import FileRef
from content.models import Clearance, FileUse, PublicationPage
from content.text import searchable_text
from reference.models import CustomDocument
from syndication import snapshots
from tests import factories
from tests.website.test_about import main, page, things
from tests.website.test_queries import queries
from translation import segments

pytestmark = pytest.mark.django_db


def document():
    made = CustomDocument(title_vi="Phố Hiến số 3", title_en="Pho Hien No. 3")
    made.file.save("so-3.pdf", ContentFile(b"%PDF-1.4 x"), save=False)
    made.save()
    return made


def edition(title="Phố Hiến", parent=None, like=None, **fields):
    parent = parent or factories.section("en")
    known = {"agency": factories.agency(), "lead": "A magazine.", "edition": "No. 3/2024", **fields}
    return trees.publish(PublicationPage(title=title, locale=parent.locale, **known), parent, like)


def test_a_reader_goes_from_the_list_to_the_edition_and_its_contents(client, home):
    story = factories.article("A day in the port", factories.section("en"))
    body = json.dumps([{"type": "related", "value": {"pages": factories.items(story)}}])
    made = edition(body=body, issued_on=date(2024, 9, 1), page_count=48, print_languages=["vi", "en"], imprint="ISBN 1")
    assert made.url_path in page(client, "/en/publications/").xpath("//main//a/@href")
    words = main(client, made.url_path)
    for wanted in ("No. 3/2024", "1 September 2024", "48", "Vietnamese and English", "ISBN 1", "A day in the port"):
        assert wanted in words
    assert "offered here as a file later" in words


def test_the_file_is_public_with_the_edition_and_not_before(client, home):
    file = document()
    assert client.get(file.url).status_code == 404
    made = edition(document=file)
    assert FileUse.objects.filter(page=made.pk, kind="document", file_id=file.pk).exists()
    assert file.url in page(client, made.url_path).xpath("//main//a/@href")
    assert client.get(file.url).status_code in (200, 302)


def test_the_latest_edition_stands_first_and_only_the_readers_language(client, home):
    edition("Older", issued_on=date(2023, 1, 1))
    edition("Newer", issued_on=date(2024, 1, 1))
    edition("Ấn phẩm", factories.section("vi"))
    links = page(client, "/en/publications/").find_class("card__link")
    assert [link.text_content() for link in links] == ["Newer", "Older"]


@pytest.mark.parametrize("field", ["edition", "imprint", "issued_on", "page_count", "print_languages", "document"])
def test_clearance_is_bound_to_all_that_readers_see(home, field):
    made = edition()
    before = digest_of(made)
    new = {"issued_on": date(2024, 1, 2), "page_count": 9, "print_languages": ["fr"]}
    setattr(made, field, document() if field == "document" else new.get(field, "Another"))
    assert digest_of(made) != before
    assert Clearance.objects.filter(page=made.pk).exists()


def test_edition_and_imprint_are_translated_and_searched(home):
    made = edition(imprint="Licence 5")
    assert {"No. 3/2024", "Licence 5"} <= {text.words for text in segments.extract(made)}
    assert "No. 3/2024" in searchable_text(made)
    assert "Licence 5" in searchable_text(made)


def test_receivers_get_what_is_printed_on_it(home):
    made = edition(issued_on=date(2024, 9, 1))
    tables = [block for block in snapshots.of(made)["body"] if block["kind"] == "facts"]
    assert {"No. 3/2024", "1 September 2024"} <= {row["value"] for row in tables[0]["rows"]}


def test_search_engines_read_the_issue(client, home):
    found = things(page(client, edition(issued_on=date(2024, 9, 1)).url_path))
    assert found["PublicationIssue"]["issueNumber"] == "No. 3/2024"
    assert found["PublicationIssue"]["datePublished"] == "2024-09-01"


def test_queries_of_the_page_and_the_list(client, home):
    made = edition(document=document(), hero_image=factories.picture())
    assert queries(client, made.url_path)[0] <= 12
    before = queries(client, "/en/publications/")[0]
    for number in range(4):
        edition(f"Edition {number}", hero_image=factories.picture(f"{number}.png"))
    assert queries(client, "/en/publications/")[0] == before <= 15


def test_a_file_is_named_by_what_it_is():
    assert FileRef.of(CustomDocument, 1) == FileRef("document", 1)
