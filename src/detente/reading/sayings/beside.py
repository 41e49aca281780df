"""Speakers of quotations that the parse leaves alone, found by what stands right behind them."""

from collections.abc import Iterable

from detente.reading.covering import Covering
from detente.reading.document import Document, Quotation
from detente.reading.grammar.clauses import extent, noun_phrase, own_subject
from detente.reading.lexicon.cues import Cue, load_cues
from detente.reading.sayings.quoting import character_before, governed, top_quotations
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.sourcing import can_speak
from detente.reading.sayings.turning import led_saying
from detente.reading.tokens import Token

_REACH = 14
"""How many words a source before its verb may have ("..., the envoy of the ... said")."""
_FAR = 400
"""How many characters behind a quotation are looked at."""
_STOPS = frozenset({".", ";", ":", "!", "?"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TENSES = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def sayings_beside(document: Document, sayings: Iterable[Saying]) -> list[Saying]:
    """Return sayings for quotations nobody has, where "X said" or "said X" follows at once."""
    spoken = Covering((*part, saying) for saying in sayings for part in saying.content)
    found: list[Saying] = []
    for one in top_quotations(document):
        if not spoken.at(one.start + 1) and not governed(document, one):
            saying = (
                _behind(one, _tokens_behind(document, one))
                or _signed(document, one)
                or _ahead(one, _tokens_ahead(document, one))
                or led_saying(one, _tokens_ahead(document, one))
            )
            found += [] if saying is None else [saying]
    return found


def _signed(document: Document, quotation: Quotation) -> Saying | None:
    """Return who signs a quotation: a dash and a name up to the end of the line."""
    end = document.paragraphs[document.paragraph_at(quotation.start)][1]
    tail = document.article.text[quotation.end : end].strip()
    if not tail or tail[0] not in _DASHES or len(tail.split()) > _REACH:
        return None
    named = [
        token
        for token in document.doc.beginning(quotation.end, end)
        if token.text.strip("—―–- ") and not token.is_space
    ]
    name = _first_part(named)
    if not name or not name[0].text[0].isupper() or any(one.tag_ in _TENSES for one in name):
        return None
    dash = document.article.text.index(tail[0], quotation.end)
    return Saying(
        cue=_SIGNATURE,
        head=name[-1],
        cue_range=(dash, dash + 1),
        content=((quotation.start, quotation.end),),
        source=name[-1],
        source_range=extent(name),
    )


_DASHES = "—―–-"
_SIGNATURE = Cue(lemma="—", frame="quote", act="content")


def _first_part(words: list[Token]) -> list[Token]:
    """Return words up to the first comma or bracket."""
    stop = next((at for at, one in enumerate(words) if one.text in {",", "(", ";"}), len(words))
    return words[:stop]


def _tokens_ahead(document: Document, quotation: Quotation) -> list[Token]:
    """Return the words of the sentence before a quotation that a comma or a colon leads to."""
    if character_before(document.article.text, quotation.start) not in ",:":
        return []
    start = document.paragraphs[document.paragraph_at(quotation.start)][0]
    found: list[Token] = []
    for token in reversed(document.doc.beginning(start, quotation.start)):
        if token.text in _ENDS or document.quotation_at(token.idx) is not None:
            break
        if not token.is_space:
            found.insert(0, token)
    return found[:-1]


_ENDS = frozenset({".", "!", "?"})


def _ahead(quotation: Quotation, ahead: list[Token]) -> Saying | None:
    """Return who says a quotation, from the words before it ("X, who was there, recalled,")."""
    near = [at for at, one in enumerate(ahead) if one.tag_ in {"MD", *_TENSES}]
    if not near or len(ahead) - near[-1] > _NEAR:
        return None
    verb = ahead[near[-1]]
    cue, source = _quoting_cue(verb), _speaks_before(verb, ahead[: near[-1]])
    if cue is None or source is None:
        return None
    return Saying(
        cue=cue,
        head=verb,
        cue_range=(verb.idx, verb.idx + len(verb)),
        content=((quotation.start, quotation.end),),
        source=source,
        source_range=extent(noun_phrase(source)),
    )


_NEAR = 8
"""How far before a quotation its verb of saying stands ("said on Friday in a speech: ...")."""


def _speaks_before(verb: Token, words: list[Token]) -> Token | None:
    """Return who stands before a verb as its subject, or right before it."""
    found = own_subject(verb)
    if found is not None and found.i < verb.i and can_speak(found):
        return found
    near = words[-1] if words else None
    if near is None or near.pos_ not in _NOMINAL or not can_speak(near):
        return None
    return near


def _tokens_behind(document: Document, quotation: Quotation) -> list[Token]:
    """Return the words that follow a quotation up to the end of its clause."""
    found: list[Token] = []
    if quotation.last_character(document.article.text) not in ",?!":
        return found
    for token in document.doc.beginning(quotation.end, quotation.end + _FAR):
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
        source, named = named_before(behind[:place]) if place else _after(behind[1:])
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


def named_before(words: list[Token]) -> tuple[Token | None, list[Token]]:
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
