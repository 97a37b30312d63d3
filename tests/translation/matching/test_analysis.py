"""How a job is counted before it is given out."""

from __future__ import annotations

import pytest

from tests.translation.matching.rows import digest, entry
from translation.matching import BANDS, Index, Wanted, band, bands

LONG = "Tỉnh khánh thành khu công nghiệp sạch tại xã Yên Mỹ vào mùa thu"


def test_every_text_of_a_job_falls_into_one_band():
    index = Index([entry("Bến cảng", "The harbour", after=digest(LONG)), entry(LONG, "x")], "en")
    job = [
        Wanted("Bến cảng", "", digest(LONG)),
        LONG,
        LONG.replace("Tỉnh", "Huyện"),
        LONG.replace("khu công nghiệp", "cụm dân cư"),
        LONG.replace("Tỉnh khánh thành khu công nghiệp", "Bà con trồng nhãn thăm"),
        LONG + "!",
        "Chưa ai dịch câu này",
        "Chưa  ai dịch câu này",
        LONG,
    ]
    found = bands(job, index)
    assert dict(found) == {
        "101": 1, "100": 1, "95–99": 1, "85–94": 1, "75–84": 1, "50–74": 1, "new": 1, "repetition": 2,
    }  # fmt: skip
    assert tuple(found) == BANDS


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (101, "101"),
        (100, "100"),
        (99, "95–99"),
        (95, "95–99"),
        (94, "85–94"),
        (84, "75–84"),
        (74, "50–74"),
        (49, "new"),
    ],
)
def test_a_band_begins_with_its_lower_score(score, name):
    assert band(score) == name
