"""Which language a text is in, by its script and its commonest words; only English is read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

from detente.errors import LanguageError
from detente.reading.lexicon.tables import table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 60_000
_FEW = 12
_SHARE = 0.1
_MARGIN = 1.5
_DISTINCT = 3
_LONG = 80
_LEAST_ENGLISH = 0.04


def require_english(text: str, name: str) -> None:
    """Refuse a text that is clearly in another language; short and mixed texts pass.

    Raises
    ------
    LanguageError
        With the language that it looks like.
    """
    language = language_of(text)
    if language is not None and language != "English":
        raise LanguageError(
            f"{name}: the text looks {language}; only English is read so far",
            hint="give an English article or a translation",
        )
    if language is None and len(_WORD.findall(text[:_SAMPLE])) > _LONG:
        raise LanguageError(
            f"{name}: the text does not look like English, the only language read so far",
            hint="check that the file holds an article's running text in English",
        )


def language_of(text: str) -> str | None:
    """Name the language of a text, or None where too little speaks for any."""
    sample = text[:_SAMPLE]
    script = _script_of(sample)
    words = [word.lower() for word in _WORD.findall(sample)]
    if script not in (None, "LATIN"):
        return _best(words, script) or str(
            table("languages")["scripts"].get(script, script.title())
        )
    return _best(words, "LATIN")


def _script_of(text: str) -> str | None:
    """Name the script of most letters (the first word of their Unicode names), or None."""
    letters: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if letter.isalpha():
            letters[unicodedata.name(letter, "UNKNOWN").split()[0]] += count
    return letters.most_common(1)[0][0] if letters else None


def _best(words: list[str], script: str) -> str | None:
    """Return the language of a script whose commonest words make up most of a text, if clear."""
    counts = Counter(words)
    shares = {
        language: sum(counts[word] for word in common) / max(1, len(words))
        for language, common in _common_words(script).items()
        if sum(word in common for word in counts) >= _DISTINCT or language == "English"
    }
    english = shares.pop("English", 0.0)
    rival = max(shares, key=lambda one: shares[one], default=None)
    if rival and len(words) >= _FEW and shares[rival] > max(_SHARE, _MARGIN * english):
        return rival
    return "English" if english >= _LEAST_ENGLISH else None


@cache
def _common_words(script: str) -> Mapping[str, frozenset[str]]:
    """Return the commonest words of each language that is written in a script."""
    listed = table("languages")["language"]
    return {
        one["name"]: frozenset(one["words"].split()) for one in listed if one["script"] == script
    }
