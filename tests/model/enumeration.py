"""The slow way to count who accepts what: every package, every draw, no cleverness."""

import numpy as np

from detente.model.estimate import estimate
from detente.model.sample import draw_utilities


def acceptance(negotiation, draws=8000, seed=1):
    """Return the deals' digits and per principal who accepts which in which draw."""
    template, drawn = negotiation.template, draw_utilities(negotiation, draws, seed)
    digits = template.outcomes()
    digits = digits[template.is_deal(digits)]
    first = np.concatenate([[0], np.cumsum(template.sizes)[:-1]])
    holds = np.zeros((len(digits), sum(template.sizes)))
    np.put_along_axis(holds, digits + first, 1.0, axis=1)
    utility = np.einsum("npc,oc->pno", drawn.cells, holds)
    for (party, term, given), gain in zip(drawn.pairs, drawn.pair_gain.T, strict=True):
        utility[party] += np.outer(gain, holds[:, term] * holds[:, given])
    crossed = np.einsum("npc,oc->pno", drawn.binding.astype(float), holds) > 0
    return digits, (utility >= drawn.reservation.T[:, :, None]) & ~crossed


def best_package(evidence, template, scenario):
    """Return the best package, the share that accepts it in all, and each principal's share."""
    negotiation = estimate(evidence, template, scenario=scenario)
    digits, accepts = acceptance(negotiation)
    place = int(accepts.all(axis=0).mean(axis=0).argmax())
    share = float(accepts[:, :, place].all(axis=0).mean())
    return template.describe(digits[place]), share, accepts[:, :, place].mean(axis=1)
