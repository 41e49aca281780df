"""Sayings of nouns and adjectives: "X's call for", "is open to", "according to X"."""

from detente.reading.grammar.clauses import (
    Range,
    agent,
    below,
    children,
    extent,
    has_mark,
    is_finite,
    is_hypothetical,
    noun_phrase,
    owners,
    subject,
    tied_to,
    upwards,
    verb_group,
)
from detente.reading.lexicon.cues import Cue, load_cues
from detente.reading.sayings.reporting import content_ranges
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.sourcing import can_speak
from detente.reading.tokens import Token

_ACCORDING = Cue(lemma="according to", frame="clause", act="ASSESS")
_CLEAR = Cue(lemma="make clear", frame="clause", act="content")


def noun_saying(noun: Token) -> Saying | None:
    """Return what a noun of saying reports ("X's rejection of Y", "voiced hope that")."""
    lexicon = load_cues()
    cues = lexicon.nouns.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    if not cues or is_hypothetical(noun, lexicon.words["hypothetical"]):
        return None
    for cue in cues:
        source, light = _owner(noun, cue)
        content, link = _complement(noun, cue, light)
        if source is not None and content and can_speak(source):
            group = _noun_group(noun, light, link)
            return _saying(cue, noun, (source, group), content, inferred=cue.conduct)
    return None


def _owner(noun: Token, cue: Cue) -> tuple[Token | None, Token | None]:
    """Return who makes the call, claim or threat, and the light verb that lends its subject."""
    if owners(noun) and not cue.needs_light:
        return owners(noun)[0], None
    for by in children(noun, "prep", "agent"):
        if by.lower_ in {"by", "from"} and children(by, "pobj"):
            return children(by, "pobj")[0], None
    verb = noun.head
    if noun.dep_ != "dobj" or not _is_light(verb, cue):
        return None, None
    return (subject(verb)[0] if agent(verb) is None else agent(verb)), verb


def _is_light(verb: Token, cue: Cue) -> bool:
    """Tell whether a verb only lends its subject to a noun."""
    lemma = verb.lemma_.lower()
    if cue.needs_light:
        return lemma in cue.needs_light
    return load_cues().is_any(lemma, "light")


def _complement(
    word: Token, cue: Cue, light: Token | None = None
) -> tuple[list[Token], Token | None]:
    """Return what a noun or adjective takes, and the preposition that links it."""
    holders = [word] if light is None else [word, light]
    for holder in holders:
        for child in holder.children:
            if child.i > word.i and _fits(child, cue):
                if cue.frame == "preposition":
                    return [one for one in below(child) if one != child], child
                return below(child), None
    return [], None


def _fits(child: Token, cue: Cue) -> bool:
    """Tell whether a branch is what a cue takes."""
    if cue.frame == "preposition":
        return child.dep_ == "prep" and child.lower_ == cue.preposition
    if cue.frame == "infinitive":
        return child.dep_ in {"xcomp", "acl", "advcl", "relcl"} and has_mark(child, "to")
    if cue.frame == "clause" and child.dep_ in {"ccomp", "acl", "advcl"}:
        return is_finite(child) and (child.dep_ == "ccomp" or has_mark(child, "that"))
    return False


def _noun_group(noun: Token, light: Token | None, link: Token | None) -> Range:
    """Return the words of a noun cue, from its light verb to its preposition."""
    first, last = noun.idx, noun.idx + len(noun)
    if light is not None and light.i < noun.i:
        first = verb_group(light)[0]
    if link is not None and link.i == noun.i + 1:
        last = link.idx + len(link)
    return first, last


def adjective_saying(adjective: Token) -> Saying | None:
    """Return what an attitude reports ("is open to", "remain hopeful that")."""
    cues = _attitudes(adjective)
    copula = _copula(adjective) if cues else None
    source = subject(copula)[0] if copula is not None else None
    if copula is None or source is None or not can_speak(source):
        return None
    for cue in cues:
        content, link = _complement(adjective, cue, copula)
        if content and not (cue.merges and _commits(content)):
            content = content + tied_to([adjective, *upwards(adjective)], content)
            last = link if link is not None and link.i == adjective.i + 1 else adjective
            group = (verb_group(copula)[0], last.idx + len(last))
            maybe = any(aux.lower_ in {"might", "may", "could"} for aux in copula.children)
            return _saying(cue, adjective, (source, group), content, inferred=maybe)
    return None


def _attitudes(adjective: Token) -> tuple[Cue, ...]:
    """Return the cues of an adjective that is told of somebody, and not of a case supposed."""
    lexicon = load_cues()
    word = adjective.lower_ if adjective.pos_ == "VERB" else adjective.lemma_.lower()
    cues = lexicon.adjectives.get(word, ())
    if adjective.pos_ not in {"ADJ", "VERB"} or adjective.dep_ == "amod":
        return ()
    return () if is_hypothetical(adjective, lexicon.words["hypothetical"]) else cues


def _commits(content: list[Token]) -> bool:
    """Tell whether "willing to" leads to a verb that is itself what is reported ("to accept")."""
    inside = {one.i for one in content}
    top = next((one for one in content if one.head.i not in inside), content[0])
    return any(cue.commits for cue in load_cues().verbs.get(top.lemma_.lower(), ()))


def _copula(adjective: Token) -> Token | None:
    """Return the verb that links an attitude to whom it is told of."""
    copulas = load_cues().words["copulas"]
    if adjective.dep_ in {"acomp", "oprd", "attr"} and adjective.head.lemma_ in copulas:
        return adjective.head
    if adjective.pos_ == "VERB" and any(
        one.lemma_ in copulas for one in children(adjective, "auxpass", "aux", "cop")
    ):
        return adjective
    return None


def clear_saying(adjective: Token) -> Saying | None:
    """Return what "made it clear that" or "made clear that" reports."""
    lexicon, verb = load_cues(), adjective.head
    made = lexicon.is_any(verb.lemma_.lower(), "clear_verbs") and adjective.i > verb.i
    if not made or not lexicon.is_any(adjective.lower_, "clear"):
        return None
    source = subject(verb)[0]
    if source is None or not can_speak(source):
        return None
    for holder in (adjective, verb):
        for child in children(holder, "ccomp", "advcl", "relcl", "acl"):
            if child.i > adjective.i and is_finite(child):
                group = (verb_group(verb)[0], adjective.idx + len(adjective))
                return _saying(_CLEAR, verb, (source, group), below(child))
    return None


def according_saying(word: Token) -> Saying | None:
    """Return what stands beside "according to X", "in X's view" or "in the words of X"."""
    found = _according(word) or _viewed(word)
    if found is None:
        return None
    source, cue_words = found
    if load_cues().is_any(source.lower_, "no_source"):
        return None
    content = below(_told_beside(word), [word])
    content = [one for one in content if one.dep_ != "cc" or one.i > content[0].i]
    return _saying(_ACCORDING, word, (source, extent(cue_words)), content)


def _according(word: Token) -> tuple[Token, list[Token]] | None:
    """Return the source of "according to" and the words of the cue."""
    if not load_cues().is_any(word.lower_, "according"):
        return None
    to = next((one for one in children(word, "prep") if one.lower_ == "to"), None)
    if to is None or not children(to, "pobj"):
        return None
    return children(to, "pobj")[0], [word, to]


def _viewed(word: Token) -> tuple[Token, list[Token]] | None:
    """Return whose view "in X's view" or "in the words of X" gives, and the words of the cue."""
    if word.lower_ not in {"in", "by"} or word.dep_ != "prep":
        return None
    for noun in children(word, "pobj"):
        if not load_cues().is_any(noun.lower_, "viewed"):
            continue
        if owners(noun):
            return owners(noun)[0], [word]
        for of in children(noun, "prep"):
            if of.lower_ == "of" and children(of, "pobj"):
                return children(of, "pobj")[0], [word, of]
    return None


def _told_beside(word: Token) -> Token:
    """Return the clause that a phrase such as "according to X" belongs to.

    At the end of a sentence that is the whole sentence; elsewhere the nearest clause.
    """
    top = word.head
    last = word.right_edge.i >= word.sent.end - 2
    ends = _WHOLE if last else _NEAREST
    while top.head != top and (top.dep_ not in ends or top.pos_ not in _CLAUSAL):
        top = top.head
    return top


_NEAREST = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl"})
_WHOLE = frozenset({"ROOT", "ccomp"})


def seeming_saying(verb: Token) -> Saying | None:
    """Return what the article itself infers ("X appears to be losing", "it seems that ...")."""
    if verb.pos_ != "VERB" or not load_cues().is_any(verb.lemma_.lower(), "inferring"):
        return None
    who = subject(verb)[0]
    parts = [one for one in children(verb, *_INFERRED) if one.i > verb.i]
    if not parts or (who is None and parts[0].dep_ != "ccomp"):
        return None
    named = [] if who is None or who.i > verb.i or who.lower_ == "it" else below(who)
    ranges = content_ranges([*named, *(token for one in parts for token in below(one))])
    return Saying(cue=_SEEMING, head=verb, cue_range=verb_group(verb), content=ranges)


_SEEMING = Cue(lemma="seem", frame="clause", act="ASSESS")
_INFERRED = ("xcomp", "oprd", "acomp", "ccomp", "attr", "prep")


def leaning_saying(verb: Token) -> Saying | None:
    """Return what somebody is for or against ("is against the plan", "are in favour of talks")."""
    if verb.lemma_ != "be" or is_hypothetical(verb, load_cues().words["hypothetical"]):
        return None
    source = subject(verb)[0]
    if source is None or not can_speak(source):
        return None
    for prep in children(verb, "prep"):
        cue, last = _leaning(prep)
        content = [one for child in children(last, "pobj", "pcomp") for one in below(child)]
        if cue is not None and _stands_behind(prep, verb) and content:
            return _saying(cue, prep, (source, (verb_group(verb)[0], _end(last))), content)
    return None


def _stands_behind(prep: Token, verb: Token) -> bool:
    """Tell whether nothing but adverbs stands between "be" and its preposition."""
    between = verb.doc[verb.i + 1 : prep.i]
    return prep.i > verb.i and all(one.pos_ in {"ADV", "PART"} for one in between)


def _leaning(prep: Token) -> tuple[Cue | None, Token]:
    """Return on which side a preposition stands, and the last word before what it is about."""
    words = load_cues().words
    if prep.lower_ in words["leaning_against"]:
        return _AGAINST, prep
    if prep.lower_ in words["leaning_for"]:
        return _FOR, prep
    for noun in children(prep, "pobj") if prep.lower_ == "in" else []:
        for of in children(noun, "prep"):
            if noun.lower_ in words["favour"] and of.lower_ == "of":
                return _FOR, of
    return None, prep


def _end(token: Token) -> int:
    """Return where a word ends."""
    return token.idx + len(token)


_FOR = Cue(lemma="be for", frame="preposition", act="SUPPORT", polarity="for")
_AGAINST = Cue(lemma="be against", frame="preposition", act="REJECT", polarity="against")
_CLAUSAL = frozenset({"VERB", "AUX"})


def _saying(
    cue: Cue,
    head: Token,
    spoken: tuple[Token, Range],
    content: list[Token],
    *,
    inferred: bool = False,
) -> Saying | None:
    """Put the parts of a noun's or an adjective's report together."""
    source, group = spoken
    if group[0] >= group[1]:  # the verb follows: "Convinced that ..., he was"
        group = extent([head])
    named = noun_phrase(source)
    inner = {token.i for token in named}
    ranges = content_ranges([token for token in content if token.i not in inner])
    if not ranges:
        return None
    return Saying(
        cue=cue,
        head=head,
        cue_range=group,
        content=ranges,
        source=source,
        source_range=extent(named),
        inferred=inferred,
    )
