"""The tagger: four linear models that say which words report, what, and from whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from spacy.language import Language

from detente.errors import TaggerError
from detente.reading.tagging.candidates import reporting_words
from detente.reading.tagging.content import Content, overlap
from detente.reading.tagging.content_features import Choices, left_choices, right_choices
from detente.reading.tagging.cue_features import cue_features
from detente.reading.tagging.linear import Weights, likelihood, likelihoods, score
from detente.reading.tagging.source_features import source_choices
from detente.reading.tagging.words import Stretch, Words

_BELIEVED = 0.25
"""How likely a whole statement must be right to be made, and so its reporting word to report."""
_COVERED = 0.2
"""The share of a content's words that may belong to a likelier statement."""
_LEFT, _RIGHT, _COMPARED = 5, 8, 14
"""How many contents on each side, and of both together, are weighed against each other."""
_UNLIKELY = 0.01
_SAME = 0.5
"""Contents with this overlap are the same for a reader."""
_CLOSER = 1.0
"""What overlap beyond that is worth."""
ENOUGH = 100
"""From so many documents on a tagger does better than the rules alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A statement as the tagger sees it: its reporting word, its content, its source's head."""

    place: int
    content: Content
    source: int | None
    likely: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """What was learnt from a corpus.

    ``known`` are the reporting words of the corpus that are no verbs, ``parser`` is the pipeline
    whose parses it learnt from, ``sha256`` the fingerprint of its file.
    """

    cue: Weights
    left: Weights
    right: Weights
    source: Weights
    known: frozenset[str]
    parser: str
    documents: int = 0
    statements: int = 0
    sha256: str = ""

    def reporting(self, words: Words) -> Mapping[int, float]:
        """Return how likely each word that may report does."""
        places = reporting_words(words, self.known)
        return {place: likelihood(score(self.cue, cue_features(words, place))) for place in places}

    def tag(self, words: Words, reporting: Mapping[int, float]) -> list[Tagged]:
        """Return the statements that are likely enough and do not lie in each other."""
        found = [
            self._statement(words, place, likely)
            for place, likely in reporting.items()
            if likely >= _BELIEVED
        ]
        return _apart([one for one in found if one is not None])

    def _statement(self, words: Words, place: int, likely: float) -> Tagged | None:
        """Return what a word reports and from whom, or None if nothing can be reported."""
        before = left_choices(words, place)
        left = likelihoods(points(self.left, before))
        likeliest = before.stretches[left.index(max(left))]
        behind = right_choices(words, place, likeliest)
        right = likelihoods(points(self.right, behind))
        best = _best(words, (before, left), (behind, right))
        if best is None:
            return None
        content, sure = best
        named, features = source_choices(words, place, list(content.parts()))
        chances = likelihoods([score(self.source, one) for one in features])
        most = max(chances)
        return Tagged(
            place=place,
            content=content,
            source=named[chances.index(most)],
            likely=likely * sure * most,
        )


def doubt_of(tagger: Tagger) -> str | None:
    """Return what to know of a tagger that has learnt from few documents, None of any other."""
    if tagger.documents >= ENOUGH:
        return None
    return (
        f"the tagger has learnt from {tagger.documents} documents; below {ENOUGH} it often puts "
        "worse statements in the place of those of the rules: compare them before you rely on it"
    )


def parser_of(nlp: Language) -> str:
    """Return the name and version of a pipeline."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def require_parser(tagger: Tagger, nlp: Language) -> None:
    """Refuse a tagger that learnt from the parses of another pipeline.

    Raises
    ------
    TaggerError
        With the names of both.
    """
    used = parser_of(nlp)
    if tagger.parser != used:
        raise TaggerError(
            f"the tagger learnt from the parser {tagger.parser}, and {used} is in use",
            hint="Name that parser with --pipeline, or train the tagger again.",
        )


def points(weights: Weights, choices: Choices) -> list[float]:
    """Return the points of each choice; those of a common beginning or end are counted once."""
    begins = {place: score(weights, one) for place, one in choices.begins.items()}
    finishes = {place: score(weights, one) for place, one in choices.finishes.items()}
    found = [score(weights, choices.whole[0])]
    for stretch, own in zip(choices.stretches[1:], choices.whole[1:], strict=True):
        if stretch is not None:
            found.append(begins[stretch[0]] + finishes[stretch[1]] + score(weights, own))
    return found


def _best(
    words: Words,
    before: tuple[Choices, Sequence[float]],
    behind: tuple[Choices, Sequence[float]],
) -> tuple[Content, float] | None:
    """Return the content that agrees most with all likely ones, and how likely one agrees.

    The likeliest content may have many rivals that are nearly the same, so the one is taken that
    can be expected to be the same as the true one for a reader.
    """
    likely = [
        (Content(left=left, right=right), one * other)
        for left, one in _top(*before, _LEFT)
        for right, other in _top(*behind, _RIGHT)
        if left is not None or right is not None
    ]
    kept = sorted(likely, key=lambda one: -one[1])[:_COMPARED]
    weighed = [(_agreement(words, one, kept), one) for one, _ in kept if one.size(words)]
    if not weighed:
        return None
    (_, sure), best = max(weighed, key=lambda one: one[0][0])
    return best, sure


def _top(
    choices: Choices, chances: Sequence[float], most: int
) -> list[tuple[Stretch | None, float]]:
    """Return the likeliest choices."""
    paired = zip(choices.stretches, chances, strict=True)
    ranked = sorted(paired, key=lambda one: -one[1])[:most]
    return [one for one in ranked if one[1] > _UNLIKELY]


def _agreement(
    words: Words, one: Content, others: Sequence[tuple[Content, float]]
) -> tuple[float, float]:
    """Return how far a content agrees with likely ones, and how likely it is the same as one."""
    shared = [(overlap(words, one, other), chance) for other, chance in others]
    same = sum(chance for share, chance in shared if share >= _SAME)
    return same + _CLOSER * sum(share * chance for share, chance in shared), same


def _apart(found: Sequence[Tagged]) -> list[Tagged]:
    """Return the likelier ones of statements that would share words or lie in each other."""
    kept: list[Tagged] = []
    taken: set[int] = set()
    for one in sorted(found, key=attrgetter("likely"), reverse=True):
        if one.likely < _BELIEVED:
            break
        own = {place for part in one.content.parts() for place in range(*part)}
        shared = len(own & taken)
        nested = one.place in taken or any(other.place in own for other in kept)
        if not nested and shared <= _COVERED * len(own):
            kept.append(one)
            taken |= own
    return sorted(kept, key=attrgetter("place"))
