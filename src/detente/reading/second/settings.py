"""The settings of a language model: from a TOML file and the environment; the key never shown."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from detente.errors import ModelSettingsError
from detente.folders import cache_folder
from detente.reading.second.endpoint import Endpoint, endpoint_of

Structured = Literal["json_schema", "json_object", "none"]
_VARIABLES = {
    "url": "DETENTE_MODEL_URL",
    "model": "DETENTE_MODEL",
    "consent": "DETENTE_MODEL_CONSENT",
    "cache": "DETENTE_MODEL_CACHE",
    "key_file": "DETENTE_MODEL_KEY_FILE",
}
FILE, KEY = "DETENTE_MODEL_SETTINGS", "DETENTE_MODEL_KEY"
_HINT = (
    "Set DETENTE_MODEL_URL and DETENTE_MODEL, or name a TOML file that has url and model: "
    "--model-settings FILE."
)
_RANGES: Mapping[str, tuple[float, float]] = {
    "timeout": (0.05, 3_600),
    "budget": (0.05, 86_400),
    "attempts": (1, 10),
    "concurrency": (1, 16),
    "most_characters": (500, 200_000),
    "most_bytes": (1_000, 20_000_000),
    "temperature": (0, 2),
}
_LONGEST_KEY, _LONGEST_NAME, _LARGEST_FILE = 4_000, 200, 100_000


class Secret:
    """A key. It shows as three stars wherever it is printed, and is given out in one place."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        """Return three stars."""
        return "***"

    def reveal(self) -> str:
        """Return the key, for the header of a request."""
        return self._value

    def __reduce__(self) -> str:
        """Refuse to be written anywhere."""
        raise TypeError("a key is not written anywhere")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """Which language model is asked, and within which bounds.

    Seconds for one request (``timeout``) and for a whole run (``budget``); ``consent`` is the
    host to which texts may be sent; ``cache`` the folder of kept answers, None to keep none.
    """

    endpoint: Endpoint
    model: str
    key: Secret | None = None
    consent: str | None = None
    cache: Path | None = None
    timeout: float = 120.0
    budget: float = 1_800.0
    attempts: int = 4
    concurrency: int = 2
    most_characters: int = 24_000
    most_bytes: int = 2_000_000
    temperature: float | None = 0.0
    structured: Structured = "json_schema"

    @property
    def reader(self) -> str:
        """Return the name by which items name this reader."""
        return f"model:{self.model}"


def load_settings(
    path: str | Path | None = None, environment: Mapping[str, str] | None = None
) -> ModelSettings:
    """Return the settings; the environment outranks the file.

    Raises
    ------
    ModelSettingsError
        If they do not name an endpoint and a model, or one of them cannot be used.
    """
    given = os.environ if environment is None else environment
    source = path or given.get(FILE) or None
    found = {} if source is None else _from_file(Path(source))
    found |= {name: given[key] for name, key in _VARIABLES.items() if given.get(key)}
    url, model = found.pop("url", None), found.pop("model", None)
    if not url or not model:
        raise ModelSettingsError(
            f"no language model is set: the {'model' if url else 'address'} is missing", hint=_HINT
        )
    endpoint, key = endpoint_of(str(url)), _key(found.pop("key_file", None), given)
    _refuse_open_key(endpoint, key)
    found["cache"] = _cache(found.get("cache"), given)
    return ModelSettings(endpoint=endpoint, model=_name(str(model)), key=key, **found)


def _from_file(path: Path) -> dict[str, Any]:
    """Return the settings of a TOML file, each of its kind and within its range."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise ModelSettingsError(f"{path} is too large to be settings")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not TOML"
        raise ModelSettingsError(f"{path} cannot be read as settings: {reason}") from None
    if "key" in data:
        raise ModelSettingsError(
            f"{path} holds a key, which may be shown to whoever reads the settings",
            hint="Put the key into a file of its own, and its path into key_file.",
        )
    known = {one.name for one in fields(ModelSettings)} - {"endpoint", "key"} | {"url", "key_file"}
    for name, value in data.items():
        if name not in known:
            raise ModelSettingsError(
                f"{path}: there is no setting {name!r}",
                hint=f"They are {', '.join(sorted(known))}.",
            )
        _check(name, value, path)
    if "key_file" in data:
        data["key_file"] = path.parent / data["key_file"]
    if data.get("temperature") == "none":
        data["temperature"] = None
    return data


def _check(name: str, value: object, path: Path) -> None:
    """Refuse a setting of the wrong kind or outside its range."""
    if name not in _RANGES:
        allowed = get_args(Structured) if name == "structured" else None
        if not isinstance(value, str) or (allowed and value not in allowed):
            wanted = " or ".join(allowed) if allowed else "text"
            raise ModelSettingsError(f"{path}: {name} is not {wanted}")
        return
    low, high = _RANGES[name]
    if name == "temperature" and value == "none":
        return
    whole = name in {"attempts", "concurrency", "most_characters", "most_bytes"}
    kinds = (int,) if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
        number = "whole number" if whole else "number"
        raise ModelSettingsError(f"{path}: {name} is not a {number} from {low:g} to {high:g}")


def _name(model: str) -> str:
    """Return a model's name, unless it is one that could not be printed."""
    if len(model) > _LONGEST_NAME or not model.isprintable() or not model.strip():
        raise ModelSettingsError("the model's name has characters that a name cannot have")
    return model.strip()


def _key(path: object, given: Mapping[str, str]) -> Secret | None:
    """Return the key from the environment, else from its file, or None; never show it."""
    key = given.get(KEY, "").strip()
    if not key and path is not None:
        try:
            with Path(str(path)).expanduser().open(encoding="utf-8") as file:
                key = file.read(_LONGEST_KEY + 1).strip()
        except (OSError, UnicodeDecodeError):
            raise ModelSettingsError(f"the key's file {path} cannot be read") from None
    if len(key) > _LONGEST_KEY or not all("!" <= one <= "~" for one in key):
        raise ModelSettingsError("the key holds characters that a key cannot have") from None
    return Secret(key) if key else None


def _refuse_open_key(endpoint: Endpoint, key: Secret | None) -> None:
    """Refuse to send a key to another machine without encryption."""
    if key is not None and not endpoint.encrypted and not endpoint.loopback:
        raise ModelSettingsError(
            f"the key would go to {endpoint.host} unencrypted", hint="Use an address with https."
        )


def _cache(value: object, given: Mapping[str, str]) -> Path | None:
    """Return the folder of kept answers: the one that is set, or the user's own; None for none."""
    if value == "none":
        return None
    if value:
        return Path(str(value)).expanduser()
    return cache_folder("answers", given)
