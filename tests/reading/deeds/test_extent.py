import pytest

from detente.reading.deeds.extent import clause_of


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        (
            "Sudan turned down the plan a day after rebel shelling killed four people.",
            "killed",
            "after rebel shelling killed four people",
        ),
        ("Egypt left, and Sudan shelled the town.", "shelled", "Sudan shelled the town"),
        (
            "The Taliban rejected the truce after fighting killed 20 in Kunduz.",
            "rejected",
            "The Taliban rejected the truce",
        ),
    ],
)
def test_a_clause_is_cut_out_of_its_sentence(nlp, text, verb, words):
    token = next(one for one in nlp(text) if one.text == verb)

    kept = clause_of(token, whole=False)

    assert text[kept[0].idx : kept[-1].idx + len(kept[-1])] == words
