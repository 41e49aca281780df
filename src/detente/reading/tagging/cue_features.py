"""What speaks for and against a word's being one that reports."""

from collections.abc import Iterator

from detente.reading.lexicon.cues import Cue, load_cues
from detente.reading.tagging.candidates import nearest_subject
from detente.reading.tagging.words import Words

_OPENERS = frozenset({"that", "to", "if", "whether", "as", "because", "for"})
_PARTICIPANTS = frozenset({"dobj", "nsubj", "pobj", "attr", "nsubjpass"})
_PASSING = frozenset({"ccomp", "xcomp", "advcl", "conj", "pcomp"})
_NEAR, _WIDE = 5, 40
_STEPS = (4, 6, 9, 14, 22, 40)


def cue_features(words: Words, place: int) -> list[str]:
    """Return the features of a token as a reporting word."""
    found = [*_own(words, place), *_below(words, place), *_speaker(words, place)]
    found += _around(words, place)
    found += _quoting(words, place)
    found += _known(words, place)
    found += _above(words, place)
    return list(dict.fromkeys(found))


def size(number: int) -> int:
    """Return a number, large ones in steps.

    Examples
    --------
    >>> [size(number) for number in (3, 5, 100)]
    [3, 4, 40]
    """
    if number < _STEPS[0]:
        return number
    return max(step for step in _STEPS if step <= number)


def kind(words: Words, place: int | None) -> str:
    """Return what sort of word names somebody: a pronoun itself, an entity's type, a tag."""
    if place is None:
        return "none"
    if words.pos[place] == "PRON":
        return words.lower[place]
    return f"E{words.entity[place]}" if words.entity[place] else words.pos[place]


def _own(words: Words, place: int) -> Iterator[str]:
    """Yield the word itself, its form and its place in the sentence."""
    lemma, pos, dep = words.lemma[place], words.pos[place], words.dep[place]
    first, last = words.sentence[place]
    yield "b"
    yield f"l={lemma}"
    yield f"l|p={lemma}{pos}"
    yield f"l|d={lemma}{dep}"
    yield f"t={words.tag[place]}"
    yield f"d={dep}"
    yield f"p|d={pos}{dep}"
    yield f"suf={lemma[-3:]}{pos}"
    yield f"par={min(words.paragraph[place], 2)}"
    yield f"len={size(last - first)}"
    yield f"dl={size(place - first)}"
    yield f"dr={size(last - place)}"


def _below(words: Words, place: int) -> Iterator[str]:
    """Yield what hangs on the word."""
    lemma = words.lemma[place]
    kinds = set()
    for child in words.children[place]:
        kinds.add(branch_kind(words, child, place))
        dep = words.dep[child]
        if dep == "aux":
            yield f"aux={words.lower[child]}"
            yield f"l|aux={lemma}{words.lower[child]}"
        elif dep in _PARTICIPANTS:
            yield f"c={dep}{kind(words, child)}"
            yield f"l|c={lemma}{dep}{kind(words, child)}"
            yield f"cl={dep}{words.lemma[child]}"
    for one in kinds:
        yield f"k={one}"
        yield f"l|k={lemma}{one}"
    yield f"ks={'|'.join(sorted(kinds))}"


def branch_kind(words: Words, child: int, place: int) -> str:
    """Return the label of a branch, its side, and the word that opens it."""
    dep = words.dep[child]
    side = "<" if child < place else ">"
    if dep == "prep":
        return dep + side + words.lower[child]
    if dep in {"ccomp", "xcomp", "advcl"}:
        return dep + side + _opener(words, child)
    return dep + side


def _opener(words: Words, clause: int) -> str:
    """Return the small word that opens a clause, or nothing."""
    for child in words.children[clause]:
        if words.dep[child] in {"mark", "aux"} and words.lower[child] in _OPENERS:
            return words.lower[child]
    return ""


def _speaker(words: Words, place: int) -> Iterator[str]:
    """Yield who would be the one who speaks."""
    subject, way = nearest_subject(words, place)
    named, lemma = kind(words, subject), words.lemma[place]
    yield f"s={named}"
    yield f"sh={way}"
    yield f"s|h={named}{way}"
    yield f"l|s={lemma}{named}"
    yield f"q|s={words.quoted[place]}{named}"
    if subject is not None:
        yield f"sl={words.lemma[subject]}"
        yield f"sp={words.pos[subject]}"


def _around(words: Words, place: int) -> Iterator[str]:
    """Yield the words beside the word."""
    after, before = words.word_at(place + 1), words.word_at(place - 1)
    yield f"n={after}"
    yield f"pv={before}"
    yield f"n2={after} {words.word_at(place + 2)}"
    yield f"l|n={words.lemma[place]}{after}"


def _quoting(words: Words, place: int) -> Iterator[str]:
    """Yield how the word lies to quotations."""
    lemma, dep = words.lemma[place], words.dep[place]
    first, last = words.sentence[place]
    before = words.quoted_in(max(first, place - _WIDE), place) > 0
    after = words.quoted_in(place + 1, max(place + 1, min(last, place + _WIDE))) > 0
    inside = words.quoted[place]
    yield f"q|d={inside}{dep}"
    yield f"sq={before}{after}{inside}"
    yield f"l|sq={lemma}{before}{after}{inside}"
    beside = quotation_beside(words, place)
    if beside:
        yield f"qa={beside}"
        yield f"l|qa={lemma}{beside}"
        yield f"d|qa={dep}{beside}{kind(words, nearest_subject(words, place)[0])}"


def quotation_beside(words: Words, place: int) -> str:
    """Return on which side a quotation stands close by, and how close."""
    found = ""
    for steps in range(_NEAR):
        if place - steps in words.closes and place - steps >= words.sentence[place][0]:
            found += f"L{steps}"
            break
    for steps in range(1, _NEAR):
        if place + steps in words.opens:
            found += f"R{steps}"
            break
    return found


def _known(words: Words, place: int) -> Iterator[str]:
    """Yield what the lexicon and the rules know of the word."""
    lemma, pos = words.lemma[place], words.pos[place]
    for cue in cues_of(lemma, pos):
        yield f"lf={pos}{cue.frame}"
        yield f"la={cue.act}"
        yield f"lw={cue.weak}"
    told = words.told.get(place)
    if words.retold[place]:
        yield f"in|d={words.dep[place]}"
    if told is None:
        yield f"no|p={pos}"
        yield f"no|l={lemma}"
        return
    yield f"r|l={lemma}"
    yield f"rf={told.frame}"
    yield f"rf|p={told.frame}{pos}"
    yield f"ri={told.saying.inferred}{told.saying.climbed}{told.saying.source is None}"


def cues_of(lemma: str, pos: str) -> tuple[Cue, ...]:
    """Return the ways in which the lexicon lets a word report."""
    cues = load_cues()
    if pos in {"VERB", "AUX"}:
        return cues.verbs.get(lemma, ())
    if pos == "NOUN":
        return cues.nouns.get(lemma, ())
    return cues.adjectives.get(lemma, ()) if pos == "ADJ" else ()


def _above(words: Words, place: int) -> Iterator[str]:
    """Yield what the word hangs on."""
    head = words.head[place]
    yield f"h={words.lemma[head]}"
    yield f"hp|d={words.pos[head]}{words.dep[place]}"
    above = words.head[head]
    if words.dep[place] in _PASSING:
        yield f"hh={words.dep[place]}{words.lemma[head]}{words.dep[head]}"
        yield f"hr={head in words.told}{above in words.told}"
