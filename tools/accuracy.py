"""Measure how well the reader reads, and write the table of docs/explanation/reading.md.

    python tools/accuracy.py [--kit FOLDER] [--tagger FILE] [--write]

The project's own golden articles are always scored. ``--kit`` names a folder with scorers and
annotated texts that are not part of the project (``seed``, ``polnear``, ``plover``); what it
lacks is left out. ``--tagger`` adds the figures with a trained tagger. ``--write`` puts the table
between the marks of the page instead of printing it alone.
"""

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "reading.md"
BEGIN, END = "<!-- accuracy: begin -->", "<!-- accuracy: end -->"
KINDS = {
    "statements": "statements with source and cue, F1",
    "events": "events that must be there, F1",
    "positions": "positions (party, issue, option, side), F1",
    "terms": "terms of proposals, F1",
    "fields": "fields of the positions found, right",
    "traps": "traps avoided",
}
SEED = {
    "content_recall": "statements, content recall",
    "attribution_f1": "statements, attribution F1",
    "speaker": "speaker resolved to the right actor",
    "sourcing": "sourcing right",
    "hedges_f1": "hedges, F1",
    "negated": "negation right",
    "positions_f1": "positions, F1",
    "conditions_f1": "conditions, F1",
    "proposal_terms_f1": "terms of proposals, F1",
    "events_f1": "events, F1",
    "dates": "dates right",
    "traps": "traps avoided",
}
ATTRIBUTION = ("token content", "attr", "attr direct", "attr mixed", "attr indirect")
SINGLE = ("CONSULT", "REJECT", "REQUEST", "THREATEN", "AGREE")

Row = tuple[str, str, str]


def detente(*words: str) -> str:
    """Run the command and return what it prints."""
    code = "from detente.cli import detente; detente()"
    done = subprocess.run(
        [sys.executable, "-c", code, *words], check=True, capture_output=True, text=True
    )
    return done.stdout


def scored(kit: Path, script: str, gold: Path, printed: str, folder: Path) -> dict[str, Any]:
    """Return what a scorer of the kit says of a reading."""
    out = folder / "out.json"
    out.write_text(printed, encoding="utf-8")
    command = [sys.executable, str(kit / script), str(gold), str(out), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def unpacked(kit: Path, script: str, gold: Path, folder: Path) -> list[str]:
    """Return the paths of the texts of a file of the kit, written to a folder."""
    texts = folder / gold.stem
    command = [sys.executable, str(kit / script), "unpack", str(gold), str(texts)]
    subprocess.run(command, check=True, capture_output=True)
    return sorted(map(str, texts.glob("*.txt")))


def golden_rows() -> Iterator[Row]:
    """Yield the figures of the project's own articles, those held out by themselves."""
    sys.path.insert(0, str(ROOT / "tests"))
    import golden  # noqa: PLC0415 - the tests' own module

    from detente.reading.pipeline import load_pipeline  # noqa: PLC0415

    nlp = load_pipeline()
    for held, name in ((False, "own articles, open"), (True, "own articles, held out")):
        chosen = [f for f in golden.folders() if bool(golden.expected(f).get("held_out")) == held]
        found = [golden.scores(golden.reading_of(f, nlp), golden.expected(f)) for f in chosen]
        for kind, what in KINDS.items():
            pooled = sum((one[kind] for one in found), golden.Score())
            share = pooled.precision if kind == "traps" else pooled.f1
            yield f"{name} ({len(chosen)})", what, f"{share:.0f}"


def seed_rows(kit: Path, folder: Path) -> Iterator[Row]:
    """Yield the figures of the article that the rules were developed on."""
    printed = detente("read", str(kit / "seed" / "article.txt"), "--published", "2025-04-25",
                      "--json")  # fmt: skip
    found = scored(kit, "score_reading.py", kit / "seed" / "gold.json", printed, folder)["summary"]
    for key, what in SEED.items():
        yield "the development article", what, f"{found[key]:.0f}"


def attribution_rows(kit: Path, folder: Path, tagger: str | None) -> Iterator[Row]:
    """Yield the figures of PolNeAR's development split, with rules and with a tagger."""
    gold, script = kit / "polnear" / "dev.jsonl", "score_attribution.py"
    texts = unpacked(kit, script, gold, folder)
    ways = [("rules", [])] + ([("with a tagger", ["--tagger", tagger])] if tagger else [])
    for name, extra in ways:
        printed = detente("read", *texts, *extra, "--json")
        found = scored(kit, script, gold, printed, folder)
        for key in ATTRIBUTION:
            one = found[key.replace(" ", "_")]
            value = f"{one['f1']:.1f} (precision {one['p']:.0f}, recall {one['r']:.0f})"
            yield f"PolNeAR, development split, {name}", f"{key}, F1", value


def event_rows(kit: Path, folder: Path) -> Iterator[Row]:
    """Yield the figures of the even half of PLOVER's gold records."""
    gold, script = kit / "plover" / "plover_even.jsonl", "score_events.py"
    texts = unpacked(kit, script, gold, folder)
    printed = detente("read", *texts, "--published", "2000-01-01", "--json")
    found = scored(kit, script, gold, printed, folder)
    for key, what in (("top1", "class right"), ("macro_f1", "macro F1"), ("quad", "quad class")):
        yield "PLOVER records, even half", what, f"{found[key]:.0f}"
    for one in SINGLE:
        yield "PLOVER records, even half", f"{one}, F1", f"{found['f1'].get(one, 0):.0f}"


def rows(kit: Path | None, tagger: str | None) -> Iterator[Row]:
    """Yield every line of the table."""
    yield from golden_rows()
    if kit is None:
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from seed_rows(kit, folder)
        yield from attribution_rows(kit, folder, tagger)
        yield from event_rows(kit, folder)


def table(lines: Iterable[Row]) -> str:
    """Return the table in Markdown, a text named once."""
    out = ["| text | what | figure |", "|---|---|---|"]
    last = ""
    for text, what, figure in lines:
        out.append(f"| {text if text != last else ''} | {what} | {figure} |")
        last = text
    day = f"{dt.datetime.now(tz=dt.UTC):%d %B %Y}".lstrip("0")
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return "\n".join([*out, "", f"Measured on {day} ({machine}) with `just accuracy`."])


def main() -> None:
    """Measure, then print or write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--kit", type=Path, help="the folder of an evaluation kit")
    parser.add_argument("--tagger", help="a trained tagger")
    parser.add_argument("--write", action="store_true", help="write the table into the page")
    given = parser.parse_args()
    measured = table(rows(given.kit, given.tagger))
    print(measured)
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        head, _, rest = page.partition(BEGIN)
        tail = rest.partition(END)[2]
        PAGE.write_text(f"{head}{BEGIN}\n\n{measured}\n\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
