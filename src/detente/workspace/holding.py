"""Would it hold: packages and the status quo as states, who leaves first, what repairs it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from detente.analysis.package_stability import CONCEPTS, package_stability
from detente.analysis.repairs import repairs_of
from detente.analysis.results import Outcome, PackageStability
from detente.brief.desk import Desk
from detente.brief.hold import voicing
from detente.brief.wording import capital, listed, said, words
from detente.preference import issue_key
from detente.workspace.bench import Bench
from detente.workspace.dealing import Table, table_of
from detente.workspace.outcomes import outcome_of, written
from detente.workspace.packages import hands, set_by_hand
from detente.workspace.quotes import Quote, few_quotes
from detente.workspace.ranges import OverrideRow

_PACKAGES = 6
_REPAIRS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """A state: in which share of draws it is stable, for whom, by which concept; who leaves.

    ``leaves_first`` is None where nobody gains by leaving; ``by`` and ``answer`` are what changes,
    in words, ``exit_address`` and ``answer_address`` the states that these lead to. Of the draws
    in which it is left, ``sanctioned`` is the share in which some answer deters that (GMR),
    ``sanctioned_credibly`` that in which one does by which each who answers gains (SEQ).
    """

    address: str
    letter: str
    title: str
    short: str
    status_quo: bool
    hand: tuple[str, ...]
    all: Mapping[str, float]
    by_party: Mapping[str, Mapping[str, float]]
    leaves_first: str | None
    party_place: int
    by: str
    leaves_share: float
    sanctioned: float
    sanctioned_credibly: float
    answer: str
    answered_by: str
    exit_address: str
    answer_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRow:
    """A term that, settled so, makes a state hold in more draws, and the words that voice it."""

    term: str
    state: str
    before: float
    after: float
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard:
    """A monitor, a guarantee, a sequence: whether the record speaks of one, and in which words."""

    kind: str
    in_model: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldScreen:
    """Everything that the screen shows; it says nothing of whether a state is accepted."""

    as_of: dt.date | None
    draws: int
    parties: tuple[str, ...]
    table: Table
    by_hand: tuple[OverrideRow, ...]
    concepts: Mapping[str, str]
    states: tuple[StateRow, ...]
    current: StateRow
    repairs: tuple[RepairRow, ...]
    safeguards: tuple[Safeguard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLine:
    """A line of the table as a spreadsheet takes it: one state, one party, four concepts."""

    state: str
    terms: str
    status_quo: bool
    party: str
    nash: float
    gmr: float
    smr: float
    seq: float


def hold_screen(bench: Bench, state: str | None = None) -> HoldScreen:
    """Return how packages and the status quo fare as states, and one of them taken apart.

    Raises
    ------
    NotFoundError
        If the model has no such state.
    """
    outcomes = _outcomes(bench, state)
    rows = tuple(_row(bench, one) for one in outcomes)
    asked = state or written(bench.analysis.zone.packages[0].outcome, bench.template)
    current = next(row for row in rows if row.address == _normal(bench, asked))
    return HoldScreen(
        as_of=bench.desk.today,
        draws=bench.analysis.draws,
        parties=tuple(bench.desk.party(party) for party in bench.seen.draws.parties),
        table=table_of(bench),
        by_hand=set_by_hand(bench),
        concepts={one: said("concepts", one) for one in CONCEPTS},
        states=rows,
        current=current,
        repairs=tuple(_repairs(bench, outcome_of(current.address, bench.template))),
        safeguards=tuple(_safeguards(bench)),
    )


def state_lines(screen: HoldScreen) -> list[StateLine]:
    """Return the states as lines of a spreadsheet."""
    everybody = [(row, {"all": row.all, **row.by_party}) for row in screen.states]
    return [
        StateLine(
            state=row.letter if row.letter != "–" else row.address,
            terms=row.title,
            status_quo=row.status_quo,
            party=party,
            nash=shares["nash"],
            gmr=shares["gmr"],
            smr=shares["smr"],
            seq=shares["seq"],
        )
        for row, by_party in everybody
        for party, shares in by_party.items()
    ]


def _normal(bench: Bench, text: str) -> str:
    """Return an address in the model's own order of terms."""
    return written(outcome_of(text, bench.template), bench.template)


def _outcomes(bench: Bench, state: str | None) -> list[Outcome]:
    """Return the states to be shown: packages, the status quo, and the one asked for."""
    found = [one.outcome for one in bench.analysis.zone.packages[:_PACKAGES]]
    found.append(bench.analysis.status_quo)
    if state:
        found.append(outcome_of(state, bench.template))
    unique = {written(one, bench.template): one for one in found}
    return list(unique.values())


def stability(bench: Bench, outcome: Outcome) -> PackageStability:
    """Return how a state fares; worked out once."""
    known = {written(one.outcome, bench.template): one for one in bench.analysis.stability}
    address = written(outcome, bench.template)
    if address in known:
        return known[address]
    if address not in bench.states:
        bench.states[address] = package_stability(bench.template, bench.seen.draws, outcome)
    return bench.states[address]


def _row(bench: Bench, outcome: Outcome) -> StateRow:
    """Return one state."""
    one, desk = stability(bench, outcome), bench.desk
    after = dict(outcome) | dict(one.by)
    answered = after | dict(one.answer)
    still = written(outcome, bench.template) == written(bench.analysis.status_quo, bench.template)
    title = capital(desk.package(outcome))
    return StateRow(
        address=written(outcome, bench.template),
        letter=desk.letter(outcome),
        title="Everything as it is" if still else title,
        short="Everything as it is" if still else capital(desk.beside(outcome, desk.best())),
        status_quo=still,
        hand=hands(bench, outcome, accepting=False),
        all=one.concepts,
        by_party={desk.party(party): shares for party, shares in one.by_party.items()},
        leaves_first=desk.party(one.leaves_first) if one.leaves_first else None,
        party_place=_place(bench, one.leaves_first),
        by=_move(desk, one.by),
        leaves_share=one.leaves_share,
        sanctioned=one.sanctioned,
        sanctioned_credibly=one.sanctioned_credibly,
        answer=_move(desk, one.answer),
        answered_by=_answering(bench, one),
        exit_address=written(after, bench.template),
        answer_address=written(answered, bench.template),
    )


def _place(bench: Bench, party: str | None) -> int:
    """Return a party's place among the principals."""
    parties = bench.seen.draws.parties
    return parties.index(party) if party in parties else 0


def _move(desk: Desk, move: Outcome) -> str:
    """Return what a move changes, in words."""
    return listed([desk.term(key, way) for key, way in move.items()])


def _answering(bench: Bench, one: PackageStability) -> str:
    """Return who can make the answer: who settles or breaks its issues, less the one that left."""
    able = {
        party
        for key in one.answer
        for party in (*bench.template.issue(key).settled_by, *bench.template.issue(key).breakers)
    }
    others = [party for party in bench.seen.draws.parties if party != one.leaves_first]
    return listed([bench.desk.party(party) for party in others if party in able])


def _repairs(bench: Bench, outcome: Outcome) -> list[RepairRow]:
    """Return the terms that make a state hold in more draws, those that help most first."""
    address = written(outcome, bench.template)
    if address not in bench.repairs:
        bench.repairs[address] = repairs_of(bench.template, bench.seen.draws, outcome)
    return [
        RepairRow(
            term=bench.desk.term(one.issue, one.option),
            state=written(dict(outcome) | {one.issue: one.option}, bench.template),
            before=one.before,
            after=one.after,
            quotes=few_quotes(bench.desk, _voiced(bench, one.issue, one.option)),
        )
        for one in bench.repairs[address][:_REPAIRS]
    ]


def _voiced(bench: Bench, issue: str, option: str) -> list[str]:
    """Return the keys of the positions that take up an option."""
    return [
        claim.key
        for claim in bench.evidence.claims
        if issue_key(claim.position.issue, claim.position.target) == issue
        and claim.position.option == option
    ]


def _safeguards(bench: Bench) -> list[Safeguard]:
    """Return which safeguards the record speaks of, and whether the model has a term for them."""
    names = {issue.id for issue in bench.template.issues}
    return [
        Safeguard(
            kind=kind,
            in_model=bool(names & set(issues)),
            quotes=few_quotes(bench.desk, voicing(bench.desk, tuple(issues))),
        )
        for kind, issues in words()["holding"].items()
    ]
