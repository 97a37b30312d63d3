"""What the demo leaves to the worker of a fresh installation."""


def test_only_pictures_are_left_to_make(site):
    """No mail about the demo's past goes out, and nobody's first work waits behind a thousand steps of indexing."""
    assert site.first_tasks == {"website.tasks.prepare_pictures"}


def test_what_a_translator_waits_for_comes_first():
    from translation.filling import from_machine
    from website.tasks import prepare_pictures

    assert from_machine.priority > prepare_pictures.priority
