"""The workspace in a browser: by keyboard alone, without script, light, dark, narrow."""

import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from harbour import FIRST, first_reading, make_harbour
from hostile import PAYLOADS, make_hostile

from detente.record.case import open_case
from detente.record.decisions import Correction

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
ANALYSIS = (
    "/deal?pin=-", "/hold", "/whatif?rule=equal_weights", "/brief",
    *(f"/model?tab={tab}" for tab in ("parties", "infeasible", "one_way", "preferences", "toml")),
)  # fmt: skip
SCREENS = (
    "/documents", "/documents/{doc}", "/documents/{doc}?item=p01&edit=all", "/add", *ANALYSIS,
)  # fmt: skip
LET_IN = "main script, main img, main iframe, main style"
HOSTILE = "<script>alert(1)</script><img src=https://evil.invalid/x onerror=alert(2)>\u202e"
RECORD = (
    "/overview", "/timeline", "/rules", "/api", "/evidence?of=presumption",
)  # fmt: skip
ADDRESSES = (
    "/overview?since={}", "/overview?as_of={}", "/timeline?party={}", "/timeline?kind={}&start={}",
    "/documents/{{doc}}?item={}", "/documents/{{doc}}?item=p01&edit={}&show={}",
    "/documents/{{doc}}?item=new&edit=position&start={}", "/evidence?of={}", "/deal?package={}",
    "/deal?pin={}", "/deal?compare={}", "/hold?state={}", "/whatif?drop={}", "/whatif?lift={}",
    "/whatif?stance={}", "/whatif?value={}", "/whatif?off={}", "/whatif?rule={}",
    "/whatif?party={}&term={}&worth={}", "/model?tab={}", "/positions/north/ceasefire?option={}",
    "/positions/{}/{}", "/issues/{}", "/nothing/{}", "/add/{}", "/documents/{}", "/brief/file/{}",
    "/static/{}", "/api/documents/{}", "/api/whatif?off={}",
)  # fmt: skip
"""Everything in an address that a screen may show again."""

pytestmark = pytest.mark.browser


@pytest.fixture(name="place", scope="module")
def _place(serving, tmp_path_factory):
    """Serve one case for the module; give its address and its first document."""
    path, document, _ = make_harbour(tmp_path_factory.mktemp("served"))
    with serving(path) as address:
        yield address, document


@contextmanager
def looking(chromium, address, *, refusals=False, unanswered=False, **how):
    """Open a page that fails on errors, messages of the console and foreign requests.

    With ``refusals`` the console may tell that an address was answered with a 4xx, with
    ``unanswered`` that it was not answered at all.
    """
    wrong = []
    refused = "Failed to load resource: the server responded with a status of 4"
    context = chromium.new_context(**how)
    context.set_default_timeout(120_000)  # no test is timed: a busy machine may take its time
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: (
            (refusals and message.text.startswith(refused))
            or (unanswered and any(one in message.text for one in ("net::ERR_", "fetch")))
            or wrong.append(f"console: {message.text}")
        ),
    )
    page.on("dialog", lambda dialog: (wrong.append("dialog"), dialog.dismiss()))
    page.on("request", lambda one: one.url.startswith(address) or wrong.append(one.url))
    yield page
    context.close()
    assert wrong == []


def card(page, item):
    """Wait for an item's card."""
    page.wait_for_selector(f'#card[data-item="{item}"]')


@pytest.mark.parametrize("width", [320, 1100])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_keeps_the_rules_of_accessibility_and_needs_no_sideways_scroll(
    chromium, place, scheme, width
):
    address, document = place
    for path in SCREENS:
        with looking(
            chromium, address, color_scheme=scheme, viewport={"width": width, "height": 800},
            bypass_csp=True,
        ) as page:  # fmt: skip
            page.goto(address + path.format(doc=document))
            page.add_script_tag(path=AXE)
            found = page.evaluate("axe.run().then((it) => it.violations)")

            told = [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
            assert told == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_document_is_reviewed_by_keyboard_alone(chromium, serving, tmp_path):
    path, document, _ = make_harbour(tmp_path)
    with (
        serving(path) as address,
        looking(chromium, address, viewport={"width": 1280, "height": 850}) as page,
    ):
        page.goto(f"{address}/documents/{document}")
        page.wait_for_selector("html.scripted")
        press = page.keyboard.press

        press("a")  # confirms the event
        card(page, "p01")
        press("e")
        page.wait_for_selector("form.edit")
        press("2")  # against
        press("Enter")
        page.wait_for_selector("#card .changed del")
        assert "demands (+2)" in page.inner_text("#card .changed")
        page.locator("#items li.now a", has_text="is against").wait_for()


HOLD = """() => {
  const asked = window.fetch;
  const held = new Promise((let_go) => { window.release = let_go; });
  window.fetch = async (...what) => { await held; return asked(...what); };
}"""


def test_a_card_that_is_behind_the_marked_row_says_so_until_it_is_there(chromium, place):
    address, document = place
    with looking(chromium, address, viewport={"width": 1280, "height": 720}) as page:
        page.goto(f"{address}/documents/{document}?item=e01")
        page.wait_for_selector("html.scripted")
        page.evaluate(HOLD)

        for _ in range(2):
            page.keyboard.press("j")

        behind = page.locator('#card[data-item="e01"][aria-busy="true"]')
        behind.wait_for()
        row = page.locator("#items li.now").evaluate(
            "(it) => [...it.parentElement.children].indexOf(it)"
        )
        coming = behind.get_attribute("data-coming")
        assert coming == f"Row {row + 1} of {page.locator('#items li').count()} is on its way"
        page.evaluate("release()")
        page.locator('#card:not([aria-busy="true"]):not([data-item="e01"])').wait_for()
        shown = page.get_attribute("#card", "data-item")
        assert f"item={shown}" in page.get_attribute("#items li.now a", "href")


def test_a_rejection_is_undone_and_the_rest_confirmed_by_keyboard_alone(
    chromium, serving, tmp_path
):
    path, document, _ = make_harbour(tmp_path)
    with (
        serving(path) as address,
        looking(chromium, address, viewport={"width": 1280, "height": 850}) as page,
    ):
        page.goto(f"{address}/documents/{document}?item=p01")
        page.wait_for_selector("html.scripted")
        press = page.keyboard.press

        press("j")
        card(page, "s01")
        press("r")
        press("4")  # told already
        card(page, "s02")
        assert "Rejected" in page.inner_text("#notice")
        press("u")
        card(page, "s01")
        press("U")
        page.wait_for_selector("#items .s.rej")
        press("J")
        card(page, "s02")
        press("A")
        page.wait_for_selector("#notice form")
        press("Enter")
        card(page, "end")
        assert page.inner_text("#progress") == "0 of 7 to review"
        press("j")
        page.wait_for_url(re.compile("/documents/(?!" + document + ")"))


def refusing(route):
    """Answer nothing, like a server that has ended."""
    route.abort("connectionrefused")


def test_acts_that_no_server_answers_wait_in_their_order_and_are_saved_once(
    chromium, serving, tmp_path
):
    path, document, _ = make_harbour(tmp_path)
    before = len(open_case(path).log())
    with serving(path) as address, looking(chromium, address, unanswered=True) as page:
        page.goto(f"{address}/documents/{document}?item=p01")
        page.wait_for_selector("html.scripted")
        page.route("**/*", refusing)
        for number, key in enumerate(("a", "a", "u")):
            page.keyboard.press(key)
            page.wait_for_selector(f"#waiting li:nth-child({max(number, 1)})")
        assert page.inner_text("#saved") == "not saved: 2 waiting"
        page.unroute("**/*", refusing)
        page.click("#waiting button")
        page.wait_for_selector("#waiting", state="hidden")
        page.locator("#notice", has_text="Undone").wait_for()

    assert [one.verb for one in open_case(path).log()[before:]] == ["confirm", "undo"]


def test_an_act_that_waits_outlives_its_page(chromium, serving, tmp_path):
    path, document, _ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address, unanswered=True) as page:
        page.goto(f"{address}/documents/{document}?item=p01")
        page.wait_for_selector("html.scripted")
        page.route("**/*", refusing)
        page.keyboard.press("a")
        page.wait_for_selector("#waiting li")
        other = page.context.new_page()
        other.goto(f"{address}/documents/{document}")
        other.locator("#notice", has_text="Confirmed").wait_for()

    assert open_case(path).log()[-1].verb == "confirm"


def test_what_is_typed_outlives_escape_another_item_and_a_reload(chromium, place):
    address, document = place
    with looking(chromium, address) as page:
        page.goto(f"{address}/documents/{document}?item=p02&edit=all")
        page.fill("#card [name=note]", "heard on the tape")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.wait_for_selector("#unsaved:has-text('Not saved')")
        page.keyboard.press("k")
        page.wait_for_selector("#items li.typed:not(.now)")
        page.evaluate("window.workspace.drafts.leave()")
        page.goto(f"{address}/documents/{document}?item=p02&edit=all")
        assert page.input_value("#card [name=note]") == "heard on the tape"
        page.click("#unsaved button")
        page.wait_for_selector("#edit")

        assert page.locator("#items li.typed").count() == 0


SELECTED = """() => {
  const word = document.createTreeWalker(document.querySelector("#text p"), NodeFilter.SHOW_TEXT);
  word.nextNode();  // the number of the paragraph
  getSelection().setBaseAndExtent(word.nextNode(), 0, word.currentNode, 3);
}"""


def test_a_new_item_is_shown_where_it_stands_and_nothing_of_it_is_left_unsaved(
    chromium, serving, tmp_path
):
    path, document, _ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address) as page:
        page.goto(f"{address}/documents/{document}")
        page.evaluate(SELECTED)
        page.keyboard.press("n")
        page.select_option("#card [name=party]", "south")
        page.select_option("#card [name=issue]", "talks")
        page.select_option("#card [name=option]", "direct")
        page.select_option("#card [name=held]", "stated")
        page.check("#card [name=stance][value='1']")
        page.click("#card button:has-text('Add it')")
        page.locator("#notice", has_text="Added: a position").wait_for()

        page.wait_for_url(f"**/documents/{document}?item=pa01")

        assert page.get_attribute("#card", "data-item") == "pa01"
        assert page.locator("#items li.add.now, #text mark.add.now").count() == 2
        assert page.inner_text("#saved").startswith("saved ")
        assert page.locator("#unsaved:visible, .typed").count() == 0


def test_of_keys_pressed_faster_than_cards_come_none_is_lost(chromium, place):
    address, document = place
    with looking(chromium, address) as page:
        page.goto(f"{address}/documents/{document}?item=e01")
        first = page.get_attribute("#card", "data-item")
        order = page.locator("#items a").evaluate_all(
            "(all) => all.map((it) => new URLSearchParams(it.search).get('item'))"
        )
        page.evaluate("""() => {
          for (const key of "jjjkj") document.body.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        }""")
        last = order[order.index(first) + 3]
        card(page, last)
        page.wait_for_url(f"**item={last}*")


def test_a_page_with_unsaved_words_is_not_left_without_a_question(chromium, place):
    address, document = place
    asked = []
    for path in (f"/documents/{document}?item=p02&edit=all", "/add"):
        context = chromium.new_context()
        page = context.new_page()
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.goto(address + path)
        page.locator("#card [name=note], main [name=text]").press_sequentially("so")
        page.goto(f"{address}/documents")
        context.close()

    assert asked == ["beforeunload", "beforeunload"]


def test_a_decision_elsewhere_is_shown_beside_what_was_typed(chromium, serving, tmp_path):
    path, document, _ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address, refusals=True) as page:
        page.goto(f"{address}/documents/{document}?item=p01&edit=all")
        page.select_option("#card [name=party]", "south")
        open_case(path).reject(f"{document}:p01", "speaker", actor="bo")
        page.keyboard.press("Enter")
        page.locator("#notice", has_text="was rejected by bo").wait_for()

        page.locator("#items li.rej.now").wait_for()

        assert page.inner_text("#card .chip") == "rejected"
        assert page.input_value("#card [name=party]") == "south"
        assert "wrong speaker bo" in page.inner_text("#card .decided")


OVERLAP = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const told = box("#notice .toast");
  const meets = (one) => one.top < told.bottom && told.top < one.bottom;
  return ["#card", "#items"].filter((one) => meets(box(one)));
}"""


def test_the_list_calls_an_item_as_somebody_else_corrected_it(chromium, serving, tmp_path):
    path, document, _ = make_harbour(tmp_path)
    small = {"width": 1280, "height": 720}
    with (
        serving(path) as address,
        looking(chromium, address, refusals=True, viewport=small) as page,
    ):
        page.goto(f"{address}/documents/{document}?item=p01")
        page.locator("#items li.now", has_text="Northland commits").wait_for()
        open_case(path).correct(f"{document}:p01", Correction(stance=-2), actor="bo")
        page.keyboard.press("a")
        page.locator("#notice", has_text="was corrected by bo").wait_for()

        page.locator("#items li.cor.now", has_text="Northland rejects").wait_for()

        assert page.evaluate(OVERLAP) == []  # what is told of a row hides neither it nor the card
        notice = page.locator("#notice .toast").bounding_box()
        assert notice["y"] + notice["height"] < small["height"]


@pytest.mark.parametrize(
    ("item", "given", "shown"),
    [
        ("s01", {"in_form": "indirect"}, "in the text's words"),
        ("e01", {"of_type": "AGREE"}, "agreement or promise"),
        ("p02", {"issue": "humanitarian_access", "option": "limited"}, "limited access"),
    ],
)
def test_every_kind_of_item_is_corrected_by_keyboard(
    chromium, serving, tmp_path, item, given, shown
):
    path, document, _ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address) as page:
        page.goto(f"{address}/documents/{document}?item={item}&edit=all")
        for field, value in given.items():
            page.select_option(f"#card [name={field}]", value)
        page.keyboard.press("Enter")
        page.locator("#card .changed").last.wait_for()

        assert shown in " ".join(page.locator("#card .changed").all_inner_texts())


def test_keys_are_dead_in_fields_and_the_sheet_lists_them(chromium, place):
    address, document = place
    with looking(chromium, address) as page:
        page.goto(f"{address}/documents/{document}?item=new&edit=position")
        page.fill("#card [name=words]", "")
        page.type("#card [name=words]", "auj?")
        assert page.input_value("#card [name=words]") == "auj?"
        assert page.locator("dialog[open]").count() == 0

        page.keyboard.press("Escape")
        page.keyboard.press("?")

        assert page.is_visible("#sheet >> text=confirm and go on")


def test_selected_words_become_a_new_item(chromium, serving, tmp_path):
    path, document, _ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address) as page:
        page.goto(f"{address}/documents/{document}")
        page.evaluate("""() => {
          const words = document.querySelector("#p2").lastChild;
          const end = words.data.length;
          getSelection().setBaseAndExtent(words, end - 11, words, end - 1);
        }""")

        page.keyboard.press("n")
        page.wait_for_selector("#card [name=party]")

        start = FIRST.index("the spring")
        assert page.inner_text("#card blockquote") == "the spring"
        assert page.input_value("#card [name=start]") == str(start)


def test_without_script_a_document_is_reviewed_by_links_and_forms(chromium, serving, tmp_path):
    path, document, _ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address, java_script_enabled=False) as page:
        page.goto(f"{address}/documents/{document}")
        page.click("#confirm")
        assert "item=p01" in page.url
        page.click("#edit")
        page.check("#card [name=stance][value='-1']")
        page.click("#card form.edit button.main")
        assert page.inner_text("#card .changed del") == "demands (+2)"
        page.click("#reasons summary")
        page.click("#reasons [value=double]")
        page.click("#undo")
        assert page.inner_text("#card .chip") == "corrected"
        page.click("#confirm-all")
        page.click("form.ask button")
        assert page.inner_text("#card h2") == "Nothing is left to review"


def test_a_mended_day_is_undone_by_its_key_and_the_page_follows(chromium, serving, tmp_path):
    path, document, _ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address) as page:
        page.goto(f"{address}/documents/{document}")
        page.click(".mend summary")
        page.fill(".mend [name=published]", "2025-03-09")
        page.fill(".mend [name=note]", "the byline says so")
        page.click(".mend button")
        page.locator(".paper > .facts", has_text="9 March 2025").first.wait_for()
        page.keyboard.press("u")
        page.locator(".paper > .facts", has_text="4 March 2031").first.wait_for()

        assert page.inner_text(".mend summary") == "Mend the day"


@pytest.mark.parametrize("scripted", [True, False])
def test_on_a_narrow_screen_the_item_and_its_words_are_one_tap_apart(chromium, place, scripted):
    address, document = place
    with looking(
        chromium, address, viewport={"width": 320, "height": 480}, java_script_enabled=scripted
    ) as page:
        page.goto(f"{address}/documents/{document}?item=p02")
        page.click(".jump a[href='#card']")
        page.wait_for_url("**#card")
        assert page.evaluate("document.activeElement.id") == "card"
        page.click("#to-text")
        page.wait_for_url("**#p*")
        page.locator(f"p{page.evaluate('location.hash')} mark.now").wait_for()
        page.click("#items li:first-child a")
        card(page, "e01")


def test_no_text_of_a_case_runs_or_asks_for_anything_on_any_screen(chromium, serving, tmp_path):
    path, documents = make_hostile(tmp_path)
    with serving(path) as address, looking(chromium, address) as page:
        page.request.get(f"{address}/deal.json")
        page.goto(f"{address}/overview")
        links = page.locator(".matrix a").evaluate_all("(all) => all.map((it) => it.href)")
        screens = [one.format(doc=doc) for doc in documents for one in SCREENS]
        shown = [address + one for one in dict.fromkeys((*screens, *RECORD))]
        for link in (*shown, *dict.fromkeys(links)):
            assert page.goto(link).ok, link
            assert page.locator(LET_IN).count() == 0, link
        page.goto(f"{address}/documents/{documents[0]}?item=p01")

        assert len(links) > 10
        assert all(" ".join(one.split()) in page.inner_text("main") for one in PAYLOADS)


def test_no_address_runs_or_asks_for_anything_on_any_screen(chromium, place):
    address, document = place
    with looking(chromium, address, refusals=True) as page:
        page.request.get(f"{address}/deal.json")
        for number, one in enumerate(ADDRESSES * 2):
            word = quote(PAYLOADS[number % len(PAYLOADS)], safe="")
            link = address + one.replace("{{doc}}", document).replace("{}", word)
            assert page.goto(link).status < 500, link
            assert page.locator(LET_IN).count() == 0, link


def test_words_of_an_article_run_nothing_and_ask_for_nothing(chromium, serving, tmp_path):
    text = FIRST.replace("Envoys meet", f"{HOSTILE} Envoys meet").replace("both", HOSTILE)
    text = text.replace(f"<b>{HOSTILE}</b>", "<b>both</b>")
    path, document, _ = make_harbour(tmp_path, first_reading(text + "\n".join(PAYLOADS) + "\n"))
    with serving(path) as address, looking(chromium, address) as page:
        for one in SCREENS:
            page.goto(address + one.format(doc=document))
            assert page.locator(LET_IN).count() == 0
        page.goto(f"{address}/documents/{document}?item=p01")

        assert all(" ".join(one.split()) in page.inner_text("main") for one in PAYLOADS)


def test_the_look_is_switched_and_remembered(chromium, place):
    address, _ = place
    with looking(chromium, address, color_scheme="light") as page:
        page.goto(f"{address}/documents")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.click("#theme")
        page.reload()

        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper


def test_a_twice_enlarged_page_loses_nothing(chromium, place):
    address, document = place
    with looking(chromium, address, viewport={"width": 640, "height": 400}) as page:
        page.goto(f"{address}/documents/{document}")

        assert page.evaluate("document.documentElement.scrollWidth") <= 640
        for name in ("#as-of", "#card", "#items", "#text"):
            assert page.is_visible(name)


def test_a_first_analysis_is_waited_for_in_sight_and_then_shows_itself(
    chromium, serving, tmp_path
):
    path, *_ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address) as page:
        page.goto(f"{address}/deal")
        page.wait_for_selector("#packages-h")

        assert page.locator("#foot >> text=CSV").count() == 1


def test_a_package_is_changed_by_keyboard_and_without_script(chromium, place):
    address, _ = place
    with looking(chromium, address, java_script_enabled=False) as page:
        page.request.get(f"{address}/deal.json")
        page.goto(f"{address}/deal")
        link = page.locator("ul.choices a").first
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("package="))

        assert page.locator("#view-h").is_visible()


def test_a_fork_is_made_kept_and_found_again_without_script(chromium, serving, tmp_path):
    path, *_ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address, java_script_enabled=False) as page:
        page.request.get(f"{address}/whatif.json")
        page.goto(f"{address}/whatif")
        page.locator(".offers li > a").first.click()
        page.wait_for_url(re.compile("drop="))
        page.fill("[name=name]", "Without one sentence")
        page.get_by_role("button", name="Keep").click()
        page.click(".kept a")

        assert "What moved" in page.inner_text("main")
        assert "as_of=" in page.url


def test_the_count_of_outcomes_follows_the_form(chromium, serving, tmp_path):
    path, *_ = make_harbour(tmp_path)
    with serving(path) as address, looking(chromium, address) as page:
        page.request.get(f"{address}/model.json")
        page.goto(f"{address}/model?tab=infeasible")
        before = page.inner_text("#count")
        page.select_option("[name=first]", index=2)
        page.locator("#count", has_not_text=before).wait_for()

        assert "no package is possible" in page.inner_text("#count")


def test_a_citation_shows_its_words_beside_the_text(chromium, place):
    address, _ = place
    with looking(chromium, address, viewport={"width": 1200, "height": 800}) as page:
        page.request.get(f"{address}/brief.json")
        page.goto(f"{address}/brief")
        page.locator(".brief .cites a").last.click()
        cited = page.locator(".cited:target")

        box = cited.bounding_box()
        assert 0 <= box["y"] < 800
