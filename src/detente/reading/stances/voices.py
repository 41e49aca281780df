"""Whose stances a chain holds, one after the other: the value each party gives to the option."""

from dataclasses import dataclass, replace

from detente.reading.grammar.clauses import children
from detente.reading.stances.chains import Chain, Step
from detente.reading.stances.stance import (
    Stances,
    clause_verb,
    is_being_done,
    is_passive,
    negation,
    own_subject,
    subject_of,
)
from detente.reading.tokens import Token

_STRONG = 2
_WE = frozenset({"we", "i"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One stance on a hit: its value, who holds it as grammar has it, and how it is told.

    ``subject`` is the word that names the holder; None stands for the speaker. ``at`` is the word
    that carries the stance. What is ``urged`` is the speaker's wish for what another should do. A
    ``limit`` does not say which way it goes ("X is not negotiable").
    """

    value: int
    at: Token
    subject: Token | None = None
    tokens: tuple[Token, ...] = ()
    outer: tuple[Token, ...] = ()
    red_line: bool = False
    conduct: bool = False
    hint: bool = False
    neutral: bool = False
    directive: bool = False
    asserted: bool = False
    vouched: bool = False
    urged: bool = False
    limit: bool = False


def voices(chain: Chain, stances: Stances) -> list[Voice]:
    """Return the stances that a chain tells of, the nearest holder first."""
    if chain.void:
        return []
    if chain.steps:
        return _from_steps(chain, stances)
    if chain.hypothetical or chain.assertion_at is None:
        return _plain_denial(chain, stances)
    return _from_assertion(chain, chain.assertion_at, stances)


def _from_steps(chain: Chain, stances: Stances) -> list[Voice]:
    """Group the steps by holder; each group is one stance on what lies below it."""
    found: list[Voice] = []
    group: list[Step] = []
    value: int | None = None
    for step, above in chain.rungs():
        value = _combined(value, step, group)
        group.append(step)
        if above is not None and _goes_on(step, above):
            continue
        told_to = above is not None and above.attitude.directive and _is_clause(step.token)
        if not told_to:
            found.append(_voice(chain, group, value, stances))
        group = []
    return found


def _goes_on(step: Step, above: Step) -> bool:
    """Tell whether the next word is of the same holder ("dropped their demand")."""
    owner = own_subject(step.token)
    return owner is None or (above.attitude.gives_up and owner.tag_ == "PRP$")


def _is_clause(token: Token) -> bool:
    """Tell whether a stance word is a verb or adjective, whose doer is told what to do."""
    return token.pos_ in {"VERB", "AUX", "ADJ"}


def _combined(value: int | None, step: Step, group: list[Step]) -> int:
    """Return the value of a stance on what lies below it, itself a stance or the option."""
    level = step.level * step.sign
    if value == 0 and level < 0 and group and group[-1].attitude.gives_up:
        return _STRONG  # who refuses to drop a demand demands
    if value is None or value == 0:
        return level if value is None else 0
    if step.attitude.gives_up:
        no_more = value > 0 and bool(group) and group[-1].attitude.negated == 0
        return value if level > 0 else 0 if no_more else max(-1, min(1, -value))
    return level if level > 0 < value else _opposed(value, level, group)


def _opposed(value: int, level: int, group: list[Step]) -> int:
    """Return the value of a stance where it, or the stance below it, is against something."""
    below = group[-1] if group else None
    if level < 0 and below is not None and below.attitude.gives_up:
        return _STRONG if value < 0 else -_STRONG
    if level < 0 and value < 0:
        if below is not None and _is_done_by_others(below.token):
            return min(_STRONG, -level)
        return 0 if below is not None and _is_clause(below.token) else 1
    return level if value > 0 else -abs(level)


def _is_done_by_others(token: Token) -> bool:
    """Tell whether a stance word is a passive in a clause of its own ("being ruled out")."""
    verb = clause_verb(token)
    return is_being_done(verb) and verb.dep_ != "xcomp"


def _voice(chain: Chain, group: list[Step], value: int, stances: Stances) -> Voice:
    """Return the stance of one group of steps."""
    last = group[-1]
    tokens = tuple(t for step in group for t in _shown_by(step.token))
    outer = tuple(step.token for step in chain.steps if step.token not in tokens)
    subject = _judge(last.token) if chain.evaluated else subject_of(last.token)
    if subject is not None and subject in {chain.hit.head, *chain.below}:
        subject = _bound(last.token)
    obliged = last.modal in {"oblige", "suggest"} and not last.attitude.directive
    obliged = obliged or _is_in_need(last.token, subject, stances)
    if obliged:
        subject = None
        value = max(-1, min(1, value)) * (1 if last.modal == "suggest" else _STRONG)
    return Voice(
        value=value,
        at=last.token,
        subject=subject,
        tokens=tokens,
        outer=outer,
        red_line=_is_red(chain, group, stances) and not obliged,
        conduct=any(step.attitude.conduct or _is_shown(step, stances) for step in group),
        hint=_is_hint(last, stances),
        neutral=last.attitude.level == 0 or chain.evaluated,
        directive=any(step.attitude.directive for step in group),
        urged=obliged or (last.attitude.directive and _is_told_to(last.token)),
        limit=last.attitude.limit and not obliged and last.token.dep_ != "amod",
    )


def _is_told_to(token: Token) -> bool:
    """Tell whether a word says what somebody "was asked" to do, nobody knows by whom."""
    verb = clause_verb(token)
    return verb.pos_ == "VERB" and is_passive(verb) and own_subject(verb) is None


def _is_in_need(token: Token, subject: Token | None, stances: Stances) -> bool:
    """Tell "X needs a truce", which others say of X, from "we need a truce"."""
    needs = token.pos_ == "VERB" and stances.has(token, "modals.oblige")
    return needs and subject is not None and subject.lower_ not in _WE


def _bound(token: Token) -> Token | None:
    """Return whom "bound by the deal" is said of, where "by" names the thing and no doer."""
    verb = clause_verb(token)
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _shown_by(token: Token) -> tuple[Token, ...]:
    """Return the words that show a stance: of "is out of the question" all of them."""
    if token.lemma_ != "be":
        return (token,)
    after = [t for c in token.children if c.dep_ == "prep" for t in c.subtree]
    return (token, *after)


def _judge(token: Token) -> Token | None:
    """Return for whom something is unacceptable or vital ("to ...", "for ..."), if it is said."""
    near = [*token.children, *token.head.children]
    for prep in near:
        if prep.dep_ == "prep" and prep.lower_ in {"to", "for"}:
            return next((c for c in prep.children if c.dep_ == "pobj"), None)
    return None


def _is_red(chain: Chain, group: list[Step], stances: Stances) -> bool:
    """Tell whether words set a limit of the mandate: never, ruled out, not up for discussion."""
    for place, step in enumerate(group):
        kept = all(above.level * above.sign >= 0 for above in group[place + 1 :])
        if step.attitude.red_line and not step.negated and kept:
            return True
        if step.attitude.red_line_negated and step.negated:
            return True
        if _is_absolute(step.negated, step.modal, stances) or _is_least(chain, step, stances):
            return True
    least = chain.negated is not None and chain.assertion is not None
    least = least and _names_least(chain, stances)
    return len(group) == 1 and (least or _is_absolute(chain.negated, chain.assertion, stances))


def _is_absolute(word: str | None, modal: str | None, stances: Stances) -> bool:
    """Tell "will never" from "has never" and from "not"."""
    if word is None or word not in stances.words["negation.absolute"]:
        return False
    return modal is not None or word == "under"


def _is_least(chain: Chain, step: Step, stances: Stances) -> bool:
    """Tell "will not give up an inch" from a plain refusal."""
    denied = step.negated is not None and step.modal is not None
    return denied and _names_least(chain, stances)


def _names_least(chain: Chain, stances: Stances) -> bool:
    """Tell whether the least of a thing is spoken of ("not an inch of our land")."""
    subject = own_subject(chain.hit.head)
    near = (chain.hit.head, *chain.hit.tokens, *([] if subject is None else [subject]))
    below = [t for one in near for t in (*one.children, one)]
    one = any(_is_not_one(t) for t in below)
    return one or any(stances.has(t, "negation.least") for t in below)


def _is_not_one(token: Token) -> bool:
    """Tell "not one" from a number."""
    return token.dep_ == "nummod" and any(c.dep_ == "neg" for c in token.children)


def _is_shown(step: Step, stances: Stances) -> bool:
    """Tell whether a stance is seen, not heard ("has shown no willingness")."""
    return step.token.pos_ == "NOUN" and stances.has(step.token.head, "shows")


def _is_hint(step: Step, stances: Stances) -> bool:
    """Tell whether the stance is somebody's guess: "might", "appears to", "indications that"."""
    if step.modal == "hedge":
        return True
    above = [t for t in step.token.ancestors if t.sent == step.token.sent]
    above += children(clause_verb(step.token), "advmod")
    return any(stances.has(t, "hints") for t in above)


def _from_assertion(chain: Chain, at: Token, stances: Stances) -> list[Voice]:
    """Return the stance of a clause that says what will, must or shall not be."""
    kind = chain.assertion
    if chain.evaluated:
        return []
    subject = None if kind in {"oblige", "suggest", "imperative"} else subject_of(at)
    if any(subject in target for target in chain.hit.targets):
        subject = None  # "the island will stay with us": the speaker wants it, not the island
    value = _STRONG * chain.sign
    if kind == "suggest":
        value = chain.sign
    if kind == "hedge":
        value = -_STRONG if chain.sign < 0 else 1
    return [
        Voice(
            value=value,
            at=at,
            subject=subject,
            tokens=(at,),
            red_line=_is_absolute(chain.negated, kind, stances)
            or (value < 0 and _names_least(chain, stances)),
            hint=kind == "hedge" and chain.sign > 0,
            asserted=True,
            directive=kind in {"oblige", "suggest", "imperative"},
            urged=kind in {"oblige", "suggest", "imperative"},
        )
    ]


def vouched(chain: Chain, stances: Stances) -> Voice | None:
    """Return what one of no party promises for somebody ("an aide pledged that X will")."""
    agreed = chain.steps and all(step.level > 0 and step.sign > 0 for step in chain.steps)
    at = chain.assertion_at
    if not agreed or chain.assertion != "commit" or at is None or own_subject(at) is None:
        return None
    told = next(iter(_from_assertion(chain, at, stances)), None)
    return None if told is None else replace(told, vouched=True)


def _plain_denial(chain: Chain, stances: Stances) -> list[Voice]:
    """Return the stance of a party that is said not to do something ("does not recognise")."""
    head = chain.hit.head
    denied = chain.negated is not None and chain.sign < 0 and head.pos_ == "VERB"
    denied = denied and head.tag_ not in {"VBD", "VBN"}
    if chain.hypothetical or not denied or negation(head, stances) is None:
        return []
    subject = own_subject(head)
    if subject is None:
        return []
    return [Voice(value=-1, at=head, subject=subject, tokens=(head,), conduct=True)]


def cue_voice(chain: Chain, cue: list[Token], stances: Stances) -> Voice | None:
    """Return the stance that a statement's cue gives to its content, where the parse fails.

    Only for a hit that stands at the top of the content, with nothing but carriers above it.
    """
    for token in cue:
        attitude = stances.attitude(token)
        if attitude is None or attitude.absence or token in chain.hit.tokens:
            continue
        negated = negation(token, stances)
        level = attitude.negated if negated else attitude.level
        return Voice(
            value=level * chain.sign,
            at=token,
            tokens=(token,),
            red_line=attitude.red_line and not negated,
            conduct=attitude.conduct,
            directive=attitude.directive,
        )
    return None
