"""Slips of the parser that grammar alone betrays, set right before anything is read."""

from detente.reading.tokens import Parse, Token

_PAST = frozenset({"VBD", "VBZ"})


def mended(parse: Parse) -> Parse:
    """Return a parse in which a name that is also a modal verb is a name where it must be.

    Behind "may" and "will" no verb has a tense, so in "May added that" somebody is called so.
    """
    for token in parse:
        if token.dep_ == "aux" and token.is_title and _has_tense(token.head, token):
            _make_subject(token)
    return parse


def _has_tense(verb: Token, helper: Token) -> bool:
    """Tell whether a verb stands right behind a helper, and has a tense without it."""
    if verb.i != helper.i + 1 or helper.tag_ not in {"MD", "NNP"}:
        return False
    others = [one for one in verb.children if one.dep_ in {"aux", "auxpass"} and one != helper]
    return verb.tag_ in _PAST or (verb.tag_ == "VBN" and not others)


def _make_subject(token: Token) -> None:
    """Make a token the subject of its verb, with the name right before it as its first part."""
    verb = token.head
    token.tag_, token.pos_, token.dep_ = "NNP", "PROPN", "nsubj"
    token.lemma_ = token.text
    verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
    for first in [one for one in verb.lefts if one.i == token.i - 1 and one.pos_ == "PROPN"]:
        first.dep_, first.head = "compound", token
        verb.lefts = tuple(one for one in verb.lefts if one != first)
        verb.children = (*verb.lefts, *verb.rights)
        token.lefts = (*token.lefts, first)
        token.children = (*token.lefts, *token.rights)
        token.left_edge = first.left_edge
