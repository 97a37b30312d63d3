"""What counts as let in, and what as refused."""

import pytest
from django.contrib.messages.storage.base import Message
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext

from tests.rights.outcome import NO_RIGHT, BrokenError, Outcome, outcome


class Request:
    """As the test client leaves it on a response, with what was said to the person."""

    def __init__(self, *said):
        self._messages = type("Storage", (), {"_queued_messages": [Message(40, text) for text in said]})


def answer(response, *said):
    response.wsgi_request = Request(*said)
    return outcome(response)


@pytest.mark.parametrize("status", [200, 201, 204, 400, 409, 422, 503])
def test_what_was_reached_was_allowed(status):
    assert answer(HttpResponse("", status=status)) is Outcome.ALLOWED


def test_an_empty_list_is_no_refusal():
    assert answer(JsonResponse({"items": [], "meta": {"total_count": 0}})) is Outcome.ALLOWED


def test_a_form_sent_back_with_an_error_is_no_refusal():
    assert answer(HttpResponse("<ul class=errorlist><li>Bạn không có quyền.</li></ul>")) is Outcome.ALLOWED


@pytest.mark.parametrize("status", [401, 403, 404, 405, 410])
def test_what_is_refused_or_not_there_was_denied(status):
    assert answer(HttpResponse("", status=status)) is Outcome.DENIED


def test_the_form_for_signing_in_is_a_refusal():
    where = f"{reverse('wagtailadmin_login')}?next=/admin/pages/"
    assert answer(HttpResponseRedirect(where)) is Outcome.DENIED


def test_the_first_page_with_wagtails_message_is_a_refusal_and_without_it_the_end_of_an_act():
    home = reverse("wagtailadmin_home")
    said = f"<span>{gettext(NO_RIGHT)}</span>"
    assert answer(HttpResponseRedirect(home), said) is Outcome.DENIED
    assert answer(HttpResponseRedirect(home), "Đã duyệt.") is Outcome.ALLOWED
    assert answer(HttpResponseRedirect(reverse("proposals")), said) is Outcome.ALLOWED


def test_a_server_error_is_neither():
    with pytest.raises(BrokenError):
        answer(HttpResponse("", status=500))
