"""What a person can fix: one sentence each, with a hint and an exit code."""

from typing import ClassVar


class DetenteError(Exception):
    """A mistake that the sentence in it lets a person mend.

    ``str(error)`` says what was found and where, ``hint`` what to do. ``exit_code`` is 2 where
    what was asked is wrong and 1 where the work failed.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ReadError(DetenteError):
    """A file that cannot be read as an article, a model or a scenario."""


class LanguageError(ReadError):
    """An article in a language that the reader does not read."""


class TemplateError(DetenteError):
    """A template or a model file that names something unknown or leaves something out."""


class LexiconError(DetenteError):
    """A lexicon file of the user's own with a row that is wrong."""


class CaseError(DetenteError):
    """A case file that is missing, of another program, or already there."""


class DamageError(CaseError):
    """A case file whose content no longer agrees with its own hashes."""

    exit_code = 1


class ConflictError(CaseError):
    """A decision on an item that somebody decided since it was looked at."""


class CorpusError(DetenteError):
    """A file of annotated documents that cannot be learnt from."""


class TaggerError(DetenteError):
    """A tagger's file that is missing, damaged, of another version or of another parser."""


class NoNegotiationError(DetenteError):
    """Evidence in which no two parties take a position on anything."""


class NoAgreementError(DetenteError):
    """A bargaining problem in which no outcome reaches every reservation value."""


class InstallationError(DetenteError):
    """A part of the installation that is missing or not what it should be."""

    exit_code = 1


class ModelSettingsError(DetenteError):
    """Settings of a language model that are missing, wrong, or not allowed to be used."""


class EndpointError(DetenteError):
    """A language model's endpoint that cannot be reached or refuses what it is asked."""

    exit_code = 1


class KnownArticleError(DetenteError):
    """An article that the case has already."""


class FieldError(DetenteError):
    """What stands in one field of a form and cannot be taken; ``field`` names it, if it is one."""

    def __init__(self, message: str, *, field: str = "", hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.field = field


class NotFoundError(CaseError):
    """A document, an item or a page that was asked for by name and is not there."""


class AddressError(DetenteError):
    """An address on which the workspace may not or cannot be served."""


class StorageError(DetenteError):
    """A disk that is full or a file that cannot be written."""

    exit_code = 1
