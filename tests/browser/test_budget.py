"""What a first visit costs: at most 100 KB of HTML, CSS, fonts and script, and pictures that fit the screen."""

from tests.browser.visits import WEIGHED

BUDGET = 100 * 1024  # bytes as they come over the wire, headers among them
MODERN = (".webp", ".avif")


def test_the_first_view_of_every_type_of_page_stays_within_its_budget(visits):
    over = [one for one, visit in visits.items() if visit.weighed.total() > BUDGET]
    assert not over, "\n" + table(visits)


def test_every_part_is_weighed(visits):
    """A scale that sees nothing would find every page light."""
    for one, visit in visits.items():
        assert visit.weighed["html"] > 1000, one
        assert visit.weighed["css"] > 1000, one
    assert any(visit.weighed["fonts"] for visit in visits.values())
    assert any(visit.weighed["script"] for visit in visits.values())


def table(visits):
    """Kilobytes by type, the heaviest page first."""
    lines = ["  total   html    css  fonts script  page"]
    for one, visit in sorted(visits.items(), key=lambda item: -item[1].weighed.total()):
        cells = [visit.weighed.total(), *(visit.weighed[kind] for kind in WEIGHED.values())]
        lines.append(" ".join(f"{size / 1024:6.1f}" for size in cells) + f"  {one}")
    return "\n".join(lines)


def test_pictures_keep_their_place_and_say_what_they_show(visits):
    for one, picture in all_pictures(visits):
        assert picture["sized"], f"{one}: {picture}"
        assert picture["alt"] is not None, f"{one}: {picture}"


def test_photos_are_offered_in_several_widths_of_a_modern_format(visits):
    photos = [(one, picture) for one, picture in all_pictures(visits) if not picture["isVector"]]
    assert photos
    for one, picture in photos:
        offers = [offer.split() for offer in picture["offered"].split(",")]
        assert all(name.endswith(MODERN) for name, _width in offers), f"{one}: {picture}"
        assert picture["sizes"], f"{one}: {picture}"


def test_pictures_below_the_first_view_wait_until_they_are_near(visits):
    below = [(one, picture) for one, picture in all_pictures(visits) if picture["isBelow"] and picture["isShown"]]
    assert below
    for one, picture in below:
        assert picture["lazy"], f"{one}: {picture}"


def all_pictures(visits):
    return [(one, picture) for one, visit in visits.items() for picture in visit.pictures]
