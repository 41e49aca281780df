"""Asking: a request for a screen as a route takes it, with the day that it is about."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import BeforeValidator

from detente.errors import DetenteError
from detente.web.pages import View

Day = Annotated[
    dt.date | None,
    BeforeValidator(lambda given: given or None),
    Query(description="What could be known by that day; nothing given is all of it."),
]


def view(request: Request, as_of: Day = None) -> View:
    """Return the request as a route takes it.

    A day to which everything belongs is no day in the past: it asks for all that there is.
    """
    shelf = request.app.state.shelf
    return View(request=request, shelf=shelf, as_of=shelf.asked(as_of))


Asked = Annotated[View, Depends(view)]


def only_known(request: Request) -> None:
    """Refuse a parameter that an address does not have: what it asked for would not be shown.

    Raises
    ------
    DetenteError
        If the address carries one.
    """
    known = dict.fromkeys(_names(request.scope["route"].dependant))
    for name in request.query_params:
        if name not in known:
            has = f"It has {', '.join(known)}." if known else "It has none."
            raise DetenteError(
                f"this address has no setting {name[:60]!r}", hint=f"{has} Leave it out."
            )


def _names(dependant: Dependant) -> Iterator[str]:
    """Yield the names of the parameters of a route and of what it depends on."""
    yield from (one.alias for one in dependant.query_params)
    for one in dependant.dependencies:
        yield from _names(one)
