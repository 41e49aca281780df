"""What a notebook shows is whole, quiet and harmless, whatever the words of the articles are."""

import dataclasses
import re
import xml.etree.ElementTree as ET
from fractions import Fraction
from html.parser import HTMLParser

import numpy as np
import pytest
from analysis.graphs import binary
from hypothesis import given
from hypothesis import strategies as st
from model.evidence_made import evidence as made
from model.evidence_made import holds, provided, said, war

from detente import notebook
from detente.analysis.bargaining import solution
from detente.analysis.least_concession import least_total
from detente.analysis.problem import Problem
from detente.analysis.procedures import divide, offer
from detente.analysis.ratified import AtHome, Ratification
from detente.analysis.results import Analysis
from detente.analysis.single_text import single_text
from detente.analysis.stability import solve
from detente.article import Reading
from detente.display import Markup, bullets, clean, folded, table, terms, words
from detente.evidence import Evidence
from detente.negotiation import Negotiation

HOSTILE = '<script>alert("x")</script><img src=x onerror=y> & \u202e"\''
HARMLESS = {
    "caption", "circle", "details", "div", "g", "li", "line", "p", "rect", "strong", "summary",
    "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
}  # fmt: skip


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.open, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def parsed(html):
    """Return the tags and the words of HTML in which every tag is closed in its order."""
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []
    return tags


def hostile_template(template):
    """Return a template whose every name that a person gives is an attack."""
    parties = tuple(dataclasses.replace(one, name=HOSTILE) for one in template.parties)
    issues = tuple(
        dataclasses.replace(
            issue,
            title=HOSTILE,
            options=tuple(dataclasses.replace(one, title=HOSTILE) for one in issue.options),
        )
        for issue in template.issues
    )
    return dataclasses.replace(
        template, title=HOSTILE, parties=parties, issues=issues, warnings=(HOSTILE,)
    )


def hostile_evidence():
    """Return evidence whose article is an attack from its title to its last word."""
    found = made(
        [
            holds(1, "north", "ceasefire.unconditional", 2),
            holds(2, "south", "ceasefire.unconditional", -2, red_line=True),
            holds(3, "south", "front_line.freeze", 1, condition=provided(3, "talks", "direct")),
            holds(4, "north", "talks", 1),
        ],
        [said(1), said(2), said(3), said(4)],
    )
    article = dataclasses.replace(
        found.readings[0].article, text=HOSTILE * 30, title=HOSTILE, outlet=HOSTILE
    )
    reading = dataclasses.replace(found.readings[0], article=article, warnings=(HOSTILE,))
    claims = tuple(
        dataclasses.replace(
            claim, reports=tuple(dataclasses.replace(r, article=article) for r in claim.reports)
        )
        for claim in found.claims
    )
    return dataclasses.replace(found, readings=(reading,), claims=claims, title=HOSTILE)


def hostile_problem(*, lined=True):
    """Return a problem whose parties, issues and options are attacks."""
    first, second = f"{HOSTILE} 1", f"{HOSTILE} 2"
    return Problem(
        parties=(first, second),
        issues=(HOSTILE, "other"),
        options=((first, second), (first, second)),
        cells=(np.array([[0, 0], [-1, 3]]), np.array([[0, 0], [3, -1]])),
        reservation=(3, 2) if lined else (0, 0),
        red_lines=((0, 0, 1),) if lined else (),
    )


@pytest.fixture(scope="module")
def shown():
    """Return one object of each kind that shows itself, each with hostile words in it."""
    bad, found = hostile_evidence(), war()
    template = hostile_template(notebook.draft_template(found))
    negotiation = notebook.estimate(found, template)
    analysis = notebook.analyse(found, template, draws=60)
    package = analysis.zone.packages[0]
    return {
        "evidence": bad,
        "reading": bad.readings[0],
        "template": template,
        "negotiation": negotiation,
        "value": negotiation.preferences[1].values[1],
        "analysis": analysis,
        "zone": dataclasses.replace(analysis.zone, why=HOSTILE),
        "package": dataclasses.replace(package, outcome={HOSTILE: HOSTILE}),
        "solution": dataclasses.replace(analysis.solutions["nash"], outcome={HOSTILE: HOSTILE}),
        "preference": negotiation.preferences[0],
        "agreement": solution("nash", np.array([[2.0, 2.0], [3.0, 1.0]]), np.zeros(2)),
        "agreements of two": notebook.bargain("barter"),
        "agreements of three": notebook.bargain("river"),
        "no agreement": notebook.bargain("ceasefire"),
        "agreements beside a mediator": notebook.bargain(
            dataclasses.replace(hostile_problem(lined=False), beside=hostile_problem(lined=False))
        ),
        "concession": least_total(hostile_problem()),
        "ratification": Ratification(
            outcome={HOSTILE: HOSTILE},
            all=0.5,
            audiences=(
                AtHome(
                    audience=HOSTILE,
                    party=HOSTILE,
                    heard=True,
                    share=0.5,
                    interval=(0.1, 0.9),
                    sources=(HOSTILE,),
                ),
            ),
        ),
        "stability": dataclasses.replace(
            analysis.stability[0],
            outcome={HOSTILE: HOSTILE},
            leaves_first=HOSTILE,
            by={HOSTILE: HOSTILE},
        ),
        "verdicts": solve(binary([0, 1]), np.array([[2, 1, 4, 3], [2, 4, 1, 3]])),
        "single text": single_text(hostile_problem(), 0),
        "division": divide(hostile_problem()),
        "offers": offer(
            notebook.bargain(hostile_problem(lined=False)), (Fraction(9, 10), Fraction(4, 5)), 3
        ),
    }


KINDS = (
    "evidence", "reading", "template", "negotiation", "value", "analysis", "zone", "package",
    "solution", "agreement", "agreements of two", "agreements of three", "no agreement",
    "preference", "agreements beside a mediator", "concession", "single text", "division",
    "offers", "ratification", "stability", "verdicts",
)  # fmt: skip
by_kind = pytest.mark.parametrize("kind", KINDS)


@by_kind
def test_whatever_shows_itself_is_well_formed_and_holds_only_harmless_tags(shown, kind):
    html = shown[kind]._repr_html_()

    tags = parsed(html)

    assert {tag for tag, _ in tags.seen} <= HARMLESS
    assert not [n for _, attrs in tags.seen for n in attrs if n.startswith("on")]
    assert "\u202e" not in html


@by_kind
def test_whatever_shows_itself_names_no_colour_and_no_address(shown, kind):
    for _, attrs in parsed(shown[kind]._repr_html_()).seen:
        assert not {"style", "href", "src", "bgcolor"} & set(attrs)
        assert {attrs.get("fill"), attrs.get("stroke")} <= {None, "none", "currentColor"}


@by_kind
def test_every_drawing_in_it_is_a_document_of_its_own_and_has_a_name(shown, kind):
    for svg in re.findall(r"<svg.*?</svg>", shown[kind]._repr_html_(), re.DOTALL):
        root = ET.fromstring(svg)  # noqa: S314 - our own
        assert root.get("role") == "img"
        assert root.get("aria-label")


@pytest.mark.parametrize(
    "kind",
    [
        "evidence",
        "reading",
        "template",
        "negotiation",
        "zone",
        "concession",
        "single text",
        "division",
        "offers",
        "stability",
        "agreements beside a mediator",
    ],
)
def test_hostile_words_are_shown_as_words(shown, kind):
    told = " ".join(parsed(shown[kind]._repr_html_()).words)

    assert "<script>" in told


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("single text", "no agreement"),
        ("single text", "Below the reservation value"),
        ("single text", "Red lines crossed"),
        ("offers", "Later rounds, which are not reached"),
        ("concession", "By how much bottom lines come down"),
        ("stability", "a credible one, by which each who answers gains (SEQ)"),
        ("verdicts", "all: equilibria"),
        ("agreements beside a mediator", "(no veto)"),
    ],
)
def test_what_a_procedure_found_says_how_it_is_meant(shown, kind, said):
    assert said in " ".join(parsed(shown[kind]._repr_html_()).words)


def test_a_package_that_nobody_leaves_says_so(shown):
    kept = dataclasses.replace(shown["stability"], leaves_first=None)
    unnamed = dataclasses.replace(shown["stability"], by={})

    assert "No party gains by leaving it alone." in kept._repr_html_()
    assert "most often by another move" in unnamed._repr_html_()


def test_an_analysis_says_what_its_numbers_mean(shown):
    told = " ".join(parsed(shown["analysis"]._repr_html_()).words)

    assert f"{shown['analysis'].zone.verdict}" in told
    assert "of 100 draws" in told
    assert "no forecast" in told


def test_a_party_of_whom_nothing_is_known_gets_no_number(shown):
    told = parsed(shown["negotiation"]._repr_html_()).words

    assert "nothing known" in told


def test_two_parties_get_a_drawing_of_their_agreements_and_three_do_not(shown):
    two, three = (shown[f"agreements of {number}"]._repr_html_() for number in ("two", "three"))

    assert two.count("<circle") >= len(shown["agreements of two"].frontier.rows)
    assert "<svg" not in three


def test_empty_things_show_themselves_too(shown):
    zone = dataclasses.replace(shown["zone"], packages=(), carried_by=())
    bare = Analysis(as_of=None, seed=1, draws=2, parties={}, zone=zone)
    template = dataclasses.replace(shown["template"], issues=(), parties=())
    nothing = Negotiation(template=template, preferences=(), as_of=None)
    article = shown["reading"].article

    for one in (bare, zone, nothing, Evidence(as_of=None), Reading(article=article)):
        parsed(one._repr_html_())


@given(st.text())
def test_text_comes_back_as_it_was_but_for_blanks_and_steering_characters(text):
    told = "".join(parsed(f"<p>{words(text)}</p>").words)

    assert told == clean(text)


def test_markup_is_not_escaped_twice():
    assert words(words("<b>")) == "&lt;b&gt;"


def test_tables_lists_and_folds_of_nothing_are_nothing():
    assert table("empty", ("a",), []) == bullets([]) == folded("empty", Markup()) == ""


def test_an_outcome_that_changes_nothing_is_the_same():
    assert terms({"truce": "full"}, {"truce": "full"}) == "the same"
