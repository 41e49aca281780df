"""Opening: the case that is named, else the built-in one, which is made once."""

import pytest
from harbour import make_harbour

from detente import dossier
from detente.errors import CaseError
from detente.workspace.opening import DEMO, case_to_open


def test_a_named_case_is_opened_with_or_without_its_ending(tmp_path):
    path, *_ = make_harbour(tmp_path)

    assert case_to_open(str(path)) == case_to_open(str(path.with_suffix(""))) == path


def test_a_case_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CaseError):
        case_to_open(str(tmp_path / "nothing"))


def test_the_built_in_case_is_made_where_it_is_missing_and_only_there(tmp_path, monkeypatch):
    asked = []

    def made(_, *, progress=None):
        asked.append(progress)
        path, *_ = make_harbour(tmp_path)
        return path.rename(tmp_path / f"{DEMO}.detente"), None, None

    monkeypatch.setattr(dossier, "make_demo", made)

    first = case_to_open(None, folder=str(tmp_path))
    again = case_to_open(None, folder=str(tmp_path))

    assert first == again
    assert len(asked) == 1
