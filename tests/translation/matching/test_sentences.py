"""Where a text is cut into sentences, and where it is not."""

from __future__ import annotations

import pytest

from translation.matching import split

# A bar stands where the text is cut.
CASES = [
    ("vi", "Tỉnh có 17 khu.| Bà con vui mùa!| Ai về Phố Hiến?| Đó là câu hỏi…| Xa rồi."),
    ("vi", "TP. Hưng Yên đón khách.| ThS. Lan và PGS.TS. Minh có mặt."),
    ("vi", "Nhãn, sen, v.v. Đều là đặc sản."),
    ("vi", "Ông. Ba về làng.| Mr. Tanaka cũng vậy."),
    ("vi", "Theo ông J. Smith, giá là 1.234,5 đồng.| Hàng về ngày 2.9. nhiều hơn."),
    ("vi", "1. Mục tiêu của đề án.| 2. Giải pháp."),
    ("vi", "II. Nhiệm vụ năm 2024.| Tỉnh đã làm."),
    ("vi", "“Mời bà con vào.”| Ông Tư cười."),
    ("vi", "Ông nói: “Hay lắm. Tuyệt lắm.”| Rồi ông cười."),
    ("vi", "Chùa (xây năm 1709. Nay đã sửa) rất đẹp.| Đền cũng thế."),
    ("vi", "⟦1⟧Câu một.⟦/1⟧| ⟦2⟧Câu hai.⟦/2⟧"),
    ("vi", "Câu một.⟦1/⟧|Câu hai."),
    ("vi", "Giá 5.000 đồng. không đổi"),
    ("vi", "Một câu thôi."),
    ("vi", "Xem tại hungyen.gov.vn.| Liên hệ Sở."),
    ("en", "Mr. Nam said no. 5 is open.| He left!| “Come.”| They did, see art. 5 and No. 6.| Done."),
    ("en", "The U.S. Embassy came.| It stayed."),
    ("en", "Dr. Lan lives in Hung Yen."),
    ("fr", "M. Dupont arrive.| « Bonjour ! »| Voir art. 5, etc. Fin."),
    ("fr", "Est-ce vrai ?| Oui."),
    ("fr", "Il dit « Bien. Très bien. » et part.| Fin."),
    ("zh-hans", "省里有17个园区。|欢迎投资！|好吗？|很好。"),
    ("zh-hans", "“欢迎来兴安。”省长说。|会议结束。"),
    ("zh-hans", "他说：“很好。我们来。”|会议结束。"),
    ("zh-hans", "宪庯（建于16世纪。今存）很美。|完。"),
    ("ja", "省には17の団地があります。|⟦1⟧投資を歓迎します！⟦/1⟧|終わり。"),
    ("ja", "「歓迎します。」と知事は述べた。|次の文。"),
    ("ja", "「歓迎します。」|知事は笑った。"),
    ("ko", "성에는 17개 단지가 있습니다.| 환영합니다.| 끝."),
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_a_text_is_cut_where_a_sentence_begins(language, text):
    expected = [part.strip() for part in text.split("|")]
    assert split(text.replace("|", ""), language) == expected


@pytest.mark.parametrize(("language", "text"), CASES)
def test_nothing_is_lost_in_cutting(language, text):
    whole = text.replace("|", "")
    assert "".join("".join(split(whole, language)).split()) == "".join(whole.split())
