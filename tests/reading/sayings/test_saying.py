"""A saying and its parts."""

from detente.reading.sayings.saying import Saying


def test_a_saying_runs_from_its_first_part_to_its_last(scene):
    head = scene("He said no.").token("said")

    saying = Saying(cue=None, head=head, cue_range=(3, 7), content=((8, 10),), source_range=(0, 2))

    assert saying.extent == (0, 10)
    assert saying.start == 8
    assert saying.says(9)
    assert not saying.says(10)
