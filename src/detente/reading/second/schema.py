"""What a language model may answer: one object of the reader's own kinds, and nothing else."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from detente.article import Act, EventType, Held, ProposalStatus
from detente.reading.lexicon.tables import table

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "integer"}
_TRUTH: Schema = {"type": "boolean"}
STANCES = (-2, -1, 0, 1, 2)


@cache
def options_by_issue() -> Mapping[str, tuple[str, ...]]:
    """Return the issues that the lexicon knows, each with its options."""
    return {name: tuple(row.get("option", {})) for name, row in table("issues")["issue"].items()}


@cache
def answer_schema() -> Schema:
    """Return the schema of an answer, in the words of JSON Schema."""
    kinds = ("statements", "events", "positions", "proposals")
    return _object({kind: _list(item_schema(kind)) for kind in kinds})


@cache
def item_schema(kind: str) -> Schema:
    """Return the schema of one item."""
    return {
        "statements": _statement,
        "events": _event,
        "positions": _position,
        "proposals": _proposal,
    }[kind]()


def _statement() -> Schema:
    """Return the schema of words with their speaker."""
    return _object(
        {
            "paragraph": _NUMBER,
            "quote": _TEXT,
            "speaker": _TEXT,
            "cue": _TEXT_OR_NULL,
            "act": _enum([one for kind in get_args(Act) for one in get_args(kind) or (kind,)]),
            "negated": _TRUTH,
            "hedged": _TRUTH,
        }
    )


def _event() -> Schema:
    """Return the schema of a deed with every place that tells it."""
    telling = _object({"paragraph": _NUMBER, "quote": _TEXT})
    return _object(
        {
            "type": _enum(get_args(EventType)),
            "tellings": _list(telling),
            "actors": _list(_TEXT),
            "recipients": _list(_TEXT),
            "background": _TRUTH,
        }
    )


def _position() -> Schema:
    """Return the schema of a party's stance on an option."""
    return _object(
        {
            "paragraph": _NUMBER,
            "quote": _TEXT,
            "party": _TEXT,
            "speaker": _TEXT_OR_NULL,
            "issue": _enum(options_by_issue()),
            "option": _option(),
            "target": _TEXT_OR_NULL,
            "stance": {"type": "integer", "enum": list(STANCES)},
            "held": _enum(get_args(Held)),
            "condition": _TEXT_OR_NULL,
            "red_line": _TRUTH,
        }
    )


def _proposal() -> Schema:
    """Return the schema of a plan with its terms."""
    term = {
        "issue": _enum(options_by_issue()),
        "option": _enum(_options()),
        "quote": _TEXT,
        "target": _TEXT_OR_NULL,
    }
    return _object(
        {
            "paragraph": _NUMBER,
            "quote": _TEXT,
            "author": _TEXT_OR_NULL,
            "status": _enum(get_args(ProposalStatus)),
            "terms": _list(_object(term)),
        }
    )


def _options() -> list[str]:
    """Return the options of all issues, each once."""
    return sorted({option for options in options_by_issue().values() for option in options})


def _option() -> Schema:
    """Return the schema of an option that may be open."""
    return {"type": ["string", "null"], "enum": [*_options(), None]}


def _object(members: Mapping[str, Schema]) -> Schema:
    """Return the schema of an object with exactly these members."""
    return {
        "type": "object",
        "properties": dict(members),
        "required": list(members),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def _enum(values: Any) -> Schema:  # noqa: ANN401 - any iterable of strings
    """Return the schema of one of some words."""
    return {"type": "string", "enum": list(values)}
