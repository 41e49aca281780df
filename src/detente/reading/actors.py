"""Whom a name, a title, a metonym or a pronoun means in one article."""

from detente.reading.cast import Cast, Roll
from detente.reading.document import Document
from detente.reading.names import find_names

__all__ = ["Cast", "find_cast"]


def find_cast(document: Document) -> Cast:
    """Find the actors of an article and every place where it means them.

    Names come first, then titles, offices and groups, then pronouns; what is not clear is nobody's.
    """
    roll = Roll(document=document)
    find_names(roll)
    return roll.cast()
