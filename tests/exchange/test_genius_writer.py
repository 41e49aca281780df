import dataclasses
import tempfile
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.frontier import frontier
from detente.exchange.bargaining_model import BargainingModel, Wants
from detente.exchange.genius import read_genius
from detente.exchange.genius_writer import write_genius
from detente.exchange.model_file import read_model
from detente.samples.models import bargaining_models

hundredth = st.integers(-300, 300).map(lambda n: Fraction(n, 100))
share = st.integers(0, 100).map(lambda n: Fraction(n, 100))


@st.composite
def models(draw, value=share):
    """Draw a model of two parties over up to three issues."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    wants = [
        Wants(
            party=party,
            weights=tuple(draw(share) for _ in sizes),
            values=tuple(tuple(draw(value) for _ in range(size)) for size in sizes),
            reservation=draw(share),
            discount=draw(share),
        )
        for party in ("a", "b<&")
    ]
    return BargainingModel(
        title="t",
        issues=tuple(f'"i" & {at}' for at in range(len(sizes))),
        options=tuple(tuple(f"<o{at}>" for at in range(size)) for size in sizes),
        wants=tuple(wants),
    )


def test_that_somebody_has_no_veto_is_lost_and_said():
    party = Wants(party="a", weights=(Fraction(1),), values=((Fraction(1),),))
    third = dataclasses.replace(party, party="c", role="mediator")
    model = BargainingModel(
        title="t",
        issues=("i",),
        options=(("o",),),
        wants=(party, dataclasses.replace(party, party="b"), third),
    )

    assert write_genius(model)[1] == ("that c has no veto is left out",)


def written_and_read(model):
    """Write a model as a scenario and read it back."""
    files, lost = write_genius(model)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        return read_genius(Path(folder)), lost


@given(model=models())
def test_values_between_0_and_1_come_back_unchanged(model):
    back, _ = written_and_read(model)

    assert (back.issues, back.options) == (model.issues, model.options)
    for one, other in zip(back.wants, model.wants, strict=True):
        assert (one.weights, one.values) == (other.weights, other.values)
        assert (one.reservation, one.discount) == (other.reservation, other.discount)


@given(model=models(value=hundredth))
def test_other_values_are_shifted_and_scaled_so_that_the_same_outcomes_are_efficient(model):
    back, lost = written_and_read(model)

    found, expected = frontier(back.problem), frontier(model.problem)

    shifted = any(min(row) < 0 for wants in model.wants for row in wants.values)
    assert any("shifted" in line for line in lost) == shifted
    gains = [rows.max(axis=0) - rows.min(axis=0) for rows in (found.rows, expected.rows)]
    assert abs(gains[0] - gains[1]).max() <= len(model.issues) * 2


def test_what_a_scenario_cannot_hold_is_told():
    text = bargaining_models()["river"].read_text(encoding="utf-8")

    _, lost = write_genius(read_model(text))

    assert lost[:4] == (
        "pair terms are left out",
        "impossible combinations are left out",
        "red lines are left out",
        "the status quo is left out",
    )
    assert "utilities of upstream" not in " ".join(lost)


def test_a_reservation_value_below_all_outcomes_becomes_none():
    low = Wants(
        party="a", weights=(Fraction(1),), values=((Fraction(0), Fraction(1)),),
        reservation=Fraction(-1),
    )  # fmt: skip
    model = BargainingModel(
        title="t", issues=("i",), options=(("n", "y"),), wants=(low, low),
    )  # fmt: skip

    back, lost = written_and_read(
        dataclasses.replace(model, wants=(low, dataclasses.replace(low, party="b")))
    )

    assert [one.reservation for one in back.wants] == [0, 0]
    assert "the reservation value of a is below all outcomes: it is 0" in lost
