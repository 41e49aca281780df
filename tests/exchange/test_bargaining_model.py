from fractions import Fraction

from detente.exchange.bargaining_model import BargainingModel, Wants, unusual_weights


def wants(party, *weights):
    """Make a party that values options 0 and 1."""
    values = ((Fraction(0), Fraction(1)),) * len(weights)
    return Wants(party=party, weights=weights, values=values)


def test_an_option_is_worth_its_value_times_the_weight_of_its_issue_on_the_grid():
    model = BargainingModel(
        title="t",
        issues=("a", "b"),
        options=(("n", "y"),) * 2,
        wants=(wants("p", Fraction(1, 3), Fraction(2, 3)), wants("q", Fraction(1), Fraction(0))),
    )

    assert [one.tolist() for one in model.problem.cells] == [
        [[0, 0], [333_333_333, 10**9]],
        [[0, 0], [666_666_667, 0]],
    ]


def test_weights_that_do_not_sum_to_one_are_found():
    half = Fraction(1, 2)

    assert unusual_weights([wants("p", half, half), wants("q", half, Fraction(1))]) == {
        "q": Fraction(3, 2)
    }
