"""What the record does not settle, where it contradicts itself, and what to be careful about."""

import re
from collections import defaultdict

from detente.analysis.results import Question
from detente.article import Article, Reading
from detente.brief.desk import Desk
from detente.brief.hearsay import conditional, voice
from detente.brief.items import heading
from detente.brief.latest import own_words, term_of, turned_from
from detente.brief.prose import Block, Bullets, Paragraph, Part, Section, Sentence, say, strong
from detente.brief.wording import capital, day, excerpt, listed, lowered, said
from detente.display import clean, counted, per_100
from detente.reading.page.metadata import day_in

_QUESTIONS = 3
_FLIPS = 5
_WORTH = 0.005
_HEAD = 800


def unknown(desk: Desk) -> Section:
    """Compose what is not known, and the answers that would settle the most."""
    found = desk.analysis.would_settle_most
    questions = [one for one in found if one.change_in_share >= _WORTH][:_QUESTIONS]
    blocks: list[Block] = []
    if questions:
        items = tuple((question_sentence(desk, one),) for one in questions)
        blocks.append(Bullets(items=items, ordered=True))
    told = [*_silences(desk), *_flips(desk)]
    if not (told or questions):
        told = [say("No single answer would move the result.", inference=True)]
    if told:
        blocks.append(Paragraph(sentences=tuple(told)))
    title = "What we do not know, and what would settle it"
    return Section(id="unknown", title=title, blocks=tuple(blocks))


def question_sentence(desk: Desk, one: Question) -> Sentence:
    """Ask a question, and say how far its answer would move the share and what is known so far."""
    key = nearest(desk, one)
    known: list[str | Part] = ["; there is no word of its own on record"]
    if key is not None:
        before = turned_from(desk.evidence.claims, key)
        others = [source for source in one.sources if before is None or source != before.key]
        words, by = desk.quoted(key), voice(desk, desk.items[key])
        cited = desk.cite(key, *others).citations
        quote = Part(text=words.text, kind="quote", citations=cited)
        known = ["; so far: ", quote, *conditional(desk, key), f" — {by}" if by else ""]
        if before is not None:
            known += ["; before that: ", desk.quoted(before.key), *conditional(desk, before.key)]
    return say(
        f"Would {desk.the_party(one.party)} accept ",
        strong(desk.term(one.issue, one.option)),
        f", on record? The answer moves the share by up to {per_100(one.change_in_share)} points",
        *known,
        ".",
        inference=True,
    )


def nearest(desk: Desk, one: Question) -> str | None:
    """Return the key of the words that come nearest to an answer: the party's own, the latest."""
    term = (one.party, str(one.issue), one.option)
    own = [claim.key for claim in own_words(desk.evidence.claims, term)]
    behind = [key for key in one.sources if desk.item(key)]
    others = [claim.key for claim in desk.evidence.claims if term_of(claim) == term]
    return next(iter([*own, *behind, *others]), None)


def _silences(desk: Desk) -> list[Sentence]:
    """Say on which core issues a principal has not spoken for itself, by any name of them."""
    stated: set[tuple[str, str]] = {
        (one.party, issue)
        for one in desk.negotiation.preferences
        for issue, _ in one.stated_weight
    }
    stated |= {
        (c.position.party, c.position.issue)
        for c in desk.evidence.claims
        if c.position.held == "stated"
    }
    core = [issue for issue in desk.negotiation.template.issues if issue.core]
    silent: dict[str, list[str]] = defaultdict(list)
    for issue in core:
        parties = [p for p in desk.principals() if not {(p, issue.key), (p, issue.id)} & stated]
        if parties:
            names = listed([desk.the_party(party) for party in parties], "or")
            told = desk.issue_words(issue.key)
            silent[names].append(told if issue.target else lowered(told))
    return [
        say(f"No word on record from {names} on: {listed(issues)}.", inference=True)
        for names, issues in silent.items()
    ]


def _flips(desk: Desk) -> list[Sentence]:
    """Say under which other rules the verdict would be another, or that it would not."""
    tried = desk.analysis.sensitivity
    flips = [one for one in tried if one.flips][:_FLIPS]
    if not tried:
        return []
    if not flips:
        text = f"The verdict stays the same under {counted(len(tried), 'other rule')} tried."
        return [say(text, inference=True)]
    named = [f"{one.name} ({said('verdict', one.verdict).lower()})" for one in flips]
    return [say(f"The verdict changes with another rule: {listed(named)}.", inference=True)]


def cautions(desk: Desk) -> Section:
    """Compose the contradictions, side by side, and the limits of the record."""
    items = [(one,) for one in _contradictions(desk)]
    items += [(one,) for one in _limits(desk)]
    for reading in desk.evidence.readings:
        items += [(one,) for one in _article_cautions(desk, reading)]
    title = "Contradictions and cautions"
    return Section(id="cautions", title=title, blocks=(Bullets(items=tuple(items)),))


def _contradictions(desk: Desk) -> list[Sentence]:
    """Say what cannot all be right, with the words of each side."""
    told = []
    for one in desk.evidence.contradictions:
        keys = [key for key in one.sources if desk.item(key)]
        parts = _with_quotes(f"{heading(one.sentence).rstrip('.')}")
        if len(parts) > 1:
            told.append(say(*parts, desk.cite(*keys), ".", inference=not keys))
            continue
        for place, key in enumerate(keys[:3]):
            parts += [" against " if place else ": ", desk.quoted(key)]
        told.append(say(*parts, ".", inference=not keys))
    return told


def _with_quotes(text: str) -> list[str | Part]:
    """Return a sentence with its quotations as what they are."""
    pieces = re.split(r"“([^”]*)”", text)
    return [
        Part(text=piece, kind="quote") if place % 2 else piece
        for place, piece in enumerate(pieces)
    ]


def _limits(desk: Desk) -> list[Sentence]:
    """Say how few articles and outlets there are, and how much nobody has reviewed."""
    readings = desk.evidence.readings
    if not readings:
        return [say("The record holds no article.", inference=True)]
    outlets = {reading.article.outlet for reading in readings if reading.article.outlet}
    heads = tuple(n for r in readings[:3] for n in desk.headline(r.article).citations)
    counts = f"{capital(_few(len(readings), 'article'))}, {_few(len(outlets), 'named outlet')}"
    return [
        say(
            f"{counts}; {_reviewed(desk)}",
            Part(text="", citations=heads),
            ".",
            inference=not heads,
        )
    ]


def _few(number: int, noun: str) -> str:
    """Return a count in letters where it is none or one."""
    return {0: f"no {noun}", 1: f"one {noun}"}.get(number, counted(number, noun))


def _reviewed(desk: Desk) -> str:
    """Return how much of the reading a person has reviewed."""
    evidence = desk.evidence
    done = evidence.confirmed + evidence.rejected + evidence.corrected
    if done == 0:
        return "nothing in it has been reviewed by a person"
    return f"{counted(done, 'item')} reviewed by a person ({desk.evidence.rejected} rejected)"


def _article_cautions(desk: Desk, reading: Reading) -> list[Sentence]:
    """Say what to be careful about in one article: its day, what was dropped, what it warns of."""
    article = reading.article
    told = [_day_caution(article), *(f"{heading(w).rstrip('.')}" for w in _warnings(reading))]
    dropped = sum(reading.dropped.values())
    if dropped:
        kinds = listed(
            [f"{n} {k.replace('_', ' ')}" for k, n in sorted(reading.dropped.items()) if n]
        )
        told.append(f"{capital(counted(dropped, 'item'))} dropped in reading ({kinds})")
    cited = desk.headline(article)
    return [_about(desk, cited, text) for text in told if text]


def _about(desk: Desk, cited: Part, text: str) -> Sentence:
    """Say something of an article, with its name where there are several."""
    if len(desk.evidence.readings) == 1 or not cited.citations:
        return say(text, cited, ".", inference=not cited.citations)
    number = cited.citations[0]
    quote = next(one.quote for one in desk.given.values() if one.number == number)
    name = Part(text=excerpt(quote, 60), kind="quote", citations=cited.citations)
    return say(name, f": {lowered(text)}.")


def _warnings(reading: Reading) -> list[str]:
    """Return the warnings of an article and of its reading, each once."""
    every = [*reading.article.warnings, *reading.warnings]
    return list(dict.fromkeys(clean(one) for one in every))


def _day_caution(article: Article) -> str:
    """Return what to know about the day of an article."""
    if article.published is None:
        return "" if article.warnings else "The article is undated and no day was given"
    if article.published_basis == "given":
        given = f"{day(article.published)} was given"
        return given if _may_be_dated(article) else f"The article is undated in itself; {given}"
    if article.published_basis == "inferred":
        return f"The day of the article, {day(article.published)}, is inferred"
    return ""


def _may_be_dated(article: Article) -> bool:
    """Tell whether an article states a day at its head, or has metadata that may hold one."""
    plain = article.media_type in ("text/plain", "text/markdown")
    return not plain or day_in(article.text[:_HEAD]) is not None
