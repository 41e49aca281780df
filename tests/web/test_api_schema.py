"""The API keeps its own description: asked everything that it allows, and much that it does not.

``just api-fuzz`` asks a hundred examples of each operation; the suite asks fewer.
"""

import os
import shutil

import pytest
from harbour import first_reading

from detente.web.api.listing import DOCUMENT
from detente.web.app import make_app

schemathesis = pytest.importorskip("schemathesis")
engine = pytest.importorskip("schemathesis.engine")

EXAMPLES = int(os.environ.get("API_EXAMPLES", "10"))
HOST = {"Host": "127.0.0.1"}
# What is well formed can still mean nothing: an unknown party, a text that is no article.
MEANINGLESS = ["2xx", 403, 404, 409, 422]
CONFIG = {
    "headers": HOST,
    "workers": 1,
    "generation": {"max-examples": EXAMPLES, "deterministic": EXAMPLES < 100, "database": "none"},
    "checks": {"positive_data_acceptance": {"expected-statuses": MEANINGLESS}},
}
# A part of a form is text or a file: a file of another "type" cannot be told from a file.
FORM = "POST /api/articles/file: Schema-violating request accepted"
PHASES = {"examples", "coverage", "fuzzing", "stateful"}


def bare(article):
    """Return a reading that found nothing."""
    return type(first_reading())(article=article, reader_version="quick")


@pytest.fixture(name="described", scope="module")
def _described(harbour, tmp_path_factory):
    """Describe the API of a case whose articles are read by a reader that is quick."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.reading.pipeline.load_pipeline", lambda: None)
        patch.setattr("detente.reading.reader.read", lambda article, _: bare(article))
        folder = tmp_path_factory.mktemp("described")
        app = make_app(shutil.copy(harbour[0], folder / "harbour.detente"))
        config = schemathesis.config.SchemathesisConfig.from_dict(CONFIG)
        yield schemathesis.openapi.from_asgi(DOCUMENT, app, config=config, headers=HOST)


def failures(event):
    """Yield what an event tells of failed checks and of errors."""
    if hasattr(event, "recorder"):
        for checks in event.recorder.checks.values():
            for one in checks:
                if one.failure_info is not None:
                    told = f"{event.recorder.label}: {one.failure_info.failure}"
                    if not told.startswith(FORM):
                        yield told
    if "Error" in type(event).__name__:
        yield str(event.info)


def test_no_request_is_answered_otherwise_than_described(described):
    wrong, phases = [], set()
    for event in engine.from_schema(described).execute():
        wrong += failures(event)
        if type(event).__name__ == "PhaseFinished" and event.status != engine.Status.SKIP:
            phases.add(event.phase.name.value)

    assert wrong == []
    assert phases >= PHASES
