import tomllib
from importlib.resources import files

import pytest

from detente.model.issues import AS_IS, LEFT_OPEN, ladder_rung, load_issues

CONTRACT = {
    "ceasefire": "unconditional conditional limited none",
    "front_line": "freeze withdraw advance",
    "territory": "recognise_de_jure accept_de_facto reject_claim return defer_status",
    "withdrawal": "full partial none",
    "security_guarantees": "binding limited none",
    "alliance": "join defer renounce",
    "foreign_forces": "peacekeepers observers none",
    "arms": "limit disarm supply end_supply",
    "sanctions": "increase keep relieve",
    "prisoners": "all_for_all partial none",
    "humanitarian_access": "open limited deny",
    "talks": "direct mediated refuse",
    "deal": "conclude delay refuse",
    "power_sharing": "share transition exclude",
    "elections": "hold delay refuse",
    "autonomy": "independence autonomy unitary",
    "justice": "prosecute amnesty truth_process",
    "return_of_displaced": "right_of_return limited none",
    "reparations": "pay fund none",
    "resources": "share control international",
    "blockade": "lift ease keep",
    "nuclear_programme": "end limit keep",
}


def test_the_issues_and_options_are_those_of_the_contract():
    kinds = load_issues().kinds

    assert {name: " ".join(kind.options) for name, kind in kinds.items()} == CONTRACT


def test_the_reader_has_phrases_for_the_same_issues_and_options():
    text = files("detente.reading").joinpath("lexicon/issues.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)

    found = {name for name in CONTRACT if name in data or name in data.get("issue", {})}

    assert found == set(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_an_option_by_another_name_names_one_that_exists(name):
    kind = load_issues().kind(name)

    others = {option.same_as for option in kind.options.values() if option.same_as}

    assert others <= {kind.first, *kind.options}
    assert kind.first == (LEFT_OPEN if kind.status else AS_IS)


def test_contradictions_and_ladder_speak_of_known_options():
    known = load_issues()
    terms = {pair for row in known.contradictions for pair in row.items()}
    needs = {need.split(".")[0] for _, line in known.ladder for need in line}

    assert all(option in known.kinds[issue].options for issue, option in terms)
    assert needs <= set(known.kinds)


@pytest.mark.parametrize(
    ("outcome", "rung"),
    [
        ({"ceasefire": "as_is", "territory:North": "recognise_de_jure"}, None),
        ({"front_line": "freeze", "territory:North": "left_open"}, "freeze"),
        ({"ceasefire": "limited", "front_line": "as_is"}, "ceasefire"),
        ({"ceasefire": "conditional", "front_line": "freeze"}, "armistice"),
        ({"deal": "conclude", "ceasefire": "as_is"}, "settlement"),
    ],
)
def test_the_rung_of_a_deal_is_read_off_the_terms_that_it_changes(outcome, rung):
    assert ladder_rung(outcome) == rung


def test_an_issue_of_the_cases_own_has_plain_words():
    kind = load_issues().kind("fishing_rights")

    assert (kind.title, kind.first) == ("Fishing rights", AS_IS)
    assert kind.option_title("twelve_miles") == "twelve miles"
