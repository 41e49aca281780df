"""What is supposed, advised, unlikely, unsaid or yet to be done is nobody's acceptance."""

import pytest

NOTHING = [
    # supposed, wished, advised
    "Say Egypt accepted a ceasefire.",
    "Suppose Freedonia agreed to withdraw its troops.",
    "Suppose Egypt agreed to withdraw its troops from Sinai.",
    "Imagine that Egypt agreed to disarm the militias.",
    "Let us suppose that Egypt accepted a ceasefire.",
    "Assuming Egypt accepts a ceasefire, talks could start.",
    "What if Egypt agreed to withdraw its troops?",
    "If only Egypt had accepted the ceasefire.",
    "I wish Egypt accepted a ceasefire.",
    "Had Egypt accepted a ceasefire, the war would be over.",
    "Were Egypt to accept a ceasefire, the war would end.",
    "Should Egypt accept a ceasefire, the war would end.",
    "Egypt should have accepted the plan in May.",
    "Egypt could have accepted the ceasefire.",
    "Egypt could have accepted the ceasefire, the Sudanese president said.",
    "Egypt ought to accept a permanent ceasefire and withdraw from Sinai.",
    "Egypt needs to accept a ceasefire and release all the prisoners.",
    "Egypt needs a ceasefire.",
    "Egypt had better accept a ceasefire.",
    "Egypt would do well to accept a ceasefire.",
    "Egypt would be wise to accept a ceasefire.",
    "Egypt may have to accept a ceasefire.",
    "It is time Egypt accepted a ceasefire.",
    "It is time for Egypt to accept a ceasefire.",
    # not done, not likely, too much
    "Egypt has yet to accept the proposal.",
    "Egypt has not yet accepted the proposal.",
    "Egypt was about to accept a ceasefire when the bombs fell.",
    "Egypt almost accepted a ceasefire.",
    "Egypt nearly agreed to a ceasefire.",
    "Egypt is unlikely to accept a ceasefire.",
    "It is unlikely that Egypt will accept a ceasefire.",
    "Egypt is too weak to accept a ceasefire.",
    "Egypt has been unable to accept a ceasefire.",
    "Egypt cannot bring itself to accept a ceasefire.",
    "Egypt pretended to accept a ceasefire.",
    "Egypt is a long way from accepting a ceasefire.",
    "Egypt was asked to accept a ceasefire.",
    "Egypt came under pressure to accept a ceasefire.",
    # unsaid, disbelieved
    "Egypt refused to say whether it would accept the truce.",
    "Egypt refused to confirm that it accepts a ceasefire.",
    "Egypt stopped short of saying that it would accept a ceasefire.",
    "Nobody in Lebanon believes that Egypt accepts a ceasefire.",
    "Few in Cairo believe that Egypt will accept a ceasefire.",
    "It is hard to believe that Egypt will accept a ceasefire.",
    "Whether Egypt accepts a ceasefire is unclear.",
    "Sudan doubts that Egypt accepts a ceasefire.",
    "Egypt's president laughed at the idea that Egypt would accept a ceasefire.",
    '"The day Egypt accepts a ceasefire, I will eat my hat," the Sudanese president said.',
    "Egypt will accept a ceasefire when hell freezes over.",
    # passed over, given up again
    "Rather than accept a ceasefire, Egypt launched an offensive.",
    "Egypt chose war rather than accept a ceasefire.",
    "Instead of accepting a ceasefire, Egypt launched an offensive.",
    "Egypt agreed to a ceasefire but then backed out.",
    "Egypt accepted a ceasefire only to reject it a day later.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_leaves_a_thing_open_gives_no_position(found, text):
    assert found(text)[0] == []


GIVEN = [
    ("Egypt accepted a ceasefire.", 1),
    ("Egypt accepts a ceasefire.", 1),
    ("Egypt's president was quoted saying, “Egypt will accept a ceasefire.”", 1),
    ("Egypt decided to accept a ceasefire.", 2),
    ("Egypt had agreed to accept a ceasefire.", 2),
    ("Egypt is ready to accept a ceasefire.", 1),
    ("Egypt said it was ready to accept a ceasefire.", 1),
    ("Egypt would rather accept a ceasefire than fight.", 1),
    ("Egypt would sooner accept a ceasefire than lose the canal.", 1),
    ("Egypt rejected a ceasefire.", -2),
    ("Egypt refused to accept a ceasefire.", -2),
    ("Egypt declined to accept a ceasefire.", -2),
    ("Egypt never accepted a ceasefire.", -2),
    ("Egypt did not accept a ceasefire.", -2),
    ("Egypt no longer accepts a ceasefire.", -2),
    ("Egypt is reluctant to accept a ceasefire.", -1),
    ("Egypt failed to agree to a ceasefire.", -1),
    ("Egypt is not ready to accept a ceasefire.", -1),
    ("Egypt withdrew its acceptance of a ceasefire.", -1),
    ("Egypt revoked its consent to a ceasefire.", -1),
    ("Egypt reversed its acceptance of a ceasefire.", -1),
    ("Egypt would rather fight than accept a ceasefire.", -1),
    ("Egypt's president would sooner resign than accept a ceasefire.", -1),
    ("Egypt has no intention of accepting a ceasefire.", -2),
    ("Under no circumstances will Egypt accept a ceasefire.", -2),
    ("At no point will Egypt accept a ceasefire, its president said.", -2),
    ("Never will Egypt accept a ceasefire, its president said.", -2),
    ("In no way does Egypt accept a ceasefire.", -2),
    ("Neither Egypt nor its neighbours will accept a ceasefire.", -2),
    ("Egypt first accepted the ceasefire but later rejected it.", -2),
    ("Egypt initially rejected the ceasefire but then accepted it.", 1),
    ("Egypt hesitated to accept a ceasefire.", 0),
    ('"We accept the ceasefire, but not under these terms," Egypt said.', 0),
    ('"We need to accept a ceasefire," the Egyptian president said.', 2),
    ("Egypt is not opposed to a ceasefire, its president said.", 1),
]


@pytest.mark.parametrize(("text", "stance"), GIVEN)
def test_what_settles_a_thing_gives_its_position(found, text, stance):
    told = [(one.party, one.stance) for one in found(text)[0] if one.issue == "ceasefire"]
    assert told == [("egypt", stance)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Egypt should accept a ceasefire, the Sudanese president said.", 1),
        ("Egypt had better accept a ceasefire, the Sudanese president said.", 1),
        ("Egypt needs to accept a ceasefire, the Sudanese president said.", 2),
        ("Egypt should have accepted the ceasefire, the Sudanese president said.", 1),
    ],
)
def test_advice_is_the_stance_of_who_gives_it(found, text, stance):
    assert [(one.party, one.stance) for one in found(text)[0]] == [("sudan", stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Perhaps Egypt will accept a ceasefire.",
        "Egypt is likely to accept a ceasefire.",
        "Egypt might accept a ceasefire.",
        "Egypt is said to accept a ceasefire.",
    ],
)
def test_a_guess_is_never_a_partys_own_word(found, text):
    assert [one.held for one in found(text)[0]] == ["attributed"]
