"""Nominals: "the president", "the envoy", by office and party, or somebody without a name."""

from functools import cache

from detente.reading.lexicon.gazetteer import gazetteer, titles, words
from detente.reading.lexicon.tables import table
from detente.reading.people.cast import Draft, Mention, Roll, Sort
from detente.reading.people.groups import government_of, own_id, owner_party, phrase_of, plain_name
from detente.reading.people.linking import NEAR, ONLY, TOLD
from detente.reading.people.names import person_of
from detente.reading.people.offices import ENDINGS, titles_in, titles_of
from detente.reading.tokens import Token

_SINGULAR = frozenset({"NN", "NNP"})
_SILENT = frozenset({"attr", "acomp", "oprd", "compound", "appos", "amod", "npadvmod"})


@cache
def _last_words() -> frozenset[str]:
    """Return the words in which a title can end."""
    return frozenset(title.split()[-1] for title in titles())


def find_nominals(roll: Roll) -> None:
    """Give each office that stands without a name to the one person who can hold it."""
    for token in roll.visible:
        taken = token.i in roll.offices or token.i in roll.cover
        if token.tag_ in _SINGULAR and not taken and not _stands_before_a_name(roll, token):
            _take(roll, token)


def _stands_before_a_name(roll: Roll, token: Token) -> bool:
    """Tell whether an office is the title of the person named next, however the parse has it."""
    owner = roll.owner(token.i + 1) if token.i + 1 in roll.cover else None
    return owner is not None and owner.kind == "person"


def _take(roll: Roll, token: Token) -> None:
    """Give one nominal to its person."""
    if token.lower_ not in _last_words() or token.dep_ in _SILENT or _is_sought(token):
        return
    first, last = phrase_of(token)
    text = [t.lower_ for t in roll.document.doc[first:last]]
    title = next((t for place, t in titles_in(text) if place == len(text) - 1), None)
    if title is None:
        return
    if not _is_held(roll, token, text):
        _take_unheld(roll, token, title)
        return
    party = owner_party(roll, token)
    indefinite = text[0] in words("titles", "groups", "indefinite")
    definite = text[0] in words("titles", "groups", "definite") or party is not None
    held = _holder(roll, token, title, party) if definite and not indefinite else None
    if held is None and party is None and not indefinite:
        party = _office_of(roll, token)
        if party is None:
            return
    draft, score = held or (_somebody(roll, first, last, title, party), TOLD)
    again = held or draft.mentions
    sort: Sort = "nominal" if again else "group"
    roll.claim(draft, Mention(first=first, last=last, head=token.i, sort=sort, score=score))


def _is_sought(token: Token) -> bool:
    """Tell whether "for president" and "as president" name an office, and nobody who holds it."""
    bare = token.left_edge.pos_ not in {"DET", "PRON", "PROPN"}
    return bare and token.dep_ == "pobj" and token.head.lower_ in {"for", "as"}


def _is_held(roll: Roll, token: Token, text: list[str]) -> bool:
    """Tell whether an office is held now: not the former one's, the would-be one's, the next's."""
    ends = [place + 1 for place, word in enumerate(text) if word in ENDINGS]
    own = text[max(ends, default=0) :]
    over = words("titles", "honorifics", "former") | words("titles", "limits", "not_yet")
    written = "".join(t.lower_ for t in roll.document.doc[token.i + 1 : token.i + 3])
    awaited = written.removeprefix("-") in words("titles", "limits", "awaited")
    return not awaited and over.isdisjoint({*own, *" ".join(own).replace(" - ", "-").split()})


def _take_unheld(roll: Roll, token: Token, title: str) -> None:
    """Give the words of an office that is over, or not yet held, to somebody of no party."""
    first, last = phrase_of(token)
    past = [
        draft
        for draft in roll.drafts.values()
        if draft.kind == "person" and draft.past and title in draft.titles
        if any(m.first < token.i for m in draft.mentions)
    ]
    known = past[0] if len(past) == 1 else None
    draft = known or _somebody(roll, first, last, title, None)
    draft.past = True
    sort: Sort = "nominal" if known or draft.mentions else "group"
    roll.claim(draft, Mention(first=first, last=last, head=token.i, sort=sort, score=ONLY))


def _office_of(roll: Roll, token: Token) -> str | None:
    """Return the body whose office "the Secretary-General" is where no other is named."""
    written = "".join(t.text for t in roll.document.doc[max(0, token.i - 2) : token.i + 1])
    found = table("titles")["office_of"].items()
    return next((body for office, body in found if written.endswith(office)), None)


def _somebody(roll: Roll, first: int, last: int, title: str, party: str | None) -> Draft:
    """Return a person without a name, listed by what the text calls them."""
    name = plain_name(roll, first, last)
    key = own_id(roll, name, party)
    held = {title}
    return roll.draft(Draft(id=key, name=name, kind="person", party=party, role=name, titles=held))


def find_homelands(roll: Roll) -> None:
    """Give "his country" to the country whose person "he" is."""
    for token in roll.visible:
        if token.lower_ not in words("titles", "bodies", "homeland") or token.i in roll.cover:
            continue
        owner = next((roll.owner(c.i) for c in token.children if c.tag_ == "PRP$"), None)
        party = owner.party if owner is not None and owner.kind == "person" else None
        if party is not None and party in gazetteer().countries:
            first, _ = phrase_of(token)
            mention = Mention(
                first=first, last=token.i + 1, head=token.i, sort="nominal", score=NEAR
            )
            roll.claim(government_of(roll, party), mention)


def _holder(roll: Roll, token: Token, title: str, party: str | None) -> tuple[Draft, float] | None:
    """Return the one person of the article, or of the lexicon, who holds an office; how surely.

    "The Xian president" says it; "the president" may be the one of the article, or of the
    paragraphs around.
    """
    fitting = [
        draft
        for draft in roll.drafts.values()
        if draft.kind == "person" and (party is None or draft.party == party)
        if not draft.past and any(holds(held, title) for held in draft.titles)
    ]
    before = [d for d in fitting if any(m.first < token.i for m in d.mentions)]
    candidates = before or fitting
    if len(candidates) > 1:
        near = _only_near(roll, token, candidates)
        return None if near is None else (near, NEAR)
    if candidates:
        return candidates[0], ONLY if party is None else TOLD
    serving = None if party is None else _serving(roll, title, party)
    return None if serving is None else (serving, TOLD)


def _only_near(roll: Roll, token: Token, candidates: list[Draft]) -> Draft | None:
    """Return the only candidate of this paragraph or, failing any, of the one before."""
    here = roll.paragraphs[token.i]
    for back in (0, 1):
        before = {d.id for d, m in roll.near(here - back) if m.first < token.i}
        near = [draft for draft in candidates if draft.id in before]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def holds(held: str, title: str) -> bool:
    """Tell whether one who holds an office may be called by a title.

    Examples
    --------
    >>> holds("prime minister", "leader"), holds("foreign minister", "minister")
    (True, True)
    >>> holds("vice president", "president"), holds("foreign minister", "prime minister")
    (False, False)
    """
    if held == title:
        return True
    if title in words("titles", "limits", "lesser"):
        return held.startswith(f"{title} ")
    generic = {group for group, names in table("titles")["generic"].items() if title in names}
    if generic & titles().get(held, frozenset()):
        return True
    first, *_ = held.replace("-", " ").split()
    lesser = first in words("titles", "limits", "lesser")
    return not lesser and held.endswith(f" {title}")


def _serving(roll: Roll, title: str, party: str) -> Draft | None:
    """Return the only person of the lexicon who holds an office on the article's day."""
    day = roll.document.article.published
    if day is None:
        return None
    serving = [
        entry
        for entry in gazetteer().people.get(party, ())
        if any(
            spell.party == party and spell.covers(day) and title in titles_of(spell.role)
            for spell in entry.spells
        )
    ]
    if len(serving) != 1 or not serving[0].surely_serves(day):
        return None
    draft = roll.draft(person_of(roll, serving[0]))
    draft.titles |= titles_of(draft.role or "")
    return draft
