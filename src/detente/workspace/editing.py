"""A template edited by a form, tab by tab; what a form cannot say is written as TOML."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import inf

from detente.errors import DetenteError, FieldError
from detente.model.issues import load_issues
from detente.model.template_check import same_name
from detente.model.template_file import read_template, write_template
from detente.negotiation import Issue, Option, Party, Pattern, Role, Template, Term, options_of
from detente.preference import IssueKey
from detente.workspace.outcomes import term_of

Form = Mapping[str, str]
ROLES: tuple[Role, ...] = ("principal", "mediator", "both", "audience")


def edited(template: Template, tab: str, form: Form) -> Template:
    """Return a template with what a tab's form says.

    Raises
    ------
    DetenteError
        If a number is none, or a term is not of the model.
    TemplateError
        If what comes out is no template.
    """
    made = _EDITS[tab](template, form)
    return read_template(write_template(made), "the edited model")


def _parties(template: Template, form: Form) -> Template:
    """Return a template with other names, roles, issues and options."""
    parties = [_party(one, at, form) for at, one in enumerate(template.parties)]
    if new := form.get("party.new.id", "").strip():
        name = form.get("party.new.name", "").strip() or new
        role = _role(form.get("party.new.role", ROLES[0]))
        whose = _whose(role, form.get("party.new.audience_of", ""))
        parties.append(Party(id=new, name=name, role=role, audience_of=whose))
    _refuse_same_name(parties, len(template.parties))
    kept = [
        _issue(issue, at, form)
        for at, issue in enumerate(template.issues)
        if form.get(f"issue.{at}.keep")
    ]
    if not kept:
        raise DetenteError("no issue is left", hint="Keep one that a deal would settle.")
    title = form.get("title", "").strip() or template.title
    return _without_lost(
        replace(template, title=title, parties=tuple(parties), issues=tuple(kept))
    )


def _refuse_same_name(parties: Sequence[Party], known: int) -> None:
    """Refuse two parties of one name beside the second; behind the known ones stands a new one."""
    if found := same_name(parties):
        at, first = found
        raise FieldError(
            f"the parties {first.id} and {parties[at].id} have one name, {parties[at].name}",
            field=f"party.{at if at < known else 'new'}.name",
            hint="Give each a name of its own.",
        )


def _party(one: Party, at: int, form: Form) -> Party:
    """Return a party with another name and role, and whose audience it is."""
    role = _role(form.get(f"party.{at}.role", one.role))
    whose = form.get(f"party.{at}.audience_of", one.audience_of or "")
    name = form.get(f"party.{at}.name", "").strip() or one.name
    return replace(one, name=name, role=role, audience_of=_whose(role, whose))


def _whose(role: Role, given: str) -> str | None:
    """Return whose audience a party of a role is: only an audience is anybody's."""
    return (given or None) if role == "audience" else None


def _role(given: str) -> Role:
    """Return a role, or refuse what is none."""
    for role in ROLES:
        if given == role:
            return role
    raise DetenteError(f"{given!r} is no role", hint=f"Choose from {', '.join(ROLES)}.")


def _issue(issue: Issue, at: int, form: Form) -> Issue:
    """Return an issue with other words, options, and who settles it."""
    options = [
        replace(one, title=form.get(f"option.{at}.{place}.title", "").strip() or one.title)
        for place, one in enumerate(issue.options)
        if form.get(f"option.{at}.{place}.keep")
    ]
    if new := form.get(f"option.{at}.new", "").strip():
        options.append(Option(id=new, title=load_issues().kind(issue.id).option_title(new)))
    if not options:
        raise DetenteError(
            f"{issue.title or issue.key} has no option left",
            hint="Keep one, or take the issue off as a whole.",
        )
    settled = tuple(
        name.removeprefix(f"settled.{at}.") for name in form if name.startswith(f"settled.{at}.")
    )
    return replace(
        issue,
        title=form.get(f"issue.{at}.title", "").strip() or issue.title,
        core=bool(form.get(f"issue.{at}.core")),
        options=tuple(options),
        settled_by=settled or issue.settled_by,
    )


def _without_lost(template: Template) -> Template:
    """Return a template without the rules and ranges of terms that it does not have any more."""
    cells = set(template.cells())
    return replace(
        template,
        infeasible=tuple(p for p in template.infeasible if _terms_of(p) <= cells),
        required=tuple(r for r in template.required if {*r.terms, *r.given} <= cells),
        overrides=tuple(one for one in template.overrides if template.has_place(one)),
    )


def _terms_of(pattern: Pattern) -> set[Term]:
    """Return every term that a pattern names."""
    return {(issue, one) for issue, given in pattern.items() for one in options_of(given)}


def _infeasible(template: Template, form: Form) -> Template:
    """Return a template with other combinations ruled out."""
    kept = [one for at, one in enumerate(template.infeasible) if form.get(f"pattern.{at}.keep")]
    chosen = [text for name in ("first", "second", "third") if (text := form.get(name, ""))]
    pattern = {IssueKey(issue): option for issue, option in (term_of(t, template) for t in chosen)}
    if chosen and len(pattern) != len(chosen):
        raise FieldError(
            "two of the terms settle one issue",
            field="second",
            hint="Choose terms of different issues.",
        )
    if pattern:
        kept.append(pattern)
    rules = tuple(r for at, r in enumerate(template.required) if form.get(f"rule.{at}.keep"))
    return replace(template, infeasible=tuple(kept), required=rules)


def _one_way(template: Template, form: Form) -> Template:
    """Return a template in which other issues can move in one direction only."""
    issues = tuple(
        replace(
            issue,
            one_way=bool(form.get(f"issue.{at}.one_way")),
            ordered=bool(form.get(f"issue.{at}.ordered")),
        )
        for at, issue in enumerate(template.issues)
    )
    return replace(template, issues=issues)


def _uncertainty(template: Template, form: Form) -> Template:
    """Return a template with another half-life, and with or without the presumption."""
    given = form.get("half_life_days", "").strip()
    try:
        days = float(given.replace(",", "."))
    except ValueError:
        days = 0.0
    if not 0 < days < inf:
        raise FieldError(
            f"{given!r} is no number of days",
            field="half_life_days",
            hint="Write a number above 0, such as 90.",
        )
    return replace(template, half_life_days=days, presumption=bool(form.get("presumption")))


def _toml(_: Template, form: Form) -> Template:
    """Return the template that a text holds."""
    return read_template(form.get("text", ""), "the model")


_EDITS: Mapping[str, Callable[[Template, Form], Template]] = {
    "parties": _parties,
    "infeasible": _infeasible,
    "one_way": _one_way,
    "uncertainty": _uncertainty,
    "toml": _toml,
}
EDITED = tuple(_EDITS)
"""The tabs that have a form of the template."""
