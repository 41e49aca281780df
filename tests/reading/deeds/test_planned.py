import pytest


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sudan will withdraw from the town on Friday.", None),
        ("Egypt and Israel will meet in Cairo on Monday.", "2024-05-13"),
        ("Egypt and Israel will meet in Cairo on Monday if the truce holds.", None),
        ("Egypt said on Friday it would free the sailors on Tuesday.", "2024-05-10"),
        ("Egypt freed the sailors on Friday.", "2024-05-10"),
    ],
)
def test_a_deed_to_come_has_the_day_of_its_promise(told, text, day):
    (event,) = told(text)

    assert event.on.date == day


def test_the_words_of_the_day_to_come_are_kept(told):
    (event,) = told("Sudan will withdraw from the town on Friday.")

    assert (event.on.precision, event.on.text) == ("none", "Friday")
