"""What if: a changed model beside the model as it stands, and those that are kept by name."""

from dataclasses import fields
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from detente.printing.case_answers import forks_json, written_json
from detente.web.api.answering import JSON_ONLY, WRITING, Asked, Called, described, tagged
from detente.web.api.bounds import Change, Changes, Kept, Key
from detente.web.pages import View, address_of
from detente.workspace.bench import begun
from detente.workspace.forking import ForkScreen, fork_json, fork_screen
from detente.workspace.forks import Asked as Fork

router = APIRouter(tags=["what if"])
_NAMES = tuple(one.name for one in fields(Fork))
Texts = Annotated[list[Change], Query(max_length=40)]


def asked(  # noqa: PLR0913 - a parameter for each kind of part of an address
    *,
    drop: Texts = [],  # noqa: B006 - a default of FastAPI is never changed
    lift: Texts = [],  # noqa: B006 - the same
    stance: Texts = [],  # noqa: B006 - the same
    value: Texts = [],  # noqa: B006 - the same
    weight: Texts = [],  # noqa: B006 - the same
    no_agreement: Texts = [],  # noqa: B006 - the same
    off: Texts = [],  # noqa: B006 - the same
    rule: Texts = [],  # noqa: B006 - the same
) -> Fork:
    """Return the fork that is asked for, as in the address of its page."""
    given = (drop, lift, stance, value, weight, no_agreement, off, rule)
    return fork_of(dict(zip(_NAMES, given, strict=True)))


def fork_of(given: dict[str, Changes]) -> Fork:
    """Return a fork with each of its parts once."""
    return Fork(**{name: tuple(dict.fromkeys(one)) for name, one in given.items()})


def forked(view: View, fork: Fork) -> ForkScreen:
    """Return a fork beside the model as it stands."""
    return fork_screen(begun(view.shelf, view.as_of).result(), fork)


@router.get("/whatif", **described("WhatIf"))
def whatif(view: Asked, fork: Annotated[Fork, Depends(asked)]) -> Response:
    """Change one thing or several, and tell what moves and why."""
    return tagged(view, lambda: fork_json(forked(view, fork)))


@router.get("/forks", **described("Forks"))
def forks(view: Called) -> Response:
    """List the what-ifs that were kept, the newest first."""
    return tagged(view, lambda: forks_json(view.shelf.case.forks()))


@router.post("/forks", **described("Written", *WRITING, tag=False), dependencies=JSON_ONLY)
def keep(view: Asked, body: Kept, key: Key = None) -> Response:
    """Keep a what-if by name, with what it showed."""
    fork = fork_of({name: getattr(body, name) for name in _NAMES})
    screen = forked(view, fork)
    address = address_of("/whatif", fork.pairs(), view.as_of or screen.as_of)
    case = view.shelf.case
    return JSONResponse(
        written_json(case.keep_fork(body.name, address, screen.told, actor=body.by, key=key))
    )
