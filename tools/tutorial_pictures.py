"""The pictures of the tutorial: which screens, what is pressed, what is cut out, and how small.

``python tools/screenshots.py --tutorial`` makes them. To add one, add a row to ``SHOTS``.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page
from small_png import small_png

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
WIDTH, VIEW = 1280, 850
MARGIN = 12
_PAUSE = 500
_PIXELS = """async (text) => {
  const picture = new Image();
  picture.src = "data:image/png;base64," + text;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const data = canvas.getImageData(0, 0, picture.width, picture.height).data;
  let bytes = "";
  for (let at = 0; at < data.length; at += 8192)
    bytes += String.fromCharCode(...data.subarray(at, at + 8192));
  return [picture.height, picture.width, btoa(bytes)];
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture: its name, its address (``{doc}`` is the newest document), what is cut out.

    ``top`` names the element at which the picture begins, the head of the page if nothing is said;
    ``height`` is in pixels. ``act`` is done before the picture is taken.
    """

    name: str
    path: str
    height: int
    top: str = ""
    act: Callable[[Page], None] | None = None


def decide(page: Page) -> None:
    """Confirm two items and give the third its option."""
    for key in ("a", "a", "e"):
        page.keyboard.press(key)
        page.wait_for_timeout(_PAUSE)
    page.locator("#card [name=option]").select_option("direct")
    page.keyboard.press("Enter")
    page.wait_for_timeout(_PAUSE)


def drop(page: Page) -> None:
    """Drop the sentence that carries most."""
    page.get_by_role("link", name="drop it").first.click()
    page.wait_for_url("**/whatif?*")


SHOTS = (
    Shot(name="overview", path="/overview", height=655),
    Shot(name="who-stands-where", path="/overview", top="#matrix-title", height=720),
    Shot(name="history", path="/positions/ukraine/ceasefire?option=unconditional", height=690),
    Shot(
        name="why",
        path="/positions/ukraine/ceasefire?option=unconditional",
        top="#why-title",
        height=620,
    ),
    Shot(name="deal", path="/deal", height=700),
    Shot(name="hold", path="/hold", height=805),
    Shot(name="what-if", path="/deal", height=690, act=drop),
    Shot(name="model", path="/model?tab=preferences", height=VIEW),
    Shot(name="brief", path="/brief", height=700),
    Shot(name="add", path="/add", height=700),
    Shot(name="reader", path="/documents/{doc}?item=p04", height=VIEW),
    Shot(name="decided", path="/documents/{doc}?item=s07", height=VIEW, act=decide),
)


def take_tutorial(browser: Browser, address: str, document: str) -> None:
    """Take every picture of the tutorial from a case that is served at an address."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    blank = browser.new_page()
    for shot in SHOTS:
        page = browser.new_page(
            color_scheme="light", viewport={"width": WIDTH, "height": VIEW}, locale="en-GB"
        )
        page.goto(address + shot.path.format(doc=document))
        settle(page)
        if shot.act:
            shot.act(page)
            settle(page)
        data = small_png(pixels(blank, cut(page, shot)))
        (FOLDER / f"{shot.name}.png").write_bytes(data)
        print(f"{shot.name}.png: {len(data) / 1000:.0f} kB")
        page.close()


def settle(page: Page) -> None:
    """Wait until what is worked out is there."""
    page.locator("text=being worked out").wait_for(state="detached")
    page.wait_for_timeout(_PAUSE)


def cut(page: Page, shot: Shot) -> bytes:
    """Return the part of a page that a picture shows, as the browser writes it."""
    if not shot.top:
        return page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": shot.height})
    begin = page.locator(shot.top).bounding_box()
    if begin is None:
        message = f"{shot.path} has no {shot.top}; correct the row {shot.name} of SHOTS."
        raise SystemExit(message)
    y = begin["y"] - MARGIN
    return page.screenshot(
        full_page=True, clip={"x": 0, "y": y, "width": WIDTH, "height": shot.height}
    )


def pixels(blank: Page, picture: bytes) -> NDArray[np.uint8]:
    """Return the pixels of a picture, shape (height, width, 3); an empty page decodes it."""
    height, width, text = blank.evaluate(_PIXELS, base64.b64encode(picture).decode())
    flat = np.frombuffer(base64.b64decode(text), np.uint8)
    return flat.reshape(height, width, 4)[:, :, :3]
