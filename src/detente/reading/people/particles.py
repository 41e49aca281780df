"""Names of persons with small words inside (al, von, bin): where they begin, where they end."""

from collections.abc import Iterable, Sequence

from detente.reading.lexicon.gazetteer import words
from detente.reading.people.cast import Roll
from detente.reading.people.places import towns
from detente.reading.people.runs import bears_office, is_cased, is_part, is_title, speaks
from detente.reading.tokens import Token, root_of

_NOT_NAMES = frozenset({"DATE", "TIME"})


def particle_names(roll: Roll) -> Iterable[tuple[int, int, str]]:
    """Yield the people's names that a particle joins, whole, wherever the parser cuts them."""
    end = -1
    for token in roll.visible:
        if token.i < end or not _is_name_word(roll, token):
            continue
        last = _end(roll, token.i)
        if last is not None and _is_person(roll, token.i, last):
            end = last
            yield token.i, last, "PERSON"


def goes_on(roll: Roll, last: int) -> bool:
    """Tell whether a name goes on behind a token with a particle and another name."""
    return _behind_particles(roll, last, joined=True) is not None


def end_of(roll: Roll, last: int) -> int:
    """Return where a name ends that is known up to a token, with all that particles join to it."""
    after = _behind_particles(roll, last)
    return last if after is None else end_of(roll, after)


def before_surname(roll: Roll, place: int) -> int:
    """Return where a surname alone begins: at the particles right before it ("Mr al-...")."""
    first = place
    while first > 0:
        hyphen = int(roll.words[first - 1] == "-")
        at = first - 1 - hyphen
        if at < 0 or roll.words[at] not in _particles() or at in roll.cover:
            return first
        first = at
    return first


def is_personal(words_of: Sequence[str]) -> bool:
    """Tell whether a name's own words say that it is a person's: a first name, a particle.

    Examples
    --------
    >>> is_personal(["Bo", "von", "Lind"]), is_personal(["Tel", "al", "-", "Oud"])
    (True, False)
    """
    joined = [word for word in words_of[1:-1] if word in _particles()]
    given = any(words_of[0] in words("given_names", "given", key) for key in ("he", "she"))
    body = any(words_of[-1].lower() in words("titles", "bodies", key) for key in ("own", "state"))
    personal = any(word in words("titles", "particles", "personal") for word in joined)
    return bool(joined) and not body and (given or personal)


def _end(roll: Roll, first: int) -> int | None:
    """Return where a name ends that begins at a token; None where no particle joins it."""
    end, joined = first + 1, False
    while end < len(roll.words):
        after = _behind_particles(roll, end, joined=joined)
        joined = joined or after is not None
        if after is None and _is_run(roll, end):
            after = end + 1
        if after is None:
            break
        end = after
    return end if joined else None


def _behind_particles(roll: Roll, place: int, *, joined: bool = False) -> int | None:
    """Return the token behind particles, and the name that they lead, from a place on."""
    joining = _particles() | words("titles", "particles", "inner")
    if joined:
        joining |= words("titles", "particles", "linking")
    at, doc = place, roll.document.doc
    while at < len(doc) and (doc[at].text in joining or (at > place and doc[at].text == "-")):
        at += 1
    named = place < at < len(doc) and is_cased(roll, doc[at])
    return at + 1 if named else None


def _particles() -> frozenset[str]:
    """Return the particles, the hyphen aside."""
    return words("titles", "particles", "words") - {"-"}


def _is_run(roll: Roll, place: int) -> bool:
    """Tell whether a word goes on with the name of the word before it."""
    before, token = roll.document.doc[place - 1], roll.document.doc[place]
    if not _is_name_word(roll, token):
        return False
    within = token.ent_iob_ == "I" and before.ent_type_ == token.ent_type_
    return within or (before.dep_ == "compound" and before.head.i >= place)


def _is_name_word(roll: Roll, token: Token) -> bool:
    """Tell whether a word may be part of a person's name, and is no day."""
    return is_part(roll, token) and token.ent_type_ not in _NOT_NAMES


def _is_person(roll: Roll, first: int, last: int) -> bool:
    """Tell whether a name is a person's: by a first name, by the parser, or by where it stands."""
    doc = roll.document.doc
    head, name = root_of(doc[first:last]), " ".join(roll.words[first:last])
    around = doc[last - 1 : last + 1]
    body = any(one.lower_ in words("titles", "bodies", "own") and one.is_title for one in around)
    if body or name.replace(" - ", "-") in towns():
        return False
    titled = first > doc[first].sent.start and is_title(doc[first - 1])
    labelled = any(token.ent_type_ == "PERSON" for token in doc[first:last])
    personal = is_personal(roll.words[first:last])
    return personal or titled or labelled or bears_office(head) or speaks(head)
