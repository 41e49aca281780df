"""Which stretches hold a character: as if each were asked."""

from hypothesis import given
from hypothesis import strategies as st

from detente.reading.covering import Covering

PLACES = st.integers(0, 12)
STRETCHES = st.lists(st.tuples(PLACES, PLACES), max_size=12)


@given(stretches=STRETCHES, place=st.integers(-2, 14))
def test_a_character_is_held_by_the_stretches_that_say_so_when_asked(stretches, place):
    covering = Covering((start, end, n) for n, (start, end) in enumerate(stretches))

    asked = tuple(n for n, (start, end) in enumerate(stretches) if start <= place < end)
    assert covering.at(place) == asked
