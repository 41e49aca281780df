import pytest


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Egypt demanded that Sudan open the port.", ("sudan",)),
        ("Egypt demanded the withdrawal of Sudan from the port.", ("sudan",)),
        ("Chad threatened to bomb Niger.", ("niger",)),
        ("France agreed to provide aid for Lebanon.", ("lebanon",)),
        ("Egypt condemned the raid by Iran on Lebanon.", ("iran",)),
        ("Egypt turned down an offer of talks from Sudan.", ("sudan",)),
        ("Students marched to demand the resignation of Anwar Sadat.", ("sadat",)),
        ("Students marched in Cairo in defiance of Sudan.", ("sudan",)),
        ("Iraq was attacked by Iran.", ("iraq",)),
        ("Egypt imposed a ban after the visit of Iran.", ()),
    ],
)
def test_whom_a_deed_is_about_receives_it(told, text, recipients):
    assert told(text)[0].recipients == recipients


def test_those_who_act_are_not_their_own_recipients(told):
    (event,) = told("Egypt vowed that Egypt would shell Chad.")

    assert (event.actors, event.recipients) == (("egypt",), ("chad",))
