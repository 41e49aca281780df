"""The options of the commands that work out a hand-made model."""

import click

_PROCEDURES = (
    "nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "least-concession",
    "adjusted-winner", "single-text", "rubinstein",
)  # fmt: skip

BARGAIN = (
    click.argument("model", metavar="MODEL"),
    click.option(
        "--procedure",
        type=click.Choice(_PROCEDURES),
        metavar="NAME",
        help=f"One of {', '.join(_PROCEDURES)}; by default frontier and all four solutions.",
    ),
    click.option("--limit", type=click.IntRange(0), metavar="N", help="At most so many rows."),
    click.option(
        "--rounds",
        type=click.IntRange(1, 10_000),
        metavar="N",
        default=10,
        show_default=True,
        help="How many offers there can be (rubinstein).",
    ),
    click.option("--write-genius", metavar="FOLDER", help="Write the model as a GENIUS scenario."),
)
STABILITY = (
    click.argument("model", metavar="MODEL", required=False),
    click.option("--list", "listed", is_flag=True, help="Name the built-in models."),
    click.option(
        "--concept",
        "concepts",
        metavar="NAME",
        multiple=True,
        help="Only this: nash, gmr, smr, seq, sseq, sim, l_2, ...; may be given again.",
    ),
    click.option(
        "--why",
        "--explain",
        "why",
        metavar="OUTCOME",
        help="Who would leave it, what deters them, and what they could make of that. A number, a "
        'state, or terms parted by commas or `and`: "treaty = full and arms = few".',
    ),
    click.option(
        "--want",
        metavar="OUTCOME",
        help="What would have to change for it to hold; OUTCOME as for --why.",
    ),
    click.option("--coalitions", is_flag=True, help="Who would leave an equilibrium together."),
    click.option(
        "--pareto",
        is_flag=True,
        help="Of coalitions: also where some member gains and none loses.",
    ),
    click.option("--paths", is_flag=True, help="What is reached from the status quo, and how."),
    click.option(
        "--rule",
        type=click.Choice(["legal", "each_opponent_once"]),
        default="legal",
        show_default=True,
        help="Of answers: as the literature has it, or as some other programs do.",
    ),
    click.option(
        "--limit",
        type=click.IntRange(0),
        metavar="N",
        help="At most so many outcomes, departures (--coalitions) and ways (--paths).",
    ),
    click.option("--svg", metavar="FILE", help="Draw the graph of moves."),
    click.option("--write-csv", metavar="FILE", help="Write the model as a table."),
)
