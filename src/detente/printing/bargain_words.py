"""What ``detente bargain`` found, in words for a terminal."""

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from detente.display import clean
from detente.printing.lines import wrapped

CONCEPTS = {
    "nash": "Nash: the largest product of gains",
    "kalai_smorodinsky": "Kalai-Smorodinsky: the largest smallest share of the best gain",
    "egalitarian": "Egalitarian: the largest smallest gain (compares the parties' scales)",
    "utilitarian": "Utilitarian: the largest sum of gains (compares the parties' scales)",
}
KINDS = {
    "total": "The least sum of concessions",
    "worst": "The least largest concession",
    "pair": "The two parties who can open a zone together for the least",
    "red_lines": "The fewest red lines to be lifted",
}
SHOWN = 10
NAMED = 3
"""Of so many rows of the frontier the terms are told."""
Data = Mapping[str, Any]


def bargain_text(title: str, data: Data, concept: str | None, limit: int | None) -> str:
    """Return the answer on a problem: how many outcomes, the solutions, the frontier."""
    lines = [clean(title), *_without_veto(data)]
    if not data["frontier_size"]:
        return "\n".join([*lines, *_contradiction(data)])
    lines += _counts(data)
    for one, said in CONCEPTS.items():
        if concept in (None, one):
            lines += ["", *_solution(said, data[one])]
    if concept is None:
        lines += ["", *_frontier(data, SHOWN if limit is None else limit)]
    return "\n".join(lines)


def _without_veto(data: Data) -> list[str]:
    """Say whose agreement is not needed, if there is anybody."""
    others = [f"{clean(party)} ({role})" for party, role in data["without_veto"].items()]
    said = f"Without a veto, so that no bottom line or red line binds: {', '.join(others)}."
    return wrapped(said, "  ") if others else []


def _contradiction(data: Data) -> list[str]:
    """Say that nothing is possible, and which rows of the model see to that."""
    lines = [
        "No combination of options is possible: the model's constraints contradict each other."
    ]
    if not data["contradiction"]:
        return lines
    together = "These rows together leave nothing; any fewer of them would leave something:"
    rows = [line for row in data["contradiction"] for line in wrapped(f"  {clean(row)}", "    ")]
    return [*lines, together, *rows]


def _counts(data: Data) -> list[str]:
    """Say how large everything is."""
    outcomes, zone = data["outcomes"], data["zone_size"]
    found = _many(data["frontier_size"], "efficient utility vector")
    inside = data["zone_frontier_size"]
    if not inside:
        agreed = "No outcome reaches every reservation value: there is no zone of agreement."
    elif zone is None:
        agreed = f"{inside} of them are acceptable to all; the zone is too large to be counted."
    else:
        agreed = f"{_many(zone, 'outcome')} acceptable to all, {inside} of the vectors among them."
    total = (
        "Outcomes that are possible: not counted" if outcomes is None else f"{outcomes:,} outcomes"
    )
    hint = [] if inside else ["What would open one: --procedure least-concession"]
    searched = "" if data["frontier_complete"] else " found by search; there may be more"
    return [f"{total}; {found}{searched}.", *_guarantee(data), agreed, *hint]


def _guarantee(data: Data) -> list[str]:
    """Say how far a rounded frontier may be from the true one."""
    if data["frontier_exact"] or not data["frontier_complete"]:
        return []
    slack = ", ".join(f"{clean(p)} {value:.3g}" for p, value in data["frontier_slack"].items())
    said = (
        "Sums were rounded, for there are too many. Guaranteed: whatever outcome is efficient, "
        f"one of those found is worth at most so much less to each party: {slack}. The solutions "
        "are chosen among those found."
    )
    return wrapped(said, "  ")


def _many(count: int, what: str) -> str:
    """Count something."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _solution(said: str, solved: Data | None) -> list[str]:
    """Say what one concept chooses."""
    if solved is None:
        return [f"{said}: none"]
    ties = sum(len(one["outcomes"]) for one in solved["tied"]) - 1
    lines = [said, *_outcome(solved)]
    if ties:
        lines.append(f"  tied with {_many(ties, 'other outcome')} (see --json)")
    if solved["left_out"]:
        lines.append(f"  gains nothing anywhere: {', '.join(map(clean, solved['left_out']))}")
    return lines


def _outcome(one: Data) -> list[str]:
    """Show an outcome and what it is worth."""
    return [*wrapped(f"  {_terms(one)}", "    "), f"  {_valued(one)}"]


def _terms(one: Data) -> str:
    """Return the terms of an outcome."""
    return ", ".join(f"{clean(i)} = {clean(o)}" for i, o in one["outcome"].items())


def _valued(one: Data) -> str:
    """Show what an outcome is worth to whom, those without a veto last."""
    others = one.get("utility_without_veto")
    return _worth(one["utility"]) + (f" (without a veto: {_worth(others)})" if others else "")


def _worth(utility: Mapping[str, float]) -> str:
    """Show utilities by party."""
    return " · ".join(f"{clean(party)} {value:.6g}" for party, value in utility.items())


def _frontier(data: Data, limit: int) -> list[str]:
    """Show the first rows of the frontier: of the zone, if there is one."""
    inside = data["zone_frontier_size"] > 0
    rows = data["zone_frontier" if inside else "frontier"][:limit]
    what = "Efficient and acceptable to all" if inside else "Efficient"
    lines = [f"{what}, by what it is worth to {clean(data['parties'][0])}:"]
    for place, one in enumerate(rows):
        lines.append(f"  {one['index']:>8}  {_valued(one)}")
        lines += wrapped(f"{' ' * 12}{_terms(one)}", " " * 14) if place < NAMED else []
    rest = data["zone_frontier_size" if inside else "frontier_size"] - len(rows)
    return [*lines, f"  ... and {rest:,} more (--limit, --json)"] if rest else lines


def notes(data: Data) -> list[str]:
    """Show what was read otherwise than it may be meant."""
    return [line for one in data["warnings"] for line in ("", *wrapped(f"Note: {one}", "  "))]


def concessions_text(title: str, data: Data) -> str:
    """Return the least concessions of each kind."""
    lines, total = [clean(title), *_without_veto(data)], data["concessions"]["total"]
    if data["contradiction"]:
        return "\n".join([*lines, *_contradiction(data)])
    if not total["why"] and not total["total"]:
        return "\n".join([*lines, "There is a zone of agreement: nobody has to give way."])
    for kind, one in data["concessions"].items():
        said = KINDS.get(kind) or f"Only {clean(kind.removeprefix('alone_'))} concedes"
        lines += ["", said, *_conceded(one)]
    return "\n".join(lines)


def _conceded(one: Data) -> list[str]:
    """Say who gives how much at which outcome, or why nothing suffices."""
    if one["why"]:
        return wrapped(f"  {one['why']}", "  ")
    given = {party: value for party, value in one["by_party"].items() if value}
    lines = [f"  give way: {_worth(given)}" if given else "  nobody has to give way"]
    lines += [
        f"  lift: {clean(o['party'])} on {o['issue']} = {o['option']}" for o in one["lifted"]
    ]
    return [*lines, *wrapped(f"  at {_terms(one)}", "    ")]


def divided_text(title: str, data: Data) -> str:
    """Return a division by adjusted winner."""
    lines = [clean(title), "Adjusted winner"]
    for issue, parts in data["parts"].items():
        held = [f"{clean(o)} {part}" for o, part in parts.items() if Fraction(part)]
        lines.append(f"  {clean(issue)}: {', '.join(held)}")
    if data["points"]:
        points = {p: float(Fraction(total)) for p, total in data["points"].items()}
        lines.append(f"Points of 100 on what both want: {_worth(points)}")
    return "\n".join(lines)


def text_text(title: str, data: Data) -> str:
    """Return the drafts of a single text."""
    lines = [clean(title), *_without_veto(data), "Single negotiating text"]
    for number, draft in enumerate(data["drafts"]):
        lines += ["", f"Draft {number}", *_outcome(draft)]
    refused = data["edits_proposed"] - len(data["drafts"]) + 1
    last = f"{_many(refused, 'edit')} of one or two issues were refused; the text is final."
    return "\n".join([*lines, "", last, *_signed(data)])


def _signed(data: Data) -> list[str]:
    """Say whether all would rather sign the final text than have no agreement."""
    if data["agreement"]:
        return ["No party is below its reservation value, and no red line is crossed."]
    worth = data["drafts"][-1]["utility"]
    against = [
        f"{clean(party)} is below its reservation value ({worth[party]:.6g}, and no agreement is "
        f"worth {worth[party] + missing:.6g})"
        for party, missing in data["below"].items()
    ]
    against += [
        f"it crosses {clean(o['party'])}'s red line on {clean(o['issue'])} = {clean(o['option'])}"
        for o in data["crossed"]
    ]
    return wrapped(f"It is no agreement: {'; '.join(against)}.", "  ")


def offers_text(title: str, data: Data) -> str:
    """Return the offers of every round."""
    first, *later = data["offers"]
    lines = [
        clean(title),
        *_without_veto(data),
        f"Alternating offers, {len(later) + 1} at most, {clean(first['proposer'])} first",
        "",
    ]
    lines += [
        f"Round 1: {clean(first['proposer'])} offers, and it is taken at once",
        *_outcome(first),
    ]
    if later:
        why = "No later round is reached. What would be offered there is why the first is taken:"
        lines += ["", why, *_later(first, later)]
    if data["first_proposer_share"] is not None:
        lines += ["", *wrapped(_undivided(data["first_proposer_share"]), "  ")]
    return "\n".join(lines)


def _later(first: Data, later: Sequence[Data]) -> list[str]:
    """Show the offers of rounds that are not reached, equal ones in a row once."""
    lines = []
    for _, equal in itertools.groupby(later, key=lambda one: int(one["index"])):
        run = list(equal)
        one, start, stop = run[0], run[0]["round"], run[-1]["round"]
        rounds = f"round {start}" if start == stop else f"rounds {start} to {stop}"
        changed = [
            f"{clean(issue)} = {clean(option)}"
            for issue, option in one["outcome"].items()
            if option != first["outcome"][issue]
        ]
        said = ", ".join(changed) or "the same"
        lines += wrapped(f"  {rounds}: {said}: {_valued(one)}", "    ")
    return lines


def _undivided(share: float) -> str:
    """Say what patience alone would give the first proposer."""
    return (
        "For comparison: of a sum of 1 that can be cut at will, with the same discounts and no "
        f"last round, the first proposer would get {share:.4f}."
    )
