"""Speakers of quotations that the parse leaves alone, found by what stands right behind them."""

from collections.abc import Iterable

from detente.reading.covering import Covering
from detente.reading.document import Document, Quotation
from detente.reading.grammar.clauses import extent, noun_phrase
from detente.reading.lexicon.cues import Cue, load_cues
from detente.reading.sayings.quoting import top_quotations
from detente.reading.sayings.saying import Saying
from detente.reading.tokens import Token

_REACH = 14
"""How many words a source before its verb may have ("..., the envoy of the ... said")."""
_STOPS = frozenset({".", ";", ":", "!", "?"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TENSES = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def sayings_beside(document: Document, sayings: Iterable[Saying]) -> list[Saying]:
    """Return sayings for quotations nobody has, where "X said" or "said X" follows at once."""
    spoken = Covering((*part, saying) for saying in sayings for part in saying.content)
    found: list[Saying] = []
    for one in top_quotations(document):
        if not spoken.at(one.start + 1):
            saying = _behind(one, _tokens_behind(document, one))
            found += [] if saying is None else [saying]
    return found


def _tokens_behind(document: Document, quotation: Quotation) -> list[Token]:
    """Return the words that follow a quotation up to the end of its clause."""
    found: list[Token] = []
    if document.article.text[quotation.end - 2] not in ",?!":
        return found
    for token in document.doc.following(quotation.end):
        if token.is_space or token.text in _STOPS or len(found) >= _REACH:
            return found
        if document.quotation_at(token.idx) is not None:
            return found
        found.append(token)
    return found


def _behind(quotation: Quotation, behind: list[Token]) -> Saying | None:
    """Return who says a quotation, from the words behind it."""
    for place, token in enumerate(behind):
        cue = _quoting_cue(token)
        if cue is None:
            continue
        source, named = _before(behind[:place]) if place else _after(behind[1:])
        if source is None:
            return None
        return Saying(
            cue=cue,
            head=token,
            cue_range=(token.idx, token.idx + len(token)),
            content=((quotation.start, quotation.end),),
            source=source,
            source_range=extent(named),
        )
    return None


def _quoting_cue(token: Token) -> Cue | None:
    """Return the cue of a verb that takes quotations and has a tense."""
    cues = load_cues().verbs.get(token.lemma_.lower(), ()) if token.tag_ in _TENSES else ()
    return next((cue for cue in cues if cue.frame == "quote"), None)


def _before(words: list[Token]) -> tuple[Token | None, list[Token]]:
    """Return the source before its verb, up to the first comma or bracket: its head, its words."""
    named: list[Token] = []
    for token in words:
        if token.is_punct and token.text not in {"-", "'", "’"}:
            break
        named.append(token)
    while named and named[-1].pos_ not in _NOMINAL:
        named.pop()
    return (named[-1], named) if named else (None, [])


def _after(words: list[Token]) -> tuple[Token | None, list[Token]]:
    """Return the source behind its verb ("said the envoy"): its head and its words."""
    head = next((one for one in words if one.pos_ in _NOMINAL), None)
    if head is None:
        return None, []
    while head.dep_ in {"compound", "amod", "poss"} and head.head in words:
        head = head.head
    return head, noun_phrase(head)
