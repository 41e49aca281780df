"""What must change: the least concessions that open the zone, and the words against each."""

from detente.analysis.results import Concession
from detente.brief.desk import Desk, voice
from detente.brief.prose import Bullets, Paragraph, Part, Section, Sentence, say, strong
from detente.brief.wording import listed, per_100

_SHOWN = 6
_QUOTES = 2


def change(desk: Desk) -> Section:
    """Compose what would open the zone."""
    found = desk.analysis.concessions[:_SHOWN]
    blocks: tuple[Paragraph | Bullets, ...] = (
        Bullets(items=tuple((_told(desk, c),) for c in found)),
    )
    if not found:
        none = say("No change of one party's stance alone opens the zone.", inference=True)
        blocks = (Paragraph(sentences=(none,)),)
    return Section(id="change", title="What must change", blocks=blocks)


def _told(desk: Desk, one: Concession) -> Sentence:
    """Say what one change would open and what speaks against it."""
    now = per_100(desk.analysis.zone.share_of_draws)
    term = strong(desk.term(one.issue, one.option))
    who = listed([desk.the_party(party) for party in (one.party, *one.together_with)])
    opens = per_100(one.opens)
    lead: list[str | Part]
    if one.what == "red line":
        lead = ["Without the red line of ", strong(who), " on ", term]
        opened = f", the best package that holds it would reach {opens} of 100 draws. "
    else:
        lead = ["If ", strong(who), " accepted ", term, " on record"]
        opened = f", the best package would reach {opens} of 100 draws (now {now}). "
    return say(*lead, opened, *_against(desk, one), inference=True)


def _against(desk: Desk, one: Concession) -> list[str | Part]:
    """Return the words that speak against a change, or that there are none."""
    keys = [key for key in dict.fromkeys(one.against) if desk.item(key)][:_QUOTES]
    if not keys:
        return ["Nothing that is reported of it speaks against it."]
    parts: list[str | Part] = ["Against it: "]
    for place, key in enumerate(keys):
        by = voice(desk, desk.items[key])
        parts += ["; " if place else "", desk.quoted(key), f" — {by}" if by else ""]
    return [*parts, "."]
