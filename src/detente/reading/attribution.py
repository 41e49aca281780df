"""Statements: who said what in an article, in which words, how firmly, where and when."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from detente.article import Actor, Form, Source, Sourcing, Span, Statement, When
from detente.reading.covering import Covering
from detente.reading.date_reports import DatedSpan
from detente.reading.deeds.mode import reality
from detente.reading.document import Document
from detente.reading.grammar.clauses import Range, is_backshifted, own_subject, upwards
from detente.reading.lexicon.cues import word_lists
from detente.reading.sayings.beside import sayings_beside
from detente.reading.sayings.headlines import dated_by_body
from detente.reading.sayings.inserted import inserted_saying, introduced_saying
from detente.reading.sayings.interviews import interviewee
from detente.reading.sayings.labels import asked_in, is_labelled, label_sayings
from detente.reading.sayings.modality import act_of, condition_of, is_hedged, is_negated, tokens_of
from detente.reading.sayings.nominal import (
    according_saying,
    adjective_saying,
    clear_saying,
    leaning_saying,
    noun_saying,
    seeming_saying,
)
from detente.reading.sayings.plans import carried_on
from detente.reading.sayings.questions import is_question, question_saying
from detente.reading.sayings.quoting import continued, inside_quotation, joined, whole_quotations
from detente.reading.sayings.reporting import verb_sayings
from detente.reading.sayings.saying import Saying, hosts_of
from detente.reading.sayings.scenes import in_scene
from detente.reading.sayings.sourcing import (
    Speakers,
    addressee_of,
    counted,
    is_body,
    names_somebody,
    sourcing_of,
    venue_of,
    via_of,
)
from detente.reading.sayings.tails import without_tails
from detente.reading.tokens import Token

Retelling = Callable[[Document, list[Saying]], list[Saying]]
"""A second reader of sayings: takes those of the rules, returns those to be judged."""

_BESIDE = 4
"""Within how many words behind its verb a day is that of the saying ("said late on Monday")."""
_BESIDE_CLAUSES = frozenset({"relcl", "advcl", "acl"})
_HYPHENS = frozenset({"-", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}"})
_DIRECT, _INDIRECT = 0.9, 0.1
"""Shares of a content's words inside quotation marks: at or above direct, at or below indirect."""
_OPEN_NOTHING = frozenset({"CCONJ", "DET", "NUM", "PRON", "PUNCT", "SPACE", "SYM"})


def find_statements(
    document: Document,
    cast: Speakers,
    dates: Sequence[DatedSpan],
    retell: Retelling | None = None,
) -> list[Statement]:
    """Find what an article reports as said, thought, wanted or refused.

    Whoever finds a saying, the rules or ``retell``, it is judged in the same way.

    Returns
    -------
    The statements in text order; a statement inside another one's words names it in ``within``.
    """
    found = find_sayings(document)
    if retell is not None:
        found = _without_own_words(retell(document, found))
    sayings = _of_others(found, cast)
    outer = _containers(sayings)
    statements: list[Statement] = []
    for number, saying in enumerate(sayings, start=1):
        host = outer.get(id(saying))
        within = None if host is None else f"s{host + 1:02d}"
        made = _statement(document, saying, cast, dates)
        statements.append(replace(made, id=f"s{number:02d}", within=within))
    return dated_by_body(document, in_scene(document, statements))


def find_sayings(document: Document) -> list[Saying]:
    """Return the sayings of an article in text order, before they are judged."""
    found: list[Saying] = []
    for sentence in document.sentences():
        for token in sentence:
            saying = _saying_at(document, token)
            if saying is not None:
                found.append(whole_quotations(document, saying))
    asked = Covering((*part, part) for part in asked_in(document))
    found = [one for one in found if not asked.at(one.head.idx) and not _is_nobody(one.source)]
    found = [one for one in found if not _is_only_wished(one)]
    told = [one for one in found if document.quotation_at(one.head.idx) is None]
    quoted = [one for one in found if document.quotation_at(one.head.idx) is not None]
    told += [one for one in label_sayings(document) if not _is_told(one, told)]
    told = without_tails(document, told)
    told = _split_joined(document, told, sayings_beside(document, told))
    outer = carried_on(document, continued(document, _descriptions_joined(_without_shared(told))))
    inner = [
        one
        for saying in _without_shared(quoted)
        if not _is_own(saying) and (one := inside_quotation(document, saying)) is not None
    ]
    return sorted(_without_own_words([*outer, *inner]), key=lambda one: one.extent)


def _is_only_wished(saying: Saying) -> bool:
    """Tell an agreement that the article only advises or supposes ("X ought to accept").

    What might be agreed to is told, with a hedge; what should be is nobody's word.
    """
    head = saying.head
    if saying.cue is None or saying.cue.act != "AGREE" or head.pos_ != "VERB":
        return False
    how = reality(head)
    owed = head.dep_ == "xcomp" and head.head.lemma_.lower() in word_lists("sourcing")["owing"]
    supposed = head.dep_ == "ccomp" and not any(c.dep_ == "aux" for c in head.children)
    better = any(c.lower_ == "better" for c in head.children)
    shunned = head.i > 0 and head.nbor(-1).lower_ == "than"
    return how == "must" or (how == "unreal" and (owed or supposed or better or shunned))


def _is_nobody(source: Token | None) -> bool:
    """Tell whether "no group" would speak: then nobody does."""
    bodies = source is not None and (is_body(source) or source.lower_ == "group")
    return source is not None and bodies and any(one.lower_ == "no" for one in source.lefts)


def _split_joined(document: Document, told: list[Saying], beside: list[Saying]) -> list[Saying]:
    """Return sayings; a quotation that its own speaker parts in two is one saying."""
    places = {one.head.i: number for number, one in enumerate(told)}
    found = list(told)
    for one in beside:
        number = places.get(one.head.i)
        if number is None:
            found.append(one)
            continue
        parts = joined(document, [*found[number].content, *one.content])
        found[number] = replace(found[number], content=parts)
    return found


def _is_told(labelled: Saying, told: Sequence[Saying]) -> bool:
    """Tell whether the words behind a label have a speaker already, at the label itself."""
    place = labelled.extent[0]
    return any(
        one.source_range is not None and one.source_range[0] == place and one.says(labelled.start)
        for one in told
    )


def _saying_at(document: Document, token: Token) -> Saying | None:
    """Return the saying that a word opens, or None; half of all words can open none."""
    if token.pos_ in _OPEN_NOTHING:
        return None
    return (
        according_saying(token)
        or clear_saying(token)
        or noun_saying(token)
        or adjective_saying(token)
        or question_saying(token)
        or inserted_saying(document, token)
        or introduced_saying(document, token)
        or verb_sayings(document, token)
        or seeming_saying(token)
        or leaning_saying(token)
    )


def _without_shared(sayings: list[Saying]) -> list[Saying]:
    """Drop a saying whose reporting word is part of another's cue, or an echo of another's."""
    cues = Covering((*one.cue_range, n) for n, one in enumerate(sayings) if one.cue_range)
    alike: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(sayings):
        alike[one.content, one.source_range].append(number)
    kept = []
    for number, saying in enumerate(sayings):
        near = {*cues.at(saying.head.idx)}
        others = near.union(alike[saying.content, saying.source_range]) - {number}
        if not any(_covers(sayings[other], saying) for other in others):
            kept.append(saying)
    return kept


def _covers(one: Saying, saying: Saying) -> bool:
    """Tell whether one saying makes another needless."""
    place = saying.head.idx
    in_cue = one.cue_range is not None and one.cue_range[0] <= place < one.cue_range[1]
    if in_cue and one.head != saying.head:
        return not _covers_back(saying, one)
    if one.content == saying.content and one.source_range == saying.source_range:
        return one.head.i < saying.head.i and not _covers_back(saying, one)
    return False


def _covers_back(saying: Saying, one: Saying) -> bool:
    """Tell whether the other's word lies in this cue, farther from the content."""
    cue, place = saying.cue_range, one.head.idx
    return cue is not None and cue[0] <= place < cue[1] and saying.head.i > one.head.i


def _descriptions_joined(sayings: list[Saying]) -> list[Saying]:
    """Return the sayings; "portraying X as Y, while framing Z as W" is one."""
    kept: list[Saying] = []
    for saying in sayings:
        if kept and _describes_further(kept[-1], saying):
            kept[-1] = replace(kept[-1], content=(*kept[-1].content, *saying.content))
        else:
            kept.append(saying)
    return kept


def _describes_further(last: Saying, saying: Saying) -> bool:
    """Tell whether a description goes on with the one before: same source, same sentence."""
    frames = {one.cue.frame for one in (last, saying) if one.cue is not None}
    lent = saying.climbed and saying.source is not None
    return frames == {"as"} and lent and saying.source == last.source


def _without_own_words(sayings: list[Saying]) -> list[Saying]:
    """Drop sayings inside another's words that tell nothing of a further speaker."""
    return [
        saying
        for saying, hosts in zip(sayings, hosts_of(sayings), strict=True)
        if not hosts or _is_further(saying, hosts)
    ]


def _is_further(saying: Saying, hosts: list[Saying]) -> bool:
    """Tell whether a saying inside another's words has a speaker of its own."""
    if saying.source is None or saying.source_range is None or _is_own(saying):
        return False
    if any(map(is_question, hosts)):
        return False  # what somebody is asked to have said is not told as said
    if all(is_labelled(host) for host in hosts):
        return True
    second = saying.climbed or saying.inferred or saying.head.dep_ == "xcomp"
    return not second and all(saying.source != host.source for host in hosts)


def _of_others(sayings: list[Saying], cast: Speakers) -> list[Saying]:
    """Drop sayings inside another's words whose source is that same speaker ("said he hoped")."""
    kept = []
    for saying, hosts in zip(sayings, hosts_of(sayings), strict=True):
        actor = _actor(saying, cast)
        if actor is None and _is_pronoun(saying) and not all(map(is_labelled, hosts)):
            continue
        if actor is None or all(_actor(host, cast) != actor for host in hosts):
            kept.append(saying)
    return kept


def _is_pronoun(saying: Saying) -> bool:
    """Tell whether "he" or "they" speaks: inside another's words, unresolved, the same one."""
    return saying.source is not None and saying.source.lower_ in {"he", "she", "they"}


def _is_own(saying: Saying) -> bool:
    """Tell whether a source is the speaker around it ("I", "we") or nobody ("it")."""
    if saying.source is None:
        return True
    return saying.source.lower_ in word_lists("sourcing")["own_pronouns"] | {"it", "this", "that"}


def _containers(sayings: list[Saying]) -> dict[int, int]:
    """Return, for each saying inside another's words, the number of the innermost one."""
    found: dict[int, int] = {}
    numbers = {id(one): number for number, one in enumerate(sayings)}
    extents = {id(one): one.extent for one in sayings}
    for saying, around in zip(sayings, hosts_of(sayings), strict=True):
        own = extents[id(saying)]
        parts = [(extents[id(one)], numbers[id(one)]) for one in around]
        hosts = [(part[1] - part[0], number) for part, number in parts if part != own]
        if hosts:
            found[id(saying)] = min(hosts)[1]
    return found


def _statement(
    document: Document, saying: Saying, cast: Speakers, dates: Sequence[DatedSpan]
) -> Statement:
    """Judge a saying: its source, its kind, its setting."""
    actor = _actor(saying, cast)
    condition = condition_of(document, saying)
    source = _source(document, saying, actor)
    return Statement(
        id="s00",
        span=_with_source(document, saying.extent, source.span),
        content=tuple(document.span(*part) for part in saying.content),
        cue=None if saying.cue_range is None else document.span(*saying.cue_range),
        source=source,
        form=form_of(document, saying.content),
        sourcing=_sourcing(saying, actor, cast),
        via=via_of(saying, cast),
        venue=venue_of(saying),
        addressee=addressee_of(document, saying, cast),
        said_on=_said_on(document, saying, dates),
        act=act_of(document, saying),
        negated=is_negated(saying),
        hedged=is_hedged(document, saying),
        condition=None if condition is None else document.span(*condition),
    )


def _actor(saying: Saying, cast: Speakers) -> Actor | None:
    """Return the actor who speaks: of a text, its owner; "people close to X" are not X."""
    if saying.source is None:
        return None
    if is_labelled(saying) and saying.source.lower_ in word_lists("sourcing")["answering"]:
        return interviewee(saying, cast)
    people = counted(saying.source)
    found = cast.of(people or saying.source)
    no_person = people is not None
    if found is None and saying.source_range is not None and not names_somebody(saying.source):
        found = cast.at(*saying.source_range)
        no_person = is_body(saying.source)
    if is_labelled(saying) and found is not None and not _is_meant(saying, found, cast):
        return None
    barred = {"place", "person"} if no_person else {"place"}
    return None if found is None or found.kind in barred else found


def _is_meant(saying: Saying, found: Actor, cast: Speakers) -> bool:
    """Tell whether a label as a whole names an actor, and not only its first words."""
    return saying.source is None or found.kind != "person" or cast.of(saying.source) == found


def _sourcing(saying: Saying, actor: Actor | None, cast: Speakers) -> Sourcing:
    """Return the class of a source; a place that speaks is a body."""
    found = sourcing_of(saying, actor)
    if found != "named" or actor is not None or saying.source is None:
        return found
    place = cast.of(saying.source) if saying.source.pos_ == "PROPN" else None
    return "institution" if place is not None and place.kind == "place" else found


def _source(document: Document, saying: Saying, actor: Actor | None) -> Source:
    """Return the words that name the source and the actor that they mean."""
    if saying.source_range is None:
        return Source()
    span = _whole_name(document, document.span(*saying.source_range), actor)
    return Source(
        span=span, actor=None if actor is None else actor.id, text=document.text_of(span)
    )


def _with_source(document: Document, extent: Range, source: Span | None) -> Span:
    """Return where a statement stands, the whole name of its source within."""
    start, end = extent
    if source is None:
        return document.span(start, end)
    return document.span(min(start, source.start), max(end, source.end))


def _whole_name(document: Document, span: Span, actor: Actor | None) -> Span:
    """Return a source with the rest of a person's name that the parser cut, as at a particle."""
    parted = document.article.text[span.end : span.end + 1] in _HYPHENS
    if actor is None or not (parted or actor.kind == "person"):
        return span
    cut = [one for one in actor.mentions if one.start < span.end and span.start < one.end]
    ends = (*(one.end for one in cut), span.end)
    return document.span(min((*(one.start for one in cut), span.start)), max(ends))


def form_of(document: Document, content: Sequence[Range]) -> Form:
    """Return whether words are quoted, told, or both."""
    words = [token for token in tokens_of(document, content) if token.is_alpha]
    quoted = sum(document.quotation_at(token.idx) is not None for token in words)
    share = quoted / len(words) if words else 0.0
    if share >= _DIRECT:
        return "direct"
    return "indirect" if share <= _INDIRECT else "mixed"


def _said_on(document: Document, saying: Saying, dates: Sequence[DatedSpan]) -> When:
    """Return the day of saying: a date of the sentence that is not part of what is said."""
    sentence = saying.head.sent
    first, last = sentence.start_char, sentence.end_char
    near = dates[bisect_left(dates, first, key=_start) : bisect_left(dates, last, key=_start)]
    if saying.head.dep_ in _BESIDE_CLAUSES and is_backshifted(saying.head):
        return _own_day(saying, near)
    found = [one for one in near if not saying.says(one.start) and not one.bound]
    found = [one for one in found if _dates_saying(document, saying, one)]
    nearest = min(found, key=lambda one: abs(one.start - saying.head.idx), default=None)
    return When() if nearest is None else nearest.when


def _own_day(saying: Saying, near: Sequence[DatedSpan]) -> When:
    """Return the day of what was said earlier: one in its own clause, none of the clause above."""
    verb = saying.head
    own = [one for one in near if one.governor == verb.i and not one.bound]
    return next((one.when for one in own), When())


def _start(dated: DatedSpan) -> int:
    """Return the character with which a date begins."""
    return dated.start


def _dates_saying(document: Document, saying: Saying, date: DatedSpan) -> bool:
    """Tell whether a date hangs on the saying, not on a clause that tells of something else."""
    named = saying.source_range
    if named is not None and named[0] <= date.start < named[1]:
        return False
    token = next(iter(document.doc.touching(date.start, date.end)))
    if saying.head.i < token.i <= saying.head.i + _BESIDE:
        return True
    group = {one.i for one in _clauses_around(saying.head)}
    above = takewhile(lambda one: one.i in group or not _is_aside(one), (token, *upwards(token)))
    return any(one.i in group for one in above)


def _is_aside(one: Token) -> bool:
    """Tell whether a word heads a clause that tells of something beside the saying."""
    told = one.dep_ in {"ccomp", "conj"} and one.pos_ in {"VERB", "AUX"}
    return told or one.dep_ in {"relcl", "acl"} or (one.dep_ == "advcl" and one.tag_ != "VBG")


def _clauses_around(head: Token) -> Iterator[Token]:
    """Yield a word and those above it, up to another's deed told beside it ("X left, and")."""
    for one in (head, *upwards(head)):
        yield one
        if one.dep_ == "conj" and own_subject(one) is not None:
            return
