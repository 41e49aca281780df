# What ``import detente`` offers, for type checkers: the names are imported when they are used.

from detente.dossier import brief_of as brief_of
from detente.dossier import evidence_of as evidence_of
from detente.dossier import render as render
from detente.errors import DetenteError as DetenteError
from detente.model.template import draft_template as draft_template
from detente.model.template_file import read_template as read_template
from detente.model.template_file import write_template as write_template
from detente.notebook import analyse as analyse
from detente.notebook import bargain as bargain
from detente.notebook import estimate as estimate
from detente.notebook import read as read
from detente.samples.cases import dispatches as dispatches

__version__: str
