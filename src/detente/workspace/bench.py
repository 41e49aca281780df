"""A case's model as of a day, worked out once and in the background: what the analysis shows."""

import datetime as dt
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from detente.analysis.glance import Glance
from detente.analysis.results import Analysis, PackageStability, Repair
from detente.brief.desk import Desk
from detente.dissent import RULES
from detente.dossier import DRAWS, SEED
from detente.evidence import Claim, Evidence
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

    def rests_on(self, evidence: Evidence, template: Template) -> bool:
        """Tell whether another state of the record would be worked out to the same.

        It would where its positions, its day and the model are the same: a statement confirmed, a
        fork kept, an event rejected change nothing of it.
        """
        return template == self.template and _basis(evidence) == _basis(self.evidence)

    def beside(self, evidence: Evidence) -> "Bench":
        """Return what was worked out, told in the words of a later state of the record."""
        desk = Desk(evidence=evidence, negotiation=self.negotiation, analysis=self.analysis)
        return replace(self, evidence=evidence, desk=desk)

    def glance(self, change: Change) -> Glance:
        """Return the zone under a change."""
        with self.lock:
            return self.study.glance(change)


def _basis(evidence: Evidence) -> tuple[dt.date | None, tuple[Claim, ...]]:
    """Return what of some evidence enters a model: the day and the positions as they are weighed.

    What the rules have read weighs the same whether a person confirmed it or not.
    """
    return evidence.as_of, tuple(
        replace(
            claim,
            reports=tuple(
                replace(one, reviewed=None) if RULES in one.position.readers else one
                for one in claim.reports
            ),
        )
        for claim in evidence.claims
    )


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
        template = model_in_use(shelf.case, evidence, as_of)
        before = shelf.remembered(("bench", as_of))
        if isinstance(before, Bench) and before.rests_on(evidence, template):
            made = before.beside(evidence)
        else:
            made = bench_of(evidence, template)
        shelf.remember(("bench", as_of), made)
        return made

    with _ONE_AT_A_TIME:
        return shelf.kept(("bench", as_of), lambda: _WORKER.submit(work))
