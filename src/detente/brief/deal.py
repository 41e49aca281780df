"""Is there a deal: packages with their shares, objections in their words, what carries it."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from detente.analysis.results import Carried, Objection, Package
from detente.brief.answer import everyone, verdict_words
from detente.brief.at_home import refused_at_home
from detente.brief.breakers import deal_breakers
from detente.brief.charts import bars
from detente.brief.desk import Desk
from detente.brief.dropped import dropped_words, shown_sources
from detente.brief.hearsay import conditional, own_word, voice
from detente.brief.latest import but_since
from detente.brief.prose import (
    Block,
    Bullets,
    Chart,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
    mark,
    say,
    strong,
)
from detente.brief.refusals import refusal
from detente.brief.wording import capital, listed, said
from detente.display import clean, counted, draws, interval, per_100

_PACKAGES = 6
_OBJECTIONS = 2
_BREAKING = "What a party has refused in its own words, and what became of it"
_FOR_ALL = "What an analyst set behind all of these shares, in place of what the sources give"
_NAMED = 2


def deal(desk: Desk) -> Section:
    """Compose whether there is a deal."""
    zone = desk.analysis.zone
    blocks: list[Block] = [Paragraph(sentences=(_verdict(desk), _upper_bound(desk)))]
    if zone.packages:
        blocks += [packages_table(desk), packages_chart(desk)]
    broken = deal_breakers(desk)
    if ours := set_for_all(desk):
        blocks.append(ours)
    if broken:
        blocks.append(Bullets(items=tuple((one,) for one in broken), title=_BREAKING))
    if carried := carried_table(desk):
        blocks.append(carried)
    if points := solutions_sentence(desk):
        blocks.append(Paragraph(sentences=(points,)))
    return Section(id="deal", title="Is there a deal?", blocks=tuple(blocks))


def set_for_all(desk: Desk) -> Bullets | None:
    """List what an analyst set that bears on every package: weights of issues, no agreement."""
    every = [one for one in desk.negotiation.template.overrides if one.about != "value"]
    items = tuple(
        say(
            mark("◆ "),
            f"{desk.party(one.party)}: {desk.term(one.issue, one.option)} is "
            f"{'worth ' * (one.about == 'no_agreement')}{one.range_told}, {clean(one.told)}.",
            inference=True,
        )
        for one in every
    )
    return Bullets(items=tuple((one,) for one in items), title=_FOR_ALL) if items else None


def _verdict(desk: Desk) -> Sentence:
    """Say the verdict with the share, its interval and its baseline."""
    zone = desk.analysis.zone
    return say(
        strong(f"{verdict_words(zone)}{refused_at_home(desk)}. "),
        f"Every principal accepts the best package in {draws(zone.share_of_draws)} "
        f"({interval(zone.interval)}); with no evidence at all it would be "
        f"{per_100(zone.baseline)}.",
        inference=True,
    )


def _upper_bound(desk: Desk) -> Sentence:
    """Say in how many draws some package would do, and why that is not the headline."""
    zone = desk.analysis.zone
    return say(
        f" In {per_100(zone.some_package)} some package would do: an upper bound, as if each knew "
        f"the other's mind.",
        inference=True,
    )


def packages_table(desk: Desk) -> Table:
    """Return the best packages with every principal's share and the objections."""
    zone, principals = desk.analysis.zone, desk.principals()
    shown = zone.packages[:_PACKAGES]
    names = [desk.party(party) for party in principals]
    told: dict[tuple[str, str, str], str] = {}
    return Table(
        caption=f"{_most_often(len(shown))} accepted most often, in draws of 100",
        columns=("package", "all", *names, "who objects, in which words"),
        rows=tuple(_package_row(desk, package, told) for package in shown),
        empty="no objection in the record",
        inference=True,
        legend="A share of draws is what the evidence leaves open, not a chance of signing."
        + order_told(shown),
    )


def order_told(shown: Sequence[Package]) -> str:
    """Say why a package has a larger share than one above it; nothing where none has."""
    if all(above.all >= below.all for above, below in pairwise(shown)):
        return ""
    return (
        " The order was found on one half of the draws and the shares are counted on the other: "
        "a package may have a larger share than one above it, as far as chance goes."
    )


def _most_often(count: int) -> str:
    """Return how the table's packages are counted."""
    return "The package" if count == 1 else f"The {counted(count, 'package')}"


def _package_row(desk: Desk, package: Package, told: dict[tuple[str, str, str], str]) -> Row:
    """Return one package with its shares and objections; what a row above told is not repeated."""
    letter = desk.letter(package.outcome)
    figures = [f"{per_100(package.all)} ({interval(package.interval)})"]
    figures += [per_100(package.acceptable.get(party, 0.0)) for party in desk.principals()]
    cells = [(say(text, inference=True),) for text in figures]
    against = _weightiest(desk, [one for one in package.objections if one.sources])
    fresh = [one for one in against if (one.party, one.issue, one.option) not in told]
    before = [told.setdefault((o.party, o.issue, o.option), letter) for o in against]
    objecting = [objection_sentence(desk, one) for one in fresh]
    again: dict[str, list[str]] = defaultdict(list)
    for one, row in zip(against, before, strict=True):
        if row != letter and row not in again[one.party]:
            again[one.party].append(row)
    objecting += [
        say(f"{desk.party(party)}, as in {listed(rows)}. ", inference=True)
        for party, rows in again.items()
        if rows
    ]
    head = f"{letter}. {capital(desk.beside(package.outcome, desk.best()))}"
    return Row(head=head, cells=(*cells, tuple(objecting)))


def _weightiest(desk: Desk, objections: list[Objection]) -> list[Objection]:
    """Return the objections to show: red lines, then those in words, then what is presumed."""
    ordered = sorted(objections, key=lambda o: (not o.red_line, refusal(desk, o) is None))
    return ordered[:_OBJECTIONS]


def objection_sentence(desk: Desk, one: Objection) -> Sentence:
    """Say which term a party is least likely to accept, with its words."""
    key = refusal(desk, one)
    line = "red line, " if one.red_line else ""
    lead = f"{desk.party(one.party)} ({desk.term(one.issue, one.option)}): {line}"
    if key is None:
        return say(f"{lead}{_unsaid(desk, one)}. ", inference=True)
    by = voice(desk, desk.items[key])
    told = [desk.quoted(key), *conditional(desk, key), *but_since(desk, key)]
    return say(lead, *told, f" — {by}. " if by else ". ", inference=True)


def _unsaid(desk: Desk, one: Objection) -> str:
    """Return where an objection comes from that no words support."""
    hand = desk.hand(*one.sources)
    return clean(hand.told).rstrip(".") if hand else "presumed, as it would lose by it"


def packages_chart(desk: Desk) -> Chart:
    """Return the packages as bars with their intervals, beside the baseline."""
    zone = desk.analysis.zone
    shown = zone.packages[:_PACKAGES]
    labels = [f"Package {desk.letter(package.outcome)}" for package in shown]
    description = (
        f"Bars of the share of 100 draws in which {everyone(desk)} each package, with its "
        f"interval. The best reaches {per_100(shown[0].all)}; the dashed line marks "
        f"{per_100(zone.baseline)}, the share with no evidence."
    )
    rows = tuple(
        Row(head=label, cells=_bar_cells(package))
        for label, package in zip(labels, shown, strict=True)
    )
    title = "Packages by the share of draws in which all accept"
    columns = ("package", "share of 100 draws", "interval")
    table = Table(caption=title, columns=columns, rows=rows, inference=True)
    svg = bars(title, description, list(zip(labels, shown, strict=True)), zone.baseline)
    return Chart(
        id="packages", title=title, description=description, svg=svg, table=table, repeats=True
    )


def _bar_cells(package: Package) -> tuple[tuple[Sentence, ...], ...]:
    """Return a bar in words."""
    return (
        (say(per_100(package.all), inference=True),),
        (say(interval(package.interval), inference=True),),
    )


def carried_table(desk: Desk) -> Table | None:
    """Return what the headline would be without each carrying sentence or number set by hand."""
    zone = desk.analysis.zone
    known = shown_sources(desk)
    now = per_100(zone.share_of_draws)
    moving = [one for one in known[_NAMED:] if per_100(one.share_without) != now]
    shown = [*known[:_NAMED], *moving][:_PACKAGES]
    rows = tuple(_carried_row(desk, one) for one in shown)
    if not rows:
        return None
    ours = any(desk.hand(one.source) for one in shown)
    return Table(
        caption="What carries or weighs on the result: the headline without each sentence"
        f"{' or number set by hand (◆)' * ours}, "
        f"against {per_100(zone.share_of_draws)} with all",
        columns=("sentence", "words", "share without it", "verdict without it"),
        rows=rows,
        inference=True,
    )


def _carried_row(desk: Desk, one: Carried) -> Row:
    """Return one carrying sentence, or number set by hand, and what is left without it."""
    letter = desk.letter(one.best_without)
    best = "another, outside the table" if letter == "–" else f"package {letter}"
    other = f"; best then: {best}" if dict(one.best_without) != dict(desk.best()) else ""
    head, words = _carrying(desk, one)
    return Row(
        head=head,
        cells=(
            (words,),
            (say(per_100(one.share_without), inference=True),),
            (say(f"{said('verdict', one.verdict_without).lower()}{other}", inference=True),),
        ),
    )


def _carrying(desk: Desk, one: Carried) -> tuple[str, Sentence]:
    """Return whose number or words carry the result, and all words dropped, or the reason."""
    key = one.source
    if hand := desk.hand(key):
        told = say(mark("◆ "), capital(desk.hand_told(hand)), inference=True)
        return f"{desk.party(hand.party)} (set by hand)", told
    item = desk.items[key]
    by = voice(desk, item) or own_word(item)
    party = desk.party(item.position.party) if item.position else ""
    return f"{party} ({by})", say(*dropped_words(desk, one), inference=True)


def solutions_sentence(desk: Desk) -> Sentence | None:
    """Say where the frontier lies and which packages the four solution concepts select."""
    solutions = desk.analysis.solutions
    if not solutions:
        return None
    chosen: dict[str, list[tuple[str, float]]] = {}
    for concept, one in solutions.items():
        pair = (said("solutions", concept), one.share_of_draws)
        chosen.setdefault(desk.letter(one.outcome), []).append(pair)
    told = [_selected(letter, concepts) for letter, concepts in sorted(chosen.items())]
    frontier = counted(len(desk.analysis.frontier), "package")
    return say(
        strong("Fair and efficient. "),
        f"{capital(frontier)} cannot be bettered for one principal without loss to another; ",
        f"{'; '.join(told)}.",
        inference=True,
    )


def _selected(letter: str, concepts: list[tuple[str, float]]) -> str:
    """Return which concepts select a package most often."""
    names = listed([name for name, _ in concepts])
    points = "point falls" if len(concepts) == 1 else "points fall"
    if letter == "–":
        most = per_100(max(share for _, share in concepts))
        return f"the {names} {points} outside the table (on no package in more than {most} of 100)"
    shares = listed([per_100(share) for _, share in concepts])
    return f"the {names} {points} most often on package {letter} (in {shares} of 100 draws)"
