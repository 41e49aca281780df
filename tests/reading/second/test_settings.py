"""Settings come from a file and the environment; the key is shown nowhere."""

import copy
import json
import pickle
import traceback

import pytest

from detente.errors import ModelSettingsError
from detente.reading.second.settings import Secret, load_settings

CANARY = "canary-key-5b1f"
ENVIRONMENT = {"DETENTE_MODEL_URL": "http://127.0.0.1:8080/v1", "DETENTE_MODEL": "small"}


@pytest.fixture
def file_of(tmp_path):
    def make(text, name="model.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def test_the_environment_is_enough():
    settings = load_settings(None, ENVIRONMENT)

    assert (settings.model, settings.endpoint.host) == ("small", "127.0.0.1")
    assert (settings.key, settings.consent) == (None, None)
    assert settings.reader == "model:small"


def test_a_file_is_enough_and_names_the_keys_file_beside_it(file_of):
    file_of(CANARY + "\n", "key.txt")
    path = file_of(
        'url = "https://m.example/v1"\nmodel = "big"\nkey_file = "key.txt"\ntimeout = 5\n'
        'consent = "m.example"\ntemperature = "none"\ncache = "none"\n'
    )

    settings = load_settings(path, {})

    assert settings.key.reveal() == CANARY
    assert (settings.timeout, settings.temperature, settings.cache) == (5, None, None)
    assert settings.consent == "m.example"


def test_the_environment_outranks_the_file(file_of):
    path = file_of('url = "https://m.example/v1"\nmodel = "big"\n')

    settings = load_settings(None, {**ENVIRONMENT, "DETENTE_MODEL_SETTINGS": str(path)})

    assert (settings.model, settings.endpoint.host) == ("small", "127.0.0.1")


def test_answers_are_kept_in_the_users_cache_unless_another_folder_is_named(tmp_path):
    own = load_settings(None, {**ENVIRONMENT, "XDG_CACHE_HOME": str(tmp_path)})
    named = load_settings(None, {**ENVIRONMENT, "DETENTE_MODEL_CACHE": str(tmp_path / "x")})

    assert own.cache == tmp_path / "detente" / "answers"
    assert named.cache == tmp_path / "x"


@pytest.mark.parametrize("lacking", list(ENVIRONMENT))
def test_without_address_or_model_nothing_is_set(lacking):
    given = {name: one for name, one in ENVIRONMENT.items() if name != lacking}

    with pytest.raises(ModelSettingsError, match="no language model is set"):
        load_settings(None, given)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("timeout = 0", "timeout is not a number"),
        ("timeout = nan", "timeout is not a number"),
        ('attempts = "many"', "attempts is not a whole number"),
        ("attempts = 2.5", "attempts is not a whole number"),
        ("concurrency = true", "concurrency is not"),
        ("temperatures = 1", "no setting 'temperatures'"),
        ('structured = "xml"', "structured is not json_schema or"),
        ("model = 7", "model is not text"),
        ('key = "canary-key-5b1f"', "holds a key"),
        ("= broken", "not TOML"),
    ],
)
def test_a_setting_that_cannot_be_is_named(file_of, line, said):
    path = file_of(f'url = "http://127.0.0.1:1"\n{line}\n')

    with pytest.raises(ModelSettingsError, match=said) as caught:
        load_settings(path, {"DETENTE_MODEL": "m"})

    assert CANARY not in f"{caught.value} {caught.value.hint}"


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ModelSettingsError, match="cannot be read as settings"):
        load_settings(tmp_path / "no.toml", ENVIRONMENT)


@pytest.mark.parametrize("name", ["m\nm", "\u001b[31m", " ", "m" * 300])
def test_a_models_name_can_be_printed(name):
    with pytest.raises(ModelSettingsError, match="name"):
        load_settings(None, {**ENVIRONMENT, "DETENTE_MODEL": name})


@pytest.mark.parametrize("key", [f"{CANARY}\r\nX: y", f"{CANARY} b", f"{CANARY}é", CANARY * 400])
def test_a_key_that_no_header_can_hold_is_refused_and_not_shown(key):
    with pytest.raises(ModelSettingsError, match="key") as caught:
        load_settings(None, {**ENVIRONMENT, "DETENTE_MODEL_KEY": key})

    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_a_keys_file_that_cannot_be_read_is_said(tmp_path):
    given = {**ENVIRONMENT, "DETENTE_MODEL_KEY_FILE": str(tmp_path / "none")}

    with pytest.raises(ModelSettingsError, match="key's file"):
        load_settings(None, given)


def test_a_key_is_not_sent_to_another_machine_in_the_open():
    given = {**ENVIRONMENT, "DETENTE_MODEL_URL": "http://m.example", "DETENTE_MODEL_KEY": CANARY}

    with pytest.raises(ModelSettingsError, match="unencrypted"):
        load_settings(None, given)


@pytest.mark.parametrize("shown", [repr, str, "{}".format, "{!r}".format, lambda one: f"{[one]}"])
def test_a_key_shows_as_stars(shown):
    settings = load_settings(None, {**ENVIRONMENT, "DETENTE_MODEL_KEY": CANARY})

    assert CANARY not in shown(settings.key) + shown(settings)
    assert "***" in shown(settings)


@pytest.mark.parametrize("writer", [pickle.dumps, json.dumps, copy.deepcopy])
def test_a_key_is_written_nowhere(writer):
    with pytest.raises(TypeError):
        writer(Secret(CANARY))
