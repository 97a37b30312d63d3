"""Which piece of a source continues which: stories of editing, and what holds whatever was edited."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translation.changes.stories import paragraphs
from translation.changes import Link, LinkKind, Piece, align, candidates

BODY = "body.b1.text"
STORY = [
    Piece("title", "title", "Một ngày ở Phố Hiến"),
    Piece("body.h1.text", "heading", "Buổi sáng bên hồ Bán Nguyệt"),
    Piece(
        BODY, "paragraph", "Mặt hồ phẳng lặng, hàng liễu rủ bóng xuống làn nước xanh. Người già tập thể dục quanh hồ."
    ),
    Piece(BODY, "paragraph", "Từ hồ đi bộ mười phút là đến Văn Miếu Xích Đằng, nơi giữ chín tấm bia đá."),
    Piece("body.h2.text", "heading", "Buổi chiều trong vườn nhãn"),
    Piece("body.b2.text", "paragraph", "Chủ vườn mời khách nếm thử nhãn lồng vừa hái, cùi dày, nước ngọt."),
]


def text(path: str, words: str) -> Piece:
    return Piece(path, "paragraph", words)


def found(old, new, kind: LinkKind | None = None) -> list[tuple]:
    return [(link.kind, link.old, link.new) for link in align(old, new) if kind is None or link.kind is kind]


def unchanged(links: list[Link]) -> int:
    return sum(link.kind is LinkKind.SAME for link in links)


def test_a_story_that_did_not_change_stays_piece_for_piece():
    assert align(STORY, STORY) == [Link(LinkKind.SAME, (at,), (at,), 1.0) for at in range(len(STORY))]


def test_other_spaces_and_decomposed_letters_are_the_same_words():
    assert found([text(BODY, "Phố  Hiến xưa ")], [text(BODY, "Phố Hiến xưa")]) == [(LinkKind.SAME, (0,), (0,))]


def test_a_paragraph_that_moved_down_is_moved_and_the_others_stay():
    now = [*STORY[:2], STORY[3], STORY[2], *STORY[4:]]
    links = align(STORY, now)
    assert unchanged(links) == 5
    assert len([link for link in links if link.kind is LinkKind.MOVED]) == 1


def test_a_block_that_went_to_another_place_is_moved():
    now = [*STORY[:5], Piece("body.b9.text", "paragraph", STORY[5].words)]
    assert (LinkKind.MOVED, (5,), (5,)) in found(STORY, now)


def test_a_paragraph_put_in_the_middle_is_new_and_nothing_else_changes():
    now = [*STORY[:3], text(BODY, "Quán trà sen mở cửa từ tờ mờ sáng."), *STORY[3:]]
    links = align(STORY, now)
    assert unchanged(links) == 6
    assert [(link.kind, link.new) for link in links if link.kind is not LinkKind.SAME] == [(LinkKind.NEW, (3,))]


def test_a_paragraph_taken_out_is_gone_and_stands_last():
    links = align(STORY, [*STORY[:3], *STORY[4:]])
    assert unchanged(links) == 5
    assert links[-1] == Link(LinkKind.GONE, (3,), (), 0.0)


def test_a_changed_word_keeps_the_piece_even_when_another_piece_came_before_it():
    changed = text(BODY, "Từ hồ đi bộ hai mươi phút là đến Văn Miếu Xích Đằng, nơi giữ chín tấm bia đá.")
    links = align(STORY, [*STORY[:3], text(BODY, "Quán trà sen mở cửa sớm."), changed, *STORY[4:]])
    assert (LinkKind.CHANGED, (3,), (4,)) in [(link.kind, link.old, link.new) for link in links]
    assert next(link for link in links if link.new == (4,)).similarity > 0.8


def test_a_paragraph_cut_in_two_is_split():
    first, second = STORY[2].words.split(". ")
    now = [*STORY[:2], text(BODY, f"{first}."), text(BODY, second), *STORY[3:]]
    assert (LinkKind.SPLIT, (2,), (2, 3)) in found(STORY, now)
    assert unchanged(align(STORY, now)) == 5


def test_a_paragraph_cut_in_two_with_a_word_changed_is_still_split():
    now = [
        *STORY[:2],
        text(BODY, "Mặt hồ phẳng lặng, hàng liễu rủ bóng xuống làn nước biếc."),
        text(BODY, "Các cụ già tập thể dục quanh hồ."),
        *STORY[3:],
    ]
    assert (LinkKind.SPLIT, (2,), (2, 3)) in found(STORY, now)


def test_a_heading_put_between_the_halves_does_not_hide_the_split():
    first, second = STORY[2].words.split(". ")
    heading = Piece("body.h9.text", "heading", "Thể dục")
    now = [*STORY[:2], text(BODY, f"{first}."), heading, text("body.b9.text", second), *STORY[3:]]
    assert (LinkKind.SPLIT, (2,), (2, 4)) in found(STORY, now)
    assert (LinkKind.NEW, (), (3,)) in found(STORY, now)


def test_two_paragraphs_put_together_are_merged():
    both = text(BODY, f"{STORY[2].words} {STORY[3].words}")
    assert (LinkKind.MERGED, (2, 3), (2,)) in found(STORY, [*STORY[:2], both, *STORY[4:]])


def test_a_paragraph_made_a_list_is_split():
    items = [Piece("body.b9", "list_item", words) for words in STORY[2].words.split(". ")]
    assert (LinkKind.SPLIT, (2,), (2, 3)) in found(STORY, [*STORY[:2], *items, *STORY[3:]])


def test_a_paragraph_that_only_grew_is_changed_and_not_split():
    longer = text(BODY, f"{STORY[2].words} Trẻ con thả diều.")
    assert (LinkKind.CHANGED, (2,), (2,)) in found(STORY, [*STORY[:2], longer, *STORY[3:]])


def test_a_paragraph_rewritten_between_the_same_neighbours_continues_the_old_one():
    other = text(BODY, "Gió nồm thổi mát rượi; tiếng chuông chùa vọng sang.")
    assert (LinkKind.CHANGED, (2,), (2,)) in found(STORY, [*STORY[:2], other, *STORY[3:]])


def test_a_title_rewritten_continues_the_old_one():
    now = [Piece("title", "title", "Dạo bước thương cảng xưa"), text("x", "Lạ hẳn."), *STORY[1:]]
    assert (LinkKind.CHANGED, (0,), (0,)) in found(STORY, now)


def test_a_whole_page_written_anew_continues_nothing_but_its_title():
    now = [Piece("title", "title", "Chợ quê"), *(text(f"n{at}", f"lạ{at} khác{at} mới{at} hẳn{at}") for at in range(7))]
    assert [link.kind for link in align(STORY, now)] == [LinkKind.CHANGED] + [LinkKind.NEW] * 7 + [LinkKind.GONE] * 5
    assert [link.kind for link in align(STORY, now[:6])] == [
        LinkKind.CHANGED,
        *[LinkKind.NEW] * 5,
        *[LinkKind.GONE] * 5,
    ]


def test_two_headings_that_changed_places_are_moved():
    now = list(STORY)
    now[1] = Piece("body.h1.text", "heading", STORY[4].words)
    now[4] = Piece("body.h2.text", "heading", STORY[1].words)
    assert found(STORY, now, LinkKind.MOVED) == [(LinkKind.MOVED, (4,), (1,)), (LinkKind.MOVED, (1,), (4,))]


def test_a_heading_and_a_caption_alike_by_half_are_not_one():
    old, new = Piece("a", "heading", "Mùa sen nở rộ"), Piece("b", "caption", "Mùa sen cuối vụ")
    kept = [Piece("t", "title", "Sen")]
    assert (LinkKind.NEW, (), (1,)) in found([*kept, old], [*kept, new, text("c", "Một đoạn khác hẳn.")])


def test_repeated_words_are_paired_in_their_order():
    old = [text(BODY, "Xem thêm"), text(BODY, "Nhãn lồng"), text(BODY, "Xem thêm")]
    new = [text(BODY, "Xem thêm"), text(BODY, "Nhãn lồng"), text(BODY, "Xem thêm"), text(BODY, "Xem thêm")]
    assert found(old, new) == [(LinkKind.SAME, (at,), (at,)) for at in range(3)] + [(LinkKind.NEW, (), (3,))]


def test_repeated_words_stay_in_their_place_when_the_places_change_order():
    old, new = [text("a", "Xem thêm"), text("b", "Xem thêm")], [text("b", "Xem thêm"), text("a", "Xem thêm")]
    assert {(link.old, link.new) for link in align(old, new)} == {((0,), (1,)), ((1,), (0,))}


def test_a_part_with_half_of_its_words_new_is_no_part():
    whole = text("a", "đò neo bến cũ chờ khách sang sông buổi sớm")
    new = [text("a", "đò neo bến cũ chờ khách sang"), text("b", "sông buổi sớm gió lùa lạnh")]
    assert found([whole], new) == [(LinkKind.CHANGED, (0,), (0,)), (LinkKind.NEW, (), (1,))]


def test_parts_belong_to_one_whole_when_two_are_alike():
    words = "Đò neo bến cũ chờ khách. Sương phủ trắng mặt sông."
    old, new = [text("a", words), text("b", f"{words} Nay")], [text("c", part) for part in words.split(". ")]
    assert found(old, new) == [(LinkKind.SPLIT, (0,), (0, 1)), (LinkKind.GONE, (1,), ())]


def test_what_stands_in_many_pieces_makes_none_of_them_alike():
    old = {at: text("a", f"Xem thêm tin về làng{at}") for at in range(candidates.COMMON + 1)}
    assert candidates.find(old, {0: text("a", "Xem thêm tin về biển đảo")}) == set()
    assert candidates.find({0: old[0]}, {0: text("a", "Xem thêm tin về biển đảo")}) == {(0, 0)}


@pytest.mark.parametrize(("old", "new"), [([], []), (STORY, []), ([], STORY), ([text("a", "")], [text("a", "…")])])
def test_nothing_at_all_is_no_trouble(old, new):
    assert_complete(old, new, align(old, new))


def assert_complete(old, new, links):
    assert sorted(at for link in links for at in link.old) == list(range(len(old)))
    assert sorted(at for link in links for at in link.new) == list(range(len(new)))
    for link in links:
        assert 0 <= link.similarity <= 1
        assert (len(link.old) > 1, len(link.new) > 1) == (link.kind is LinkKind.MERGED, link.kind is LinkKind.SPLIT)
        assert bool(link.old) is (link.kind is not LinkKind.NEW)
        assert bool(link.new) is (link.kind is not LinkKind.GONE)


WORDS = ["hồ", "sen", "nhãn", "đền", "chùa", "sông", "thuyền", "làng"]
PIECES = st.lists(
    st.builds(
        Piece,
        st.sampled_from(["title", "a", "b", "c"]),
        st.sampled_from(["title", "heading", "paragraph"]),
        st.lists(
            st.sampled_from(["hồ", "sen", "nhãn", "đền", "chùa", "sông", "thuyền", "làng"]), min_size=1, max_size=6
        ).map(" ".join),  # noqa: SIM905
    ),
    max_size=9,
)


@settings(max_examples=150, deadline=None)
@given(PIECES, PIECES)
def test_every_piece_stands_in_exactly_one_link_and_the_answer_is_always_the_same(old, new):
    links = align(old, new)
    assert_complete(old, new, links)
    assert align(old, new) == links


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_nothing_changed_gives_the_same_pieces(pieces):
    assert [(link.kind, link.old) for link in align(pieces, pieces)] == [
        (LinkKind.SAME, (at,)) for at in range(len(pieces))
    ]


@settings(max_examples=60, deadline=None)
@given(PIECES, st.randoms(use_true_random=False))
def test_another_order_gives_only_same_and_moved(pieces, pick):
    now = pick.sample(pieces, len(pieces))
    links = align(pieces, now)
    assert {link.kind for link in links} <= {LinkKind.SAME, LinkKind.MOVED}
    assert all(pieces[link.old[0]].words == now[link.new[0]].words for link in links)


def test_a_thousand_pieces_all_changed_are_paired_in_a_moment():
    texts = [*paragraphs()] * 4
    pieces = [text(f"p{at}", f"{words} Số thứ {at} a{at} b{at}") for at, words in enumerate(texts[:1000])]
    now = [text(piece.path, f"Nay {piece.words} thêm") for piece in pieces]
    random.Random(1).shuffle(now)
    start = time.perf_counter()
    links = align(pieces, now)
    seconds = time.perf_counter() - start
    right = sum(now[link.new[0]].path == pieces[link.old[0]].path for link in links if link.kind is LinkKind.CHANGED)
    assert right >= 990
    assert seconds < 5, f"{seconds:.1f} s"
