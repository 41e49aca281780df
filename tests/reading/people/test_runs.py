import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Colonel Arkady Borisovich Velin read the order.", "Arkady Borisovich Velin"),
        ("Teodor Ilves, then the defence minister of Estonia, spoke.", "Teodor Ilves"),
        ("María Elena Rojas Cárdenas, the mediator, spoke.", "María Elena Rojas Cárdenas"),
        ("“It is over,” Oumar Keita Dembele said.", "Oumar Keita Dembele"),
    ],
)
def test_a_run_of_capitals_is_one_persons_name(scene, text, name):
    said = scene(text, None)

    assert name in [actor.name for actor in said.cast.actors if actor.kind == "person"]


@pytest.mark.parametrize("text", ["HALT, he said.", "The Winter Accord failed."])
def test_capitals_alone_make_no_person(scene, text):
    assert [one for one in scene(text).cast.actors if one.kind == "person"] == []
