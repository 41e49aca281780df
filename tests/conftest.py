"""What tests of several rooms share: the parser, loaded once."""

import pytest

from detente.reading.pipeline import load_pipeline


@pytest.fixture(scope="session")
def nlp():
    """Return the pinned parser."""
    return load_pipeline()
