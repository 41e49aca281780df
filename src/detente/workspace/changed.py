"""What a fork changes, each thing in words with the quotes that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.article import STANCES
from detente.workspace.bench import Bench
from detente.workspace.forks import (
    NUMBERS,
    TOLD_RULES,
    Asked,
    Cell,
    Pair,
    cell_of,
    stance_of,
)
from detente.workspace.offers import (
    cell_told,
    claim_cell,
    claimed,
)
from detente.workspace.outcomes import term_of
from detente.workspace.quotes import Quote, few_quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that is changed, in words, and the words of the record that it is about.

    ``cells`` are the party and the term that it is about, where it is about one.
    """

    told: str
    pair: Pair
    rest: tuple[Pair, ...]
    quotes: tuple[Quote, ...] = ()
    cells: tuple[tuple[str, str, str], ...] = ()


def parts_of(bench: Bench, asked: Asked) -> Iterator[Part]:
    """Yield what an address changes, in words."""
    desk, template = bench.desk, bench.template
    for pair in asked.pairs():
        name, text = pair
        rest = asked.without(pair).pairs()
        told, cells, quotes = text, list[tuple[str, str, str]](), tuple[Quote, ...]()
        if name == "drop":
            told, cells = _dropped(bench, text)
            quotes = few_quotes(desk, [text])
        elif name == "lift":
            cells = [cell_of(text, template)]
            told = f"{cell_told(desk, cells[0])}: the red line is lifted"
        elif name == "stance":
            cell, stance = stance_of(text, template)
            cells, told = [cell], f"{cell_told(desk, cell)}: {STANCES[stance]} it on record"
        elif name in NUMBERS:
            one = NUMBERS[name](text, template)
            cells = [(one.party, one.issue, one.option)]
            worth = "worth " if one.about != "weight" else ""
            told = f"{cell_told(desk, cells[0])}: {worth}{one.low:g} to {one.high:g}, most likely "
            told += f"{one.mode:g}"
        elif name == "off":
            told = f"off the table: {desk.term(*term_of(text, template))}"
        elif name == "rule":
            told = TOLD_RULES.get(text, text)
        yield Part(told=told, pair=pair, rest=rest, quotes=quotes, cells=tuple(cells))


def _dropped(bench: Bench, key: str) -> tuple[str, list[Cell]]:
    """Return what is dropped in words, a sentence or a number set by hand, and its cell.

    What the record does not have is told as it was asked for: `change_of` refuses it.
    """
    desk = bench.desk
    if hand := desk.hand(key):
        told = f"without {desk.party(hand.party)}, {desk.hand_told(hand)}"
        return told, [(hand.party, hand.issue, hand.option)]
    claim = next((one for one in bench.evidence.claims if one.key == key), None)
    return (f"without “{claimed(desk, claim)}”", [claim_cell(claim)]) if claim else (key, [])
