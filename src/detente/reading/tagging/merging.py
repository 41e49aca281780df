"""The tagger's statements as sayings, merged with those of the rules."""

from collections.abc import Iterable, Mapping, Sequence

from detente.reading.document import Document
from detente.reading.grammar.clauses import Range, antecedent, extent, noun_phrase, verb_group
from detente.reading.lexicon.cues import Cue
from detente.reading.sayings.plans import carried_on
from detente.reading.sayings.quoting import continued, whole_quotations
from detente.reading.sayings.saying import Saying
from detente.reading.tagging.cue_features import cues_of
from detente.reading.tagging.tagger import Tagged, Tagger
from detente.reading.tagging.words import Stretch, Told, Words, words_of
from detente.reading.tokens import Token

_KEPT = 0.15
"""How likely a word must report for a saying to stand that the rules alone found."""
_COVERED = 0.2
"""The share of its words that may lie in what the tagger found."""
_VERBAL = frozenset({"VERB", "AUX"})


def retold(document: Document, sayings: Sequence[Saying], tagger: Tagger) -> list[Saying]:
    """Return what the tagger finds, with the sayings of the rules that it leaves standing."""
    words = words_of(document, sayings)
    reporting = tagger.reporting(words)
    found = tagger.tag(words, reporting)
    made = [whole_quotations(document, saying_of(words, one)) for one in found]
    kept = _left_standing(words, found, reporting)
    whole = carried_on(document, continued(document, sorted([*made, *kept], key=_order)))
    return sorted(whole, key=_order)


def _order(saying: Saying) -> tuple[Range, int]:
    """Return by what sayings are put in order."""
    return saying.extent, saying.head.i


def saying_of(words: Words, tagged: Tagged) -> Saying:
    """Return what the tagger found as a saying, judged like those of the rules.

    Where it found nobody who speaks and the rules did, at the same words, theirs is taken.
    """
    told = _told_at(words, tagged.place)
    if told is not None and tagged.source is None and told.saying.source is not None:
        return told.saying
    head = words.tokens[tagged.place]
    source = None if tagged.source is None else _named(words.tokens[tagged.source])
    named = None if source is None else extent(noun_phrase(source))
    content = tuple(_characters(words, part) for part in tagged.content.parts())
    if named is not None and not _without(content, named):
        source, named = None, None
    group = verb_group(head) if head.pos_ in _VERBAL else extent([head])
    return Saying(
        cue=_cue_of(words, tagged) if told is None else told.saying.cue,
        head=head,
        cue_range=group if told is None else told.saying.cue_range,
        content=content if named is None else _without(content, named),
        source=source,
        source_range=named,
        inferred=told is not None and told.saying.inferred,
        climbed=told is not None and told.saying.climbed,
    )


def _told_at(words: Words, place: int) -> Told | None:
    """Return what the rules found at a word, or with that word in their cue."""
    if place in words.told:
        return words.told[place]
    for told in words.told.values():
        cue = told.saying.cue_range
        if cue is not None and cue[0] <= words.start[place] < cue[1]:
            return told
    return None


def _named(source: Token) -> Token:
    """Return whom a source means: of "who" and "which", what they stand for."""
    return antecedent(source, source.head)


def _characters(words: Words, part: Stretch) -> Range:
    """Return the characters of a stretch of tokens."""
    last = words.tokens[part[1] - 1]
    return words.start[part[0]], last.idx + len(last)


def _without(content: Iterable[Range], hole: Range) -> tuple[Range, ...]:
    """Return ranges without the characters of one."""
    found = []
    for first, last in content:
        found += [(first, min(last, hole[0])), (max(first, hole[1]), last)]
    return tuple(sorted({(first, last) for first, last in found if first < last}))


def _cue_of(words: Words, tagged: Tagged) -> Cue:
    """Return the lexicon's cue that fits a content best, or one whose act the words decide."""
    lemma, pos = words.lemma[tagged.place], words.pos[tagged.place]
    listed = cues_of(lemma, pos)
    wanted = _frames(words, tagged)
    fitting = [cue for cue in listed if cue.frame in wanted]
    found = next(iter((*fitting, *listed)), None)
    return Cue(lemma=lemma, frame="clause", act="content") if found is None else found


def _frames(words: Words, tagged: Tagged) -> frozenset[str]:
    """Return the frames that fit a content by how it begins."""
    first = next(iter(tagged.content.parts()))[0]
    if words.quoted[first]:
        return frozenset({"quote", "clause"})
    return frozenset({"infinitive"}) if words.lower[first] == "to" else frozenset({"clause"})


def _left_standing(
    words: Words, found: Sequence[Tagged], reporting: Mapping[int, float]
) -> list[Saying]:
    """Return the sayings of the rules beside and inside what the tagger found."""
    made = {one.place for one in found}
    return [
        told.saying
        for place, told in words.told.items()
        if place not in made and _stands(words, found, place, reporting.get(place, 1.0))
    ]


def _stands(words: Words, found: Sequence[Tagged], place: int, likely: float) -> bool:
    """Tell whether a saying of the rules stands: inside another's words, or likely and apart."""
    if any(one.content.holds(place) for one in found):
        return True
    told = words.told[place]
    parts = [part for part in (told.left, told.right) if part is not None]
    own = {place for part in parts for place in range(*part)}
    if likely < _KEPT or any(one.place in own for one in found):
        return False
    taken = {place for one in found for part in one.content.parts() for place in range(*part)}
    return len(own & taken) <= _COVERED * len(own)
