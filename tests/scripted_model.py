"""An OpenAI-compatible endpoint on loopback that answers what a script tells it."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

EMPTY = {"statements": [], "events": [], "positions": [], "proposals": []}


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What goes over the wire: a status, headers, bytes; a slow one waits for the server's end."""

    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)
    slow: bool = False


def completion(content, finish="stop", **more):
    """Return a well-formed completion around some content."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}}
    data = {"object": "chat.completion", "choices": [{**choice, "finish_reason": finish}], **more}
    return Reply(body=json.dumps(data).encode())


def answers(**lists):
    """Return a completion that holds an answer of the right shape."""
    return completion(json.dumps({**EMPTY, **lists}))


class ScriptedModel:
    """Replies in the order of a script, the last reply for ever; keeps what it was asked.

    An entry of the script is a Reply, or a function from the asked paragraphs (number to text) to
    one.
    """

    def __init__(self, *script):
        self.script = list(script) or [answers()]
        self.asked = []
        self._lock, self._end = threading.Lock(), threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def port(self):
        return self._server.server_address[1]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self):
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(self, *_):
        """Let the slow ones go, and end."""
        self._end.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def paragraphs(self, number=-1):
        """Return what a request gave to read."""
        said = json.loads(self.asked[number]["body"])["messages"][-1]["content"]
        return {one["number"]: one["text"] for one in json.loads(said)["paragraphs"]}

    def _reply(self, method, path, headers, body):
        with self._lock:
            self.asked.append(
                {"method": method, "path": path, "headers": dict(headers), "body": body}
            )
            entry = self.script.pop(0) if len(self.script) > 1 else self.script[0]
            return entry if isinstance(entry, Reply) else entry(self.paragraphs())

    def _handler(self):
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                reply = outer._reply(self.command, self.path, self.headers, body)
                if reply.slow:
                    outer._end.wait(20)
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(reply.body)))
                    self.end_headers()
                    self.wfile.write(reply.body)
                except OSError:
                    self.close_connection = True

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer  # noqa: N815 - http's names

            def log_message(self, *_):
                """Say nothing."""

        return Handler


def said(paragraph, quote, speaker, **more):
    """Return a statement as a model answers it."""
    return {
        "paragraph": paragraph, "quote": quote, "speaker": speaker, "cue": None, "act": "ASSESS",
        "negated": False, "hedged": False, **more,
    }  # fmt: skip


def deed(kind, *tellings, **more):
    """Return an event as a model answers it."""
    told = [{"paragraph": number, "quote": quote} for number, quote in tellings]
    return {
        "type": kind, "tellings": told, "actors": [], "recipients": [], "background": False,
        **more,
    }  # fmt: skip


def stand(paragraph, quote, party, **more):
    """Return a position as a model answers it."""
    return {
        "paragraph": paragraph, "quote": quote, "party": party, "speaker": None,
        "issue": "ceasefire", "option": "unconditional", "target": None, "stance": 2,
        "held": "stated", "condition": None, "red_line": False, **more,
    }  # fmt: skip


def plan(paragraph, quote, **more):
    """Return a proposal as a model answers it."""
    return {
        "paragraph": paragraph, "quote": quote, "author": None, "status": "reported", "terms": [],
        **more,
    }  # fmt: skip
