"""Whatever is added to blocks or page types is translated, or a test here says that it is not."""

from itertools import count

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.coreutils import resolve_model_string
from wagtail.fields import StreamField

from content.blocks import PageChooserBlock, StoryBlocks
from content.digest import canonical
from content.models import ArticlePage, BasePage, PressRoomPage, StandardPage, Story
from reference.models import CustomDocument, CustomImage, CustomMedia, IndustrialPark, KeyFigure, Place, Tag, Topic
from tests import factories
from tests.translation.conftest import JAPANESE, fresh, write
from tests.translation.test_segments import (  # noqa: F401 - `things` is a fixture
    SCRIPTS,
    bodies,
    content,
    page_with,
    slow,
    target_of,
    things,
)
from translation import building, deciding, markup, saving, segments

pytestmark = pytest.mark.django_db
TRANSLATED = [model for model in (*Story.__subclasses__(), StandardPage, PressRoomPage) if not model._meta.abstract]
# Rows below a page. Tags are copied as they are, by building.copy_choices.
COVERED_CHILDREN = {"tagged_items"}
OF_WAGTAIL = {"wagtail_admin_comments"}  # never shown to visitors
CHOSEN = {
    CustomImage: "image",
    CustomDocument: "document",
    CustomMedia: "video",
    KeyFigure: "figure",
    IndustrialPark: "park",
    Place: "place",
}
DATA = {blocks.URLBlock: "https://video.example/1", blocks.RegexBlock: "08:30", blocks.IntegerBlock: 30}


class Filler:
    """Gives each text of a block words of its own, in the five scripts by turns, and chooses for the choosers."""

    def __init__(self, chosen) -> None:
        self.chosen, self.given, self.numbers = chosen, [], count(1)

    def words(self) -> str:
        number = next(self.numbers)
        script = SCRIPTS[number % len(SCRIPTS)].replace("& its lamps <1>", "")
        self.given.append(f"{script} ({number})")
        return self.given[-1]

    def value(self, block):
        """A stored value. A kind of block that is not known here fails: what is translated of it?"""
        if isinstance(block, blocks.StructBlock):
            return {name: self.value(child) for name, child in block.child_blocks.items()}
        if isinstance(block, blocks.ListBlock):
            return [self.value(block.child_block) for _number in range(2)]
        if isinstance(block, blocks.RichTextBlock):
            return self._rich_text()
        if isinstance(block, blocks.ChooserBlock):
            return self._choice(block)
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return self.words()
        if type(block) in DATA:
            return DATA[type(block)]
        if isinstance(block, blocks.ChoiceBlock):
            return next(value for value, _label in block.field.choices if value)
        return pytest.fail(
            f"{type(block).__name__}: say here, and in translation/segments.py, what is translated of it"
        )

    def _choice(self, block) -> int:
        is_page = isinstance(block, PageChooserBlock)
        return self.chosen["page" if is_page else CHOSEN[resolve_model_string(block.target_model)]]

    def _rich_text(self) -> str:
        page, document = self.chosen["page"], self.chosen["document"]
        return (
            f'<p>{self.words()} <a linktype="page" id="{page}">{self.words()}</a> <b>{self.words()}</b></p>'
            f'<ol><li><a linktype="document" id="{document}">{self.words()}</a></li></ol>'
            f'<ul><li>{self.words()} <a href="https://vi.example/?a=1">{self.words()}</a></li></ul>'
        )

    def body(self, stream_block) -> list[dict[str, object]]:
        """Every type of block once."""
        children = stream_block.child_blocks.items()
        return [
            {"type": name, "value": self.value(child), "id": f"b-{number}"}
            for number, (name, child) in enumerate(children)
        ]


def filled(model, filler):
    """A page in memory with words in every text, and something chosen wherever something can be."""
    page = model(locale=factories.section().locale)
    for name in model.canonical_fields:
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            setattr(page, name, field.stream_block.to_python(filler.body(field.stream_block)))
        elif isinstance(field, models.URLField):
            setattr(page, name, DATA[blocks.URLBlock])
        elif segments.is_text(field):
            setattr(page, name, filler.words())
        elif name == "hero_image":
            page.hero_image_id = filler.chosen["image"]
        elif field.many_to_one:
            setattr(page, field.attname, 1)
    if issubclass(model, Story):
        page.topics = [Topic.objects.create(slug="cang", name_vi="Cảng")]
        page.tags.set([Tag.objects.create(slug="nhan", name_vi="Nhãn")])
    return page


@pytest.mark.parametrize("model", TRANSLATED)
def test_every_text_of_every_page_type_and_block_is_a_segment(model, things):  # noqa: F811
    filler = Filler(things)
    page = filled(model, filler)
    found = [markup.plain(text.words) for text in segments.extract(page)]
    assert [words for words in filler.given if not any(words in text for text in found)] == []
    together = "\n".join(found)
    in_order = sorted(filler.given, key=together.index)
    assert [words for words in in_order if together.count(words) != 1] == []


@pytest.mark.parametrize("model", TRANSLATED)
def test_links_choosers_and_choices_stand_in_the_translation_as_in_the_source(model, things):  # noqa: F811
    page = filled(model, Filler(things))
    before = canonical(page)
    found, target = segments.extract(page), model(locale=factories.section("ja").locale)
    building.copy_choices(page, target)
    segments.ingest(page, target, {text.position: in_japanese(text.words) for text in found})
    there, back = canonical(target), model(locale=page.locale)
    assert there != before
    assert without_words(there) == without_words(before)
    building.copy_choices(target, back)
    segments.ingest(target, back, {text.position: text.words for text in found})
    assert without_words(canonical(back)) == without_words(before)
    assert content(back) == content(page)
    assert canonical(page) == before, "the source was changed"


def in_japanese(words: str, other: str = "港のまち") -> str:
    """Other words around the same placeholders."""
    parts, position = [], 0
    for token in markup.tokens(words):
        parts += [other if words[position : token.start()].strip() else "", token[0]]
        position = token.end()
    return "".join([*parts, other if words[position:].strip() else ""])


def without_words(value):
    """Links, ids and order of a canonical content."""
    if isinstance(value, dict):
        return {name: without_words(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [without_words(one) for one in value]
    return tags_of(value) if isinstance(value, str) else value


def tags_of(html: str) -> list[list[str]]:
    """Names and attributes of the tags, attributes in any order."""
    return [sorted(piece.partition(">")[0].split()) for piece in html.split("<")[1:]]


def test_every_type_of_block_is_filled_and_a_new_kind_of_value_is_noticed(things):  # noqa: F811
    class Wider(StoryBlocks):
        web = blocks.StructBlock([("address", blocks.EmailBlock())])

    assert len(Filler(things).body(StoryBlocks())) == len(StoryBlocks().child_blocks) >= 11
    with pytest.raises(pytest.fail.Exception, match="EmailBlock"):
        Filler(things).body(Wider())


def uncovered_children(model) -> set[str]:
    """Rows of other tables that belong to the page and are edited with it."""
    named = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    return named - COVERED_CHILDREN - OF_WAGTAIL


@pytest.mark.parametrize("model", TRANSLATED)
def test_no_page_type_has_inline_children_that_nobody_translates(model):
    assert uncovered_children(model) == set(), (
        "Take their texts out in translation/segments.py, copy the rows in building.copy_choices, then name them here."
    )


def test_inline_children_are_noticed():
    assert uncovered_children(IndustrialPark)


def test_every_page_type_with_a_body_is_looked_at():
    types = {one for model in BasePage.__subclasses__() for one in (model, *model.__subclasses__())}
    with_body = {model for model in types if model is not Story and "body" in model.canonical_fields}
    assert with_body == set(TRANSLATED)
    assert all(type(model._meta.get_field("body").stream_block) is StoryBlocks for model in TRANSLATED)


@slow
@given(data=st.data())
def test_into_another_script_and_back_gives_the_source(things, data):  # noqa: F811
    page = page_with(things, data.draw(bodies(things)))
    before, found = content(page), segments.extract(page)
    scripts = st.sampled_from(SCRIPTS)
    words = {text.position: in_japanese(text.words, data.draw(scripts)) for text in found}
    target, back = target_of(page), target_of(page)
    segments.ingest(page, target, words)
    assert {text.position: text.words for text in segments.extract(target)} == words
    segments.ingest(target, back, {text.position: text.words for text in found})
    assert content(back) == before == content(page)


DRAFT_FIELDS = {"draft_title", "has_unpublished_changes", "latest_revision_id", "latest_revision_created_at"}


def stored(pk) -> dict[str, object]:
    """The row as visitors get it."""
    (row,) = ArticlePage.objects.filter(pk=pk).values()
    return {name: value for name, value in row.items() if name not in DRAFT_FIELDS}


@pytest.mark.db
def test_neither_the_live_source_nor_the_live_translation_changes_before_approval(story, japanese, cast):
    source, asked = stored(story.pk), stored(japanese.page_id)
    write(japanese, cast.translator)
    building.save_draft(japanese, list(japanese.segments.all()))
    assert stored(japanese.page_id) == asked
    deciding.submit(fresh(japanese), cast.translator)
    assert stored(japanese.page_id) == asked
    deciding.approve(fresh(japanese), cast.reviewer, deciding.seen(japanese.segments.all()))
    live = stored(japanese.page_id)
    assert live["live"]
    row = japanese.segments.get(position=2)
    saving.save(fresh(japanese), 2, cast.translator, "新しいリード。", row.version)
    building.save_draft(fresh(japanese), list(japanese.segments.all()))
    assert stored(japanese.page_id) == live
    assert building.build(fresh(japanese)).lead == "新しいリード。"
    assert ArticlePage.objects.get(pk=japanese.page_id).lead == JAPANESE[2]
    assert stored(story.pk) == source
