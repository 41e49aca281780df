"""Slips of the parser that grammar alone betrays, set right before anything is read."""

from functools import cache

from detente.reading.lexicon.gazetteer import titles
from detente.reading.lexicon.tables import table
from detente.reading.tokens import Parse, Token, set_edges

_PAST = frozenset({"VBD", "VBZ"})


def mended(parse: Parse) -> Parse:
    """Return a parse in which a name that is also a modal verb is a name where it must be.

    Behind "may" and "will" no verb has a tense, so in "May added that" somebody is called so.
    A day is parted from the name behind it, and "ex" goes with its noun.
    """
    for token in parse:
        if token.dep_ == "aux" and token.is_title and _has_tense(token.head, token):
            _make_subject(token)
        if token.is_sent_start and token.tag_ == "VBD" and _is_participle(token):
            token.tag_ = "VBN"
    days = [token for token in parse if _is_day_before_name(token)]
    prefixes = [token for token in parse if _is_prefix(token)]
    for day in days:
        _part_day(day)
    for prefix in prefixes:
        _join_prefix(prefix)
    named = [token for token in parse if _is_named_office(token)]
    for name in named:
        _hang(name, name.head.head.head, "appos")
    if days or prefixes or named:
        set_edges(parse)
    return parse


def _is_participle(verb: Token) -> bool:
    """Tell whether a verb that opens a sentence is a participle ("Asked whether ..., X said")."""
    return verb.dep_ == "advcl" and not any("subj" in one.dep_ for one in verb.children)


@cache
def _days() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the days and of the months."""
    listed = table("dates")
    days, months = ({row[0] for row in listed[key]} for key in ("weekdays", "months"))
    return frozenset(days), frozenset(months)


def _is_day_before_name(token: Token) -> bool:
    """Tell whether a day is taken for the first part of the name behind it.

    In "said on Friday Tarvia had agreed" Friday is when it was said, and Tarvia had agreed.
    """
    name, (days, months) = token.head, _days()
    if token.dep_ not in {"compound", "nmod"} or name.i != token.i + 1 or token.i == 0:
        return False
    if name.pos_ not in {"PROPN", "NOUN"} or _clause_behind(name) is None:
        return False
    before = token.nbor(-1)
    told = before.pos_ in {"ADP", "VERB"} or before.like_num or before.lower_ in {"last", "late"}
    return told and (token.text in days or (token.text in months and before.like_num))


def _clause_behind(name: Token) -> Token | None:
    """Return the verb of a clause behind a name, if the name can be its subject."""
    if name.i + 1 >= len(name.doc):
        return None
    after = name.nbor()
    verb = after.head if after.dep_ in {"aux", "auxpass"} else after
    subjects = [one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"}]
    finite = after.tag_ in {"VBD", "VBZ", "VBP", "MD"}
    return verb if finite and verb.dep_ == "ccomp" and subjects in ([], [name]) else None


def _part_day(day: Token) -> None:
    """Hang a day on what stands before it, and make the name behind it a subject."""
    name = day.head
    verb, before = _clause_behind(name), day.nbor(-1)
    if verb is None:
        return
    if before.pos_ == "ADP":
        _hang(day, before, "pobj")
    elif before.pos_ in {"VERB", "ADJ"}:
        _hang(day, verb.head, "npadvmod")
    else:
        _hang(day, before, "nmod")
    _hang(name, verb, "nsubj")


def _is_named_office(name: Token) -> bool:
    """Tell whether a person's name is taken for that of the body whose office he holds.

    In "the head of the Sarn Front, A. B., said" A. B. is the head, and not the front.
    """
    body = name.head
    of, office = body.head, body.head.head
    if name.dep_ != "appos" or not _is_full_name(name) or body.dep_ != "pobj":
        return False
    behind = name.doc[name.i + 1 : name.i + 2]
    closed = name.left_edge.i > 0 and name.left_edge.nbor(-1).text == "," and bool(behind)
    held = of.lower_ == "of" and office.tag_ == "NN" and office.lower_ in titles()
    return closed and held and behind[0].text == "," and body.ent_type_ != "PERSON"


def _is_full_name(name: Token) -> bool:
    """Tell whether a name looks like a person's: two words or more, no article before it."""
    words = name.doc[name.left_edge.i : name.i + 1]
    full = len(words) > 1 and all(one.pos_ == "PROPN" or one.text == "-" for one in words)
    return full and name.ent_type_ in {"PERSON", "ORG", ""}


def _is_prefix(token: Token) -> bool:
    """Tell "ex" in "ex-aide", where the parse has the parts side by side."""
    if token.lower_ not in {"ex", "vice"} or token.i + 2 >= len(token.doc):
        return False
    dash, noun = token.nbor(1), token.nbor(2)
    return dash.text == "-" and noun.pos_ == "NOUN" and token.head == noun.head != noun


def _join_prefix(token: Token) -> None:
    """Hang a prefix, its dash and what stands before it on the noun."""
    noun = token.nbor(2)
    for one in (*token.lefts, token, token.nbor(1)):
        _hang(one, noun, "compound" if one == token else "punct" if one.text == "-" else one.dep_)


def _hang(token: Token, head: Token, dep: str) -> None:
    """Take a token from its head and hang it on another."""
    old = token.head
    for one in (old, head):
        kept = [*(child for child in one.children if child != token)]
        kept += [token] if one == head else []
        kept.sort(key=lambda child: child.i)
        one.lefts = tuple(child for child in kept if child.i < one.i)
        one.rights = tuple(child for child in kept if child.i > one.i)
        one.children = (*one.lefts, *one.rights)
    token.head, token.dep_ = head, dep


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
