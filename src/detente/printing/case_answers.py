"""What the API answers besides the objects of commands: the case, and what was written."""

from collections.abc import Sequence
from typing import Any

from detente.contract import to_json
from detente.evidence import Evidence
from detente.negotiation import Override, Template
from detente.printing.answers import set_by_hand_json
from detente.record.case import Case
from detente.record.forks import KeptFork
from detente.record.writer import Receipt

Json = dict[str, Any]


def case_json(case: Case, evidence: Evidence) -> Json:
    """Return what a case is: its title, its head and how much it holds."""
    return {
        "schema": "detente.case/1",
        "title": case.title,
        "head": case.head,
        "tx_id": case.last,
        "as_of": to_json(evidence.as_of),
        "articles": len(evidence.readings),
    }


def overrides_json(overrides: Sequence[Override], template: Template | None) -> Json:
    """Return the numbers that analysts set; each says where it moves nothing, and why."""
    return {"schema": "detente.overrides/1", "overrides": set_by_hand_json(overrides, template)}


def forks_json(forks: Sequence[KeptFork]) -> Json:
    """Return the what-ifs that were kept by name."""
    return {"schema": "detente.forks/1", "forks": to_json(tuple(forks))}


def written_json(receipt: Receipt, notes: Sequence[str] = ()) -> Json:
    """Return the receipt of something that is not a decision on an item, with what to know."""
    return {"schema": "detente.written/1", "ok": True, **to_json(receipt), "notes": list(notes)}
