"""Members of a series that the parse has lost: "wants A, B and C" is three things wanted.

The parser hangs the second member of such a series on whatever is near, often on the subject or
on the verb above. What joins the members is the comma before them and the "and" at the end.
"""

from detente.reading.tokens import Token

_LOST = frozenset({"appos", "dobj", "attr", "npadvmod", "dep", "oprd", "conj", "nsubj", "ROOT"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_LAST = frozenset({"and", "or"})


def member_before(node: Token) -> Token | None:
    """Return the member of a series that stands before a noun or a clause with "that", or None."""
    if node.pos_ in _VERBS:
        return _clause_before(node) or _infinitive_before(node)
    if node.pos_ not in _NOUNS or node.dep_ not in _LOST or not _in_series(node):
        return None
    comma = _comma_before(node)
    found = None if comma is None else _top_noun(comma.nbor(-1), comma)
    return None if found == node or (found in {None, node.head} and node.dep_ == "conj") else found


def _clause_before(node: Token) -> Token | None:
    """Return the "that ..." beside which another "that ..." stands."""
    first = node.head
    joined = node.dep_ in {"advcl", "conj"} and first.dep_ in {"ccomp", "advcl", "conj"}
    return first if joined and _opens_with_that(node) and _opens_with_that(first) else None


def _infinitive_before(node: Token) -> Token | None:
    """Return the "to ..." to which a bare verb belongs ("asked them to stop, leave and ...")."""
    verb = node.head
    bare = node.tag_ == "VB" and node.dep_ in {"advcl", "conj"} and verb.tag_ != "VB"
    if not bare or any(c.dep_ in {"aux", "nsubj", "mark"} for c in node.children):
        return None
    before = (c for c in verb.children if c.dep_ == "xcomp" and verb.i < c.i < node.i)
    return next((c for c in before if any(a.lower_ == "to" for a in c.children)), None)


def _opens_with_that(verb: Token) -> bool:
    """Tell whether a clause begins with "that"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def _in_series(node: Token) -> bool:
    """Tell whether an "and" closes the series: behind a noun, before it, or after a comma more."""
    opener = node.left_edge
    if opener.i and opener.nbor(-1).lower_ in _LAST:
        return True
    if any(c.dep_ == "cc" and c.lower_ in _LAST for c in _below(node)):
        return True
    end = node.right_edge.i + 1
    return any(t.lower_ in _LAST for t in node.doc[end : end + 3] if t.sent == node.sent)


def _below(node: Token) -> list[Token]:
    """Return the words of a member, its clauses left out."""
    found, stack = [], [node]
    while stack:
        token = stack.pop()
        found.append(token)
        stack += [c for c in token.children if c.pos_ not in _VERBS and c.i > node.i]
    return found


def _comma_before(node: Token) -> Token | None:
    """Return the comma with which a member begins, over an "and"; None without one."""
    at = node.left_edge.i - 1
    doc, start = node.doc, node.sent.start
    while at > start and doc[at].lower_ in _LAST:
        at -= 1
    return doc[at] if at > start and doc[at].text in {",", ";"} else None


def _top_noun(token: Token, comma: Token) -> Token | None:
    """Return the highest noun above a word that a verb or a preposition of a verb governs."""
    found = None
    while token.sent == comma.sent:
        if (token.pos_ in _VERBS and token.tag_ != "VBG") or token.i > comma.i:
            break
        if token.pos_ in _NOUNS and token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
            found = token
        if token.head == token:
            break
        token = token.head
    return found
