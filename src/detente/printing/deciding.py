"""The commands with which an analyst decides: what stands, what was read wrongly, what is back."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from detente.errors import CaseError
from detente.printing.failures import Command
from detente.printing.terminal import answer

if TYPE_CHECKING:
    from detente.preference import About
    from detente.record.case import Case
    from detente.record.decisions import Correction, Signing
    from detente.record.writer import Receipt

_ACTS = ("confirm", "reject", "changes", "retract", "restore", "add")
_DAY = click.DateTime(["%Y-%m-%d"])

case = click.argument("path", metavar="CASE")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
by = click.option(
    "--by", default="analyst", show_default=True, metavar="NAME", help="Who decides."
)


@click.command(
    cls=Command,
    example=(
        "detente decide talks 75ecdc775ddc:p03 --confirm\n"
        "detente decide talks 75ecdc775ddc:p03 --reject speaker --note 'it was the aide'\n"
        "detente decide talks 75ecdc775ddc:p03 --set stance=-1 --set said_on=2025-04-24"
    ),
)
@case
@click.argument("items", metavar="ITEM...", nargs=-1, required=True)
@click.option("--confirm", is_flag=True, help="It was read rightly; several items at once.")
@click.option("--reject", metavar="REASON", help="speaker, stance, not_a_position, double, other.")
@click.option("--set", "changes", metavar="FIELD=VALUE", multiple=True, help="Correct a field.")
@click.option("--retract", type=_DAY, metavar="DATE", help="The source withdrew it on that day.")
@click.option("--restore", is_flag=True, help="Take the last decision on it back.")
@click.option("--add", metavar="KIND", help="Add a position, statement or event to article ITEM.")
@click.option("--note", help="Why; the log keeps it.")
@by
@as_json
def decide(*, path: str, items: tuple[str, ...], as_json: bool, **given: Any) -> None:  # noqa: ANN401 - passed on by name
    """Decide on items of a case.

    ITEM is an address as `detente items` prints it. Nothing is overwritten: what was read stays
    beside what you decide, and every decision can be undone.
    """
    from detente.record.case import open_case  # noqa: PLC0415 - heavy, and --help is not

    act = _act_of(given)
    if act != "confirm" and len(items) > 1:
        raise CaseError("only --confirm takes several items", hint="Name one item at a time.")
    opened = open_case(path)
    signing: Signing = {"actor": given["by"], "note": given["note"]}
    receipt = _ACTING[act](opened, items, given, signing)
    _answer(opened, receipt, as_json=as_json)


def _act_of(given: Mapping[str, Any]) -> str:
    """Return the one act that the options ask for; --add takes its fields from --set."""
    asked = [name for name in _ACTS if given[name]]
    if asked == ["changes", "add"]:
        return "add"
    if len(asked) != 1 or asked == ["add"]:
        raise CaseError(
            "say one thing: --confirm, --reject, --set, --retract, --restore, or --add with --set",
            hint="`detente decide --help` shows an example of each.",
        )
    return asked[0]


def _changes(given: Mapping[str, Any]) -> "Correction":
    """Return what --set asks for."""
    from detente.record.fields import read_changes  # noqa: PLC0415 - as above

    pairs = [one.partition("=") for one in given["changes"]]
    for name, equals, _ in pairs:
        if not equals:
            raise CaseError(f"{name!r} gives no value", hint="Write --set FIELD=VALUE.")
    return read_changes((name, value) for name, _, value in pairs)


Acting = Callable[["Case", tuple[str, ...], Mapping[str, Any], "Signing"], "Receipt"]
_ACTING: Mapping[str, Acting] = {
    "confirm": lambda case, items, _, by: (
        case.confirm(items[0], **by) if len(items) == 1 else case.confirm_all(items, **by)
    ),
    "reject": lambda case, items, given, by: case.reject(items[0], given["reject"], **by),
    "changes": lambda case, items, given, by: case.correct(items[0], _changes(given), **by),
    "retract": lambda case, items, given, by: case.retract(items[0], _day(given["retract"]), **by),
    "restore": lambda case, items, _, by: case.restore(items[0], **by),
    "add": lambda case, items, given, by: case.add_item(
        items[0], given["add"], _changes(given), **by
    ),
}


def _day(moment: dt.datetime) -> dt.date:
    """Return the day of an option."""
    return moment.date()


@click.command(cls=Command, example="detente undo talks --by ada")
@case
@by
@as_json
def undo(*, path: str, by: str, as_json: bool) -> None:
    """Take back your last decision.

    Undo again takes back the one before it. What somebody else has built upon stays, and is named.
    """
    _again(path, "undo", by, as_json=as_json)


@click.command(cls=Command, example="detente redo talks --by ada")
@case
@by
@as_json
def redo(*, path: str, by: str, as_json: bool) -> None:
    """Bring back what you undid last.

    A new decision leaves nothing to bring back.
    """
    _again(path, "redo", by, as_json=as_json)


def _again(path: str, verb: str, name: str, *, as_json: bool) -> None:
    """Undo or redo, and tell what it was."""
    from detente.record.case import open_case  # noqa: PLC0415 - as above

    opened = open_case(path)
    receipt: Receipt = getattr(opened, verb)(actor=name)
    _answer(opened, receipt, as_json=as_json)


def _answer(case: "Case", receipt: "Receipt", *, as_json: bool) -> None:
    """Print a receipt with the items as they stand now."""
    from detente.printing.items import (  # noqa: PLC0415 - as above
        decided_json,
        decided_text,
        notes_on,
    )

    states = [case.item(one) for one in receipt.items]
    notes = notes_on(case, receipt)
    answer(
        lambda: decided_json(receipt, states, notes),
        lambda: decided_text(receipt, states, notes),
        as_json=as_json,
    )


@click.command(
    cls=Command,
    example="detente redate talks 75ecdc775ddc 2025-04-26 --reason 'the byline says so'",
)
@case
@click.argument("article")
@click.argument("day", type=_DAY)
@click.option("--reason", required=True, help="What shows the right day; the log keeps it.")
@by
@as_json
def redate(*, path: str, article: str, day: dt.datetime, as_json: bool, **given: str) -> None:
    """Mend the publication day of an article of a case.

    ARTICLE is at least eight digits of its id. It is read again under the right day; the first
    reading and its day stay in the log, and `detente undo` takes the mending back.
    """
    from detente.mended_day import redate as mend  # noqa: PLC0415 - as above
    from detente.printing.items import mended_json, mended_text  # noqa: PLC0415 - as above
    from detente.record.case import open_case  # noqa: PLC0415 - as above

    opened = open_case(path)
    signing: Signing = {"actor": given["by"], "note": given["reason"]}
    mended = mend(opened, article, _day(day), **signing)
    answer(lambda: mended_json(mended), lambda: mended_text(mended), as_json=as_json)


@click.command(cls=Command, example="detente items talks\ndetente items talks 75ecdc775ddc --open")
@case
@click.argument("article", metavar="[ARTICLE]", required=False)
@click.option("--open", "only_open", is_flag=True, help="Only what nobody has decided.")
@as_json
def items(*, path: str, article: str | None, only_open: bool, as_json: bool) -> None:
    """List items with their addresses and how they stand.

    ARTICLE is at least eight digits of an article's id.
    """
    from detente.printing.items import items_json, items_text  # noqa: PLC0415 - as above
    from detente.record.case import open_case  # noqa: PLC0415 - as above

    opened = open_case(path)
    states = [one for one in opened.items(article) if not only_open or one.state == "open"]
    precision = opened.precision()
    answer(
        lambda: items_json(states, precision),
        lambda: items_text(states, precision),
        as_json=as_json,
    )


@click.command(
    cls=Command,
    example=(
        "detente override talks north ceasefire limited --range 0.1 0.2 0.4 --reason 'told us'\n"
        "detente override talks north ceasefire limited --withdraw --reason 'no longer so'\n"
        "detente override talks north ceasefire --weight --range 0.5 0.6 0.7 --reason 'told us'\n"
        "detente override talks north --no-agreement --range 0.2 0.3 0.4 --reason 'told us'"
    ),
)
@case
@click.argument("party")
@click.argument("issue", default="")
@click.argument("option", default="")
@click.option("--weight", is_flag=True, help="Set what share of all the issue has, no option.")
@click.option("--no-agreement", is_flag=True, help="Set what no agreement is worth, no issue.")
@click.option("--range", "numbers", nargs=3, type=float, help="Low, most likely and high, 0 to 1.")
@click.option("--withdraw", is_flag=True, help="Take the override back from today on.")
@click.option("--reason", required=True, help="What it rests on; every brief prints it.")
@by
@as_json
def override(*, path: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - passed on by name
    """Set a number of the model by hand, or take that back.

    With ISSUE and OPTION it is how acceptable the option is to PARTY, from 0 to 1; with --weight
    the weight of ISSUE, as a share of all issues; with --no-agreement what PARTY expects to be
    worth if there is no deal (its reservation value).

    ISSUE is an issue of the template, with its target if it has one: territory:Harbour. The
    override holds from today on: an earlier --as-of does not see it.
    """
    from detente.negotiation import Override  # noqa: PLC0415 - as above
    from detente.record.case import open_case  # noqa: PLC0415 - as above
    from detente.record.overrides import meant  # noqa: PLC0415 - as above

    if bool(given["numbers"]) == given["withdraw"]:
        raise CaseError("say one thing: --range, or --withdraw", hint="See --help.")
    issue, option = meant(_about(given), given["issue"], given["option"])
    opened, actor, party = open_case(path), given["by"], given["party"]
    if given["withdraw"]:
        receipt = opened.withdraw_override(party, issue, option, actor=actor, note=given["reason"])
    else:
        low, mode, high = given["numbers"]
        made = Override(
            party=party, issue=issue, option=option,
            low=low, mode=mode, high=high, reason=given["reason"],
        )  # fmt: skip
        receipt = opened.override(made, actor=actor)
    _answer(opened, receipt, as_json=as_json)


def _about(given: Mapping[str, Any]) -> "About":
    """Return which number is set: a value, unless a flag says what else."""
    if given["weight"] and given["no_agreement"]:
        raise CaseError("say one thing: --weight, or --no-agreement", hint="See --help.")
    return "weight" if given["weight"] else "no_agreement" if given["no_agreement"] else "value"


COMMANDS: Iterable[click.Command] = (decide, undo, redo, redate, items, override)
