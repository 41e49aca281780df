"""Would it hold: who would leave a package first, by which move, and what answers that."""

import re
from dataclasses import replace

from detente.analysis.results import Outcome, PackageStability
from detente.brief.at_home import at_home_blocks
from detente.brief.desk import Desk
from detente.brief.prose import Block, Paragraph, Part, Row, Section, Sentence, Table, say, strong
from detente.brief.wording import capital, listed, verb, words
from detente.display import counted, draws, interval, per_100

_SHOWN = 5
_TERMS = 3


def hold(desk: Desk) -> Section:
    """Compose whether the best packages would hold, apart from whether they are accepted."""
    shown = desk.analysis.stability[:_SHOWN]
    blocks: list[Block] = []
    if shown:
        blocks += [Paragraph(sentences=(_first(desk, shown[0]), _answer(desk, shown[0])))]
        blocks += [_table(desk, shown), Paragraph(sentences=tuple(_repairs(desk, shown[0])))]
    else:
        none = say("The stability of the packages was not worked out.", inference=True)
        blocks.append(Paragraph(sentences=(none,)))
    blocks += at_home_blocks(desk)
    blocks.append(Paragraph(sentences=tuple(safeguards(desk))))
    return Section(id="hold", title="Would it hold?", blocks=tuple(blocks))


def _first(desk: Desk, one: PackageStability) -> Sentence:
    """Say who would leave the best package first, and how."""
    package = strong(desk.named(one.outcome))
    if one.leaves_first is None:
        return say("No party gains by leaving ", package, " alone.", inference=True)
    name, who = desk.party(one.leaves_first), capital(desk.the_party(one.leaves_first))
    gains, own = verb(name, "it gains", "they gain"), verb(name, "its", "their")
    return say(
        f"{who} would be the first to leave ",
        package,
        f": {gains} by a move of {own} own in {draws(one.leaves_share)}, most often by "
        f"the move to “{_move(desk, one.by)}”.{_as_often(desk, one)}",
        inference=True,
    )


def _as_often(desk: Desk, one: PackageStability) -> str:
    """Say who else would leave about as often as the first."""
    if not one.as_often:
        return ""
    return f" About equally often it would be {listed([desk.party(p) for p in one.as_often])}."


def _move(desk: Desk, move: Outcome) -> str:
    """Return a move in words."""
    told = [desk.term(key, way) for key, way in move.items()]
    if len(told) > _TERMS + 1:
        told = [*told[:_TERMS], counted(len(told) - _TERMS, "further change")]
    return listed(told) or "a move that the model does not name"


def _answer(desk: Desk, one: PackageStability) -> Sentence:
    """Say how often an answer of the others deters the leaving: any (GMR), or a credible one."""
    if one.leaves_first is None:
        return say(" Acceptance and holding are different answers.", inference=True)
    often, credibly = per_100(one.sanctioned), per_100(one.sanctioned_credibly)
    how = f" ({_move(desk, one.answer)})" if one.answer else ""
    any_ = (
        f" In {often} of 100 of those draws some answer of the others would deter it, whatever it "
        f"costs them{how}"
    )
    gains = "by which each who answers gains"
    if not one.sanctioned:
        told = " In none of those draws would any answer of the others deter it."
    elif not one.sanctioned_credibly:
        told = f"{any_}; in none would a credible one, {gains}."
    else:
        told = f"{any_}; in {credibly} a credible one, {gains}."
    return say(
        f"{told} This says nothing of whether the package is accepted in the first place.",
        inference=True,
    )


def _repairs(desk: Desk, one: PackageStability) -> list[Sentence]:
    """Say which single term, settled another way, would make the best package hold more often."""
    found = desk.analysis.repairs[:_TERMS]
    if not found:
        text = "With no single term settled another way would an answer hold it (GMR) in clearly "
        text += "more draws."
        return [say(text, inference=True)]
    told: list[str | Part] = []
    for at, repair in enumerate(found):
        told += [
            "; " if at else "",
            strong(desk.term(repair.issue, repair.option)),
            f" (then an answer holds it in {per_100(repair.after)} of 100 draws, ",
            f"as it is in {per_100(repair.before)})",
        ]
    package = strong(desk.named(one.outcome))
    return [say("What would repair ", package, ": ", *told, ".", inference=True)]


def _table(desk: Desk, shown: tuple[PackageStability, ...]) -> Table:
    """Return the packages with the share of draws in which each is an equilibrium."""
    concepts = words()["concepts"]
    return Table(
        caption="Packages as states of the graph model: draws of 100 in which each is stable",
        columns=("package", *concepts.values(), "who leaves first"),
        rows=tuple(_row(desk, one, tuple(concepts)) for one in shown),
        inference=True,
        legend="Nash: nobody gains by a move of its own. GMR, SMR, SEQ: such a move is met "
        "by any answer, by one that cannot be escaped, by a credible one.",
    )


def _label(desk: Desk, one: PackageStability) -> str:
    """Return a package with its letter."""
    if dict(one.outcome) == dict(desk.best()):
        return f"{desk.letter(one.outcome)}. {capital(desk.package(one.outcome, _TERMS))}"
    return f"{desk.letter(one.outcome)}. {capital(desk.beside(one.outcome, desk.best()))}"


def _row(desk: Desk, one: PackageStability, concepts: tuple[str, ...]) -> Row:
    """Return one package's stability."""
    shares = [_share(one, c) for c in concepts]
    leaves = "nobody"
    if one.leaves_first is not None:
        leaves = f"{desk.party(one.leaves_first)}, in {per_100(one.leaves_share)}"
    cells = tuple((say(text, inference=True),) for text in (*shares, leaves))
    return Row(head=_label(desk, one), cells=cells)


def _share(one: PackageStability, concept: str) -> str:
    """Return a share of draws with its interval."""
    if concept not in one.concepts:
        return "–"
    told = f" ({interval(one.intervals[concept])})" if concept in one.intervals else ""
    return f"{per_100(one.concepts[concept])}{told}"


def safeguards(desk: Desk) -> list[Sentence]:
    """Say which safeguards the record speaks of, and which it does not."""
    kinds = words()["holding"]
    absent: list[str] = []
    present = {kind: voicing(desk, tuple(issues)) for kind, issues in kinds.items()}
    told = [_voiced(desk, kind, keys) for kind, keys in present.items() if keys]
    lacking = [kind for kind, keys in present.items() if not keys]
    refused = {kind: refusing(desk, tuple(kinds[kind])) for kind in lacking}
    told += [
        say(f"A {kind} is spoken of only to be refused: ", desk.quoted(keys[0]), ". ")
        for kind, keys in refused.items()
        if keys
    ]
    for kind in (one for one in lacking if not refused[one]):
        found = in_other_words(desk, kind)
        if found:
            told.append(say(f"No term read is a {kind}, but words speak of one: ", *found, ". "))
        absent += [] if found else [kind]
    if absent:
        text = f"no {listed(absent, 'or')} was read in any position, condition or proposal."
        told.append(say(capital(text), inference=True))
    return told


def in_other_words(desk: Desk, kind: str) -> list[Part]:
    """Return the first words of a position or of its condition that speak of a safeguard."""
    pattern = re.compile(words()["holding_words"][kind], re.IGNORECASE)
    for claim in desk.evidence.claims:
        if not desk.item(claim.key):
            continue
        quoted, condition = desk.quoted(claim.key), desk.condition(claim.key)
        for part in (quoted, *([condition] if condition else [])):
            if pattern.search(part.text):
                return [replace(part, citations=quoted.citations)]
    return []


def voicing(desk: Desk, issues: tuple[str, ...]) -> list[str]:
    """Return the keys of the positions for some issues, and of the terms that are about them."""
    claims = [
        c.key
        for c in desk.evidence.claims
        if c.position.issue in issues and c.position.stance >= 0
    ]
    proposals = [
        f"{reading.article.id[:12]}:{one.id}:{number}"
        for reading in desk.evidence.readings
        for one in reading.proposals
        for number, term in enumerate(one.terms)
        if term.issue in issues
    ]
    return claims + proposals


def refusing(desk: Desk, issues: tuple[str, ...]) -> list[str]:
    """Return the keys of the positions against some issues."""
    return [
        c.key for c in desk.evidence.claims if c.position.issue in issues and c.position.stance < 0
    ]


def _voiced(desk: Desk, kind: str, keys: list[str]) -> Sentence:
    """Say that a safeguard is spoken of, and where."""
    first = next((key for key in keys if " " in desk.items[key].quote), keys[0])
    others = [key for key in keys if key != first]
    return say(f"A {kind} is spoken of: ", desk.quoted(first), desk.cite(*others), ". ")
