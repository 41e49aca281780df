"""The parser's rules for single words, looked up instead of matched again at every word.

spaCy's attribute ruler runs a matcher over all its patterns at each word, a tenth of a parse. Most
patterns look at one word's own attributes; what they set is the same for every word alike, so it
is worked out once for each kind of word. The result is the ruler's own, attribute by attribute.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

_SEEN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_COLUMNS: list[int | str] = ["LOWER", "TAG", "DEP", "IS_SPACE"]
Kind = tuple[int, int, int, int]
Attributes = dict[int, int]


class WordRules:
    """A ruler's rules as a pipeline component that remembers what they do to each kind of word.

    A kind is the tag, the dependency and whether the word is a blank, with its small letters where
    some rule names them. Rules that look at neighbours or at anything else are matched as before.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self.vocab = ruler.vocab
        self.attributes: list[Attributes] = [dict(one) for one in ruler.attrs]
        self.places: list[int] = list(ruler.indices)
        self.alone, self.rest = Matcher(self.vocab), Matcher(self.vocab)
        self.named: set[int] = set()
        self.known: dict[Kind, tuple[tuple[int, ...], Attributes]] = {}
        for key in map(str, range(len(self.attributes))):
            for pattern in ruler.matcher.get(key)[1]:
                self._add(key, pattern)

    def _add(self, key: str, pattern: list[dict[str, object]]) -> None:
        """Add a pattern to those for words alone, or to the rest."""
        alone = len(pattern) == 1 and set(pattern[0]) <= _SEEN
        (self.alone if alone else self.rest).add(key, [pattern])
        if alone:
            self.named.update(map(self.vocab.strings.add, _words(pattern[0].get("LOWER"))))

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every word."""
        special = self._special(doc)
        for place, row in enumerate(doc.to_array(_COLUMNS).tolist()):
            kind = (row[0] if row[0] in self.named else 0, row[1], row[2], row[3])
            if kind not in self.known:
                self.known[kind] = self._rules_for(doc, place)
            numbers, attributes = self.known[kind]
            if place in special:
                attributes = self._merged([*numbers, *special[place]])
            if attributes:
                set_token_attrs(doc[place], attributes)
        return doc

    def _special(self, doc: Doc) -> Mapping[int, list[int]]:
        """Return the rules of the rest that fit at words, by the word's place."""
        found: dict[int, list[int]] = defaultdict(list)
        for key, start, end in self.rest(doc, allow_missing=True) if len(self.rest) else ():
            number = int(self.vocab.strings[key])
            found[range(start, end)[self.places[number]]].append(number)
        return found

    def _rules_for(self, doc: Doc, place: int) -> tuple[tuple[int, ...], Attributes]:
        """Return the rules that fit a word alone, and what they set together."""
        found = self.alone(doc[place : place + 1], allow_missing=True)
        numbers = tuple(sorted({int(self.vocab.strings[key]) for key, *_ in found}))
        return numbers, self._merged(numbers)

    def _merged(self, numbers: Iterable[int]) -> Attributes:
        """Return what rules set together; a later rule has the last word."""
        together: Attributes = {}
        for number in sorted(set(numbers)):
            together |= self.attributes[number]
        return together


def _words(condition: object) -> Iterator[str]:
    """Yield the words that a pattern's condition on a word names."""
    if isinstance(condition, str):
        yield condition
    elif isinstance(condition, Mapping):
        for words in condition.values():
            yield from [words] if isinstance(words, str) else words
