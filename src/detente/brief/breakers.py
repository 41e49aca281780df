"""What breaks a deal: the terms that a principal rules out on its own word, and what is left."""

from detente.analysis.results import Package
from detente.article import Position
from detente.brief.desk import Desk
from detente.brief.hearsay import conditional
from detente.brief.latest import but_since, day_of, welcomed_since
from detente.brief.prose import Part, Sentence, say, strong
from detente.brief.wording import capital, listed, verb
from detente.display import per_100
from detente.evidence import Claim
from detente.preference import issue_key

_BREAKERS = 6


def deal_breakers(desk: Desk) -> list[Sentence]:
    """Say which terms a principal rules out or rejects on record, and what is left with them.

    What a party has come to accept since, be it on a condition, it no longer rejects; a red line
    stands, with what the party said after it.
    """
    found = [c for c in desk.evidence.claims if _breaks(desk, c) and not _given_up(desk, c)]
    found.sort(key=lambda c: (not c.position.red_line, not _core(desk, c), c.key))
    seen: dict[tuple[str, str], list[Claim]] = {}
    for claim in found:
        one = claim.position
        line = one.red_line or one.target is None
        key = (one.party, f"{one.issue}:{one.option}:{line}")
        seen.setdefault(key, []).append(claim)
    return [_breaker(desk, claims) for claims in list(seen.values())[:_BREAKERS]]


def _breaks(desk: Desk, claim: Claim) -> bool:
    """Tell whether a claim rules a term out on the party's own word."""
    one = claim.position
    if one.option is None or one.held != "stated" or one.party not in desk.principals():
        return False
    settles = any(issue.id == one.issue for issue in desk.negotiation.template.issues)
    return settles and one.stance < 0 and (one.red_line or one.stance == -2)  # noqa: PLR2004 - rejects


def _given_up(desk: Desk, claim: Claim) -> bool:
    """Tell whether the party has welcomed since, on a later day, what it rejects there."""
    welcome = welcomed_since(desk.evidence.claims, claim)
    later = welcome is not None and day_of(welcome) > day_of(claim)
    return later and not claim.position.red_line


def _core(desk: Desk, claim: Claim) -> bool:
    """Tell whether a claim is about a core issue."""
    issues = desk.negotiation.template.issues
    return any(issue.core for issue in issues if issue.id == claim.position.issue)


def _breaker(desk: Desk, claims: list[Claim]) -> Sentence:
    """Say what one party rules out, in its words, and the best share that is left with it."""
    one = claims[0].position
    name = desk.party(one.party)
    refuses = verb(name, "rejects", "reject")
    if any(c.position.red_line for c in claims):
        refuses = f"{verb(name, 'rules', 'rule')} out, as a red line,"
    quote = desk.quoted(claims[0].key)
    numbers = desk.cite(*(c.key for c in claims)).citations
    return say(
        f"{capital(desk.the_party(one.party))} {refuses} ",
        strong(_term_of(desk, claims)),
        ": ",
        Part(text=quote.text, kind="quote", citations=numbers),
        *conditional(desk, claims[0].key),
        *but_since(desk, claims[0].key),
        f".{_left_with(desk, claims)}",
        inference=True,
    )


def _term_of(desk: Desk, claims: list[Claim]) -> str:
    """Return what some claims rule out: one option, of one or more targets."""
    one = claims[0].position
    targets = dict.fromkeys(c.position.target for c in claims)
    keys = [issue_key(one.issue, target) for target in targets]
    if len(keys) == 1:
        return desk.term(keys[0], one.option or "")
    names = listed([desk.issue_words(key) for key in keys if ":" in key])
    return f"{names}: {desk.option_words(keys[0], one.option or '')}"


def _left_with(desk: Desk, claims: list[Claim]) -> str:
    """Return how far the best package listed comes that holds what some claims rule out."""
    with_it = [
        package.all
        for package in desk.analysis.zone.packages
        if any(_holds(package, claim.position) for claim in claims)
    ]
    if with_it:
        return f" The best package that holds it reaches {per_100(max(with_it))} of 100."
    return " No package listed holds it."


def _holds(package: Package, one: Position) -> bool:
    """Tell whether a package settles a position's issue so; without a target, under any target."""
    if one.target:
        return package.outcome.get(issue_key(one.issue, one.target)) == one.option
    terms = package.outcome.items()
    return any(key.partition(":")[0] == one.issue and way == one.option for key, way in terms)
