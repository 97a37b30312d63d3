"""Pages are sent compressed where their length can tell nothing."""

import gzip

import pytest

from website import frame

pytestmark = pytest.mark.django_db


def asked(client, path):
    return client.get(path, HTTP_ACCEPT_ENCODING="gzip, br")


@pytest.mark.parametrize("path", ["/vi/", "/ja/events/", "/fr/inquiries/press/", "/en/nothing/"])
def test_what_visitors_read_is_compressed(client, home, path):
    response = asked(client, path)
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]
    assert b"</html>" in gzip.decompress(response.content)


def test_a_browser_that_wants_it_plain_gets_it_plain(client, home):
    response = client.get("/vi/")
    assert "Content-Encoding" not in response
    assert b"</html>" in response.content


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/", "/vi/feed.rss", "/vi/events.ics"])
def test_secrets_and_files_are_not(client, home, path):
    assert "Content-Encoding" not in asked(client, path)


def test_what_depends_on_who_is_signed_in_is_not(client, home, monkeypatch):
    plain = frame.of

    def asks_for_the_session(request, page=None):
        request.session.get("secret")
        return plain(request, page)

    monkeypatch.setattr(frame, "of", asks_for_the_session)
    assert "Content-Encoding" not in asked(client, "/vi/")


def test_a_page_that_somebody_signed_in_reads_is_the_visitors_page(client, cast):
    client.force_login(cast.editor)
    assert asked(client, "/vi/")["Content-Encoding"] == "gzip"
