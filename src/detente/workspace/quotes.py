"""Quotes: the words behind a value, who says them, and the place in the article they stand at."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote as quoted
from urllib.parse import urlencode

from detente.article import Article, Span
from detente.brief.deeds import deed, event_item, reading_of
from detente.brief.desk import Desk
from detente.brief.hearsay import voice
from detente.brief.items import Item, outlet_of, stance_words
from detente.brief.quoting import whole
from detente.brief.wording import capital, spaced
from detente.display import clean
from detente.evidence import Claim, EventReport, Report
from detente.preference import issue_key
from detente.workspace.marks import lines_of
from detente.workspace.shelf import DIGITS

PRIOR, PRESUMPTION = "prior", "presumption"
FEW = 4
"""So many quotations stand beside one number."""
FORMS = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "summed up by the article",
}
REVIEWED = {"confirm": "confirmed", "correct": "corrected", "add": "added by an analyst"}
_AROUND = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in the reader: the document, the item to open there, the paragraph to show."""

    document: str
    item: str | None
    paragraph: int

    def href(self, asked: dt.date | None) -> str:
        """Return the address of the place, as of a day where one is asked for."""
        given = {"as_of": asked, "item": self.item}
        params = urlencode({name: one for name, one in given.items() if one})
        path = f"/documents/{quoted(self.document)}"
        return f"{path}{'?' if params else ''}{params}#p{self.paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another article that reports the same."""

    outlet: str
    published: dt.date | None
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an article, in their sentence, with all that says how far they can be trusted.

    ``told`` is what they were read as; ``voice`` who says so of a party, where it is not the party
    itself; ``said`` the day of the words, where the article gives one.
    """

    key: str
    words: str
    before: str
    after: str
    told: str
    speaker: str
    sourcing: str
    form: str
    said: dt.date | None
    published: dt.date | None
    outlet: str
    title: str
    language: str
    spot: Spot
    condition: str = ""
    stance: int | None = None
    red_line: bool = False
    held: str = ""
    voice: str = ""
    reviewed: str = ""
    copies: tuple[Copy, ...] = ()
    origins: int = 1

    @property
    def day(self) -> dt.date | None:
        """Return the day of the words, else that of the article."""
        return self.said or self.published


def spot_of(article: Article, span: Span, item: str | None = None) -> Spot:
    """Return where some words stand in the reader."""
    lines = lines_of(article.text)
    before = sum(1 for start, _ in lines if start <= span.start)
    return Spot(document=article.id[:DIGITS], item=item, paragraph=max(before, 1))


def quotes_of(desk: Desk, keys: Iterable[str]) -> tuple[Quote, ...]:
    """Return the quotes of some keys, each once, in their order; other keys are passed over.

    A key of any report of a claim gives the claim; what is no quotation (a presumption, an
    override) has no words.
    """
    claims = {report.key: one for one in desk.evidence.claims for report in one.reports}
    happened = {r.key: r for one in desk.evidence.happenings for r in one.reports}
    found: dict[str, Quote] = {}
    for key in keys:
        if key in claims:
            one = claim_quote(desk, claims[key])
            found.setdefault(one.key, one)
        elif key in happened:
            found.setdefault(key, event_quote(desk, happened[key]))
        elif (item := desk.item(key)) is not None:
            found.setdefault(key, item_quote(key, item))
    return tuple(found.values())


def few_quotes(desk: Desk, keys: Iterable[str], most: int = FEW) -> tuple[Quote, ...]:
    """Return the words of some keys, the same words once, at most so many."""
    found: dict[tuple[str, str], Quote] = {}
    for quote in quotes_of(desk, keys):
        found.setdefault((quote.spot.document, quote.words), quote)
    return tuple(found.values())[:most]


def sources_told(desk: Desk, keys: Iterable[str]) -> str:
    """Return in words where a number comes from that no quotation supports."""
    given = set(keys)
    if hand := desk.hand(*given):
        return hand.told
    if PRESUMPTION in given:
        return "presumed from who would gain or lose by it; nobody speaks of it"
    return "" if any(desk.item(key) for key in given) else "nothing in the record"


def claim_quote(desk: Desk, claim: Claim) -> Quote:
    """Return a claim as the best of its reports has it, with the others."""
    best, item = claim.reports[0], desk.items[claim.key]
    one = claim.position
    condition = item.article.quote(one.condition.span) if one.condition else ""
    copies = tuple(
        Copy(
            outlet=outlet_of(report.article),
            published=report.article.published,
            spot=_spot(report),
        )
        for report in claim.reports[1:]
    )
    return item_quote(
        claim.key,
        item,
        told=told_of(desk, claim),
        condition=clean(condition),
        stance=one.stance,
        red_line=one.red_line,
        held=one.held,
        voice=voice(desk, item),
        reviewed=REVIEWED.get(best.reviewed or "", ""),
        copies=copies,
        origins=claim.origins,
    )


def _spot(report: Report) -> Spot:
    """Return where a report stands in the reader."""
    return spot_of(report.article, report.position.span, report.position.id)


def told_of(desk: Desk, claim: Claim) -> str:
    """Return what a claim was read as, in one line."""
    one, item = claim.position, desk.items[claim.key]
    key = issue_key(one.issue, one.target)
    term = desk.term(key, one.option) if one.option else f"{desk.issue_words(key)}"
    condition = ", on a condition" if one.condition else ""
    return f"{capital(desk.the_party(one.party))} · {stance_words(item)} · {term}{condition}"


def event_quote(desk: Desk, report: EventReport) -> Quote:
    """Return an event as one report tells it."""
    reading = reading_of(desk, report)
    told = capital(deed(desk, reading, report.event))
    item = desk.item(report.key) or event_item(reading, report.event)
    return item_quote(report.key, item, told=told)


def item_quote(key: str, item: Item, **more: object) -> Quote:
    """Return an item as a quote."""
    article, statement = item.article, item.statement
    around = whole(article, item.span, _AROUND)
    document, _, place = key.partition(":")
    local = place.partition(":")[0]  # a term of a proposal is shown at its proposal
    fields: dict[str, object] = {
        "told": "",
        **more,
        "key": f"{document}:{local}",
        "words": clean(item.quote),
        "before": spaced(article.text[around.start : item.span.start]),
        "after": spaced(article.text[item.span.end : around.end]),
        "speaker": item.credit or item.speaker,
        "sourcing": item.sourcing,
        "form": FORMS[statement.form] if statement else "told by the article",
        "said": statement.said_on.last_day() if statement else item.day,
        "published": article.published,
        "outlet": outlet_of(article),
        "title": clean(article.title or article.path),
        "language": article.language,
        "spot": spot_of(article, item.span, local or None),
    }
    return Quote(**fields)  # type: ignore[arg-type]
