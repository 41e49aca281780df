"""Reporting clauses put into what they report ("The plan, X said, would fail") or before it."""

from collections.abc import Sequence

from detente.reading.document import Document
from detente.reading.grammar.clauses import (
    before,
    children,
    extent,
    is_passive,
    noun_phrase,
    own_subject,
    verb_group,
)
from detente.reading.lexicon.cues import Cue, load_cues
from detente.reading.sayings.reporting import content_ranges
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.sourcing import can_speak
from detente.reading.tokens import Token

_TENSES = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_BOUNDS = frozenset({",", "-", "–", "—", "--"})
_DASHES = frozenset({"-", "–", "—", "--"})
_PARTS = frozenset({";", ":"})
_BESIDE = frozenset({"advmod", "prep", "dative", "npadvmod", "prt", "neg", "aux"})
_LONGEST = 16
"""The most words of a reporting clause that stands inside what it reports."""


def inserted_saying(document: Document, verb: Token) -> Saying | None:
    """Return what stands on both sides of a reporting clause between commas, or None."""
    cue = _cue(verb)
    source = own_subject(verb) if cue is not None and not is_passive(verb) else None
    if cue is None or source is None or verb.dep_ == "relcl" or not can_speak(source):
        return None
    clause = _clause(verb, source)
    first, last = clause[0].i, clause[-1].i
    if not _between_bounds(verb, first, last):
        return None
    left, right = _sides(document, verb, first, last)
    if not left or not right or not _tells(left, right):
        return None
    named = noun_phrase(source)
    return Saying(
        cue=cue,
        head=verb,
        cue_range=verb_group(verb),
        content=content_ranges([*left, *right]),
        source=source,
        source_range=extent(named),
    )


def _cue(verb: Token) -> Cue | None:
    """Return the cue of a verb that takes a clause, in a tense of telling."""
    if verb.pos_ != "VERB" or verb.tag_ not in _TENSES:
        return None
    cues = load_cues().verbs.get(verb.lemma_.lower(), ())
    return next((one for one in cues if one.frame == "clause" and one.particle is None), None)


def _clause(verb: Token, source: Token) -> list[Token]:
    """Return the unbroken words of a reporting clause: who, the verb, and what stands beside."""
    kept = {token.i for token in source.subtree if token.i != verb.i}
    kept -= {token.i for token in source.subtree if not _is_near(token, source, verb)}
    kept |= {verb.i}
    for child in verb.children:
        pronoun = child.dep_ in {"dobj", "dative"} and child.pos_ == "PRON"
        if child.dep_ in _BESIDE or pronoun:
            kept |= {token.i for token in child.subtree}
    first, last = verb.i, verb.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return list(verb.doc[first : last + 1])


def _is_near(token: Token, source: Token, verb: Token) -> bool:
    """Tell whether a word of the source stands on the source's side of the verb."""
    return (token.i < verb.i) == (source.i < verb.i)


def _between_bounds(verb: Token, first: int, last: int) -> bool:
    """Tell whether a clause stands between two commas or dashes of its sentence."""
    doc, sentence = verb.doc, verb.sent
    inside = sentence.start < first - 1 and last + 1 < sentence.end - 1
    if last - first >= _LONGEST or not inside:
        return False
    opens = doc[first - 1].text in _BOUNDS or _ends_quotation(doc[first - 1])
    return opens and doc[last + 1].text in _BOUNDS


def _ends_quotation(mark: Token) -> bool:
    """Tell whether a mark closes a quotation that ends in a comma."""
    return mark.is_quote and before(mark).text in {",", "?", "!"}


def _sides(
    document: Document, verb: Token, first: int, last: int
) -> tuple[list[Token], list[Token]]:
    """Return what stands before and behind a clause, up to where another matter begins."""
    doc, sentence = verb.doc, verb.sent
    around = document.quotation_at(verb.idx)
    inside = [
        token
        for token in doc[sentence.start : sentence.end]
        if around is None or around.start < token.idx < around.end - 1
    ]
    left = _up_to(document, [token for token in reversed(inside) if token.i < first - 1])
    right = _up_to(document, [token for token in inside if token.i > last + 1])
    return list(reversed(left)), right


def _up_to(document: Document, words: list[Token]) -> list[Token]:
    """Return words up to a semicolon, a colon, or a dash behind which somebody else reports."""
    for place, token in enumerate(words):
        if document.quotation_at(token.idx) is not None:
            continue
        if token.text in _PARTS:
            return words[:place]
        if token.text in _DASHES and any(map(_reports, words[place:])):
            return words[:place]
    return words


def _reports(token: Token) -> bool:
    """Tell whether a word is a verb that reports, in a tense of its own."""
    return token.tag_ in {"VBD", "VBZ"} and _cue(token) is not None


def _tells(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Tell whether the two sides together are a sentence, with a verb that has a tense."""
    opens = left[0].lower_ in load_cues().words["subordinate"] and not any(map(_finite, right))
    told = any(_finite(token) or token.head == token for token in (*left, *right))
    return told and not opens and not _ends_there(left, right)


def _ends_there(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Tell whether the words said end before the clause: a quotation, then "..., citing"."""
    quoted = left[-1].nbor(1).is_quote and not any(token.is_quote for token in right[:2])
    return quoted or right[0].tag_ in {"VBG", "WP", "WDT"}


def _finite(token: Token) -> bool:
    """Tell whether a word carries a tense."""
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def introduced_saying(document: Document, verb: Token) -> Saying | None:
    """Return the sentence behind a colon that a reporting clause leads to, or None."""
    cue = _cue(verb) or _put_it(verb)
    source = own_subject(verb) if cue is not None and not is_passive(verb) else None
    if cue is None or source is None or source.i > verb.i or not can_speak(source):
        return None
    said = _behind_colon(document, verb)
    if not said:
        return None
    return Saying(
        cue=cue,
        head=verb,
        cue_range=verb_group(verb),
        content=content_ranges(said),
        source=source,
        source_range=extent(noun_phrase(source)),
    )


def _behind_colon(document: Document, verb: Token) -> list[Token]:
    """Return the sentence behind a colon, where nothing but the reporting clause stands before."""
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    colon = next((token for token in behind if token.text in _PARTS), None)
    if colon is None or colon.text != ":" or document.quotation_at(colon.idx) is not None:
        return []
    between = list(verb.doc[verb.i + 1 : colon.i])
    said = [token for token in verb.doc[colon.i + 1 : verb.sent.end] if not token.is_space]
    straight = len(between) <= _LONGEST and not any(map(_finite, between))
    return said if straight and any(map(_finite, said)) and not said[0].is_quote else []


def _put_it(verb: Token) -> Cue | None:
    """Return a cue for "puts it" followed by how."""
    it = [one for one in children(verb, "dobj") if one.lower_ in {"it", "things"}]
    return (
        Cue(lemma="put it", frame="clause", act="content") if verb.lemma_ == "put" and it else None
    )
