"""Whether somebody else takes the word: between two quotations, or before a colon."""

from collections.abc import Iterable, Sequence

from detente.reading.document import Document, Quotation
from detente.reading.grammar.clauses import SUBJECTS, children, extent, noun_phrase
from detente.reading.lexicon.cues import Cue, word_lists
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.sourcing import can_speak
from detente.reading.tokens import Token

_LEAD = Cue(lemma=":", frame="quote", act="content")
_SAME = frozenset({"he", "she", "they", "it", "i", "we", "this", "that", "there", "who", "which"})
_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_STARTS = frozenset({"NOUN", "PROPN", "PRON"})


def turns_away(document: Document, saying: Saying, quotation: Quotation) -> bool:
    """Tell whether the text between a saying and a later quotation is about somebody else.

    "He smiled" and "His tone was calm" are about the one who spoke; "X shook his head" is not.
    """
    between = _told_between(document, saying.extent[1], quotation.start)
    return any(_is_other(one, saying) for one in _subjects(between))


def _told_between(document: Document, start: int, end: int) -> list[Token]:
    """Return the words between two places that stand in no quotation."""
    words = document.doc.beginning(start, end)
    return [one for one in words if document.quotation_at(one.idx) is None and not one.is_space]


def _subjects(words: Iterable[Token]) -> list[Token]:
    """Return the subjects of the main clauses among some words."""
    return [one for one in words if one.dep_ in SUBJECTS and one.head.dep_ in _MAIN]


def _is_other(subject: Token, saying: Saying) -> bool:
    """Tell whether a subject is somebody else than the source of a saying."""
    if subject.lower_ in _SAME or not can_speak(subject):
        return False
    source = saying.source
    names = {subject.lower_, *(one.lower_ for one in children(subject, "appos"))}
    known = set() if source is None else {source.lower_}
    if source is not None:
        known |= {one.lower_ for one in children(source, "appos")}
    return not names & known


def led_saying(quotation: Quotation, ahead: Sequence[Token]) -> Saying | None:
    """Return who a clause before a colon is about, as the speaker of the quotation behind it.

    "X was blunter: ..." names X, whatever its verb; the words are those before the colon.
    """
    if not ahead or ahead[-1].nbor().text != ":":
        return None
    verbs = [one for one in ahead if one.tag_ in _TENSES]
    found = [one for one in _subjects(ahead) if one.pos_ in _STARTS]
    if not verbs or len(found) != 1 or found[0].lower_ in _NOBODY or not can_speak(found[0]):
        return None
    if found[0].lower_ in word_lists("sourcing")["own_pronouns"]:
        return None
    colon = ahead[-1].nbor()
    return Saying(
        cue=_LEAD,
        head=colon,
        cue_range=(colon.idx, colon.idx + 1),
        content=((quotation.start, quotation.end),),
        source=found[0],
        source_range=extent(noun_phrase(found[0])),
    )


_TENSES = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOBODY = frozenset({"it", "this", "that", "there", "which", "who"})
