"""The brief in the workspace: its sections, and every citation with the words around it."""

import datetime as dt
from dataclasses import dataclass

from detente.brief.compose import compose
from detente.brief.page import hint
from detente.brief.prose import Brief, Citation, Passage
from detente.brief.wording import spaced
from detente.display import clean
from detente.errors import NoNegotiationError
from detente.evidence import Evidence
from detente.workspace.bench import Bench, begun
from detente.workspace.marks import lines_of
from detente.workspace.shelf import DIGITS, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation in the drawer: its words in their paragraph, who says them, where they stand.

    ``document`` and ``paragraph`` are their place in the reader. ``day`` is that of the words or
    of the deed that they tell, where it is known, else that of the article.
    """

    number: int
    before: str
    words: str
    after: str
    speaker: str
    sourcing: str
    day: dt.date | None
    published: dt.date | None
    title: str
    outlet: str
    language: str
    document: str
    paragraph: int
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefScreen:
    """The brief with the drawer of its citations, in the order of their numbers."""

    brief: Brief
    cited: tuple[Cited, ...]


def brief_on(shelf: Shelf, as_of: dt.date | None) -> BriefScreen:
    """Return the brief of a case as of a day, a partial one where there is no negotiation."""

    def composed() -> BriefScreen:
        evidence = shelf.evidence(as_of)
        try:
            return brief_screen(evidence, begun(shelf, as_of).result())
        except NoNegotiationError as error:
            return brief_screen(evidence, None, str(error))

    return shelf.kept(("brief", as_of), composed)


def brief_screen(evidence: Evidence, bench: Bench | None, why: str = "") -> BriefScreen:
    """Return the brief of a case; without a model it says ``why``, then what the record holds."""
    if bench is None:
        brief = compose(evidence, None, None, why=why)
    else:
        brief = compose(evidence, bench.negotiation, bench.analysis)
    languages = {
        passage: source.language for source in brief.sources for passage in source.passages
    }
    found = {
        one.number: _cited(evidence, one, passage, language)
        for passage, language in languages.items()
        for one in passage.citations
    }
    return BriefScreen(brief=brief, cited=tuple(found[number] for number in sorted(found)))


def _cited(evidence: Evidence, one: Citation, passage: Passage, language: str) -> Cited:
    """Return one citation with its paragraph."""
    article = evidence.article(one.span.article)
    start, end = one.span.start - passage.span.start, one.span.end - passage.span.start
    lines = lines_of(article.text)
    return Cited(
        number=one.number,
        before=spaced(passage.text[:start]),
        words=spaced(passage.text[start:end]),
        after=spaced(passage.text[end:]),
        speaker=clean(one.speaker),
        sourcing=one.sourcing,
        day=one.day,
        published=article.published,
        title=one.title,
        outlet=one.outlet,
        language=language,
        document=article.id[:DIGITS],
        paragraph=max(1, sum(1 for first, _ in lines if first <= one.span.start)),
        hint=hint(one),
    )
