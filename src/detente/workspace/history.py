"""The history of a position: the value day by day, the quotes in order, why it is what it is."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.brief.items import heading
from detente.brief.latest import superseded_on
from detente.brief.steps import Step
from detente.brief.wording import capital
from detente.errors import NotFoundError
from detente.evidence import Claim, Evidence
from detente.model.estimate import estimate
from detente.model.placing import places
from detente.preference import Value
from detente.workspace.conflicts import Conflict, conflicts_of
from detente.workspace.known import Known, key_of
from detente.workspace.quotes import Quote, claim_quote
from detente.workspace.ranges import OverrideRow, override_row
from detente.workspace.reasons import Why, why
from detente.workspace.stances import contested_keys, is_old
from detente.workspace.telling import plain_stance

UNSAID = "unsaid"
"""In place of an option: the issue is taken up without saying which way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One option of the issue, with how many quotes are about it and its range."""

    option: str
    title: str
    quotes: int
    chosen: bool
    low: float | None = None
    high: float | None = None
    set_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One quote of the history: its number, whether it counts in the value, how it stands.

    ``told`` is what it was read as, where that is not about this option by name; ``superseded``
    the day on which the party, in its own words, turned it round.
    """

    number: int
    quote: Quote
    stance_word: str
    told: str
    counts: bool
    contested: bool
    old: bool
    superseded: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryScreen:
    """A party's position on one option of an issue, as it came about.

    ``steps`` holds the value on each day on which something was learnt, as it could be known
    then, as the quotes give it; empty where the option is no term of the model. Where an analyst
    set the range, ``set_by`` says who and why, and ``unset`` what the quotes say without that.
    ``by_hand`` are the weight of the issue and the worth of no agreement, where they were set.
    """

    as_of: dt.date | None
    party: str
    party_name: str
    issue: str
    title: str
    option: str
    option_title: str
    tabs: tuple[Tab, ...]
    quotes: tuple[Heard, ...]
    steps: tuple[Step, ...]
    why: Why | None
    set_by: str
    by_hand: tuple[OverrideRow, ...]
    unset: Why | None
    conditionals: tuple[Why, ...]
    red_line: float | None
    conflicts: tuple[Conflict, ...]


def history_screen(known: Known, party: str, issue: str, option: str | None) -> HistoryScreen:
    """Return the history of a party's position on an issue; without an option, the most told.

    Raises
    ------
    NotFoundError
        If neither the model nor the record knows the party, the issue, or the option.
    """
    found = _by_option(known, party, issue)
    _require(known, party, issue, option, found)
    chosen = option or max(found, key=lambda one: len(found[one]))
    claims, value = found[chosen], known.value(party, issue, chosen)
    hand = known.override(party, issue, chosen)
    quoted = known.without(hand) if hand and value else known
    counted_in = _sources(quoted, party, issue, chosen)
    return HistoryScreen(
        as_of=known.evidence.as_of,
        party=party,
        party_name=known.desk.party(party),
        issue=issue,
        title=heading(known.desk.issue_words(issue)),
        option=chosen,
        option_title=_title(known, issue, chosen),
        tabs=tuple(_tab(known, party, issue, one, found[one], chosen) for one in found),
        quotes=tuple(_heard(known, claims, counted_in, (issue, chosen))),
        steps=tuple(_steps(quoted, claims, value)) if value else (),
        why=why(known, value) if value else None,
        set_by=hand.told if hand else "",
        by_hand=tuple(_numbers_set(known, party, issue)),
        unset=_unset(quoted, party, issue, chosen) if quoted is not known else None,
        conditionals=tuple(why(known, one) for one in _conditionals(known, party, issue, chosen)),
        red_line=_red_line(known, party, issue, chosen),
        conflicts=conflicts_of(known, {one.key for one in claims}),
    )


def _numbers_set(known: Known, party: str, issue: str) -> Iterator[OverrideRow]:
    """Yield the weight of an issue and the worth of no agreement, if an analyst set them."""
    for key in (issue, ""):
        if one := known.override(party, key, ""):
            yield override_row(known.desk, one)


def _unset(quoted: Known, party: str, issue: str, option: str) -> Why | None:
    """Return what the quotes alone say of a value."""
    value = quoted.value(party, issue, option)
    return why(quoted, value) if value else None


def _require(
    known: Known, party: str, issue: str, option: str | None, found: dict[str, list[Claim]]
) -> None:
    """Refuse what nobody has heard of."""
    parties = {one.id for one in known.template.parties}
    parties |= {one.position.party for one in known.evidence.claims}
    if party not in parties:
        raise NotFoundError(
            f"neither the model nor the record knows a party {party}",
            hint=f"It knows {', '.join(sorted(parties)) or 'none yet'}.",
        )
    if not found:
        raise NotFoundError(
            f"neither the model nor the record knows an issue {issue}",
            hint="The overview lists the issues.",
        )
    if option is not None and option not in found:
        raise NotFoundError(f"{issue} has no option {option}", hint=f"It has {', '.join(found)}.")


def _by_option(known: Known, party: str, issue: str) -> dict[str, list[Claim]]:
    """Return a party's claims by the option of an issue that they speak of, in order of days.

    The options of the model come first, then those that only the record knows.
    """
    term = known.desk.issue(issue)
    found: dict[str, list[Claim]] = {one.id: [] for one in term.options} if term else {}
    everybody = {key_of(one) for one in known.evidence.claims}
    for claim in known.evidence.claims:
        if claim.position.party == party:
            for option in _options(known, claim, issue):
                found.setdefault(option, []).append(claim)
    if not found and issue in everybody:
        found[UNSAID] = []
    for claims in found.values():
        claims.sort(key=lambda one: (one.reports[0].day or dt.date.min, one.key))
    return found


def _options(known: Known, claim: Claim, issue: str) -> dict[str, None]:
    """Return the options of an issue that a claim speaks of, in the model and by its own words.

    Its own words are where the matrix has it: a claim that bears on every option of the model
    without saying which way is found under that as well.
    """
    placed = [one for one in places(known.template, claim.position) if one.issue == issue]
    options = dict.fromkeys(one.option for one in placed)
    if key_of(claim) == issue:
        options[claim.position.option or UNSAID] = None
    return options


def _title(known: Known, issue: str, option: str) -> str:
    """Return an option in words."""
    words = "which way is not said" if option == UNSAID else known.desk.option_words(issue, option)
    return capital(words)


def _tab(
    known: Known, party: str, issue: str, option: str, claims: Sequence[Claim], chosen: str
) -> Tab:
    """Return one option as a tab."""
    value = known.value(party, issue, option)
    return Tab(
        option=option,
        title=_title(known, issue, option),
        quotes=len(claims),
        chosen=option == chosen,
        low=value.estimate.low if value else None,
        high=value.estimate.high if value else None,
        set_by=hand.told if (hand := known.override(party, issue, option)) else "",
    )


def _conditionals(known: Known, party: str, issue: str, option: str) -> list[Value]:
    """Return the values of an option that hold under a further term."""
    preference = known.preference(party)
    every = preference.conditionals if preference else ()
    return [one for one in every if (one.issue, one.option) == (issue, option)]


def _sources(known: Known, party: str, issue: str, option: str) -> set[str]:
    """Return the keys that count in the value of an option, with or without a condition."""
    value = known.value(party, issue, option)
    values = [*([value] if value else []), *_conditionals(known, party, issue, option)]
    return {count.source for one in values for count in one.counts}


def _red_line(known: Known, party: str, issue: str, option: str) -> float | None:
    """Return how likely a red line on an option binds, or None where there is none."""
    preference = known.preference(party)
    lines = preference.red_lines if preference else ()
    drawn = (one.probability for one in lines if (one.issue, one.option) == (issue, option))
    return next(drawn, None)


def _heard(
    known: Known, claims: Sequence[Claim], counted_in: set[str], cell: tuple[str, str]
) -> Iterator[Heard]:
    """Yield the quotes of claims in their order."""
    contested = contested_keys(known)
    for number, claim in enumerate(claims, 1):
        quote = claim_quote(known.desk, claim)
        yield Heard(
            number=number,
            quote=quote,
            stance_word=plain_stance(known.desk.items[claim.key]),
            told="" if (key_of(claim), claim.position.option) == cell else quote.told,
            counts=claim.key in counted_in,
            contested=claim.key in contested,
            old=is_old(known, claim),
            superseded=superseded_on(known.evidence.claims, claim),
        )


def _steps(known: Known, claims: Sequence[Claim], value: Value) -> Iterator[Step]:
    """Yield the value on each day on which something of it was learnt, and on the day shown."""
    learnt = {r.article.published for one in claims for r in one.reports}
    today = known.desk.today
    days = sorted({one for one in (*learnt, today) if one is not None})
    for one in days:
        then = known_by(known.evidence, one)
        again = estimate(then, known.template).preference(value.party)
        range_ = again.value(value.issue, value.option).estimate
        yield Step(day=one, low=range_.low, mode=range_.mode, high=range_.high)


def known_by(evidence: Evidence, today: dt.date) -> Evidence:
    """Return what articles published by a day say; undated ones are taken as known before."""
    kept = []
    for claim in evidence.claims:
        reports = [
            one
            for one in claim.reports
            if one.article.published is None or one.article.published <= today
        ]
        if reports:
            kept.append(replace(claim, reports=tuple(reports)))
    return replace(evidence, as_of=today, claims=tuple(kept))
