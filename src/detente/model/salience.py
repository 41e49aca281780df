"""Weights of issues: which words of a party touch which issue, and what weight they give it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from detente.model.beta import estimate_of, total
from detente.model.placing import Placing
from detente.model.rules import Rules
from detente.model.weights import WeighedClaim
from detente.preference import Contribution, Estimate, IssueKey, Preference, Value

OTHERS = "other issues"
"""The source of what speaks for the other issues, and so against the weight of one."""
Touching = Mapping[IssueKey, Mapping[object, WeighedClaim]]


def touching(placing: Placing, own: Iterable[WeighedClaim]) -> Touching:
    """Return a party's claims by the issue that they touch, of each utterance the heaviest."""
    said: dict[IssueKey, dict[object, WeighedClaim]] = {}
    for one in own:
        for key in placing.touched(one.claim.position):
            words = said.setdefault(key, {})
            best = words.get(one.utterance)
            if best is None or best.weight < one.weight:
                words[one.utterance] = one
    return said


def issue_weights(
    placing: Placing, rules: Rules, preference: Preference, claims: Sequence[WeighedClaim]
) -> tuple[Value, ...]:
    """Return the weight of every issue to a party as a share of all, with the words behind it.

    One share of a Dirichlet distribution is Beta(its own parameter, the sum of the others'). What
    an analyst set is as it was set; the other issues share what its most likely values leave.

    Parameters
    ----------
    placing, rules
        Where claims belong, and what a statement adds.
    preference
        What the party wants, as estimated from the same claims.
    claims
        The claims of everybody, with their weights.
    """
    own = [one for one in claims if one.claim.position.party == preference.party]
    said = touching(placing, own)
    given = {one.issue: one for one in preference.weights}
    keys = [issue.key for issue in placing.template.issues]
    counted = dict(zip(keys, preference.salience, strict=True))
    whole = sum(one for key, one in counted.items() if key not in given)
    left = max(0.0, 1.0 - sum(one.estimate.mode for one in given.values()))
    shares = {
        key: _share(rules, preference.party, key, whole - counted[key], said.get(key, {}))
        for key in keys
        if key not in given
    }
    return tuple(given.get(key) or _part(shares[key], left) for key in keys)


def _part(share: Value, left: float) -> Value:
    """Return a share of what is left of the whole."""
    one = share.estimate
    scaled = Estimate(
        low=one.low * left, mode=one.mode * left, high=one.high * left, sources=one.sources
    )
    return replace(share, estimate=scaled)


def _share(
    rules: Rules,
    party: str,
    key: IssueKey,
    against: float,
    words: Mapping[object, WeighedClaim],
) -> Value:
    """Return one share with its sources; ``against`` is what speaks for the other issues."""
    base, step = rules["salience.base"], rules["salience.per_statement"]
    found = [
        Contribution(source="prior", weight=0.0, counts_for=base, counts_against=0.0),
        *(
            Contribution(
                source=one.claim.key,
                weight=one.weight,
                counts_for=step * one.weight,
                counts_against=0.0,
                factors=one.factors,
            )
            for one in words.values()
        ),
        Contribution(source=OTHERS, weight=0.0, counts_for=0.0, counts_against=against),
    ]
    sources = tuple(one.source for one in found if one.source != OTHERS)
    alone = Estimate(low=1.0, mode=1.0, high=1.0, sources=sources)
    return Value(
        party=party,
        issue=key,
        option="",
        counts=tuple(found),
        estimate=estimate_of(*total(found), sources) if against > 0 else alone,
    )
