"""Pronouns: whom he, she, it and they mean; nobody where two could be meant."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from detente.reading.lexicon.gazetteer import titles, words
from detente.reading.people.binding import teller_of
from detente.reading.people.cast import Draft, Mention, Roll
from detente.reading.people.impersonal import IT, THEY, link_body
from detente.reading.people.linking import ONLY, clearest
from detente.reading.people.namesakes import gender_before, gender_of
from detente.reading.people.subjects import SUBJECTS, shares_clause
from detente.reading.tokens import Token

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_WE = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})
_SOMEBODY = "?"
_MAJORITY = 2
_SAME, _STEP, _BEFORE, _QUOTED = 0.75, 0.125, 0.3, 0.25


def find_pronouns(roll: Roll) -> None:
    """Link the pronouns that clearly mean one actor, in the order of the text."""
    _tell_genders(roll)
    for token in roll.visible:
        word = token.lower_
        if word in _HE or word in _SHE:
            _link_person(roll, token)
        elif word in IT or word in THEY:
            link_body(roll, token)
        elif word in _WE:
            _link_speaker(roll, token)


def _tell_genders(roll: Roll) -> None:
    """Note who is he and who is she: by the first name, else by most of the pronouns."""
    for draft in roll.drafts.values():
        if draft.kind == "person" and draft.gender is None:
            draft.gender = gender_of(draft)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for token in roll.visible:
        if token.lower_ in _HE or token.lower_ in _SHE:
            found = _person_meant(roll, token)
            if found is not None:
                votes[found[0].id][_gender(token)] += 1
    for key, counted in votes.items():
        (most, count), *rest = counted.most_common()
        if all(count >= _MAJORITY * less for _, less in rest):
            roll.drafts[key].gender = roll.drafts[key].gender or most


def _gender(token: Token) -> str:
    """Return he or she for any form of them."""
    return "she" if token.lower_ in _SHE else "he"


def _person_meant(roll: Roll, token: Token) -> tuple[Draft, float, int] | None:
    """Return the person who stands out by a margin, how much, and the head of which mention."""
    teller = _teller(roll, token)
    if teller is not None:
        return _as_teller(roll, token, teller)
    best: dict[str, tuple[float, int]] = {}
    for draft, mention in _people_near(roll, token):
        scored = (_score(roll, token, mention), mention.head)
        best[draft.id] = max(best.get(draft.id, scored), scored)
    scores = {key: score for key, (score, _) in best.items()}
    found = clearest({**scores, _SOMEBODY: _best_in_doubt(roll, token)})
    if found is None or found[0] == _SOMEBODY or _may_be_the_one_told(roll, token, best):
        return None
    return roll.drafts[found[0]], min(found[1], 1.0), best[found[0]][1]


def _teller(roll: Roll, token: Token) -> Token | None:
    """Return the person in whose words a pronoun stands, if no other of the sentence can be it."""
    teller = teller_of(token) if roll.document.quotation_at(token.idx) is None else None
    if teller is None or not _is_somebody(roll, teller):
        return None
    owner = _named(roll, teller)
    between = [
        draft
        for draft, mention in roll.near(roll.paragraphs[token.i])
        if teller.right_edge.i < mention.head < token.i or token.i < mention.last <= teller.i
        if mention.sort != "pronoun" and draft is not owner and _is_one(roll, draft, mention)
        if roll.document.doc[mention.head].sent == token.sent
        if draft.gender in (None, _gender(token))
    ]
    return None if between else teller


def _is_somebody(roll: Roll, teller: Token) -> bool:
    """Tell whether one person speaks, named or told by an office ("the mayor")."""
    owner = _named(roll, teller)
    if owner is not None:
        return owner.kind == "person"
    return teller.tag_ == "NN" and teller.lower_ in titles()


def _named(roll: Roll, teller: Token) -> Draft | None:
    """Return who a subject is, by itself or by the name in apposition."""
    beside = [one.i for one in teller.children if one.dep_ == "appos"]
    found = [owner for place in (*beside, teller.i) if (owner := roll.owner(place)) is not None]
    return next((one for one in found if one.kind == "person"), found[0] if found else None)


def _as_teller(roll: Roll, token: Token, teller: Token) -> tuple[Draft, float, int] | None:
    """Return the teller as the one whom a pronoun means; nobody where he has no name."""
    owner = _named(roll, teller)
    if owner is None or owner.gender not in (None, _gender(token)):
        return None
    place = (
        teller.i
        if teller.i in roll.heads
        else next(one.i for one in teller.children if roll.owner(one.i) is owner)
    )
    return owner, ONLY, place


def _best_in_doubt(roll: Roll, token: Token) -> float:
    """Return how much a name that two bear stands out, of those that the pronoun can mean."""
    doc, here = roll.document.doc, roll.paragraphs[token.i]
    return max(
        (
            _score(roll, token, mention)
            for first, mention in roll.doubtful.items()
            if roll.paragraphs[first] == here and _is_allowed(token, doc[mention.head])
            if not shares_clause(token, doc[mention.head])
            if gender_before(roll, first) in (None, _gender(token))
        ),
        default=0.0,
    )


def _link_person(roll: Roll, token: Token) -> None:
    """Link he or she to the person who stands out, if one does by a margin."""
    found = _person_meant(roll, token)
    if found is None:
        return
    person, score, back = found
    person.gender = person.gender or _gender(token)
    place = token.i
    mention = Mention(
        first=place, last=place + 1, head=place, sort="pronoun", score=score, back=back
    )
    roll.claim(person, mention)


def _may_be_the_one_told(roll: Roll, token: Token, candidates: Mapping[str, object]) -> bool:
    """Tell whether "X told Y that she ..." leaves open which of two is meant."""
    telling = token.head.head
    if token.dep_ not in SUBJECTS or token.head.dep_ != "ccomp":
        return False
    if telling.lemma_.lower() not in words("titles", "groups", "addressing"):
        return False
    parts = [t for t in telling.children if t.dep_ in (*SUBJECTS, "dobj", "dative")]
    owners = {owner.id for t in parts if (owner := roll.owner(t.i)) and t.i < token.i}
    return len(owners & candidates.keys()) > 1


def _people_near(roll: Roll, token: Token) -> Iterator[tuple[Draft, Mention]]:
    """Yield the mentions of fitting people in this paragraph, else in the one before."""
    here = roll.paragraphs[token.i]
    for back in (0, 1):
        near = list(_people_in(roll, token, here - back))
        if near:
            yield from near
            return


def _people_in(roll: Roll, token: Token, paragraph: int) -> Iterator[tuple[Draft, Mention]]:
    """Yield the mentions of fitting people in one paragraph."""
    gender = _gender(token)
    doc = roll.document.doc
    near = [
        (draft, mention)
        for draft, mention in roll.near(paragraph)
        if _is_one(roll, draft, mention) and draft.gender in (None, gender)
    ]
    barred = {draft.id for draft, m in near if shares_clause(token, doc[m.head])}
    barred |= {draft.id for draft, m in near if _is_label(roll, m)}
    if roll.document.quotation_at(token.idx) is not None:
        barred |= {draft.id for draft, m in near if _is_speaking(roll, doc[m.head])}
    for draft, mention in near:
        if draft.id not in barred and _is_allowed(token, doc[mention.head]):
            yield draft, mention


def _is_label(roll: Roll, mention: Mention) -> bool:
    """Tell whether a name opens a paragraph as its label: who speaks there says I, not he."""
    doc, start = roll.document.doc, mention.first
    opens = start == 0 or roll.paragraphs[start - 1] != roll.paragraphs[start]
    opens = opens or (doc[start - 1].is_space and "\n" in doc[start - 1].text)
    return opens and mention.last < len(doc) and doc[mention.last].text == ":"


def _is_one(roll: Roll, draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention is of one person, or of "an official" whom the text does not name."""
    if draft.kind == "person":
        return True
    head = roll.document.doc[mention.head]
    known = words("titles", "groups", "singular")
    return draft.kind == "group" and head.tag_ == "NN" and head.lemma_.lower() in known


def _is_allowed(token: Token, head: Token) -> bool:
    """Tell whether a pronoun can mean what a word means: one before it, or the main subject."""
    return head.i < token.i or (head.sent == token.sent and _is_fronted(token, head))


def _is_fronted(token: Token, head: Token) -> bool:
    """Tell whether a pronoun stands in a phrase before the main subject that it can mean."""
    main = head.dep_ in SUBJECTS and head.head.dep_ == "ROOT"
    return main and token.dep_ == "poss" and token.head.dep_ == "pobj"


def _score(roll: Roll, token: Token, mention: Mention) -> float:
    """Return how much a mention stands out: near, a subject, outside quotations, repeated."""
    doc = roll.document.doc
    head = doc[mention.head]
    score = _nearness(roll, token, head) + _salience(head)
    quoted = roll.document.quotation_at(head.idx) is not None
    if quoted and roll.document.quotation_at(token.idx) is None:
        score -= _QUOTED
    return score


def _nearness(roll: Roll, token: Token, head: Token) -> float:
    """Return a score for how few sentences lie between."""
    if roll.paragraphs[token.i] != roll.paragraphs[head.i]:
        return _BEFORE
    if token.sent == head.sent:
        return _SAME
    between = sum(1 for t in token.doc[head.i + 1 : token.i + 1] if t.is_sent_start)
    return max(_BEFORE, _SAME - _STEP * between)


def _salience(head: Token) -> float:
    """Return a score for the part that a mention plays in its sentence."""
    if head.dep_ == "conj":
        return _salience(head.head)
    if head.dep_ in SUBJECTS:
        return 0.25 if head.head.dep_ == "ROOT" else 0.2
    if head.dep_ == "poss" and head.head.dep_ in SUBJECTS:
        return 0.15
    topic = head.dep_ == "pobj" and head.head.i == head.sent.start
    return 0.2 if topic else 0.0


def _link_speaker(roll: Roll, token: Token) -> None:
    """Link I and we inside a quotation to the one who speaks in its paragraph, if only one does.

    These are links without mentions: the words name nobody to the article's reader. Who speaks in
    the sentence itself goes before the others, and if nobody knows who that is, "we" is nobody.
    """
    if roll.document.quotation_at(token.idx) is None:
        return
    tellers = [t for t in token.sent if _is_speaking(roll, t)]
    if tellers:
        owner = roll.owner(tellers[0].i) if len(tellers) == 1 else None
        if owner is not None:
            roll.heads[token.i] = owner.id
        return
    speakers = {
        draft.id
        for draft, mention in roll.near(roll.paragraphs[token.i])
        if _is_speaking(roll, token.doc[mention.head])
    }
    if len(speakers) == 1:
        roll.heads[token.i] = speakers.pop()


def _is_speaking(roll: Roll, head: Token) -> bool:
    """Tell whether a word outside quotations is the subject of a verb of saying."""
    outside = roll.document.quotation_at(head.idx) is None
    verb = head.head.lemma_.lower()
    return outside and head.dep_ in SUBJECTS and verb in words("titles", "groups", "saying")
