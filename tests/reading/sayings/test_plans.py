"""Sentences that go on with a reported plan."""

from reading.told import told


def test_a_sentence_that_goes_on_with_a_plan_belongs_to_it(scene):
    text = "Officials suggest that a truce is near. That would involve freezing the front line."

    assert told(scene, text)[0][2] == [
        "that a truce is near",
        "That would involve freezing the front line",
    ]


def test_a_plan_does_not_go_on_in_another_paragraph(scene):
    text = "Officials suggest that a truce is near.\nThat would involve freezing the front line.\n"

    assert told(scene, text)[0][2] == ["that a truce is near"]


def test_a_sentence_without_a_report_before_it_belongs_to_nobody(scene):
    text = "The roads were closed. That would involve a long march."

    assert told(scene, text) == []
