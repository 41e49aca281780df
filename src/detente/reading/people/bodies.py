"""Bodies that the lexicon does not list: their acronyms, whose they are, when they negotiate."""

from collections.abc import Iterator

from detente.reading.lexicon.gazetteer import gazetteer, slug, words
from detente.reading.lexicon.tables import table
from detente.reading.people.cast import Draft, Mention, Roll
from detente.reading.people.linking import NEAR
from detente.reading.people.namesakes import absorb
from detente.reading.tokens import Token, root_of

_LONGEST = 9
_SHARED = 4
_LEAST = 4
_WILL = frozenset({"will", "would", "wo", "shall"})
_OWNING = frozenset({"nsubj", "nsubjpass", "poss"})


def find_bodies(roll: Roll) -> None:
    """Join each acronym to the name beside it, and give the bodies that negotiate a party."""
    for acronym, beside in list(_introduced(roll)):
        _join(roll, acronym, beside)
    for draft in [one for one in roll.drafts.values() if _is_only_its_kind(one)]:
        whole = _whole_of(roll, draft)
        if whole is not None:
            absorb(roll, draft, whole)
    for draft in [one for one in roll.drafts.values() if _is_new(one) and " " in one.name]:
        _shorten(roll, draft)
    for draft in list(roll.drafts.values()):
        if draft.kind == "organisation" and is_acronym(draft.name):
            _claim_all(roll, draft, [draft.name])
        if _is_new(draft) and draft.party is None:
            own = draft.id if _negotiates(roll, draft) else None
            draft.party = _country_of(draft.name) or own


def _is_new(draft: Draft) -> bool:
    """Tell a body that no lexicon knows."""
    return draft.kind == "organisation" and not draft.known


def _is_only_its_kind(draft: Draft) -> bool:
    """Tell a body that is called by its kind alone ("the Front")."""
    own = draft.name.lower() in words("titles", "bodies", "own")
    return own and draft.kind == "organisation" and not draft.known


def _whole_of(roll: Roll, short: Draft) -> Draft | None:
    """Return the one body that "the Front" can be: of the article, or of its people's parties."""
    named = {
        draft.id: draft.name
        for draft in roll.drafts.values()
        if draft.kind == "organisation" and draft is not short
    }
    rows = {
        key: row["name"] for one in table("organisations").values() for key, row in one.items()
    }
    served = {one.party for one in roll.drafts.values() if one.kind == "person" and one.party}
    named |= {key: rows[key] for key in served if key in rows}
    ending = [
        key for key, name in named.items() if name.lower().endswith(f" {short.name.lower()}")
    ]
    if len(ending) != 1:
        return None
    key = ending[0]
    return roll.draft(
        Draft(id=key, name=named[key], kind="organisation", party=key, known=key in rows)
    )


def is_acronym(text: str) -> bool:
    """Tell whether a word is an acronym.

    Examples
    --------
    >>> is_acronym("ABC"), is_acronym("AB-C2"), is_acronym("Abc"), is_acronym("A")
    (True, True, False, False)
    """
    return 1 < len(text) < _LONGEST and text.isupper() and text[-1].isalnum()


def _introduced(roll: Roll) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield each acronym that stands in brackets beside a name, or before a name in brackets."""
    doc = roll.document.doc
    for token in roll.visible:
        if token.text != "(" or token.i == 0 or token.i + 2 >= len(doc):
            continue
        inside, before = token.nbor(1), token.nbor(-1)
        if is_acronym(inside.text) and token.nbor(2).text in (")", ",", ";"):
            first = _start_of(roll, inside.text, token.i)
            if first is not None:
                yield inside.i, (first, token.i)
        elif is_acronym(before.text):
            end = next((t.i for t in doc[token.i : token.i + _LONGEST] if t.text == ")"), None)
            if end is not None and initials(roll.words[token.i + 1 : end], before.text):
                yield before.i, (token.i + 1, end)


def _start_of(roll: Roll, acronym: str, end: int) -> int | None:
    """Return where the name begins that ends before its acronym: by its letters, else as found."""
    sentence = roll.document.doc[end].sent.start
    for first in range(max(sentence, end - _LONGEST), end):
        if roll.words[first][0].isupper() and initials(roll.words[first:end], acronym):
            return first
    owner = roll.drafts.get(roll.cover.get(end - 1, ""))
    if owner is None or owner.kind != "organisation":
        return None
    return next((m.first for m in owner.mentions if m.first < end <= m.last), None)


def initials(name: list[str], acronym: str) -> bool:
    """Tell whether an acronym is made of the first letters of a name, small words left out or in.

    Examples
    --------
    >>> initials(["Front", "for", "the", "Liberation", "of", "Nowhere"], "FLN")
    True
    >>> initials(["Joint", "Delta", "Forces"], "JDP")
    False
    """
    capitals = "".join(word[0] for word in name if word[0].isupper())
    every = "".join(word[0] for word in name if word[0].isalpha()).upper()
    letters = "".join(mark for mark in acronym if mark.isalpha()).upper()
    return letters in (capitals, every)


def _join(roll: Roll, place: int, beside: tuple[int, int]) -> None:
    """Give an acronym and the name that explains it to one body.

    Where the lexicon knows the acronym as another body's, the text's own words hold.
    """
    acronym = roll.words[place]
    held = roll.drafts.get(roll.cover.get(place, ""))
    named = roll.drafts.get(roll.cover.get(beside[1] - 1, ""))
    if held is not None and held is named:
        return
    if held is not None and held.known and not _is_same(held, roll.words[beside[0] : beside[1]]):
        held = _taken_back(roll, held, acronym)
    body = named if named is not None and named.kind == "organisation" else None
    if held is not None and held.known:
        if body is not None and not body.known:
            absorb(roll, body, held)
        return
    _unite(roll, place, beside, held, body)


def _unite(
    roll: Roll, place: int, beside: tuple[int, int], held: Draft | None, body: Draft | None
) -> None:
    """Make one body of an acronym's mentions and a name's."""
    doc = roll.document.doc
    name = roll.document.text_of(roll.document.span_of(doc[beside[0] : beside[1]]))
    if body is None or not body.known:
        key = slug(roll.words[place])
        if key in gazetteer().countries or (key in roll.drafts and roll.drafts[key] is not held):
            key = slug(name)
        united = Draft(id=key, name=name, kind="organisation")
        for part in [draft for draft in (held, body) if draft is not None]:
            absorb(roll, part, united)
        roll.drafts[united.id] = united
        body = united
    elif held is not None:
        absorb(roll, held, body)
    for first, last in (beside, (place, place + 1)):
        _claim_all(roll, body, [t.text for t in doc[first:last]])


def _claim_all(roll: Roll, body: Draft, name: list[str]) -> None:
    """Give every place where a name stands, and is nobody's, to a body."""
    doc = roll.document.doc
    for token in roll.spelt.get(name[0], ()):
        last = token.i + len(name)
        if [t.text for t in doc[token.i : last]] == name and roll.is_free(token.i, last):
            roll.claim(
                body, Mention(first=token.i, last=last, head=root_of(doc[token.i : last]).i)
            )


def _shorten(roll: Roll, body: Draft) -> None:
    """Give a body the places where its first word alone does something ("Xian refused")."""
    first = body.name.split()[0]
    others = [d for d in roll.drafts.values() if d is not body and first in d.name.split()]
    known = words("titles", "bodies", "own") | words("titles", "bodies", "state")
    common = first in gazetteer().adjectives or first.lower() in known or len(first) < _LEAST
    if others or common or not first.isalpha() or not first.istitle():
        return
    for token in roll.spelt.get(first, ()):
        alone = token.pos_ == "PROPN" and token.dep_ in _OWNING and _stands_alone(token)
        if alone and roll.is_free(token.i, token.i + 1):
            roll.claim(body, Mention(first=token.i, last=token.i + 1, head=token.i))


def _stands_alone(token: Token) -> bool:
    """Tell whether no name or article stands right beside a word."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return all(t == token or t.pos_ not in {"PROPN", "DET", "ADJ"} for t in beside)


def _is_same(held: Draft, name: list[str]) -> bool:
    """Tell whether a body of the lexicon is the one that a text spells out beside its acronym."""
    rows = [row for section in table("organisations").values() for row in section.items()]
    forms = [f for key, row in rows if key == held.id for f in (row["name"], *row["also"])]
    known = {
        word[:_SHARED].lower() for form in forms for word in form.split() if word[0].isupper()
    }
    told = {word[:_SHARED].lower() for word in name if word[0].isupper()}
    spelled_out = any(" " in form for form in forms)
    return not spelled_out or 2 * len(known & told) >= len(told)


def _taken_back(roll: Roll, held: Draft, acronym: str) -> Draft | None:
    """Take an acronym's mentions from the lexicon's body, which the text does not mean."""
    for mention in [m for m in held.mentions if roll.words[m.first] == acronym]:
        roll.discard(held, mention.head)
    if not held.mentions:
        del roll.drafts[held.id]
    return None


def _country_of(name: str) -> str | None:
    """Return the country of a body of state ("the Xian Armed Forces"), by its name alone."""
    parts = name.split()
    named = gazetteer().party_named(parts, 0, len(parts))
    if named is None or named[1] == len(parts):
        return None
    rest = {word.lower() for word in parts[named[1] :]}
    return named[0] if rest <= words("titles", "bodies", "state") else None


def _negotiates(roll: Roll, draft: Draft) -> bool:
    """Tell whether a body is a party of its own: by its name, or by what it does in the text."""
    parts = {word.lower() for word in draft.name.replace("-", " ").split()}
    if parts & words("titles", "bodies", "not_own"):
        return False
    if parts & words("titles", "bodies", "own"):
        return True
    doc = roll.document.doc
    heads = [doc[m.head] for m in draft.mentions]
    return any(acts(one) or _is_served(one) or _claims(one) for one in heads)


def acts(head: Token) -> bool:
    """Tell whether a name, or what it explains, is the subject of wanting, offering, refusing."""
    named = head.head if head.dep_ == "appos" else head
    verb = named.head
    wanting = words("titles", "bodies", "wanting")
    particles = {f"{verb.lemma_} {c.lower_}".lower() for c in verb.children if c.dep_ == "prt"}
    return named.dep_ == "nsubj" and bool({verb.lemma_.lower(), *particles} & wanting)


def _claims(head: Token) -> bool:
    """Tell whether a name says what it will do itself ("X said it would not sign")."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_.lower() not in words("titles", "groups", "saying"):
        return False
    told = [c for c in verb.children if c.dep_ == "ccomp"]
    told += [one for c in told for one in c.children if one.dep_ == "conj"]
    return any(
        any(c.dep_ == "aux" and c.lower_ in _WILL for c in one.children)
        and any(c.dep_ == "nsubj" and c.lower_ in {"it", "they"} for c in one.children)
        for one in told
    )


def _is_served(head: Token) -> bool:
    """Tell whether a name has people who speak or act for it ("X's negotiator")."""
    noun = head.head
    if head.dep_ == "pobj" and noun.lower_ in ("of", "for"):
        noun = noun.head
    elif head.dep_ not in ("poss", "compound", "nmod"):
        return False
    return noun.lemma_.lower() in words("titles", "bodies", "servants")


def the_body(roll: Roll, token: Token) -> tuple[Draft, float] | None:
    """Return the one body near by that "the company" or "the party" can mean; how surely."""
    noun = token.lower_
    if noun not in words("titles", "bodies", "bodies"):
        return None
    here = roll.paragraphs[token.i]
    for back in (0, 1):
        near = {
            draft.id: draft
            for draft, mention in roll.near(here - back)
            if mention.first < token.i and _can_be(draft, noun)
        }
        if near:
            return (next(iter(near.values())), NEAR) if len(near) == 1 else None
    return None


def _can_be(draft: Draft, noun: str) -> bool:
    """Tell whether a body that the lexicon does not list may be called by a noun."""
    if draft.kind != "organisation" or draft.known or draft.party != draft.id:
        return False
    kinds = words("titles", "bodies", "bodies") | words("titles", "bodies", "own")
    said = {word.lower() for word in draft.name.split()} & kinds
    return not said or noun in said
