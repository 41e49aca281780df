"""Namesakes: whose a name is that several may bear, and which names are one person's."""

from collections.abc import Iterable
from functools import lru_cache

from detente.reading.lexicon.gazetteer import fold, slug, words
from detente.reading.lexicon.tables import table
from detente.reading.people.cast import Draft, Mention, Roll

_LETTERS = 5
_REMEMBERED = 10_000


@lru_cache(maxsize=_REMEMBERED)
def _parts(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case and without accents."""
    return tuple(slug(name).split("_"))


def agree(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: same surname, first names that fit.

    Examples
    --------
    >>> agree("Ann B. Cee", "Cee"), agree("Ann Cee", "A. Cee"), agree("Ann Cee", "Eve Cee")
    (True, True, False)
    """
    short, long = sorted((_parts(one), _parts(other)), key=len)
    if short[-1] != long[-1]:
        return False
    rest = [word for word in short[:-1] if word not in words("titles", "particles", "words")]
    return not rest or rest[0] == long[0] or rest[0] == long[0][0] or rest[0][0] == long[0]


def bearers(roll: Roll, name: str, first: int) -> list[Draft]:
    """Return the people named so far, or else anywhere, whose name goes with this one.

    Nobody whom a Mr or Ms before it does not fit.
    """
    other = {"he": "she", "she": "he"}.get(gender_before(roll, first) or "")
    people = [
        draft
        for draft in roll.drafts.values()
        if draft.kind == "person" and agree(draft.name, name)
        if other is None or gender_of(draft) != other
    ]
    before = [d for d in people if any(m.first < first for m in d.mentions)]
    return before or people


def gender_of(draft: Draft) -> str | None:
    """Return whether a person is he or she, as far as that is known, or the first name tells."""
    given, *rest = fold(draft.name).split()
    known = [key for key in ("he", "she") if given in words("given_names", "given", key)]
    return draft.gender or (known[0] if rest and len(known) == 1 else None)


def gender_before(roll: Roll, first: int) -> str | None:
    """Return he or she where a Mr or a Ms stands before a name."""
    word = roll.words[first - 1].lower() if first else ""
    if word in words("titles", "honorifics", "women"):
        return "she"
    return "he" if word in words("titles", "honorifics", "men") else None


def clear_bearer(roll: Roll, candidates: Iterable[Draft], first: int) -> Draft | None:
    """Return the only bearer of a name, or the only one of whom the paragraph has spoken."""
    people = list(candidates)
    if len(people) > 1:
        people = [draft for draft in people if is_named_near(roll, draft, first)]
    return people[0] if len(people) == 1 else None


def is_named_near(roll: Roll, draft: Draft, first: int) -> bool:
    """Tell whether a person is named earlier in the paragraph of a word."""
    here = roll.paragraphs[first]
    return any(owner is draft and m.first < first for owner, m in roll.near(here))


def settle_namesakes(roll: Roll) -> None:
    """Give a name that two bear to the one whom the office or the Mr or Ms before it fits."""
    for first, mention in list(roll.doubtful.items()):
        name = roll.document.doc.words(mention.first, mention.last)
        fitting = _fitting(roll, bearers(roll, name, first), first)
        if len(fitting) == 1 and roll.is_free(mention.first, mention.last):
            roll.claim(fitting[0], mention)
            del roll.doubtful[first]


def _fitting(roll: Roll, people: list[Draft], first: int) -> list[Draft]:
    """Return the people whom the word before a name fits."""
    gender = gender_before(roll, first)
    if gender is not None:
        sure = [draft for draft in people if gender_of(draft) == gender]
        return sure or people
    before = roll.words[first - 1].lower() if first else ""
    return [d for d in people if before in {title.split()[-1] for title in d.titles}]


def join_names(roll: Roll) -> None:
    """Give part of a name, or another spelling of a surname, to the one person whose it is."""
    for draft in [d for d in roll.drafts.values() if _may_be_part(d)]:
        longer = [d for d in roll.drafts.values() if d is not draft and _has(d, draft)]
        if len(longer) == 1 and draft.id in roll.drafts:
            absorb(roll, draft, longer[0])


def _may_be_part(draft: Draft) -> bool:
    """Tell whether a name of the text alone may be part, or another spelling, of a fuller one."""
    if draft.known:
        return False
    single = " " not in draft.name and not draft.name.isupper()
    return draft.kind == "person" or (draft.kind == "organisation" and single)


def _has(longer: Draft, draft: Draft) -> bool:
    """Tell whether a person's fuller name holds the words of another, or its surname's sound."""
    if longer.kind != "person":
        return False
    whole, part = _parts(longer.name), _parts(draft.name)
    if len(whole) <= len(part):
        return False
    if draft.kind == "person" and any(
        whole[at : at + len(part)] == part for at in range(len(whole))
    ):
        return True
    return len(part) == 1 and len(part[0]) >= _LETTERS and sound(part[0]) == sound(whole[-1])


@lru_cache(maxsize=_REMEMBERED)
def sound(word: str) -> str:
    """Return a name's letters with one sign for one sound, for comparing spellings only.

    Examples
    --------
    >>> sound("Sayyed") == sound("sayed"), sound("Anna") == sound("Ann")
    (True, False)
    """
    plain = slug(word)
    for letters, sign in table("titles")["spellings"]["same"]:
        plain = plain.replace(letters, sign)
    pairs = zip(plain, plain[1:] + " ", strict=True)
    return "".join(letter for letter, after in pairs if letter != after)


def absorb(roll: Roll, draft: Draft, into: Draft) -> None:
    """Give all mentions of one actor to another."""
    into.mentions += draft.mentions
    for held in (roll.heads, roll.cover):
        held.update({place: into.id for place, key in held.items() if key == draft.id})
    if roll.drafts.get(draft.id) is draft:
        del roll.drafts[draft.id]


def doubt(roll: Roll, mention: Mention) -> None:
    """Keep a name that two may bear for the time when their offices are known."""
    roll.doubtful[mention.first] = mention
