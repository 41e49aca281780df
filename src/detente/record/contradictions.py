"""Contradictions: reports that cannot all be right, each said in one sentence with its sources."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from detente.evidence import (
    Article,
    Claim,
    Contradiction,
    EventReport,
    Evidence,
    Happening,
    Report,
)
from detente.record.sameness import Likenesses, words_of

_QUOTE_LENGTH = 140
_STANCES = {
    2: "demands or commits itself to it",
    1: "accepts it",
    -1: "is against it",
    -2: "rejects it",
}


def contradictions_of(evidence: Evidence, likenesses: Likenesses) -> tuple[Contradiction, ...]:
    """Return every contradiction: of a party with itself, of what others say of it, of details."""
    return (
        *_positions(evidence, likenesses),
        *_claims_of_others(evidence, likenesses),
        *_details(evidence, likenesses),
        *_possible(evidence, likenesses),
    )


def _positions(evidence: Evidence, likenesses: Likenesses) -> Iterator[Contradiction]:
    """Find parties that are, by their own words and deeds, on both sides of one option."""
    cells: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        position = claim.position
        if position.stance and position.option and position.held != "attributed":
            target = tuple(words_of(position.target or ""))
            cells[position.party, position.issue, target, position.option].append(claim)
    for claims in cells.values():
        pro = [claim for claim in claims if claim.position.stance > 0]
        contra = [claim for claim in claims if claim.position.stance < 0]
        if pro and contra:
            yield Contradiction(
                kind="position",
                sentence=_both_sides(evidence, pro[-1], contra[-1], likenesses.rules.moved_days),
                sources=tuple(claim.key for claim in claims),
            )


def _both_sides(evidence: Evidence, pro: Claim, contra: Claim, moved_days: int) -> str:
    """Say that a party stands on both sides, or has moved from one to the other."""
    party, term = evidence.party_name(pro.position.party), _term(pro)
    first, second = pro.reports[0].day, contra.reports[0].day
    if first and second and abs((first - second).days) > moved_days:
        earlier, later = (contra, pro) if second < first else (pro, contra)
        return (
            f"{party} has moved on {term}, or one report is wrong: earlier it "
            f"{_STANCES[earlier.position.stance]}, {_cited(earlier.reports[0])}; later it "
            f"{_STANCES[later.position.stance]}, {_cited(later.reports[0])}."
        )
    return (
        f"{party} is reported on both sides of {term}: it {_STANCES[pro.position.stance]}, "
        f"{_cited(pro.reports[0])}; it {_STANCES[contra.position.stance]}, "
        f"{_cited(contra.reports[0])}."
    )


def _claims_of_others(evidence: Evidence, likenesses: Likenesses) -> Iterator[Contradiction]:
    """Find what others say of a party that the party's own words deny."""
    own: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        if claim.position.held == "stated":
            own[claim.position.party, claim.position.issue].append(claim)
    for claim in evidence.claims:
        position = claim.position
        if position.held == "attributed" and position.condition is None:
            against = [
                other
                for other in own[position.party, position.issue]
                if _denies(other, claim, likenesses)
            ]
            if against:
                yield Contradiction(
                    kind="claim",
                    sentence=_denied(evidence, claim, against[0]),
                    sources=(claim.key, *(other.key for other in against)),
                )


def _denies(own: Claim, said_of_it: Claim, likenesses: Likenesses) -> bool:
    """Tell whether a party's own words are of opposite sign on the same or a kindred term."""
    mine, theirs = own.position, said_of_it.position
    opposite = mine.stance * theirs.stance < 0
    akin = likenesses.rules.akin(mine.issue, mine.option, theirs.option)
    if mine.option != theirs.option:
        akin = akin and mine.stance < 0
    targets = words_of(mine.target or ""), words_of(theirs.target or "")
    return opposite and akin and (targets[0] == targets[1] or not all(targets))


def _denied(evidence: Evidence, claim: Claim, own: Claim) -> str:
    """Say who says what of a party, and what the party says itself."""
    party = evidence.party_name(claim.position.party)
    return (
        f"{_teller(evidence, claim.reports[0])} has it that {party} "
        f"{_STANCES[claim.position.stance]} ({_term(claim)}), {_cited(claim.reports[0])}; in its "
        f"own words on {_term(own)} {party} {_STANCES[own.position.stance]}, "
        f"{_cited(own.reports[0])}."
    )


def _teller(evidence: Evidence, report: Report) -> str:
    """Name who says something of a party."""
    reading = next(one for one in evidence.readings if one.article.id == report.article.id)
    statement = report.statement
    teller = report.position.attributed_by or (statement.source.actor if statement else None)
    actor = reading.actor(teller)
    if actor is not None and actor.party != report.position.party:
        return actor.name
    return "A report"


def _details(evidence: Evidence, likenesses: Likenesses) -> Iterator[Contradiction]:
    """Find the details on which the reports of one event differ."""
    for happening in evidence.happenings:
        for detail, values in happening.contested.items():
            told = "; ".join(
                f"{value} ({', '.join(_outlet_of(happening, key) for key in keys)})"
                for value, keys in values.items()
            )
            yield Contradiction(
                kind="detail",
                sentence=f"Reports of one {_what(happening, likenesses)} differ on the "
                f"{_DETAIL_WORDS.get(detail, detail)}: {told}.",
                sources=tuple(key for keys in values.values() for key in keys),
            )


_DETAIL_WORDS: Mapping[str, str] = {
    "fatalities": "number of dead",
    "ordinal": "count of such events so far",
    "claimed_by": "claim of responsibility",
}


def _possible(evidence: Evidence, likenesses: Likenesses) -> Iterator[Contradiction]:
    """Find events that may be one, were it not for one detail."""
    by_key = {happening.key: happening for happening in evidence.happenings}
    for happening in evidence.happenings:
        for key in happening.possibly:
            pair = happening.reports[0], by_key[key].reports[0]
            conflicts = _conflicts(*pair, likenesses)
            if happening.key < key and conflicts:
                yield Contradiction(
                    kind="detail",
                    sentence=f"Two reports may tell of the same {_what(happening, likenesses)}, "
                    f"and then differ on the {conflicts[0]}: "
                    f"{' and '.join(_told(report) for report in pair)}.",
                    sources=(pair[0].key, pair[1].key),
                )


def _conflicts(one: EventReport, other: EventReport, likenesses: Likenesses) -> list[str]:
    """Name the details that keep two reports apart, where the others speak for one event."""
    equal, conflicts = likenesses.details(one, other)
    dead = one.event.fatalities, other.event.fatalities
    if all(dead) and not conflicts and dead[0] != dead[1]:
        return ["number of dead"]
    return conflicts if equal >= likenesses.rules.equal_details else []


def _what(happening: Happening, likenesses: Likenesses) -> str:
    """Name an event by its type and day."""
    event = happening.event
    word = likenesses.rules.event_words.get(event.type, event.type.lower())
    return f"{word} ({event.on.date})" if event.on.date else word


def _outlet_of(happening: Happening, key: str) -> str:
    """Name the outlet of one of a happening's reports."""
    return _outlet(next(one.article for one in happening.reports if one.key == key))


def _told(report: EventReport) -> str:
    """Quote a report of an event."""
    return f"{_quote(report.article.quote(report.event.spans[0]))} ({_outlet(report.article)})"


def _term(claim: Claim) -> str:
    """Name the option that a claim is about, with its issue and target."""
    position = claim.position
    target = f" ({position.target})" if position.target else ""
    option = f": {_plain(position.option)}" if position.option else ""
    return f"{_plain(position.issue)}{target}{option}"


def _plain(code: str) -> str:
    """Write a code as words."""
    return code.replace("_", " ")


def _cited(report: Report) -> str:
    """Quote a report with its outlet and day."""
    return f"{_quote(report.article.quote(report.position.span))} ({_outlet(report.article)})"


def _quote(words: str) -> str:
    """Put words in quotation marks, cut at a word if they run long."""
    flat = " ".join(words.split()).strip("“”\"'")
    if len(flat) > _QUOTE_LENGTH:
        flat = flat[:_QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"


def _outlet(article: Article) -> str:
    """Name an article in brackets: outlet and day, or what is known of them."""
    parts: Sequence[str | None] = (
        article.outlet or article.title or article.path,
        article.published.isoformat() if article.published else None,
    )
    return ", ".join(part for part in parts if part)
