"""A case's model as of a day, worked out once and in the background: what the analysis shows."""

import datetime as dt
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from detente.analysis.glance import Glance
from detente.analysis.results import Analysis, PackageStability, Repair
from detente.brief.desk import Desk
from detente.dossier import DRAWS, SEED
from detente.evidence import Evidence
from detente.in_use import model_in_use
from detente.negotiation import Negotiation, Template
from detente.whatif import Change, Study
from detente.workspace.shelf import Shelf

_WORKER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="analysis")
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Bench:
    """Evidence and template with everything that was worked out of them.

    ``seen`` holds the draws, ``desk`` the words; ``study`` is asked one question at a time.
    ``states`` and ``repairs`` keep what was asked of a state, by its address.
    """

    evidence: Evidence
    template: Template
    study: Study
    seen: Glance
    desk: Desk
    states: dict[str, PackageStability] = field(default_factory=dict, compare=False)
    repairs: dict[str, tuple[Repair, ...]] = field(default_factory=dict, compare=False)
    lock: threading.Lock = field(default_factory=threading.Lock, compare=False)

    @property
    def analysis(self) -> Analysis:
        """Return the full analysis."""
        return self.desk.analysis

    @property
    def negotiation(self) -> Negotiation:
        """Return the model with what each party wants."""
        return self.desk.negotiation

    def glance(self, change: Change) -> Glance:
        """Return the zone under a change."""
        with self.lock:
            return self.study.glance(change)


def bench_of(evidence: Evidence, template: Template) -> Bench:
    """Work a model out.

    Raises
    ------
    NoNegotiationError
        If there is nothing to negotiate.
    """
    study = Study(evidence=evidence, template=template, draws=DRAWS, seed=SEED)
    base = study.base
    desk = Desk(evidence=evidence, negotiation=base.negotiation, analysis=base.analysis)
    return Bench(
        evidence=evidence,
        template=template,
        study=study,
        seen=study.glance(Change()),
        desk=desk,
    )


def begun(shelf: Shelf, as_of: dt.date | None) -> Future[Bench]:
    """Return the working out of a case's model as of a day; it is begun if it was not yet."""

    def work() -> Bench:
        evidence = shelf.evidence(as_of)
        return bench_of(evidence, model_in_use(shelf.case, evidence, as_of))

    with _ONE_AT_A_TIME:
        return shelf.kept(("bench", as_of), lambda: _WORKER.submit(work))
