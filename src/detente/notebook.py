"""The steps of the whole way for who works in a notebook; ``import detente`` offers them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Unpack

from detente.analysis.agreements import Agreements, agreements
from detente.analysis.analyse import analyse as analysed
from detente.analysis.problem import Problem
from detente.analysis.results import Analysis
from detente.dossier import DRAWS, SEED
from detente.evidence import Evidence
from detente.exchange.models import load_model
from detente.model.estimate import estimate as estimated
from detente.model.resampler import Resampler
from detente.model.template import draft_template
from detente.negotiation import Negotiation, Template
from detente.reading.files import read_paths
from detente.reading.how import HowToRead
from detente.record.merging import merge

Paths = str | Path | Iterable[str | Path]


def read(articles: Paths, *, as_of: date | None = None, **how: Unpack[HowToRead]) -> Evidence:
    """Read articles and return what they say together, each thing counted once.

    Parameters
    ----------
    articles
        One file or several: text, Markdown or HTML.
    as_of
        Articles of a later day are left out.
    how
        As for :func:`detente.dossier.read_articles`, for example ``published``.
    """
    paths = [articles] if isinstance(articles, str | Path) else articles
    return merge(read_paths(paths, **how), as_of)


def estimate(evidence: Evidence, template: Template | None = None) -> Negotiation:
    """Return what each party wants, as far as the evidence shows it.

    Without a template one is drafted from the evidence.
    """
    return estimated(evidence, template or draft_template(evidence))


def analyse(
    evidence: Evidence, template: Template | None = None, *, draws: int = DRAWS, seed: int = SEED
) -> Analysis:
    """Return what the evidence allows to answer: deal, obstacles, changes, stability, ignorance.

    Without a template one is drafted from the evidence. The same seed gives the same answer.
    """
    again = Resampler(evidence=evidence, template=template or draft_template(evidence), seed=seed)
    return analysed(again.base, again, seed=seed, draws=draws)


def bargain(model: str | Path | Problem) -> Agreements:
    """Return what is efficient, fair and in reach in a model of your own numbers.

    ``model`` is a model file, a GENIUS folder, the name of a built-in model, or a problem made
    from arrays.
    """
    problem = model if isinstance(model, Problem) else load_model(str(model)).problem
    return agreements(problem)
