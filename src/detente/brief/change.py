"""What must change: the least concessions that open the zone, and the words against each."""

from detente.analysis.results import Concession
from detente.brief.desk import Desk
from detente.brief.hearsay import conditional, voice
from detente.brief.latest import but_since
from detente.brief.prose import Bullets, Paragraph, Part, Section, Sentence, mark, say, strong
from detente.brief.wording import capital, listed
from detente.display import clean, per_100

_ALONE, _TOGETHER, _LINES = 4, 2, 2
_QUOTES = 2
_WORTH = 0.02


def change(desk: Desk) -> Section:
    """Compose what would open the zone: steps of one party, of several together, red lines."""
    now = per_100(desk.analysis.zone.share_of_draws)
    found = chosen(desk)
    title = f"The best package, now accepted by all in {now} of 100 draws, would reach"
    blocks: list[Paragraph | Bullets] = []
    steps = tuple((_told(desk, one),) for one in found if one.what == "stance")
    lines = tuple((_lifted(desk, one),) for one in found if one.what == "red line")
    if steps:
        blocks.append(Bullets(items=steps, title=title))
    if lines:
        blocks.append(Bullets(items=lines, title="If a red line were lifted"))
    silent = [one for one in found if not _known(desk, one)]
    if silent:
        which = (
            "any of these steps" if len(silent) == len(found) else "the steps without a quotation"
        )
        told = say(f"No words in the record speak against {which}.", inference=True)
        blocks.append(Paragraph(sentences=(told,)))
    if not found:
        none = say("No change of one party's stance alone opens the zone.", inference=True)
        blocks = [Paragraph(sentences=(none,))]
    return Section(id="change", title="What must change", blocks=tuple(blocks))


def chosen(desk: Desk) -> list[Concession]:
    """Return the steps that open the most: of one party, of several together, then red lines."""
    found = sorted(desk.analysis.concessions, key=lambda one: -one.opens)
    steps = [one for one in found if one.what == "stance"]
    alone = [one for one in steps if not one.together_with][:_ALONE]
    most = {(one.issue, one.option): one.opens for one in reversed(steps) if not one.together_with}
    together = [
        one
        for one in steps
        if one.together_with and one.opens > most.get((one.issue, one.option), 0.0) + _WORTH
    ][:_TOGETHER]
    return alone + together + [one for one in found if one.what == "red line"][:_LINES]


def _told(desk: Desk, one: Concession) -> Sentence:
    """Say what one change would open and what speaks against it."""
    term = strong(desk.term(one.issue, one.option))
    names = [desk.the_party(party) for party in (one.party, *one.together_with)]
    who = strong(listed(names))
    opens = strong(per_100(one.opens))
    lead: list[str | Part]
    if len(names) > 1:
        both = "both " if len(names) == 2 else "all of "  # noqa: PLR2004 - two are both
        lead = [opens, f" if {both}", who, " committed themselves on record to ", term]
    else:
        lead = [opens, " if ", who, " made a commitment on record to ", term]
    return say(*lead, *_against(desk, one), inference=True)


def _lifted(desk: Desk, one: Concession) -> Sentence:
    """Say how far packages with a term would come once a party lifted its red line on it."""
    holding = [
        p.all for p in desk.analysis.zone.packages if p.outcome.get(one.issue) == one.option
    ]
    today = f"today {per_100(max(holding))}" if holding else "today none listed holds it"
    return say(
        strong(capital(desk.the_party(one.party))),
        " on ",
        strong(desk.term(one.issue, one.option)),
        ": packages that hold it would then be accepted in at most ",
        strong(per_100(one.opens)),
        f" of 100; {today}",
        *_against(desk, one),
        inference=True,
    )


def _known(desk: Desk, one: Concession) -> list[str]:
    """Return the keys of the words that speak against a change."""
    return [key for key in dict.fromkeys(one.against) if desk.item(key)][:_QUOTES]


def _against(desk: Desk, one: Concession) -> list[str | Part]:
    """Return the words that speak against a change, if there are any."""
    keys = _known(desk, one)
    parts: list[str | Part] = [". Against it: "] if keys else []
    for place, key in enumerate(keys):
        by = voice(desk, desk.items[key])
        told = [desk.quoted(key), *conditional(desk, key), *but_since(desk, key)]
        parts += ["; " if place else "", *told, f" — {by}" if by else ""]
    if hand := desk.hand(*one.against):
        parts += ["; " if keys else ". Against it: ", mark("◆ "), clean(hand.told).rstrip(".")]
    return [*parts, "."]
