"""A saying: what the grammar finds before it is judged and becomes a Statement."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.covering import Covering
from detente.reading.grammar.clauses import Range
from detente.reading.lexicon.cues import Cue
from detente.reading.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A reporting word, who speaks, and the characters of what is said.

    ``inferred`` tells that the article draws a conclusion ("appears to support") instead of
    reporting words; ``climbed`` that the subject is lent by another verb; ``echo`` that the
    content is what another said ("X said it was signed, which Y denied").
    """

    cue: Cue | None
    head: Token
    cue_range: Range | None
    content: tuple[Range, ...]
    source: Token | None = None
    source_range: Range | None = None
    inferred: bool = False
    climbed: bool = False
    echo: bool = False

    @property
    def extent(self) -> Range:
        """Return the characters from the first to the last of all parts."""
        parts = [*self.content, *(r for r in (self.cue_range, self.source_range) if r)]
        return min(first for first, _ in parts), max(last for _, last in parts)

    @property
    def start(self) -> int:
        """Return where the content begins."""
        return min(first for first, _ in self.content)

    def says(self, place: int) -> bool:
        """Tell whether a character lies in what is said."""
        for first, last in self.content:  # noqa: SIM110 - asked too often for a generator
            if first <= place < last:
                return True
        return False


def hosts_of(sayings: Sequence[Saying]) -> list[list[Saying]]:
    """Return, for each saying, the others in whose words it is made, in their order."""
    contents = Covering((*part, one) for one in sayings if not one.echo for part in one.content)
    return [
        list({id(host): host for host in contents.at(one.head.idx) if host is not one}.values())
        for one in sayings
    ]
