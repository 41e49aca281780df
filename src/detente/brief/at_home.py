"""Would it hold at home: what the audiences of the parties say to the packages, in their words."""

from collections.abc import Sequence
from dataclasses import replace

from detente.analysis.ratified import AtHome, Ratification, Refused
from detente.analysis.results import Objection, Outcome
from detente.brief.desk import Desk
from detente.brief.hearsay import conditional, voice
from detente.brief.prose import Paragraph, Part, Row, Sentence, Table, say, strong
from detente.brief.refusals import refusal
from detente.brief.wording import capital, listed, verb, with_the
from detente.display import clean, interval, per_100

_TERMS = 2


def ratification_of(desk: Desk, outcome: Outcome) -> Ratification | None:
    """Return what happens to a package at home, or None where it was not asked."""
    found = (one for one in desk.analysis.ratification if dict(one.outcome) == dict(outcome))
    return next(found, None)


def refused_at_home(desk: Desk) -> str:
    """Return the clause of a verdict whose best package an audience refuses, else nothing."""
    found = ratification_of(desk, desk.best())
    if found is None or not found.refusing:
        return ""
    return f"; {not_settled([desk.party(one.audience) for one in found.refusing])}"


def not_settled(audiences: Sequence[str]) -> str:
    """Say which audiences refuse terms of the best package, by their names."""
    alone = verb(audiences[0], "refuses", "refuse") if len(audiences) == 1 else "refuse"
    names = listed([with_the(one) for one in audiences])
    return f"not settled at home: {names} {alone} terms of the best package"


def objection_of(audience: str, one: Refused) -> Objection:
    """Return what an audience refuses at home as an objection."""
    return Objection(
        party=audience, issue=one.issue, option=one.option, share=one.share,
        red_line=one.red_line, sources=one.sources,
    )  # fmt: skip


def at_home_sentences(desk: Desk) -> list[Sentence]:
    """Say of the best package what each heard audience does, in its words, and what then holds."""
    found = ratification_of(desk, desk.best())
    heard = [one for one in found.audiences if one.heard] if found else []
    if not found or not heard:
        return []
    return [*(_audience(desk, one) for one in heard), _holding(desk, found)]


def _audience(desk: Desk, one: AtHome) -> Sentence:
    """Say how often an audience would accept the best package where its party does, and why."""
    who, party = desk.the_party(one.audience), desk.the_party(one.party)
    if one.share is None or one.interval is None:
        lead = f"{capital(party)} accepts the best package in no draw, so {who} is not asked"
    else:
        lead = (
            f"Where {party} accepts the best package, {who} would accept it at home in "
            f"{per_100(one.share)} of 100 draws ({interval(one.interval)})"
        )
    words = refusals_told(desk, one)
    refuses = verb(desk.party(one.audience), "; it refuses ", "; they refuse ")
    told: list[str | Part] = [refuses, *words] if words else [desk.cite(*one.sources)]
    return say(lead, *told, ". ", inference=True)


def _holding(desk: Desk, found: Ratification) -> Sentence:
    """Say in how many draws all accept the best package and nobody who is heard refuses it."""
    package = strong(desk.named(found.outcome))
    return say(
        "All accept ",
        package,
        f" in {per_100(found.all)} of 100 draws; in {per_100(found.holds or 0.0)} "
        f"({interval(found.interval or (0.0, 1.0))}) they do and it is accepted at home too.",
        inference=True,
    )


def refusals_told(desk: Desk, one: AtHome) -> list[str | Part]:
    """Return the terms that an audience refuses, each in its words; nothing for none."""
    parts: list[str | Part] = []
    for at, refused in enumerate(one.refuses[:_TERMS]):
        parts += ["; " if at else "", *_refusal(desk, one.audience, refused)]
    return parts


def _refusal(desk: Desk, audience: str, one: Refused) -> list[str | Part]:
    """Return one refused term with the words that refuse it, or whose number it is."""
    key = refusal(desk, objection_of(audience, one))
    term = f"{desk.term(one.issue, one.option)}{' (a red line)' if one.red_line else ''}"
    if key is None:
        hand = desk.hand(*one.sources)
        return [f"{term} ({clean(hand.told) if hand else 'presumed'})"]
    by = voice(desk, desk.items[key])
    words = [desk.quoted(key), *conditional(desk, key)]
    return [f"{term}: ", *words, f" — {by}" if by else ""]


def at_home_blocks(desk: Desk) -> list[Paragraph | Table]:
    """Return what happens at home to the packages; nothing where nobody has an audience."""
    shown = [one for one in desk.analysis.ratification if desk.letter(one.outcome) != "–"]
    if not shown:
        return []
    blocks: list[Paragraph | Table] = []
    if any(one.holds is not None for one in shown):
        blocks.append(_table(desk, shown))
    if silent := _not_heard(desk, shown):
        blocks.append(Paragraph(sentences=(silent,)))
    return blocks


def _table(desk: Desk, shown: list[Ratification]) -> Table:
    """Return the packages with what their audiences make of them."""
    names = [
        f"{desk.party(one.audience)}, where {desk.the_party(one.party)} accepts"
        for one in shown[0].audiences
    ]
    told: dict[tuple[str, str, str], str] = {}
    return Table(
        caption="Packages at home: draws of 100",
        columns=(
            "package",
            "all accept",
            "and it holds at home",
            *names,
            "refused, in which words",
        ),
        rows=tuple(_row(desk, one, told) for one in shown),
        empty="no refusal in the record",
        inference=True,
        legend="An audience does not change what its party accepts; it may refuse it afterwards.",
    )


def _row(desk: Desk, one: Ratification, told: dict[tuple[str, str, str], str]) -> Row:
    """Return one package at home; a refusal that a row above told is not quoted again."""
    letter, holds = desk.letter(one.outcome), "not heard"
    if one.holds is not None and one.interval is not None:
        holds = f"{per_100(one.holds)} ({interval(one.interval)})"
    figures = [per_100(one.all), holds, *(_share(audience) for audience in one.audiences)]
    cells = [(say(text, inference=True),) for text in figures]
    refused = tuple(_refusing_in_row(desk, audience, letter, told) for audience in one.refusing)
    return Row(head=f"Package {letter}", cells=(*cells, refused))


def _refusing_in_row(
    desk: Desk, one: AtHome, letter: str, told: dict[tuple[str, str, str], str]
) -> Sentence:
    """Return what an audience refuses of a row's package, or the rows that told it."""
    first = {r: told.setdefault((one.audience, r.issue, r.option), letter) for r in one.refuses}
    fresh = replace(one, refuses=tuple(r for r, row in first.items() if row == letter))
    before = list(dict.fromkeys(row for row in first.values() if row != letter))
    again = f"{'; ' if fresh.refuses else ''}as in {listed(before)}" if before else ""
    name = f"{desk.party(one.audience)}: "
    return say(name, *refusals_told(desk, fresh), again, ". ", inference=True)


def _share(one: AtHome) -> str:
    """Return how often an audience accepts where its party does, or why nobody knows."""
    if not one.heard:
        return "not heard"
    if one.share is None or one.interval is None:
        return "–"
    return f"{per_100(one.share)} ({interval(one.interval)})"


def _not_heard(desk: Desk, shown: list[Ratification]) -> Sentence | None:
    """Say which audiences no source speaks of on any term of the packages."""
    heard = {one.audience for package in shown for one in package.audiences if one.heard}
    silent = {
        one.audience: one.party
        for package in shown
        for one in package.audiences
        if one.audience not in heard
    }
    if not silent:
        return None
    names = [f"{desk.the_party(one)} (of {desk.the_party(p)})" for one, p in silent.items()]
    text = f"Not heard on the terms of these packages: {listed(names)}; nothing is known of it."
    return say(text, inference=True)
