from detente.preference import Contribution, Estimate, Value, issue_key


def test_a_value_adds_up_its_counts_and_weighs_only_evidence():
    counts = (
        Contribution(source="prior", weight=0.0, counts_for=1.0, counts_against=1.0),
        Contribution(source="presumption", weight=0.5, counts_for=0.0, counts_against=1.5),
        Contribution(source="a:p01", weight=0.8, counts_for=6.0, counts_against=2.0),
    )
    value = Value(
        party="north",
        issue=issue_key("truce", None),
        option="yes",
        counts=counts,
        estimate=Estimate(low=0.1, mode=0.5, high=0.9),
    )

    assert (value.alpha, value.beta, value.weight) == (7.0, 4.5, 0.8)


def test_an_issue_and_its_target_are_one_name():
    assert issue_key("territory", "East") == "territory:East"
    assert issue_key("truce", None) == "truce"
