"""Names in the text: those of the lexicon first, then those the parser sees."""

from collections.abc import Iterator

from detente.reading.lexicon.gazetteer import Entry, Match, gazetteer, slug, words
from detente.reading.people.cast import Draft, Roll
from detente.reading.people.entities import (
    agree,
    is_office,
    mention_of,
    take_entities,
    take_given_names,
    take_unlisted,
)
from detente.reading.people.places import is_place
from detente.reading.tokens import Token, root_of

_SHORT = 2


def find_names(roll: Roll) -> None:
    """Give every proper name to an actor: names of the lexicon, then others."""
    found = list(_matches(roll))
    full = {
        entry: place for place, match in reversed(found) if match.full for entry in match.entries
    }
    for place, match in found:
        _take(roll, place, match, full)
    take_entities(roll)
    take_given_names(roll)


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
    return joined and not is_office(following)


def _take(roll: Roll, place: int, match: Match, full: dict[Entry, int]) -> None:
    """Give a name of the lexicon to the actor that it means here."""
    people = [entry for entry in match.entries if entry.kind == "person"]
    others = [entry for entry in match.entries if entry.kind != "person"]
    last = place + match.length
    named = [one for one in people if one in full and (one.alone or full[one] < place)]
    bearers = people if match.full else named or _in_office(roll, people)
    if people and not (others and not (bearers and _is_person(roll.document.doc[last - 1]))):
        _take_person(roll, place, last, bearers)
        return
    entry = next((e for e in others if e.seat), others[0] if others else None)
    if entry is None:
        return
    head = root_of(roll.document.doc[place:last])
    if head.text in gazetteer().adjectives and _describes_people(head):
        return
    roll.claim(roll.draft(_draft_of(entry, head)), mention_of(roll, place, last))


def _is_person(token: Token) -> bool:
    """Tell whether the parser takes a name for a person's."""
    return token.ent_type_ == "PERSON"


def _describes_people(head: Token) -> bool:
    """Tell whether a name only says of which country an office, a group or a body is."""
    if head.dep_ not in ("compound", "amod", "nmod"):
        return False
    lists = [words("titles", "groups", key) for key in ("officials", "bystanders", "publics")]
    lemma = head.head.lemma_.lower()
    return is_office(head.head) or any(lemma in known for known in lists)


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


def _in_office(roll: Roll, people: list[Entry]) -> list[Entry]:
    """Return who of those not named in full may be meant by a surname: those in office then."""
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
        take_unlisted(roll, first, last, "person")
        return
    entry = fitting[0]
    held = next((d for d in roll.drafts.values() if d.name == entry.name), None)
    draft = held or roll.draft(person_of(roll, entry))
    roll.claim(draft, mention_of(roll, first, last))


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
        id=roll.free_id(entry.name, entry.id),
        name=entry.name,
        kind="person",
        party=spell.party if spell else None,
        role=spell.role if spell else None,
        gender=entry.gender,
        known=spell is not None,
    )


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
    return token.ent_type_ in ("PERSON", "") and not named and not is_office(token)
