"""The world of the rights test."""

import logging

import pytest
from django.db import transaction
from django.http import HttpRequest
from django.test import override_settings
from django.urls import reverse
from wagtail.admin.menu import Menu

from tests.rights import world as worlds


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), folder, transaction.atomic():
        logging.disable(logging.CRITICAL)  # each refusal is logged
        yield worlds.make()
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _menu_on_first_page_only(monkeypatch):
    """It is the same on every page and takes a third of the time."""
    items = Menu.menu_items_for_request

    def shown(menu: Menu, request: HttpRequest) -> list:
        return items(menu, request) if request.path == reverse("wagtailadmin_home") else []

    monkeypatch.setattr(Menu, "menu_items_for_request", shown)


@pytest.fixture
def world(made, db):
    return made
