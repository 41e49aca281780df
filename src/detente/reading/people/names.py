"""Names in the text: those of the lexicon first, then those the parser sees."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from detente.reading.lexicon.gazetteer import Entry, Match, gazetteer, slug, titles, words
from detente.reading.people.cast import Draft, Roll
from detente.reading.people.entities import (
    is_office,
    mention_of,
    take_entities,
    take_unlisted,
)
from detente.reading.people.namesakes import (
    agree,
    doubt,
    gender_before,
    is_named_near,
    join_names,
)
from detente.reading.people.particles import end_of, goes_on
from detente.reading.people.places import is_place, towns
from detente.reading.tokens import Token, root_of

_SHORT = 2
_PARTIES_OF_A_STORY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What the whole article says that helps to tell who bears a surname.

    ``full`` are those named in full with the place where they first are, ``others`` the surnames
    of people whom the lexicon does not know, ``parties`` those that the article names.
    """

    full: Mapping[Entry, int]
    others: frozenset[str]
    parties: frozenset[str]


def find_names(roll: Roll) -> None:
    """Give every proper name to an actor: names of the lexicon, then others."""
    found = list(_matches(roll))
    seen = _seen(roll, found)
    for place, match in found:
        _take(roll, place, match, seen)
    take_entities(roll)
    join_names(roll)


def _seen(roll: Roll, found: list[tuple[int, Match]]) -> _Seen:
    """Return what the names of the lexicon in the article tell of each other."""
    entries = {entry for _, match in found for entry in match.entries}
    adjectives = gazetteer().adjectives
    return _Seen(
        full={e: place for place, m in reversed(found) if m.full for e in m.entries},
        others=frozenset(
            roll.words[place + match.length - 1]
            for place, match in found
            if not match.full and _is_strangers(roll, place, match)
        ),
        parties=frozenset(
            {entry.party for entry in entries if entry.party}
            | {adjectives[t.text] for t in roll.visible if t.text in adjectives}
        ),
    )


def _is_strangers(roll: Roll, place: int, match: Match) -> bool:
    """Tell whether first names stand before a surname that none of its known bearers has."""
    given = _given(roll, _first_word(roll, place), place)
    return bool(given) and not any(_is_given(given[0], entry) for entry in match.entries)


def _given(roll: Roll, first: int, place: int) -> list[str]:
    """Return the first names before a surname."""
    particles = words("titles", "particles", "words")
    return [word for word in roll.words[first:place] if word.lower() not in particles]


def _matches(roll: Roll) -> Iterator[tuple[int, Match]]:
    """Yield the names of the lexicon in the text, none inside another."""
    end = -1
    for token in roll.visible:
        taken = token.i < end or _is_of_a_date(token)
        match = None if taken else gazetteer().match(roll.words, token.i)
        if match is not None and not _is_part(roll, token.i, match):
            whole = _whole(roll, token.i, match)
            end = token.i + whole.length
            yield token.i, whole


def _whole(roll: Roll, place: int, match: Match) -> Match:
    """Return a person's full name with the further names that particles join to it."""
    if not match.full or match.entries[0].kind != "person":
        return match
    return replace(match, length=end_of(roll, place + match.length) - place)


def _is_of_a_date(token: Token) -> bool:
    """Tell a month in a date ("on 3 May", "in May") from a surname that is spelt alike."""
    if token.ent_type_ != "DATE" or token.dep_ not in {"pobj", "npadvmod", "nummod", "compound"}:
        return False
    beside = [*token.children, token.head, *token.doc[token.i + 1 : token.i + 2]]
    return any(one.like_num for one in beside) or token.head.pos_ == "ADP"


def _is_part(roll: Roll, place: int, match: Match) -> bool:
    """Tell whether a name is only the beginning of a longer proper name."""
    last = roll.document.doc[place + match.length - 1]
    after = place + match.length
    if after >= len(roll.words):
        return False
    if not match.full and match.entries[0].kind == "person" and goes_on(roll, after):
        return True
    following = roll.document.doc[after]
    paper = following.is_title and following.lower_ in words("titles", "extensions", "paper")
    if not last.ent_type_ or (paper and match.length == 1):
        return paper and match.length == 1
    joined = following.ent_iob_ == "I" and following.pos_ == "PROPN" and following.is_title
    return joined and not is_office(following)


def _take(roll: Roll, place: int, match: Match, seen: _Seen) -> None:
    """Give a name of the lexicon to the actor that it means here."""
    if match.length == 1 and not match.full and roll.words[place].lower() in titles():
        return
    people = [entry for entry in match.entries if entry.kind == "person"]
    others = [entry for entry in match.entries if entry.kind != "person"]
    last = place + match.length
    bearers = _bearers(roll, people, place, match, seen)
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


def _bearers(
    roll: Roll, people: list[Entry], place: int, match: Match, seen: _Seen
) -> list[Entry]:
    """Return who may be meant by a name.

    Of several with one full name those in office; of those with one surname those named in full,
    else those in office then for a party that the article names.
    """
    day = roll.document.article.published
    serving = [e for e in people if day is None or e.spell_on(day)]
    if match.full:
        return serving if len(serving) == 1 else people
    named = [e for e in people if e in seen.full and (e.alone or seen.full[e] < place)]
    if named or roll.words[place + match.length - 1] in seen.others:
        return named
    return [e for e in serving if e.alone and _is_of(e, day, seen.parties)]


def _is_of(entry: Entry, day: dt.date | None, parties: frozenset[str]) -> bool:
    """Tell whether somebody's office is one of a party that the article names.

    An article that names only one or two leaves it open.
    """
    spell = entry.spell_on(day)
    named = spell is not None and (spell.party is None or spell.party in parties)
    return named or len(parties) < _PARTIES_OF_A_STORY


def _take_person(roll: Roll, place: int, last: int, bearers: list[Entry]) -> None:
    """Give a person's name to the one who bears it, with the first names before it."""
    first = _first_word(roll, place)
    given = _given(roll, first, place)
    told = gender_before(roll, first)
    fitting = [e for e in bearers if told is None or e.gender in (None, told)]
    fitting = [e for e in fitting if not given or _is_given(given[0], e)]
    if len(fitting) != 1 or _is_other(roll, place, last, fitting[0]):
        take_unlisted(roll, first, last, "person")
        return
    entry = fitting[0]
    if first == place and _is_in_doubt(roll, place, last, entry):
        doubt(roll, mention_of(roll, first, last))
        return
    held = next((d for d in roll.drafts.values() if d.name == entry.name), None)
    draft = held or roll.draft(person_of(roll, entry))
    roll.claim(draft, mention_of(roll, first, last))


def _is_in_doubt(roll: Roll, place: int, last: int, entry: Entry) -> bool:
    """Tell whether a surname alone may be another's too, of whom this paragraph has spoken.

    Of two whom it has spoken of, the one in office is meant.
    """
    name = " ".join(roll.words[place:last])
    near = {
        draft.name
        for draft in roll.drafts.values()
        if draft.kind == "person" and agree(draft.name, name)
        if is_named_near(roll, draft, place)
    }
    day = roll.document.article.published
    serving = day is not None and entry.spell_on(day) is not None
    return bool(near - {entry.name}) and not (serving and entry.name in near)


def _is_other(roll: Roll, place: int, last: int, entry: Entry) -> bool:
    """Tell whether a surname is rather that of somebody whom the article named in full."""
    day = roll.document.article.published
    serving = day is not None and entry.spell_on(day) is not None
    if serving or entry.name in roll.names():
        return False
    name = " ".join(roll.words[place:last])
    return any(" " in other and agree(other, name) for other in roll.names())


def _is_given(word: str, entry: Entry) -> bool:
    """Tell whether a word is a person's first name or its initial."""
    return word == entry.given or (len(word) <= _SHORT and word[0] == entry.given[0])


def person_of(roll: Roll, entry: Entry) -> Draft:
    """Return a person of the lexicon in the office of the article's day, if that is sure."""
    day = roll.document.article.published
    spell = entry.spell_on(day)
    sure = spell if day is not None and entry.surely_serves(day) else None
    return Draft(
        id=roll.free_id(entry.name, entry.id),
        name=entry.name,
        kind="person",
        party=sure.party if sure else None,
        role=sure.role if sure else None,
        gender=entry.gender,
        known=sure is not None,
        guess=None if sure else spell,
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
    named = gazetteer().party_named([token.text], 0, 1) is not None or is_office(token)
    joined = roll.words[after] in words("titles", "particles", "words")
    if joined and roll.words[before] not in towns():
        return not named
    return token.ent_type_ in ("PERSON", "") and not named
