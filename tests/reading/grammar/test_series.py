"""Series: the member before one that the parser has hung elsewhere."""

import pytest

from detente.reading.grammar.series import member_before


def member(nlp, text, word):
    doc = nlp(text)
    found = member_before(next(token for token in doc if token.text == word))
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "word", "before"),
    [
        (
            "The group wants autonomy for the north, an amnesty for its men and a cabinet seat.",
            "amnesty",
            "autonomy",
        ),
        (
            "The text wants an end to all raids on ships, the return of both crews and a fund.",
            "return",
            "end",
        ),
        (
            (
                "The envoy proposed that the troops leave within three years, that both"
                " communities share power, and that a commission deal with property."
            ),
            "share",
            "leave",
        ),
        (
            "The council called on them to stop firing, withdraw from the port and open the road.",
            "withdraw",
            "stop",
        ),
    ],
)
def test_a_lost_member_is_joined_to_the_one_before(nlp, text, word, before):
    assert member(nlp, text, word) == before


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ona, the capital, wants a truce.", "capital"),
        ("They reject the plan, a senior aide said.", "aide"),
        ("They want a truce.", "truce"),
    ],
)
def test_what_only_explains_is_no_member(nlp, text, word):
    assert member(nlp, text, word) is None
