"""Who is said to stand between the sides: "X, which mediates", "the mediators X and Y"."""

import re
from functools import cache

from detente.article import Article, Span
from detente.model.issues import load_issues

_REACH = 80
_FELLOWS = r"(?:,? (?:and )?(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}){0,3}"


@cache
def _after() -> re.Pattern[str]:
    """Return what follows the name of one who goes between."""
    acts = "|".join(load_issues().between_acts)
    names = "|".join(load_issues().between_names)
    office = rf"(?:acts?|acted|serves?|served) as (?:an? |the )?(?:{names})"
    return re.compile(rf"{_FELLOWS}(?:,? (?:which|who|that))? (?:{acts}|{office})\b")


@cache
def _before() -> re.Pattern[str]:
    """Return what stands before the name of one who goes between."""
    names = "|".join(load_issues().between_names)
    return re.compile(rf"\b(?i:{names})[:,]?(?: the)?(?: [A-Z][\w.’'-]*,?| and){{0,6}} $")


def goes_between(article: Article, mention: Span) -> bool:
    """Tell whether an article says at a mention that the one mentioned goes between the sides."""
    text = article.text
    after = text[mention.end : mention.end + _REACH]
    before = text[max(0, mention.start - _REACH) : mention.start]
    return bool(_after().match(after) or _before().search(before))
