"""Published bargaining problems, where the folder with them is at hand."""

import json
import tomllib
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from detente.analysis.adjusted_winner import adjusted_winner
from detente.analysis.agreements import agreements
from detente.analysis.alternating_offers import first_share, proposer_share
from detente.analysis.least_concession import least_of, least_total, least_worst
from detente.analysis.problem import GRID
from detente.exchange.genius import read_genius
from detente.exchange.model_file import read_model

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "bargaining"
pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the published cases are not here")
GENIUS = sorted((CASES / "genius").glob("*.json"))
CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def assert_expected(found, expected, unit):
    """Compare everything that a case says of a bargaining problem."""
    assert found.outcomes == expected["outcomes"]
    assert (found.frontier.rows // unit).tolist() == expected["frontier"]
    assert len(found.frontier.rows) == expected["frontier_size"]
    assert len(found.rational.rows) == expected["individually_rational"]
    assert found.zone_size == expected["zone_size"]
    assert [one // unit for one in found.disagreement] == expected["disagreement"]
    assert [one // unit for one in found.ideal] == expected["ideal"]
    for concept in CONCEPTS:
        tied = [
            {"utilities": [u // unit for u in one.utilities], "outcomes": list(one.outcomes)[:6]}
            for one in found.solutions[concept].tied
        ]
        assert sorted(tied, key=str) == sorted(expected[concept], key=str)


@pytest.mark.parametrize("name", ["nash_1950", "conditional_terms"])
def test_a_published_model_has_its_published_answers(name):
    text = (CASES / f"{name}.toml").read_text(encoding="utf-8")
    expected = tomllib.loads(text)["expected"]

    found = agreements(read_model(text).problem)

    assert_expected(found, expected, GRID)
    for concept, outcome in expected.get("named", {}).items():
        assert found.solutions[concept].outcome == outcome


def scenario(case, folder):
    """Write a case as the files of a GENIUS scenario, evaluations as printed."""
    for party, printed in case["genius"].items():
        wants, issues = case["preference"][party], []
        for at, (issue, row) in enumerate(zip(case["issue"], printed["evaluations"], strict=True)):
            items = "".join(
                f"<item index='{k}' value={quoteattr(option)} evaluation='{value}'/>"
                for k, (option, value) in enumerate(zip(issue["options"], row, strict=True))
            )
            issues.append(f"<issue index='{at}' name={quoteattr(issue['id'])}>{items}</issue>")
        issues += [
            f"<weight index='{at}' value='{wants['weights'][issue['id']]!r}'/>"
            for at, issue in enumerate(case["issue"])
        ]
        reserved = f"<reservation value='{wants['reservation']!r}'/>"
        (folder / f"{party}.xml").write_text(
            f"<utility_space><objective>{''.join(issues)}</objective>{reserved}</utility_space>"
        )
    return folder


@pytest.mark.parametrize("path", GENIUS, ids=lambda path: path.stem)
def test_a_scenario_has_its_exact_answers_from_the_model_file_and_from_xml(path, tmp_path):
    text = path.read_text(encoding="utf-8")
    case = json.loads(text)

    from_file = agreements(read_model(text).problem)
    from_xml = agreements(read_genius(scenario(case, tmp_path)).problem)

    for found in (from_file, from_xml):
        assert_expected(found, case["expected"], 1)
        for concept, outcome in case["expected"]["named"].items():
            assert found.solutions[concept].outcome == outcome


def test_the_least_concessions_are_those_that_enumeration_found():
    text = (CASES / "least_concession.toml").read_text(encoding="utf-8")
    expected, problem = tomllib.loads(text)["expected"], read_model(text).problem

    total = least_total(problem)

    assert total.total == expected["least_total"] * GRID
    assert total.outcome == expected["least_total_outcome"]
    assert [one // GRID for one in total.by_party.values()] == expected["least_total_by_party"]
    assert least_worst(problem).worst == expected["least_worst"] * GRID
    alone = [least_of(problem, [party]) for party in range(3)]
    assert [-1 if one.outcome is None else one.total // GRID for one in alone] == expected[
        "one_party_alone"
    ]


def test_adjusted_winner_divides_as_published():
    case = tomllib.loads((CASES / "adjusted_winner_divorce.toml").read_text(encoding="utf-8"))
    expected, points = case["expected"], case["points"]

    division = adjusted_winner([p[0] for p in points.values()], [p[1] for p in points.values()])

    assert list(division.winners) == expected["winner_phase"]
    assert [str(total) for total in division.totals] == expected["final"]
    keeps = dict(zip(points, division.first, strict=True))
    assert keeps == {item: Fraction(part) for item, part in expected["carol_keeps"].items()}


def test_alternating_offers_end_as_computed():
    case = tomllib.loads((CASES / "rubinstein.toml").read_text(encoding="utf-8"))

    for one in case["infinite"]:
        assert proposer_share(*one["delta"]) == pytest.approx(one["proposer"], abs=1e-12)
    shares = [first_share(tuple(case["finite"]["delta"]), n) for n in case["finite"]["rounds"]]
    assert shares == pytest.approx(case["finite"]["share_of_party_1"], abs=1e-12)
