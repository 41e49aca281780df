"""Write the page of the keys from the table that the sheet behind ``?`` is made from.

The text around the tables is here; every key and what it does is a row of ``keys.toml`` or
``places.toml`` of the workspace. A test holds the page against what this would write.
"""

from pathlib import Path

from detente.workspace.frame import Key, keys

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "keys.md"
HEAD = """# Keys

The keys of the workspace that `detente serve` opens. `?` shows them on every page. They act while
no field is being typed in; Escape leaves a field. Capitals are typed with Shift. `g o` means first
`g`, then `o`. The same sheet has a switch that turns all single keys off; every act is then still
to be had by a button or a link.
"""
PLACES = {
    "everywhere": "On every page",
    "review": "In the reader",
    "record": "On the pages of the record",
    "packages": "Among packages",
}
SIGNS = {"ArrowLeft": "←", "ArrowRight": "→", "ArrowUp": "↑", "ArrowDown": "↓"}


def row(one: Key) -> str:
    """Return the line of a table for a key."""
    shown = " ".join(f"`{SIGNS.get(key, key)}`" for key in one.keys)
    return f"| {shown} | {one.does} |\n"


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for where, title in PLACES.items():
        here = "".join(row(one) for one in keys() if one.where == where)
        parts.append(f"## {title}\n\n| key | does |\n|---|---|\n{here}")
    return "\n".join(parts)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name} is written")


if __name__ == "__main__":
    main()
