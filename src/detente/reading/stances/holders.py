"""Who holds a stance, and how it is known: the party says so, others do, or conduct shows it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from detente.article import Actor, Held, Statement
from detente.reading.covering import Covering
from detente.reading.document import Document
from detente.reading.grammar.clauses import children
from detente.reading.lexicon.cues import word_lists
from detente.reading.lexicon.gazetteer import gazetteer
from detente.reading.people.cast import Cast
from detente.reading.stances.dissent import is_dissent
from detente.reading.stances.issues import issue_lexicon
from detente.reading.stances.sides import (
    both,
    council_of,
    government_of_all,
    served_together,
    taken_up_by,
)
from detente.reading.stances.stance import stance_lexicon
from detente.reading.stances.voices import Voice
from detente.reading.tokens import Token

_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ourselves"})
_THIRD_PERSON = frozenset({"it", "he", "she", "they"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COLLECTIVE = frozenset({"its", "their"})
_KNOWN_VOICES = frozenset({"named", "institution"})
_OPEN_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "that", "this", "who", "which", "you", "one"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A party as the holder of a stance, and the statement by which it is known.

    ``act`` is the stance itself where it is told as a saying ("X would accept").
    """

    party: str
    actor: str | None
    held: Held
    attributed_by: str | None = None
    statement: Statement | None = None
    act: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """The statements and the cast of one article, asked for the holder of a stance."""

    document: Document
    cast: Cast
    statements: tuple[Statement, ...]
    _cues: Covering[Statement] = field(init=False, repr=False)
    _contents: Covering[tuple[int, str, Statement]] = field(init=False, repr=False)
    _by_actor: Mapping[str | None, list[Statement]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay the statements out by where they stand and by who speaks."""
        cues = ((one.cue.start, one.cue.end, one) for one in self.statements if one.cue)
        parts = [(span, one) for one in self.statements for span in one.content]
        rows = ((s.start, s.end, (s.end - s.start, one.id, one)) for s, one in parts)
        by_actor: dict[str | None, list[Statement]] = defaultdict(list)
        for one in self.statements:
            by_actor[one.source.actor].append(one)
        object.__setattr__(self, "_cues", Covering(cues))
        object.__setattr__(self, "_contents", Covering(rows))
        object.__setattr__(self, "_by_actor", by_actor)

    def holdings(self, voice: Voice) -> list[Holding]:
        """Return who holds a stance; nobody where no party can be told.

        Several that are named side by side ("A and B proposed") hold it each.
        """
        own = None if voice.urged else self._reported_by(voice)
        around = self._around(voice, own)
        if self._dissents(voice, own or around):
            return []
        several = [] if voice.subject is None else self._several(voice.subject, around or own)
        if several:
            told = (self._holding(voice, actor, own, around) for actor in several)
            ours = voice.subject is not None and self._tellers(voice.subject, around)
            return [self._as_own(one) if ours else one for one in told if one is not None]
        first = self._holding(voice, self._actor(voice, own, around), own, around)
        found = [] if first is None else [first]
        for beside in () if voice.subject is None else _beside(voice.subject):
            one = self._holding(voice, self.cast.of(beside), own, around)
            if one is not None and all(one.party != other.party for other in found):
                found.append(one)
        return found or self._by_document(voice, own, around)

    def _several(self, subject: Token, speaker: Statement | None) -> list[Actor]:
        """Return the bodies that a subject means together: "both sides", "X and Y officials"."""
        teller = None if speaker is None else self.cast.get(speaker.source.actor)
        apart = None if teller is None else teller.party
        told = self._tellers(subject, speaker) or subject
        return both(subject, self.cast, apart) or served_together(told, self.cast)

    def _as_own(self, one: Holding) -> Holding:
        """Return what several say of themselves together as the word of each of them."""
        return replace(one, held="stated", attributed_by=None)

    def _tellers(self, subject: Token, speaker: Statement | None) -> Token | None:
        """Return the noun that names those who say of themselves what "they" or "we" do."""
        span = None if speaker is None else speaker.source.span
        if speaker is None or span is None:
            return None
        plural = "we" if speaker.form == "direct" else "they"
        words = (
            self.document.doc.touching(span.start, span.end) if subject.lower_ == plural else []
        )
        inside = {t.i for t in words}
        return next((t for t in words if t.head.i not in inside), None)

    def _dissents(self, voice: Voice, speaker: Statement | None) -> bool:
        """Tell whether who holds a stance speaks against his own side or for himself."""
        subject = voice.subject
        holder = None if subject is None else self.cast.of(subject)
        source = None if speaker is None else self.cast.get(speaker.source.actor)
        if (
            holder is not None
            and holder.kind != "person"
            and (speaker is None or holder == source)
        ):
            return False
        cue = None if speaker is None else speaker.cue
        words = [] if cue is None else self.document.doc.beginning(cue.start, cue.end)
        return is_dissent([voice.at, *words[:1]], stance_lexicon())

    def _by_document(
        self, voice: Voice, own: Statement | None, around: Statement | None
    ) -> list[Holding]:
        """Return the party whose paper speaks ("the paper of X demands"), or nobody."""
        speaker = own or around
        if (
            speaker is None
            or speaker.source.actor is not None
            or not self._is_source(voice, speaker)
        ):
            return []
        words = speaker.source.text.split()
        party = next((p for word in words if (p := gazetteer().adjectives.get(word))), None)
        if party is None or words[-1].lower() not in word_lists("sourcing")["documents"]:
            return []
        return [Holding(party=party, actor=None, held="stated", statement=speaker)]

    def _is_source(self, voice: Voice, speaker: Statement) -> bool:
        """Tell whether a stance is the speaker's own."""
        return voice.subject is None or self._names(speaker, voice.subject)

    def _holding(
        self, voice: Voice, actor: Actor | None, own: Statement | None, around: Statement | None
    ) -> Holding | None:
        """Return an actor as holder, or None if it is no party (the public never is)."""
        speaker = own or around
        if actor is None or actor.kind in {"public", "outlet"}:
            return None
        party = actor.party if speaker is None else self._party_of(actor, speaker)
        if party is None:
            return None
        held, by = self._held(voice, party, own, around)
        return Holding(
            party=party,
            actor=actor.id,
            held=held,
            attributed_by=by,
            statement=self._teller(own, around),
            act=speaker,
        )

    def _teller(self, own: Statement | None, around: Statement | None) -> Statement | None:
        """Return the statement by which a stance is known: that of who says "X would accept".

        That X accepts is no saying of X's; only what X itself tells that it did on some day
        keeps that day, if who tells it is known.
        """
        if own is None or around is None:
            return own or around
        parties = {self._party_of(self._source_of(one), one) for one in (own, around)}
        known = around.sourcing in _KNOWN_VOICES and len(parties) == 1
        dated = own.said_on.text is not None and own.said_on != around.said_on
        return own if known and dated else around

    def _reported_by(self, voice: Voice) -> Statement | None:
        """Return the statement whose cue is the stance word itself, or None."""
        for token in reversed(voice.tokens):
            found = self._cues.at(token.idx)
            if found:
                return found[0]
        return None

    def _around(self, voice: Voice, own: Statement | None) -> Statement | None:
        """Return the innermost statement that tells of a stance.

        The words to which somebody only reacts are told by the article, not by the one who reacts.
        """
        return next(iter(self._layers(voice, own)), None)

    def _layers(self, voice: Voice, own: Statement | None) -> list[Statement]:
        """Return the statements that tell of a stance, the innermost first."""
        covering = [row for row in self._contents.at(voice.at.idx) if row[2] is not own]
        found = [one for *_, one in sorted(covering, key=lambda row: row[:2])]
        return [one for one in found if not self._reacts(one, voice.outer)]

    def _reacts(self, one: Statement, outer: tuple[Token, ...]) -> bool:
        """Tell whether a statement's cue is a further stance on the same words."""
        cue = one.cue
        return cue is not None and any(cue.start <= t.idx < cue.end for t in outer)

    def _actor(
        self, voice: Voice, own: Statement | None, around: Statement | None
    ) -> Actor | None:
        """Return the actor that holds a stance: the subject, else the source of the words."""
        speaker = own or around
        subject = voice.subject
        if subject is None:
            return None if speaker is None else self._source_of(speaker)
        named = self.cast.of(subject)
        if named is None and subject.lower_ in _COLLECTIVE:
            subject = _whose(subject)
            named = self.cast.of(subject)
        first = subject.lower_ in _FIRST_PERSON
        if not first and named is not None and named.kind != "place":
            return named if named.party is not None else self._master(subject, around) or named
        if first or self._is_teller(subject, around):
            return None if around is None else self._body_told_of(subject, around)
        taken_up = (
            council_of(subject, self.cast)
            or taken_up_by(subject, self.cast)
            or government_of_all(subject, self.cast)
        )
        return taken_up or self._thing(voice, subject, own, around)

    def _body_told_of(self, subject: Token, around: Statement) -> Actor | None:
        """Return who speaks; where somebody says "it", his body that he speaks of."""
        source = self._source_of(around)
        if source is None or source.kind != "person" or subject.lower_ != "it":
            return source
        body = taken_up_by(subject, self.cast)
        theirs = body is not None and source.party in {None, body.party}
        return body if theirs else source

    def _thing(
        self, voice: Voice, subject: Token, own: Statement | None, around: Statement | None
    ) -> Actor | None:
        """Return whose a thing is of which a stance is told, or the speaker if it is his."""
        speaker = own or around
        source = None if speaker is None else self._source_of(speaker)
        found = own is not None and self._names(own, subject) and not _is_of_a_place(subject)
        speaks = found or self._speaks_itself(voice, subject)
        return self._master(subject, around) or (source if speaks else None)

    def _source_of(self, one: Statement) -> Actor | None:
        """Return who says something, if need be the body that "it" takes up."""
        found, span = self.cast.get(one.source.actor), one.source.span
        if found is not None or span is None or one.source.text.lower() != "it":
            return found
        words = self.document.doc.touching(span.start, span.end)
        return taken_up_by(words[0], self.cast) if words else None

    def _master(self, subject: Token, around: Statement | None) -> Actor | None:
        """Return whose forces or officials a subject is ("its soldiers will stay"), or None."""
        owner = next((c for c in subject.children if c.dep_ == "poss"), None)
        if owner is None or owner.tag_ != "PRP$" or not _is_own(subject):
            return None
        if self.cast.of(owner) is not None or around is None:
            return self.cast.of(owner)
        speaks = (owner.lower_ in _FIRST_PERSON) == (around.form == "direct")
        return self.cast.get(around.source.actor) if speaks else None

    def _is_teller(self, subject: Token, around: Statement | None) -> bool:
        """Tell whether an unresolved "it" or "they" can only be who is reported."""
        told = around is not None and around.form != "direct"
        return told and subject.lower_ in _THIRD_PERSON

    def _names(self, own: Statement, subject: Token) -> bool:
        """Tell whether a subject is the source that the statement has found."""
        span = own.source.span
        return span is None or span.start <= subject.idx < span.end

    def _speaks_itself(self, voice: Voice, subject: Token) -> bool:
        """Tell whether a clause about things, not parties, is the speaker's own stance."""
        if subject.lower_ in _OPEN_PRONOUNS:
            return False
        return voice.neutral or voice.asserted

    def _held(
        self, voice: Voice, party: str, own: Statement | None, around: Statement | None
    ) -> tuple[Held, str | None]:
        """Return how a stance is known, and who says so if it is not the party itself."""
        if around is None:
            return self._told_by_article(voice, own), None
        for one in self._layers(voice, own):
            speaker = self._source_of(one)
            if one.sourcing == "narrator" or self._party_of(speaker, one) != party:
                return "attributed", None if one.sourcing == "narrator" else one.source.actor
        return "stated", None

    def _party_of(self, actor: Actor | None, one: Statement) -> str | None:
        """Return the party for which an actor speaks, or None; one whom only "its" ties to it too.

        "Its minister" speaks for whom "its" means; where that is open, for whom the sentence is
        about ("X would never accept it, its minister said").
        """
        if actor is not None and actor.party is not None:
            return actor.party
        told = [] if actor is None else self._by_actor.get(actor.id, [])
        found = (self._client(s) for s in (one, *told))
        return next((party for party in found if party is not None), None)

    def _client(self, one: Statement) -> str | None:
        """Return the party that "its" or "their" before the office of a source means."""
        owner = self._owner(one)
        if owner is None:
            return None
        named = self.cast.of(owner)
        if named is None and owner.lower_ in _COLLECTIVE:
            named = self._about(one, owner)
        return None if named is None else named.party

    def _owner(self, one: Statement) -> Token | None:
        """Return the "its" or "their" of a source that is named by its office."""
        span = one.source.span
        if span is None:
            return None
        words = self.document.doc.touching(span.start, span.end)
        owners = (t for t in words if t.tag_ == "PRP$" and t.dep_ == "poss")
        return next((t for t in owners if _is_office(t.head)), None)

    def _about(self, one: Statement, owner: Token) -> Actor | None:
        """Return whom a content is about, or the clause before it, if it stands before "its"."""
        first = one.content[0]
        subjects = [t for t in owner.sent if t.idx < owner.idx and t.dep_ in _SUBJECTS]
        inside = [t for t in subjects if t.idx >= first.start][:1]
        inside = [t for t in inside if t.lower_ not in _FIRST_PERSON]
        before = [t for t in subjects if t.idx < first.start][:1]
        named = [one for t in inside or before for one in (t, *children(t, "poss"))]
        return next((actor for t in named if (actor := self.cast.of(t)) is not None), None)

    def _told_by_article(self, voice: Voice, own: Statement | None) -> Held:
        """Return how the article itself knows a stance: heard, inferred, or seen."""
        if voice.conduct:
            return "conduct"
        if own is None:
            inferred = voice.hint or voice.asserted
        else:
            inferred = own.sourcing == "narrator" or (voice.hint and not _is_would(voice.at))
        return "attributed" if inferred else "stated"

    def told_in(self, token: Token) -> Statement | None:
        """Return the innermost statement whose content holds a token, or None."""
        covering = self._contents.at(token.idx)
        return min(covering, key=lambda row: row[:2])[2] if covering else None


def _is_would(at: Token) -> bool:
    """Tell whether a word has a "would", which is not yet anybody's guess."""
    return any(c.lower_ == "would" for c in children(at, "aux"))


def _whose(owner: Token) -> Token:
    """Return the subject to which "their" or "its" points back, else the word itself."""
    verb = next((t for t in owner.ancestors if t.pos_ == "VERB"), None)
    subjects = [] if verb is None else children(verb, "nsubj")
    plural = owner.lower_ == "their"
    fits = [t for t in subjects if plural == (t.tag_ in {"NNS", "NNPS"} or t.lower_ == "they")]
    return fits[0] if fits else owner


def _is_of_a_place(subject: Token) -> bool:
    """Tell whether people are only told of by where they are ("crews in X")."""
    return any(c.dep_ == "prep" and c.lower_ == "in" for c in subject.children)


def _beside(subject: Token) -> list[Token]:
    """Return who is named with a subject: "A and B", or whom "the ministers of A and B" serve."""
    served = [
        noun
        for of in subject.children
        if of.dep_ == "prep" and of.lower_ == "of" and _is_office(subject)
        for noun in of.children
        if noun.dep_ == "pobj" and noun.conjuncts
    ]
    return [*subject.conjuncts, *(one for noun in served for one in (noun, *noun.conjuncts))]


def _is_own(token: Token) -> bool:
    """Tell whether a noun is what its owner speaks for or commands: his country, their troops."""
    words = {token.lower_, token.lemma_.lower()}
    commanded = issue_lexicon().words["force_nouns"] | stance_lexicon().words["own"]
    return _is_office(token) or bool(words & commanded)


def _is_office(token: Token) -> bool:
    """Tell whether a noun is an office that speaks for its owner: a minister, an aide."""
    return bool({token.lower_, token.lemma_.lower()} & set(word_lists("sourcing")["own_voices"]))
