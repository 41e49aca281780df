"""Names that the lexicon does not know: what the parser sees, decided once per name."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from detente.article import ActorKind
from detente.reading.lexicon.gazetteer import gazetteer, slug, titles, words
from detente.reading.lexicon.tables import table
from detente.reading.people.cast import Draft, Mention, Roll
from detente.reading.people.namesakes import bearers, clear_bearer, doubt, gender_before
from detente.reading.people.particles import before_surname, is_personal, particle_names
from detente.reading.people.places import towns
from detente.reading.people.runs import (
    bears_office,
    is_part,
    overlooked,
    overlooked_bodies,
    widened,
)
from detente.reading.tokens import Stretch, Token, root_of

_KINDS: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_OFFICE_NEAR = 5


def is_office(token: Token) -> bool:
    """Tell whether a word names an office, a body or a group rather than a name."""
    word = token.lower_
    return (
        word in titles()
        or word in words("titles", "honorifics", "words")
        or word in words("titles", "honorifics", "former")
        or any(word in words("titles", "bodies", key) for key in ("government", "institution"))
    )


def mention_of(roll: Roll, first: int, last: int) -> Mention:
    """Return a name's mention; its head is the word that governs it."""
    head = root_of(roll.document.doc[first:last])
    if head.tag_ == "POS" or not head.text[0].isalnum():
        head = roll.document.doc[last - 1]
    return Mention(first=first, last=last, head=head.i)


def take_unlisted(roll: Roll, first: int, last: int, kind: ActorKind) -> None:
    """Give a name that the lexicon does not know to its bearer in this article."""
    name = roll.document.text_of(roll.document.span_of(roll.document.doc[first:last]))
    draft = None
    if kind == "person":
        named = bearers(roll, name, first)
        draft = clear_bearer(roll, named, first)
        if named and draft is None:
            doubt(roll, mention_of(roll, first, last))
            return
    if draft is None:
        base = name.split()[-1] if kind == "person" else name
        draft = roll.draft(Draft(id=roll.free_id(name, base), name=name, kind=kind))
    if len(name) > len(draft.name) and not draft.known:
        draft.name = name
    roll.claim(draft, mention_of(roll, first, last))


def take_entities(roll: Roll) -> None:
    """Give the parser's names to actors, each name of one kind in the whole article."""
    ranges = [*_speakers_in_capitals(roll), *_entities(roll), *overlooked(roll)]
    ranges += [*overlooked_bodies(roll), *particle_names(roll)]
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for first, last, label in ranges:
        labels[roll.words[last - 1]]["PERSON" if _is_addressed(roll, first) else label] += 1
    surnames = {roll.words[last - 1] for first, last, _ in ranges if _is_titled(roll, first, last)}
    for first, last, _ in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if roll.is_free(first, last):
            sure = _kind_by_name(roll, first, last, surnames)
            kind = sure or _kind(roll, first, last, labels[roll.words[last - 1]])
            take_unlisted(roll, first, last, kind)
    _take_surnames(roll)


def _kind_by_name(roll: Roll, first: int, last: int, surnames: set[str]) -> ActorKind | None:
    """Return the kind that a name itself tells: a paper's, or that of a person named in full."""
    if last - first == 1:
        return "person" if roll.words[first] in surnames else None
    if is_personal(roll.words[first:last]):
        return "person"
    paper = roll.document.doc[last - 1].lower_ in words("titles", "extensions", "paper")
    return "outlet" if paper else None


def _take_surnames(roll: Roll) -> None:
    """Give a surname that the parser overlooks to the one whom the article names in full."""
    people = [d for d in roll.drafts.values() if d.kind == "person" and _has_surname(roll, d)]
    surnames = {slug(draft.name).split("_")[-1] for draft in people}
    common = {token.text for token in roll.visible if token.text.islower()}
    for token in roll.visible:
        taken = token.i in roll.cover or token.i in roll.doubtful
        named = token.pos_ == "PROPN" or (token.is_title and token.lower_ not in common)
        if named and not taken and slug(token.text) in surnames:
            take_unlisted(roll, before_surname(roll, token.i), token.i + 1, "person")


def _has_surname(roll: Roll, draft: Draft) -> bool:
    """Tell whether a person is named in full somewhere, or with a Mr or a Ms."""
    return " " in draft.name or any(_is_addressed(roll, one.first) for one in draft.mentions)


def _entities(roll: Roll) -> Iterable[tuple[int, int, str]]:
    """Yield the parser's names without articles, offices and possessive endings."""
    for entity in roll.document.doc.ents:
        inside = not roll.document.is_hidden(entity.start_char, entity.end_char)
        if entity.label_ in _KINDS and inside:
            first, end = _trimmed(entity)
            last = _before_bearer(roll, first, end)
            if last < end:
                yield last + 1, end, "PERSON"
            if entity.label_ == "PERSON" and first < last:
                last = widened(roll, last)
            if first < last and roll.is_free(first, last) and _is_name(roll, first, last):
                yield first, last, entity.label_


def _before_bearer(roll: Roll, first: int, last: int) -> int:
    """Return where a body's name ends that was taken together with who holds its office."""
    doc = roll.document.doc
    commas = (at for at in range(first + 1, last - 1) if doc[at].text == ",")
    bearers = (at for at in commas if bears_office(root_of(doc[at + 1 : last])))
    return next(bearers, last)


def _speakers_in_capitals(roll: Roll) -> Iterable[tuple[int, int, str]]:
    """Yield names in capitals with an office behind them, as minutes have them."""
    end = -1
    for token in roll.visible:
        if token.i < end or not _is_shouted(token) or not token.is_sent_start:
            continue
        rest = token.doc[token.i :]
        calm = (t.i for t in rest if not (_is_shouted(t) or t.text == "-"))
        end = next(calm, len(token.doc))
        office = [t.lower_ in titles() for t in token.doc[end + 1 : end + _OFFICE_NEAR]]
        comma = [one.text for one in token.doc[end : end + 1]] == [","]
        named = end - token.i > 1 and comma and any(office)
        if named and roll.is_free(token.i, end):
            yield token.i, end, "PERSON"


def _is_shouted(token: Token) -> bool:
    """Tell a word in capitals."""
    return token.text.isupper() and token.is_alpha and len(token) > 1


def _trimmed(entity: Stretch) -> tuple[int, int]:
    """Return a name's tokens without what does not belong to it."""
    first, last = entity.start, entity.end
    doc = entity.doc
    line = next((t.i for t in entity if "\n" in t.text), last)
    last = min(last, line)
    while first < last and (doc[last - 1].tag_ == "POS" or doc[last - 1].is_punct):
        last -= 1
    while first < last and (doc[first].pos_ in ("DET", "PUNCT") or _leads(doc[first])):
        if entity.label_ == "ORG" and last - first > 1 and _names_body(doc[first], doc[last - 1]):
            break
        first += 1
    return first, last


def _names_body(first: Token, last: Token) -> bool:
    """Tell whether a nationality belongs to the name of a body ("the Xian Workers' Party")."""
    known = words("titles", "bodies", "own") | words("titles", "bodies", "state")
    return first.text in gazetteer().adjectives and last.is_title and last.lower_ in known


@cache
def days() -> frozenset[str]:
    """Return the full names of days and months."""
    return frozenset(row[0] for key in ("weekdays", "months") for row in table("dates")[key])


def _leads(token: Token) -> bool:
    """Tell whether a word stands before names: an office, a nationality, a day."""
    parted = token.dep_ in {"pobj", "npadvmod", "nmod"} and token.text in days()
    return is_office(token) or token.text in gazetteer().adjectives or token.is_space or parted


def _is_name(roll: Roll, first: int, last: int) -> bool:
    """Tell whether words look like a name: a capital first, nothing common alone."""
    tokens = roll.document.doc[first:last]
    if tokens[-1].lower_ in words("titles", "bodies", "institution"):
        return False
    if tokens[-1].text in gazetteer().peoples:
        return False
    return tokens[0].text[0].isupper() and any(
        t.pos_ == "PROPN" or t.text.isupper() for t in tokens
    )


def _kind(roll: Roll, first: int, last: int, labels: Counter[str]) -> ActorKind:
    """Decide what a name names: the places we know, the vote of its mentions, its use."""
    doc = roll.document.doc
    name = " ".join(roll.words[first:last])
    head = root_of(doc[first:last])
    if _is_titled(roll, first, last) or _is_addressed(roll, first):
        return "person"
    if name in towns() and (labels["PERSON"] <= labels["GPE"] or _is_located(head)):
        return "place"
    ranked = labels.most_common()
    top = [label for label, count in ranked if count == ranked[0][1]]
    if "PERSON" in top and head.dep_ in ("nsubj", "poss"):
        return "person"
    return _KINDS[top[0]]


def _is_addressed(roll: Roll, first: int) -> bool:
    """Tell whether a Mr or a Ms stands before a name."""
    return gender_before(roll, first) is not None


def _is_titled(roll: Roll, first: int, last: int) -> bool:
    """Tell whether a name of two words or more has an office before it or in apposition."""
    doc = roll.document.doc
    if last - first == 1:
        return False
    if first and doc[first - 1].lower_ in titles():
        return True
    plain = all(is_part(roll, token) for token in doc[first:last])
    return plain and bears_office(root_of(doc[first:last]))


def _is_located(head: Token) -> bool:
    """Tell whether a name stands where places stand."""
    preposition = head.head.lower_ if head.dep_ == "pobj" else ""
    return preposition in words("metonyms", "prepositions", "place") or (
        head.head.lemma_.lower() in words("places", "places", "region_nouns")
    )
