"""From news articles about a negotiation to a brief in which every sentence has its source."""

from importlib import import_module

__version__ = "0.1.0"
__all__ = [
    "DetenteError",
    "analyse",
    "bargain",
    "brief_of",
    "dispatches",
    "draft_template",
    "estimate",
    "evidence_of",
    "read",
    "read_template",
    "render",
    "write_template",
]
_WHERE = {
    "DetenteError": "errors",
    "brief_of": "dossier",
    "dispatches": "samples.cases",
    "draft_template": "model.template",
    "evidence_of": "dossier",
    "read_template": "model.template_file",
    "render": "dossier",
    "write_template": "model.template_file",
}


def __getattr__(name: str) -> object:
    """Return a name of ``__all__``, whose module is imported only now."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"detente.{_WHERE.get(name, 'notebook')}"), name)


def __dir__() -> list[str]:
    """Return the names that a notebook completes."""
    return sorted([*__all__, "__version__"])
