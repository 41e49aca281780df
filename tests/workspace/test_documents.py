"""The list of documents, and the next one to review."""

import datetime as dt

from detente.workspace.documents import documents_screen, next_document


def test_documents_stand_newest_first_with_what_was_found_in_them(shelf):
    rows = documents_screen(shelf.evidence()).rows

    assert [(one.title, one.positions, one.statements) for one in rows] == [
        ("A second day", 1, 1),
        ("Envoys meet in the old mint", 2, 3),
    ]


def test_what_was_published_later_is_not_in_the_list_of_a_day(shelf):
    rows = documents_screen(shelf.evidence(dt.date(2031, 3, 5))).rows

    assert [one.title for one in rows] == ["Envoys meet in the old mint"]


def test_the_next_document_is_one_in_which_something_is_left(shelf, reading):
    following = next_document(shelf, reading, None)
    assert (following.title, following.to_review) == ("A second day", 2)

    for one in shelf.case.items(following.id):
        shelf.case.confirm(one.item_id)

    assert next_document(shelf, reading, None) is None
