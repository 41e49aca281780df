import hashlib
import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from detente.article import Span
from detente.brief.compose import compose
from detente.brief.page import pieces, readable, to_html
from detente.brief.prose import Citation, Passage
from detente.brief.terminal import to_terminal

VENDOR = Path(__file__).resolve().parents[1] / "vendor"
NASTY = "<script>alert(1)</script><img src=https://evil.invalid/x onerror=alert(2)>\x1b[31m"


def test_the_same_brief_gives_the_same_bytes(brief):
    assert to_html(brief) == to_html(brief)


def test_the_page_asks_for_nothing_and_runs_nothing(brief):
    page = to_html(brief)

    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|style=", page)
    assert set(re.findall(r'href="([^"#]*)', page)) == {""}


def test_every_citation_leads_to_its_words_and_back(brief):
    page = to_html(brief)

    for number in (one.number for one in brief.citations):
        assert page.count(f'id="c{number}"') == 1
        assert page.count(f'id="r{number}"') == 1
        assert f'href="#c{number}"' in page


def test_no_id_is_given_twice(brief):
    ids = re.findall(r' id="([^"]+)"', to_html(brief))

    assert len(ids) == len(set(ids))


def test_cited_words_are_marked_in_their_paragraph(brief):
    page = to_html(brief)

    assert (
        "<mark>Northmark might accept a halt of the front in return for its hold there</mark>"
        in page
    )


def test_inferences_are_marked(brief):
    assert '<small class="inference">inference</small>' in to_html(brief)


def test_overlapping_citations_are_cut_where_each_begins():
    spans = [Span(article="a", start=10, end=16), Span(article="a", start=13, end=19)]
    cited = tuple(
        Citation(number=n, span=span, quote="", day=None, title="", outlet="", speaker="",
                 sourcing="")
        for n, span in enumerate(spans, start=1)
    )  # fmt: skip
    passage = Passage(
        span=Span(article="a", start=8, end=20), text="xxabcdefghix", citations=cited
    )

    cut = [(one.text, one.marked, one.opens) for one in pieces(passage)]

    assert cut == [
        ("xx", False, ()), ("abc", True, (1,)), ("def", True, (2,)), ("ghi", True, ()),
        ("x", False, ()),
    ]  # fmt: skip


def test_characters_that_turn_the_text_are_shown_as_blanks():
    assert readable("a\u202eb\x1b") == "a b "


@pytest.fixture(name="hostile")
def _hostile(make_desk, evidence, negotiation, analysis):
    text = f"{NASTY}\n{evidence.readings[0].article.text}"
    article = make_desk(text, title=NASTY, outlet="javascript:alert(3)").article
    old = evidence.readings[0].article
    moved = replace(article, id=old.id)
    readings = (replace(evidence.readings[0], article=moved), *evidence.readings[1:])
    changed = replace(evidence, readings=readings, title=NASTY)
    return compose(changed, negotiation, analysis)


def test_words_of_an_article_are_never_markup(hostile):
    page = to_html(hostile)

    assert "<script" not in page
    assert "<img" not in page
    assert not re.search(r'href="(?!#)', page)


def test_escape_codes_of_an_article_reach_no_terminal(hostile):
    assert "\x1b" not in to_terminal(hostile)


def test_vendored_files_are_what_their_list_says():
    for one in tomllib.loads((VENDOR / "VENDOR.toml").read_text("utf-8"))["file"]:
        assert hashlib.sha256((VENDOR / one["path"]).read_bytes()).hexdigest() == one["sha256"]
        assert (VENDOR / one["licence_file"]).exists()


# -- in a browser --------------------------------------------------------------------------------

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(name="chromium", scope="module")
def _chromium():
    api = pytest.importorskip("playwright.sync_api")
    place = shutil.which("chromium")
    if place is None:
        pytest.skip("no chromium on this machine")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(name="opened")
def _opened(chromium, brief, hostile, tmp_path):
    troubles = []

    def shown(which, scheme, width):
        file = tmp_path / "brief.html"
        file.write_text(to_html(hostile if which == "hostile" else brief), "utf-8")
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on(
            "request", lambda one: troubles.append(one.url) if one.url[:5] != "file:" else None
        )
        page.goto(file.as_uri())
        return page, troubles

    return shown


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_the_page_keeps_the_rules_of_accessibility(opened, scheme, width):
    page, troubles = opened("brief", scheme, width)
    page.evaluate((VENDOR / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]

    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert troubles == []


@pytest.mark.browser
def test_a_hostile_article_does_nothing_in_a_browser(opened):
    page, troubles = opened("hostile", "light", 800)

    assert page.evaluate("document.querySelectorAll('main script, main img').length") == 0
    assert troubles == []


@pytest.mark.browser
def test_a_citation_leads_to_the_marked_words(opened):
    page, troubles = opened("brief", "light", 1100)
    page.click("#r1")

    assert page.url.endswith("#c1")
    assert page.locator("#c1 + mark").inner_text()
    assert troubles == []
