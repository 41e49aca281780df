"""What a language model is asked: fixed words and a schema, then numbered paragraphs."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.reading.second.paragraphs import Paragraph
from detente.reading.second.schema import answer_schema, options_by_issue
from detente.reading.second.settings import ModelSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Everything in a request but the paragraphs and the model's name; the same for each article.

    ``text`` is its canonical JSON, ``sha`` the sha256 of that: another word, schema or setting is
    another prompt.
    """

    text: str
    sha: str
    fixed: dict[str, Any]

    def request(self, model: str, paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
        """Return the body of a request."""
        asked = {"role": "user", "content": paragraphs_json(paragraphs)}
        return {**self.fixed, "model": model, "messages": [*self.fixed["messages"], asked]}


def prompt_of(settings: ModelSettings) -> Prompt:
    """Return the prompt under some settings."""
    fixed: dict[str, Any] = {"messages": [{"role": "system", "content": instructions()}]}
    fixed["stream"] = False
    if settings.temperature is not None:
        fixed["temperature"] = settings.temperature
    if settings.structured == "json_schema":
        shape = {"name": "reading", "strict": True, "schema": answer_schema()}
        fixed["response_format"] = {"type": "json_schema", "json_schema": shape}
    elif settings.structured == "json_object":
        fixed["response_format"] = {"type": "json_object"}
    text = json.dumps(fixed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Prompt(text=text, sha=hashlib.sha256(text.encode()).hexdigest(), fixed=fixed)


@cache
def instructions() -> str:
    """Return the words that every request begins with, the issues and the schema at their end."""
    words = files("detente.reading.second").joinpath("prompt.txt").read_text(encoding="utf-8")
    issues = (f"- {name}: {', '.join(options)}" for name, options in options_by_issue().items())
    schema = json.dumps(answer_schema(), separators=(",", ":"))
    return "\n".join([words.strip(), *issues, "", "The schema:", schema])


def paragraphs_json(paragraphs: Sequence[Paragraph]) -> str:
    """Return paragraphs as the one JSON object that a model is given to read."""
    listed = [{"number": one.number, "text": one.text} for one in paragraphs]
    return json.dumps({"paragraphs": listed}, ensure_ascii=False)
