"""What tests of several rooms share: the parser, loaded once."""

import pytest
from hypothesis import settings

from detente.reading.pipeline import load_pipeline

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def nlp():
    """Return the pinned parser."""
    return load_pipeline()
