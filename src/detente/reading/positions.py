"""Who is for or against which option, on what condition, and which proposals lie on the table.

Stage 8 of reading: each naming of an option (``issues``) is followed up the parse to the words
that take a stance on it (``chains``, ``voices``) and to the party that holds it (``holders``).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.article import Condition, Position, Proposal, Statement
from detente.reading.covering import Covering
from detente.reading.document import Document
from detente.reading.grammar.clauses import children
from detente.reading.people.cast import Cast
from detente.reading.sayings.headlines import headlines
from detente.reading.stances.bygone import without_bygone
from detente.reading.stances.chains import Chain, climb
from detente.reading.stances.conditions import (
    Clause,
    condition_of,
    find_clauses,
    governs,
    leaves_open,
    turns,
)
from detente.reading.stances.contested import is_contested
from detente.reading.stances.definite import with_options
from detente.reading.stances.denials import (
    denier_of_report,
    is_called_a_lie,
    is_denied,
    is_doubted,
)
from detente.reading.stances.desk import Desk, Stance
from detente.reading.stances.holders import Holders, Holding
from detente.reading.stances.issues import Hit, Lexicon, carries, find_hits, issue_lexicon
from detente.reading.stances.joint import as_agreed, is_joint_point, is_open_point
from detente.reading.stances.limits import settled
from detente.reading.stances.lists import carry_on
from detente.reading.stances.meetings import is_appointment, is_characterised, is_no_talks
from detente.reading.stances.polarity import is_passed_over, is_spurned
from detente.reading.stances.preconditions import precondition_voice
from detente.reading.stances.pronouns import answered_hits, means_another
from detente.reading.stances.proposals import Draft, find_drafts, is_planned, to_proposals
from detente.reading.stances.quotable import is_asked, predicate
from detente.reading.stances.stance import Stances, clause_verb, stance_lexicon
from detente.reading.stances.unsettled import is_doubt_of, is_left_open
from detente.reading.stances.voices import Voice, cue_voice, voices, vouched
from detente.reading.tokens import Stretch, Token

_HEARSAY = frozenset({"unnamed", "background"})
_MOST_NAME_WORDS = 6
_MOST_LABEL_WORDS = 3
_BESIDE = frozenset({"with", "by", "from", "at", "through", "via"})


def find_positions(
    document: Document,
    cast: Cast,
    statements: Iterable[Statement],
    *,
    issues: Lexicon | None = None,
    stances: Stances | None = None,
) -> tuple[list[Position], list[Proposal]]:
    """Return the positions and the proposals of an article, in the order of its text.

    Parameters
    ----------
    document, cast, statements
        What the earlier stages found in the article.
    issues, stances
        The lexicons to use; by default those that ship with the product. A case adds its own.
    """
    desk = _desk(document, cast, tuple(statements), issues, stances)
    chains = _uncarried([_chain(hit, desk) for hit in _open_hits(desk)])
    found = [stance for chain in chains for stance in _agreed_or_told(chain, desk)]
    found += [stance for hit in desk.hits for stance in _required(hit, desk)]
    found = [stance for stance in found if not _is_denied_after(stance, desk)]
    found = settled(found, desk)
    drafts = find_drafts(chains, found, desk)
    found += [one for draft in drafts for one in _inherited(draft, found)]
    positions = [
        p
        for stance in sorted(without_bygone(found), key=_place)
        for p in _positions_of(stance, desk)
    ]
    positions = _numbered(_told_in_body(positions, document))
    return positions, to_proposals(drafts, desk)


def _chain(hit: Hit, desk: Desk) -> Chain:
    """Return what governs a hit, in its sentence or before the list in which it stands."""
    return carry_on(climb(hit, desk.stances), desk.document, desk.stances)


def _desk(
    document: Document,
    cast: Cast,
    statements: tuple[Statement, ...],
    issues: Lexicon | None,
    stances: Stances | None,
) -> Desk:
    """Lay out what the search works on."""
    words = stances or stance_lexicon()
    lexicon = issues or issue_lexicon()
    hits = with_options(find_hits(document.tokens(), lexicon))
    hits += answered_hits(hits, document, cast, (words, lexicon))
    return Desk(
        document=document,
        cast=cast,
        holders=Holders(document=document, cast=cast, statements=statements),
        hits=sorted(hits, key=lambda hit: (hit.head.i, hit.issue.id)),
        clauses=find_clauses(document, statements, words),
        stances=words,
    )


def _open_hits(desk: Desk) -> list[Hit]:
    """Return the hits that may be taken a stance on: not conditions, not mere carriers."""
    words = desk.stances
    told = [hit for hit in desk.hits if not is_asked(hit.head, words)]
    told = [hit for hit in told if not _is_interviewers(hit, desk) and not _is_name(hit, desk)]
    told = [hit for hit in told if not is_denied(hit.head, words)]
    told = [h for h in told if not (h.issue.topical and is_no_talks(h.head, words))]
    told = [hit for hit in told if not means_another(hit, desk.hits)]
    return [hit for hit in told if not desk.in_condition(hit.head)]


def _uncarried(chains: list[Chain]) -> list[Chain]:
    """Return the chains without those of hits that only carry another, whose climb passes them."""
    passing: dict[int, list[Hit]] = defaultdict(list)
    for chain in chains:
        for token in chain.below:
            passing[token.i].append(chain.hit)
    return [
        chain
        for chain in chains
        if not any(carries(chain.hit, other) for other in passing[chain.hit.head.i])
    ]


def _is_name(hit: Hit, desk: Desk) -> bool:
    """Tell whether a hit is but a word of some body's name (an alliance, a federation)."""
    actor = desk.cast.of(hit.head)
    if actor is None or actor.kind not in {"organisation", "person"} or actor.party is None:
        return False
    named = hit.head.pos_ == "PROPN" or any(c.lower_ == "the" for c in hit.head.children)
    named = named and hit.head.tag_ != "NNS"  # those whom a body sends are no body
    return actor.kind == "person" or named


def _is_interviewers(hit: Hit, desk: Desk) -> bool:
    """Tell whether a hit stands in a paragraph that is labelled as a question ("Q: ...")."""
    start, end = desk.document.paragraphs[desk.document.paragraph_at(hit.head.idx)]
    label, mark, _ = desk.document.article.text[start:end].partition(":")
    return bool(mark) and label.strip().lower() in desk.stances.words["asks.labels"]


def _required(hit: Hit, desk: Desk) -> Iterator[Stance]:
    """Yield the stance of who says that there is nothing without an option: it is demanded."""
    voice = precondition_voice(hit, desk.stances)
    if voice is None or not desk.in_condition(hit.head):
        return
    chain = climb(hit, desk.stances)
    for holding in desk.holders.holdings(voice):
        yield Stance(hit=hit, chain=chain, voice=voice, holding=holding, value=voice.value)


def _is_denied_after(stance: Stance, desk: Desk) -> bool:
    """Tell whether what others say of a party is denied, in their sentence or the next.

    "That is a lie" denies it whoever says so, in the answer to a question too.
    """
    words = desk.stances
    if stance.holding.held != "attributed":
        return False
    following = _sentence_after(stance.hit.head, desk)
    lie = following is not None and is_called_a_lie(following, words)
    return is_contested(stance.voice.at, words) or lie or _is_denied_by_party(stance, desk)


def _is_denied_by_party(stance: Stance, desk: Desk) -> bool:
    """Tell whether the party itself denies a report in the next sentence of the paragraph."""
    doc, following = desk.document.doc, _sentence_after(stance.hit.head, desk)
    paragraph = desk.document.paragraph_at
    if following is None or (
        paragraph(doc[following.start].idx) != paragraph(stance.hit.head.idx)
    ):
        return False
    denier = denier_of_report(following, desk.stances)
    named = [] if denier is None else [denier, *children(denier, "poss")]
    actors = [actor for one in named if (actor := desk.cast.of(one)) is not None]
    return any(actor.party == stance.holding.party for actor in actors)


def _sentence_after(token: Token, desk: Desk) -> Stretch | None:
    """Return the sentence behind that of a word, over the label of who answers ("A:")."""
    doc, end = desk.document.doc, token.sent.end
    while end < len(doc):
        sentence = doc[end].sent
        if sentence.end - sentence.start > _MOST_LABEL_WORDS:
            return sentence
        end = sentence.end
    return None


def _place(stance: Stance) -> tuple[int, int]:
    """Return where a stance stands in the text."""
    return (stance.hit.head.i, stance.voice.at.i)


def _agreed_or_told(chain: Chain, desk: Desk) -> list[Stance]:
    """Return the stances on one hit; of a point that was agreed on, what its clause promises."""
    if is_open_point(chain.hit.head, desk):
        return []
    told = list(_stances_of(chain, desk))
    if not is_joint_point(chain.hit.head, desk):
        return told
    own = climb(chain.hit, desk.stances)
    return as_agreed(told, list(_stances_of(own, desk, planned=False)))


def _stances_of(chain: Chain, desk: Desk, *, planned: bool | None = None) -> Iterator[Stance]:
    """Yield the stances on one hit for which a party can be told."""
    if not chain.steps and desk.stances.has(chain.hit.head, "proposals.answered"):
        return
    if is_characterised(chain):
        return
    heard = [*_standing(voices(chain, desk.stances) or _by_cue(chain, desk), desk)]
    planned = is_planned(chain, desk) if planned is None else planned
    for voice in heard:
        if is_appointment(chain, voice):
            continue
        if planned and (voice.asserted or voice.hint) and not voice.directive:
            continue
        holdings = desk.holders.holdings(voice)
        if not holdings and voice is heard[-1]:
            voice = vouched(chain, desk.stances) or voice  # noqa: PLW2901 - the same stance, told
            holdings = desk.holders.holdings(voice)
        told = [
            _conditioned(
                Stance(
                    hit=chain.hit,
                    chain=chain,
                    voice=voice,
                    holding=holding,
                    value=_as_heard(voice, holding),
                ),
                desk,
            )
            for holding in holdings
        ]
        yield from (one for one in told if not (_is_idle(one) or _is_left_to_others(one, desk)))


def _as_heard(voice: Voice, holding: Holding) -> int:
    """Return the value of a stance; that X will do a thing is on hearsay no demand of X's (1)."""
    told = holding.statement
    hearsay = holding.held == "attributed" and told is not None and told.sourcing in _HEARSAY
    expected = hearsay and voice.asserted and not voice.vouched
    return min(voice.value, 1) if expected else voice.value


def _standing(heard: Iterable[Voice], desk: Desk) -> Iterator[Voice]:
    """Yield stances as the words above them leave them: as they are, or turned round."""
    words = desk.stances
    for voice in heard:
        at = voice.at
        gone = is_doubted(at, words) or is_doubt_of(at, words) or is_left_open(at, words)
        if gone or is_passed_over(at, words):
            continue
        if not is_spurned(at, words):
            yield voice
        elif voice.value > 0:
            yield replace(voice, value=-1)


def _is_idle(stance: Stance) -> bool:
    """Tell a "would" of the article's own, on no condition: what might be, nobody's stance."""
    guessed = stance.voice.asserted and stance.voice.hint
    told = stance.holding.statement is not None and stance.holding.held == "stated"
    return _is_forecast(stance) or (guessed and not told and stance.condition is None)


def _is_left_to_others(stance: Stance, desk: Desk) -> bool:
    """Tell "a vote would be held only if people wanted one": how it would be, and no promise."""
    verb, condition = clause_verb(stance.voice.at), stance.condition
    if condition is None or stance.value < 1 or not stance.voice.asserted:
        return False
    if not children(verb, "auxpass") or children(verb, "agent"):
        return False
    inside = list(desk.document.doc.beginning(condition.span.start, condition.span.end))
    opened = {token.lower_ for token in inside[:2]} == {"only", "if"}
    return opened and any(desk.stances.has(t, "conditions.wishes") for t in inside)


def _is_forecast(stance: Stance) -> bool:
    """Tell "analysts say that X will withdraw": what outsiders expect is nobody's stance."""
    told = stance.holding.statement
    free = stance.value > 0 and stance.condition is None and stance.holding.held == "attributed"
    unnamed = told is not None and told.sourcing in {"analyst", "public"}
    return free and unnamed and stance.voice.asserted and not stance.voice.vouched


def _by_cue(chain: Chain, desk: Desk) -> list[Voice]:
    """Return the stance of a statement's cue, where the parse does not join it to its content."""
    if chain.silent or chain.assertion is not None:
        return []
    one = desk.holders.told_in(chain.hit.head)
    if one is None or one.cue is None or one.form == "direct" or not _tops(chain, one):
        return []
    cue = one.cue
    tokens = list(desk.document.doc.beginning(cue.start, cue.end))
    voice = cue_voice(chain, tokens, desk.stances)
    return [] if voice is None else [voice]


def _tops(chain: Chain, one: Statement) -> bool:
    """Tell whether nothing but carriers stands between a hit and the top of a content."""
    last = [chain.hit.head, *chain.below][-1]
    above = last.head
    if last.dep_ in {"prep", "conj"} and last.lower_ in _BESIDE:
        return False
    return above == last or not any(c.start <= above.idx < c.end for c in one.content)


def _conditioned(stance: Stance, desk: Desk) -> Stance:
    """Return a stance with the condition that it hangs on, if there is one.

    An acceptance on a condition is one (1); so is "no ... unless" where the condition is known.
    """
    words = (stance.hit.head, *stance.voice.tokens)
    told = stance.holding.act or stance.holding.statement
    above = [one for word in words for one in (word, *word.ancestors)]
    around = desk.holders.told_in(stance.voice.at)
    if around is not None and around.cue is not None:
        above += desk.document.doc.beginning(around.cue.start, around.cue.end)
    near = desk.clauses_on(above, None if told is None else told.condition)
    clause = next((c for c in near if _binds(c, stance, words) or _is_cut_off(c, around)), None)
    if clause is None:
        return stance
    refused = stance.value < 0
    condition = condition_of(clause, desk.hits, desk.stances, refused=refused)
    return replace(
        stance, condition=condition, value=_hedged_value(stance, clause, condition, desk)
    )


def _binds(clause: Clause, stance: Stance, words: tuple[Token, ...]) -> bool:
    """Tell whether a conditional clause belongs to a stance: by grammar or by its statement."""
    if governs(clause, words):
        return True
    statement = stance.holding.act or stance.holding.statement
    own = statement is not None and statement.condition == clause.span
    return own and not clause.holds(stance.hit.head)


def _is_cut_off(clause: Clause, statement: Statement | None) -> bool:
    """Tell "X would not, a spokesman said, unless ...": the words of saying stand between."""
    cue, head = None if statement is None else statement.cue, clause.head
    if statement is None or cue is None or head is None:
        return False
    if not cue.start <= head.idx < cue.end:
        return False
    before = any(part.end <= cue.start for part in statement.content)
    return before and clause.first > cue.end


def _hedged_value(stance: Stance, clause: Clause, condition: Condition, desk: Desk) -> int:
    """Return the value of a stance once its condition is taken into account."""
    if leaves_open(clause):
        return min(stance.value, 0)
    turned = turns(clause, desk.stances) and condition.issue is not None
    if stance.value < 0 and turned and not stance.voice.red_line:
        return 1
    return 1 if stance.value > 0 and not stance.voice.directive else stance.value


def _inherited(draft: Draft, found: list[Stance]) -> Iterator[Stance]:
    """Yield the stances that the owner of a proposal has on terms nobody else speaks to.

    "That would involve ..." after a stance of somebody: the same stance, on these terms.
    """
    model = draft.model
    if model is None:
        return
    spoken = {id(stance.hit) for stance in found}
    for chain in draft.chains:
        if id(chain.hit) not in spoken:
            yield replace(model, hit=chain.hit, chain=chain, condition=None)


def _positions_of(stance: Stance, desk: Desk) -> Iterator[Position]:
    """Yield the positions of a stance, one for each target."""
    hit, voice, holding = stance.hit, stance.voice, stance.holding
    for target in hit.targets or ((),):
        subject = () if voice.subject is None else _named(voice.subject)
        words = (*hit.tokens, *voice.tokens, *subject, *target)
        words = (*words, *predicate(_carrying(stance), words))
        yield Position(
            id="p",
            party=holding.party,
            actor=holding.actor,
            issue=hit.issue.id,
            target=desk.target_text(target, holding.party) if target else None,
            option=hit.option,
            stance=stance.value,
            scope=hit.scope,
            condition=stance.condition,
            red_line=voice.red_line and stance.condition is None,
            held=holding.held,
            attributed_by=holding.attributed_by,
            statement=None if holding.statement is None else holding.statement.id,
            span=desk.span_of(words, hit.head),
        )


def _carrying(stance: Stance) -> Token:
    """Return the word that carries a stance in the sentence of its option."""
    chain, at = stance.chain, stance.voice.at
    if at.sent == stance.hit.head.sent:
        return at
    return [stance.hit.head, *chain.below, *(step.token for step in chain.steps)][-1]


def _named(subject: Token) -> tuple[Token, ...]:
    """Return the words by which a subject is named, if they are few."""
    first = subject.left_edge.i
    near = subject.i - first < _MOST_NAME_WORDS
    return tuple(subject.doc[first : subject.i + 1]) if near else (subject,)


def _told_in_body(positions: list[Position], document: Document) -> list[Position]:
    """Return positions without those of headlines that the body tells of too, in full."""
    heads = Covering((one.start, one.end, one) for one in headlines(document))
    title = [bool(heads.at(one.span.start)) for one in positions]
    body = {_told(one) for one, at in zip(positions, title, strict=True) if not at}
    return [
        one for one, at in zip(positions, title, strict=True) if not at or _told(one) not in body
    ]


def _told(one: Position) -> tuple[object, ...]:
    """Return what a position tells, wherever it stands: of whom, of what, which way."""
    side = (one.stance > 0) - (one.stance < 0)
    return (one.party, one.issue, one.option, one.target, side, one.held, one.condition is None)


def _numbered(positions: Iterable[Position]) -> list[Position]:
    """Return positions with ids in text order; what one statement says twice is kept once."""
    kept: dict[tuple[object, ...], Position] = {}
    seen: set[tuple[object, ...]] = set()
    for one in positions:
        side = (one.stance > 0) - (one.stance < 0)
        key = (one.party, one.issue, one.option, one.target, side, one.held)
        said = (*key, one.statement or (one.span.start, one.span.end))
        there = (*key, one.span.start, one.span.end)
        if there not in seen:
            seen.add(there)
            kept.setdefault(said, one)
    return [replace(one, id=f"p{n:02d}") for n, one in enumerate(kept.values(), 1)]
