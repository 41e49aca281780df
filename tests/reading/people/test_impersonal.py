import pytest


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Serbia will send engineers. It promised steel.", "It", "serbia"),
        ("Serbia said Croatia will send engineers. It promised steel.", "It", None),
        ("Serbia published the report. It was long.", "It", None),
        ("The report angered Serbia. It says too little.", "It", None),
        ("Serbia and Croatia agreed. It wants more.", "It", None),
        ("Serbia agreed.\nIt wants more.", "It", None),
        ("Serbia agreed, and it wants more.", "it", "serbia"),
        ("Two Omani officials left. They promised to return.", "They", "omani_officials"),
        ("Two Omani officials met farmers. They want rain.", "They", None),
        ("Serbia agreed. They were asked twice.", "They", None),
    ],
)
def test_it_and_they_are_the_body_that_the_text_is_about_or_nobody(scene, text, word, who):
    assert scene(text).who(word) == who
