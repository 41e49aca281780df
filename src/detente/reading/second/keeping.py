"""Answers kept by text, prompt and model, so that a rerun asks nothing and gives the same."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from detente.errors import StorageError
from detente.reading.second.answer import Answer, read_answer
from detente.reading.second.strict import loads

_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The answers of one model to one prompt, in a folder that only its owner reads."""

    folder: Path | None
    model: str
    prompt_sha: str

    def find(self, asked: str) -> Answer | None:
        """Return the answer to a text, checked again, or None if none is kept whole."""
        path = self._path(asked)
        try:
            if path is None or path.stat().st_size > _LARGEST:
                return None
            data = loads(path.read_text(encoding="utf-8"))
            if data["key"] != self._key(asked):
                return None
            answer = read_answer(json.dumps(data["answer"]))
            return replace(answer, malformed=answer.malformed + int(data["malformed"]))
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def keep(self, asked: str, answer: Answer) -> None:
        """Keep the items of an answer that passed the schema; whole or not at all."""
        path = self._path(asked)
        if path is None:
            return
        data = {"key": self._key(asked), "answer": answer.plain, "malformed": answer.malformed}
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False, sort_keys=True)
            Path(unfinished).replace(path)
        except OSError as error:
            raise StorageError(
                f"the answers cannot be kept in {path.parent}: {error.strerror}",
                hint='Set another folder, or cache = "none": DETENTE_MODEL_CACHE=none.',
            ) from error

    def _key(self, asked: str) -> dict[str, str]:
        """Return what an answer belongs to."""
        text_sha = hashlib.sha256(asked.encode()).hexdigest()
        return {"text_sha": text_sha, "prompt_sha": self.prompt_sha, "model": self.model}

    def _path(self, asked: str) -> Path | None:
        """Return the file of an answer, or None where none are kept."""
        if self.folder is None:
            return None
        name = json.dumps(self._key(asked), sort_keys=True)
        return self.folder / f"{hashlib.sha256(name.encode()).hexdigest()}.json"
