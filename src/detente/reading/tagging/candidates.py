"""What may report, what may be reported and who may have spoken: the choices of the tagger."""

from collections.abc import Container, Iterator

from detente.reading.lexicon.cues import load_cues
from detente.reading.tagging.words import Stretch, Words

_CLAUSES = frozenset(
    {"ccomp", "advcl", "conj", "relcl", "acl", "parataxis", "xcomp", "csubj", "pcomp"}
)
_DASHES = frozenset({",", ";", ":", "—", "–", "-", "--"})
_SPEAKING = frozenset({"nsubj", "pobj", "poss"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LENDING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp", "attr", "dobj"})
_CLIMBS = 4
_STARTS, _ENDS, _BEGINNINGS, _SOURCES = 6, 8, 5, 22
"""How many places of each kind are tried, those nearest to the reporting word."""


def reporting_words(words: Words, known: Container[str]) -> list[int]:
    """Return the tokens that may report; of nouns, adjectives and small words only known ones."""
    return [place for place in range(len(words)) if _may_report(words, place, known)]


def _may_report(words: Words, place: int, known: Container[str]) -> bool:
    """Tell whether a token may report."""
    if words.blank[place]:
        return False
    pos, lemma = words.pos[place], words.lemma[place]
    if pos == "VERB":
        return True
    if pos == "AUX":
        return words.dep[place] not in {"aux", "auxpass"}
    return lemma in known or lemma in lexicon_of(pos)


def lexicon_of(pos: str) -> Container[str]:
    """Return the reporting words of the lexicon that are of a part of speech."""
    cues = load_cues()
    if pos in {"VERB", "AUX"}:
        return cues.verbs
    if pos in {"NOUN", "PROPN"}:
        return cues.nouns
    return cues.adjectives if pos == "ADJ" else ()


def contents_right(words: Words, place: int) -> list[Stretch]:
    """Return what may be reported behind a reporting word."""
    starts, ends = _places_right(words, place)
    begun = sorted({one for one in map(words.begin, starts) if one < len(words)})
    kept = [*begun[:_STARTS], *(one for one in begun[_STARTS:] if one in words.opens)]
    far = {words.finish(end) for end in _far_ends(words, place)}
    closed = sorted({words.finish(end) for end in (*ends, *far)})
    found = set()
    for first in kept:
        behind = [end for end in closed if end > first]
        found |= {(first, end) for end in behind[:_ENDS]}
        found |= {(first, end) for end in behind[_ENDS:] if end in far or end in words.closes}
    return sorted(found | _by_rules(words, place, "right"))


def _places_right(words: Words, place: int) -> tuple[set[int], set[int]]:
    """Return where a content behind a reporting word may begin and end."""
    last = words.sentence[place][1]
    starts, ends = {place + 1}, set()
    for branch in _branches(words, place):
        if words.left[branch] > place:
            starts.add(words.left[branch])
            ends.add(words.right[branch] + 1)
    for one in range(place + 1, last):
        if words.dep[one] in _CLAUSES and words.left[one] > place + 1:
            ends |= {words.left[one], words.right[one] + 1}
        if words.lower[one] in _DASHES:
            ends.add(one)
    starts |= {first for first in words.opens if place < first < last + 2}
    return starts, ends


def _far_ends(words: Words, place: int) -> Iterator[int]:
    """Yield the ends that are tried however far they are: of sentence, paragraph, quotations."""
    limit = words.paragraphs.get(words.paragraph[place], words.sentence[place])[1]
    yield words.sentence[place][1]
    yield limit
    for first, last in words.opens.items():
        if last > place + 1 and first < limit + 2:
            yield last


def _branches(words: Words, place: int) -> Iterator[int]:
    """Yield what hangs on a reporting word, on the heads above it, and on what follows it."""
    path = words.path(place)
    for above in path:
        for child in words.children[above]:
            yield child
            if child > place and child not in path:
                yield from words.children[child]


def contents_left(words: Words, place: int) -> list[Stretch]:
    """Return what may be reported before a reporting word."""
    starts, ends = _places_left(words, place)
    first = words.sentence[place][0]
    top = words.paragraphs.get(words.paragraph[place], (first, 0))[0]
    always = {words.begin(first), words.begin(top), *words.opens}
    opened = sorted({words.begin(one) for one in (*starts, first, top)})
    found = set()
    for end in sorted({words.finish(one) for one in ends})[-_BEGINNINGS:]:
        before = [one for one in opened if one < end]
        found |= {(one, end) for one in before[-_STARTS:]}
        found |= {(one, end) for one in before if one in always}
    return sorted(found | _by_rules(words, place, "left"))


def _places_left(words: Words, place: int) -> tuple[set[int], set[int]]:
    """Return where a content before a reporting word may begin and end."""
    first = words.sentence[place][0]
    top = words.paragraphs.get(words.paragraph[place], (first, 0))[0]
    parts = [(words.left[one], one + 1) for one in words.path(place) if one < place]
    parts += [
        (words.left[child], words.right[child] + 1)
        for above in words.path(place)
        for child in words.children[above]
        if words.right[child] < place
    ]
    parts += [(one + 1, one) for one in range(first, place) if words.mark[one]]
    parts += [
        (opening, closing)
        for opening, closing in words.opens.items()
        if closing <= place + 1 and opening >= top
    ]
    return {begin for begin, _ in parts}, {end for _, end in parts}


def _by_rules(words: Words, place: int, side: str) -> set[Stretch]:
    """Return what the rules found on one side of a reporting word."""
    told = words.told.get(place)
    part = None if told is None else getattr(told, side)
    cleaned = None if part is None else trimmed(words, part)
    return set() if cleaned is None or cleaned[0] >= cleaned[1] else {cleaned}


def trimmed(words: Words, part: Stretch) -> Stretch:
    """Return a stretch without the marks at its ends."""
    return words.begin(part[0]), words.finish(part[1])


def sources(words: Words, place: int) -> list[int]:
    """Return the heads of the phrases of a sentence that may name who speaks."""
    first, last = words.sentence[place]
    found = [one for one in range(first, last) if _may_speak(words, one, place)]
    return sorted(sorted(found, key=lambda one: abs(one - place))[:_SOURCES])


def _may_speak(words: Words, one: int, place: int) -> bool:
    """Tell whether a token is the head of a phrase that may name who speaks at a place."""
    if words.blank[one] or words.mark[one] or (one == place and words.pos[one] == "VERB"):
        return False
    head, dep = words.head[one], words.dep[one]
    if dep in {"compound", "nmod"} and head != place and words.pos[head] in {"NOUN", "PROPN"}:
        return False
    return words.pos[one] in _NOMINAL or dep in _SPEAKING


def nearest_subject(words: Words, place: int) -> tuple[int | None, str]:
    """Return the subject of a token, lent by a verb above where it has none, and the way to it."""
    one, way = place, ""
    for _ in range(_CLIMBS):
        found = _subject_at(words, one)
        if found is not None:
            return found, way + words.dep[found]
        dep, above = words.dep[one], words.head[one]
        if dep in {"relcl", "acl"}:
            return above, way + dep
        if dep not in _LENDING or above == one:
            break
        one, way = above, f"{way}{dep}^"
    owner = next((one for one in words.children[place] if words.dep[one] == "poss"), None)
    return owner, "none" if owner is None else "poss"


def _subject_at(words: Words, place: int) -> int | None:
    """Return the subject that stands at a token itself, or the agent of a passive."""
    for child in words.children[place]:
        dep = words.dep[child]
        if dep in {"nsubj", "nsubjpass", "csubj"}:
            return child
        if dep == "agent":
            return next((one for one in words.children[child] if words.dep[one] == "pobj"), None)
    return None
