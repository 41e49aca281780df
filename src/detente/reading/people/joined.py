"""Those of several countries under one noun ("an A and a B negotiator")."""

from dataclasses import dataclass

from detente.article import ActorKind
from detente.reading.lexicon.gazetteer import gazetteer, words
from detente.reading.people.cast import Draft, Mention, Roll
from detente.reading.tokens import Token

_BESIDE = frozenset({"amod", "compound", "nmod"})
_COUNTING = frozenset({"DET", "NUM"})
_LISTED = frozenset({"government", "institution", "own"})
_TWO = 2
_MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """Tokens ``[first, last)`` that name a country; ``apart`` has an article of its own."""

    first: int
    last: int
    party: str
    apart: bool


def nations_before(roll: Roll, noun: Token) -> list[Nation]:
    """Return the countries that are joined by "and" before a noun, if they are two or more."""
    found: list[Nation] = []
    at: int | None = _behind_last(roll, noun)
    while (nation := _nation_before(roll, at, noun)) is not None:
        found.insert(0, nation)
        at = _over_joint(roll, nation)
    return found if len({one.party for one in found}) >= _TWO else []


def take_joined(roll: Roll, noun: Token) -> bool:
    """Give people of several countries to each of these; tell whether nothing is left to take.

    "An A and a B negotiator" are two; "the A and B ministers" are one group, which counts as the
    last country's where it speaks, and both countries take part in what it does.
    """
    nations = nations_before(roll, noun) if _is_people(noun) else []
    if not nations:
        return False
    if any(one.apart for one in nations[1:]):
        for one in nations[:-1] if _is_one(noun) else ():
            _take_one(roll, one, noun)
        return False
    for one in nations:
        _take_country(roll, one)
    start = nations[0].first
    name = roll.document.text_of(roll.document.span_of(roll.document.doc[start : noun.i + 1]))
    body = noun.lemma_.lower() in words("titles", "bodies", "institution")
    party = nations[-1].party
    kind: ActorKind = "organisation" if body else "group"
    draft = roll.draft(Draft(id=roll.free_id(name, name), name=name, kind=kind, party=party))
    roll.claim(draft, Mention(first=start, last=noun.i + 1, head=noun.i, sort="group"))
    return True


def _is_people(noun: Token) -> bool:
    """Tell whether a noun names people who act for somebody, or a body."""
    lemma = noun.lemma_.lower()
    official = lemma in words("titles", "groups", "officials")
    return official or any(lemma in words("titles", "bodies", key) for key in _LISTED)


def _is_one(noun: Token) -> bool:
    """Tell whether one of an office, or one body, is somebody without a name."""
    lemma = noun.lemma_.lower()
    return lemma in words("titles", "groups", "singular") or lemma in words(
        "titles", "bodies", "institution"
    )


def _behind_last(roll: Roll, noun: Token) -> int:
    """Return where the country nearest to a noun ends: before words like "foreign"."""
    doc, at = noun.doc, noun.i
    for _ in range(_MOST_BETWEEN):
        before = doc[at - 1] if at > noun.sent.start else noun
        plain = before.dep_ in _BESIDE and before.is_alpha
        if not plain or _nation_before(roll, at, noun) is not None:
            break
        at -= 1
    return at


def _nation_before(roll: Roll, end: int | None, noun: Token) -> Nation | None:
    """Return the country that the one or two words before a token name."""
    if end is None:
        return None
    for length in (_TWO, 1):
        first = end - length
        party = _party(roll, first, end) if first >= noun.sent.start else None
        if party is not None:
            before = noun.doc[first - 1] if first > noun.sent.start else None
            apart = before is not None and before.pos_ in _COUNTING
            return Nation(first=first, last=end, party=party, apart=apart)
    return None


def _party(roll: Roll, first: int, last: int) -> str | None:
    """Return the country whose adjective, or whose name, some words are."""
    named = gazetteer().adjectives.get(" ".join(roll.words[first:last]))
    if named is not None or last - first > 1:
        return named
    owner = roll.owner(first)
    return owner.party if owner is not None and owner.kind == "country" else None


def _over_joint(roll: Roll, nation: Nation) -> int | None:
    """Return where the word before "and" or a comma ends, with the article behind it passed."""
    doc, at = roll.document.doc, nation.first
    while at > doc[nation.first].sent.start and doc[at - 1].pos_ in _COUNTING:
        at -= 1
    joint = at
    while joint > doc[nation.first].sent.start and doc[joint - 1].lower_ in {"and", ","}:
        joint -= 1
    apart = at < nation.first and doc[at - 1].text == ","
    return joint if joint < at and not apart else None


def _take_one(roll: Roll, nation: Nation, noun: Token) -> None:
    """Give the first of two of one office to a person of its own without a name."""
    first = nation.first - 1 if nation.apart else nation.first
    adjective = roll.document.text_of(
        roll.document.span_of(roll.document.doc[nation.first : nation.last])
    )
    name = f"{adjective} {noun.lemma_.lower()}"
    draft = roll.draft(
        Draft(id=roll.free_id(name, name), name=name, kind="group", party=nation.party)
    )
    if nation.last - 1 not in roll.heads:
        roll.claim(
            draft, Mention(first=first, last=nation.last, head=nation.last - 1, sort="group")
        )


def _take_country(roll: Roll, nation: Nation) -> None:
    """Let a country take part by its adjective."""
    country = gazetteer().countries.get(nation.party)
    if country is None or nation.last - 1 in roll.heads:
        return
    draft = Draft(
        id=nation.party, name=country.name, kind=country.kind, party=nation.party, known=True
    )
    mention = Mention(first=nation.first, last=nation.last, head=nation.last - 1, sort="nominal")
    roll.claim(roll.draft(draft), mention)
