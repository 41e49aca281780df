"""Sayings of reporting verbs: "X said that", "X rejects Y", "..., X said"."""

from collections.abc import Iterator

from detente.reading.document import Document
from detente.reading.grammar.clauses import (
    Range,
    agent,
    before,
    below,
    children,
    extent,
    has_mark,
    is_asked,
    is_finite,
    is_hypothetical,
    is_passive,
    noun_phrase,
    runs,
    subject,
    tied_to,
    upwards,
    verb_group,
)
from detente.reading.lexicon.cues import Cue, load_cues
from detente.reading.sayings.beside import named_before
from detente.reading.sayings.frames import FRAMES, Found
from detente.reading.sayings.quoting import quoted_before, quoted_beside
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.sourcing import can_speak, hides_name
from detente.reading.tokens import Token

_MAYBE = frozenset({"might", "may", "could"})
_VERBAL = frozenset({"VERB", "AUX"})


def verb_sayings(document: Document, verb: Token) -> Saying | None:
    """Return what a reporting verb reports, or None if it reports nothing here."""
    cues = [] if hides_name(verb) or is_asked(verb) else _cues_at(verb)
    source, lenders = speaker_of(verb) if cues else (None, [])
    for cue in cues:
        if cue.weak and not _may_report(verb, cue, source):
            continue
        found = _content(document, verb, cue, source)
        if _is_around(document, verb, found[0]):
            return _saying(document, verb, cue, found, (source, lenders))
    return None


def _is_around(document: Document, verb: Token, content: list[Token]) -> bool:
    """Tell whether there is a content, of a verb in a quotation inside that quotation."""
    around = next(iter(document.quotations_in(verb.idx, verb.idx + 1)), None)
    if around is None:
        return bool(content)
    return any(around.start <= one.idx < around.end for one in content)


def _may_report(verb: Token, cue: Cue, source: Token | None) -> bool:
    """Tell whether somebody who can speak stands at the verb, or nobody need ("is expected")."""
    if source is not None:
        return can_speak(source)
    told = is_passive(verb) and load_cues().is_any(verb.lemma_.lower(), "impersonal")
    return told and cue.frame in {"infinitive", "clause"}


def _cues_at(verb: Token) -> list[Cue]:
    """Return the cues of a verb as it stands here: not as an adjective, not in a case supposed."""
    lexicon = load_cues()
    cues = lexicon.verbs.get(verb.lemma_.lower(), ()) if verb.pos_ in _VERBAL else ()
    if not cues or verb.dep_ in {"aux", "auxpass", "amod"}:
        return []
    reduced = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not _is_full(verb)
    if (
        reduced
        or _is_proviso(verb)
        or _hands_on(verb)
        or is_hypothetical(verb, lexicon.words["hypothetical"])
    ):
        return []
    particles = {child.lower_ for child in children(verb, "prt")}
    return [cue for cue in cues if cue.particle is None or cue.particle in particles]


def _is_proviso(verb: Token) -> bool:
    """Tell "on condition: provided that ..." from a text that provides something."""
    if verb.lower_ not in load_cues().words["provisos"] or children(verb, "nsubj", "nsubjpass"):
        return False
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "that"


def _is_full(verb: Token) -> bool:
    """Tell whether a participle has an auxiliary of its own ("as was said"), not "asked if"."""
    return bool(children(verb, "aux", "auxpass"))


def _hands_on(verb: Token) -> bool:
    """Tell whether a passive only hands its subject on ("is reported to have told")."""
    below_it = [one for one in children(verb, "xcomp") if one.lemma_.lower() in load_cues().verbs]
    return bool(below_it) and is_passive(verb) and agent(verb) is None


def speaker_of(verb: Token) -> tuple[Token | None, list[Token]]:
    """Return who speaks: the subject, or in the passive the one behind "by"."""
    if not is_passive(verb):
        return _active_speaker(verb)
    doer = agent(verb)
    if doer is None and _speaks_passively(verb):
        return subject(verb)
    return doer, []


def _active_speaker(verb: Token) -> tuple[Token | None, list[Token]]:
    """Return the subject of a verb, its own or a lent one, or who stands behind it."""
    found, lenders = subject(verb)
    if found is None and not lenders:
        return _inverted(verb), []
    if found is not None and found.i > verb.i and not lenders:
        return _between(verb) or found, []
    bare = verb.dep_ != "pcomp"  # "after saying so, he was sent home": it is he who said so
    if lenders and bare and is_passive(lenders[-1]) and not _lends(lenders[-1]):
        return agent(lenders[-1]), lenders
    return found, lenders


def _between(verb: Token) -> Token | None:
    """Return who is named between a quotation and the verb behind it, where the parse errs."""
    words: list[Token] = []
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _REACH) : verb.i]):
        if token.is_quote:
            return named_before(words)[0] if words and can_speak(words[0]) else None
        if is_finite(token):
            return None
        words.insert(0, token)
    return None


_REACH = 14
"""The most words between a quotation and the verb of who said it."""


def _inverted(verb: Token) -> Token | None:
    """Return who speaks behind a verb that opens its clause ("Said the envoy: ..."), or None."""
    opens = verb.tag_ in {"VBD", "VBZ"} and not children(verb, "aux", "ccomp", "xcomp")
    if opens and verb.dep_ == "compound" and verb.head.left_edge == verb:
        return verb.head
    named = children(verb, "dobj", "npadvmod", "attr", "dep")
    return next((one for one in named if opens and one.left_edge.i == verb.i + 1), None)


def _lends(verb: Token) -> bool:
    """Tell whether a passive verb leaves its subject to the verb below ("is reported to have")."""
    return verb.lemma_.lower() in load_cues().verbs and agent(verb) is None


def _speaks_passively(verb: Token) -> bool:
    """Tell whether the subject of a passive verb is the one who speaks ("was quoted saying")."""
    return load_cues().is_any(verb.lemma_.lower(), "passive_speaker")


def _content(document: Document, verb: Token, cue: Cue, source: Token | None) -> Found:
    """Return what the verb takes under one cue."""
    if cue.frame == "quote":
        silent = source is None and is_passive(verb)
        return ([] if silent else quoted_beside(document, verb, source)), []
    if cue.frame == "clause":
        quoted = quoted_before(document, verb, source)
        if quoted:
            return quoted, []
    content, extra = FRAMES[cue.frame](verb, cue)
    if not content and cue.frame == "clause":
        content = _around(verb, source)
    return content, extra


def _around(verb: Token, source: Token | None) -> list[Token]:
    """Return the clause that a reporting clause is put into ("..., as X said", "..., X said")."""
    if source is None or verb.dep_ not in {"parataxis", "advcl", "ccomp"}:
        return []
    if verb.dep_ == "advcl" and not has_mark(verb, "as"):
        return []
    if children(verb, "ccomp", "xcomp", "dobj") or not all(map(_is_scene, children(verb, "prep"))):
        return []
    whole = below(verb.head, [verb])
    commas = verb.left_edge.is_punct or before(verb.left_edge).is_punct
    return whole if commas and verb.head.pos_ in _VERBAL else []


def _is_scene(preposition: Token) -> bool:
    """Tell whether words behind a reporting verb only say when or where ("said on Monday")."""
    return any(one.ent_type_ in _SCENES for one in children(preposition, "pobj"))


_SCENES = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})


def _saying(
    document: Document,
    verb: Token,
    cue: Cue,
    found: Found,
    spoken: tuple[Token | None, list[Token]],
) -> Saying | None:
    """Put the parts of a verb's report together."""
    (content, extra), (source, lenders) = found, spoken
    named = [] if source is None else [one for one in noun_phrase(source) if one != verb]
    inner = {token.i for token in named}
    chain = list(_chain(verb, lenders))
    taken = {*inner, *(token.i for token in content)} if cue.frame != "quote" else inner
    kept = [token for token in content if token.i not in inner and token not in {verb, *chain}]
    group = verb_group(verb, [*chain, *extra, *_to(verb, chain)])
    if not content_ranges(kept) or verb.i in taken:
        return None
    if cue.frame not in {"quote", "clause"}:
        kept += tied_to([verb, *upwards(verb)], kept)
    return Saying(
        cue=cue,
        head=verb,
        cue_range=_with_object(document, verb, cue, group),
        content=content_ranges(kept),
        source=source,
        source_range=extent(named) if named else None,
        inferred=_is_inferred(verb, lenders),
        climbed=bool(lenders),
    )


def _with_object(document: Document, verb: Token, cue: Cue, group: Range) -> Range:
    """Return the verb group, with its object where a quotation follows ("post a message:")."""
    if cue.frame != "quote":
        return group
    for thing in children(verb, "dobj"):
        phrase = extent(noun_phrase(thing))
        if phrase[0] >= group[1] and document.quotation_at(thing.idx) is None:
            return group[0], phrase[1]
    return group


def _chain(verb: Token, lenders: list[Token]) -> Iterator[Token]:
    """Yield the verbs that form one group with this one ("appears to support")."""
    for lender in lenders:
        if verb.dep_ != "xcomp":
            return
        yield lender
        if lender.pos_ == "ADJ":
            yield lender.head
        verb = lender


def _to(verb: Token, chain: list[Token]) -> list[Token]:
    """Return the "to" between the verbs of a chain."""
    return [one for one in children(verb, "aux") if one.lower_ == "to"] if chain else []


def _is_inferred(verb: Token, lenders: list[Token]) -> bool:
    """Tell whether the article infers the saying: "seems to", "might be willing to"."""
    seeming = load_cues().words["seeming"]
    group = [verb, *_chain(verb, lenders)]
    if any(is_passive(one) and not _speaks_passively(one) for one in group[1:]):
        return True
    if any(one.lemma_.lower() in seeming for one in (*group[1:], *_leaning(verb, lenders))):
        return True
    return any(aux.lower_ in _MAYBE for one in group for aux in children(one, "aux"))


def _leaning(verb: Token, lenders: list[Token]) -> list[Token]:
    """Return the verb that governs a gerund through a preposition ("leaned toward portraying")."""
    return lenders if verb.dep_ == "pcomp" else []


def content_ranges(tokens: list[Token]) -> tuple[Range, ...]:
    """Return the stretches of a content, marks at their ends cut unless they belong to it."""
    found = []
    for run in runs(tokens):
        kept = trimmed(run)
        if any(token.is_alpha or token.like_num for token in kept):
            found.append(extent(kept))
    return tuple(found)


def trimmed(run: list[Token]) -> list[Token]:
    """Return tokens without the commas, dashes and stops at their ends."""
    first, last = 0, len(run)
    while first < last and run[first].lower_ in _EDGES:
        first += 1
    while last > first and run[last - 1].lower_ in _EDGES:
        last -= 1
    return run[first:last]


_EDGES = frozenset({",", ".", ";", ":", "-", "—", "–", "--", "and", "but", "...", "…"})
