"""It and they: the body or the group that the clause, or the sentence before, is about."""

from detente.reading.lexicon.gazetteer import titles, words
from detente.reading.people.cast import Draft, Mention, Roll
from detente.reading.people.linking import NEAR, ONLY, clearest
from detente.reading.people.subjects import SUBJECTS, shares_clause, subject_above
from detente.reading.tokens import Token

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_BODIES = frozenset({"country", "organisation"})
_MANY = frozenset({"group", "public", "organisation"})
_PLURAL = frozenset({"NNS", "NNPS"})
_OTHERS = frozenset({*SUBJECTS, "dobj", "pobj"})


def link_body(roll: Roll, token: Token) -> None:
    """Link it or they to the subject of the clause, or of the one above, or of the last one."""
    if _is_empty(token):
        return
    subject = subject_above(token)
    if subject is None or subject == token:
        _link_back(roll, token)
    elif subject.i < token.i and not shares_clause(token, subject):
        draft = _fitting(roll, token, subject)
        if draft is not None and not _may_be_others(roll, token, subject, draft):
            _claim(roll, draft, token, subject, ONLY)


def _fitting(roll: Roll, token: Token, subject: Token) -> Draft | None:
    """Return the body that a subject means, if it can be it or they."""
    draft = roll.owner(subject.i)
    kinds = _BODIES if token.lower_ in IT else _MANY
    if draft is None or draft.kind not in kinds or list(subject.conjuncts):
        return None
    return draft


def _may_be_others(roll: Roll, token: Token, subject: Token, draft: Draft) -> bool:
    """Tell whether "they" after one body can as well be another, of the sentence before."""
    if token.lower_ in IT or subject.tag_ in _PLURAL or draft.kind != "organisation":
        return False
    owners = [roll.owner(t.i) for t in _sentence_before(roll, token) if t.dep_ in SUBJECTS]
    return any(owner is not None and owner is not draft for owner in owners)


def _link_back(roll: Roll, token: Token) -> None:
    """Link a subject that says or wants something to the body that the sentence before is about.

    Where that sentence has another body as a subject, or another plural, it is nobody.
    """
    before = _fronted(token) or _sentence_before(roll, token)
    if not before or not (_does_what_bodies_do(token) or _has_officer(token)):
        return
    subjects = [t for t in before if t.dep_ in SUBJECTS]
    scores: dict[str, float] = {}
    for subject in subjects:
        draft = _fitting(roll, token, subject)
        if draft is not None:
            score = NEAR if subject.head.dep_ == "ROOT" else NEAR - 0.1
            scores[draft.id] = max(score, scores.get(draft.id, 0.0))
    main = next((t for t in subjects if t.head.dep_ == "ROOT"), subjects[0] if subjects else None)
    found = clearest(scores)
    owner = roll.owner(main.i) if main is not None else None
    if main is None or found is None or owner is None or owner.id != found[0]:
        return
    if token.lower_ in IT or not _has_other_plural(roll, before, owner):
        _claim(roll, owner, token, main, NEAR)


def _fronted(token: Token) -> list[Token]:
    """Return the words of a clause before "its leader said" that the leader says."""
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    clauses = [] if verb is None else [t for t in verb.children if t.dep_ == "ccomp"]
    return [t for clause in clauses if clause.i < token.i for t in clause.subtree]


def _has_officer(token: Token) -> bool:
    """Tell whether a pronoun owns an office that is a subject ("its leader said")."""
    office = token.head.lower_ in titles()
    return token.dep_ == "poss" and office and token.head.dep_ in SUBJECTS


def _sentence_before(roll: Roll, token: Token) -> list[Token]:
    """Return the words of the sentence before, if it stands in the same paragraph."""
    start = token.sent.start
    if start == 0:
        return []
    before = [t for t in token.doc[start - 1].sent if not t.is_space]
    same = before and roll.paragraphs[before[0].i] == roll.paragraphs[token.i]
    return before if same else []


def _does_what_bodies_do(token: Token) -> bool:
    """Tell whether a pronoun is the first subject of a sentence and says or wants something."""
    verb = token.head
    known = words("titles", "groups", "saying") | words("titles", "bodies", "wanting")
    opens = not any(t.dep_ in SUBJECTS for t in token.sent if t.i < token.i)
    passive = token.dep_ == "nsubjpass"
    return token.dep_ in SUBJECTS and not passive and opens and verb.lemma_.lower() in known


def _has_other_plural(roll: Roll, before: list[Token], owner: Draft) -> bool:
    """Tell whether "they" can also be another plural of a sentence."""
    plurals = [t for t in before if t.tag_ in _PLURAL and t.dep_ in _OTHERS]
    return any(roll.owner(t.i) is not owner for t in plurals)


def _claim(roll: Roll, draft: Draft, token: Token, subject: Token, score: float) -> None:
    """Give a pronoun to a body."""
    roll.claim(
        draft,
        Mention(
            first=token.i,
            last=token.i + 1,
            head=token.i,
            sort="pronoun",
            score=score,
            back=subject.i,
        ),
    )


def _is_empty(token: Token) -> bool:
    """Tell whether "it" only prepares a clause ("it is clear that")."""
    verb = token.head
    if token.lower_ != "it":
        return False
    if token.dep_ not in SUBJECTS:
        return True
    return verb.lemma_ == "be" and any(t.dep_ in ("acomp", "attr", "ccomp") for t in verb.children)
