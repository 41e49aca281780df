"""How surely words without a name mean somebody, and below which point they mean nobody.

A link has a score from 0 to 1. What scores below ``LEAST`` is no link, and neither is what
leads its nearest rival by less than ``MARGIN``: a wrong link does more harm than none.
"""

from collections.abc import Mapping

LEAST = 0.35
"""The least score of a link."""

MARGIN = 0.125
"""By how much a link must lead the next candidate of the same words."""

TOLD = 1.0
"""The words say whom they mean: "the foreign minister of X", "the X movement"."""

ONLY = 0.9
"""The office or the kind of body fits one actor of the whole article alone."""

NEAR = 0.7
"""It fits one actor of the paragraph, or of the one before, and others further off."""

TOPIC = 0.5
"""The actor is only what the paragraphs around are about ("the administration")."""


def clearest(scores: Mapping[str, float]) -> tuple[str, float] | None:
    """Return the candidate that stands out, with its score, or None if none does.

    Examples
    --------
    >>> clearest({"ann": 0.9, "eve": 0.7}), clearest({"ann": 0.9, "eve": 0.8})
    (('ann', 0.9), None)
    >>> clearest({"ann": 0.3}), clearest({})
    (None, None)
    """
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < LEAST:
        return None
    rivals = [score for _, score in ranked[1:2]]
    return None if any(ranked[0][1] - score < MARGIN for score in rivals) else ranked[0]
