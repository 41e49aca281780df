"""Make pictures of every screen of the workspace: light, dark and narrow.

Run it, then look at each picture and ask whether a diplomat would want to use it::

    python tools/screenshots.py --folder screenshots

To add a screen, add a row to ``SCREENS``: its name, its address (``{doc}`` is the newest document)
and the keys that are pressed before the picture is taken. Those of the tutorial are a table of
their own, in ``tutorial_pictures.py``; ``--tutorial`` makes these alone, into ``docs/pictures``.
"""

import argparse
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from tutorial_pictures import FOLDER, take_tutorial

from detente.dossier import make_demo
from detente.web.app import make_app
from detente.web.serving import HOST, listening

SCREENS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("overview", "/overview", ()),
    ("overview-past", "/overview?as_of=2025-04-25", ()),
    ("timeline", "/timeline", ()),
    ("history", "/positions/ukraine/ceasefire?option=unconditional", ()),
    ("issue", "/issues/front_line", ()),
    ("rules", "/rules", ()),
    ("documents", "/documents", ()),
    ("documents-past", "/documents?as_of=2025-04-25", ()),
    ("reader", "/documents/{doc}?item=p04", ()),
    ("reader-decided", "/documents/{doc}?item=p04", ("a", "a", "r", "4", "e", "2", "Enter")),
    ("reader-correct", "/documents/{doc}?item=p04&edit=all", ()),
    ("reader-faded", "/documents/{doc}?item=p04&fade=1", ()),
    ("keys", "/documents/{doc}?item=p04", ("?",)),
    ("add", "/add", ()),
    ("deal", "/deal?pin=-", ()),
    ("hold", "/hold", ()),
    ("whatif", "/whatif?rule=equal_weights", ()),
    ("model", "/model", ()),
    ("model-preferences", "/model?tab=preferences", ()),
    ("model-text", "/model?tab=toml", ()),
    ("brief", "/brief", ()),
)
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 850}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 850}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 320, "height": 850}},
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
_PAUSE = 400


@contextmanager
def served(case: Path) -> Iterator[str]:
    """Serve a case in a thread; give its address."""
    bound = listening(0)
    server = uvicorn.Server(uvicorn.Config(make_app(case), log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://{HOST}:{bound.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def newest(browser: Browser, address: str) -> str:
    """Return the name of the newest document in an address."""
    page = browser.new_page()
    page.goto(f"{address}/documents")
    link = page.locator("main tbody a").first.get_attribute("href") or ""
    page.close()
    return link.rsplit("/", 1)[-1]


def take(browser: Browser, address: str, folder: Path, look: str) -> None:
    """Take a picture of every screen in one look."""
    document = newest(browser, address)
    for name, path, keys in SCREENS:
        page = browser.new_page(**LOOKS[look])
        page.goto(address + path.format(doc=document))
        page.locator("text=being worked out").wait_for(state="detached")
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(_PAUSE)
        page.screenshot(path=folder / f"{name}-{look}.png")
        page.close()


def take_all(browser: Browser, case: Path, folder: Path) -> None:
    """Take a picture of every screen in every look, each look on a copy of the case."""
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        copy = Path(shutil.copy(case, case.with_name(f"{look}.detente")))
        with served(copy) as address:
            take(browser, address, folder, look)
    print(f"{len(SCREENS) * len(LOOKS)} pictures are in {folder}")


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("screenshots"), help="where they go")
    parser.add_argument("--tutorial", action="store_true", help=f"the tutorial's, into {FOLDER}")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        case, _, _ = make_demo(made)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        if given.tutorial:
            with served(case) as address:
                take_tutorial(browser, address, newest(browser, address))
        else:
            take_all(browser, case, given.folder)
        browser.close()


if __name__ == "__main__":
    main()
