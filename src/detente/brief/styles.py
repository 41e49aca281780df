"""The style sheets of the brief, whose colours and charts the workspace shares."""

from importlib import resources


def style_sheets(*names: str) -> str:
    """Return style sheets of this room, one after the other.

    ``palette`` holds the colours, light and dark, ``charts`` the parts of drawings, ``brief`` what
    is the brief's own.
    """
    room = resources.files("detente.brief")
    return "".join(room.joinpath(f"{name}.css").read_text("utf-8") for name in names)
