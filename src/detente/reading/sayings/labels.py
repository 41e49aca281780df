"""Speakers named by a label: "MINISTER: We shall see" in a transcript, "X: no deal" in a title."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from detente.reading.document import Document, Quotation
from detente.reading.grammar.clauses import Range, extent
from detente.reading.lexicon.cues import Cue, word_lists
from detente.reading.lexicon.gazetteer import gazetteer, words
from detente.reading.sayings.quoting import top_quotations
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.sourcing import can_speak
from detente.reading.tokens import Token

_LABEL = Cue(lemma=":", frame="quote", act="content")
_ASKED = Cue(lemma=":", frame="quote", act="ASSESS")
"""Who asks says nothing for himself: what he tells is what he asks about."""
_LONGEST = 8
"""The most words that a label has ("FOREIGN MINISTER A. B. (through an interpreter)")."""
_REACH = 24
"""How far into a line a colon is looked for: a dash may stand before the label."""
_FEWEST = 3
"""The fewest labelled paragraphs that make an article a transcript."""
_ENDS = frozenset(".?!,")
_DASHES = frozenset({"-", "–", "—"})


def label_sayings(document: Document) -> list[Saying]:
    """Return what stands behind labels: the rest of the paragraph, or the quotation it opens."""
    turns = _turns(document)
    labelled = [(label, rest) for label, rest, _ in turns]
    asking = _askers(labelled)
    transcript = _is_transcript(labelled) or (bool(asking) and len(labelled) > 1)
    found = []
    for label, rest, further in turns:
        quotation, asks = _opened(document, rest), _text(label) in asking
        if quotation is not None or transcript or _tells(label, rest):
            said = _without_questions(rest) if asks else rest
            goes_on = transcript and not asks and quotation is None
            more = [extent(one) for one in further] if goes_on else []
            found += [_saying(label, said, quotation, more, asks=asks)] if said else []
    return found


def asked_in(document: Document) -> list[Range]:
    """Return the questions of those who only ask; nothing in them is told by anybody."""
    turns = [(label, rest) for label, rest, _ in _turns(document)]
    asking = _askers(turns) if len(turns) > 1 else frozenset[str]()
    found: list[Range] = []
    for label, rest in turns:
        said = _without_questions(rest) if _text(label) in asking else rest
        if len(said) < len(rest):
            found.append((label[0].idx if not said else rest[len(said)].idx, extent(rest)[1]))
    return found


_Turn = tuple[list[Token], list[Token], list[list[Token]]]
"""A label, what stands behind it, and the paragraphs that follow without a label."""


def _turns(document: Document) -> list[_Turn]:
    """Return the labelled paragraphs; a label that is a doubtful word counts if it comes back."""
    split = [(*_split(words), words) for words in _paragraphs(document)]
    counts = Counter(_text(label) for label, _, _ in split if label)
    turns: list[_Turn] = []
    for label, rest, whole in split:
        if label and (not _is_doubtful(label) or (counts[_text(label)] > 1 and len(counts) > 1)):
            turns.append((label, rest, []))
        elif turns and not _ends_turn(turns[-1], whole):
            turns[-1][2].append(whole)
        elif turns:
            turns[-1][2].append([])
    return [(label, rest, _up_to_gap(further)) for label, rest, further in turns]


def _up_to_gap(further: list[list[Token]]) -> list[list[Token]]:
    """Return the paragraphs before the first that does not belong to the turn."""
    return list(takewhile(bool, further))


def _ends_turn(turn: _Turn, words: list[Token]) -> bool:
    """Tell whether a paragraph without a label is no more the speaker's: a heading, a note.

    One that looks like another turn, with a label that is not understood, is not his either.
    """
    doc, start = words[0].doc, words[0].idx
    if _TURN.match(doc.text[start : words[-1].idx + 1]):
        return True
    name, notes = _head(turn[0]).lower_, word_lists("sourcing")["turn_notes"]
    told = any(one.lower_ in notes or one.lower_ == name for one in words)
    return told or _last_word(words).text not in {".", "?", "!", "…"}


_TURN = re.compile(r"[^\w]*[^\W\d_][^.?!:\n]{0,60}:\s|(?:[^\W\d_]+[. ]+){1,4}[^.?!:\n]{0,40}:\s")
"""What looks like a label: a few words and a colon, right at the beginning."""


def _is_doubtful(label: Sequence[Token]) -> bool:
    """Tell whether a label has a word that opens titles as well ("review", "news")."""
    return any(token.lower_ in word_lists("sourcing")["no_labels"] for token in label)


def _askers(labelled: Sequence[tuple[list[Token], list[Token]]]) -> frozenset[str]:
    """Return the labels of those who ask: so called, outlets, or whose turns are questions.

    Of two who both talk it is who asks in half of the turns or more, and the other in fewer.
    """
    turns: dict[str, list[bool]] = defaultdict(list)
    for label, rest in labelled:
        turns[_text(label)].append(_last_word(rest).text == "?")
    lists = word_lists("sourcing")
    often = {
        name for name, asked in turns.items() if sum(asked) > 1 and 2 * sum(asked) >= len(asked)
    }
    often = often if len(often) < len(turns) else set()
    outlets = {
        name
        for name in turns
        if len(turns) > 1 and not lists["outlet_words"].isdisjoint(name.split()[1:])
    }
    return frozenset((often | outlets | lists["askers"]) & turns.keys())


def _last_word(words: Sequence[Token]) -> Token:
    """Return the last token that is no closing mark."""
    return next((one for one in reversed(words) if not one.is_quote), words[-1])


def _without_questions(rest: list[Token]) -> list[Token]:
    """Return what an asker states: words up to the first question, nobody's for being asked."""
    told: list[Token] = []
    for _, sentence in groupby(rest, key=lambda one: one.sent.start):
        words = list(sentence)
        if _last_word(words).text == "?":
            break
        told += words
    return told


def is_labelled(saying: Saying) -> bool:
    """Tell whether a saying is a turn of a transcript or a title, with its speaker as label."""
    return saying.cue in {_LABEL, _ASKED}


def _paragraphs(document: Document) -> Iterator[list[Token]]:
    """Yield the words of each paragraph that is read."""
    last, words = -1, list[Token]()
    for token in document.tokens():
        place = document.paragraph_at(token.idx)
        if place != last and words:
            yield words
            words = []
        last = place
        words.append(token)
    if words:
        yield words


def _split(words: list[Token]) -> tuple[list[Token], list[Token]]:
    """Return a paragraph's label and what follows its colon; no label where there is none."""
    if len(words) > 1 and words[0].is_quote and words[1].text.isupper():
        words = words[1:]  # a transcript quoted whole opens each turn with a mark
    if words[0].text in _LETTERS and len(words) > 1:
        return words[:1], words[1:]
    colon = next((at for at, token in enumerate(words[:_REACH]) if token.text == ":"), 0)
    label, rest = words[:colon], words[colon + 1 :]
    dashes = [at for at, token in enumerate(label) if token.text in _DASHES and _is_apart(token)]
    label = label[dashes[-1] + 1 :] if dashes else label
    label = label[1:] if label and label[0].text[0].isdigit() else label
    if not label or not rest or len(label) > _LONGEST or not _names(label):
        return [], rest
    opens = rest[0].is_quote or rest[0].text[0].isupper()
    return (label if opens else []), rest


def _is_apart(dash: Token) -> bool:
    """Tell a dash between two parts of a title from the hyphen of a name."""
    return dash.idx == 0 or dash.doc.text[dash.idx - 1].isspace()


_LETTERS = frozenset({"Q.", "A."})
"""Labels that need no colon."""


def _names(label: Sequence[Token]) -> bool:
    """Tell whether words before a colon name somebody who speaks."""
    lists = word_lists("sourcing")
    doubtful = _is_doubtful(label[:-1]) or (_is_doubtful(label) and len(label) == 1)
    if doubtful or any(token.like_num for token in label):
        return False
    if any(token.is_quote or token.tag_ in {"MD", "VBD", "VBZ", "VBP"} for token in label):
        return False
    if " ".join(token.lower_ for token in label) in lists["turns"]:
        return True
    head = _head(label)
    outlet = len(label) > 1 and head.lower_ in lists["outlet_words"]
    document = head.lemma_.lower() in lists["documents"] and not outlet
    titled = len(label) > 1 and label[0].lower_ in words("titles", "honorifics", "words")
    return head.pos_ in {"PROPN", "NOUN"} and (titled or can_speak(head)) and not document


def _head(label: Sequence[Token]) -> Token:
    """Return the word of a label that names: the last before a comma or a bracket."""
    kept = []
    for token in label:
        if token.text in {"(", ",", "["}:
            break
        kept.append(token)
    nominal = [token for token in kept if token.pos_ in {"PROPN", "NOUN"}]
    return (nominal or kept or list(label))[-1]


def _is_transcript(labelled: Sequence[tuple[list[Token], list[Token]]]) -> bool:
    """Tell whether an article is a transcript: labels that come back."""
    names = [_text(label) for label, _ in labelled]
    return len(names) >= _FEWEST and len(set(names)) < len(names)


def _text(label: Sequence[Token]) -> str:
    """Return the words of a label, without regard to capitals."""
    return " ".join(token.lower_ for token in label).removesuffix(".")


def _opened(document: Document, rest: Sequence[Token]) -> Quotation | None:
    """Return the quotation that opens right behind a label."""
    start, end = rest[0].idx, rest[-1].idx + len(rest[-1])
    one = next((one for one in top_quotations(document) if one.start == start), None)
    if one is None or one.end >= end:
        return one
    inside = one.last_character(document.article.text)
    return one if inside in _ENDS else None


def _tells(label: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Tell whether one line says of a person what he says ("Ryan: the plan has no chance")."""
    head = _head(label)
    person = head.pos_ == "PROPN" and head.ent_type_ not in _NO_PERSONS
    match = gazetteer().match([token.text for token in label], 0)
    if match is not None and all(one.kind in {"country", "place"} for one in match.entries):
        return False
    return person and any(token.tag_ in {"MD", "VBD", "VBZ", "VBP"} for token in rest)


_NO_PERSONS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "NORP"})


def _saying(
    label: list[Token],
    rest: list[Token],
    quotation: Quotation | None,
    more: list[Range],
    *,
    asks: bool,
) -> Saying:
    """Put a labelled paragraph together."""
    lettered = label[-1].text in _LETTERS
    mark = label[-1] if lettered else label[-1].nbor(1)
    start, end = extent(label)
    place = end - 1 if lettered else mark.idx
    said: Range = extent(rest) if quotation is None else (quotation.start, quotation.end)
    return Saying(
        cue=_ASKED if asks else _LABEL,
        head=mark,
        cue_range=(place, place + 1),
        content=(said, *more),
        source=_head(label),
        source_range=(start, min(end, place)),
    )
