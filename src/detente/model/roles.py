"""Who must agree and who goes between: roles and gains, worked out from the evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.article import Position, Reading
from detente.evidence import Evidence, Happening
from detente.model.abreast import named_abreast
from detente.model.between import goes_between
from detente.model.issues import IssueKind, load_issues
from detente.model.rules import Rules
from detente.model.terms import Table
from detente.negotiation import Party

SIDES = 2
"""A negotiation has at least so many."""
COERCION = frozenset({"COERCE", "THREATEN", "SANCTION", "MOBILIZE"})


@dataclass(slots=True, kw_only=True)
class Conduct:
    """What the evidence shows of one party; each mark counts once, however often it is seen."""

    marks: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    positions: list[Position] = field(default_factory=list)
    public: bool = False

    def score(self, rules: Rules) -> float:
        """Return what ties the party to the matter, less what sets it between the sides."""
        between = {"proposal", "go_between", "meets_several"}
        return sum(
            -rules[f"role.{mark}"] if mark in between else rules[f"role.{mark}"]
            for mark in sorted(self.marks)
        )


def conduct(evidence: Evidence) -> dict[str, Conduct]:
    """Return what each party that takes a position says and does."""
    seen: dict[str, Conduct] = {}
    for claim in evidence.claims:
        position = claim.position
        one = seen.setdefault(position.party, Conduct())
        one.positions.append(position)
        one.marks |= _marks_of(position)
    _see_actors(evidence, seen)
    for happening in evidence.happenings:
        _see_event(evidence, happening, seen)
    for reading in evidence.readings:
        _see_talk(reading, seen)
    for one in seen.values():
        if len(one.met) > 1:
            one.marks.add("meets_several")
    return seen


def _marks_of(position: Position) -> set[str]:
    """Return what a position shows of its party, if it is about a term and not about the talks.

    To offer what a third party can offer (troops, guarantees, arms) ties nobody to the matter.
    """
    kind = load_issues().kind(position.issue)
    offered = (kind.by_others or kind.pressure) and position.stance > 0
    if kind.background or offered:
        return set()
    marks = {
        "red_line": position.red_line,
        "refusal": position.stance < 0,
        "condition": position.condition is not None,
    }
    return {mark for mark, shown in marks.items() if shown}


def _see_actors(evidence: Evidence, seen: Mapping[str, Conduct]) -> None:
    """Mark the authors of proposals, those who send envoys, and publics."""
    words = load_issues().go_between
    for reading in evidence.readings:
        for proposal in reading.proposals:
            author = proposal.author or ""
            if author in seen and proposal.status not in ("rejected", "accepted"):
                seen[author].marks.add("proposal")
        for actor in reading.actors:
            party = actor.party or ""
            if party in seen and (
                words & set((actor.role or "").lower().split())
                or any(goes_between(reading.article, one) for one in actor.mentions)
            ):
                seen[party].marks.add("go_between")
            if actor.kind == "public" and actor.id in seen:
                seen[actor.id].public = True


def _see_event(evidence: Evidence, happening: Happening, seen: Mapping[str, Conduct]) -> None:
    """Mark those who strike or are struck, threaten or are threatened, and who meets whom."""
    event, article = happening.event, happening.reports[0].article
    reading = next(one for one in evidence.readings if one.article.id == article.id)
    actors = [reading.actor(name) for name in (*event.actors, *event.recipients)]
    parties = {actor.party for actor in actors if actor and actor.party}
    for party in parties & set(seen):
        if event.type == "ASSAULT":
            seen[party].marks.add("violence")
        elif event.type in COERCION:
            seen[party].marks.add("coercion")
        elif event.type == "CONSULT":
            seen[party].met |= parties & set(seen) - {party}


def _see_talk(reading: Reading, seen: Mapping[str, Conduct]) -> None:
    """Mark who is told by whom: one to whom several sides speak stands between them."""
    party_of = {actor.id: actor.party for actor in reading.actors}
    for statement in reading.statements:
        speaker = party_of.get(statement.source.actor or "")
        addressed = party_of.get(statement.addressee or "")
        if speaker in seen and addressed in seen and speaker != addressed:
            seen[str(addressed)].met.add(str(speaker))


def find_parties(evidence: Evidence, rules: Rules) -> tuple[Party, ...]:
    """Return the parties with their roles, principals first, then in order of the alphabet.

    Where at least two parties with a positive score fight each other, they alone are principals;
    else all with a positive score are. A second one is found by whom a principal refuses, else by
    who withholds an agreement, else by who asks for a term and does not go between, first of
    all by those who met a principal. Where two parties alone ask for terms, both are. Of two whom
    headlines name side by side, the one is a principal if the other is and it does not go between.
    """
    seen = conduct(evidence)
    publics = {name for name, one in seen.items() if one.public}
    sides = {name: one for name, one in seen.items() if name not in publics}
    principals = _side_by_side(_principals(sides, rules), sides, rules, named_abreast(evidence))
    roles = {
        name: "principal" if name in principals else "audience" if name in publics else "mediator"
        for name in seen
    }
    rank = {"principal": 0, "mediator": 1, "audience": 2}
    return tuple(
        Party(id=name, name=evidence.party_name(name), role=roles[name])  # type: ignore[arg-type]
        for name in sorted(roles, key=lambda name: (rank[roles[name]], name))
    )


def _principals(seen: Mapping[str, Conduct], rules: Rules) -> set[str]:
    """Return the parties without whom there is no agreement."""
    scores = {name: one.score(rules) for name, one in seen.items()}
    bound = {name for name, score in scores.items() if score > 0}
    fighting = {name for name in bound if "violence" in seen[name].marks}
    found = fighting if len(fighting) > 1 else bound
    others = sorted(set(seen) - found, key=lambda name: (-scores[name], name))
    if len(found) == 1:
        first = next(iter(found))
        found |= set([name for name in others if _opposed(seen[first], seen[name])][:1])
    if len(found) < SIDES:
        found |= {name for name in others if scores[name] >= 0 and _withholds(seen[name])}
    if len(found) < SIDES:
        free = [name for name in others if scores[name] >= 0 and _asks(seen[name])]
        near = [name for name in free if seen[name].met & found]
        found |= set(near or free)
    asking = {name for name, one in seen.items() if _asks(one)}
    if len(found) < SIDES == len(asking):
        found = asking
    return found


def _side_by_side(
    found: set[str], seen: Mapping[str, Conduct], rules: Rules, pair: frozenset[str]
) -> set[str]:
    """Take in the other of a pair that headlines name; let go of who only looks on and objects."""
    if not pair & found or not pair <= set(seen):
        return found
    for other in pair - found:
        takes_part = _asks(seen[other]) or _withholds(seen[other])
        if seen[other].score(rules) < 0 or not takes_part:
            return found
    return {name for name in found if name in pair or not _looks_on(seen[name])} | pair


def _looks_on(one: Conduct) -> bool:
    """Tell whether a party does no more than speak against something."""
    return one.marks <= {"refusal"} and all(p.stance == -1 for p in one.positions)


def _asks(one: Conduct) -> set[tuple[str, str | None]]:
    """Return the terms that a party is for."""
    kinds = load_issues()
    return {
        (p.issue, p.option)
        for p in one.positions
        if p.stance > 0 and not kinds.kind(p.issue).background
    }


def _withholds(one: Conduct) -> bool:
    """Tell whether a party refuses something or sets a condition, be it about the talks."""
    return any(p.stance < 0 or p.condition is not None for p in one.positions)


def _opposed(one: Conduct, other: Conduct) -> bool:
    """Tell whether one of two parties refuses what the other is for."""
    refused = [{(p.issue, p.option) for p in c.positions if p.stance < 0} for c in (one, other)]
    return bool(refused[0] & _asks(other) or refused[1] & _asks(one))


def gains_of(table: Table, principals: tuple[str, ...], wider: Iterable[Table]) -> dict[str, str]:
    """Return who would gain by each option of an issue at another's expense, where that is clear.

    The claimant is the principal that most asks for what its claim would bring, or that the others
    refuse it to; the owner is the other one. An ``asker`` gains if it alone asks.
    """
    kind = table.kind
    sides = _sides(table, principals)
    for other in wider:
        sides = sides or (_sides(other, principals) if other.kind == kind else {})
    found: dict[str, str] = {}
    for name, option in kind.options.items():
        who = _asker(table, name, principals) if option.gains == "asker" else None
        if option.gains and (who or sides.get(option.gains)):
            found[name] = who or sides[option.gains]
    return found


def _asker(table: Table, option: str, principals: tuple[str, ...]) -> str | None:
    """Return the one principal that asks for an option; with several, nobody gains alone."""
    asking = {v.party for v in table.voices if v.option == option and _claim(v.stance) > 0}
    found = [name for name in principals if name in asking]
    return found[0] if len(found) == 1 else None


def _sides(table: Table, principals: tuple[str, ...]) -> dict[str, str]:
    """Return claimant and owner, or nothing where the evidence does not tell them apart."""
    signs = {name: _side_sign(table.kind, name) for name in table.kind.options}
    score = dict.fromkeys(principals, 0)
    for voice in table.voices:
        if voice.party in score and voice.option in signs:
            score[voice.party] += _claim(voice.stance) * signs[voice.option]
    ranked = sorted(principals, key=lambda name: -score[name])
    most, least = score[ranked[0]], score[ranked[-1]]
    if most == least:
        return {}
    sides = {}
    if score[ranked[1]] < most:
        sides["claimant"] = ranked[0]
    if score[ranked[-2]] > least:
        sides["owner"] = ranked[-1]
    return sides


def _claim(stance: int) -> int:
    """Return what a stance shows of a claim: a demand is one, an acceptance concedes another's."""
    return -1 if stance == 1 else stance


def _side_sign(kind: IssueKind, name: str) -> int:
    """Return 1 for an option of the claimant, -1 for one of the owner, else 0."""
    option = kind.options[name]
    if option.same_as in kind.options and option.against:
        return -_side_sign(kind, str(option.same_as))
    return {"claimant": 1, "owner": -1}.get(option.gains or "", 0)
