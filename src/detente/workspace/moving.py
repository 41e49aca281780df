"""The states of the graph model drawn: the first exit of each, and the answer to it."""

from collections.abc import Callable

from detente.brief.moves import Box, Path, graph
from detente.display import per_100
from detente.workspace.drawn import Picture
from detente.workspace.holding import HoldScreen, StateRow


def hold_picture(screen: HoldScreen, to: Callable[[str], str]) -> Picture:
    """Return the states with who leaves each first, for what, and what the others answer.

    ``to`` returns the address that shows a state.
    """
    names = {row.address: _name(row, at) for at, row in enumerate(screen.states)}
    quo = {row.address for row in screen.states if row.status_quo}
    title = "Who leaves first, and what answers it"
    dashes = ", ".join(
        f"{party} {_DASHED[at % len(_DASHED)]}" for at, party in enumerate(screen.parties)
    )
    description = (
        "From each state the exit by which the party gains that leaves it in most draws, and the "
        f"answer of the others that hurts it most often. Lines of exits: {dashes}. The status quo "
        "has two rings."
    )

    def state(address: str, change: str) -> Box:
        label = names.get(address) or f"then {change}"
        return Box(label=label, href=to(address), status_quo=address in quo)

    paths = [_path(row, state, f"{names[row.address]}") for row in screen.states]
    return Picture(
        title=title,
        description=description,
        svg=graph(title, description, paths),
        head=_HEAD,
        rows=tuple(_line(row, names[row.address]) for row in screen.states),
    )


_HEAD = (
    "state",
    "leaves first",
    "in draws of 100",
    "by",
    "answer that hurts most often",
    "deterred by some answer, of 100",
    "by a credible one",
)
_DASHED = ("whole", "in long dashes", "in dots", "in dashes and dots", "in longer dashes")


def _name(row: StateRow, at: int) -> str:
    """Return what a state is called in the drawing."""
    if row.status_quo:
        return "Everything as it is (status quo)"
    return f"{row.letter if row.letter != '–' else at + 1}. {row.short}"


def _path(row: StateRow, state: Callable[[str, str], Box], name: str) -> Path:
    """Return one state's path."""
    if row.leaves_first is None:
        return Path(state=state(row.address, name))
    often = f"{row.leaves_first}: {per_100(row.leaves_share)} of 100"
    some, credible = per_100(row.sanctioned), per_100(row.sanctioned_credibly)
    answered = state(row.answer_address, row.answer) if row.answer else None
    return Path(
        state=state(row.address, name),
        party=row.leaves_first,
        dash=row.party_place,
        leaves=often,
        exit=state(row.exit_address, row.by),
        deters=f"deterred in {some}, credibly {credible}",
        answer=answered,
    )


def _line(row: StateRow, name: str) -> tuple[str, ...]:
    """Return one state as a row of the table under the drawing."""
    if row.leaves_first is None:
        return (name, "nobody", "0", "–", "–", "–", "–")
    return (
        name,
        row.leaves_first,
        per_100(row.leaves_share),
        row.by or "a move that the model does not name",
        f"{row.answer} ({row.answered_by})" if row.answer else "none",
        per_100(row.sanctioned),
        per_100(row.sanctioned_credibly),
    )
