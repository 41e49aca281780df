import pytest

from detente import errors


@pytest.mark.parametrize("name", [n for n in vars(errors) if n.endswith("Error")])
def test_every_error_carries_a_sentence_a_hint_and_an_exit_code(name):
    error = getattr(errors, name)("found this", hint="do that")

    assert (str(error), error.hint) == ("found this", "do that")
    assert error.exit_code in (1, 2)
