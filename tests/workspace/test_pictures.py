"""The drawing of what packages are worth holds what its table says, and stands alone."""

from xml.etree import ElementTree as ET

from detente.brief.styles import standing_alone
from detente.workspace.dealing import DealAsked, deal_screen
from detente.workspace.pictures import deal_picture


def picture(bench, **asked):
    screen = deal_screen(bench, DealAsked(**asked))
    return screen, deal_picture(bench, screen, lambda package: f"/deal?package={package}")


def test_the_table_names_the_package_in_view_and_no_agreement(bench):
    screen, found = picture(bench)

    rows = {row[0]: row[1:] for row in found.rows}
    assert rows["in view: A"] == tuple(
        f"{band.mean:.2f}" for band in screen.current.worth.values()
    )
    assert "no agreement" in rows


def test_a_pinned_package_has_a_cloud_of_its_own(bench):
    _, alone = picture(bench)
    _, both = picture(bench, pin="-")

    assert 'class="cloud pinned"' not in alone.svg
    assert 'class="cloud pinned"' in both.svg


def test_as_a_file_it_brings_its_colours(bench):
    _, found = picture(bench)

    ET.fromstring(standing_alone(found.svg))  # noqa: S314 - our own drawing
    assert ".cloud" in standing_alone(found.svg)
    assert "var(" not in standing_alone(found.svg)
