"""A parsed text as plain objects: its tokens, how they hang together, its sentences and names.

The parser's own objects are views that are made anew at each question. The stages ask thousands
of questions of each word, so the answers are written down once. Names are those of spaCy.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

_WORDS = ("ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
_FLAGS = ("IS_ALPHA", "IS_PUNCT", "IS_QUOTE", "IS_SPACE", "IS_TITLE", "LIKE_NUM")
_IOB = ("", "I", "O", "B")


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word or a mark of a text, with its place in the text and in the parse."""

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_title: bool
    like_num: bool
    is_sent_start: bool
    doc: "Parse" = field(init=False)
    sent: "Stretch" = field(init=False)
    head: "Token" = field(init=False)
    left_edge: "Token" = field(init=False)
    right_edge: "Token" = field(init=False)
    lefts: Sequence["Token"] = field(init=False, default=())
    rights: Sequence["Token"] = field(init=False, default=())
    children: Sequence["Token"] = field(init=False, default=())

    def __len__(self) -> int:
        """Return how many characters the token has."""
        return len(self.text)

    def __repr__(self) -> str:
        """Return the token's text."""
        return self.text

    def nbor(self, steps: int = 1) -> "Token":
        """Return the token so many steps on; there must be one."""
        if self.i + steps < 0:
            raise IndexError(f"no token stands {-steps} before the one at {self.i}")
        return self.doc[self.i + steps]

    @property
    def subtree(self) -> list["Token"]:
        """The token and all that hangs on it, each branch before or behind its head."""
        found: list[Token] = []
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, entered = waiting.pop()
            if entered or not token.children:
                found.append(token)
                continue
            waiting += [(one, False) for one in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(one, False) for one in reversed(token.lefts)]
        return found

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The heads of the token up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The tokens that are joined to this one by "and" or the like."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:  # grows as it is walked
            found += [one for one in token.rights if one.dep_ == "conj"]
        return tuple(one for one in found if one is not self)

    def is_ancestor(self, other: "Token") -> bool:
        """Tell whether another token hangs on this one."""
        return any(one is self for one in other.ancestors)


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Some tokens in a row, and the one that governs them: a sentence, or a name of a kind."""

    doc: "Parse"
    start: int
    end: int
    root: Token
    label_: str = ""

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens."""
        return iter(self.doc[self.start : self.end])

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return self.end - self.start

    def __getitem__(self, place: int) -> Token:
        """Return one of the tokens, counted from the first or, below zero, from the last."""
        return self.doc[self.start : self.end][place]

    @property
    def start_char(self) -> int:
        """The character with which the stretch begins."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """The character behind the stretch."""
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)


class Parse(tuple[Token, ...]):  # noqa: SLOT001 - a tuple takes no slots
    """The tokens of a text in their order, with its sentences and the names found in it."""

    text: str = ""
    sents: tuple[Stretch, ...] = ()
    ents: tuple[Stretch, ...] = ()

    def touching(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens of which some character lies in a range of characters."""
        return self[bisect_right(self, start, key=_end) : bisect_left(self, end, key=_start)]

    def beginning(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens whose first character lies in a range of characters."""
        return self[bisect_left(self, start, key=_start) : bisect_left(self, end, key=_start)]

    def following(self, place: int) -> Iterator[Token]:
        """Yield the tokens that begin at a character or behind it."""
        first = bisect_left(self, place, key=_start)
        return (self[number] for number in range(first, len(self)))

    def words(self, first: int, last: int) -> str:
        """Return the text of some tokens in a row."""
        return self.text[_start(self[first]) : _end(self[last - 1])]


def _start(token: Token) -> int:
    """Return the character with which a token begins."""
    return token.idx


def _end(token: Token) -> int:
    """Return the character behind a token."""
    return token.idx + len(token.text)


def root_of(tokens: Sequence[Token]) -> Token:
    """Return the token that governs some tokens in a row: the first of those nearest the root."""
    first, last = tokens[0].i, tokens[-1].i
    tops = [one for one in tokens if not first <= one.head.i <= last]
    roots = (one for one in tokens if one.head is one)
    return next(roots, None) or min(tops, key=_depth)


def _depth(token: Token) -> int:
    """Return how many tokens govern one; a mark on which nothing hangs is as deep as can be."""
    if (token.is_punct or token.is_space) and not token.children:
        return len(token.doc)
    return sum(1 for _ in token.ancestors)


def parse_of(*docs: Doc) -> Parse:
    """Write down what the parser found in a text that was parsed in one or several pieces.

    Examples
    --------
    >>> from detente.reading.pipeline import load_pipeline
    >>> parse = parse_of(load_pipeline()("The envoy left. The talks went on."))
    >>> [sentence.root.text for sentence in parse.sents], parse[1].children
    (['left', 'went'], (The,))
    """
    tables = [(doc, _columns(doc)) for doc in docs]
    parse = Parse(_tokens(tables))
    parse.text = "".join(doc.text for doc in docs)
    _join(parse, [step for _, columns in tables for step in columns["HEAD"]])
    parse.sents = tuple(_sentences(parse))
    parse.ents = tuple(_entities(parse, docs))
    return parse


def _entities(parse: Parse, docs: Iterable[Doc]) -> Iterator[Stretch]:
    """Yield the names that the parser found in the pieces of a text."""
    first = 0
    for doc in docs:
        for one in doc.ents:
            root = parse[first + one.root.i]
            yield Stretch(parse, first + one.start, first + one.end, root, one.label_)
        first += len(doc)


def _columns(doc: Doc) -> dict[str, list[int]]:
    """Return each attribute of every token as the parser holds it."""
    names = ("IDX", *_WORDS, "ENT_IOB", *_FLAGS, "SENT_START", "HEAD")
    table = doc.to_array(list(names))
    columns: dict[str, list[int]] = dict(zip(names, table.T.tolist(), strict=True))
    for name in ("SENT_START", "HEAD"):  # the others are never below zero
        columns[name] = table[:, names.index(name)].astype("int64").tolist()
    return columns


def _tokens(tables: Iterable[tuple[Doc, Mapping[str, list[int]]]]) -> Iterator[Token]:
    """Yield the tokens of a text, not yet joined to one another."""
    number = place = 0
    for doc, columns in tables:
        numbers = range(number, number + len(doc))
        values: list[Iterable[object]] = [numbers, map(place.__add__, columns["IDX"])]
        for name in _WORDS:  # each word is looked up once
            words = {key: doc.vocab.strings[key] for key in set(columns[name])}
            values.append(map(words.__getitem__, columns[name]))
        values.append(map(_IOB.__getitem__, columns["ENT_IOB"]))
        values += [map(bool, columns[name]) for name in _FLAGS]
        values.append(map((1).__eq__, columns["SENT_START"]))
        yield from itertools.starmap(Token, zip(*values, strict=True))
        number, place = number + len(doc), place + len(doc.text)


def _join(parse: Parse, steps: list[int]) -> None:
    """Give each token its head, which stands so many steps on, and its children."""
    lefts: dict[int, list[Token]] = defaultdict(list)
    rights: dict[int, list[Token]] = defaultdict(list)
    for token, step in zip(parse, steps, strict=True):
        token.doc, token.head = parse, parse[token.i + step]
        if step:
            (lefts if step > 0 else rights)[token.i + step].append(token)
    for place, found in lefts.items():
        parse[place].lefts = tuple(found)
    for place, found in rights.items():
        parse[place].rights = tuple(found)
    for place in {*lefts, *rights}:
        parse[place].children = (*parse[place].lefts, *parse[place].rights)
    set_edges(parse)


def set_edges(parse: Parse) -> None:
    """Give each token the first and the last of the tokens that hang on it, itself included."""
    order = [token for token in parse if token.head is token]
    for token in order:  # grows as it is walked: heads stand before what hangs on them
        token.left_edge = token.right_edge = token
        order += token.children
    for token in reversed(order):
        head = token.head
        if token.left_edge.i < head.left_edge.i:
            head.left_edge = token.left_edge
        if token.right_edge.i > head.right_edge.i:
            head.right_edge = token.right_edge


def _sentences(parse: Parse) -> Iterator[Stretch]:
    """Yield the sentences, and give each token its own."""
    starts = [token.i for token in parse if token.is_sent_start or not token.i]
    for start, end in itertools.pairwise([*starts, len(parse)]):
        words = parse[start:end]
        sentence = Stretch(parse, start, end, root_of(words))
        for token in words:
            token.sent = sentence
        yield sentence
