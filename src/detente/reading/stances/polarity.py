"""Words above a stance that turn it or take it away ("would rather fight than accept").

One walk from the stance word to the top of its sentence, for ``unsettled`` too. The grammar is
here, the words are data.
"""

from collections.abc import Iterator

from detente.reading.grammar.clauses import before, children
from detente.reading.stances.stance import Stances
from detente.reading.tokens import Token

_MOST_BACK = 12
_WILLED = frozenset({"would", "'d", "’d", "will"})


def rungs(at: Token) -> Iterator[tuple[Token, Token]]:
    """Yield each word from a stance word upwards with the one on which it hangs.

    A clause beside another is no part of it; a second verb of the same doer is.
    """
    branch = at
    while branch.head != branch and branch.dep_ not in {"ROOT", "parataxis"}:
        if branch.dep_ == "conj" and children(branch, "nsubj", "nsubjpass"):
            return
        yield branch, branch.head
        branch = branch.head


def is_spurned(at: Token, stances: Stances) -> bool:
    """Tell whether a word names what somebody likes less ("would rather fight than accept")."""
    return any(_is_less(branch, above, stances) for branch, above in rungs(at))


def is_passed_over(at: Token, stances: Stances) -> bool:
    """Tell whether a word stands behind a "than" or "instead of" that says no more."""
    aside = any(_than(branch) or _instead(branch) for branch, _ in rungs(at))
    return aside and not is_spurned(at, stances)


def _is_less(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell whether a branch is what somebody "would rather" not do than the rest."""
    than = _than(branch)
    if than is None:
        return False
    first = max(branch.sent.start, than.i - _MOST_BACK)
    words = list(branch.doc[first : than.i])
    likes = [t for t in words if stances.has(t, "open.rather")]
    willed = above.lemma_ == "prefer" or any(t.lower_ in _WILLED for t in words)
    return bool(likes) and before(than) not in likes and willed


def _than(branch: Token) -> Token | None:
    """Return the "than" that opens a branch, or None."""
    near = [*children(branch, "mark", "prep", "advmod", "cc"), branch.head, before(branch)]
    return next((t for t in near if t.lower_ == "than" and t.i < branch.i), None)


def _instead(branch: Token) -> bool:
    """Tell whether "instead of" or "far from" stands before what hangs on it."""
    prep = branch.head
    opened = branch.dep_ == "pcomp" and (prep.lower_, before(prep).lower_)
    return opened in {("of", "instead"), ("from", "far"), ("of", "short")}
