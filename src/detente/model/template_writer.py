"""A template as TOML with comments that explain it."""

import json
from collections.abc import Iterator

from detente.model.template_check import SCHEMA
from detente.negotiation import Issue, Override, Party, Requirement, Template, Term
from detente.preference import NAMED


def write_template(template: Template) -> str:
    """Return a template as TOML that explains itself; ``read_template`` reads it back."""
    lines = [
        "# What is negotiated: edit it and read it back.",
        f"schema = {_quote(SCHEMA)}",
        f"title = {_quote(template.title)}",
        f"half_life_days = {template.half_life_days!r}  # in so many days a position counts half",
        f"presumption = {_flag(template.presumption)}  # the silent are presumed to refuse to pay",
    ]
    if template.warnings:
        lines.append(f"warnings = {_list(template.warnings)}")
    lines += ["", "# role: principal (must agree), mediator (no veto), both, or audience:"]
    lines += ["# it can refuse at home what the party in its audience_of has accepted."]
    lines += [line for party in template.parties for line in _party_lines(party)]
    lines += [
        "",
        "# The first option of an issue leaves things as they are; core issues make a deal.",
    ]
    lines += ["# gains: who would gain by an option at another's expense."]
    lines += [line for issue in template.issues for line in _issue_lines(issue)]
    if template.infeasible:
        lines += ["", "# What no package can hold together."]
    for pattern in template.infeasible:
        lines += ["", "[[infeasible]]"]
        lines += [f"{_quote(key)} = {_options(given)}" for key, given in pattern.items()]
    if template.required:
        lines += ["", "# What every package keeps to: at least one, at most one, if ... then ..."]
    lines += [line for one in template.required for line in _requirement_lines(one)]
    if template.overrides:
        lines += ["", "# An analyst's own ranges, each with its reason."]
    lines += [line for one in template.overrides for line in _override_lines(one)]
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    """Return a TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _flag(value: object) -> str:
    """Return a TOML boolean."""
    return "true" if value else "false"


def _list(texts: tuple[str, ...]) -> str:
    """Return a TOML list of strings."""
    return f"[{', '.join(map(_quote, texts))}]"


def _options(given: str | tuple[str, ...]) -> str:
    """Return one option as a TOML string, several as a list."""
    return _quote(given) if isinstance(given, str) else _list(given)


def _party_lines(party: Party) -> Iterator[str]:
    """Yield a party's table."""
    yield from ("", "[[party]]", f"id = {_quote(party.id)}")
    yield from (f"name = {_quote(party.name)}", f"role = {_quote(party.role)}")
    if party.audience_of is not None:
        yield f"audience_of = {_quote(party.audience_of)}"
    elif party.role == "audience":
        yield "# audience_of = whose audience? Until you name a principal, nothing is asked of it."


def _issue_lines(issue: Issue) -> Iterator[str]:
    """Yield an issue's table and those of its options."""
    yield from ("", "[[issue]]", f"id = {_quote(issue.id)}")
    if issue.target is not None:
        yield f"target = {_quote(issue.target)}"
    yield f"title = {_quote(issue.title)}"
    yield f"settled_by = {_list(issue.settled_by)}"
    if issue.alone is not None:
        yield f"alone = {_list(issue.alone)}"
    yield from (
        f"{name} = true" for name in ("core", "ordered", "one_way") if getattr(issue, name)
    )
    for option in issue.options:
        yield from ("", "[[issue.option]]", f"id = {_quote(option.id)}")
        yield f"title = {_quote(option.title)}"
        if option.gains is not None:
            yield f"gains = {_quote(option.gains)}"
        if option.voiced_by:
            yield f"voiced_by = {_list(option.voiced_by)}"


def _requirement_lines(one: Requirement) -> Iterator[str]:
    """Yield a rule's table."""
    yield from ("", "[[require]]")
    if one.given:
        yield f"if = {_terms(one.given)}"
        yield f"then = {_terms(one.terms)}"
    else:
        yield f"{one.rule} = {_terms(one.terms)}"


def _terms(terms: tuple[Term, ...]) -> str:
    """Return terms as a TOML list."""
    return _list(tuple(f"{key} = {option}" for key, option in terms))


def _override_lines(override: Override) -> Iterator[str]:
    """Yield an override's table."""
    yield from ("", "[[override]]", f"party = {_quote(override.party)}")
    if override.about != "value":
        yield f"about = {_quote(override.about)}"
    yield from (
        f"{name} = {_quote(getattr(override, name))}"
        for name in (*NAMED[override.about], "reason")
    )
    yield from (f"{name} = {getattr(override, name)!r}" for name in ("low", "mode", "high"))
