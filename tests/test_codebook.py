import pytest

from detente.codebook import codes_of, parties_of, shipped_codes
from detente.model.issues import load_issues

OWN = """
[[party]]
id = "islanders"

[[issue]]
id = "bridge"
option = [{ id = "toll" }]

[[issue]]
id = "ceasefire"
option = [{ id = "at_sea" }]
"""


def test_the_codebook_has_the_issues_and_options_of_the_model():
    kinds = load_issues().kinds

    assert {name: set(row.options) for name, row in kinds.items()} == {
        name: options - {"as_is", "left_open"} for name, options in shipped_codes().items()
    }


def test_a_template_adds_its_own_issues_and_options():
    codes = codes_of(OWN)

    assert "toll" in codes["bridge"]
    assert {"at_sea", "limited"} <= codes["ceasefire"]
    assert codes_of(None) == shipped_codes()


@pytest.mark.parametrize(("text", "known"), [(OWN, {"islanders"}), (None, set())])
def test_a_template_names_its_parties(text, known):
    assert parties_of(text) == known
