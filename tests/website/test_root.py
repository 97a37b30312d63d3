"""`/` leads to the reader's language."""

import pytest


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", "/vi/"),
        ("ja,en;q=0.5", "/ja/"),
        ("zh-CN,zh;q=0.9", "/zh-hans/"),
        ("fr-CA", "/fr/"),
        ("de,ko;q=0.9", "/vi/"),
        ("de,en;q=0.3", "/en/"),
        ("*", "/vi/"),
        ("x" * 5000, "/vi/"),
    ],
)
@pytest.mark.django_db
def test_root_follows_accept_language(client, accepted, expected):
    response = client.get("/", headers={"accept-language": accepted})
    assert response.status_code == 302
    assert response["Location"] == expected
    assert "Accept-Language" in response["Vary"]
