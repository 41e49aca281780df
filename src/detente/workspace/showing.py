"""Show evidence: the quotes behind a value, whatever the value."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.model.rules import load_rules
from detente.workspace.known import Known
from detente.workspace.quotes import PRESUMPTION, PRIOR, Quote, quotes_of

MOST = 60
"""So many keys are shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceScreen:
    """The quotes of some keys; ``notes`` say what is no quote, ``missing`` what is not known."""

    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]


def evidence_screen(known: Known, keys: Sequence[str]) -> EvidenceScreen:
    """Return the quotes of some keys as they are known on the day that is shown."""
    asked = list(dict.fromkeys(keys))[:MOST]
    quotes = quotes_of(known.desk, asked)
    notes = {key: note for key in asked if (note := _note(known, key))}
    heard = {one.key for one in quotes}
    claims = {r.key: c.key for c in known.evidence.claims for r in c.reports}
    lost = [key for key in asked if claims.get(key, key) not in heard and key not in notes]
    return EvidenceScreen(quotes=quotes, notes=tuple(notes.values()), missing=tuple(lost))


def _note(known: Known, key: str) -> str:
    """Return what a source is that is no quotation."""
    rows = load_rules().rows
    if key == PRIOR:
        return f"Before any word: {rows['counts.prior'].reason}"
    if key == PRESUMPTION:
        return f"Presumption: {rows['counts.presumption'].reason}"
    for one in known.template.overrides:
        if one.key == key:
            return f"An analyst's own range, {one.low:g} to {one.high:g}, {one.told}"
    return ""
