"""Statements of a model file, ``"withdraw = yes if blockade = yes"``, as formulas."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NoReturn

from detente.analysis.option_prioritization import All, Formula, Iff, Not, Some, Term, implied
from detente.exchange.model_rows import FewRows, Where

DEEPEST = 50
"""So deep may parentheses and negations nest."""
MOST_TERMS = 200
"""So many terms may one statement have."""
_WORD = re.compile(r"\s*(?:(?P<quoted>\"[^\"]*\"|'[^']*')|(?P<mark>[()=])|(?P<word>[^\s()=\"']+))")
_RESERVED = {"and", "or", "not", "if", "iff", "(", ")", "="}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    """A word or a mark, and the character at which it begins; a quoted word is never reserved."""

    text: str
    at: int
    plain: bool


def formula(text: str, where: Where, few: FewRows) -> Formula:
    """Return the formula that a statement says.

    From the loosest to the tightest: ``iff``, ``if``, ``or``, ``and``, ``not``, parentheses.
    ``a if b`` is true unless ``b`` holds and ``a`` does not.

    Raises
    ------
    TemplateError
        If it is no statement; the error shows the place.
    """
    parser = _Parser(text, where, few)
    if text.count("=") > MOST_TERMS:
        parser.refuse(f"it has more than {MOST_TERMS} terms", "Split the statement.")
    found = parser.equivalence(0)
    if parser.token is not None:
        parser.refuse(f"{parser.token.text!r} is one word too many", "Join it with `and` or `or`.")
    return found


class _Parser:
    """Reads one statement from left to right."""

    def __init__(self, text: str, where: Where, few: FewRows) -> None:
        self._text, self._where, self._few = text, where, few
        self._tokens = self._split(text)
        self._next = 0

    def _split(self, text: str) -> Sequence[_Token]:
        """Return the words and marks of a statement."""
        tokens, at = [], 0
        while at < len(text.rstrip()):
            found = _WORD.match(text, at)
            if not found:
                self._stop(len(text) - len(text[at:].lstrip()), "a quotation does not end", "")
            name = found.lastgroup or "word"
            part, quoted = found[name], name == "quoted"
            text_of = part[1:-1] if quoted else part
            tokens.append(_Token(text=text_of, at=found.start(name), plain=not quoted))
            at = found.end()
        return tokens

    @property
    def token(self) -> _Token | None:
        """Return the word that comes next."""
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def refuse(self, message: str, hint: str) -> NoReturn:
        """Say what is wrong with the word that comes next."""
        self._stop(self.token.at if self.token else len(self._text), message, hint)

    def _stop(self, at: int, message: str, hint: str) -> NoReturn:
        """Raise an error that shows the place in the statement."""
        start = max(0, at - 60)
        shown = f"{'...' if start else ''}{self._text[start:at]}»HERE»{self._text[at : at + 60]}"
        self._few.rows.refuse(f"{message}, at character {at + 1}: {shown}", self._where, hint)

    def _is(self, word: str) -> bool:
        """Tell whether a reserved word comes next, and step over it."""
        token = self.token
        if token is None or not token.plain or token.text.lower() != word:
            return False
        self._next += 1
        return True

    def equivalence(self, depth: int) -> Formula:
        """Read ``a iff b``."""
        found = self._condition(depth)
        while self._is("iff"):
            found = Iff(first=found, second=self._condition(depth))
        return found

    def _condition(self, depth: int) -> Formula:
        """Read ``a if b``."""
        found = self._choice(depth)
        while self._is("if"):
            found = implied(found, self._choice(depth))
        return found

    def _choice(self, depth: int) -> Formula:
        """Read ``a or b``."""
        parts = [self._joined(depth)]
        while self._is("or"):
            parts.append(self._joined(depth))
        return parts[0] if len(parts) == 1 else Some(parts=tuple(parts))

    def _joined(self, depth: int) -> Formula:
        """Read ``a and b``."""
        parts = [self._negated(depth)]
        while self._is("and"):
            parts.append(self._negated(depth))
        return parts[0] if len(parts) == 1 else All(parts=tuple(parts))

    def _negated(self, depth: int) -> Formula:
        """Read ``not a``, ``(a)``, or a term."""
        if depth > DEEPEST:
            self.refuse(f"it nests deeper than {DEEPEST} levels", "Split the statement.")
        if self._is("not"):
            return Not(of=self._negated(depth + 1))
        if self._is("("):
            found = self.equivalence(depth + 1)
            if not self._is(")"):
                self.refuse("a parenthesis is not closed", "Close it with `)`.")
            return found
        return self._term()

    def _term(self) -> Formula:
        """Read ``issue = option``."""
        names = self._few.options
        issue = self._name("an issue", names)
        if not self._is("="):
            self.refuse(f"after {issue!r} comes no `=`", 'Write terms as "issue = option".')
        option = self._name("an option", names[issue])
        place = names[issue].index(option)
        return Term(issue=list(names).index(issue), options=frozenset({place}))

    def _name(self, what: str, known: Collection[str]) -> str:
        """Read the words of a name, up to the next reserved word; it is one of those known."""
        start = self.token.at if self.token else len(self._text)
        words: list[str] = []
        while (token := self.token) and not (token.plain and token.text.lower() in _RESERVED):
            words.append(token.text)
            self._next += 1
        if not words:
            found = f"{self.token.text!r}" if self.token else "nothing"
            self.refuse(f"{what} is due, and there is {found}", "A statement is made of terms.")
        name = " ".join(words)
        if name not in known:
            self._stop(start, f"{name!r} is not {what}", self._few.rows.meant(name, known))
        return name
