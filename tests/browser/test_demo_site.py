"""What the demo leaves to the worker of a fresh installation."""

import os


def test_only_pictures_and_their_kits_are_left_to_make(site):
    """No mail about the demo's past goes out, and nobody's first work waits behind a thousand steps of indexing."""
    assert site.first_tasks - {"website.tasks.pack_kits"} == {"website.tasks.prepare_pictures"}


def test_what_a_translator_waits_for_comes_first():
    from translation.filling import from_machine
    from website.tasks import prepare_pictures

    assert from_machine.priority > prepare_pictures.priority


def test_tests_of_one_site_stay_on_one_process(request):
    """The runner once dropped the groups unseen: two sites stood at once and got in each other's way."""
    is_shared_out = "PYTEST_XDIST_WORKER" in os.environ
    assert request.node.nodeid.endswith("@site") == is_shared_out
