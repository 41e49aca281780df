"""What the narrator adds to reported words: "..., a claim X denied", "..., days after he had"."""

from collections.abc import Iterator
from dataclasses import replace

from detente.reading.document import Document
from detente.reading.grammar.clauses import (
    Range,
    before,
    below,
    children,
    extent,
    is_backshifted,
    is_long_after,
    noun_phrase,
    verb_group,
)
from detente.reading.lexicon.cues import Cue, load_cues, word_lists
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.sourcing import can_speak
from detente.reading.tokens import Token

_RELATIVE = frozenset({"relcl", "acl"})


def without_tails(document: Document, sayings: list[Saying]) -> list[Saying]:
    """Return the sayings, each without the narrator's tail, which is a denial of its own."""
    found, told = list(sayings), {id(one.head) for one in sayings if one.echo}
    for saying in sayings:
        for verb, first in _tails(document, saying):
            if id(verb) in told:
                continue
            tail = (first.idx, extent(below(verb))[1])
            denial = _denial(verb, _cut(saying.content, tail))
            found = [_shortened(one, tail) for one in found if one.head is not verb]
            if denial is not None:
                found.append(denial)
                told.add(id(verb))
    for saying in sayings:
        for tail in _looks_back(document, saying):
            found = [_shortened(one, tail) for one in found]
    return [one for one in found if one.content]


def _looks_back(document: Document, saying: Saying) -> Iterator[Range]:
    """Yield the parts of a content in which the narrator holds an earlier saying against it.

    "X could accept, Y said on Thursday, ten days after he had rejected it": a saying of another
    day, told behind a comma.
    """
    for part in saying.content:
        for token in document.doc.beginning(*part):
            if token.dep_ != "advcl" or document.quotation_at(token.idx) is not None:
                continue
            first = token.left_edge
            opens = before(first).is_punct and first.idx > saying.start
            earlier = is_long_after(token) or _is_held_against(token, saying)
            if opens and token.i != saying.head.i and earlier and _is_said(token):
                yield before(first).idx, extent(below(token))[1]


def _is_held_against(clause: Token, saying: Saying) -> bool:
    """Tell "X said, although he had rejected it": a clause that hangs on the reporting verb."""
    marked = bool(children(clause, "mark"))
    return marked and clause.head.i == saying.head.i and is_backshifted(clause)


def _is_said(verb: Token) -> bool:
    """Tell whether a verb reports what somebody who can speak said."""
    subjects = children(verb, "nsubj")
    cues = load_cues().verbs.get(verb.lemma_.lower(), ())
    return bool(cues and subjects) and can_speak(subjects[0])


def _tails(document: Document, saying: Saying) -> Iterator[tuple[Token, Token]]:
    """Yield each verb of denying in a tail of a content, with the comma that opens the tail."""
    if saying.cue is None or saying.cue.polarity == "against":
        return
    for part in saying.content:
        for token in document.doc.beginning(*part):
            if token.dep_ in _RELATIVE and document.quotation_at(token.idx) is None:
                opens = _opening(token)
                if opens is not None and opens.idx > saying.start and not saying.head.i > opens.i:
                    yield token, opens


def _opening(verb: Token) -> Token | None:
    """Return the comma before a tail, if a verb makes one: it denies what was told before it."""
    lists, subjects = word_lists("sourcing"), children(verb, "nsubj")
    if _cue(verb) is None or not subjects or not can_speak(subjects[0]) or is_backshifted(verb):
        return None
    if subjects[0].lower_ in lists["own_pronouns"] or subjects[0].tag_ in {"WDT", "WP"}:
        return None
    which = next((one for one in children(verb, "dobj") if one.lower_ == "which"), None)
    if which is not None and verb.lemma_.lower() in lists["denying"]:
        first = which.left_edge
    elif verb.head.lower_ in lists["tail_nouns"]:
        first = verb.head.left_edge
    else:
        return None
    comma = before(first)
    return comma if comma.text in {",", "—", "–", "-"} else None


def _cue(verb: Token) -> Cue | None:
    """Return the cue under which a verb speaks against what was told."""
    cues = load_cues().verbs.get(verb.lemma_.lower(), ())
    return next((one for one in cues if one.polarity == "against"), None)


def _denial(verb: Token, claimed: tuple[Range, ...]) -> Saying | None:
    """Return what the tail says: somebody denies what was claimed."""
    source = children(verb, "nsubj")[0]
    if not claimed:
        return None
    return Saying(
        cue=_cue(verb),
        head=verb,
        cue_range=verb_group(verb),
        content=claimed,
        source=source,
        source_range=extent(noun_phrase(source)),
        echo=True,
    )


def _shortened(saying: Saying, tail: Range) -> Saying:
    """Return a saying without the tail, unless it is told in the tail."""
    apart = all(last <= tail[0] or tail[1] <= first for first, last in saying.content)
    if apart or saying.echo or tail[0] <= saying.head.idx < tail[1]:
        return saying
    return replace(saying, content=_cut(saying.content, tail))


def _cut(content: tuple[Range, ...], tail: Range) -> tuple[Range, ...]:
    """Return ranges without what lies in another."""
    parts = [
        part
        for first, last in content
        for part in ((first, min(last, tail[0])), (max(first, tail[1]), last))
        if part[0] < part[1]
    ]
    return tuple(dict.fromkeys(parts))
