"""From a naming of an option up to those who take a stance on it: one climb through the parse."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.reading.grammar.series import member_before
from detente.reading.stances.issues import Hit
from detente.reading.stances.labels import Label, label_of
from detente.reading.stances.stance import (
    Attitude,
    Stances,
    clause_verb,
    is_being_done,
    is_going_to,
    is_obliged,
    is_passive,
    is_wished,
    modal,
    negation,
    negator,
    own_subject,
)
from detente.reading.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "once"})
_NOT_YET = frozenset({"before", "after", "when", "whenever"})
_GLUE = frozenset({"ADP", "PART", "SCONJ", "AUX", "DET", "CCONJ", "PRON"})
_GOVERNED = frozenset({"dobj", "prep", "xcomp", "attr", "acomp", "oprd", "ccomp", "advcl"})
_BEHIND = frozenset({"acl", "relcl"})
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d", "having"})
_MAX_STEPS = 40
_HINGING = Attitude(id="hinges", level=1, negated=-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stance word above the option: its class, its scope, and the sign of what lies below."""

    token: Token
    attitude: Attitude
    negated: str | None
    modal: str | None
    sign: int = 1

    @property
    def level(self) -> int:
        """Return the stance that the word gives to what it governs."""
        return self.attitude.negated if self.negated else self.attitude.level


@dataclass(slots=True, kw_only=True)
class Chain:
    """What was met on the way up: the stance words inside out, and what the clause itself says."""

    hit: Hit
    steps: list[Step] = field(default_factory=list)
    sign: int = 1
    negated: str | None = None
    negator: Token | None = None
    assertion: str | None = None
    assertion_at: Token | None = None
    hypothetical: bool = False
    void: bool = False
    evaluated: bool = False
    below: list[Token] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Tell whether what stands above says nothing of the option: supposed, unsaid, judged."""
        return self.void or self.hypothetical or self.evaluated

    def rungs(self) -> Iterator[tuple[Step, Step | None]]:
        """Yield each step with the one above it, the last one with None."""
        for place, step in enumerate(self.steps):
            yield step, self.steps[place + 1] if place + 1 < len(self.steps) else None


def climb(hit: Hit, stances: Stances) -> Chain:
    """Return the stance words that govern a hit, from the nearest outwards.

    Words that only carry ("a plan that would involve ...") are passed, words that turn ("lack of")
    reverse the sign, a word that is neither ends the climb: what stands above it is about
    something else.
    """
    chain = Chain(hit=hit, sign=-1 if hit.turned else 1, hypothetical=_is_open(hit.head))
    _note_clause(chain, hit.head, stances)
    if _is_called_fixed(chain, stances):
        return chain
    _take_up_undoing(chain, stances)
    node = hit.head
    for _ in range(_MAX_STEPS):
        above = _next(chain, node, stances)
        if above is None:
            break
        node = above
        chain.below.append(node)
    return chain


def _is_called_fixed(chain: Chain, stances: Stances) -> bool:
    """Take up a limit that stands before the noun itself ("the non-negotiable withdrawal")."""
    beside = (c for c in chain.hit.head.children if c.dep_ == "amod")
    limits = ((c, a) for c in beside if (a := stances.attitude(c)) is not None and a.red_line)
    word, attitude = next(limits, (None, None))
    if word is None or attitude is None:
        return False
    _add(chain, word, attitude, stances)
    chain.evaluated = True
    return True


def _take_up_undoing(chain: Chain, stances: Stances) -> None:
    """Take up what is done to a thing behind its noun ("membership being ruled out")."""
    verb = _undoing(chain.hit)
    if verb is None:
        return
    attitude = stances.attitude(verb)
    if attitude is not None and attitude.level < 0:
        _add(chain, verb, attitude, stances)
    elif stances.has(verb, "turns.undoing"):
        chain.sign = -chain.sign


def _undoing(hit: Hit) -> Token | None:
    """Return the passive with "being" that hangs on a naming or on a phrase of it, or None."""
    head = hit.head
    below = [c for of in head.children if of.dep_ == "prep" for c in of.children]
    behind = [*head.children, *below]
    behind += [c for one in behind if one.dep_ == "pobj" for c in one.children]
    done = (c for c in behind if c.dep_ in {"acl", "pcomp"} and c not in hit.tokens)
    return next((c for c in done if is_being_done(c)), None)


def _is_open(token: Token) -> bool:
    """Tell whether a word stands under a "whether" that the parser took for the main clause."""
    verb = clause_verb(token)
    return verb.dep_ == "ROOT" and any(
        c.lower_ == "whether" and c.dep_ == "mark" for c in verb.children
    )


def _note_clause(chain: Chain, token: Token, stances: Stances) -> None:
    """Keep what the clause of a carrier or of the hit itself asserts, and how it is negated."""
    denied = negator(token, stances)
    if denied is not None and denied[1] != chain.negator:
        chain.sign = -chain.sign
        chain.negated, chain.negator = denied
    kind = modal(token, stances)
    if kind is None and _is_imperative(token):
        kind = "imperative"
    if kind is not None and chain.assertion is None:
        chain.assertion, chain.assertion_at = kind, token


def _is_imperative(token: Token) -> bool:
    """Tell whether a verb opens its sentence as a command or with "let us"."""
    if token.tag_ not in {"VB", "VBP"} or token.dep_ not in {"ROOT", "ccomp", "conj"}:
        return False
    bare = not any(c.dep_ in {"nsubj", "nsubjpass", "mark", "aux"} for c in token.children)
    opens = token.i == token.left_edge.i or token.doc[token.i - 1].is_punct
    return bare and opens


def _next(chain: Chain, node: Token, stances: Stances) -> Token | None:
    """Return the next word up that still speaks of the option, or None at the end."""
    if chain.evaluated:
        return None
    beside = member_before(node)
    if beside is not None or node.head == node or _leaves_clause(chain, node):
        return beside
    named = label_of(chain.hit.head, node, stances)
    if named is not None:
        return _called(chain, named, stances)
    return _past(chain, node, stances)


def _past(chain: Chain, node: Token, stances: Stances) -> Token | None:
    """Pass from a word to the first of those beside it, or to what it hangs on."""
    if node.dep_ == "conj":
        if _is_listed_behind(node, stances):
            return _content(chain, node, stances, node.head)
        return None if _has_a_stance_of_its_own(chain, node) else _beside(node)
    return _through(chain, node, stances)


def _is_listed_behind(node: Token, stances: Stances) -> bool:
    """Tell whether a noun goes on with the list behind a stance ("its call for A, B and C").

    The parser hangs B and C on the call as if each were one.
    """
    first = node.head
    attitude = stances.attitude(first) if first.pos_ == node.pos_ == "NOUN" else None
    if attitude is None or stances.attitude(node) is not None:
        return False
    return any(c.dep_ == "prep" and first.i < c.i < node.i for c in first.children)


def _through(chain: Chain, node: Token, stances: Stances) -> Token | None:
    """Pass from a word to the one that it hangs on, by what joins them."""
    head = node.head
    if node.dep_ in _SUBJECTS:
        return _through_subject(chain, node, stances)
    if head.pos_ in _GLUE and head.dep_ != "ROOT" and not _copula(head):
        return _glue(chain, head, stances)
    return _content(chain, node, stances, _called_for(node, stances))


def _copula(token: Token) -> bool:
    """Tell whether a token is a form of "be" that carries a clause of its own."""
    return token.lemma_ == "be" and token.dep_ not in {"aux", "auxpass"}


def _leaves_clause(chain: Chain, node: Token) -> bool:
    """Tell whether the way up leaves the clause for one that says something else."""
    marks = {c.lower_ for c in node.children if c.dep_ in {"mark", "advmod"}}
    if marks & _HYPOTHETICAL and node.dep_ in {"advcl", "ccomp", "acl", "pcomp", "relcl"}:
        chain.hypothetical = True
        return True
    if node.dep_ == "advcl":
        return _leaves_adverbial(chain, node, marks)
    return node.dep_ in {"parataxis", "ROOT"} or _is_set_apart(node)


def _is_set_apart(node: Token) -> bool:
    """Tell whether a semicolon stands between a clause and the verb on which it hangs."""
    first, last = sorted((node.i, node.head.i))
    verbal = node.pos_ in {"VERB", "AUX"}
    return verbal and any(t.text == ";" for t in node.doc[first + 1 : last])


def _leaves_adverbial(chain: Chain, node: Token, marks: set[str]) -> bool:
    """Tell whether an adverbial clause says something else, as all but "to ..." do."""
    if marks & _NOT_YET:
        chain.hypothetical = True
        chain.void = "before" in marks
        return True
    if "for" in marks and node.head.pos_ == "NOUN":
        return False
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in node.children)
    return not to or own_subject(node) is not None


def _called(chain: Chain, named: Label, stances: Stances) -> Token:
    """Take up what somebody calls the thing in question: a trap, a must, a step forward."""
    _add(chain, named.verb, named.attitude, stances)
    chain.evaluated = is_passive(named.verb) and own_subject(named.verb) is None
    return named.verb


def _has_a_stance_of_its_own(chain: Chain, node: Token) -> bool:
    """Tell whether a coordinated noun is a stance with an owner ("... and its support for")."""
    last = chain.steps[-1].token if chain.steps else None
    return last == node and own_subject(node) is not None


def _beside(node: Token) -> Token | None:
    """Return the first of coordinated words, whose governor is shared; none for whole clauses."""
    first = node.head
    finite = any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)
    finite = finite and not (first.dep_ == "ccomp" and is_wished(node))
    if finite or (first.dep_ == "ROOT" and first.pos_ in {"VERB", "AUX"}):
        return None
    return first


def _glue(chain: Chain, head: Token, stances: Stances) -> Token | None:
    """Pass a preposition or particle; "without" turns what it holds.

    What only says when ("agreed to it after the talks") is not what the verb is about.
    """
    opens = head.lower_ == "in" and head.i == head.sent.start
    if _is_companion(head):
        return None
    if head.dep_ == "prep" and (opens or stances.has(head, "times")):
        return None
    if stances.has(head, "turns"):
        chain.sign = -chain.sign
    return head


def _is_companion(prep: Token) -> bool:
    """Tell whether "with ..." says with whom a thing is done ("discuss arms with the state")."""
    above = prep.head.children if prep.lower_ == "with" and prep.head.pos_ == "VERB" else ()
    return any(c.dep_ == "dobj" and c.i < prep.i for c in above)


def _through_subject(chain: Chain, node: Token, stances: Stances) -> Token | None:
    """Pass from a subject to its verb where the verb judges, suffers or only carries."""
    verb = _what_must_be(node.head, stances)
    judged = [c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}]
    judged = [c for c in judged if not stances.has(c, "of_persons")]
    judging = verb.lemma_ == "be" or is_passive(verb)
    for word in [*judged, verb]:
        attitude = stances.attitude(word)
        if word == verb and stances.has(verb, "hinges") and _stands_on(verb):
            attitude, judging = _HINGING, True
        if attitude is not None and (word in judged or judging):
            _add(chain, word, attitude, stances)
            chain.evaluated = not is_passive(verb)
            return verb
    if is_being_done(verb) and stances.has(verb, "turns.undoing"):
        chain.sign = -chain.sign
        return verb
    if not stances.has(verb, "carriers") or stances.has(verb, "means"):
        return None
    _note_clause(chain, verb, stances)
    return verb


def _stands_on(verb: Token) -> bool:
    """Tell whether a verb has its "on ..." ("depends on")."""
    return any(c.dep_ == "prep" and c.lower_ in {"on", "upon"} for c in verb.children)


def _what_must_be(verb: Token, stances: Stances) -> Token:
    """Return the passive of "has to be completed", else the verb itself."""
    below = [c for c in verb.children if c.dep_ == "xcomp" and is_passive(c)]
    return below[0] if below and stances.has(verb, "modals.oblige") else verb


def _called_for(node: Token, stances: Stances) -> Token | None:
    """Return the call that "to ..." belongs to where the parser hung it on the verb above.

    So with what a verb gives up: in "dropped its opposition to X", X is what was opposed.
    """
    given_up = node.dep_ in {"prep", "dative"} and _gives_up(node.head, stances)
    if node.head.pos_ != "VERB" or not (given_up or node.dep_ in {"advcl", "xcomp"}):
        return None
    for noun in node.head.children:
        attitude = stances.attitude(noun) if noun.dep_ == "dobj" and noun.pos_ == "NOUN" else None
        if attitude is not None and (given_up or attitude.directive) and noun.i < node.i:
            return noun
    return None


def _gives_up(verb: Token, stances: Stances) -> bool:
    """Tell whether a verb says that something is held no longer."""
    attitude = stances.attitude(verb)
    return attitude is not None and attitude.gives_up


def _content(chain: Chain, node: Token, stances: Stances, call: Token | None) -> Token | None:
    """Take up a verb, noun or adjective: a stance, a turn, a carrier, or the end."""
    head = call or node.head
    if is_obliged(node, stances) and node.head == head:
        _note_clause(chain, head, stances)
        return head
    attitude = stances.attitude(head)
    aim = _aim(node, stances) if attitude is None else None
    if aim is not None:
        head, attitude = aim, stances.attitude(aim)
    if attitude is not None and not _only_reports(node, head, stances):
        return head if _take_up(chain, head, attitude, stances) else None
    if stances.has(head, "turns"):
        chain.sign = chain.sign if _is_scaled(head, stances) else -chain.sign
    elif not stances.has(head, "carriers") or _reports_clause(node, head, stances):
        return None
    elif node.dep_ in _GOVERNED and not is_going_to(node):
        _note_clause(chain, head, stances)
    elif head.pos_ == "NOUN" and node.dep_ in _BEHIND and negation(head, stances) == "no":
        _note_clause(chain, head, stances)  # "there is no way that we will"
    return head


def _take_up(chain: Chain, head: Token, attitude: Attitude, stances: Stances) -> bool:
    """Keep a stance word that says something where it stands; tell whether the climb goes on."""
    if not attitude.absence or negation(head, stances) is not None:
        _add(chain, head, attitude, stances)
        return True
    return head.pos_ == "NOUN" and stances.has(head, "carriers")


def _is_scaled(head: Token, stances: Stances) -> bool:
    """Tell "cut the transition to a year", which leaves it, from "cut the aid"."""
    to = any(c.dep_ == "prep" and c.lower_ == "to" for c in head.children)
    return to and stances.has(head, "turns.scaled")


def _aim(node: Token, stances: Stances) -> Token | None:
    """Return what "is" a thing ("our goal is peace", "what we want is peace"), if a stance."""
    verb = node.head
    if not _copula(verb) or node.dep_ not in {"attr", "ccomp", "xcomp"}:
        return None
    told = (c for c in verb.children if c.dep_ in {"nsubj", "csubj"} and c != node)
    words = (c for c in told if c.pos_ == "NOUN" or c.dep_ == "csubj")
    return next((word for word in words if stances.attitude(word) is not None), None)


def _reports_clause(node: Token, head: Token, stances: Stances) -> bool:
    """Tell "announced that ..." from "hoped to announce the release", which only carries it."""
    named = node.dep_ == "dobj" and any(c.dep_ == "aux" for c in head.children)
    return stances.has(head, "reports") and not named


def _only_reports(node: Token, head: Token, stances: Stances) -> bool:
    """Tell whether a word only reports a whole clause that makes its own assertion."""
    if node.dep_ != "ccomp" or not stances.has(head, "reports"):
        return False
    verb = clause_verb(node)
    told = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)
    return told and (not is_wished(verb) or modal(verb, stances) is not None)


def _add(chain: Chain, token: Token, attitude: Attitude, stances: Stances) -> None:
    """Keep a stance word with its negation, its modal and the sign of what lies below it."""
    if attitude.by_option:
        chain.sign *= stances.side_of_line(chain.hit.issue.id, chain.hit.option)
        chain.void = chain.void or chain.sign == 0
    if attitude.kept and stances.side_of_line(chain.hit.issue.id, chain.hit.option) > 0:
        chain.sign = -chain.sign
    denied = negator(token, stances)
    if denied is not None and denied[1] == chain.negator:
        chain.sign = -chain.sign  # "no observers will be accepted": one "no", told of the verb
    step = Step(
        token=token,
        attitude=attitude,
        negated=None if denied is None else denied[0],
        modal=modal(token, stances),
        sign=chain.sign,
    )
    chain.steps.append(step)
    chain.void = chain.void or _is_unsaid(step, stances)
    chain.sign = 1


def add_step(chain: Chain, token: Token, stances: Stances) -> None:
    """Take up a stance word to which no grammar leads ("The ministry proposes:" and a list)."""
    attitude = stances.attitude(token)
    if attitude is not None:
        _add(chain, token, attitude, stances)
        chain.below.append(token)


def _is_unsaid(step: Step, stances: Stances) -> bool:
    """Tell whether a step is a thing never said so far ("had never asked"), no refusal to say it.

    "Has not agreed" leaves it open as well; "did not agree" does not.
    """
    verb = clause_verb(step.token)
    if step.negated is None or step.modal is not None or not stances.has(step.token, "unsaid"):
        return False
    if step.token.pos_ == "NOUN":
        return modal(step.token.head, stances) is None
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    simple = verb.tag_ == "VBD" and step.negated == "never"
    perfect = simple or bool(helpers & _PERFECT)
    return perfect or ("did" in helpers and not stances.has(step.token, "unsaid.plain"))
