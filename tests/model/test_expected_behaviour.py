"""The table of expected behaviour: what a report is worth, and what a word on record would be."""

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest
from model.enumeration import acceptance, best_package
from model.evidence_made import keys, war

from detente.article import Actor, Article, Event, Position, Proposal, Reading, Statement
from detente.contract import from_json
from detente.evidence import Claim, EventReport, Evidence, Happening, Report
from detente.model.estimate import estimate
from detente.model.template import draft_template
from detente.negotiation import Scenario

SEED = Path(__file__).resolve().parents[3] / "shared" / "eval" / "seed"
BOTH = ("russia", "ukraine")
KINDS = {
    "actors": Actor,
    "statements": Statement,
    "events": Event,
    "positions": Position,
    "proposals": Proposal,
}


def _known_fields(kind, data):
    if kind is Proposal:
        names = ("issue", "target", "option", "scope", "span")
        data = data | {"terms": [{n: t[n] for n in names if n in t} for t in data["terms"]]}
    return {f.name: data[f.name] for f in dataclasses.fields(kind) if f.name in data}


def gold():
    """Return the gold reading's required items as evidence."""
    data = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))["readings"][0]
    day, text = date(2025, 4, 25), (SEED / "article.txt").read_text(encoding="utf-8")
    article = Article(
        id=data["article"]["id"], text=text, path="a", published=day, published_basis="given"
    )
    parts = {
        name: tuple(
            from_json(kind, _known_fields(kind, one), article.id)
            for one in data[name]
            if not one.get("optional")
        )
        for name, kind in KINDS.items()
    }
    reading = Reading(article=article, **parts)
    reports = [
        Report(article=article, position=p, statement=reading.statement(p.statement))
        for p in reading.positions
    ]
    events = [EventReport(article=article, event=event) for event in reading.events]
    return Evidence(
        as_of=day,
        readings=(reading,),
        claims=tuple(Claim(reports=(report,)) for report in reports),
        happenings=tuple(Happening(reports=(event,)) for event in events),
    )


@pytest.fixture(
    scope="module",
    params=[
        "made by hand",
        pytest.param(
            "gold", marks=pytest.mark.skipif(not SEED.exists(), reason="no evaluation kit here")
        ),
    ],
)
def case(request):
    full = war() if request.param == "made by hand" else gold()
    return full, draft_template(full)


def freeze(stance, *parties):
    return {(party, "front_line", "freeze"): stance for party in parties}


def left_open(template, stance):
    keys_ = [issue.key for issue in template.issues if issue.id == "territory"]
    return {(party, key, "left_open"): stance for party in BOTH for key in keys_}


def scenarios(full, template):
    """Return the rows of the table, in its order."""
    record = freeze(2, *BOTH) | left_open(template, 1)
    return {
        "none": (Scenario(drop=frozenset("*")), 0.26),
        "the article": (Scenario(), 0.32),
        "without hearsay": (Scenario(drop=keys(full, "p10", "p15")), 0.29),
        "russia on record": (Scenario(stance=freeze(2, "russia")), 0.58),
        "both on record": (Scenario(stance=record), 0.77),
        "both rule out": (Scenario(stance=freeze(-2, *BOTH)), 0.19),
    }


def test_each_row_of_the_table_comes_out_within_six_points_and_in_its_order(case):
    rows = scenarios(*case)

    found = {name: best_package(*case, row[0])[1] for name, row in rows.items()}

    expected = {name: row[1] for name, row in rows.items()}
    assert found == pytest.approx(expected, abs=0.06)
    assert sorted(found, key=found.get) == sorted(expected, key=expected.get)


def test_the_article_speaks_for_a_freeze_with_a_path_to_return(case):
    best, _, _ = best_package(*case, Scenario())

    assert best["front_line"] == "freeze"
    assert best["territory:Crimea"] in {"left_open", "accept_de_facto"}
    assert best["territory:occupied territories"] == "return"


def test_with_status_open_one_side_accepts_far_more_often_than_the_other(case):
    full, template = case
    digits, accepts = acceptance(estimate(full, template))
    terms = ("as_is", "freeze", "left_open", "return")
    wanted = [issue.place_of(term) for issue, term in zip(template.issues, terms, strict=True)]

    place = (digits == wanted).all(axis=1).argmax()

    shares = accepts[:, :, place].mean(axis=1)
    assert shares.tolist() == pytest.approx([0.44, 0.73], abs=0.06)
    assert accepts[:, :, place].all(axis=0).mean() == pytest.approx(0.32, abs=0.06)


def test_no_package_with_recognition_in_law_reaches_a_tenth(case):
    full, template = case
    digits, accepts = acceptance(estimate(full, template))
    outcomes = [template.describe(row).values() for row in digits]

    recognised = ["recognise_de_jure" in outcome for outcome in outcomes]

    assert accepts.all(axis=0)[:, recognised].mean(axis=0).max() < 0.10


def test_without_the_two_hearsay_sentences_nothing_prefers_the_freeze(case):
    full, template = case
    dropped = Scenario(drop=keys(full, "p10", "p15"))

    both = [estimate(full, template, scenario=dropped).preference(party) for party in BOTH]

    assert all(one.value("front_line", "freeze").weight == 0 for one in both)
    assert all(not one.conditionals for one in both)


def test_a_freeze_nobody_has_spoken_of_on_record_has_no_stated_weight(case):
    negotiation = estimate(*case)

    stated = [negotiation.preference(party).stated_weight for party in BOTH]

    assert all(("front_line", "freeze") not in one for one in stated)
