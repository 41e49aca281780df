"""The words of a template for what results name by their ids."""

from dataclasses import dataclass

from detente.analysis.results import Outcome
from detente.display import clean, distinct, plain
from detente.negotiation import Template


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a template for its parties and terms."""

    template: Template

    def party(self, party_id: str) -> str:
        """Return the name of a party."""
        return clean(self.template.party(party_id).name)

    def term(self, key: str, option: str) -> str:
        """Return an issue with one of its options; the weight of an issue, or no agreement."""
        if not key:
            return "no agreement"
        issue, named = self.template.issue(key), self._issues()[key]
        if not option:
            return clean(f"weight of {named}")
        title = issue.options[issue.place_of(option)].title
        return clean(f"{named}: {title}")

    def _issues(self) -> dict[str, str]:
        """Return the issues by their titles, no two alike."""
        return distinct({one.key: one.title or one.key for one in self.template.issues}, plain)

    def source(self, key: str) -> str:
        """Return a source as a person reads it: whose number it is, or the address of words."""
        hand = self.template.set_by_hand([key])
        return clean(hand.told) if hand else key

    def outcome(self, outcome: Outcome) -> str:
        """Return an outcome in words; what stays as it is goes unsaid."""
        first: dict[str, str] = {i.key: i.options[0].id for i in self.template.issues}
        terms = [self.term(k, option) for k, option in outcome.items() if option != first[k]]
        return " · ".join(terms) or "everything as it is"

    def moves(self, outcome: Outcome) -> str:
        """Return the changed issues of a move with what they are turned into."""
        return " · ".join(self.term(key, option) for key, option in outcome.items())
