"""What ``detente bargain`` found, in words for a terminal."""

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
    "red_lines": "The fewest red lines to be lifted",
}
SHOWN = 10
Data = Mapping[str, Any]


def bargain_text(title: str, data: Data, concept: str | None, limit: int | None) -> str:
    """Return the answer on a problem: how many outcomes, the solutions, the frontier."""
    lines = [clean(title), *_counts(data)]
    for one, said in CONCEPTS.items():
        if concept in (None, one):
            lines += ["", *_solution(said, data[one])]
    if concept is None:
        lines += ["", *_frontier(data, SHOWN if limit is None else limit)]
    return "\n".join([*lines, *_warnings(data)])


def _counts(data: Data) -> list[str]:
    """Say how large everything is."""
    outcomes, zone = data["outcomes"], data["zone_size"]
    found = f"{_many(data['frontier_size'], 'efficient utility vector')}{_exactness(data)}"
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
    return [f"{total}; {found}.", agreed, *hint]


def _exactness(data: Data) -> str:
    """Say what a frontier that is not exact may miss."""
    if not data["frontier_complete"]:
        return " found by search; there may be more"
    if data["frontier_exact"]:
        return ""
    slack = ", ".join(f"{party} {value:.3g}" for party, value in data["frontier_slack"].items())
    return f", rounded: each true one is as near as {slack}"


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
    terms = ", ".join(f"{clean(i)} = {clean(o)}" for i, o in one["outcome"].items())
    return [*wrapped(f"  {terms}", "    "), f"  {_worth(one['utility'])}"]


def _worth(utility: Mapping[str, float]) -> str:
    """Show utilities by party."""
    return " · ".join(f"{clean(party)} {value:.6g}" for party, value in utility.items())


def _frontier(data: Data, limit: int) -> list[str]:
    """Show the first rows of the frontier: of the zone, if there is one."""
    inside = data["zone_frontier_size"] > 0
    rows = data["zone_frontier" if inside else "frontier"][:limit]
    what = "Efficient and acceptable to all" if inside else "Efficient"
    lines = [f"{what}, by what it is worth to {clean(data['parties'][0])}:"]
    lines += [f"  {one['index']:>8}  {_worth(one['utility'])}" for one in rows]
    rest = data["zone_frontier_size" if inside else "frontier_size"] - len(rows)
    return [*lines, f"  ... and {rest:,} more (--limit, --json)"] if rest else lines


def _warnings(data: Data) -> list[str]:
    """Show what was read otherwise than it may be meant."""
    return [line for one in data["warnings"] for line in ("", *wrapped(f"Note: {one}", "  "))]


def concessions_text(title: str, data: Data) -> str:
    """Return the least concessions of each kind."""
    lines, total = [clean(title)], data["concessions"]["total"]
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
    terms = ", ".join(f"{clean(i)} = {clean(o)}" for i, o in one["outcome"].items())
    return [*lines, *wrapped(f"  at {terms}", "    ")]


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
    lines = [clean(title), "Single negotiating text"]
    for number, draft in enumerate(data["drafts"]):
        lines += ["", f"Draft {number}", *_outcome(draft)]
    refused = data["edits_proposed"] - len(data["drafts"]) + 1
    last = f"{_many(refused, 'edit')} of one or two issues were refused; the text is final."
    return "\n".join([*lines, "", last])


def offers_text(title: str, data: Data) -> str:
    """Return the offers of every round."""
    offers: Sequence[Data] = data["offers"]
    lines = [clean(title), "Alternating offers"]
    if data["first_proposer_share"] is not None:
        share = data["first_proposer_share"]
        lines.append(f"Of a sum of 1, without an end, the first proposer gets {share:.4f}.")
    for one in offers:
        agreed = ", taken at once" if one["round"] == 1 else ""
        lines += [
            "",
            f"Round {one['round']}: {clean(one['proposer'])} offers{agreed}",
            *_outcome(one),
        ]
    return "\n".join(lines)
