"""What speaks for and against a phrase as the one that names who speaks."""

from collections.abc import Iterator, Sequence

from detente.reading.tagging.candidates import nearest_subject, sources
from detente.reading.tagging.cue_features import kind, size
from detente.reading.tagging.words import Stretch, Words

_UP, _LONGEST, _MOST_NEAR = 6, 4, 4


def source_choices(
    words: Words, place: int, content: Sequence[Stretch]
) -> tuple[list[int | None], list[list[str]]]:
    """Return who may speak at a reporting word, nobody first, and the features of each."""
    subject = nearest_subject(words, place)
    named = sources(words, place)
    features = [list(_nobody(words, place, subject))]
    for one in named:
        found = [*_phrase(words, place, one, subject), *_by_rules(words, place, one)]
        inside = any(first <= one < last for first, last in content)
        if inside:
            found += ["in", f"in|p={way(words, place, one)}"]
        near = sum(one < other < place or place < other < one for other in named)
        found.append(f"rank={'-' if one < place else '+'}{min(near, _MOST_NEAR)}")
        features.append(found)
    return [None, *named], features


def _nobody(words: Words, place: int, subject: tuple[int | None, str]) -> Iterator[str]:
    """Yield the features of there being no source."""
    lemma, told = words.lemma[place], words.told.get(place)
    passive = any(words.dep[one] in {"auxpass", "nsubjpass"} for one in words.children[place])
    yield "0"
    yield f"0l={lemma}"
    yield f"0d={words.dep[place]}"
    yield f"0p={words.pos[place]}"
    yield f"0h={subject[1]}"
    yield f"0k={kind(words, subject[0])}"
    yield f"0sl={'-' if subject[0] is None else words.lemma[subject[0]]}"
    yield f"0r={'no' if told is None else told.source is not None}"
    yield f"0pas={passive}{words.tag[place]}"
    yield f"0pas|l={passive}{lemma}"


def _phrase(words: Words, place: int, one: int, subject: tuple[int | None, str]) -> Iterator[str]:
    """Yield the features of a phrase."""
    path, named, lemma = way(words, place, one), kind(words, one), words.lemma[place]
    yield f"p={path}"
    yield f"k={named}"
    yield f"p|k={path}{named}"
    yield f"p|l={path}{lemma}"
    yield f"p|t={path}{words.tag[place]}"
    yield f"pos={words.pos[one]}"
    yield f"d={words.dep[one]}"
    yield f"lem={words.lemma[one]}"
    yield f"dist={'-' if one < place else '+'}{size(abs(place - one))}"
    yield f"marks={min(3, sum(words.mark[min(one, place) + 1 : max(one, place)]))}"
    if subject[0] == one:
        yield "subject"
        yield f"subject={subject[1]}"
    if words.quoted[one] != words.quoted[place]:
        yield "quoted"
        yield f"quoted|p={path}"


def _by_rules(words: Words, place: int, one: int) -> Iterator[str]:
    """Yield what the rules say of a phrase."""
    told = words.told.get(place)
    if told is None:
        yield f"no|p={way(words, place, one)}"
    elif told.source is None:
        yield f"none|p={way(words, place, one)}"
    else:
        yield f"r={told.source == one}"
        yield f"r|k={told.source == one}{kind(words, one)}"


def way(words: Words, place: int, one: int) -> str:
    """Return the labels on the way through the parse from a reporting word to a phrase."""
    up, down = [place], [one]
    while len(up) < _UP and words.head[up[-1]] != up[-1]:
        up.append(words.head[up[-1]])
    while down[-1] not in up and len(down) < _UP and words.head[down[-1]] != down[-1]:
        down.append(words.head[down[-1]])
    if down[-1] not in up:
        return "far"
    steps = up.index(down[-1])
    if steps + len(down) - 1 > _LONGEST:
        return "long"
    climb = "^".join(words.dep[step] for step in up[:steps])
    return climb + ">" + "v".join(_step(words, step) for step in reversed(down[:-1]))


def _step(words: Words, place: int) -> str:
    """Return the label of a step down, a preposition with its word."""
    small = words.lower[place] if words.dep[place] in {"prep", "agent"} else ""
    return words.dep[place] + small
