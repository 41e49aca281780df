"""How a deed is told: as done, as to come, as a duty, or as nothing but a thought."""

from typing import Literal

from detente.article import EventType
from detente.reading.deeds.doubt import (
    has_ended,
    in_no_way,
    is_doubtful,
    is_nobodys,
    is_preferred,
    shunned,
)
from detente.reading.deeds.naming import named_sense, names_for
from detente.reading.deeds.standing import (
    asks_something,
    is_bare_condition,
    is_demanded,
    is_denied,
    is_guess,
    is_of_a_plan,
    is_question,
    is_still_open,
    waits,
)
from detente.reading.grammar.lost import lost_subject
from detente.reading.lexicon.deeds import (
    COOPERATIVE,
    Sense,
    event_lexicon,
    noun_sense,
    objects_of,
    verb_sense,
)
from detente.reading.tokens import Token

Reality = Literal["fact", "will", "wont", "must", "denied", "unreal"]

_VERBAL = frozenset({"VERB", "AUX"})
_SPEAKING: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_INHERITS = frozenset({"conj", "pcomp", "xcomp", "advcl", "acl"})
_REAL_GERUNDS = frozenset({"after", "before", "by", "while", "following", "in", "on", "since"})


def reality(verb: Token) -> Reality:
    """Return how a clause tells its deed, from its auxiliaries, marks and the verbs above it."""
    if _is_unreal(verb) or _is_awaited(verb) or is_bare_condition(verb) or is_doubtful(verb):
        return "unreal"
    if is_denied(verb):
        return "denied"
    will, must, maybe, never = (
        _has_aux(verb, kind) for kind in ("will", "must", "maybe", "never")
    )
    modal: list[tuple[bool, Reality]] = [
        (maybe or (will and is_guess(verb)), "unreal"),
        (must, "must"),
        (will, "wont" if never else "will"),
        (never, "denied"),
    ]
    said = next((kind for has, kind in modal if has), None)
    return said or (reality(verb.head) if _borrows(verb) else "fact")


def _is_awaited(verb: Token) -> bool:
    """Tell a clause of time whose deed is not done, or that hangs on one that is not."""
    above = verb.head
    if verb.dep_ == "advcl" and above.dep_ == "advmod" and above.lower_ in {"soon", "long"}:
        return reality(above.head) not in {"fact", "denied"}
    return waits(verb) and (is_still_open(verb) or reality(above) not in {"fact", "denied"})


def _borrows(verb: Token) -> bool:
    """Tell a clause that has its verb's reality from the verb above it."""
    if verb.dep_ not in _INHERITS or verb.head.pos_ not in _VERBAL | {"ADP", "SCONJ"}:
        return False
    own = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)
    own = own or lost_subject(verb) is not None
    return not own and verb.head.i != verb.i and verb.head.pos_ in _VERBAL


def _has_aux(verb: Token, kind: str) -> bool:
    """Tell whether a word of a kind ("will", "never") stands at the verb."""
    words = event_lexicon().words["operators"][kind]
    if kind != "never":
        return any(c.dep_ == "aux" and c.lower_ in words for c in verb.children)
    if is_nobodys(verb) or in_no_way(verb):
        return True
    found = [c for c in verb.children if c.dep_ in {"aux", "neg", "advmod", "preconj"}]
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    inside = [c for noun in subjects for c in noun.children]
    found += [c for c in inside if c.dep_ in {"det", "preconj"}]
    found += [word for noun in _complements(verb) for word in _determined(noun)]
    return any(c.lower_ in words for c in found)


def _determined(noun: Token) -> list[Token]:
    """Return a noun and its determiner ("no deal"); "talks, not peace" denies no talks."""
    return [noun, *(c for c in noun.children if c.dep_ == "det")]


def _complements(verb: Token) -> list[Token]:
    """Return the objects of a verb, and those behind its prepositions ("agreed to no terms")."""
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"to", "on", "for"}]
    behind = [p for prep in preps for p in prep.children if p.dep_ == "pobj"]
    return [*(c for c in verb.children if c.dep_ == "dobj"), *behind]


def _is_unreal(verb: Token) -> bool:
    """Tell a clause under "if", a purpose, a gerund that names a mere idea, a thought."""
    operators = event_lexicon().words["operators"]
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod", "preconj"}}
    if marks & set(operators["unreal_marks"]):
        return True
    kinds = (_is_infinitive, is_demanded, is_question, is_of_a_plan)
    if any(tells(verb) for tells in kinds) and not _is_attempt(verb):
        return True
    above = verb.head.lemma_.lower() in operators["unreal_verbs"]
    thought = verb.dep_ in {"ccomp", "xcomp"} and above
    named = verb.tag_ == "VBG" and verb.dep_ in {"dobj", "csubj", "amod", "compound"}
    gerund = verb.dep_ == "pcomp" and lost_subject(verb) is None
    return thought or named or (gerund and _is_idle(verb))


def _is_idle(gerund: Token) -> bool:
    """Tell a gerund behind a preposition that names no deed ("accused of shelling")."""
    preposition = gerund.head
    if preposition.head.lemma_.lower() in event_lexicon().words["operators"]["real_gerunds"]:
        return False
    return preposition.lower_ not in _REAL_GERUNDS or _head_is_unreal(preposition)


def _is_attempt(verb: Token) -> bool:
    """Tell "an attempt to kill": a deed, if a failed one."""
    words = event_lexicon().words["operators"]["attempts"]
    return verb.dep_ == "acl" and verb.head.lemma_.lower() in words


def _is_infinitive(verb: Token) -> bool:
    """Tell a verb with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _head_is_unreal(preposition: Token) -> bool:
    """Tell whether the verb above "after meeting" is itself unreal."""
    head = preposition.head
    return head.pos_ not in _VERBAL or _is_unreal(head)


def told_sense(verb: Token) -> Sense | None:
    """Return the class of what a clause does: its verb's, turned by its operators and modality."""
    if is_preferred(verb):
        return _refused(verb)
    sense = composed_sense(verb)
    if sense is None:
        return None
    refused = sense.turned("REJECT") if sense.type in COOPERATIVE else None
    if has_ended(verb):
        return refused if sense.type in {"AGREE", "SUPPORT"} else None
    turned: dict[Reality, Sense | None] = {
        "fact": sense,
        "will": ahead(sense),
        "must": sense.turned("REQUEST"),
        "wont": refused,
    }
    return turned.get(reality(verb))


def _refused(verb: Token) -> Sense | None:
    """Return the refusal of "would rather fight than accept"."""
    senses = [composed_sense(one) for one in shunned(verb)]
    found = next((s for s in senses if s is not None and s.type in COOPERATIVE), None)
    return None if found is None else found.turned("REJECT")


def is_hostile(verb: Token) -> bool:
    """Tell a verb of an unfriendly deed that is spoken of as to come or as possible."""
    sense = composed_sense(verb)
    unfriendly = sense is not None and sense.type not in {*COOPERATIVE, *_SPEAKING}
    return unfriendly and (_has_aux(verb, "will") or _has_aux(verb, "maybe"))


def ahead(sense: Sense) -> Sense:
    """Turn a deed to come: a friendly one is promised, an unfriendly one threatened."""
    if sense.type in _SPEAKING:
        return sense
    return sense.turned("AGREE" if sense.type in COOPERATIVE else "THREATEN")


def composed_sense(verb: Token, depth: int = 0) -> Sense | None:
    """Return the class of a verb with what hangs on it: "halted aid", "began shelling"."""
    if depth > 3:  # noqa: PLR2004 - "decided to try to stop shelling" is as deep as prose goes
        return None
    names = names_for(verb)
    return named_sense(names) if names else _composed(verb, depth)


def _composed(verb: Token, depth: int) -> Sense | None:
    """Return the class of a verb that calls nobody names."""
    lexicon = event_lexicon()
    content = _content_sense(verb, depth)
    found = verb_sense(verb)
    if lexicon.operates("stop", verb) and content is not None and not _listed(verb):
        found = stopped(content)
    elif (lexicon.operates("commit", verb) and not _listed(verb)) or _is_ready(verb):
        if _is_of_others(verb):
            return None
        willing = Sense(type="AGREE") if _is_ready(verb) else None
        found = willing if content is None else _committed(content)
    elif lexicon.operates("sends", verb) and (aim := _aim(verb, depth)) is not None:
        found = aim
    elif found is not None:
        found = _checked(verb, _with_content(verb, found, content))
    elif lexicon.operates("do", verb):
        found = content
    return found or _adjective_sense(verb)


def _with_content(verb: Token, sense: Sense, content: Sense | None) -> Sense:
    """Turn a verb by what it says: "ordered the paper to close", "protested that it lost"."""
    if (
        content is not None
        and content.type == "COERCE"
        and event_lexicon().operates("orders", verb)
    ):
        return content
    clause = any(c.dep_ == "ccomp" for c in verb.children)
    return Sense(type="ACCUSE", mode="disapprove") if clause and sense.type == "PROTEST" else sense


def _aim(verb: Token, depth: int) -> Sense | None:
    """Return the class of what somebody is sent or comes for ("sent experts to investigate")."""
    aims = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and _is_infinitive(c)]
    nouns = [c for c in verb.children if c.dep_ == "dobj"]
    aims += [
        c for n in nouns for c in n.children if c.dep_ in {"relcl", "acl"} and _is_infinitive(c)
    ]
    found = (composed_sense(aim, depth + 1) for aim in aims)
    return next((s for s in found if s is not None and _is_mission(s)), None) or _talks_for(verb)


def _talks_for(verb: Token) -> Sense | None:
    """Return talks for which people are sent or come ("sent envoys there for a third round")."""
    sittings = event_lexicon().words["occasions"]["sittings"]
    near = [verb, *(n for n in objects_of(verb)), *(p for c in verb.children for p in c.children)]
    aims = [p for n in near for c in n.children if c.lower_ == "for" for p in c.children]
    for noun in [p for p in aims if p.dep_ == "pobj"]:
        talks = noun_sense(noun)
        numbered = any(c.ent_type_ == "ORDINAL" or c.lower_ == "next" for c in noun.children)
        if talks is not None and talks.type == "CONSULT":
            return talks
        if noun.lemma_.lower() in sittings and numbered:
            return Sense(type="CONSULT", frame="together")
    return None


def _is_mission(sense: Sense) -> bool:
    """Tell talks, aid and inquiries, for which people are sent, from other aims."""
    return sense.type in {"CONSULT", "AID"} or sense.mode == "investigate"


def _is_of_others(verb: Token) -> bool:
    """Tell "expect the rebels to refuse": the deed is not the one's who expects it."""
    clauses = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}]
    subjects = [s for one in clauses for s in one.children if s.dep_ in {"nsubj", "nsubjpass"}]
    return any(s.pos_ != "PRON" for s in subjects)


def _listed(verb: Token) -> bool:
    """Tell whether the lexicon has this verb with its very object."""
    phrases = event_lexicon().phrases
    return any((verb.lemma_.lower(), n.lemma_.lower()) in phrases for n in objects_of(verb))


def _checked(verb: Token, sense: Sense) -> Sense | None:
    """Refuse a verb that needs a deed beside it ("died" in a raid) or empties itself."""
    words = event_lexicon().words
    if _is_empty(verb, sense):
        return None
    if _is_quarrel(verb):
        return Sense(type="ACCUSE", mode="disapprove")
    if verb.lemma_.lower() in words["casualties"]["dying_verbs"]:
        behind = [t for c in verb.children if c.dep_ in {"prep", "advcl"} for t in c.subtree]
        nouns = [noun_sense(noun) for noun in behind if noun.pos_ == "NOUN"]
        return sense if any(n is not None and n.type == "ASSAULT" for n in nouns) else None
    below = {c.lemma_.lower() for c in verb.children if c.dep_ == "xcomp"}
    heard = {n.lemma_.lower() for n in objects_of(verb)} & set(words["operators"]["audience"])
    silent = below & set(words["operators"]["silent"])
    return None if silent or (heard and sense.type == "CONSULT") else sense


def _is_empty(verb: Token, sense: Sense) -> bool:
    """Tell what asks something, or is said of a view or a name alone."""
    view = sense.type == "AGREE" and _is_view(verb)
    silence = sense.type == "REQUEST" and _is_for_silence(verb)
    return view or silence or asks_something(verb)


def _is_view(verb: Token) -> bool:
    """Tell "agreed that the talks had been useful": a view, and no promise."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.lemma_ == "be"]
    judged = [c for c in clauses if any(x.dep_ in {"acomp", "attr"} for x in c.children)]
    return any(all(x.tag_ != "MD" for x in clause.children) for clause in judged)


def _is_for_silence(verb: Token) -> bool:
    """Tell "asked for anonymity", "asked that his name be kept back"."""
    below = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"}]
    inside = [n for one in below for n in one.children if n.dep_ in {"acomp", "oprd", "nsubjpass"}]
    return any(event_lexicon().operates("unnamed", n) for n in [*objects_of(verb), *inside])


def _is_quarrel(verb: Token) -> bool:
    """Tell "clash over the budget", words and no arms, from "clash over the weekend"."""
    over = [c for c in verb.children if c.lower_ == "over"]
    if not over or verb.lemma_.lower() not in event_lexicon().words["operators"]["quarrel"]:
        return False
    nouns = [n for n in (*objects_of(verb), *over[0].children) if n.i > over[0].i]
    return any(n.ent_type_ not in {"DATE", "TIME", "GPE", "LOC"} for n in nouns)


def _content_sense(verb: Token, depth: int) -> Sense | None:
    """Return the class of what a verb takes: an infinitive, a gerund, the noun of a deed."""
    clauses = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in _VERBAL]
    if event_lexicon().operates("say", verb):
        clauses = [c for c in clauses if c.dep_ == "xcomp"]
    adjectives = [a for a in verb.children if a.dep_ == "acomp"]
    inner = [c for a in adjectives for c in a.children if c.dep_ in {"xcomp", "prep"}]
    gerunds = [p for c in inner if c.dep_ == "prep" for p in c.children if p.dep_ == "pcomp"]
    for clause in [*clauses, *[c for c in inner if c.dep_ == "xcomp"], *gerunds]:
        found = composed_sense(clause, depth + 1)
        if found is not None:
            return found
    for noun in objects_of(verb):
        named = noun_sense(noun)
        if named is not None and noun.dep_ != "pobj":
            return named
    return None


def stopped(sense: Sense) -> Sense | None:
    """Turn the end of a deed: of friendly ones a sanction, of unfriendly ones a yielding."""
    if sense.type in COOPERATIVE:
        return sense.turned("SANCTION")
    if sense.type in {"SANCTION", "COERCE"}:
        return sense.turned("CONCEDE")
    return sense.turned("RETREAT") if sense.type in {"ASSAULT", "MOBILIZE"} else None


def _committed(content: Sense | None) -> Sense | None:
    """Turn what somebody is ready or plans to do."""
    if content is None or content.type in {"REQUEST", "ACCUSE"}:
        return None
    return content if content.type == "REJECT" else ahead(content)


def _is_ready(verb: Token) -> bool:
    """Tell "is willing to", "is open to"."""
    words = event_lexicon().words["operators"]["agreeing_adjectives"]
    found = [c for c in verb.children if c.dep_ == "acomp" and c.lower_ in words]
    return any(list(adjective.children) for adjective in found)


def _adjective_sense(verb: Token) -> Sense | None:
    """Return the refusal of "is opposed to", the blame of "was critical of"."""
    senses = event_lexicon().adjectives
    found = [c.lower_ for c in verb.children if c.dep_ in {"acomp", "oprd", "prep", "advmod"}]
    return next((senses[word] for word in found if word in senses), None)
