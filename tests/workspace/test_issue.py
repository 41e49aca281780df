"""One issue with all that was said of it."""

import pytest
import quarrel

from detente.errors import NotFoundError
from detente.workspace.issue import issue_screen


def test_an_issue_has_its_row_its_options_and_its_quotes_in_order():
    screen = issue_screen(quarrel.known(), "ceasefire")

    assert screen.settled_by == ("Northland", "Southland")
    assert len(screen.options) == 2
    assert [one.stance for one in screen.quotes] == [1, 2, -2, 1]
    assert len(screen.conflicts) == 1


def test_what_is_no_term_has_no_options():
    screen = issue_screen(quarrel.known(), "territory:the harbour")

    assert screen.options == ()
    assert screen.row.remark == "no term of the model"


def test_an_issue_that_nobody_knows_is_not_found():
    with pytest.raises(NotFoundError, match="an issue nothing"):
        issue_screen(quarrel.known(), "nothing")
