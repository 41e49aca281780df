"""Asking: a request for a screen as a route takes it, with the day that it is about."""

import datetime as dt
from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator

from detente.web.pages import View

Day = Annotated[
    dt.date | None,
    BeforeValidator(lambda given: given or None),
    Query(description="What could be known by that day; nothing given is all of it."),
]


def view(request: Request, as_of: Day = None) -> View:
    """Return the request as a route takes it.

    A day from which on nothing more was published is no day in the past: it asks for everything,
    what was decided since included.
    """
    shelf = request.app.state.shelf
    newest = shelf.newest()[0] if as_of else None
    asked = None if as_of and newest and as_of >= newest else as_of
    return View(request=request, shelf=shelf, as_of=asked)


Asked = Annotated[View, Depends(view)]
