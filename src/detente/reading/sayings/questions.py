"""Questions that the article tells without who put them: "asked whether", "was pressed about"."""

from detente.reading.grammar.clauses import Range, agent, below, children, verb_group
from detente.reading.lexicon.cues import Cue, load_cues
from detente.reading.sayings.frames import clause
from detente.reading.sayings.reporting import content_ranges
from detente.reading.sayings.saying import Saying
from detente.reading.tokens import Token

_QUESTION = Cue(lemma="ask", frame="clause", act="ASSESS")


def is_question(saying: Saying) -> bool:
    """Tell whether a saying is a question that nobody is named for."""
    return saying.cue is _QUESTION


def question_saying(verb: Token) -> Saying | None:
    """Return a question whose asker is not named; it has no source, and nobody holds it."""
    if verb.tag_ != "VBN" or not load_cues().is_any(verb.lemma_.lower(), "asking"):
        return None
    if agent(verb) is not None or _is_active(verb):
        return None
    content, group = _asked(verb)
    ranges = content_ranges(content)
    return Saying(cue=_QUESTION, head=verb, cue_range=group, content=ranges) if ranges else None


def _is_active(verb: Token) -> bool:
    """Tell "has asked" from "was asked" and from a bare "asked"."""
    return bool(children(verb, "aux", "nsubj")) and not children(verb, "auxpass")


def _asked(verb: Token) -> tuple[list[Token], Range]:
    """Return what was asked, and the words that say that it was."""
    content, _ = clause(verb, _QUESTION)
    if content:
        return content, verb_group(verb)
    holders = [verb, *(one for one in children(verb, "dobj", "oprd") if one.i > verb.i)]
    for holder in holders:
        for prep in children(holder, "prep"):
            if prep.i > verb.i and prep.lower_ in load_cues().words["asking_about"]:
                return [one for one in below(prep) if one != prep], verb_group(verb, [prep])
    return [], verb_group(verb)
