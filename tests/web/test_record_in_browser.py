"""What the record says, in a browser: light, dark, narrow, by keyboard and without script."""

from pathlib import Path

import pytest
import quarrel

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
SCREENS = (
    "/overview",
    "/timeline",
    "/positions/south/front_line?option=freeze",
    "/positions/north/prisoners",
    "/issues/ceasefire",
    "/evidence?of=presumption",
    "/rules",
    "/overview?as_of=2030-01-01",
)

pytestmark = pytest.mark.browser


@pytest.fixture(name="address", scope="module")
def _address(serving, tmp_path_factory):
    with serving(quarrel.make_quarrel(tmp_path_factory.mktemp("served"))) as address:
        yield address


@pytest.fixture(name="open_page")
def _open_page(chromium, address):
    """Return what opens a page that fails on errors, console messages and foreign requests."""
    contexts, wrong = [], []

    def opened(path, **how):
        contexts.append(chromium.new_context(**how))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("dialog", lambda dialog: (wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda one: one.url.startswith(address) or wrong.append(one.url))
        page.goto(address + path)
        return page

    yield opened
    for one in contexts:
        one.close()
    assert wrong == []


@pytest.mark.parametrize("width", [320, 1100])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_keeps_the_rules_of_accessibility_and_its_width(open_page, path, scheme, width):
    page = open_page(
        path, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    page.add_script_tag(path=AXE)

    found = page.evaluate("axe.run().then((it) => it.violations)")

    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_evidence_opens_at_the_side_and_gives_the_focus_back(open_page):
    page = open_page("/overview")
    link = page.locator(".matrix a[data-evidence]").first
    link.focus()

    page.keyboard.press("v")
    page.wait_for_selector("#evidence[open] blockquote")
    assert page.url.endswith("/overview")
    page.keyboard.press("Escape")
    page.wait_for_selector("#evidence:not([open])", state="attached")

    assert link.evaluate("(it) => it === document.activeElement")


def test_v_opens_the_quotes_of_the_cell_in_focus_and_none_where_nothing_is(open_page):
    page = open_page("/overview")
    page.keyboard.press("v")
    cell = page.locator(".matrix .stands li").nth(2)
    cell.locator(".head a").focus()

    page.keyboard.press("v")
    page.wait_for_selector("#evidence[open] blockquote")

    told = cell.locator("a[data-evidence]").inner_text()
    assert page.locator("#evidence blockquote").count() == int(told.split()[0])


def test_arrows_move_through_the_matrix_and_enter_opens_the_history(open_page):
    page = open_page("/overview")
    page.locator(".matrix tbody th a").first.focus()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/positions/south/ceasefire?option=unconditional")


def test_without_script_evidence_is_a_page_and_reading_is_marked(open_page):
    page = open_page("/overview", java_script_enabled=False)

    page.locator(".matrix a[data-evidence]").first.click()
    assert "/evidence?of=" in page.url
    page.go_back()
    page.get_by_role("button", name="Mark all as read").click()

    assert "everything is read" in page.inner_text(".since")


def test_a_point_of_the_drawing_leads_to_its_quote(open_page):
    page = open_page("/positions/south/front_line?option=freeze")

    page.locator(".chart a").nth(1).click()

    assert page.url.endswith("#q2")
