"""Packages in an address: the terms that change something, in words that a person can read."""

from collections.abc import Mapping
from urllib.parse import quote, unquote

from detente.errors import NotFoundError
from detente.negotiation import Template

NOTHING = "-"
"""The outcome that changes nothing."""
_PLAIN = " :_-."


def escaped(text: str) -> str:
    """Return a name as a part of an address: the signs between parts are written as codes."""
    return quote(text, safe=_PLAIN)


def written(outcome: Mapping[str, str], template: Template) -> str:
    """Return an outcome as an address has it: what it changes, term by term.

    Examples
    --------
    >>> from detente.negotiation import Issue, Option, Party, Template
    >>> options = (Option(id="as_is", title=""), Option(id="limited", title=""))
    >>> issue = Issue(id="truce", options=options, settled_by=("a",))
    >>> written({"truce": "limited"}, Template(title="", parties=(), issues=(issue,)))
    'truce=limited'
    """
    terms = [
        f"{escaped(issue.key)}={escaped(outcome[issue.key])}"
        for issue in template.issues
        if outcome[issue.key] != issue.options[0].id
    ]
    return ";".join(terms) or NOTHING


def outcome_of(text: str, template: Template) -> dict[str, str]:
    """Return the outcome that an address means; what it does not name stays as it is.

    Raises
    ------
    NotFoundError
        If the model has no such term.
    """
    outcome: dict[str, str] = {issue.key: issue.options[0].id for issue in template.issues}
    for term in () if text == NOTHING else text.split(";"):
        issue, option = term_of(term, template)
        outcome[issue] = option
    return outcome


def number_of(text: str, template: Template) -> tuple[str, str]:
    """Return the issue and the option of a number that can be set of a party.

    ``issue=option`` means a term, ``issue=`` the weight of the issue, ``=`` no agreement.

    Raises
    ------
    NotFoundError
        If the model has no such term or issue.
    """
    issue, equals, option = text.partition("=")
    if not equals or option:
        return term_of(text, template)
    return issue_of(issue, template) if issue else "", ""


def issue_of(text: str, template: Template) -> str:
    """Return the issue that a part of an address means."""
    issue = unquote(text)
    if issue not in {one.key for one in template.issues}:
        raise NotFoundError(
            f"the model has no issue {issue!r}",
            hint="The model may have changed since the address was written. Choose it again.",
        )
    return issue


def term_of(text: str, template: Template) -> tuple[str, str]:
    """Return the issue and the option that ``issue=option`` means."""
    issue, _, option = (unquote(part) for part in text.partition("="))
    if (issue, option) not in set(template.cells()):
        raise NotFoundError(
            f"the model has no term {text!r}",
            hint="The model may have changed since the address was written. Choose it again.",
        )
    return issue, option
