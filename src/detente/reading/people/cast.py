"""Who appears in one article: the actors, and which words mean whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from detente.article import Actor, ActorKind, Link, Span
from detente.reading.document import Document
from detente.reading.lexicon.gazetteer import fold, gazetteer, slug
from detente.reading.lexicon.spells import Spell
from detente.reading.people.linking import TOLD
from detente.reading.tokens import Token

Sort = Literal["name", "nominal", "group", "pronoun"]
_SEATS = frozenset({"country", "place"})
_WHERE = frozenset({"in", "at", "near", "outside"})
_INSIDE = frozenset({"det", "amod", "compound", "nmod", "case", "nummod", "punct"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens ``[first, last)`` that mean an actor; ``head`` is the token that does.

    ``score`` says how surely, and ``back`` is the head of the mention that it points back to.
    """

    first: int
    last: int
    head: int
    sort: Sort = "name"
    score: float = TOLD
    back: int | None = None


@dataclass(slots=True, kw_only=True)
class Draft:
    """An actor while the article is being read.

    ``guess`` is an office that the lexicon only supposes: it holds if the text has no other.
    """

    id: str
    name: str
    kind: ActorKind
    party: str | None = None
    role: str | None = None
    gender: str | None = None
    known: bool = False
    guess: Spell | None = None
    lord: int | None = None
    past: bool = False
    titles: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Roll:
    """The actors found so far and the tokens that they have taken."""

    document: Document
    drafts: dict[str, Draft] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    cover: dict[int, str] = field(default_factory=dict)
    offices: set[int] = field(default_factory=set)
    doubtful: dict[int, Mention] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    visible: list[Token] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    placed: dict[int, list[Mention]] = field(default_factory=dict)
    spelt: dict[str, list[Token]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fold the words once, and note where each stands."""
        self.words = [fold(token.text) for token in self.document.doc]
        self.visible = list(self.document.tokens())
        for token in self.visible:
            self.spelt.setdefault(token.text, []).append(token)
        starts = [start for start, _ in self.document.paragraphs]
        self.paragraphs = [max(0, bisect_right(starts, t.idx) - 1) for t in self.document.doc]

    def draft(self, wanted: Draft) -> Draft:
        """Return the actor of this id, new if there is none yet."""
        return self.drafts.setdefault(wanted.id, wanted)

    def free_id(self, name: str, base: str) -> str:
        """Return an id that no actor of another name has, longer if it must be."""
        key = slug(base) or slug(name) or "actor"
        held = self.drafts.get(key)
        taken = key in gazetteer().countries if held is None else held.name != name
        if not taken:
            return key
        longer = f"{key}_{slug(name.split(maxsplit=1)[0]) or 'other'}"
        held = self.drafts.get(longer)
        return longer if held is None or held.name == name else f"{key}_{slug(name)}"

    def claim(self, draft: Draft, mention: Mention) -> None:
        """Give a mention to an actor; words inside keep the smaller mention they have."""
        draft.mentions.append(mention)
        self.placed.setdefault(self.paragraphs[mention.head], []).append(mention)
        self.heads[mention.head] = draft.id
        for place in range(mention.first, mention.last):
            self.cover.setdefault(place, draft.id)

    def near(self, paragraph: int) -> Iterator[tuple[Draft, Mention]]:
        """Yield the mentions in a paragraph with their actors."""
        for mention in self.placed.get(paragraph, ()):
            owner = self.owner(mention.head)
            if owner is not None:
                yield owner, mention

    def discard(self, draft: Draft, head: int) -> None:
        """Take a mention away from an actor."""
        for mention in [m for m in draft.mentions if m.head == head]:
            draft.mentions.remove(mention)
            del self.heads[head]
            for place in range(mention.first, mention.last):
                if self.cover.get(place) == draft.id:
                    del self.cover[place]

    def names(self) -> set[str]:
        """Return the names of the people so far."""
        return {draft.name for draft in self.drafts.values() if draft.kind == "person"}

    def owner(self, place: int) -> Draft | None:
        """Return the actor whose mention has its head at a token."""
        key = self.heads.get(place)
        return None if key is None else self.drafts[key]

    def is_free(self, first: int, last: int) -> bool:
        """Tell whether no token of a range belongs to a mention."""
        return not any(place in self.cover for place in range(first, last))

    def cast(self) -> "Cast":
        """Close the roll."""
        actors = tuple(self._actor(draft) for draft in self.drafts.values() if draft.mentions)
        heads = sorted(
            (self.document.doc[place].idx, place, key) for place, key in self.heads.items()
        )
        return Cast(
            actors=actors,
            by_id={actor.id: actor for actor in actors},
            document=self.document,
            heads=dict(self.heads),
            cover=dict(self.cover),
            offsets=tuple(heads),
        )

    def _actor(self, draft: Draft) -> Actor:
        """Return an actor with the spans of its mentions, in the order of the text."""
        spans = {self._span(mention) for mention in draft.mentions}
        links = {link.span: link for link in self._links(draft)}
        return Actor(
            id=draft.id,
            name=draft.name,
            kind=draft.kind,
            party=draft.party,
            role=draft.role,
            mentions=tuple(sorted(spans)),
            links=tuple(links[span] for span in sorted(links)),
        )

    def _span(self, mention: Mention) -> Span:
        """Return the characters of a mention."""
        return self.document.span_of(self.document.doc[mention.first : mention.last])

    def _links(self, draft: Draft) -> Iterator[Link]:
        """Yield how surely each pronoun and nominal of an actor means it, and by what."""
        for mention in draft.mentions:
            if mention.sort in ("pronoun", "nominal"):
                back = _antecedent(draft, mention)
                yield Link(
                    span=self._span(mention),
                    kind="pronoun" if mention.sort == "pronoun" else "nominal",
                    score=round(mention.score, 2),
                    antecedent=self._span(back) if back else None,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors of an article and the words that mean them."""

    actors: tuple[Actor, ...]
    by_id: Mapping[str, Actor]
    document: Document
    heads: Mapping[int, str]
    cover: Mapping[int, str]
    offsets: Sequence[tuple[int, int, str]]

    def get(self, actor_id: str | None) -> Actor | None:
        """Return the actor of an id, or None."""
        return None if actor_id is None else self.by_id.get(actor_id)

    def party_of(self, actor_id: str | None) -> str | None:
        """Return the party of an actor, or None."""
        actor = self.get(actor_id)
        return None if actor is None else actor.party

    def at(self, start: int, end: int) -> Actor | None:
        """Return the actor named within some characters; of several the one that governs."""
        doc = self.document.doc
        inside = self._inside(start, end)
        if not inside:
            return None
        place, key = min(inside, key=lambda pair: (_depth(doc[pair[0]]), pair[0]))
        found = self.get(key)
        seated = found is not None and found.kind in _SEATS and _is_where(doc[place], start)
        return None if seated else found

    def _inside(self, start: int, end: int) -> list[tuple[int, str]]:
        """Return the heads of mentions within some characters, each with its actor's id."""
        first = bisect_left(self.offsets, (start, -1, ""))
        last = bisect_left(self.offsets, (end, -1, ""))
        return [(place, key) for _, place, key in self.offsets[first:last]]

    def of(self, token: Token) -> Actor | None:
        """Return whom the noun phrase of a token means, pronouns resolved; None if unclear."""
        for place in (token.i, *_appositions(token)):
            if place in self.heads:
                return self.get(self.heads[place])
        if token.i in self.cover:
            return self.get(self.cover[token.i])
        named = self._named_next(token)
        if named is None:
            named = self._holder(token)
        if named is None and token.dep_ in _INSIDE and token.pos_ != "VERB":
            named = self.get(self.heads.get(token.head.i))
        return named

    def _holder(self, token: Token) -> Actor | None:
        """Return who is named behind an office of some place ("the mayor of X, A. B., said")."""
        if token.tag_ != "NN":
            return None
        seats = [one for of in token.rights if of.dep_ == "prep" for one in of.rights]
        named = [self.get(self.heads.get(at)) for one in seats for at in _appositions(one)]
        return next((one for one in named if one is not None and one.kind == "person"), None)

    def _named_next(self, token: Token) -> Actor | None:
        """Return the person whose name follows a title, however the parse has the two."""
        named = self.get(self.cover.get(token.i + 1))
        titled = token.pos_ in {"NOUN", "PROPN"} and named is not None and named.kind == "person"
        return named if titled else None

    def place_at(self, start: int, end: int) -> str | None:
        """Return the name of the place or country named within some characters, or None."""
        found = [self.get(key) for _, key in self._inside(start, end)]
        kinds = ("place", "country")
        for kind in kinds:
            for actor in found:
                if actor is not None and actor.kind == kind:
                    return actor.name
        return None


def _is_where(place: Token, start: int) -> bool:
    """Tell whether a name only says where somebody is ("ferry crews in X")."""
    prep = place.head
    within = place.dep_ == "pobj" and prep.lower_ in _WHERE and prep.head.idx >= start
    return within and prep.head.pos_ == "NOUN" and prep.head.tag_ == "NNS"


def _antecedent(draft: Draft, mention: Mention) -> Mention | None:
    """Return the mention that another points back to; None where it says itself whom it means."""
    others = [m for m in draft.mentions if m.head != mention.head]
    if mention.back is not None:
        return next((m for m in others if m.head == mention.back), None)
    before = [m for m in others if m.last <= mention.first and mention.score < TOLD]
    return max(before, key=lambda m: m.first, default=None)


def _depth(token: Token) -> int:
    """Return how many words govern a token."""
    return sum(1 for _ in token.ancestors)


def _appositions(token: Token) -> list[int]:
    """Return the tokens that name again what a noun names."""
    return [child.i for child in token.children if child.dep_ == "appos"]
