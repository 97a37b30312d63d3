"""Taking texts out of a page and putting translations back: nothing lost, nothing reordered."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter
from wagtail_localize.strings import StringValue

from content.blocks import StoryBlocks
from content.digest import canonical
from content.models import ArticlePage
from reference.models import CustomDocument, CustomMedia, IndustrialPark, KeyFigure, Place
from tests import factories
from translation import markup, segments
from translation.segments import Kind

pytestmark = pytest.mark.django_db
# Shrinking a body of eleven blocks takes minutes and tells little more.
slow = settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.reuse, Phase.generate]
)

SCRIPTS = [
    "Nhãn lồng Phố Hiến đầu mùa",
    "The port of Pho Hien & its lamps <1>",
    "宪庯古港，荔枝",
    "フォーヒエンの港",
    "L’été à Phô Hiên : « 3 % »",
]
words = st.builds(lambda text, number: f"{text} {number}", st.sampled_from(SCRIPTS), st.integers(0, 99))
escaped = words.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
inline = st.one_of(
    escaped,
    st.builds("<b>{}</b>".format, escaped),
    st.builds("<i>{} <b>{}</b></i>".format, escaped, escaped),
    st.builds('<a href="https://vi.example/{}">{}</a>'.format, st.integers(1, 9), escaped),
    st.builds('<a linktype="page" id="{}">{}</a>'.format, st.integers(1, 9), escaped),
    st.builds('<a linktype="document" id="{}">{}</a>'.format, st.integers(1, 9), escaped),
    st.builds("{}<br/>{}".format, escaped, escaped),
)
paragraph = st.lists(inline, min_size=1, max_size=4).map(" ".join)
items = st.lists(st.builds("<li>{}</li>".format, paragraph), min_size=1, max_size=3).map("".join)
block_html = st.one_of(
    st.builds("<p>{}</p>".format, paragraph),
    st.builds(
        "<ul>{}</ul>".format, st.lists(st.builds("<li>{}</li>".format, paragraph), min_size=1, max_size=3).map("".join)
    ),
    st.builds("<ol><li>{}</li></ol>".format, paragraph),
)
rich_text = st.lists(block_html, min_size=1, max_size=3).map("".join)


@pytest.fixture
def things(home):
    """Pictures, documents, pages and facts for blocks that choose one."""
    section = factories.section()
    return {
        "image": factories.picture().pk,
        "document": CustomDocument.objects.create(title="Quy hoạch", file=ContentFile(b"%PDF", "a.pdf")).pk,
        "video": CustomMedia.objects.create(title="Phim", type="video", file=ContentFile(b"x", "a.mp4"), duration=1).pk,
        "page": factories.article(parent=section).pk,
        "figure": KeyFigure.objects.create(code="grdp", label_vi="GRDP", value=1).pk,
        "park": IndustrialPark.objects.create(code="tl2", name_vi="KCN Thăng Long II").pk,
        "place": Place.objects.create(code="keo", name_vi="Chùa Keo").pk,
        "section": section,
    }


def values_of(name, things):
    lines = st.one_of(words, st.builds("{}\n{}".format, words, words))
    chosen = {kind: st.just(pk) for kind, pk in things.items() if kind != "section"}
    return {
        "heading": st.fixed_dictionaries({"text": words}),
        "text": rich_text,
        "image": st.fixed_dictionaries({"image": chosen["image"], "caption": st.one_of(st.just(""), words)}),
        "gallery": st.fixed_dictionaries({"images": st.lists(chosen["image"], min_size=2, max_size=3)}),
        "quote": st.fixed_dictionaries({"text": lines, "speaker": words, "role": words}),
        "key_figures": st.fixed_dictionaries({"figures": st.lists(chosen["figure"], min_size=1, max_size=2)}),
        "park_facts": st.fixed_dictionaries({"park": chosen["park"]}),
        "video": st.fixed_dictionaries({"video": chosen["video"]}),
        "outside_video": st.fixed_dictionaries(
            {"title": words, "url": st.just("https://example.vn/v"), "image": chosen["image"]}
        ),
        "document": st.fixed_dictionaries({"document": chosen["document"]}),
        "related": st.fixed_dictionaries({"pages": st.lists(chosen["page"], min_size=1, max_size=2)}),
        "call_to_action": st.fixed_dictionaries(
            {"title": words, "text": words, "page": chosen["page"], "label": words}
        ),
    }[name]


def bodies(things):
    """Bodies that hold every type of block, in any order."""

    def named(name):
        return values_of(name, things).map(lambda value: (name, value))

    names = list(StoryBlocks().child_blocks)
    return st.permutations(names).flatmap(lambda order: st.tuples(*map(named, order))).map(list)


def page_with(things, body):
    raw = [{"type": name, "value": value, "id": f"b-{number}"} for number, (name, value) in enumerate(body)]
    section = things["section"]
    page = ArticlePage(title="Bài", lead="Mở đầu.", locale=section.locale)
    page.body = ArticlePage._meta.get_field("body").stream_block.to_python(raw)
    return page


def target_of(page):
    return ArticlePage(locale=page.locale)


CONTENT = ("title", "seo_title", "search_description", "lead", "byline", "source_line", "correction_note", "body")


def content(page):
    """What visitors read; attributes of a link in any order."""
    return {name: parsed(value) for name, value in canonical(page).items() if name in CONTENT}


def parsed(value):
    if isinstance(value, list):
        return [parsed(one) for one in value]
    if isinstance(value, dict):
        return {name: parsed(one) for name, one in value.items()}
    return str(BeautifulSoup(value, "html.parser")) if isinstance(value, str) and "<a " in value else value


@slow
@given(data=st.data())
def test_identity_gives_equal_content(things, data):
    page = page_with(things, data.draw(bodies(things)))
    before = content(page)
    found = segments.extract(page)
    target = target_of(page)
    segments.ingest(page, target, {text.position: text.words for text in found})
    assert content(target) == before
    assert content(page) == before, "the source was changed"
    assert [text.position for text in found] == list(range(1, len(found) + 1))


@slow
@given(data=st.data())
def test_every_translation_stands_where_its_source_stood(things, data):
    page = page_with(things, data.draw(bodies(things)))
    found = segments.extract(page)
    target = target_of(page)
    segments.ingest(page, target, {text.position: f"→{text.position} {text.words}" for text in found})
    put = segments.extract(target)
    assert [text.words for text in put] == [f"→{text.position} {text.words}" for text in found]
    assert [(text.path, text.kind) for text in put] == [(text.path, text.kind) for text in found]


def test_kinds_follow_the_reading_order(things):
    body = [
        ("heading", {"text": "Bến cảng"}),
        ("text", "<p>Một <b>hai</b>.</p><ul><li>Ba</li></ul>"),
        ("image", {"image": things["image"], "caption": "Chú thích"}),
        ("quote", {"text": "Lời nói", "speaker": "Ông An", "role": "Giám đốc"}),
        ("call_to_action", {"title": "Đầu tư", "text": "Vì sao", "page": things["page"], "label": "Xem"}),
    ]
    page = page_with(things, body)
    page.seo_title, page.byline, page.correction_note = "SEO", "Đỗ", "Đã sửa"
    assert [(text.kind, text.words) for text in segments.extract(page)] == [
        (Kind.TITLE, "Bài"),
        (Kind.SEO, "SEO"),
        (Kind.PARAGRAPH, "Mở đầu."),
        (Kind.LABEL, "Đỗ"),
        (Kind.PARAGRAPH, "Đã sửa"),
        (Kind.HEADING, "Bến cảng"),
        (Kind.PARAGRAPH, "Một ⟦1⟧hai⟦/1⟧."),
        (Kind.LIST_ITEM, "Ba"),
        (Kind.CAPTION, "Chú thích"),
        (Kind.PARAGRAPH, "Lời nói"),
        (Kind.LABEL, "Ông An"),
        (Kind.LABEL, "Giám đốc"),
        (Kind.HEADING, "Đầu tư"),
        (Kind.PARAGRAPH, "Vì sao"),
        (Kind.LABEL, "Xem"),
    ]


def test_a_broken_placeholder_is_refused_and_nothing_is_set(things):
    page = page_with(things, [("text", "<p>Một <b>hai</b>.</p>")])
    target = target_of(page)
    with pytest.raises(markup.MarkupError):
        segments.ingest(page, target, {1: "Title", 2: "Lead", 3: "One two."})
    assert target.title == ""


RICH = (
    "<p>Một câu.</p>",
    "<p>Hai&nbsp;câu: giá &lt; 5 &amp; tốt.</p><p>Câu sau.<br/>Dòng mới.</p>",
    "<ul><li>Một</li><li>Hai <b>đậm</b> và <a href='https://example.vn/?a=1&amp;b=2'>đường dẫn</a></li></ul>",
    "<h3>Mục</h3><p>  Khoảng trắng  </p><hr/>",
)


@pytest.mark.parametrize("html", RICH)
def test_rich_text_is_put_together_as_the_library_would(things, html, monkeypatch):
    page = page_with(things, [("text", html)])
    words = {text.position: text.words for text in segments.extract(page)}
    ours, theirs = target_of(page), target_of(page)
    segments.ingest(page, ours, words)
    monkeypatch.setattr(segments, "Writer", StreamFieldSegmentsWriter)
    segments.ingest(page, theirs, words)
    assert ours.body.get_prep_value() == theirs.body.get_prep_value()


def test_every_page_type_gives_its_texts(demo_pages):
    for page in demo_pages:
        found = segments.extract(page)
        assert found[0].kind == Kind.TITLE
        target = type(page)(locale=page.locale)
        segments.ingest(page, target, {text.position: text.words for text in found})
        assert segments.extract(target) == found


@pytest.fixture
def demo_pages(demo):
    from wagtail.models import Page

    return [page for page in Page.objects.live().specific() if hasattr(page, "canonical_fields")]


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="<>&")))
def test_words_without_markup_are_put_back_as_the_library_would(words):
    plain, parsed = segments.Plain(words), StringValue.from_translated_html(words)
    assert (plain.render_html({}), plain.render_text()) == (parsed.render_html({}), parsed.render_text())
