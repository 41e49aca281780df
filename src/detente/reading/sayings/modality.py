"""How firmly something is said: weakened, on a condition, not at all; and what act it is."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import cast

from detente.article import Act
from detente.reading.document import Document
from detente.reading.grammar.clauses import Range, children, upwards
from detente.reading.lexicon.cues import word_lists
from detente.reading.sayings.saying import Saying
from detente.reading.tokens import Token

_NOBODY = frozenset({"neither", "nobody", "none"})
_DENIALS = frozenset({"not", "no", "never", "cannot", "nothing"})


def _words() -> Mapping[str, Collection[str]]:
    """Return the lists of words that weaken or condition."""
    return word_lists("hedges")


def tokens_of(document: Document, ranges: Collection[Range]) -> list[Token]:
    """Return the tokens that lie in some ranges of characters."""
    found: list[Token] = []
    for first, last in ranges:
        inside = document.doc.touching(first, last)
        found += [token for token in inside if not token.is_space]
    return found


def is_negated(saying: Saying) -> bool:
    """Tell whether the saying itself is denied ("did not claim"), not what is said."""
    if saying.cue is None:
        return False
    head = saying.head
    if saying.source is not None and {t.lower_ for t in saying.source.subtree} & _NOBODY:
        return True
    group = [head, *(one for one in (head.head,) if head.dep_ in {"acomp", "dobj", "xcomp"})]
    return any(
        child.dep_ == "neg" or child.lower_ == "no"
        for one in group
        for child in one.children
        if not saying.says(child.idx)
    )


def is_hedged(document: Document, saying: Saying) -> bool:
    """Tell whether the claim or the commitment is weakened."""
    if saying.inferred and not (saying.cue and saying.cue.conduct):
        return True
    content = tokens_of(document, saying.content)
    inside = {one.i for one in content}
    return any(_weakens(one) for one in _cue_words(document, saying)) or any(
        _weakens_claim(one) and not _in_side_clause(one, inside) for one in content
    )


def _cue_words(document: Document, saying: Saying) -> list[Token]:
    """Return the tokens of the reporting words."""
    return tokens_of(document, [saying.cue_range]) if saying.cue_range else []


def _weakens(token: Token) -> bool:
    """Tell whether a word of the cue weakens what is said."""
    words, lemma = _words(), token.lemma_.lower()
    by_tag: dict[str, Collection[str]] = {
        "VERB": words["verbs"],
        "ADJ": words["adjectives"],
        "NOUN": words["nouns"],
        "ADV": words["adverbs"],
    }
    return lemma in by_tag.get(token.pos_, ()) or _is_weak_modal(token)


def _is_weak_modal(token: Token) -> bool:
    """Tell whether a token is a modal of possibility."""
    return token.tag_ == "MD" and token.lower_ in _words()["modals"]


def _weakens_claim(token: Token) -> bool:
    """Tell whether a word of the content weakens its claim."""
    words = _words()
    if token.pos_ == "ADJ":
        return token.dep_ in {"acomp", "ccomp"} and token.lemma_.lower() in words["adjectives"]
    return _is_weak_modal(token) or token.lower_ in words["adverbs"]


def _in_side_clause(token: Token, inside: Collection[int]) -> bool:
    """Tell whether a word lies in a relative or adverbial clause of some words."""
    for one in (token, *upwards(token)):
        if one.i not in inside:
            return False
        if one.dep_ in {"relcl", "advcl", "acl"} and one.head.i in inside:
            return True
    return False


@cache
def _opener() -> re.Pattern[str]:
    """Return the pattern of the words that open a condition, longest first."""
    openers = sorted(_words()["conditions"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, openers))})\b", re.IGNORECASE)


@cache
def _impostor() -> re.Pattern[str]:
    """Return the pattern of phrases that only look like a condition."""
    others = sorted(_words()["not_conditions"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, others))})\b", re.IGNORECASE)


def _is_asked(document: Document, place: int) -> bool:
    """Tell whether "if" opens a question that is told ("asked him if he would come")."""
    opener = next(iter(document.doc.beginning(place, place + 1)), None)
    if opener is None or opener.lower_ != "if" or opener.dep_ not in {"mark", "advmod"}:
        return False
    asking = opener.head.head
    behind = asking.i < opener.i and opener.head.dep_ in {"ccomp", "advcl"}
    return behind and asking.lemma_.lower() in word_lists("hedges")["asking"]


def condition_of(document: Document, saying: Saying) -> Range | None:
    """Return the words that tie what is said to a condition."""
    text = document.article.text
    for first, last in saying.content:
        false = [m.span() for m in _impostor().finditer(text, first, last)]
        for match in _opener().finditer(text, first, last):
            if any(start < match.end() and match.start() < end for start, end in false):
                continue
            if _is_asked(document, match.start()):
                continue
            if match[0].lower() == "until" and not _is_denied(text[first : match.start()]):
                continue
            return match.start(), _end_of_condition(document, match.span(), last)
    return None


def _is_denied(before: str) -> bool:
    """Tell whether words say that something will not be ("will not talk until")."""
    return any(
        word in _DENIALS or word.endswith(("n't", "n’t")) for word in before.lower().split()
    )


def _end_of_condition(document: Document, opening: Range, limit: int) -> int:
    """Return where the clause or phrase ends that begins with some words."""
    start = opening[0]
    opener = document.doc.touching(start, start + 1)
    token = opener[0] if opener else document.doc[0]
    top = token
    for one in (token, *upwards(token)):
        top = one
        if one.dep_ in {"advcl", "prep", "ROOT", "acl", "ccomp", "relcl"}:
            break
    end = top.right_edge.idx + len(top.right_edge)
    if top.left_edge.i < token.i - 1 or end <= opening[1]:
        end = limit
    return _without_marks(document, start, min(end, limit))


def _without_marks(document: Document, start: int, end: int) -> int:
    """Return the end of a range without the marks that close a sentence or a quotation."""
    text = document.article.text
    while end > start and text[end - 1] in " .,;:!?”\"’'—–\n":
        end -= 1
    return end


def act_of(document: Document, saying: Saying) -> Act:
    """Return the PLOVER class of the words, or ASSESS for plain reports and opinions."""
    if saying.cue is not None and saying.cue.act != "content":
        return cast("Act", saying.cue.act)
    return _act_of_words(tokens_of(document, saying.content))


def _act_of_words(content: list[Token]) -> Act:
    """Return what the words of a content do by themselves."""
    if _threatens(content):
        return "THREATEN"
    if any(_refuses(token) for token in content if token.dep_ == "neg"):
        return "REJECT"
    top = [t for t in content if t.head not in content or t.dep_ in {"ROOT", "ccomp"}]
    return "REQUEST" if any(_commands(token) for token in top) else _act_of_deed(top)


def _threatens(content: list[Token]) -> bool:
    """Tell whether words announce harm in case of something ("if ..., things will happen")."""
    acts = word_lists("acts")
    lemmas = {token.lemma_.lower() for token in content if token.pos_ in {"VERB", "ADJ"}}
    words = {token.lower_ for token in content}
    return bool(words & acts["threat_words"] and lemmas & acts["threat_verbs"])


def _act_of_deed(top: list[Token]) -> Act:
    """Return the act of the speaker's own verb ("I accept"), or ASSESS."""
    acts = word_lists("acts")
    for name, act in _ACTS:
        if any(token.lemma_.lower() in acts[name] and _is_speakers(token) for token in top):
            return act
    return "ASSESS"


def _is_speakers(verb: Token) -> bool:
    """Tell whether a verb of a content is the speaker's own deed ("I accept", "it rejects")."""
    found = children(verb, "nsubj") or children(verb.head, "nsubj")
    return not found or found[0].lower_ in {"i", "we", "he", "she", "it", "they"}


_ACTS: tuple[tuple[str, Act], ...] = (
    ("reject", "REJECT"),
    ("request", "REQUEST"),
    ("agree", "AGREE"),
    ("accuse", "ACCUSE"),
    ("support", "SUPPORT"),
)


def _refuses(negation: Token) -> bool:
    """Tell whether a negation stands with a promise ("will never recognise")."""
    verb = negation.head
    future = any(child.lower_ in {"will", "would", "wo", "shall"} for child in verb.children)
    return future and verb.lemma_.lower() in word_lists("acts")["refusable"]


def _commands(verb: Token) -> bool:
    """Tell whether a clause asks for something: an imperative, "must", "should"."""
    if any(child.lower_ in {"must", "should"} for child in children(verb, "aux")):
        return True
    bare = verb.tag_ == "VB" and not children(verb, "aux", "nsubj", "nsubjpass")
    return bare and verb.dep_ not in {"xcomp", "advcl", "conj"}
