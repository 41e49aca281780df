from detente.record.decisions import REASONS, Correction, Precision


def test_a_correction_holds_the_changed_fields_alone_and_none_is_a_change():
    change = Correction(stance=-1, target=None)

    assert change.changes() == {"target": None, "stance": -1}
    assert Correction().changes() == {}


def test_there_are_five_reasons_to_reject_an_item():
    assert REASONS == ("speaker", "stance", "not_a_position", "double", "other")


def test_precision_is_what_was_read_rightly_of_what_was_judged():
    some = Precision(reader="rules", reader_version="1", confirmed=3, rejected=1, corrected=1)
    none = Precision(reader="rules", reader_version="1", confirmed=0, rejected=0, corrected=0)

    assert (some.judged, some.value) == (5, 0.6)
    assert none.value is None
