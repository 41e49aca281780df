"""Learning a tagger from annotated documents."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from detente.errors import CorpusError
from detente.reading.attribution import find_sayings
from detente.reading.document import document_of
from detente.reading.pipeline import load_pipeline
from detente.reading.tagging.candidates import reporting_words
from detente.reading.tagging.content import Content, overlap
from detente.reading.tagging.content_features import Choices, left_choices, right_choices
from detente.reading.tagging.corpus import Attribution, Sample, load_corpus
from detente.reading.tagging.cue_features import cue_features
from detente.reading.tagging.linear import Examples, fit_choice, fit_yes_or_no
from detente.reading.tagging.source_features import source_choices
from detente.reading.tagging.storage import save_tagger
from detente.reading.tagging.tagger import Tagger, parser_of
from detente.reading.tagging.words import Stretch, Words, stretch_of, words_of
from detente.reading.tokens import Token, parse_of, root_of

_SAME = 0.5
_LEAST = 10
"""Fewer statements than this teach nothing."""
_PREDICATES = frozenset({"acomp", "attr", "prep", "xcomp"})

Progress = Callable[[int], object]
"""Called with the number of documents read so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One annotated statement in a parse: its reporting word, its content, its source."""

    place: int
    cue: Stretch
    content: Content
    source: Stretch | None
    speaker: int | None


@dataclass(slots=True, kw_only=True)
class _Choosing:
    """Examples of choices among rivals, each with how far it is the right one."""

    examples: Examples = field(default_factory=Examples)
    sizes: list[int] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)

    def add(self, features: Sequence[Sequence[str]], right: Sequence[bool]) -> None:
        """Keep rivals, if one of them is right."""
        if not any(right):
            return
        for row in features:
            self.examples.add(row)
        self.sizes.append(len(features))
        self.shares += [one / sum(right) for one in right]

    def fitted(self) -> dict[str, float]:
        """Return the weights of the features."""
        return fit_choice(self.examples, self.sizes, self.shares) if self.sizes else {}


def train_from(
    corpus: str | Path,
    output: str | Path,
    *,
    pipeline: str | None = None,
    progress: Progress | None = None,
) -> Tagger:
    """Learn a tagger from a file of annotated documents and write it to another file.

    Raises
    ------
    CorpusError
        If the documents cannot be learnt from.
    StorageError
        If the tagger cannot be written.
    """
    return train_on(load_corpus(corpus), output, pipeline=pipeline, progress=progress)


def train_on(
    samples: Sequence[Sample],
    output: str | Path,
    *,
    pipeline: str | None = None,
    progress: Progress | None = None,
) -> Tagger:
    """Learn a tagger from documents that are loaded already and write it to a file."""
    return save_tagger(train(samples, load_pipeline(pipeline), progress), output)


def train(samples: Sequence[Sample], nlp: Language, progress: Progress | None = None) -> Tagger:
    """Learn a tagger from annotated documents.

    Raises
    ------
    CorpusError
        If there are too few statements to learn from.
    """
    read = list(_read(samples, nlp, progress))
    known = frozenset(
        words.lemma[one.place]
        for words, lessons in read
        for one in lessons
        if words.pos[one.place] != "VERB"
    )
    count = sum(len(lessons) for _, lessons in read)
    if count < _LEAST:
        raise CorpusError(
            f"the corpus has {count} statements with a cue and a content; at least {_LEAST} are "
            "needed",
            hint="annotate more documents; some hundred are a good beginning",
        )
    left, right = _contents(read)
    return Tagger(
        cue=_cues(read, known),
        left=left,
        right=right,
        source=_sources(read),
        known=known,
        parser=parser_of(nlp),
        documents=len(read),
        statements=count,
    )


Read = tuple[Words, list[Lesson]]


def _read(samples: Sequence[Sample], nlp: Language, progress: Progress | None) -> Iterator[Read]:
    """Yield each document as words, with the statements that are annotated in it."""
    docs = nlp.pipe(sample.article.text for sample in samples)
    for number, (sample, doc) in enumerate(zip(samples, docs, strict=True), start=1):
        document = document_of(sample.article, parse_of(doc))
        words = words_of(document, find_sayings(document))
        found = (lesson_of(words, one) for one in sample.attributions)
        yield words, [one for one in found if one is not None]
        if progress is not None:
            progress(number)


def lesson_of(words: Words, attribution: Attribution) -> Lesson | None:
    """Return an annotated statement in the parse; None without a cue or without a content."""
    cues = [stretch_of(words.start, *part) for part in attribution.cue]
    if not cues:
        return None
    cue = (cues[0][0], cues[-1][1])
    place = _reporting_word(words, cue)
    parts = [stretch_of(words.start, *part) for part in attribution.content]
    content = Content(
        left=_hull(part for part in parts if _is_before(part, place)),
        right=_hull(part for part in parts if not _is_before(part, place)),
    )
    source = _hull(stretch_of(words.start, *part) for part in attribution.source[:1])
    if words.blank[place] or not content.size(words):
        return None
    return Lesson(
        place=place,
        cue=cue,
        content=content,
        source=source,
        speaker=None if source is None else _root(words, source).i,
    )


def _hull(parts: Iterable[Stretch]) -> Stretch | None:
    """Return the stretch from the first to the last of some parts."""
    listed = list(parts)
    if not listed:
        return None
    return min(first for first, _ in listed), max(last for _, last in listed)


def _is_before(part: Stretch, place: int) -> bool:
    """Tell whether the larger share of a part stands before a word."""
    return place - part[0] > part[1] - place - 1


def _root(words: Words, part: Stretch) -> Token:
    """Return the topmost token of a stretch."""
    return root_of(words.document.doc[part[0] : part[1]])


def _reporting_word(words: Words, cue: Stretch) -> int:
    """Return the word of a cue that governs: of a copula, what it says of the source."""
    root = _root(words, cue)
    if root.pos_ == "AUX":
        for child in root.children:
            if child.dep_ in _PREDICATES and cue[0] <= child.i < cue[1]:
                return child.i
    return root.i


def _cues(read: Sequence[Read], known: frozenset[str]) -> dict[str, float]:
    """Learn which words report; other words of a cue are neither right nor wrong."""
    examples, answers = Examples(), []
    for words, lessons in read:
        right = {one.place for one in lessons}
        beside = {place for one in lessons for place in range(*one.cue)} - right
        for place in reporting_words(words, known):
            if place not in beside:
                examples.add(cue_features(words, place))
                answers.append(place in right)
    return fit_yes_or_no(examples, answers)


def _contents(read: Sequence[Read]) -> tuple[dict[str, float], dict[str, float]]:
    """Learn what is reported, before the reporting word and behind it."""
    left, right = _Choosing(), _Choosing()
    for words, lessons in read:
        for one in lessons:
            before = left_choices(words, one.place)
            left.add(before.features(), _right(words, before, one.content.left))
            behind = right_choices(words, one.place, one.content.left)
            right.add(behind.features(), _right(words, behind, one.content.right))
    return left.fitted(), right.fitted()


def _right(words: Words, choices: Choices, wanted: Stretch | None) -> list[bool]:
    """Return which choices come closest to what is annotated, if any comes close."""
    if wanted is None:
        return [stretch is None for stretch in choices.stretches]
    true = Content(left=wanted, right=None)
    shares = [
        0.0 if one is None else overlap(words, true, Content(left=one, right=None))
        for one in choices.stretches
    ]
    return [share >= max(_SAME, *shares) for share in shares]


def _sources(read: Sequence[Read]) -> dict[str, float]:
    """Learn who speaks."""
    learnt = _Choosing()
    for words, lessons in read:
        for one in lessons:
            named, features = source_choices(words, one.place, list(one.content.parts()))
            learnt.add(features, _speakers(one, named))
    return learnt.fitted()


def _speakers(lesson: Lesson, named: Sequence[int | None]) -> list[bool]:
    """Return which phrases name the source: the one of its head, else any inside it."""
    if lesson.source is None:
        return [one is None for one in named]
    if lesson.speaker in named:
        return [one == lesson.speaker for one in named]
    first, last = lesson.source
    return [one is not None and first <= one < last for one in named]
