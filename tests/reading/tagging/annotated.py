"""Annotated documents made from templates: a corpus small enough to be learnt in a test."""

import json
import re

import numpy as np

WHO = ("The envoy", "The mayor", "Ada Writer", "The union", "A clerk", "She", "The miller")
CLAIMS = (
    "the bridge would be mended by spring",
    "the price of bread had doubled",
    "nobody had asked the farmers",
    "the ferry was late again",
    "the school needed a new roof",
    "the well had run dry in June",
)
KNOWN, UNKNOWN = ("said", "insisted", "added"), ("sniffed", "drawled")
"""Reporting verbs that the lexicon has, and some that it has not."""
SILENT = (
    "The ferry left at noon.",
    "Two carts stood by the gate.",
    "The baker opened early and sold out.",
    "Rain fell on the fair.",
)
PATTERNS = (
    "<S>{who}</S> <C>{verb}</C> <X>that {claim}</X>.",
    "<X>“{Claim},”</X> <S>{who}</S> <C>{verb}</C>.",
    "<X>{Claim}</X>, <S>{who}</S> <C>{verb}</C>.",
    "<S>{who}</S> <C>{verb}</C>: <X>“{Claim}.”</X>",
)
_MARK = re.compile(r"</?([SCX])>")
_ROLES = {"S": "source", "C": "cue", "X": "content"}


def document(marked, name="d"):
    """Return the line of a document whose roles are marked by tags."""
    text, found, place = "", [], 0
    for sentence in marked:
        roles = {"source": [], "cue": [], "content": []}
        opened = None
        for match in _MARK.finditer(sentence):
            text += sentence[place : match.start()]
            place = match.end()
            if match[0].startswith("</"):
                roles[_ROLES[match[1]]].append([opened, len(text)])
            else:
                opened = len(text)
        text += sentence[place:] + " "
        place = 0
        if roles["cue"]:
            found.append(roles)
    return {"id": name, "text": text.strip(), "attributions": found}


def documents(count=24, seed=1, verbs=(*KNOWN, *UNKNOWN)):
    """Return documents of six sentences each, four of which report something."""
    rng = np.random.default_rng(seed)

    def pick(options):
        return options[int(rng.integers(len(options)))]

    def telling():
        claim, who = pick(CLAIMS), pick(WHO)
        return pick(PATTERNS).format(
            who=who, verb=pick(verbs), claim=claim, Claim=claim[0].upper() + claim[1:]
        )

    return [
        document([telling() if n % 3 else pick(SILENT) for n in range(6)], f"d{number}")
        for number in range(count)
    ]


def write(path, lines):
    """Write documents to a file, one a line."""
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path
