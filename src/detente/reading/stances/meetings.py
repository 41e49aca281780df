"""What is only said of talks: how they were, and when and where the next ones will be."""

from detente.reading.grammar.clauses import children
from detente.reading.stances.chains import Chain
from detente.reading.stances.labels import CALLED_GOOD
from detente.reading.stances.stance import Stances, clause_verb
from detente.reading.stances.voices import Voice
from detente.reading.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_PAST = frozenset({"VBD", "VBN"})
_OF = frozenset({"for", "of"})
_POINTING = frozenset({"the", "this", "these", "their", "its"})


def is_characterised(chain: Chain) -> bool:
    """Tell whether talks are only described ("agreed that the talks were constructive").

    "Talks would be useful", "talks are out of the question" and "welcomed the talks" take a side.
    """
    if not chain.hit.issue.topical or any(step.level < 0 for step in chain.steps):
        return False
    called = any(step.attitude.id == CALLED_GOOD for step in chain.steps)
    held = called and any(map(_is_known, chain.hit.tokens))
    return held or any(map(_is_described, chain.hit.tokens))


def is_no_talks(noun: Token, stances: Stances) -> bool:
    """Tell "a matter for negotiation": a thing that is or is not bargained over, and no talks."""
    above = noun.head
    matter = above.head if noun.dep_ == "pobj" and above.lower_ in _OF else noun
    return matter != noun and stances.has(matter, "unfiled.matters")


def is_appointment(chain: Chain, voice: Voice) -> bool:
    """Tell whether a clause says what will become of talks ("the next round will be held")."""
    if not chain.hit.issue.topical or not voice.asserted or voice.directive or voice.value < 0:
        return False
    subjects = children(clause_verb(voice.at), *_SUBJECTS)
    return any(one in (chain.hit.head, *chain.hit.tokens) for one in subjects)


def _is_known(noun: Token) -> bool:
    """Tell "the talks", which were held, from talks as such."""
    return any(one.lower_ in _POINTING for one in noun.children)


def _is_described(noun: Token) -> bool:
    """Tell the subject of a plain "is" or "was" with what it was ("the talks had been frank")."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or not children(verb, "acomp", "attr"):
        return False
    helpers = children(verb, "aux")
    if any(one.tag_ == "MD" for one in helpers) or children(verb, "neg", "advcl"):
        return False
    return _is_known(noun) or any(one.tag_ in _PAST for one in (verb, *helpers))
