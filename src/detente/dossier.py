"""One negotiation from articles to brief: runs the rooms in order, and does nothing else."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Unpack

from detente.analysis.analyse import analyse
from detente.analysis.results import Analysis
from detente.article import Reading
from detente.brief.compose import compose
from detente.brief.markdown import to_markdown
from detente.brief.page import to_html
from detente.brief.plain import to_json
from detente.brief.prose import Brief
from detente.errors import DetenteError, NoNegotiationError, StorageError
from detente.evidence import Evidence
from detente.in_use import ByHand, numbers_shown, set_by_hand, template_in_use
from detente.model.resampler import Resampler
from detente.model.template import draft_template
from detente.model.template_file import read_edited, write_template
from detente.negotiation import Negotiation, Override, Template
from detente.reading.files import read_paths as read_articles
from detente.reading.how import HowToRead
from detente.record.case import Case, create_case, open_case
from detente.record.merging import merge
from detente.record.writer import Receipt
from detente.samples.cases import TITLES, dispatches

DRAWS = 2000
SEED = 1
Progress = Callable[[int], None]
Answers = tuple[Negotiation, Analysis, Evidence]
RENDERERS: dict[str, Callable[[Brief], str]] = {
    "md": to_markdown,
    "html": to_html,
    "json": lambda brief: json.dumps(to_json(brief), ensure_ascii=False, indent=2) + "\n",
}
"""The formats in which a brief can be written."""


def brief_of(
    paths: Iterable[str | Path],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    as_of: dt.date | None = None,
    **how: Unpack[HowToRead],
) -> Brief:
    """Go the whole way from articles to a brief; no case is kept."""
    return _brief(merge(read_articles(paths, **how), as_of), (None, ()), draws, seed)


def brief_of_case(
    path: str | Path, *, as_of: dt.date | None = None, draws: int = DRAWS, seed: int = SEED
) -> Brief:
    """Write the brief of a case as of a day."""
    case = open_case(path)
    return _brief(case.as_of(as_of), set_by_hand(case, as_of), draws, seed)


def _brief(evidence: Evidence, by_hand: ByHand, draws: int, seed: int) -> Brief:
    """Analyse what is known and compose the brief; where nothing can be analysed, say so in it."""
    try:
        negotiation, analysis, _ = _analysed(evidence, by_hand, draws, seed)
    except NoNegotiationError as error:
        return compose(evidence, None, None, why=str(error))
    return compose(evidence, negotiation, analysis)


def _analysed(evidence: Evidence, by_hand: ByHand, draws: int, seed: int) -> Answers:
    """Estimate, draw and analyse."""
    again = Resampler(evidence=evidence, template=template_in_use(evidence, by_hand), seed=seed)
    return again.base, analyse(again.base, again, seed=seed, draws=draws), evidence


def analyse_case(
    path: str | Path, *, as_of: dt.date | None = None, draws: int = DRAWS, seed: int = SEED
) -> Answers:
    """Analyse a case as of a day."""
    case = open_case(path)
    return _analysed(case.as_of(as_of), set_by_hand(case, as_of), draws, seed)


def new_case(path: str | Path, title: str = "") -> Case:
    """Make an empty case."""
    return create_case(path, title)


def add_to_case(
    path: str | Path,
    articles: Sequence[str | Path],
    *,
    kept: list[Receipt] | None = None,
    read: Callable[..., list[Reading]] = read_articles,
    **how: Unpack[HowToRead],
) -> list[Receipt]:
    """Read articles and add each in one transaction; nothing is added if one cannot be read.

    ``kept`` takes the receipts one by one, for whoever wants them although the adding is stopped;
    ``read`` reads the articles, here or in several processes. What the case holds as confidential
    stays so; no article is from a day that is still to come.
    """
    case, receipts = open_case(path), [] if kept is None else kept
    how["today"] = case.latest_day()
    how["confidential"] = how.get("confidential") or case.confidential()
    for reading in read(articles, **how):
        receipts.append(case.add(reading))
    return receipts


def evidence_of(path: str | Path, as_of: dt.date | None = None) -> Evidence:
    """Return what a case holds as of a day."""
    return open_case(path).as_of(as_of)


def positions_of(
    path: str | Path, as_of: dt.date | None = None
) -> tuple[Evidence, tuple[Override, ...], Template | None]:
    """Return what a case holds as of a day, the numbers set by hand, and the model in use."""
    case = open_case(path)
    evidence = case.as_of(as_of)
    return evidence, *numbers_shown(case, evidence, as_of)


def template_of(path: str | Path) -> str:
    """Return a case's template as TOML: the analyst's, else one drafted from the evidence."""
    case = open_case(path)
    return case.template() or write_template(draft_template(case.as_of()))


def set_template(
    path: str | Path, text: str, name: str = "template", reason: str | None = None
) -> Receipt:
    """Check an edited template and make it the case's; a draft that nobody edited stays one."""
    case = open_case(path)
    read_edited(text, name)
    with suppress(NoNegotiationError):
        if text.split() == template_of(path).split():
            return Receipt(tx_id=case.last, hash=case.head, new=False)
    return case.set_template(text, reason)


def make_demo(
    folder: str | Path, *, name: str = "ukraine_2025", progress: Progress | None = None
) -> tuple[Path, Path, Brief]:
    """Make a built-in case in a folder, write its brief as HTML, and say where both are."""
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        path = target / f"{name}.detente"
        if not path.exists():
            create_case(path, TITLES[name])
        add_to_case(path, dispatches(name), progress=progress)
        brief = brief_of_case(path)
        page = target / f"{name}.html"
        page.write_text(to_html(brief), encoding="utf-8")
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror}") from error
    return path, page, brief


def render(brief: Brief, form: str) -> str:
    """Return a brief in one of the formats of ``RENDERERS``."""
    if form not in RENDERERS:
        raise DetenteError(f"no brief as {form!r}", hint=f"use one of {', '.join(RENDERERS)}")
    return RENDERERS[form](brief)
