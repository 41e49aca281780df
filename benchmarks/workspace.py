"""How quick the workspace is: pages, weights, and from a key to the painted card, in Chromium.

Run it with nothing else to do on the machine::

    python benchmarks/workspace.py

It makes an article of 80,000 characters with 500 items, reviews it by keyboard and prints a table.

With a peer it also asks the overview of the sample case and a table page of Datasette, which shows
the same case file, turn about, each from four connections. The peer lives in an environment of its
own, never in this one::

    python -m venv peer && peer/bin/pip install datasette==0.65.5
    python benchmarks/workspace.py --datasette peer/bin/datasette
"""

import argparse
import datetime as dt
import hashlib
import http.client
import math
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Event,
    Position,
    Reading,
    Source,
    Span,
    Statement,
)
from detente.dossier import make_demo
from detente.record.case import create_case

CHARACTERS, ITEMS, KEYS = 80_000, 500, 60
CONNECTIONS, ROUNDS, SECONDS = 4, 3, 3.0
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SENTENCE = "The envoy of the north said that the harbour stays open to every ship number {n}. "
PAINTED = """([key, card]) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error(`no card after ${key}`)), 5000);
  const from = performance.now();
  const watch = new MutationObserver(() => {
    const now = document.querySelector("#card");
    if (now && now.dataset.item !== card) {
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
    }
  });
  watch.observe(document.querySelector(".side"), { childList: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
})"""


def long_reading() -> Reading:
    """Return a reading of 80,000 characters: half statements, a quarter each positions, events."""
    count = CHARACTERS // len(SENTENCE.format(n=1000))
    sentences = [SENTENCE.format(n=1000 + n) for n in range(count)]
    lines = ["".join(sentences[n : n + 5]).strip() for n in range(0, count, 5)]
    text = "A long text about the harbour\n" + "\n".join(lines) + "\n"
    raw = text.encode()
    ident = ArticleId(hashlib.sha256(raw).hexdigest())
    article = Article(
        id=ident, raw=raw, text=text, path="long.txt", title="A long text about the harbour",
        outlet="Bench", published=dt.date(2031, 3, 4), published_basis="given",
    )  # fmt: skip
    step = (len(text) - 400) // (ITEMS // 2)
    spans = [Span(article=ident, start=40 + n * step, end=200 + n * step) for n in range(ITEMS)]
    half, quarter = ITEMS // 2, ITEMS // 4
    return Reading(
        article=article,
        actors=(Actor(id="envoy", name="Ada North", kind="person", party="north"),),
        statements=tuple(
            Statement(
                id=f"s{n:03}", span=spans[n], content=(spans[n],), source=Source(actor="envoy")
            )
            for n in range(half)
        ),
        positions=tuple(
            Position(
                id=f"p{n:03}", party="north", issue="territory", target="the harbour",
                option="reject_claim", stance=2, held="stated", span=spans[2 * n],
                statement=f"s{2 * n:03}",
            )
            for n in range(quarter)
        ),
        events=tuple(
            Event(id=f"e{n:03}", type="CONSULT", spans=(spans[2 * n + 1],)) for n in range(quarter)
        ),
        reader_version="bench",
    )  # fmt: skip


@contextmanager
def served(case: Path) -> Iterator[tuple[str, float]]:
    """Serve a case; give its address, and how long its first page took from the start."""
    begun = time.perf_counter()
    command = "from detente.cli import detente; detente()"
    words = [sys.executable, "-c", command, "serve", str(case), "--no-open", "--port", "0"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
    try:
        lines = iter(server.stdout or ())
        line = next(one for one in lines if "http://" in one)
        address = line[line.index("http://") :].split("/ ")[0]
        fetch(f"{address}/")
        yield address, time.perf_counter() - begun
    finally:
        server.terminate()
        server.wait()


def fetch(address: str) -> bytes:
    """Return what stands at an address."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        return bytes(answer.read())


@contextmanager
def peer(command: str, case: Path) -> Iterator[str]:
    """Serve a case file by Datasette; give the address of the page of its items."""
    port = free_port()
    words = [command, str(case), "--port", str(port)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - as asked
    address = f"http://127.0.0.1:{port}/{case.stem}/item"
    try:
        for _ in range(200):
            try:
                fetch(address)
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def per_second(address: str) -> float:
    """Return how many pages a second are answered to several connections that ask on and on."""
    host, path = address.removeprefix("http://").split("/", 1)

    def asked(until: float) -> int:
        connection = http.client.HTTPConnection(host)
        count = 0
        while time.perf_counter() < until:
            connection.request("GET", f"/{path}")
            connection.getresponse().read()
            count += 1
        connection.close()
        return count

    begun = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        counts = list(pool.map(asked, [begun + SECONDS] * CONNECTIONS))
    return sum(counts) / (time.perf_counter() - begun)


def beside_peer(command: str, case: Path) -> None:
    """Ask the overview and the peer's table page turn about; print the medians and their ratio."""
    with served(case) as (ours, _), peer(command, case) as theirs:
        pairs = [(per_second(f"{ours}/overview"), per_second(theirs)) for _ in range(ROUNDS)]
    own, other = (statistics.median(one) for one in zip(*pairs, strict=True))
    row("overview, pages a second", f"{own:.0f}/s")
    row("Datasette's table page", f"{other:.0f}/s", f"ratio {own / other:.1f} (goal: >= 5)")


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def timed_keys(page: Page, key: str, count: int) -> list[float]:
    """Press a key again and again; return the milliseconds from each press to the painted card."""
    found = []
    for _ in range(count):
        card = page.locator("#card").get_attribute("data-item")
        found.append(float(page.evaluate(PAINTED, [key, card])))
        page.wait_for_timeout(30)
    return found


def row(name: str, value: str, goal: str = "") -> None:
    """Print one line of the table."""
    print(f"{name:<58} {value:>16}  {goal}")


def told(name: str, values: list[float]) -> None:
    """Print the median, the 95th percentile and the worst of some times."""
    row(
        name,
        f"p50 {statistics.median(values):.0f} ms",
        f"p95 {p95(values):.0f} ms, worst {max(values):.0f} ms (goal: p95 <= 100 ms)",
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=KEYS, help="how often each key is pressed")
    parser.add_argument("--datasette", metavar="COMMAND", help="the peer's command")
    asked = parser.parse_args()
    keys = asked.keys
    with tempfile.TemporaryDirectory() as folder:
        demo, _, _ = make_demo(folder)
        with served(demo) as (address, seconds):
            row("first page after start, sample case", f"{seconds:.2f} s", "goal: <= 1.5 s")
            for path in ("/documents", "/add"):
                row(f"weight of {path}", f"{len(fetch(address + path)) / 1000:.0f} kB")
        if asked.datasette:
            beside_peer(asked.datasette, demo)
        reading = long_reading()
        case = create_case(Path(folder) / "long", "Bench")
        case.add(reading)
        with served(case.path) as (address, _), sync_playwright() as playwright:
            path = f"{address}/documents/{reading.article.id[:12]}"
            weight = len(fetch(path)) - len(reading.article.text.encode())
            row("reader besides its text, 500 items", f"{weight / 1000:.0f} kB", "goal: <= 60 kB")
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=FLAGS
            )
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(path)
            timed_keys(page, "j", 3)
            told("key j to the painted card, 500 items", timed_keys(page, "j", keys))
            told("key a (a committed decision) to the painted card", timed_keys(page, "a", keys))
            browser.close()


if __name__ == "__main__":
    main()
