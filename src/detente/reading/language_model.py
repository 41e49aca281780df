"""A language model as second reader: off unless asked for, checked like any other, kept apart."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace

from detente.article import Reading
from detente.errors import ModelSettingsError
from detente.reading.second.answer import Answer, joined, read_answer
from detente.reading.second.building import Builder
from detente.reading.second.client import Client, CutOffError, UnusableError, Wire, open_wire
from detente.reading.second.keeping import Kept
from detente.reading.second.locating import Locator
from detente.reading.second.merging import merged
from detente.reading.second.names import Names
from detente.reading.second.paragraphs import Paragraph, numbered, parts
from detente.reading.second.prompt import Prompt, paragraphs_json, prompt_of
from detente.reading.second.settings import ModelSettings
from detente.reading.second.strict import NotJsonError

Part = tuple[Paragraph, ...]
_TRIES = 2
WITHHELD = "the article is marked confidential and was not sent to the language model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What is about to go out: to which host and model, of how many articles how much."""

    host: str
    model: str
    articles: int
    characters: int

    def __str__(self) -> str:
        """Return it as a sentence."""
        noun = "article" if self.articles == 1 else "articles"
        return (
            f"the language model {self.model} at {self.host} is sent the paragraphs of "
            f"{self.articles} {noun}, {self.characters:,} characters, and nothing else of yours"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModel:
    """Reads beside the rules what may be sent, and merges the two.

    ``tell`` takes sentences for a person. ``confirm`` is asked before a text leaves this machine
    unless the settings consent to that host; by default it refuses.
    """

    settings: ModelSettings
    tell: Callable[[str], object] = lambda _sentence: None
    confirm: Callable[[Sending], bool] = lambda _sending: False
    connect: Callable[[ModelSettings], Wire] = open_wire

    def __call__(self, readings: Sequence[Reading]) -> list[Reading]:
        """Return the readings of the rules, each with what the model found beside it.

        Raises
        ------
        ModelSettingsError
            If a text would leave this machine and nobody consented.
        EndpointError
            If the endpoint cannot be reached, or refuses what it is asked.
        """
        run = _Run(settings=self.settings, prompt=prompt_of(self.settings))
        jobs = [_Job(reading=one, parts=run.parts(one)) for one in readings]
        secret = sum(one.article.confidential for one in readings)
        if secret:
            self.tell(f"{secret} of {len(readings)} articles: {WITHHELD}")
        sending = run.sending(jobs)
        if sending.characters:
            self._ask_leave(sending)
        with closing(self.connect(self.settings)) if sending.characters else nullcontext() as wire:
            return run.all(jobs, wire)

    def _ask_leave(self, sending: Sending) -> None:
        """Say what is sent; off this machine only with a yes."""
        endpoint = self.settings.endpoint
        self.tell(str(sending))
        if endpoint.loopback or self.settings.consent == endpoint.host or self.confirm(sending):
            return
        raise ModelSettingsError(
            f"nothing was sent: {endpoint.host} is another machine, and nobody consented to it",
            hint=f"Say yes with --model-consent, or set consent to {endpoint.host}.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """One article with what may be sent of it."""

    reading: Reading
    parts: Sequence[Part] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One pass over some articles with one prompt."""

    settings: ModelSettings
    prompt: Prompt

    def parts(self, reading: Reading) -> list[Part]:
        """Return what may be sent of an article: of a confidential one, nothing."""
        if reading.article.confidential:
            return []
        return parts(numbered(reading.article), self.settings.most_characters)

    def sending(self, jobs: Sequence[_Job]) -> Sending:
        """Return what has to be asked, because no answer to it is kept."""
        sizes = [
            sum(
                _size(part)
                for part in job.parts
                if self._kept().find(paragraphs_json(part)) is None
            )
            for job in jobs
        ]
        return Sending(
            host=self.settings.endpoint.host,
            model=self.settings.model,
            articles=sum(size > 0 for size in sizes),
            characters=sum(sizes),
        )

    def all(self, jobs: Sequence[_Job], wire: Wire | None) -> list[Reading]:
        """Return the readings in order; a failure that lies in the settings ends the run."""
        client = None if wire is None else Client(settings=self.settings, wire=wire)
        if client is not None:
            client.left()
        with ThreadPoolExecutor(max_workers=self.settings.concurrency) as threads:
            futures = [threads.submit(self._one, job, client) for job in jobs]
            try:
                return [future.result() for future in futures]
            except BaseException:
                if client is not None:
                    client.stopped.set()
                threads.shutdown(wait=False, cancel_futures=True)
                raise

    def _one(self, job: _Job, client: Client | None) -> Reading:
        """Return one reading: merged, or the rules' own with the reason why."""
        reading = job.reading
        if reading.article.confidential:
            return replace(reading, warnings=(*reading.warnings, WITHHELD))
        try:
            answer = joined([self._answer(part, client) for part in job.parts])
        except UnusableError as error:
            note = f"read by the rules alone; the language model's answer cannot be used: {error}"
            return replace(reading, warnings=(*reading.warnings, note))
        return self._merged(reading, answer)

    def _merged(self, reading: Reading, answer: Answer) -> Reading:
        """Return the two readings as one, with a note on what stands on the model's word alone."""
        locator = Locator(article=reading.article, paragraphs=numbered(reading.article))
        builder = Builder(
            reading=reading,
            names=Names(reading=reading, locator=locator),
            locator=locator,
            reader=self.settings.reader,
            prompt_sha=self.prompt.sha,
        )
        both = merged(answer, builder, self.prompt.text)
        return replace(both, warnings=(*both.warnings, *_notes(both, self.settings)))

    def _answer(self, part: Part, client: Client | None) -> Answer:
        """Return the answer on a part: a kept one, else a new one, in halves if it is cut off."""
        asked = paragraphs_json(part)
        answer = self._kept().find(asked)
        if answer is not None:
            return answer
        if client is None:
            raise UnusableError("the answer that was kept is gone")
        try:
            answer = self._fresh(part, client)
        except CutOffError:
            if len(part) == 1:
                raise
            middle = len(part) // 2
            halves = (part[:middle], part[middle:])
            answer = joined([self._answer(half, client) for half in halves])
        self._kept().keep(asked, answer)
        return answer

    def _fresh(self, part: Part, client: Client) -> Answer:
        """Ask; what is not the JSON that was asked for is asked for once more."""
        request = self.prompt.request(self.settings.model, part)
        for _ in range(_TRIES):
            try:
                answer = read_answer(client.ask(request))
            except NotJsonError as error:
                reason = str(error)
            else:
                return self._without_key(answer)
        raise UnusableError(reason)

    def _without_key(self, answer: Answer) -> Answer:
        """Refuse an answer that spells out the key, however it was written."""
        key = self.settings.key
        if key is not None and key.reveal() in json.dumps(answer.plain, ensure_ascii=False):
            raise UnusableError("it holds the key")
        return answer

    def _kept(self) -> Kept:
        """Return the answers that were kept of this model to this prompt."""
        settings = self.settings
        return Kept(folder=settings.cache, model=settings.model, prompt_sha=self.prompt.sha)


def _size(part: Part) -> int:
    """Return how many characters of the article a part holds."""
    return sum(len(paragraph.text) for paragraph in part)


def _notes(reading: Reading, settings: ModelSettings) -> Iterator[str]:
    """Yield what a person should know of a reading in which a model took part."""
    groups = (reading.statements, reading.events, reading.positions, reading.proposals)
    alone = sum(one.readers == (settings.reader,) for group in groups for one in group)
    if alone:
        yield f"only the language model {settings.model} found {alone} of the items"
    if reading.disagreements:
        count = len(reading.disagreements)
        noun = "item" if count == 1 else "items"
        yield f"the rules and the language model differ on {count} {noun}; both readings stay"
