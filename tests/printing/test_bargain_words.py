from detente.exchange.models import load_model
from detente.printing.bargain_words import bargain_text, notes
from detente.printing.bargaining import bargained


def told(**changes):
    """Return the words on the barter with some of the JSON changed."""
    data, _ = bargained(load_model("barter"), procedure=None, limit=None, rounds=1)
    return bargain_text("T", {**data, **changes}, None, None)


def test_a_rounded_frontier_says_by_how_much():
    said = told(frontier_exact=False, frontier_slack={"bill": 0.25, "jack": 0.5})

    assert "Guaranteed: whatever outcome is efficient" in said
    assert "less to each party: bill 0.25, jack 0.5." in " ".join(said.split())


def test_a_searched_frontier_claims_no_completeness():
    said = told(frontier_complete=False, outcomes=None, zone_size=None)

    assert "not counted; 11 efficient utility vectors found by search" in said
    assert "the zone is too large to be counted" in said


def test_who_gains_nothing_anywhere_is_named():
    solved = {"outcome": {}, "utility": {}, "tied": [], "left_out": ["jack"]}

    assert "gains nothing anywhere: jack" in told(nash=solved)


def test_a_warning_is_a_note_below_an_empty_line():
    assert notes({"warnings": ["mind this"]}) == ["", "Note: mind this"]


def test_the_first_rows_of_the_frontier_have_their_terms():
    lines = told().split("Efficient and acceptable")[1].splitlines()[1:]

    named = [line for line in lines if " = " in line]
    assert lines[1] == named[0]
    assert named[0].strip().startswith("book = ")
    assert sum(line.strip()[:1].isdigit() for line in lines) == 7
