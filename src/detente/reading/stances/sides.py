"""Whom "it" and "both sides" mean as the holder of a stance, where only the text's order tells."""

from collections.abc import Iterable, Iterator

from detente.article import Actor
from detente.reading.lexicon.gazetteer import gazetteer
from detente.reading.people.cast import Cast
from detente.reading.stances.stance import negation, stance_lexicon
from detente.reading.tokens import Stretch, Token

_BODIES = frozenset({"country", "organisation", "group"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SOME = frozenset({"some", "several", "many", "few", "two", "three", "other", "most", "no"})
_MOST_BACK = 6
_MOST_BACK_OF_PAIR = 16
_SIDES = frozenset({*_BODIES, "place"})
_PAIR = 2
_NAMING = frozenset({"amod", "nmod", "compound"})
_SERVING = frozenset({"of", "from", "for"})


def taken_up_by(subject: Token, cast: Cast) -> Actor | None:
    """Return the body that "it" takes up: the subject of the sentence before, told of itself.

    Only within a paragraph, and only from subject to subject; where the sentence before is
    somebody's report of another body, the one whom the report is about.
    """
    fits = subject.lower_ == "it" and subject.dep_ in _SUBJECTS
    for sentence in _back(subject) if fits else ():
        named = [] if _begins_paragraph(sentence, subject) else _main_subjects(sentence)
        found = [cast.of(one) for one in named]
        bodies = {one.id: one for one in found if one is not None and _is_body(one)}
        if bodies or not any(one.lower_ == "it" for one in named):
            return next(iter(bodies.values())) if len(bodies) == 1 else None
    return None


def government_of_all(subject: Token, cast: Cast) -> Actor | None:
    """Return the one country of which the text has told so far as that of "the government"."""
    known = stance_lexicon().has(subject, "governments")
    if not known or {c.lower_ for c in subject.children if c.i < subject.i} != {"the"}:
        return None
    before = (cast.of(t) for t in subject.doc[: subject.i] if _is_doer(t))
    countries = {one.id: one for one in before if one is not None and one.kind == "country"}
    return next(iter(countries.values())) if len(countries) == 1 else None


def council_of(subject: Token, cast: Cast) -> Actor | None:
    """Return the council whose members speak together, or whom "they" and "the Council" take up.

    "Some members" and "a member" are not the body.
    """
    named = _council_at(subject, cast)
    plain = subject.lower_ == "they" or _is_bare_council(subject)
    if named is not None or not plain:
        return named
    for sentence in _back(subject):
        for one in _main_subjects(sentence):
            found = _council_at(one, cast)
            if found is not None:
                return found
        if subject.lower_ == "they" and _main_subjects(sentence):
            return None
    return None


def _council_at(subject: Token, cast: Cast) -> Actor | None:
    """Return the body of "the members of the X Council" or "X Council members"."""
    if subject.lemma_.lower() != "member" or subject.tag_ != "NNS":
        return None
    if any(c.dep_ in {"nummod", "amod"} or c.lower_ in _SOME for c in subject.children):
        return None
    owners = [c for c in subject.children if c.dep_ in {"compound", "poss"}]
    owners += [c for of in subject.children if of.lower_ == "of" for c in of.children]
    councils = (one for one in owners if stance_lexicon().has(one, "councils"))
    return next((actor for one in councils if (actor := cast.of(one)) is not None), None)


def _is_bare_council(subject: Token) -> bool:
    """Tell "the Council" from a council that is named."""
    beside = [c.lower_ for c in subject.children if c.i < subject.i]
    return stance_lexicon().has(subject, "councils") and beside == ["the"]


def both(subject: Token, cast: Cast, apart: str | None = None) -> list[Actor]:
    """Return the two bodies that "both sides" or "the two governments" are, if they are two.

    The only two of which the text has told side by side ("X and Y met"); else those spoken of last
    before; where they are not two, the only two of the text beside the party that tells of them
    (``apart``).
    """
    words = {c.lower_ for c in subject.children if c.i < subject.i}
    named = "both" in words or {"the", "two"} <= words
    named = named or (words == {"the"} and _agrees_on_a_list(subject))
    if not named or not stance_lexicon().has(subject, "pairs") or cast.of(subject) is not None:
        return []
    abreast = {frozenset(pair): pair for pair in _pairs_before(subject, cast)}
    if len(abreast) == 1:
        return list(next(iter(abreast.values())).values())
    found: dict[str, Actor] = {}
    for sentence in _back(subject, _MOST_BACK_OF_PAIR):
        found |= {k: v for k, v in _parties_in(sentence, cast).items() if k not in found}
        if len(found) >= _PAIR:
            break
    if (len(found) != _PAIR or apart in found) and not _is_other_named(subject, cast):
        found = {k: v for k, v in _parties_in(subject.doc[:], cast).items() if k != apart}
    return list(found.values()) if len(found) == _PAIR else []


def _pairs_before(subject: Token, cast: Cast) -> Iterator[dict[str, Actor]]:
    """Yield the two parties of each "X and Y" before a word that do or own something together."""
    for token in subject.doc[: subject.i]:
        beside = [one for one in token.conjuncts if one.i > token.i]
        if token.dep_ != "conj" and beside and (_is_doer(token) or _is_master(token)):
            actors = [cast.of(one) for one in (token, *beside)]
            pair = {one.party: one for one in actors if one is not None and _is_body(one)}
            if len(pair) == len(actors) == _PAIR:
                yield {str(party): one for party, one in pair.items()}


def _is_other_named(subject: Token, cast: Cast) -> bool:
    """Tell whether a body of no known party does something in the text: it may be a side."""
    doers = (cast.of(t) for t in subject.doc if t.dep_ in {*_SUBJECTS, "poss"})
    return any(a is not None and a.party is None and a.kind in _SIDES for a in doers)


def _parties_in(words: Iterable[Token], cast: Cast) -> dict[str, Actor]:
    """Return the parties that do something or own something in a stretch of the text."""
    found: dict[str, Actor] = {}
    for token in words:
        actor = cast.of(token) if _is_doer(token) or _is_master(token) else None
        if actor is not None and actor.party is not None and actor.kind != "public":
            found.setdefault(actor.party, cast.get(actor.party) or actor)
    return found


def served_together(subject: Token, cast: Cast) -> list[Actor]:
    """Return the bodies for which several act together, if each of them has a party of its own.

    So "X and Y officials", "the X and Y foreign ministers" and "negotiators from X and Y".
    """
    if subject.tag_ not in {"NNS", "NNPS"}:
        return []
    named = [c for c in subject.children if c.dep_ in _NAMING]
    named += [
        noun
        for prep in subject.children
        if prep.dep_ == "prep" and prep.lower_ in _SERVING
        for noun in prep.children
        if noun.dep_ == "pobj"
    ]
    for first in named:
        members = [t for t in (first, *first.conjuncts) if not _is_first_word(t)]
        last = members[-1] if members else first
        bodies = [one for token in members if (one := _body_of(token, cast, last)) is not None]
        parties = {one.party for one in bodies}
        if len(members) >= _PAIR and len(bodies) == len(members) == len(parties):
            return bodies
    return []


def _is_first_word(token: Token) -> bool:
    """Tell whether a word is the first of a two-word adjective that the parser took apart."""
    return token.doc.words(token.i, token.i + _PAIR).strip() in gazetteer().adjectives


def _body_of(token: Token, cast: Cast, last: Token) -> Actor | None:
    """Return the body that a name or an adjective of a country means, or None.

    Of two such that share a word it stands with the ``last`` alone ("A and B C officials").
    """
    adjectives, doc = gazetteer().adjectives, token.doc
    before = doc.words(max(0, token.i - 1), token.i + 1).strip()
    spelled = (before, token.text, f"{token.text} {last.text}")
    words = next((some for some in spelled if some in adjectives), None)
    if words is not None:
        party = adjectives[words]
        return cast.get(party) or Actor(id=party, name=words, kind="country", party=party)
    actor = cast.of(token)
    return actor if actor is not None and _is_body(actor) else None


def _is_body(actor: Actor) -> bool:
    """Tell whether an actor is a body with a party, so that "it" can mean it."""
    return actor.kind in _BODIES and actor.party is not None


def _is_doer(token: Token) -> bool:
    """Tell whether a word is a subject, beside one, or an owner."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in {*_SUBJECTS, "poss"}


def _agrees_on_a_list(subject: Token) -> bool:
    """Tell whether "the parties" have agreed on what is listed behind a colon."""
    lexicon, verb = stance_lexicon(), subject.head
    plural = subject.tag_ == "NNS" and lexicon.has(subject, "pairs.plain")
    agreed = lexicon.has(verb, "lists.joint") and negation(verb, lexicon) is None
    return plural and agreed and subject.doc.words(verb.i, verb.sent.end).rstrip().endswith(":")


def _is_master(token: Token) -> bool:
    """Tell whether a word is one of those for whom several act ("ministers of A and B met")."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    above = first.head.head
    several = above.tag_ in {"NNS", "NNPS", "NNP"} and above.dep_ in _SUBJECTS
    joined = bool(first.conjuncts) and first.dep_ == "pobj" and first.head.lower_ == "of"
    return joined and several


def _back(token: Token, most: int = _MOST_BACK) -> Iterator[Stretch]:
    """Yield the sentences before that of a word, the nearest first."""
    doc, start = token.doc, token.sent.start
    for _ in range(most):
        if not start:
            return
        sentence = doc[start - 1].sent
        yield sentence
        start = sentence.start


def _begins_paragraph(sentence: Stretch, subject: Token) -> bool:
    """Tell whether a line ends between a sentence and a word."""
    return "\n" in subject.doc.words(sentence.start, subject.i).lstrip("\n")


def _main_subjects(sentence: Stretch) -> list[Token]:
    """Return the subjects of a sentence's main verb and of what its speaker says."""
    roots = [t for t in sentence if t.dep_ == "ROOT"]
    verbs = [*roots, *(c for root in roots for c in root.children if c.dep_ == "ccomp")]
    found = [c for verb in verbs for c in verb.children if c.dep_ in _SUBJECTS]
    return [one for first in found for one in (first, *first.conjuncts)]
