"""The lexicon of reporting words: which words report, what they take, and what act they are."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Polarity = Literal["for", "against", "neutral"]

FRAME_ORDER = (
    "as", "whom", "urge", "clause", "quote", "infinitive", "gerund", "complement", "scene",
    "preposition", "object",
)  # fmt: skip
"""The order in which the frames of a word are tried: the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One way in which a word reports: what it takes as its content and what act it is.

    ``act`` is a PLOVER class, "ASSESS", or "content" where the words themselves decide.
    """

    lemma: str
    frame: str
    preposition: str | None = None
    act: str = "ASSESS"
    polarity: Polarity = "neutral"
    presupposes: bool = False
    weak: bool = False
    commits: bool = False
    merges: bool = False
    conduct: bool = False
    then_infinitive: bool = False
    particle: str | None = None
    needs_light: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The reporting words by part of speech, and the small words of grammar around them."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    words: Mapping[str, frozenset[str]]

    def is_any(self, lemma: str, kind: str) -> bool:
        """Tell whether a lemma is one of the grammar words of a kind."""
        return lemma in self.words[kind]


def lexicon_table(name: str) -> dict[str, Any]:
    """Return one file of the lexicon as TOML gives it."""
    return tomllib.loads((files("detente.reading") / "lexicon" / f"{name}.toml").read_text("utf8"))


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """Return the word lists of one file of the lexicon."""
    return {key: frozenset(words) for key, words in lexicon_table(name).items()}


@cache
def load_cues() -> Cues:
    """Return the reporting words that ship with the reader.

    Examples
    --------
    >>> sorted({cue.act for cue in load_cues().verbs["reject"]})
    ['ASSESS', 'REJECT']
    """
    table = lexicon_table("cues")
    return Cues(
        verbs=_by_lemma(table["verb"]),
        nouns=_by_lemma(table["noun"]),
        adjectives=_by_lemma(table["adjective"]),
        words={key: frozenset(words) for key, words in table["words"].items()},
    )


def _by_lemma(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    """Return the rows of one part of speech, by lemma, each lemma's cues in order of frames."""
    found: dict[str, list[Cue]] = {}
    for row in rows:
        for lemma in row["lemmas"]:
            found.setdefault(lemma, []).extend(_cues_of(lemma, row))
    return {lemma: tuple(sorted(cues, key=_rank)) for lemma, cues in found.items()}


def _cues_of(lemma: str, row: Mapping[str, Any]) -> Iterable[Cue]:
    """Yield one cue for each frame of a row."""
    kept = {key: row[key] for key in row if key not in {"lemmas", "frames", "needs_light"}}
    for name in row["frames"]:
        frame, preposition = _frame(name)
        yield Cue(
            lemma=lemma,
            frame=frame,
            preposition=preposition,
            needs_light=frozenset(row.get("needs_light", ())),
            **kept,
        )


def _frame(name: str) -> tuple[str, str | None]:
    """Return the kind of a frame and, for frames of a preposition, which one."""
    if name.startswith("whom-"):
        return "whom", name.removeprefix("whom-")
    if name in FRAME_ORDER:
        return name, None
    return "preposition", name


def _rank(cue: Cue) -> tuple[bool, int]:
    """Order cues: those of several words first, then by frame."""
    return cue.particle is None and not cue.then_infinitive, FRAME_ORDER.index(cue.frame)
