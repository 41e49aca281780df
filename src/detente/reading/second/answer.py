"""A language model's answer, once it has passed the schema: drafts of items, by quote."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.article import Act, EventType, Held, ProposalStatus
from detente.reading.second.schema import answer_schema, item_schema, options_by_issue
from detente.reading.second.strict import MOST_ITEMS, NotJsonError, fits, loads

_FENCE = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a speaker, as an answer quotes them."""

    paragraph: int
    quote: str
    speaker: str
    cue: str | None
    act: Act
    negated: bool
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that happened, as an answer quotes it."""

    type: EventType
    tellings: tuple[tuple[int, str], ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    background: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A party's stance, as an answer quotes it."""

    paragraph: int
    quote: str
    party: str
    speaker: str | None
    issue: str
    option: str | None
    target: str | None
    stance: int
    held: Held
    condition: str | None
    red_line: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One term of a plan, as an answer quotes it."""

    issue: str
    option: str
    quote: str
    target: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan, as an answer quotes it."""

    paragraph: int
    quote: str
    author: str | None
    status: ProposalStatus
    terms: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an answer holds that has the right shape, and how many items had not."""

    statements: tuple[Said, ...] = ()
    events: tuple[Deed, ...] = ()
    positions: tuple[Stand, ...] = ()
    proposals: tuple[Plan, ...] = ()
    malformed: int = 0
    items: Mapping[str, list[Any]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def plain(self) -> dict[str, Any]:
        """Return the items that passed, as they came: what is kept for a rerun."""
        return {kind: list(self.items.get(kind, ())) for kind in answer_schema()["properties"]}


def read_answer(text: str) -> Answer:
    """Return what a model's text holds; an item that does not fit the schema is left out.

    Raises
    ------
    NotJsonError
        If the text is not one JSON object with the four lists.
    """
    fenced = _FENCE.fullmatch(text)
    data = loads(fenced.group(1) if fenced else text)
    kinds = list(answer_schema()["properties"])
    if not isinstance(data, dict) or not all(isinstance(data.get(kind), list) for kind in kinds):
        raise NotJsonError(f"it is not one object with {', '.join(kinds)}")
    listed = {kind: data[kind][:MOST_ITEMS] for kind in kinds}
    good = {kind: [one for one in listed[kind] if _passes(one, kind)] for kind in kinds}
    wrong = sum(len(data[kind]) - len(good[kind]) for kind in kinds) + len(data) - len(kinds)
    return Answer(
        statements=tuple(Said(**one) for one in good["statements"]),
        events=tuple(_deed(one) for one in good["events"]),
        positions=tuple(Stand(**one) for one in good["positions"]),
        proposals=tuple(_plan(one) for one in good["proposals"]),
        malformed=wrong,
        items=good,
    )


def joined(answers: Sequence[Answer]) -> Answer:
    """Return the answers on the parts of an article as one."""
    return Answer(
        statements=tuple(item for one in answers for item in one.statements),
        events=tuple(item for one in answers for item in one.events),
        positions=tuple(item for one in answers for item in one.positions),
        proposals=tuple(item for one in answers for item in one.proposals),
        malformed=sum(one.malformed for one in answers),
        items={
            kind: [item for one in answers for item in one.items.get(kind, ())]
            for kind in answer_schema()["properties"]
        },
    )


def _passes(one: Any, kind: str) -> bool:  # noqa: ANN401 - whatever the answer holds
    """Tell whether an item fits the schema, and each option belongs to its issue."""
    if not fits(one, item_schema(kind)):
        return False
    terms = one["terms"] if kind == "proposals" else [one] if kind == "positions" else []
    return all(
        term["option"] is None or term["option"] in options_by_issue()[term["issue"]]
        for term in terms
    )


def _deed(one: Mapping[str, Any]) -> Deed:
    """Return an event of an answer."""
    return Deed(
        type=one["type"],
        tellings=tuple((told["paragraph"], told["quote"]) for told in one["tellings"]),
        actors=tuple(one["actors"]),
        recipients=tuple(one["recipients"]),
        background=one["background"],
    )


def _plan(one: Mapping[str, Any]) -> Plan:
    """Return a proposal of an answer."""
    return Plan(**{**one, "terms": tuple(Clause(**term) for term in one["terms"])})
