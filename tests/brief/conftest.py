"""A small invented conflict, read, modelled and analysed by hand: two parties and an envoy."""

import datetime as dt
import json
from dataclasses import fields
from pathlib import Path

import pytest

from detente.analysis.analyse import analyse
from detente.analysis.results import (
    Analysis,
    Carried,
    Concession,
    Objection,
    Package,
    PackageStability,
    Question,
    Sensitivity,
    Solution,
    Zone,
)
from detente.article import (
    Actor,
    Article,
    ArticleId,
    Condition,
    Event,
    Fatalities,
    Position,
    Proposal,
    Reading,
    Source,
    Span,
    Statement,
    When,
)
from detente.brief.compose import compose
from detente.contract import from_json
from detente.evidence import Claim, Contradiction, EventReport, Evidence, Happening, Report
from detente.model.estimate import estimate
from detente.model.sample import draw_utilities
from detente.model.template import draft_template
from detente.negotiation import Issue, Negotiation, Option, Override, Party, Template
from detente.record.merging import merge

TODAY = dt.date(2031, 5, 9)
TEXT = """Envoy meets Northmark council again
The envoy Ada Holm met Council chair Bo Lind in Harbour Town on Friday, the third time this year.
Southvale will never formally recognise Northmark's hold on the Isle, its foreign office said.
Some analysts believe Northmark might accept a halt of the front in return for its hold there.
Southvale might live with a halt, provided the Isle's return stays open, said unnamed aides.
Northmark has rejected calls for an unconditional ceasefire. No troops have left the Isle so far.
Southvale demanded an unconditional ceasefire on Thursday; it wants more sanctions on Northmark.
A shell killed two people in Harbour Town on Thursday, rescuers said.
The talks have a short shelf life, Holm warned. The next few weeks could decide.
"""
RIVAL = """Third meeting in Harbour Town
Holm and Lind met on Thursday, the third time. A shell killed four people.
"""
SEED = Path(__file__).resolve().parents[3] / "shared" / "eval" / "seed" / "gold.json"


class Desk:
    """Builds the pieces of the invented conflict from words of its articles."""

    def __init__(self, text=TEXT, **article):
        self.article = Article(
            id=ArticleId(article.pop("digit", "a") * 64), text=text, path="harbour.txt",
            title=article.pop("title", text.split("\n")[0]), published=TODAY,
            published_basis="given", outlet=article.pop("outlet", "Harbour Post"), **article,
        )  # fmt: skip

    def span(self, words):
        start = self.article.text.index(words)
        return Span(article=self.article.id, start=start, end=start + len(words))

    def statement(self, name, words, actor, sourcing="named", **more):
        content = (self.span(words),)
        source = Source(actor=actor, text=actor or "")
        return Statement(
            id=name, span=content[0], content=content, source=source, sourcing=sourcing, **more
        )

    def position(self, name, who, where, stance, words, **more):
        party, (issue, _, option) = who, where.partition(".")
        issue, _, target = issue.partition(":")
        return Position(
            id=name, party=party, issue=issue, option=option or None, stance=stance,
            span=self.span(words), target=target or None, held=more.pop("held", "stated"), **more,
        )  # fmt: skip


def _actors():
    return (
        Actor(id="holm", name="Ada Holm", kind="person", party="union"),
        Actor(id="lind", name="Bo Lind", kind="person", party="northmark"),
        Actor(id="northmark", name="Northmark", kind="country", party="northmark"),
        Actor(id="southvale", name="Southvale", kind="country", party="southvale"),
        Actor(id="analysts", name="some analysts", kind="group"),
    )


def _statements(desk):
    day = When(date="2031-05-08", precision="day", text="Thursday")
    return (
        desk.statement("s1", "will never formally recognise Northmark's hold on the Isle",
                       "southvale", "institution", act="REJECT"),
        desk.statement("s2", "Northmark might accept a halt of the front in return for its hold "
                       "there", "analysts", "analyst", hedged=True),
        desk.statement("s3", "Southvale might live with a halt, provided the Isle's return stays "
                       "open", None, "unnamed", hedged=True),
        desk.statement("s4", "demanded an unconditional ceasefire", "southvale", said_on=day),
        desk.statement("s5", "A shell killed two people in Harbour Town on Thursday", None,
                       "unnamed"),
        desk.statement("s6", "The talks have a short shelf life", "holm"),
    )  # fmt: skip


def _positions(desk):
    return_open = Condition(
        span=desk.span("provided the Isle's return stays open"), issue="territory", option="return"
    )
    return (
        desk.position("p1", "southvale", "territory:the Isle.recognise_de_jure", -2,
                      "will never formally recognise Northmark's hold on the Isle",
                      scope="de_jure", red_line=True, statement="s1"),
        desk.position("p2", "northmark", "front_line.freeze", 1,
                      "Northmark might accept a halt of the front", held="attributed",
                      attributed_by="analysts", statement="s2"),
        desk.position("p3", "southvale", "front_line.freeze", 1,
                      "Southvale might live with a halt", held="attributed",
                      condition=return_open, statement="s3"),
        desk.position("p4", "northmark", "ceasefire.unconditional", -2,
                      "rejected calls for an unconditional ceasefire"),
        desk.position("p5", "southvale", "ceasefire.unconditional", 2,
                      "demanded an unconditional ceasefire", statement="s4"),
        desk.position("p6", "southvale", "sanctions.increase", 1, "it wants more sanctions"),
        desk.position("p7", "northmark", "withdrawal.none", 1, "No troops have left the Isle",
                      held="conduct"),
        desk.position("p8", "southvale", "talks", 1, "calls for"),
    )  # fmt: skip


def _events(desk):
    friday = When(date="2031-05-09", precision="day", text="Friday")
    thursday = When(date="2031-05-08", precision="day", text="Thursday")
    return (
        Event(id="e1", type="CONSULT", spans=(desk.span("Envoy meets Northmark council"),
              desk.span("The envoy Ada Holm met Council chair Bo Lind in Harbour Town on Friday"),
              desk.span("the third time this year")), actors=("holm", "lind"), on=friday,
              place="Harbour Town", ordinal=3),
        Event(id="e2", type="ASSAULT", spans=(desk.span("A shell killed two people"),),
              place="Harbour Town", on=thursday, fatalities=Fatalities(min=2, max=2),
              responsibility="unclaimed"),
        Event(id="e3", type="REQUEST", spans=(desk.span("demanded an unconditional ceasefire"),),
              actors=("southvale",), recipients=("northmark",), on=thursday),
        Event(id="e4", type="REJECT", spans=(desk.span("rejected calls"),), actors=("northmark",)),
        Event(id="e5", type="COERCE", spans=(desk.span("hold on the Isle"),), background=True),
    )  # fmt: skip


@pytest.fixture(name="desk")
def _desk():
    return Desk()


@pytest.fixture(name="make_desk")
def _make_desk():
    return Desk


@pytest.fixture(name="reading")
def _reading(desk):
    return Reading(
        article=desk.article, actors=_actors(), statements=_statements(desk),
        positions=_positions(desk), events=_events(desk), dropped={"unanchored": 2},
        warnings=("one sentence was too long to parse",), reader_version="1",
    )  # fmt: skip


@pytest.fixture(name="evidence")
def _evidence(desk, reading):
    rival = Desk(RIVAL, digit="b", outlet="Valley Radio")
    met = Event(
        id="e1", type="CONSULT", spans=(rival.span("Holm and Lind met on Thursday"),),
        actors=("holm", "lind"), on=When(date="2031-05-08", precision="day", text="Thursday"),
        ordinal=3,
    )  # fmt: skip
    other = Reading(article=rival.article, actors=_actors(), events=(met,))
    claims = tuple(
        Claim(reports=(Report(article=desk.article, position=one,
                              statement=reading.statement(one.statement)),))
        for one in reading.positions
    )  # fmt: skip
    told = [EventReport(article=desk.article, event=one) for one in reading.events]
    second = EventReport(article=rival.article, event=met)
    contested = {"on": {"2031-05-09": (told[0].key,), "2031-05-08": (second.key,)}}
    meeting = Happening(reports=(told[0], second), contested=contested)
    return Evidence(
        as_of=TODAY, readings=(reading, other), claims=claims, head="f" * 64, confirmed=1,
        happenings=(meeting, *(Happening(reports=(one,)) for one in told[1:])),
        contradictions=(Contradiction(kind="position", sentence="the two reports disagree.",
                                      sources=(claims[1].key, claims[3].key)),),
    )  # fmt: skip


def _option(name, title):
    return Option(id=name, title=title)


@pytest.fixture(name="negotiation")
def _negotiation():
    both = ("northmark", "southvale")
    issues = (
        Issue(id="ceasefire", title="Ceasefire", core=True, settled_by=both, options=(
            _option("as_is", "no ceasefire"),
            _option("unconditional", "an unconditional ceasefire"))),
        Issue(id="front_line", title="Front line", core=True, settled_by=both, options=(
            _option("as_is", "the line moves on"), _option("freeze", "the front line frozen"))),
        Issue(id="territory", target="the Isle", title="Territory: the Isle", settled_by=both,
              options=(_option("left_open", "left open"), _option("return", "a path to return"),
                       _option("recognise_de_jure", "recognised in law"))),
    )  # fmt: skip
    template = Template(
        title="Northmark and Southvale", issues=issues,
        parties=(Party(id="union", name="United Isles Union", role="mediator"),
                 Party(id="northmark", name="Northmark"), Party(id="southvale", name="Southvale")),
        overrides=(Override(party="northmark", issue=issues[1].key, option="freeze", low=0.2,
                            mode=0.5, high=0.8, reason="a talk with both"),),
    )  # fmt: skip
    return Negotiation(template=template, preferences=(), as_of=TODAY, rules={"counts.k": 10.0})


def _package(share, way, objections=(), ceasefire="as_is"):
    return Package(
        outcome={"ceasefire": ceasefire, "front_line": "freeze", "territory:the Isle": way},
        acceptable={"northmark": share + 0.1, "southvale": share + 0.3}, all=share,
        interval=(share - 0.03, share + 0.03), mean_utility={}, objections=objections,
    )  # fmt: skip


@pytest.fixture(name="analysis")
def _analysis(evidence):
    keys = [claim.key for claim in evidence.claims]
    against = Objection(party="southvale", issue="territory:the Isle", option="recognise_de_jure",
                        share=0.9, red_line=True, sources=(keys[0],))  # fmt: skip
    presumed = Objection(party="northmark", issue="territory:the Isle", option="return",
                         share=0.6, red_line=False, sources=("presumption",))  # fmt: skip
    packages = (
        _package(0.317, "return", (presumed,)),
        _package(0.17, "left_open", ceasefire="unconditional"),
        _package(0.05, "recognise_de_jure", (against,)),
    )
    best = packages[0].outcome
    zone = Zone(
        share_of_draws=0.317, interval=(0.28, 0.35), baseline=0.26, some_package=0.52,
        verdict="not enough evidence", why="", packages=packages,
        carried_by=tuple(
            Carried(source=key, share_without=share, verdict_without="narrow",
                    best_without=packages[1].outcome)
            for key, share in ((keys[2], 0.27), (keys[1], 0.29))
        ),
        stated_weight={"northmark": 0.4, "southvale": 1.9},
    )  # fmt: skip
    return Analysis(
        as_of="2031-05-09", seed=1, draws=2000, zone=zone, frontier=(best,),
        parties={"union": "mediator", "northmark": "principal", "southvale": "principal"},
        solutions={"nash": Solution(outcome=best, share_of_draws=0.2),
                   "egalitarian": Solution(outcome=best, share_of_draws=0.18),
                   "utilitarian": Solution(outcome=packages[1].outcome, share_of_draws=0.1)},
        concessions=(
            Concession(party="northmark", what="stance", issue="front_line", option="freeze",
                       moved_from=0.5, moved_to=0.8, opens=0.58, costs=0.0, against=()),
            Concession(party="southvale", what="red line", issue="territory:the Isle",
                       option="recognise_de_jure", moved_from=0.9, moved_to=0.0, opens=0.3,
                       costs=0.9, against=(keys[0],)),
        ),
        stability=(
            PackageStability(outcome=best, concepts={"nash": 0.3, "gmr": 0.6}, by_party={},
                             leaves_first="northmark", by={"front_line": "as_is"},
                             leaves_share=0.61, sanctioned=0.3, answer={"ceasefire": "as_is"}),
            PackageStability(outcome=packages[1].outcome, concepts={}, by_party={},
                             leaves_first=None, by={}, leaves_share=0.0, sanctioned=0.0,
                             answer={}),
        ),
        would_settle_most=(
            Question(question="", party="northmark", issue="front_line", option="freeze",
                     change_in_share=0.27, sources=(keys[1],)),
            Question(question="", party="southvale", issue="ceasefire", option="unconditional",
                     change_in_share=0.09),
        ),
        sensitivity=(Sensitivity(name="k halved", share=0.3, verdict="closed", flips=True),),
        method={"zone": "enumeration"}, warnings=("one position found no place",),
    )  # fmt: skip


@pytest.fixture(name="brief")
def _brief(evidence, negotiation, analysis):
    return compose(evidence, negotiation, analysis)


def _of(kind, data, article):
    names = {one.name for one in fields(kind)}
    known = {key: one for key, one in data.items() if key in names}
    if "terms" in known:
        wanted = ("issue", "target", "option", "scope", "span")
        known["terms"] = [{k: t[k] for k in wanted} for t in known["terms"]]
    return from_json(kind, known, article.id)


def _seed_reading():
    data = json.loads(SEED.read_text("utf-8"))["readings"][0]
    given = data["article"]
    article = Article(
        id=ArticleId(given["id"]), text=given["text"], path=given["path"], title=given["title"],
        published=dt.date(2025, 4, 25), published_basis="given",
    )  # fmt: skip
    kinds = {"actors": Actor, "statements": Statement, "events": Event, "positions": Position,
             "proposals": Proposal}  # fmt: skip
    items = {
        name: tuple(_of(kind, one, article) for one in data[name] if not one.get("optional"))
        for name, kind in kinds.items()
    }
    return Reading(article=article, **items)


@pytest.fixture(name="seed_brief", scope="session")
def _seed_brief():
    if not SEED.exists():
        pytest.skip("the seed article is not beside the repository")
    evidence = merge([_seed_reading()], dt.date(2025, 4, 25))
    template = draft_template(evidence)

    def resample(scenario, draws):
        again = estimate(evidence, template, scenario=scenario)
        return again, draw_utilities(again, draws, 1)

    negotiation = estimate(evidence, template)
    return compose(evidence, negotiation, analyse(negotiation, resample, seed=1, draws=1000))
