"""Names in the text: those of the lexicon first, then those the parser sees."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Entity
from spacy.tokens import Token

from detente.evidence import ActorKind
from detente.reading.cast import Draft, Mention, Roll
from detente.reading.gazetteer import Entry, Match, gazetteer, slug, titles, words
from detente.reading.places import is_place, towns

_KINDS: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_SHORT = 2


def find_names(roll: Roll) -> None:
    """Give every proper name to an actor: names of the lexicon, then others."""
    found = list(_matches(roll))
    full = {
        entry: place for place, match in reversed(found) if match.full for entry in match.entries
    }
    for place, match in found:
        _take(roll, place, match, full)
    _take_entities(roll)
    _take_given_names(roll)


def _matches(roll: Roll) -> Iterator[tuple[int, Match]]:
    """Yield the names of the lexicon in the text, none inside another."""
    end = -1
    for token in roll.visible:
        match = None if token.i < end else gazetteer().match(roll.words, token.i)
        if match is not None and not _is_part(roll, token.i, match):
            end = token.i + match.length
            yield token.i, match


def _is_part(roll: Roll, place: int, match: Match) -> bool:
    """Tell whether a name is only the beginning of a longer proper name."""
    last = roll.document.doc[place + match.length - 1]
    after = place + match.length
    if after >= len(roll.words) or not last.ent_type_:
        return False
    following = roll.document.doc[after]
    joined = following.ent_iob_ == "I" and following.pos_ == "PROPN" and following.is_title
    return joined and not _is_office(following)


def _is_office(token: Token) -> bool:
    """Tell whether a word names an office, a body or a group rather than a name."""
    word = token.lower_
    return (
        word in titles()
        or word in words("titles", "honorifics", "words")
        or word in words("titles", "honorifics", "former")
        or any(word in words("titles", "bodies", key) for key in ("government", "institution"))
    )


def _take(roll: Roll, place: int, match: Match, full: dict[Entry, int]) -> None:
    """Give a name of the lexicon to the actor that it means here."""
    people = [entry for entry in match.entries if entry.kind == "person"]
    others = [entry for entry in match.entries if entry.kind != "person"]
    last = place + match.length
    named = {entry for entry, first in full.items() if entry.alone or first < place}
    bearers = _bearers(roll, people, match, named)
    if people and not (others and not (bearers and _is_person(roll.document.doc[last - 1]))):
        _take_person(roll, place, last, bearers)
        return
    entry = next((e for e in others if e.seat), others[0] if others else None)
    if entry is None:
        return
    head = roll.document.doc[place:last].root
    if head.text in gazetteer().adjectives and _describes_people(head):
        return
    roll.claim(roll.draft(_draft_of(entry, head)), _mention(roll, place, last))


def _is_person(token: Token) -> bool:
    """Tell whether the parser takes a name for a person's."""
    return token.ent_type_ == "PERSON"


def _describes_people(head: Token) -> bool:
    """Tell whether a name only says of which country an office, a group or a body is."""
    if head.dep_ not in ("compound", "amod", "nmod"):
        return False
    lists = [words("titles", "groups", key) for key in ("officials", "bystanders", "publics")]
    lemma = head.head.lemma_.lower()
    return _is_office(head.head) or any(lemma in known for known in lists)


def _draft_of(entry: Entry, head: Token) -> Draft:
    """Return the actor of an entry that is no person; a seat is its government or a place."""
    if not entry.seat:
        return Draft(id=entry.id, name=entry.name, kind=entry.kind, party=entry.party, known=True)
    if is_place(head):
        return Draft(id=f"{slug(entry.name)}_place", name=entry.name, kind="place", known=True)
    country = gazetteer().countries.get(entry.id)
    return Draft(
        id=entry.id,
        name=country.name if country else entry.id.replace("_", " ").title(),
        kind="country" if country else "organisation",
        party=entry.id,
        known=True,
    )


def _bearers(roll: Roll, people: list[Entry], match: Match, full: set[Entry]) -> list[Entry]:
    """Return who may be meant by a surname: those named in full, else those in office then."""
    if match.full:
        return people
    named = [entry for entry in people if entry in full]
    if named:
        return named
    alone = [entry for entry in people if entry.alone]
    day = roll.document.article.published
    if day is None:
        return alone
    return [entry for entry in alone if entry.spell_on(day)]


def _take_person(roll: Roll, place: int, last: int, bearers: list[Entry]) -> None:
    """Give a person's name to the one who bears it, with the first names before it."""
    first = _first_word(roll, place)
    given = [
        word
        for word in roll.words[first:place]
        if word not in words("titles", "particles", "words")
    ]
    fitting = [e for e in bearers if not given or _is_given(given[0], e)]
    if len(fitting) != 1 or _is_other(roll, place, last, fitting[0]):
        _take_unlisted(roll, first, last, "person")
        return
    entry = fitting[0]
    held = next((d for d in roll.drafts.values() if d.name == entry.name), None)
    draft = held or roll.draft(person_of(roll, entry))
    roll.claim(draft, _mention(roll, first, last))


def _is_other(roll: Roll, place: int, last: int, entry: Entry) -> bool:
    """Tell whether a surname is rather that of somebody whom the article named in full."""
    if entry.spell_on(roll.document.article.published) or entry.name in roll.names():
        return False
    name = " ".join(roll.words[place:last])
    return any(" " in other and agree(other, name) for other in roll.names())


def _is_given(word: str, entry: Entry) -> bool:
    """Tell whether a word is a person's first name or its initial."""
    return word == entry.given or (len(word) <= _SHORT and word[0] == entry.given[0])


def person_of(roll: Roll, entry: Entry) -> Draft:
    """Return a person of the lexicon in the office of the article's day."""
    spell = entry.spell_on(roll.document.article.published)
    return Draft(
        id=_person_id(roll, entry),
        name=entry.name,
        kind="person",
        party=spell.party if spell else None,
        role=spell.role if spell else None,
        gender=entry.gender,
        known=spell is not None,
    )


def _person_id(roll: Roll, entry: Entry) -> str:
    """Return a person's id: the surname, and the first name where a country bears it too."""
    if entry.id in gazetteer().countries:
        return f"{entry.id}_{slug(entry.given)}"
    return roll.free_id(entry.name, entry.id)


def _first_word(roll: Roll, place: int) -> int:
    """Return where a name begins that ends in a surname: its first names and particles."""
    doc = roll.document.doc
    first = place
    while first > doc[place].sent.start and _belongs(roll, first - 1, first):
        first -= 1
    while first < place and roll.words[first] == "-":
        first += 1
    return first


def _belongs(roll: Roll, before: int, after: int) -> bool:
    """Tell whether the word before is part of the same person's name."""
    token = roll.document.doc[before]
    if (
        roll.words[before].lower() in words("titles", "particles", "words")
        or roll.words[after] == "-"
    ):
        return not token.is_sent_start and not token.text[0].isspace()
    if token.pos_ != "PROPN" or not token.text[0].isupper() or before in roll.cover:
        return False
    named = gazetteer().party_named([token.text], 0, 1) is not None
    return token.ent_type_ in ("PERSON", "") and not named and not _is_office(token)


def _mention(roll: Roll, first: int, last: int) -> Mention:
    """Return a name's mention; its head is the word that governs it."""
    head = roll.document.doc[first:last].root
    if head.tag_ == "POS" or not head.text[0].isalnum():
        head = roll.document.doc[last - 1]
    return Mention(first=first, last=last, head=head.i)


def _take_unlisted(roll: Roll, first: int, last: int, kind: ActorKind) -> None:
    """Give a name that the lexicon does not know to its bearer in this article."""
    name = roll.document.text_of(roll.document.span_of(roll.document.doc[first:last]))
    draft = _namesake(roll, name, kind) if kind == "person" else None
    if draft is None:
        base = name.split()[-1] if kind == "person" else name
        draft = roll.draft(Draft(id=roll.free_id(name, base), name=name, kind=kind))
    if len(name) > len(draft.name) and not draft.known:
        draft.name = name
    roll.claim(draft, _mention(roll, first, last))


def _namesake(roll: Roll, name: str, kind: ActorKind) -> Draft | None:
    """Return the latest person whose name goes with this one."""
    people = [d for d in roll.drafts.values() if d.kind == kind and agree(d.name, name)]
    return max(people, key=lambda d: d.mentions[-1].first, default=None)


def agree(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: same surname, first names that fit.

    Examples
    --------
    >>> agree("Ann B. Cee", "Cee"), agree("Ann Cee", "A. Cee"), agree("Ann Cee", "Eve Cee")
    (True, True, False)
    """
    short, long = sorted((slug(one).split("_"), slug(other).split("_")), key=len)
    if short[-1] != long[-1]:
        return False
    rest = [word for word in short[:-1] if word not in words("titles", "particles", "words")]
    return not rest or rest[0] == long[0] or rest[0] == long[0][0] or rest[0][0] == long[0]


def _take_entities(roll: Roll) -> None:
    """Give the parser's names to actors, each name of one kind in the whole article."""
    ranges = list(_entities(roll))
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for _, last, label in ranges:
        labels[roll.words[last - 1]][label] += 1
    for first, last, _ in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if roll.is_free(first, last):
            kind = _kind(roll, first, last, labels[roll.words[last - 1]])
            _take_unlisted(roll, first, last, kind)


def _entities(roll: Roll) -> Iterable[tuple[int, int, str]]:
    """Yield the parser's names without articles, offices and possessive endings."""
    for entity in roll.document.doc.ents:
        inside = not roll.document.is_hidden(entity.start_char, entity.end_char)
        if entity.label_ in _KINDS and inside:
            first, last = _trimmed(entity)
            if first < last and roll.is_free(first, last) and _is_name(roll, first, last):
                yield first, last, entity.label_


def _trimmed(entity: Entity) -> tuple[int, int]:
    """Return a name's tokens without what does not belong to it."""
    first, last = entity.start, entity.end
    doc = entity.doc
    line = next((t.i for t in entity if "\n" in t.text), last)
    last = min(last, line)
    while first < last and (doc[first].pos_ in ("DET", "PUNCT") or _leads(doc[first])):
        first += 1
    while first < last and (doc[last - 1].tag_ == "POS" or doc[last - 1].is_punct):
        last -= 1
    return first, last


def _leads(token: Token) -> bool:
    """Tell whether a word stands before names: an office, an honorific, a nationality."""
    return _is_office(token) or token.text in gazetteer().adjectives or token.is_space


def _is_name(roll: Roll, first: int, last: int) -> bool:
    """Tell whether words look like a name: a capital first, nothing common alone."""
    tokens = roll.document.doc[first:last]
    return tokens[0].text[0].isupper() and any(t.pos_ == "PROPN" for t in tokens)


def _kind(roll: Roll, first: int, last: int, labels: Counter[str]) -> ActorKind:
    """Decide what a name names: the places we know, the vote of its mentions, its use."""
    doc = roll.document.doc
    name = " ".join(roll.words[first:last])
    head = doc[first:last].root
    if name in towns() and (labels["PERSON"] <= labels["GPE"] or _is_located(head)):
        return "place"
    ranked = labels.most_common()
    top = [label for label, count in ranked if count == ranked[0][1]]
    if "PERSON" in top and head.dep_ in ("nsubj", "poss"):
        return "person"
    return _KINDS[top[0]]


def _is_located(head: Token) -> bool:
    """Tell whether a name stands where places stand."""
    preposition = head.head.lower_ if head.dep_ == "pobj" else ""
    return preposition in words("metonyms", "prepositions", "place") or (
        head.head.lemma_.lower() in words("places", "places", "region_nouns")
    )


def _take_given_names(roll: Roll) -> None:
    """Give a first name by itself to the one person who has it."""
    given: dict[str, list[Draft]] = defaultdict(list)
    for draft in roll.drafts.values():
        if draft.kind == "person" and len(draft.name.split()) > 1:
            given[slug(draft.name.split()[0])].append(draft)
    for draft in [d for d in roll.drafts.values() if d.kind == "person" and not d.known]:
        owners = [d for d in given.get(slug(draft.name), []) if d is not draft]
        if len(owners) == 1 and " " not in draft.name:
            _merge(roll, draft, owners[0])


def _merge(roll: Roll, draft: Draft, into: Draft) -> None:
    """Give all mentions of one actor to another."""
    into.mentions += draft.mentions
    for table in (roll.heads, roll.cover):
        table.update({place: into.id for place, key in table.items() if key == draft.id})
    del roll.drafts[draft.id]
