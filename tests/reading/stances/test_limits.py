"""What "is not negotiable" says: held or demanded it stays, refused it stays refused."""

import pytest


def limits(found, text):
    """Return the last position as "issue.option stance", and whether it is a red line."""
    last = found(text)[0][-1]
    return f"{last.issue}.{last.option} {last.stance}", last.red_line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"Our sovereignty is not negotiable," Georgia\'s president said.', "territory.None 2"),
        (
            '"The independence of Ukraine is not negotiable," Ukraine\'s president said.',
            "autonomy.independence 2",
        ),
        ("Enrichment is non-negotiable, Iran's president said.", "nuclear_programme.keep 2"),
        (
            """The Polisario Front demanded independence.
            "Independence is not negotiable," the Polisario Front said.""",
            "autonomy.independence 2",
        ),
        (
            """Morocco rejected independence for Western Sahara.
            "Independence is not negotiable," Morocco's foreign minister said.""",
            "autonomy.independence -2",
        ),
    ],
)
def test_a_limit_goes_the_way_that_is_held_demanded_or_refused(found, text, wanted):
    assert limits(found, text) == (wanted, True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            '"Autonomy, yes. Independence is not negotiable," Spain\'s prime minister said.',
            "autonomy.independence 0",
        ),
        ("Disarmament is not negotiable, Hamas said.", "arms.disarm 0"),
        (
            "Greenland's independence is not negotiable, Denmark's prime minister said.",
            "autonomy.independence 0",
        ),
        ('"A ceasefire is not negotiable," Mali\'s president said.', "ceasefire.None 0"),
    ],
)
def test_a_limit_of_which_nobody_tells_the_side_is_open_and_never_a_demand(found, text, wanted):
    assert limits(found, text) == (wanted, True)


def test_what_is_not_for_sale_stays(found):
    told = found('"The right to self-determination is not for sale," Armenia\'s president said.')

    assert [(one.issue, one.stance > 0) for one in told[0]] == [("autonomy", True)]
