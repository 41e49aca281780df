"""The answer: the verdict, the best package, the words that carry it, and what is not weighed."""

from collections.abc import Sequence

from detente.analysis.results import Carried, Package, Zone
from detente.brief.at_home import at_home_sentences, refused_at_home
from detente.brief.desk import Desk
from detente.brief.dropped import dropped_words, shown_sources
from detente.brief.hearsay import conditional, own_word, voice, word_behind
from detente.brief.prose import Paragraph, Part, Section, Sentence, mark, say, strong
from detente.brief.wording import capital, listed, lowered, said
from detente.display import counted, draws, interval, per_100
from detente.model.issues import load_issues
from detente.preference import issue_key

_ENOUGH, _OPEN, _CLOSED = 1.0, 0.6, 0.2
_WORTH = 0.01
_CLEARLY = 0.03
_SHOWN = 2
_TERMS = 3


def answer(desk: Desk) -> Section:
    """Compose the answer."""
    sentences = (verdict_sentence(desk), best_sentence(desk), carried_sentence(desk))
    blocks = [Paragraph(sentences=(one,), lead=True) for one in sentences]
    if home := at_home_sentences(desk):
        blocks.insert(2, Paragraph(sentences=tuple(home), lead=True))
    blocks += [Paragraph(sentences=(one,)) for one in unweighed(desk)]
    return Section(id="answer", title="The answer", blocks=tuple(blocks))


def verdict_words(zone: Zone) -> str:
    """Return the verdict, and what at most it could be where the evidence does not reach."""
    word = said("verdict", zone.verdict)
    if zone.verdict != "not enough evidence":
        return word
    if zone.share_of_draws >= _OPEN:
        return f"{word}; what is reported leaves room for a deal"
    if zone.share_of_draws <= _CLOSED:
        return f"{word}; what is reported leaves little room"
    return f"{word}; at most a narrow opening"


def verdict_sentence(desk: Desk) -> Sentence:
    """Say the verdict and what it hangs on."""
    zone = desk.analysis.zone
    verdict = f"{verdict_words(zone)}{refused_at_home(desk)}."
    return say(strong(verdict), f" {grounds(desk)}", inference=True)


def grounds(desk: Desk) -> str:
    """Return why the verdict is what it is, or what is missing for one."""
    zone = desk.analysis.zone
    silent = [p for p in desk.principals() if zone.stated_weight.get(p, 0.0) < _ENOUGH]
    if zone.verdict == "not enough evidence" and silent:
        names = listed([desk.the_party(party) for party in silent], "or")
        return f"Too little is on record from {names} about the terms that would end the matter."
    over = per_100(zone.baseline)
    return (
        f"The best package is acceptable to every principal in {draws(zone.share_of_draws)}, "
        f"against {over} where nothing at all is known."
    )


def unweighed(desk: Desk) -> list[Sentence]:
    """Name the issues on which principals take a position and which no package settles."""
    kinds, weighed = load_issues(), {issue.id for issue in desk.negotiation.template.issues}
    keys: dict[str, list[str]] = {}
    for claim in desk.evidence.claims:
        one = claim.position
        by_principal = one.party in desk.principals() and bool(desk.item(claim.key))
        if by_principal and one.issue not in weighed and not kinds.kind(one.issue).background:
            keys.setdefault(one.issue, []).append(claim.key)
    if not keys:
        return []
    named = [lowered(desk.issue_words(issue_key(issue, None))) for issue in keys]
    cited = [key for found in keys.values() for key in found[:_SHOWN]]
    return [
        say(f"Spoken of, but part of no package here: {listed(named)}", desk.cite(*cited), ".")
    ]


def best_sentence(desk: Desk) -> Sentence:
    """Say which package comes up most often, how often, and who accepts it how often."""
    zone = desk.analysis.zone
    if not zone.packages:
        return say("The template holds no package that would change anything.", inference=True)
    best = zone.packages[0]
    known = f"{interval(zone.interval)}; {per_100(zone.baseline)} with no evidence at all"
    return say(
        _opening(best),
        strong(desk.package(best.outcome, _TERMS)),
        f" (package {desk.letter(best.outcome)}). {capital(everyone(desk))} it in ",
        f"{draws(zone.share_of_draws)} ({known}), ",
        f"{party_shares(desk, best)}.",
        inference=True,
    )


def _opening(best: Package) -> str:
    """Return how the best package is introduced: alone, or the first of a tie."""
    if best.tied > 1:
        return (
            f"{counted(best.tied, 'package')} do equally well, as far as the draws can tell; the "
            f"first of them: "
        )
    return "One package comes up most often: "


def everyone(desk: Desk) -> str:
    """Return who has to accept, with the verb."""
    count = len(desk.principals())
    return {1: "the one principal accepts", 2: "both principals accept"}.get(
        count, f"all {count} principals accept"
    )


def party_shares(desk: Desk, package: Package) -> str:
    """Return each principal's share, the most willing first."""
    shares = [(p, package.acceptable[p]) for p in desk.principals() if p in package.acceptable]
    shares.sort(key=lambda pair: -pair[1])
    named = [f"{desk.the_party(p)} in {per_100(share)}" for p, share in shares]
    if len(shares) == 2 and per_100(shares[0][1]) != per_100(shares[1][1]):  # noqa: PLR2004 - two
        (first, more), (second, less) = shares
        return (
            f"{desk.the_party(first)} more often ({per_100(more)}) than "
            f"{desk.the_party(second)} ({per_100(less)})"
        )
    return listed(named)


def carriers(desk: Desk) -> list[Carried]:
    """Return the sources whose loss lowers the share, each quotation once, the dearest first."""
    zone = desk.analysis.zone
    down = [c for c in shown_sources(desk) if c.share_without <= zone.share_of_draws - _WORTH]
    return sorted(down, key=lambda c: c.share_without)


def brakes(desk: Desk) -> list[Carried]:
    """Return the sources whose loss would raise the share clearly, the heaviest first."""
    zone = desk.analysis.zone
    up = [c for c in shown_sources(desk) if c.share_without >= zone.share_of_draws + _CLEARLY]
    return sorted(up, key=lambda c: -c.share_without)


def carried_sentence(desk: Desk) -> Sentence:
    """Quote the sentences that carry the result or keep it down, and call hearsay hearsay.

    A number that an analyst set stands among them, as nobody's words.
    """
    found, head = carriers(desk)[:_SHOWN], "carry it"
    if not found:
        found, head = brakes(desk)[:_SHOWN], "keep it down"
    if not found:
        return say("No single sentence of the record carries this result.", inference=True)
    ours = [desk.hand(one.source) is not None for one in found]
    parts: list[str | Part] = [_head(ours, head)]
    for place, one in enumerate(found):
        price = f" (without it {per_100(one.share_without)})"
        parts += ["; " if place else " ", *carrier_parts(desk, one), price]
    return say(*parts, f". {_behind(desk, found)}", inference=all(ours))


def _behind(desk: Desk, found: Sequence[Carried]) -> str:
    """Say whose word it is that matters: a party's own, hearsay, or an analyst's."""
    items = [item for one in found if (item := desk.item(one.source))]
    words = said("carried", ", ".join(sorted(map(word_behind, items)))) if items else ""
    ours = said("carried", "hand") if len(items) < len(found) else ""
    return " ".join(one for one in (words, ours) if one)


def _head(ours: Sequence[bool], verb: str) -> str:
    """Return how the sources that matter are introduced; ``ours`` tells which were set by hand."""
    first, _, rest = verb.partition(" ")
    one = {"carry": "carries", "keep": "keeps"}[first]
    mixed = "sources" if any(ours) else "sentences"
    only = "number set by hand" if all(ours) else "sentence"
    many = "numbers set by hand" if all(ours) else mixed
    return f"One {only} {one} {rest}:" if len(ours) == 1 else f"Two {many} {verb}:"


def carrier_parts(desk: Desk, one: Carried) -> list[str | Part]:
    """Return who says what of whom, with the condition it hangs on; or which number was set.

    All words of the statement stand there: they are what is dropped.
    """
    key = one.source
    if hand := desk.hand(key):
        return [mark("◆ "), f"{desk.the_party(hand.party)}, {desk.hand_told(hand).rstrip('.')}"]
    return [f"{_carrier(desk, key)}: ", *dropped_words(desk, one), *conditional(desk, key)]


def _carrier(desk: Desk, key: str) -> str:
    """Return on whose word it stands and of whom it speaks."""
    item = desk.items[key]
    party = desk.the_party(item.position.party) if item.position else ""
    by = voice(desk, item)
    if not by:
        return f"{party}, {own_word(item)}"
    if by == "conduct":
        return f"the conduct of {party}"
    if by == said("hearsay", "narrator"):
        return f"an unattributed report about {party}"
    return f"{by} about {party}"
