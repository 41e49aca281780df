"""The style sheets of the brief, whose colours and charts the workspace shares."""

import re
from importlib import resources


def style_sheets(*names: str) -> str:
    """Return style sheets of this room, one after the other.

    ``palette`` holds the colours, light and dark, ``charts`` the parts of drawings, ``brief`` what
    is the brief's own.
    """
    room = resources.files("detente.brief")
    return "".join(room.joinpath(f"{name}.css").read_text("utf-8") for name in names)


def standing_alone(svg: str) -> str:
    """Return a drawing with its style inside, in the light colours, for other programs to read."""
    pairs = re.findall(
        r"(--[a-z]+): (?:light-dark\(([^,]+),[^)]*\)|([^;]+));", style_sheets("palette")
    )
    colours = {name: light or plain for name, light, plain in pairs}
    style = re.sub(r"var\((--[a-z]+)\)", lambda hit: colours[hit[1]], style_sheets("charts"))
    head, close, rest = svg.partition(">")
    return f"{head}{close}<style>{style}</style>{rest}"
