"""Dates: "on Friday" against the article's own day, and which deed each of them dates."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from detente.article import Article, Span, When
from detente.reading.date_meaning import Setting, meaning, moved, written
from detente.reading.date_phrases import Phrase, date_words, phrases_of
from detente.reading.date_reports import DatedSpan, not_after_saying, splits_name
from detente.reading.document import Document
from detente.reading.grammar.clauses import is_backshifted, is_long_after
from detente.reading.grammar.lost import clause_below
from detente.reading.lexicon.deeds import noun_sense
from detente.reading.page.structure import structure_of
from detente.reading.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_SHARED_CLAUSE = frozenset({"xcomp", "conj", "advcl", "pcomp", "prep", "pobj", "dobj", "acl"})
_OTHER_CLAUSE = frozenset({"relcl", "ccomp", "advcl", "acl", "csubj", "parataxis", "conj"})
_ADJECTIVES = frozenset({"amod", "acomp", "oprd"})
_REACH = 6
_FAR = 200
"""Characters: no date begins so far outside the sentence of what it hangs on."""


def day_of_writing(article: Article) -> dt.date | None:
    """Return the day from which an article counts: the one it states itself, else that of issue.

    A day that was given for a reprint does not move the weekdays of the text.
    """
    stated = None
    if article.published_basis == "given":
        stated = structure_of(article.text).published
    return stated or article.published


def find_dates(document: Document) -> tuple[DatedSpan, ...]:
    """Find every date of an article, in text order.

    A bare weekday is the latest one up to and including publication, or the next one under a verb
    that looks ahead. Without a day of publication relative dates keep their words alone.
    """
    found: list[DatedSpan] = []
    later: list[tuple[Phrase, list[Token]]] = []
    today = day_of_writing(document.article)
    for phrase in phrases_of(document.article.text):
        tokens = _tokens_in(document, phrase.start, phrase.end)
        if not tokens or document.is_hidden(phrase.start, phrase.end):
            continue
        if phrase.relation == "absolute":
            found.append(_dated(today, phrase, tokens))
        else:
            later.append((phrase, tokens))
    for phrase, tokens in later:
        found.append(_anchored(today, phrase, tokens, found))
    dated = tuple(sorted(found, key=lambda span: span.start))
    return tuple(not_after_saying(document, dated, one) for one in dated)


def _tokens_in(document: Document, start: int, end: int) -> list[Token]:
    """Return the tokens that lie within characters."""
    return list(document.doc.touching(start, end))


def _dated(today: dt.date | None, phrase: Phrase, tokens: list[Token]) -> DatedSpan:
    """Read a date that needs no other date."""
    governor = _governor(tokens)
    setting = Setting(published=today, ahead=looks_ahead(governor))
    return DatedSpan(
        start=phrase.start,
        end=phrase.end,
        when=meaning(phrase, setting),
        governor=governor.i,
        bound=_word_before(tokens[0]) in date_words()["bounds"] or _is_beginning(governor),
    )


def _is_beginning(governor: Token) -> bool:
    """Tell "a truce starting on Friday" and "effective Friday": when a thing begins.

    So too "a truce that takes effect on Friday" and "to start on Friday", but no finished past.
    """
    words = {governor.lemma_.lower(), *(c.lemma_.lower() for c in governor.children)}
    beside = governor.dep_ in {"acl", "relcl", "amod", "advmod", "prep"}
    beside = beside or (governor.tag_ == "VBG" and governor.dep_ in {"xcomp", "advcl"})
    told = governor.pos_ in _VERBAL and governor.tag_ in {"VBD", "VBN"}
    return beside and not told and not words.isdisjoint(date_words()["beginning"])


def _word_before(token: Token) -> str:
    """Return the word before a token of the same sentence, in small letters."""
    return token.nbor(-1).lower_ if token.i > token.sent.start else ""


def _governor(tokens: list[Token]) -> Token:
    """Return the verb or noun that a date hangs on."""
    inside = {token.i for token in tokens}
    top = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])
    governor = top.head
    while governor.pos_ in {"ADP", "ADV", "SCONJ", "ADJ"} and governor.head.i != governor.i:
        governor = governor.head
    if splits_name(tokens, governor):
        governor = governor.head
        while governor.pos_ in {"ADP", "SCONJ"} and governor.head.i != governor.i:
            governor = governor.head
    return governor.head if _is_the_reporters(tokens, governor) else governor


def _is_the_reporters(tokens: list[Token], verb: Token) -> bool:
    """Tell "said on Friday it would": a date between the reporting verb and the clause is its."""
    if verb.dep_ != "ccomp" or not verb.head.i < tokens[0].i < verb.i:
        return False
    first = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "mark", "expl"}]
    return bool(first) and all(tokens[-1].i < child.i for child in first)


def looks_ahead(governor: Token) -> bool:
    """Tell whether the verb above a date speaks of what is to come."""
    if _is_beginning(governor):
        return True
    for token in _upwards(governor):
        if _says_ahead(token):
            return True
        if token.pos_ in _VERBAL and token.dep_ not in {"xcomp", "acl"}:
            return False
    return False


def _says_ahead(token: Token) -> bool:
    """Tell a word with "will" or "planned" beside it, or that is such a word itself."""
    words = date_words()
    auxiliaries = [child.lower_ for child in token.children if child.dep_ == "aux"]
    adjectives = [child.lower_ for child in token.children if child.dep_ in _ADJECTIVES]
    itself = token.lemma_.lower() in words["future_words"] and not _is_told(token)
    return (
        itself
        or _is_willed(token)
        or not _disjoint(auxiliaries, words["future_auxiliaries"])
        or not _disjoint(adjectives, words["future_words"])
    )


def _is_willed(token: Token) -> bool:
    """Tell a deed that is agreed, ordered or set to be done ("agreed to meet", "are to meet")."""
    if not any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
        return False
    above = token.head
    will = above.lemma_.lower() in date_words()["willing_words"]
    return token.dep_ in {"xcomp", "acl", "ccomp"} and (will or above.lemma_ == "be")


def _disjoint(found: Iterable[str], wanted: Iterable[str]) -> bool:
    """Tell whether two lists of words share none."""
    return set(wanted).isdisjoint(found)


def _is_told(token: Token) -> bool:
    """Tell a finite past verb ("he set a record") from a participle that looks ahead."""
    return token.tag_ == "VBD" and not any(child.dep_ == "auxpass" for child in token.children)


def _upwards(token: Token) -> Iterator[Token]:
    """Yield a token and those above it, a few steps within the clause."""
    for _ in range(_REACH):
        yield token
        if token.head.i == token.i or token.dep_ not in _SHARED_CLAUSE | {"attr", "amod", "nsubj"}:
            return
        token = token.head


def _anchored(
    today: dt.date | None, phrase: Phrase, tokens: list[Token], known: Sequence[DatedSpan]
) -> DatedSpan:
    """Read "a day after", "two days later" against another date of the text.

    "A day after" a deed with its own date dates the deed above; else the deed above has the last
    day that the text named, and the deed below it is dated.
    """
    below = _complement(tokens[-1])
    sent = tokens[0].sent
    own = next(
        (d for d in known if phrase.end <= d.start < sent.end_char and _day_of(d) is not None),
        None,
    )
    sign = 1 if phrase.relation in {"after", "later"} else -1
    apart = False
    governor = _governor(tokens)
    anchor = _day_of(own) if own and below is not None else None
    if anchor is None:
        nothing_else = None if phrase.relation == "same" else today
        anchor = _last_day(known, phrase.start) or nothing_else
        if below is not None:
            sign, governor, apart = -sign, below, True
    when = When(text=phrase.text)
    if anchor is not None and (found := moved(anchor, phrase, sign)):
        when = written(*found, phrase.text)
    return DatedSpan(
        start=phrase.start, end=phrase.end, when=when, governor=governor.i, apart=apart
    )


def _complement(word: Token) -> Token | None:
    """Return the verb or noun that "after" or "before" introduces, or None."""
    if word.dep_ == "mark":
        return word.head
    inside = [child for child in word.children if child.dep_ in {"pobj", "pcomp"}]
    return (clause_below(inside[0]) or inside[0]) if inside else None


def _day_of(dated: DatedSpan | None) -> dt.date | None:
    """Return the day of a date that is known to the day."""
    if dated is None or dated.when.precision != "day":
        return None
    return dated.when.first_day()


def _last_day(known: Sequence[DatedSpan], place: int) -> dt.date | None:
    """Return the last day named before a place of the text."""
    before = [d for d in known if d.end <= place and not d.bound and _day_of(d)]
    return _day_of(max(before, key=lambda d: d.start)) if before else None


def when_of(
    document: Document, dates: Sequence[DatedSpan], words: Span | Token | Iterable[Token]
) -> When:
    """Return the date that governs a deed: given as a token, tokens or a span of the article.

    The dates of the deed's own phrase come first, then those of the clause above it, then those of
    a participle or noun that sets the scene ("speaking on Thursday"). Of equals, the nearest.
    """
    tokens = _as_tokens(document, words)
    if not tokens:
        return When()
    inside = {token.i for token in tokens}
    top = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
    first = bisect_left(dates, top.sent.start_char - _FAR, key=_start)
    last = bisect_left(dates, top.sent.end_char + _FAR, key=_start)
    around = [
        d for d in dates[first:last] if not d.bound and top.sent.start <= d.governor < top.sent.end
    ]
    over = {top.i, *(token.i for token in top.ancestors)}
    near = [d for d in around if not _names_another(document, d, top)]
    near = [d for d in near if not d.apart or d.governor in over]
    for steps in (_own_phrase, _above, _scene):
        reached = steps(top)
        fit = [d for d in near if d.governor in reached]
        if fit:
            return min(fit, key=lambda d: (d.when.date is None, _distance(document, d, top))).when
    return When()


def _start(dated: DatedSpan) -> int:
    """Return the character with which a date begins."""
    return dated.start


def _names_another(document: Document, dated: DatedSpan, top: Token) -> bool:
    """Tell "the 1960 guarantees": the year belongs to a thing's name, not to what is done to it.

    "The 2015 bombing killed three" dates the deed: a deed's noun that does it.
    """
    noun = document.doc[dated.governor]
    first = next((t for t in top.sent if t.idx >= dated.start), top)
    # "In March X did it" lacks a comma only
    opens = noun.pos_ == "PROPN" and first.i == top.sent.start + 1
    modifies = noun.pos_ in {"NOUN", "PROPN"} and dated.end < noun.idx and not opens
    if dated.when.precision not in {"month", "year"} or not modifies or noun.i == top.i:
        return False
    does = noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i == top.i
    return not does or noun_sense(noun) is None


def _distance(document: Document, dated: DatedSpan, token: Token) -> tuple[bool, int]:
    """Return how far a date stands from a deed: those that hang on it directly are nearest."""
    direct = dated.governor == token.i
    return not direct, abs(dated.start - token.idx) % (len(document.article.text) + 1)


def _as_tokens(document: Document, words: Span | Token | Iterable[Token]) -> list[Token]:
    """Return words given in any form as tokens that are not blank."""
    if isinstance(words, Token):
        return [words]
    listed = _tokens_in(document, words.start, words.end) if isinstance(words, Span) else words
    return [token for token in listed if not token.is_space]


def _own_phrase(top: Token) -> set[int]:
    """Return the tokens below a deed that are not in another clause."""
    found, open_ = {top.i}, [top]
    while open_:
        for child in open_.pop().children:
            if child.dep_ not in _OTHER_CLAUSE:
                found.add(child.i)
                open_.append(child)
    return found


def _above(top: Token) -> set[int]:
    """Return the tokens of the clauses above a deed that share its day."""
    found: set[int] = set()
    token = top
    for _ in range(_REACH):
        apart = token.dep_ in {"relcl", "ccomp", "parataxis", "csubj"} or _is_earlier(token)
        if token.head.i == token.i or apart:
            break
        token = token.head
        found |= _own_phrase(token)
    return found


def _is_earlier(clause: Token) -> bool:
    """Tell a clause told as earlier than the one above ("after he had rejected it for months")."""
    return is_long_after(clause) or (clause.dep_ == "advcl" and is_backshifted(clause))


def _scene(top: Token) -> set[int]:
    """Return the tokens of participles beside a deed, and of those on the nouns of its phrase."""
    found: set[int] = set()
    for place in _own_phrase(top) | _above(top):
        for child in top.doc[place].children:
            participle = child.dep_ in {"advcl", "acl"} and child.tag_ in {"VBG", "VBN"}
            if participle:
                found |= _own_phrase(child)
    return found
