"""Whom a name, a title, a metonym or a pronoun means in one article."""

from detente.reading.document import Document
from detente.reading.people.bodies import find_bodies
from detente.reading.people.cast import Cast, Roll
from detente.reading.people.coreference import find_pronouns
from detente.reading.people.groups import find_groups
from detente.reading.people.names import find_names
from detente.reading.people.namesakes import settle_namesakes
from detente.reading.people.nominals import find_homelands, find_nominals
from detente.reading.people.offices import give_offices, settle_parties

__all__ = ["Cast", "find_cast"]


def find_cast(document: Document) -> Cast:
    """Find the actors of an article and every place where it means them.

    Names come first, then offices and groups, then pronouns; what is not clear is nobody's.
    """
    roll = Roll(document=document)
    for stage in (
        find_names,
        find_bodies,
        give_offices,
        settle_namesakes,
        find_groups,
        find_nominals,
        find_pronouns,
        settle_namesakes,
        settle_parties,
        find_homelands,
    ):
        stage(roll)
    return roll.cast()
