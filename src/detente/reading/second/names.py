"""Whom the words of an answer mean: only somebody whom the article itself names there."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.article import Actor, Reading, Span
from detente.reading.second.locating import Locator, fold
from detente.reading.second.paragraphs import Paragraph

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor and the words that name it; no words where it is known by its whole name alone."""

    actor: Actor
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The mentions of a reading, asked by words that stand near a quote."""

    reading: Reading
    locator: Locator

    def who(self, words: str | None, near: Span, *, inside: bool = True) -> Named | None:
        """Return whom words mean, or None if the article does not name that one there.

        Parameters
        ----------
        words
            A name, title or pronoun.
        near
            The quote to which they belong; they are looked for in its paragraph and the one
            before, the nearest first.
        inside
            Whether they may stand within the quote; a speaker's name does not.
        """
        if words is None or not words.strip() or len(words) > _LONGEST:
            return None
        around = self._around(near)
        for paragraph in around:
            places = [
                one
                for one in self.locator.all_in(words.strip(), paragraph)
                if inside or not one.overlaps(near)
            ]
            if places:
                return self._meant(min(places, key=lambda one: _gap(one, near)))
        return self._by_whole_name(words, around, None if inside else near)

    def _around(self, near: Span) -> list[Paragraph]:
        """Return the paragraph of a quote and the one before it."""
        there = [one for one in self.locator.paragraphs if one.start <= near.start < one.end]
        return [
            paragraph
            for number in (there[0].number, there[0].number - 1)
            if (paragraph := self.locator.paragraph(number)) is not None
        ]

    def _meant(self, words: Span) -> Named | None:
        """Return whose mention some words are: they lie within it, or end in it after a title."""
        found = [
            (mention.end - mention.start, actor.id, actor)
            for actor in self.reading.actors
            for mention in actor.mentions
            if mention.covers(words) or self._titled(words, mention, actor)
        ]
        if not found:
            return None
        return Named(actor=min(found, key=lambda one: one[:2])[2], span=words)

    def _titled(self, words: Span, mention: Span, actor: Actor) -> bool:
        """Tell whether words are a mention with a title before it, and no other person's office.

        A word of the title begins with a capital or belongs to the actor's known role: "Foreign
        Minister X" is X, "a spokesman for X" is not.
        """
        if not words.covers(mention) or mention.end != words.end:
            return False
        role = set((actor.role or "").casefold().split())
        title = self.reading.article.text[words.start : mention.start].split()
        return all(word[0].isupper() or word.casefold() in role for word in title)

    def _by_whole_name(
        self, words: str, around: list[Paragraph], outside: Span | None
    ) -> Named | None:
        """Return the actor of exactly this name, if some paragraphs mention it, outside a span."""
        wanted = fold(words.strip()).text
        found = [
            actor
            for actor in self.reading.actors
            if fold(actor.name).text == wanted and any(_mentioned(actor, around, outside))
        ]
        return Named(actor=found[0]) if len(found) == 1 else None


def _mentioned(actor: Actor, around: list[Paragraph], outside: Span | None) -> Iterator[bool]:
    """Tell of each mention outside a span whether it stands in one of some paragraphs."""
    for mention in actor.mentions:
        if outside is None or not mention.overlaps(outside):
            yield any(one.start <= mention.start < one.end for one in around)


def _gap(one: Span, other: Span) -> int:
    """Return how many characters lie between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)
