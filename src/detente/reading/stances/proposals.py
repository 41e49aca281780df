"""Plans, offers and bargains: their terms, who owns them, and what has become of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from detente.article import Proposal, ProposalStatus, Span, Statement, Term
from detente.reading.lexicon.gazetteer import gazetteer
from detente.reading.stances.chains import Chain
from detente.reading.stances.desk import Desk, Stance
from detente.reading.stances.issues import Hit
from detente.reading.stances.lists import introduction, lead
from detente.reading.stances.stance import (
    clause_verb,
    is_passive,
    modal,
    negation,
    own_subject,
    subject_of,
)
from detente.reading.tokens import Stretch, Token, root_of

_BEFORE = frozenset({"amod", "compound", "nmod"})
_POINTERS = frozenset({"that", "this", "it", "they"})
_INDEFINITE = frozenset({"a", "an", "any", "no", "some", "every", "each"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "pobj"})
_NEAR = 60
_COMING = frozenset({"would", "will", "shall", "’ll", "'ll"})
_MOVED = frozenset({"VERB", "NOUN", "ADJ"})


@dataclass(slots=True, kw_only=True)
class Draft:
    """A proposal while its terms are being gathered; ``anchor`` is the word that names it."""

    anchor: Token
    chains: list[Chain] = field(default_factory=list)
    given: list[Hit] = field(default_factory=list)
    author: str | None = None
    status: ProposalStatus = "reported"
    model: Stance | None = None
    words: list[Token] = field(default_factory=list)


def find_drafts(chains: list[Chain], found: list[Stance], desk: Desk) -> list[Draft]:
    """Return the proposals that carry some of the hits, each with its terms."""
    drafts: dict[int, Draft] = {}
    for chain in chains:
        anchor = _anchor(chain, desk)
        if anchor is None or chain.hit.turned or chain.negated is not None:
            continue
        anchor = _named_before(anchor, drafts, desk)
        draft = drafts.setdefault(anchor.i, Draft(anchor=anchor))
        draft.chains.append(chain)
    for draft in drafts.values():
        _fill(draft, found, desk)
    return [draft for _, draft in sorted(drafts.items())]


def _named_before(anchor: Token, drafts: dict[int, Draft], desk: Desk) -> Token:
    """Return the proposal that "the plan" or "it" takes up again, else the word itself."""
    definite = any(c.lower_ in {"the", "this", "that"} for c in anchor.children)
    definite = definite and desk.stances.has(anchor, "proposals.nouns")
    near = [d.anchor for d in drafts.values() if 0 < anchor.i - d.anchor.i < _NEAR]
    return near[-1] if near and definite and own_subject(anchor) is None else anchor


def _anchor(chain: Chain, desk: Desk) -> Token | None:
    """Return the word that names the proposal of which a hit is a term, or None."""
    path = [chain.hit.head, *chain.below]
    for below, token in pairwise(path):
        if desk.stances.has(token, "proposals.verbs") and below.dep_ not in {"nsubj", "advcl"}:
            named = _named_subject(token, desk)
            if named is not None:
                return named
    return (
        _doing_plan(chain, desk)
        or _offer(chain, desk)
        or _exchange(chain, desk)
        or under_plan(chain, desk)
        or _listed(chain, desk)
    )


def _doing_plan(chain: Chain, desk: Desk) -> Token | None:
    """Return the plan that does itself what a hit names ("the plan frees 200 prisoners")."""
    verb = chain.hit.head
    while verb.dep_ == "conj" and own_subject(verb) is None and verb.head.pos_ == "VERB":
        verb = verb.head
    subject = own_subject(verb) if verb.pos_ == "VERB" and _is_now(verb) else None
    if subject is None or is_passive(chain.hit.head) or is_passive(verb):
        return None
    if desk.stances.has(chain.hit.head, "proposals.verbs"):
        return None  # "the plan includes": what it includes are the terms
    if subject.pos_ != "NOUN" or not desk.stances.has(subject, "proposals.nouns"):
        return None
    first = next(iter(subject.children), None)
    vague = first is not None and first.lower_ in _INDEFINITE
    return None if vague else subject


def _is_now(verb: Token) -> bool:
    """Tell whether a verb says what is or will be, not what once was."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return verb.tag_ in {"VBZ", "VBP"} or any(c.lower_ in _COMING for c in helpers)


def _named_subject(verb: Token, desk: Desk) -> Token | None:
    """Return the plan that is the subject of "involves", or the "that" which points back to it."""
    subject = own_subject(verb)
    if subject is None:
        return None
    if desk.stances.has(subject, "proposals.nouns"):
        first = next(iter(subject.children), None)
        vague = first is not None and first.lower_ in _INDEFINITE and verb.dep_ == "relcl"
        vague = vague and not _is_new(subject, first, desk)
        return None if vague else subject
    if subject.lower_ not in _POINTERS or subject.pos_ != "PRON":
        return None
    taken_up = _taken_up(subject, desk)
    vague = subject.lower_ == "it" and desk.stances.has(verb, "proposals.vague")
    return None if vague else taken_up or subject


def _taken_up(pointer: Token, desk: Desk) -> Token | None:
    """Return the plan of the sentence before that "it" takes up, if there is one."""
    doc, start = desk.document.doc, pointer.sent.start
    paragraph = desk.document.paragraph_at
    if pointer.lower_ != "it" or not start:
        return None
    before = doc[start - 1].sent
    if paragraph(doc[before.start].idx) != paragraph(pointer.idx):
        return None
    plans = [t for t in before if desk.stances.has(t, "proposals.nouns")]
    return next((t for t in plans if t.dep_ in _OBJECTS), None)


def _is_new(plan: Token, article: Token | None, desk: Desk) -> bool:
    """Tell "tabled a plan that ..." from "wants any plan that ..."."""
    if article is None or article.lower_ not in {"a", "an"}:
        return False
    verb = next((t for t in plan.ancestors if t.pos_ == "VERB"), None)
    return (
        verb is not None
        and desk.stances.has(verb, "proposals.new")
        and modal(verb, desk.stances) is None
    )


def _offer(chain: Chain, desk: Desk) -> Token | None:
    """Return the word of an offer, or of a call that somebody has answered."""
    for step, above in chain.rungs():
        if step.negated or step.level <= 0:
            continue
        if step.attitude.id in {"propose", "offer"}:
            return step.token
        answered = above is not None and (_is_answer(above.token, desk))
        if answered and step.token.pos_ == "NOUN" and own_subject(step.token) is not None:
            return step.token
    return None


def _is_answer(token: Token, desk: Desk) -> bool:
    """Tell whether a word accepts or rejects what was put forward."""
    return any(desk.stances.has(token, f"proposals.{kind}") for kind in ("accepted", "rejected"))


def _exchange(chain: Chain, desk: Desk) -> Token | None:
    """Return the "in" of "in exchange for" that hangs beside a hit, or None."""
    near = (chain.hit.head, *(step.token for step in chain.steps), *chain.below)
    for clause in desk.clauses_on(near):
        if any(clause.opener.startswith(p) for p in desk.stances.words["conditions.exchange"]):
            return _first_token(clause.span, desk)
    return None


def _first_token(span: Span, desk: Desk) -> Token:
    """Return the token with which a span begins."""
    return desk.document.doc.touching(span.start, span.end)[0]


def under_plan(chain: Chain, desk: Desk) -> Token | None:
    """Return the plan of "under the plan, ..." in the clause of a hit, or None.

    A sentence behind it that only says what "would" or "will" be goes on with the plan, as does
    what a text itself says ("the declaration says that ...").
    """
    head = chain.hit.head
    path = {head, *chain.below, *(clause_verb(t) for t in head.ancestors)}
    plans = _plans_in(head.sent, desk)
    own = next((noun for prep, noun in plans if prep.head in path or _opens(prep)), None)
    own = own or _under_which(head, desk)
    told = desk.holders.told_in(head)
    said = own or _text_that_says(told, desk)
    open_ = told is None or told.sourcing in {"unnamed", "public"}
    return said or (_gone_on(head, desk) if open_ else None)


def _under_which(head: Token, desk: Desk) -> Token | None:
    """Return the plan of "a deal under which X would ...", in whose clause a hit stands."""
    for verb in (head, *head.ancestors):
        whose = [c for prep in verb.children if prep.lower_ == "under" for c in prep.children]
        if verb.dep_ == "relcl" and any(c.lower_ == "which" for c in whose):
            return verb.head if desk.stances.has(verb.head, "proposals.nouns") else None
    return None


def _opens(prep: Token) -> bool:
    """Tell whether "under the plan" opens its sentence, so that all of it is of the plan."""
    return not [t for t in prep.sent if t.i < prep.i and not (t.is_punct or t.is_space)]


def _text_that_says(told: Statement | None, desk: Desk) -> Token | None:
    """Return the plan that says a thing itself ("the declaration says that ..."), or None."""
    source = None if told is None else told.source
    if told is None or source is None or source.span is None or source.actor is not None:
        return None
    cue = told.cue
    said = () if cue is None else desk.document.doc.beginning(cue.start, cue.end)
    by = any(token.lower_ == "according" for token in said)
    if not by and not any(desk.stances.has(token, "proposals.verbs") for token in said):
        return None
    words = desk.document.doc.touching(source.span.start, source.span.end)
    head = root_of(words) if words else None
    if head is None or not desk.stances.has(head, "proposals.nouns"):
        return None
    return head


def _plans_in(sentence: Stretch, desk: Desk) -> Iterator[tuple[Token, Token]]:
    """Yield "under" with the plan that it governs, or the "in" of "what is in the text?"."""
    for token in sentence:
        asked = token.lower_ == "in" and sentence.doc.words(
            sentence.start, sentence.end
        ).rstrip().endswith("?")
        inside = token.lower_ == "in" and _opens(token)
        if token.dep_ != "prep" or not (token.lower_ == "under" or asked or inside):
            continue
        kind = "proposals.texts" if inside and not asked else "proposals.nouns"
        for noun in token.children:
            if noun.dep_ == "pobj" and desk.stances.has(noun, kind):
                yield token, noun


def _gone_on(head: Token, desk: Desk) -> Token | None:
    """Return the plan of a sentence before, if all since then only says what would be."""
    document, sentence = desk.document, head.sent
    paragraph = document.paragraph_at(head.idx)
    while _says_what_comes(sentence) and sentence.start:
        sentence = document.doc[sentence.start - 1].sent
        if document.paragraph_at(sentence.start_char) != paragraph:
            return None
        plan = next((noun for _, noun in _plans_in(sentence, desk)), None)
        plan = plan or _plan_told_of(sentence, desk)
        if plan is not None:
            return plan
    return None


def _plan_told_of(sentence: Stretch, desk: Desk) -> Token | None:
    """Return the plan of whose terms a sentence tells, or that it says is tabled, or None."""
    for noun in (t for t in sentence if desk.stances.has(t, "proposals.nouns")):
        verb = noun.head
        told = noun.dep_ == "nsubj" and verb.dep_ == "ROOT"
        if told and desk.stances.has(verb, "proposals.verbs"):
            return noun
        if noun.dep_ == "dobj" and _brings_about(verb, desk):
            return noun
    return None


def _brings_about(verb: Token, desk: Desk) -> bool:
    """Tell whether a verb says that a plan is tabled, or a deal reached."""
    made = verb.dep_ == "ROOT" and desk.stances.has(verb, "proposals.made")
    return desk.stances.has(verb, "proposals.tabled") or made


def _is_question(sentence: Stretch) -> bool:
    """Tell whether a sentence ends in a question mark."""
    return sentence.doc.words(sentence.start, sentence.end).rstrip().endswith("?")


def _says_what_comes(sentence: Stretch) -> bool:
    """Tell whether a sentence says what "will" or "would" be, or what "is to" be done."""
    return any(
        token.lower_ in _COMING
        or (token.lemma_ == "be" and any(_has_to(c) for c in token.children))
        for token in sentence
    )


def _has_to(verb: Token) -> bool:
    """Tell whether a verb is the "to ..." of another."""
    return verb.dep_ == "xcomp" and any(c.lower_ == "to" for c in verb.children)


def _listed(chain: Chain, desk: Desk) -> Token | None:
    """Return the plan, or the offer, whose points are listed, if a hit stands in such a list."""
    intro = introduction(chain.hit.head, desk.document)
    plan = _plan_of(intro, desk)
    word = lead(intro, desk.stances)
    attitude = None if plan is not None or word is None else desk.stances.attitude(word)
    tabled = attitude is not None and attitude.id in desk.stances.words["lists.tables"]
    return word if tabled else plan


def _plan_of(intro: list[Token], desk: Desk) -> Token | None:
    """Return the plan that some words introduce, else its "points"."""
    for kind in ("proposals.nouns", "proposals.listed"):
        found = (t for t in intro if t.pos_ == "NOUN" and desk.stances.has(t, kind))
        plan = next(found, None)
        if plan is not None:
            return plan
    return None


def is_planned(chain: Chain, desk: Desk) -> bool:
    """Tell whether a hit is what a plan would bring, under it or in the list of its points."""
    if under_plan(chain, desk) is not None:
        return True
    return _plan_of(introduction(chain.hit.head, desk.document), desk) is not None


def _fill(draft: Draft, found: list[Stance], desk: Desk) -> None:
    """Find out who owns a proposal, what has become of it, and the words that tell of it."""
    anchor = draft.anchor
    heads = [chain.hit.head for chain in draft.chains]
    draft.words = [anchor, *heads, *(t for c in draft.chains for t in c.hit.tokens)]
    if anchor.lower_ in _POINTERS:
        draft.model = _antecedent(anchor, found)
        draft.author = None if draft.model is None else draft.model.holding.party
        return
    draft.given = [
        h for c in desk.clauses if c.holds(anchor) for h in desk.hits if c.holds(h.head)
    ]
    draft.words += [t for hit in draft.given for t in hit.tokens]
    voices = [s for s in found if any(s.hit is c.hit for c in draft.chains)]
    if draft.given:
        _bargain(draft, voices)
        return
    draft.given = list(_asked_for(draft, desk))
    draft.status = _status(draft, desk)
    draft.author = None if _is_joint(anchor, desk) else _owner(anchor, desk)
    if any(s.holding.attributed_by and s.voice.hint for s in voices):
        draft.status = "suggested"


def _asked_for(draft: Draft, desk: Desk) -> Iterator[Hit]:
    """Yield what an offer asks for: the hits of its "if ..." ("offers to X if they Y")."""
    attitude = desk.stances.attitude(draft.anchor)
    if attitude is None or attitude.id not in {"offer", "propose"}:
        return
    for clause in desk.clauses_on([draft.anchor, *(c.hit.head for c in draft.chains)]):
        if clause.opener.split()[0] in {"if", "provided", "providing"}:
            yield from (hit for hit in desk.hits if clause.holds(hit.head))


def _bargain(draft: Draft, voices: list[Stance]) -> None:
    """Fill in a bargain: offered by who states it, else somebody's guess that nobody owns."""
    stated = next((s for s in voices if s.holding.held == "stated" and not _is_hoped(s)), None)
    draft.author = None if stated is None else stated.holding.party
    draft.status = "suggested" if stated is None else "tabled"
    draft.words += [s.voice.subject for s in voices if s.voice.subject is not None]


def _is_hoped(stance: Stance) -> bool:
    """Tell whether somebody only thinks that others "could accept" a bargain."""
    return any(step.modal == "hedge" for step in stance.chain.steps)


def _antecedent(pointer: Token, found: list[Stance]) -> Stance | None:
    """Return the last stance in the sentence before, to which "that would involve" points."""
    start = pointer.sent.start
    before = [
        s
        for s in found
        if s.hit.head.i < start and s.value > 0 and s.hit.head.sent.end >= start - 1
    ]
    return max(before, key=lambda s: s.hit.head.i, default=None)


def _owner(anchor: Token, desk: Desk) -> str | None:
    """Return the party that owns or makes a proposal, or None where nobody is named."""
    named = own_subject(anchor)
    if named is None and anchor.pos_ in _MOVED and not _is_under(anchor):
        answered = anchor.dep_ == "dobj" and _is_answer(anchor.head, desk)
        named = None if answered else subject_of(anchor)
    actor = None if named is None else desk.cast.of(named)
    if actor is None:
        return _by_nation(anchor)
    return None if actor.kind == "public" else actor.party


def _is_joint(anchor: Token, desk: Desk) -> bool:
    """Tell whether a proposal is what several have agreed on ("A and B agreed to ...")."""
    named = subject_of(anchor) if anchor.pos_ == "VERB" else None
    agreed = named is not None and desk.stances.has(anchor, "proposals.accepted")
    if anchor.dep_ == "dobj" and desk.stances.has(anchor.head, "proposals.made"):
        return True
    return agreed and named is not None and bool(named.conjuncts)


def _by_nation(anchor: Token) -> str | None:
    """Return the party that an adjective before a plan names."""
    known = gazetteer().adjectives
    found = (known[c.text] for c in anchor.children if c.dep_ in _BEFORE and c.text in known)
    return next(found, None)


def _status(draft: Draft, desk: Desk) -> ProposalStatus:
    """Return what has become of a proposal, as the words on its name and the verb above tell.

    Above "under the plan" stand its terms, and what is "not accepted" is open.
    """
    anchor = draft.anchor
    beside = [c for c in anchor.children if c.dep_ in {"relcl", "acl", "amod"}]
    above = [] if _is_under(anchor) else [t for t in anchor.ancestors if t.sent == anchor.sent]
    own = [anchor] if anchor.pos_ == "VERB" else []
    words = [t for t in (*own, *beside, *above) if negation(t, desk.stances) is None]
    for token in words:
        for status in ("rejected", "accepted"):
            if desk.stances.has(token, f"proposals.{status}"):
                return status
    tabled = any(desk.stances.has(token, "proposals.tabled") for token in (anchor, *words))
    return "tabled" if tabled else "reported"


def _is_under(anchor: Token) -> bool:
    """Tell whether a plan is that of "under the plan"."""
    by = anchor.head.lower_ == "to" and anchor.head.head.lower_ == "according"
    return anchor.dep_ == "pobj" and (by or anchor.head.lower_ in {"under", "in"})


def to_proposals(drafts: Iterable[Draft], desk: Desk) -> list[Proposal]:
    """Return the proposals that have terms, numbered in text order."""
    found = [(draft, tuple(_terms(draft, desk))) for draft in drafts]
    kept = [(draft, terms) for draft, terms in found if terms]
    return [
        Proposal(
            id=f"r{n:02d}",
            author=draft.author,
            status=draft.status,
            terms=terms,
            spans=_spans(draft, desk),
        )
        for n, (draft, terms) in enumerate(kept, 1)
    ]


def _spans(draft: Draft, desk: Desk) -> tuple[Span, ...]:
    """Return the words of a proposal, one span for each sentence that tells of it."""
    homes = {t.sent.start: t for t in draft.words}
    return tuple(desk.span_of(draft.words, home) for _, home in sorted(homes.items()))


def _terms(draft: Draft, desk: Desk) -> Iterator[Term]:
    """Yield the terms of a proposal, each option and target once."""
    seen: set[tuple[str, str, str | None]] = set()
    hits = [*(chain.hit for chain in draft.chains), *draft.given]
    hits = [hit for hit in hits if hit.head != draft.anchor]
    for hit in [h for h in hits if not h.issue.carrier] or hits:
        option = hit.option or hit.issue.in_package
        for target in hit.targets or ((),):
            text = desk.target_text(target) if target else None
            if option is None or (hit.issue.id, option, text) in seen:
                continue
            seen.add((hit.issue.id, option, text))
            span = desk.span_of((*hit.tokens, *target), hit.head)
            yield Term(issue=hit.issue.id, option=option, target=text, scope=hit.scope, span=span)
