"""What speaks for and against a stretch of words as what a reporting word reports."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.reading.tagging.candidates import contents_left, contents_right, trimmed
from detente.reading.tagging.cue_features import kind, quotation_beside, size
from detente.reading.tagging.words import Stretch, Words

_BETWEEN = 4
"""How many words between a reporting word and a content are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What may be reported on one side of a word, and the features of each choice.

    The first choice is always that nothing is; its features are the first of ``whole``. The
    features of a place where a content begins or ends are kept once for all that begin or end
    there.
    """

    stretches: Sequence[Stretch | None]
    begins: Mapping[int, Sequence[str]]
    finishes: Mapping[int, Sequence[str]]
    whole: Sequence[Sequence[str]]

    def features(self) -> list[list[str]]:
        """Return all features of each choice."""
        found = [list(self.whole[0])]
        for stretch, own in zip(self.stretches[1:], self.whole[1:], strict=True):
            if stretch is not None:
                found.append([*self.begins[stretch[0]], *self.finishes[stretch[1]], *own])
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """One side of one reporting word, and what its choices have in common."""

    words: Words
    place: int
    right: bool
    path: Sequence[int]
    beside: str

    @property
    def lemma(self) -> str:
        """Return the reporting word."""
        return self.words.lemma[self.place]

    def relation(self, one: int) -> str:
        """Return how a token hangs on the reporting word or on the heads above it."""
        for sign, head in (
            ("c", self.words.head[one]),
            ("g", self.words.head[self.words.head[one]]),
        ):
            if head == self.place:
                return sign
            if head in self.path:
                return f"{sign}{self.path.index(head)}"
        return "o"

    def told(self) -> Stretch | None:
        """Return what the rules found on this side."""
        told = self.words.told.get(self.place)
        part = None if told is None else told.right if self.right else told.left
        return None if part is None else trimmed(self.words, part)

    def sees(self, first: int, last: int) -> bool:
        """Tell whether a branch lies on this side."""
        return first > self.place if self.right else last < self.place


def left_choices(words: Words, place: int) -> Choices:
    """Return what may be reported before a reporting word."""
    setting = _Setting(words=words, place=place, right=False, path=words.path(place), beside="-")
    return _choices(setting, contents_left(words, place))


def right_choices(words: Words, place: int, left: Stretch | None) -> Choices:
    """Return what may be reported behind a reporting word; ``left`` is what was before it."""
    setting = _Setting(
        words=words,
        place=place,
        right=True,
        path=words.path(place),
        beside=_manner(words, left),
    )
    return _choices(setting, contents_right(words, place))


def _manner(words: Words, part: Stretch | None) -> str:
    """Return whether a part is quoted, told, both, or not there."""
    if part is None:
        return "no"
    quoted = words.quoted_in(*part)
    return "quote" if quoted == part[1] - part[0] else "mixed" if quoted else "told"


def _choices(setting: _Setting, stretches: Sequence[Stretch]) -> Choices:
    """Return choices with their features."""
    return Choices(
        stretches=[None, *stretches],
        begins={first: list(_begin(setting, first)) for first in {one[0] for one in stretches}},
        finishes={last: list(_finish(setting, last)) for last in {one[1] for one in stretches}},
        whole=[list(_none(setting)), *(list(_whole(setting, *one)) for one in stretches)],
    )


def _none(setting: _Setting) -> Iterator[str]:
    """Yield the features of nothing."""
    words, place, lemma = setting.words, setting.place, setting.lemma
    yield "0"
    yield f"0l={lemma}"
    yield f"0d={words.dep[place]}"
    yield f"0p={words.pos[place]}{words.tag[place]}"
    yield f"0q={words.quoted[place]}"
    yield f"0pv={words.word_at(place - 1)}"
    yield f"0n={words.word_at(place + 1)}"
    yield f"0qa={quotation_beside(words, place)}"
    yield f"0h={'^'.join(words.dep[one] for one in setting.path[:2])}"
    for one in {_label(words, child, place) for child in words.children[place]}:
        yield f"0k={one}"
        yield f"0k|l={one}{lemma}"
    told = words.told.get(place)
    found = "no" if told is None else f"{setting.told() is not None}{told.frame}"
    yield f"0r={found}"
    yield from _none_right(setting) if setting.right else _none_left(setting)


def _label(words: Words, child: int, place: int) -> str:
    """Return the label of a branch and its side."""
    return words.dep[child] + ("<" if child < place else ">")


def _none_right(setting: _Setting) -> Iterator[str]:
    """Yield what speaks for nothing behind the word."""
    words, place = setting.words, setting.place
    last = words.sentence[place][1]
    yield f"0L={setting.beside}"
    yield f"0L|l={setting.beside}{setting.lemma}"
    yield f"0rest={size(last - place)}"
    yield f"0rq={any(place < first < last for first in words.opens)}"
    for first in words.opens:
        if last <= first < last + 3:
            yield f"0nq={words.paragraph[first] == words.paragraph[place]}"


def _none_left(setting: _Setting) -> Iterator[str]:
    """Yield what speaks for nothing before the word."""
    words, place = setting.words, setting.place
    first = words.sentence[place][0]
    comma = any(words.lower[one] == "," for one in range(first, place))
    yield f"0dl={size(place - first)}"
    yield f"0com={comma}"
    yield f"0com|l={comma}{setting.lemma}"
    yield f"0up={any(one < place for one in setting.path[1:])}{words.dep[place]}"


def _begin(setting: _Setting, first: int) -> Iterator[str]:
    """Yield the features of a place where a content begins."""
    words, lemma = setting.words, setting.lemma
    yield f"sw={words.lower[first]}"
    yield f"sp={words.pos[first]}"
    yield f"l|sw={lemma}{words.lower[first]}"
    yield f"pv={words.word_at(first - 1)}"
    yield f"pp={words.pos[first - 1] if first else '^'}"
    if setting.right:
        between = range(setting.place + 1, first)
        yield f"dist={size(max(0, first - setting.place))}"
        yield f"btw={' '.join(words.pos[one] for one in between[:_BETWEEN])}"
        yield f"btd={' '.join(words.dep[one] for one in between[:_BETWEEN])}"
    elif first:
        yield f"pd={words.dep[first - 1]}{words.pos[first - 1]}"


def _finish(setting: _Setting, last: int) -> Iterator[str]:
    """Yield the features of a place where a content ends."""
    words = setting.words
    yield f"nx={words.word_at(last)}"
    yield f"la={words.pos[last - 1]}"
    if last < len(words):
        behind = _behind(words, last)
        sign = "p" if words.mark[last] else ""
        yield f"nxp={words.pos[last]}{words.dep[last]}"
        yield f"nc={sign}{words.dep[behind]}{words.pos[behind]}"
        yield f"ncw={sign}{words.lower[behind]}"
        yield f"nct={sign}{words.tag[behind]}"
    if not setting.right:
        between = range(last, setting.place)
        yield f"dist={size(max(0, setting.place - last))}"
        yield f"btw={' '.join(words.pos[one] for one in between[:_BETWEEN])}"
        yield f"btd={' '.join(words.dep[one] for one in between[:_BETWEEN])}"


def _behind(words: Words, last: int) -> int:
    """Return the first word behind a place, a mark passed over."""
    return last + 1 if words.mark[last] and last + 1 < len(words) else last


def _whole(setting: _Setting, first: int, last: int) -> Iterator[str]:
    """Yield the features of a content as a whole."""
    words, lemma = setting.words, setting.lemma
    top = words.branch(first, last, setting.place)
    role = "?" if top is None else words.dep[top] + setting.relation(top)
    tensed = min(2, words.tensed_before[last] - words.tensed_before[first])
    yield f"r={role}"
    yield f"l|r={lemma}{role}"
    yield f"t|r={words.tag[setting.place]}{role}"
    yield f"len={size(last - first)}"
    yield f"fin={tensed}{role}"
    yield f"fin|l={tensed}{lemma}"
    if top is not None:
        full = words.finish(words.right[top] + 1)
        fit = "=" if full == last else "<" if full < last else ">"
        yield f"m={fit}{role}"
        yield f"m|l={fit}{lemma}"
        yield f"hk={kind(words, top)}{role}"
    yield from _cut(setting, first, last, role)
    yield from _branches(setting, first, last)
    yield from _quotations(setting, first, last, role)
    yield from _by_rules(setting, first, last)


def _cut(setting: _Setting, first: int, last: int, role: str) -> Iterator[str]:
    """Yield what is cut off behind a content, and where that hangs."""
    words = setting.words
    if last >= len(words):
        return
    behind = _behind(words, last)
    sign = "p" if words.mark[last] else ""
    yield f"nx|r={words.lower[last]}{role}"
    yield f"nh={_where(setting, words.head[behind], first, last)}"
    top = words.branch(behind, len(words), setting.place)
    if top is not None:
        where = _where(setting, words.head[top], first, last)
        yield f"n2={sign}{words.dep[top]}{where}"
        yield f"n2|r={sign}{words.dep[top]}{where}{role}"
        yield f"n2|l={sign}{words.dep[top]}{where}{setting.lemma}"
        yield f"n2|w={sign}{words.dep[top]}{where}{words.lower[behind]}"
        yield f"n2|w|r={sign}{where}{words.lower[behind]}{role}"


def _where(setting: _Setting, head: int, first: int, last: int) -> str:
    """Return whether a head lies in a content, is the reporting word, or lies elsewhere."""
    if first <= head < last:
        return "in"
    if head == setting.place:
        return "at"
    return "up" if head in setting.path else "out"


def _branches(setting: _Setting, first: int, last: int) -> Iterator[str]:
    """Yield which branches of the reporting word a content takes in and which it leaves."""
    words, lemma = setting.words, setting.lemma
    for child in words.children[setting.place]:
        if words.mark[child] or not setting.sees(words.left[child], words.right[child]):
            continue
        label = words.dep[child]
        if label in {"prep", "advcl"}:
            label += words.lower[words.left[child]]
        taken = (
            "i"
            if first <= child < last
            else "e"
            if _is_beyond(setting, child, first, last)
            else "n"
        )
        yield f"{taken}={label}"
        yield f"{taken}|l={label}{lemma}"
    for step, above in enumerate(setting.path[1:]):
        if first <= above < last:
            yield f"up{step}={words.dep[setting.path[step]]}"
            yield f"up|l={words.dep[setting.path[step]]}{lemma}"


def _is_beyond(setting: _Setting, child: int, first: int, last: int) -> bool:
    """Tell whether a branch lies on the far side of a content."""
    if setting.right:
        return setting.words.left[child] >= last
    return setting.words.right[child] < first


def _quotations(setting: _Setting, first: int, last: int, role: str) -> Iterator[str]:
    """Yield how a content lies to quotations and to the ends of the sentence."""
    words = setting.words
    opens, closes = first in words.opens, last in words.closes
    quoted = words.quoted_in(first, last)
    cut = (words.quoted[first] and not opens) or (
        last < len(words) and words.quoted[last - 1] and not closes
    )
    manner = f"{opens:d}{closes:d}{cut:d}{quoted > 0:d}{quoted == last - first:d}"
    reach = _reach(setting, first, last)
    yield f"q={manner}"
    yield f"q|l={manner}{setting.lemma}"
    yield f"q|r={manner}{role}"
    yield f"q|i={manner}{words.quoted[setting.place]}"
    yield f"e={reach}"
    yield f"e|q={reach}{manner}"
    yield f"e|r={reach}{role}"
    if setting.right:
        yield f"L={setting.beside}"
        yield f"L|q={setting.beside}{manner}"
        yield f"L|e={setting.beside}{reach}"
    if opens and closes and words.opens[first] != last:
        yield "several"
    if quoted == last - first and (last in words.opens or last + 1 in words.opens):
        yield "more"


def _reach(setting: _Setting, first: int, last: int) -> str:
    """Return whether a content ends within the sentence, with it, or beyond it."""
    words, place = setting.words, setting.place
    begin, end = words.sentence[place]
    if not setting.right:
        begin = words.begin(begin)
        return "in" if first > begin else "at" if first == begin else "beyond"
    if last <= end:
        return "in" if last < words.finish(end) else "at"
    if words.paragraph[last - 1] != words.paragraph[place]:
        return "other"
    limit = words.paragraphs[words.paragraph[place]][1]
    return "all" if last >= words.finish(limit) else "beyond"


def _by_rules(setting: _Setting, first: int, last: int) -> Iterator[str]:
    """Yield how a content lies to what the rules found."""
    told = setting.words.told.get(setting.place)
    if told is None:
        yield "rule=no"
        return
    part = setting.told()
    if part is None:
        yield f"rule=none{told.frame}"
        return
    same = ("S" if part[0] == first else "s") + ("E" if part[1] == last else "e")
    yield f"rule={same}"
    yield f"rule|f={same}{told.frame}"
