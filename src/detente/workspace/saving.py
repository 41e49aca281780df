"""An edited model, a range set or taken back: written into the case, each with its reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.errors import DetenteError, FieldError, NoNegotiationError, TemplateError
from detente.model.template_file import read_edited, read_template, write_template
from detente.negotiation import Override, Template
from detente.preference import IssueKey
from detente.workspace.checking import Count, count_of
from detente.workspace.deciding import signed
from detente.workspace.editing import edited
from detente.workspace.modelling import template_on
from detente.workspace.outcomes import number_of
from detente.workspace.shelf import Shelf
from detente.workspace.typed import chosen, range_in

Form = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A text that is no model: as it was sent, what is wrong with it, in which line."""

    text: str
    told: str
    hint: str
    line: int | None


def save_model(shelf: Shelf, tab: str, form: Form) -> Wrong | None:
    """Make what a tab's form says the case's model; return what is wrong where it is none.

    Raises
    ------
    DetenteError
        If there is no reason, or a field of the form is wrong.
    """
    reason = _reason(form)
    text = ""
    try:
        text = text_of(shelf, tab, form)
        _refuse_unchanged(shelf, tab, text)
    except TemplateError as error:
        return wrong(text, error)
    shelf.case.set_template(text, reason)
    return None


def _refuse_unchanged(shelf: Shelf, tab: str, text: str) -> None:
    """Refuse to make a model an analyst's own that says what the one in use says.

    A text that an analyst wrote may change in its remarks alone.
    """
    new, held = read_edited(text, "the model"), shelf.case.template()
    try:
        same = text == held if held and tab == "toml" else new == template_on(shelf, None)
    except NoNegotiationError:
        return
    if same:
        what = ": no combination was chosen" if tab == "infeasible" else ""
        raise DetenteError(
            f"nothing changed{what}", hint="The model stays as it is; nothing was saved."
        )


def text_of(shelf: Shelf, tab: str, form: Form) -> str:
    """Return the text that a form means; one that was written by hand stays as it is."""
    if tab == "toml":
        text = form.get("text", "").replace("\r\n", "\n")
        return text if text.endswith("\n") else f"{text}\n"
    return write_template(edited(template_on(shelf, None), tab, form))


def count_form(shelf: Shelf, tab: str, form: Form) -> Count:
    """Return how many outcomes the model would have, as a form has it now."""
    if tab == "toml":
        return count_of(read_template(text_of(shelf, tab, form), "the model"))
    return count_of(edited(template_on(shelf, None), tab, form))


def wrong(text: str, error: TemplateError) -> Wrong:
    """Return an error with the line that it names."""
    found = re.search(r"\bline (\d+)", str(error))
    line = int(found[1]) if found else None
    return Wrong(text=text, told=str(error), hint=error.hint, line=line)


def _reason(form: Form, field: str = "reason") -> str:
    """Return why something is changed, or refuse a change without a reason."""
    reason = form.get("reason", "").strip()
    if not reason:
        raise FieldError(
            "a change of the model needs a reason", field=field, hint="Say what it rests on."
        )
    return reason


def set_range(shelf: Shelf, form: Form) -> None:
    """Set an analyst's own range for a value, a weight or no agreement, from today on.

    Raises
    ------
    DetenteError
        If there is no reason, no such number, or the numbers are no range.
    """
    template = _template(shelf)
    party = chosen(form, "party", "party")
    issue, option = number_of(chosen(form, "term", "number"), template)
    if party not in {one.id for one in template.parties}:
        raise DetenteError(f"the model has no party {party!r}", hint="Choose one of its parties.")
    low, mode, high = range_in(form)
    override = Override(
        party=party,
        issue=IssueKey(issue),
        option=option,
        low=low,
        mode=mode,
        high=high,
        reason=_reason(form),
    )
    shelf.case.override(override, **signed(form))


def take_back_range(shelf: Shelf, form: Form) -> None:
    """Take a range back from today on, for a reason."""
    by = signed(form)
    by["note"] = _reason(form, "withdraw")
    shelf.case.withdraw_override(
        form.get("party", ""), form.get("issue", ""), form.get("option", ""), **by
    )


def _template(shelf: Shelf) -> Template:
    """Return the model that is edited."""
    try:
        return template_on(shelf, None)
    except NoNegotiationError as error:
        raise DetenteError("there is no model to set a value of", hint=error.hint) from error
