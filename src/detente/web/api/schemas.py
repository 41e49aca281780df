"""The objects of the API, each under its name: what commands print as JSON, member by member."""

from detente.analysis.ratified import Ratification
from detente.analysis.results import (
    Concession,
    Objection,
    Package,
    PackageStability,
    Question,
    Repair,
    Sensitivity,
    SmallestChange,
    Solution,
    Standing,
    Zone,
)
from detente.article import Article, Event, Position, Reading
from detente.brief.prose import Citation, SourceEntry
from detente.contract import ANALYSIS_SCHEMA
from detente.evidence import Contradiction
from detente.model.mediation import SideTaken
from detente.negotiation import Override, Role
from detente.preference import About
from detente.record.decisions import ItemState, Precision
from detente.record.forks import KeptFork
from detente.record.log import Entry
from detente.record.verify import Check
from detente.record.writer import Receipt
from detente.web.api.shapes import (
    DAY,
    FLAG,
    INTEGER,
    MOMENT,
    NOTHING,
    NUMBER,
    SPAN,
    TEXT,
    Json,
    array,
    chosen,
    constant,
    either,
    extended,
    mapping,
    record,
    shape,
    with_optional,
)
from detente.workspace.adding import Found
from detente.workspace.documents import DocumentRow
from detente.workspace.forking import Side
from detente.workspace.moved import Moved

TEXTS = array(TEXT)
_TEXT_OR_NONE, _DAY_OR_NONE = either(TEXT, NOTHING), either(DAY, NOTHING)
_OUTCOME = mapping(TEXT)
_SHARES = mapping(NUMBER)
_TERM = record(issue=TEXT, target=_TEXT_OR_NONE, option=TEXT)
_CONTRADICTIONS = array(shape(Contradiction))
_OVERRIDE = extended(shape(Override), about=shape(About), note=TEXT)
_HIDDEN = ("raw", "text", "media_type", "warnings")


def _article() -> Json:
    """Return an article as CONTRACT prints it."""
    return with_optional(extended(shape(Article), without=_HIDDEN), text=TEXT, warnings=TEXTS)


def _reading() -> Json:
    """Return a reading as CONTRACT prints it."""
    return extended(shape(Reading), without=("prompt",), article=_article())


def _claim() -> Json:
    """Return a claim with its reports."""
    names = ("party", "issue", "target", "option", "stance", "scope", "red_line", "held")
    position = shape(Position)
    report = record(
        id=TEXT, article=TEXT, published=_DAY_OR_NONE, outlet=_TEXT_OR_NONE, day=_DAY_OR_NONE,
        span=SPAN, quote=TEXT, held=TEXT, sourcing=_TEXT_OR_NONE, hedged=FLAG,
        reviewed=_TEXT_OR_NONE, readers=TEXTS,
    )  # fmt: skip
    return extended(
        chosen(position, names), id=TEXT, condition=position["properties"]["condition"],
        origins=INTEGER, reports=array(report),
    )  # fmt: skip


def _happening() -> Json:
    """Return an event with every report of it."""
    telling = record(id=TEXT, article=TEXT, outlet=_TEXT_OR_NONE, spans=array(SPAN), quote=TEXT)
    return extended(
        shape(Event), without=("spans",), id=TEXT, contested=mapping(mapping(TEXTS)),
        possibly=TEXTS, reports=array(telling),
    )  # fmt: skip


def _zone() -> Json:
    """Return the zone of possible agreement."""
    objection = extended(shape(Objection), without=("issue", "option"), term=_TERM)
    package = extended(shape(Package), objections=array(objection))
    return extended(shape(Zone), packages=array(package))


def _concession() -> Json:
    """Return a change that would open the zone."""
    what = chosen(shape(Concession), ("party", "what", "opens", "costs", "against"))
    moved: Json = {"from": NUMBER, "to": NUMBER}
    return extended(what, **_TERM["properties"], **moved)


def _analysis() -> Json:
    """Return what ``detente analyse`` prints."""
    issue = record(
        id=TEXT, target=_TEXT_OR_NONE, key=TEXT, options=TEXTS, settled_by=TEXTS, core=FLAG
    )
    evidence = record(
        articles=INTEGER, statements=INTEGER, positions=INTEGER, claims=INTEGER,
        confirmed=INTEGER, rejected=INTEGER, corrected=INTEGER, contradictions=_CONTRADICTIONS,
    )  # fmt: skip
    value = record(
        party=TEXT, **_TERM["properties"], given=either(_TERM, NOTHING),
        value=record(low=NUMBER, mode=NUMBER, high=NUMBER), weight=NUMBER, sources=TEXTS,
    )  # fmt: skip
    number = {name: value["properties"][name] for name in ("party", "value", "sources")}
    weight = record(**number, issue=TEXT, target=_TEXT_OR_NONE)
    party = record(id=TEXT, role=shape(Role), audience_of=_TEXT_OR_NONE)
    return record(
        schema=constant(ANALYSIS_SCHEMA), as_of=_DAY_OR_NONE, seed=INTEGER, draws=INTEGER,
        head=_TEXT_OR_NONE, parties=array(party),
        issues=array(issue), evidence=evidence, positions=array(value), weights=array(weight),
        no_agreement=array(record(**number)), zone=_zone(),
        frontier=array(_OUTCOME), solutions=mapping(shape(Solution)),
        standings=array(shape(Standing)), concessions=array(_concession()),
        smallest_change=either(shape(SmallestChange), NOTHING),
        ratification=array(shape(Ratification)),
        stability=record(
            status_quo=_OUTCOME, packages=array(shape(PackageStability)),
            repairs=array(shape(Repair)),
        ),
        mediation=array(shape(SideTaken)),
        would_settle_most=array(shape(Question)), sensitivity=array(shape(Sensitivity)),
        overrides=array(_OVERRIDE), rules=_SHARES, method=_OUTCOME, warnings=TEXTS,
    )  # fmt: skip


def _brief() -> Json:
    """Return the brief as data."""
    sentences = array(record(text=TEXT, citations=array(INTEGER), inference=FLAG))
    row = record(head=TEXT, note=TEXT, cells=array(sentences))
    table = record(
        kind=constant("table"), caption=TEXT, columns=TEXTS, inference=FLAG, empty=TEXT,
        rows=array(row),
    )  # fmt: skip
    block = either(
        record(kind=constant("paragraph"), sentences=sentences),
        record(kind=constant("list"), title=TEXT, ordered=FLAG, items=array(sentences)),
        record(kind=constant("notes"), entries=array(TEXTS)),
        table,
        extended(table, kind=constant("chart"), title=TEXT, description=TEXT),
    )
    return record(
        schema=constant("detente.brief/1"), title=TEXT, as_of=_DAY_OR_NONE, verdict=TEXT,
        counts=TEXT, record=_TEXT_OR_NONE,
        sections=array(record(id=TEXT, title=TEXT, blocks=array(block))),
        citations=array(extended(shape(Citation), article=TEXT)),
        sources=array(extended(shape(SourceEntry), without=("passages",))), method=_OUTCOME,
    )  # fmt: skip


_ITEM = shape(ItemState)
_DECIDED = record(
    schema=constant("detente.decided/1"), ok=constant(True), tx_id=INTEGER, hash=TEXT,  # noqa: FBT003 - a value
    new=FLAG, recorded_at=either(MOMENT, NOTHING), of=either(INTEGER, NOTHING),
    items=array(_ITEM), notes=TEXTS,
)  # fmt: skip
_STEPS = array(record(step=TEXT, state={"enum": ["done", "now", "failed", "to come"]}))
SCHEMAS: dict[str, Json] = {
    "Case": record(
        schema=constant("detente.case/1"), title=TEXT, head=TEXT, tx_id=INTEGER,
        as_of=_DAY_OR_NONE, articles=INTEGER,
    ),
    "Checks": record(
        schema=constant("detente.verify/1"), ok=FLAG, checks=array(shape(Check))
    ),
    "Log": record(schema=constant("detente.log/1"), entries=array(shape(Entry))),
    "Documents": record(
        schema=constant("detente.documents/1"), as_of=_DAY_OR_NONE,
        documents=array(shape(DocumentRow)),
    ),
    "Reading": _reading(),
    "Items": record(
        schema=constant("detente.items/1"), items=array(_ITEM),
        precision=array(extended(shape(Precision), value=either(NUMBER, NOTHING))),
    ),
    "Item": _ITEM,
    "Decided": _DECIDED,
    "Mended": extended(_DECIDED, kept_days=INTEGER, told=TEXT),
    "Positions": record(
        schema=constant("detente.positions/1"), as_of=_DAY_OR_NONE, head=_TEXT_OR_NONE,
        parties=array(record(id=TEXT, name=TEXT, claims=INTEGER)), positions=array(_claim()),
        contradictions=_CONTRADICTIONS, overrides=array(_OVERRIDE),
    ),
    "Timeline": record(
        schema=constant("detente.timeline/1"), as_of=_DAY_OR_NONE, head=_TEXT_OR_NONE,
        events=array(_happening()),
    ),
    "Analysis": _analysis(),
    "Brief": _brief(),
    "WhatIf": record(
        schema=constant("detente.whatif/1"), changes=TEXTS, as_of=_DAY_OR_NONE, draws=INTEGER,
        before=shape(Side), after=either(shape(Side), NOTHING), nothing=TEXT, told=TEXT,
        moved=NUMBER, flips=FLAG, values=array(shape(Moved)), packages=array(shape(Moved)),
    ),
    "Forks": record(schema=constant("detente.forks/1"), forks=array(shape(KeptFork))),
    "Template": record(template=TEXT),
    "Written": extended(
        shape(Receipt), ok=constant(True), schema=constant("detente.written/1"), notes=TEXTS,  # noqa: FBT003 - a value
    ),
    "Overrides": record(
        schema=constant("detente.overrides/1"), overrides=array(_OVERRIDE)
    ),
    "Job": record(
        schema=constant("detente.job/1"), id=TEXT, title=TEXT, language=TEXT, document=TEXT,
        published=_DAY_OR_NONE, step=TEXT, over=FLAG, error=_TEXT_OR_NONE, hint=TEXT, doubted=FLAG,
        steps=_STEPS, found=either(shape(Found), NOTHING),
    ),
    "Problem": with_optional(
        record(
            type=TEXT, title=TEXT, status={"type": "integer", "minimum": 400, "maximum": 599},
            detail=TEXT, hint=TEXT,
        ),
        id=TEXT,
    ),
}  # fmt: skip
"""Name and JSON Schema of every object."""
