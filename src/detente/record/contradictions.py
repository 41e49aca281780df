"""Contradictions: reports that cannot all be right, each said in one sentence with its sources."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.article import Actor, Article, Statement
from detente.evidence import Claim, Contradiction, EventReport, Evidence, Happening, Report
from detente.record.sameness import Likenesses, words_of

_QUOTE_LENGTH = 140
_REACTIONS = frozenset({"REJECT", "ACCUSE"})
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
        *_spoken_for(evidence),
        *_details(evidence, likenesses),
        *_possible(evidence, likenesses),
    )


def _positions(evidence: Evidence, likenesses: Likenesses) -> Iterator[Contradiction]:
    """Find parties that are, by their own words and deeds, on both sides of one option.

    Who refuses an issue without saying which way is against each of its options. Who refuses a
    thing until a term is met and accepts it once that is met says the same twice.
    """
    issues: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        position = claim.position
        if position.stance and position.held != "attributed":
            target = tuple(words_of(position.target or ""))
            issues[position.party, position.issue, target].append(claim)
    for claims in issues.values():
        for option in dict.fromkeys(claim.position.option for claim in claims):
            pairs = [
                (pro, contra)
                for pro in claims
                for contra in claims
                if _is_for(pro, option) and _is_against(contra, option) and _differ(pro, contra)
            ]
            if pairs:
                held = {id(one) for pair in pairs for one in pair}
                yield Contradiction(
                    kind="position",
                    sentence=_both_sides(evidence, *pairs[-1], likenesses.rules.moved_days),
                    sources=tuple(one.key for one in claims if id(one) in held),
                )


def _differ(pro: Claim, contra: Claim) -> bool:
    """Tell whether a yes and a no do not hang on one and the same term."""
    first, second = pro.position.condition, contra.position.condition
    if first is None or second is None or first.issue is None:
        return True
    return (first.issue, first.option) != (second.issue, second.option)


def _is_for(claim: Claim, option: str | None) -> bool:
    """Tell whether a claim is for an option (None: for the issue, whichever way)."""
    return claim.position.option == option and claim.position.stance > 0


def _is_against(claim: Claim, option: str | None) -> bool:
    """Tell whether a claim is against an option, by name or with the whole issue."""
    return claim.position.stance < 0 and claim.position.option in (option, None)


def _both_sides(evidence: Evidence, pro: Claim, contra: Claim, moved_days: int) -> str:
    """Say that a party stands on both sides, or has moved from one to the other."""
    party, term = evidence.party_name(pro.position.party), _term(pro)
    first, second = pro.reports[0].day, contra.reports[0].day
    if first and second and abs((first - second).days) > moved_days:
        earlier, later = (contra, pro) if second < first else (pro, contra)
        return (
            f"{party} has moved on {term}, or one report is wrong: on {earlier.reports[0].day} it "
            f"{_STANCES[earlier.position.stance]}, {_cited(earlier.reports[0])}; on "
            f"{later.reports[0].day} it {_STANCES[later.position.stance]}, "
            f"{_cited(later.reports[0])}."
        )
    return (
        f"{party} is reported on both sides of {term}: it {_STANCES[pro.position.stance]}, "
        f"{_cited(pro.reports[0])}; it {_STANCES[contra.position.stance]}, "
        f"{_cited(contra.reports[0])}."
    )


def _claims_of_others(evidence: Evidence, likenesses: Likenesses) -> Iterator[Contradiction]:
    """Find what others say of a party that the party's own words deny.

    Where it said the same itself, as near in time, they tell of what it held then.
    """
    own: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        if claim.position.held == "stated":
            own[claim.position.party, claim.position.issue].append(claim)
    for claim in evidence.claims:
        position = claim.position
        if position.held == "attributed" and position.condition is None:
            words = own[position.party, position.issue]
            backed = [_apart(one, claim) for one in words if _backs(one, claim, likenesses)]
            against = [
                other
                for other in words
                if _denies(other, claim, likenesses)
                and not any(days <= _apart(other, claim) for days in backed)
            ]
            if against:
                yield Contradiction(
                    kind="claim",
                    sentence=_denied(evidence, claim, against[0]),
                    sources=(claim.key, *(other.key for other in against)),
                )


def _apart(one: Claim, other: Claim) -> int:
    """Return how many days lie between two claims; none where a day is not known."""
    first, second = one.reports[0].day, other.reports[0].day
    return abs((first - second).days) if first and second else 0


def _backs(own: Claim, said_of_it: Claim, likenesses: Likenesses) -> bool:
    """Tell whether a party's own words are of one sign with what is said of it."""
    one = own.position
    turned = replace(own.reports[0], position=replace(one, stance=-one.stance))
    return _denies(Claim(reports=(turned,)), said_of_it, likenesses)


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


def _spoken_for(evidence: Evidence) -> Iterator[Contradiction]:
    """Find speakers who, beside a stance of their own, tell another party's mind, which says no.

    "The place stays with us, and they know it": the inner words are a claim about the other party.
    """
    own = [claim for claim in evidence.claims if claim.position.held == "stated"]
    for claim in own:
        report = claim.reports[0]
        for told in _inner_voices(evidence, report):
            refused = [
                other
                for other in own
                if other.position.party == told[1].party
                and (other.position.issue, other.position.target)
                == (claim.position.issue, claim.position.target)
                and other.position.stance * claim.position.stance < 0
            ]
            if refused:
                yield Contradiction(
                    kind="claim",
                    sentence=_told_for(evidence, claim, told, refused[0]),
                    sources=(claim.key, *(other.key for other in refused)),
                )


def _inner_voices(evidence: Evidence, report: Report) -> Iterator[tuple[Statement, Actor]]:
    """Yield what a report's speaker says that people of other parties think or say, and who.

    Words to which the outer speaker reacts ("rejected the calls for") are not put in a mouth, and
    what a position hangs on ("provided that they accept") is not said to be so.
    """
    outer, condition = report.statement, report.position.condition
    if outer is None or outer.act in _REACTIONS:
        return
    reading = next(one for one in evidence.readings if one.article.id == report.article.id)
    for inner in reading.statements:
        actor = reading.actor(inner.source.actor)
        another = actor is not None and actor.party not in (None, report.position.party)
        supposed = condition is not None and condition.span.overlaps(inner.span)
        if inner.within == outer.id and actor is not None and another and not supposed:
            yield inner, actor


def _told_for(evidence: Evidence, claim: Claim, told: tuple[Statement, Actor], own: Claim) -> str:
    """Say who speaks for whom, and what the one spoken for says itself."""
    report, (inner, mind) = claim.reports[0], told
    reading = next(one for one in evidence.readings if one.article.id == report.article.id)
    speaker = reading.actor(report.statement.source.actor) if report.statement else None
    who = speaker.name if speaker else evidence.party_name(claim.position.party)
    party = evidence.party_name(own.position.party)
    words = _quote(report.article.quote(inner.span))
    return (
        f"The mind of {mind.name} on {_place(claim)} is told by {who}: {words}, after "
        f"{_cited(report)}; in its own words on {_term(own)} {party} "
        f"{_STANCES[own.position.stance]}, {_cited(own.reports[0])}."
    )


def _place(claim: Claim) -> str:
    """Name the issue and target that a claim is about, without its option."""
    target = claim.position.target
    return f"{_plain(claim.position.issue)} ({target})" if target else _plain(claim.position.issue)


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
    """Name an article in brackets: outlet and day, as far as they are known."""
    parts: Sequence[str | None] = (
        article.outlet or "outlet not named",
        article.published.isoformat() if article.published else None,
    )
    return ", ".join(part for part in parts if part)
