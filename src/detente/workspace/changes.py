"""Since you last looked: what the record says that it did not say at an earlier transaction."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detente.article import STANCES
from detente.brief.deeds import deed, reading_of
from detente.brief.desk import Desk
from detente.brief.items import heading, outlet_of
from detente.brief.matrix import RowKey, row_key
from detente.brief.news import is_stance
from detente.brief.wording import capital, day, lowered
from detente.display import clean, counted
from detente.evidence import Claim, Evidence, Happening
from detente.record.log import Entry
from detente.workspace.chronology import when_words
from detente.workspace.quotes import Spot, spot_of
from detente.workspace.telling import plain_stance

ChangeKind = Literal["moved", "new", "more", "gone", "event", "article"]
_ORDER: tuple[ChangeKind, ...] = ("moved", "new", "gone", "more", "event", "article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The transaction up to which a person has looked, when it was, and why it is this one."""

    tx: int
    at: dt.datetime | None
    basis: Literal["asked", "read", "last article"]
    newest: int

    @property
    def nothing_newer(self) -> bool:
        """Tell whether the record has not changed since."""
        return self.tx >= self.newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed, in a sentence, with the quotes of it or where it stands."""

    kind: ChangeKind
    sentence: str
    party: str = ""
    issue: str = ""
    option: str | None = None
    before: int | None = None
    after: int | None = None
    keys: tuple[str, ...] = ()
    spot: Spot | None = None


def since_of(log: Sequence[Entry], asked: int | None, read: int | None) -> Since:
    """Return from where to tell: as asked for, else where reading ended, else the last article.

    A transaction that the case does not have counts as its newest.
    """
    newest = log[-1].tx_id if log else 0
    chosen = asked if asked is not None else read
    basis: Literal["asked", "read", "last article"] = "asked" if asked is not None else "read"
    if chosen is None:
        added = [one.tx_id for one in log if one.verb == "add"]
        chosen, basis = (added[-1] - 1 if added else newest), "last article"
    tx = min(max(chosen, 1), newest) if newest else 0
    at = next((one.recorded_at for one in log if one.tx_id == tx), None)
    return Since(tx=tx, at=at, basis=basis, newest=newest)


def changes_of(before: Evidence, desk: Desk) -> tuple[Change, ...]:
    """Return what the evidence of a desk says that an earlier state of it did not."""
    found = [
        *_positions(before, desk),
        *_happenings(before, desk),
        *_articles(before, desk),
    ]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.kind)))


def _positions(before: Evidence, desk: Desk) -> list[Change]:
    """Return the positions that moved, are new, have more quotes, or are gone."""
    then, now = _terms(before), _terms(desk.evidence)
    told = [_told(desk, key, then.get(key, []), claims) for key, claims in now.items()]
    gone = [_gone(desk, key, claims) for key, claims in then.items() if key not in now]
    return [one for one in (*told, *gone) if one is not None]


def _terms(evidence: Evidence) -> dict[tuple[str, RowKey], list[Claim]]:
    """Return the claims by party and term, each in order of their days."""
    found: dict[tuple[str, RowKey], list[Claim]] = defaultdict(list)
    for claim in evidence.claims:
        found[claim.position.party, row_key(claim)].append(claim)
    for claims in found.values():
        claims.sort(key=lambda one: (one.reports[0].day or dt.date.min, one.key))
    return found


def _told(
    desk: Desk, key: tuple[str, RowKey], then: list[Claim], now: list[Claim]
) -> Change | None:
    """Tell how a party's stance on one term changed; None where it did not."""
    known = {report.key for claim in then for report in claim.reports}
    new = [claim for claim in now if not known & {report.key for report in claim.reports}]
    last, count = now[-1].position.stance, counted(len(new), "quote")
    stance = plain_stance(desk.items[now[-1].key])
    if not then:
        told, kind = f"new: {stance} ({_signed(last)}), {count}", "new"
    elif then[-1].position.stance != last:
        was = then[-1].position.stance
        told, kind = (
            f"{_signed(was)} to {_signed(last)} ({_before(desk, then)}, now {stance}), {count}",
            "moved",
        )
    elif new:
        told, kind = f"still {stance} ({_signed(last)}), {count} more", "more"
    else:
        return None
    return _change(desk, key, kind, told, then, new or now)  # type: ignore[arg-type]


def _signed(stance: int) -> str:
    """Return a stance with its sign; nothing has none."""
    return f"{stance:+d}" if stance else "0"


def _before(desk: Desk, then: list[Claim]) -> str:
    """Return the verb of a stance that was; of an item that is out, the word of its number."""
    item = desk.items.get(then[-1].key)
    return plain_stance(item) if item else STANCES[then[-1].position.stance]


def _gone(desk: Desk, key: tuple[str, RowKey], then: list[Claim]) -> Change:
    """Tell that nothing of a party's stance on one term is left."""
    told = f"no longer in the record ({_before(desk, then)} before); it was rejected or withdrawn"
    return _change(desk, key, "gone", told, then, [])


def _change(
    desk: Desk,
    key: tuple[str, RowKey],
    kind: ChangeKind,
    told: str,
    then: list[Claim],
    now: list[Claim],
) -> Change:
    """Return a change of one party's stance on one term."""
    party, (issue, option, _) = key
    about = term_words(desk, issue, option)
    return Change(
        kind=kind,
        sentence=f"{capital(desk.party(party))}, {about}: {told}",
        party=party,
        issue=issue,
        option=option,
        before=then[-1].position.stance if then else None,
        after=now[-1].position.stance if now else None,
        keys=tuple(claim.key for claim in now),
    )


def term_words(desk: Desk, issue: str, option: str | None) -> str:
    """Return an issue and a way to settle it as a line names them: "front line, freeze"."""
    words = desk.issue_words(issue)
    way = f", {desk.option_words(issue, option)}" if option else ""
    return f"{lowered(words) if ':' not in issue else words}{way}"


def _happenings(before: Evidence, desk: Desk) -> list[Change]:
    """Return the deeds that the record did not tell before, history aside."""
    known = {report.key for one in before.happenings for report in one.reports}
    told = [desk.items[claim.key].span for claim in desk.evidence.claims]
    new = [
        one
        for one in desk.evidence.happenings
        if not (one.event.background or is_stance(desk, one, told))
        and not known & {report.key for report in one.reports}
    ]
    return [_happening(desk, one) for one in new]


def _happening(desk: Desk, one: Happening) -> Change:
    """Tell a deed."""
    reading = reading_of(desk, one.reports[0])
    when = f", {when_words(one.event)}" if one.event.on.date else ""
    told = heading(deed(desk, reading, one.event))
    spot = spot_of(reading.article, one.event.spans[0], one.event.id)
    return Change(kind="event", sentence=f"{told}{when}", keys=(one.key,), spot=spot)


def _articles(before: Evidence, desk: Desk) -> list[Change]:
    """Return the articles that the record did not have before."""
    known = {one.article.id for one in before.readings}
    found = []
    for reading in desk.evidence.readings:
        article = reading.article
        if article.id not in known:
            title = clean(article.title or article.path)
            told = f"{title} ({outlet_of(article)}, {day(article.published)})"
            spot = Spot(document=article.id[:12], item=None, paragraph=1)
            found.append(Change(kind="article", sentence=told, spot=spot))
    return found
