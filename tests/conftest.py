"""What tests of several rooms share: the parser, loaded once."""

import pytest
from hypothesis import settings

from detente.reading.pipeline import load_pipeline

settings.register_profile("unhurried", deadline=None)  # no test is timed
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def nlp():
    """Return the pinned parser."""
    return load_pipeline()
