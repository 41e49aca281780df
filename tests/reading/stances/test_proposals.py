"""Plans and bargains: their terms, their owners, and what has become of them."""

import pytest

from detente.reading.actors import find_cast
from detente.reading.article import article_from_bytes
from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.document import parse
from detente.reading.positions import find_positions


@pytest.fixture(scope="module")
def read(nlp):
    def reading(text):
        document = parse(article_from_bytes(text.encode(), "passage.txt"), nlp)
        cast = find_cast(document)
        statements = find_statements(document, cast, find_dates(document))
        return find_positions(document, cast, statements)

    return reading


def terms(proposal):
    return [(term.issue, term.option) for term in proposal.terms]


def test_a_plan_is_taken_up_again_by_its_name(read):
    positions, proposals = read(
        "Egypt proposed a 60-day truce. Under the proposal, Hamas would free ten hostages"
        " and Israel would allow humanitarian aid into the enclave."
    )

    (one,) = proposals
    assert (one.author, one.status) == ("egypt", "tabled")
    assert terms(one) == [
        ("ceasefire", "limited"),
        ("prisoners", "partial"),
        ("humanitarian_access", "open"),
    ]
    assert {p.party for p in positions} == {"egypt"}


def test_points_in_lines_of_their_own_are_terms_of_the_plan_above(read):
    _, proposals = read(
        "The plan would include:\n1. A 60-day ceasefire.\n2. The release of all hostages.\n"
    )

    (one,) = proposals
    assert (one.author, one.status) == (None, "reported")
    assert terms(one) == [("ceasefire", "limited"), ("prisoners", "all_for_all")]


def test_a_list_without_a_plan_above_it_is_no_proposal(read):
    _, proposals = read("The day began.\n1. A 60-day ceasefire.\n")

    assert proposals == []


def test_a_bargain_that_is_guessed_at_belongs_to_nobody(read):
    _, proposals = read(
        "Some analysts believe Egypt might accept the filling of the dam"
        " in exchange for an agreed share of the water."
    )

    assert [(one.author, one.status) for one in proposals] == [(None, "suggested")]


def test_that_would_involve_goes_on_from_the_stance_before(read):
    positions, proposals = read(
        "Israel is open to a partial withdrawal. That would involve lifting the blockade."
    )

    assert [(one.author, terms(one)) for one in proposals] == [("israel", [("blockade", "lift")])]
    assert ("israel", "blockade", 1) in {(p.party, p.issue, p.stance) for p in positions}


def test_the_owner_of_a_plan_stands_before_it(read):
    _, proposals = read("The Egyptian plan includes the release of all hostages.")

    assert [(one.author, terms(one)) for one in proposals] == [
        ("egypt", [("prisoners", "all_for_all")])
    ]


def test_a_deal_of_any_kind_is_no_proposal(read):
    _, proposals = read("Georgia has rejected any deal that would involve ceding land.")

    assert proposals == []


@pytest.mark.parametrize(
    ("text", "author", "status", "wanted"),
    [
        (
            "Kenya tabled a plan that foresees a 90-day truce and two humanitarian corridors.",
            "kenya",
            "tabled",
            [("ceasefire", "limited"), ("humanitarian_access", "open")],
        ),
        (
            "The Turkish proposal provides for elections within a year and an amnesty.",
            "turkey",
            "reported",
            [("elections", "hold"), ("justice", "amnesty")],
        ),
        (
            "The draft says that foreign troops will leave and all prisoners will be released.",
            None,
            "reported",
            [("withdrawal", "full"), ("prisoners", "all_for_all")],
        ),
        (
            "Under the accord, rebels will lay down their arms. The army will leave the valley.",
            None,
            "reported",
            [("arms", "disarm"), ("withdrawal", "full")],
        ),
        (
            "Armenia accepted Georgia's offer of direct talks.",
            "georgia",
            "accepted",
            [("talks", "direct")],
        ),
        (
            "Serbia turned down a Norwegian proposal to hold a referendum.",
            "norway",
            "rejected",
            [("elections", "hold")],
        ),
        (
            "Oman offered to host indirect talks.",
            "oman",
            "tabled",
            [("talks", "mediated")],
        ),
        (
            "Diplomats believe India might accept a partial pullout in return for an open border.",
            None,
            "suggested",
            [("withdrawal", "partial")],
        ),
        (
            "The plan, which Rwanda rejected, would include a joint administration of the mine.",
            None,
            "rejected",
            [("resources", "international")],
        ),
    ],
)
def test_a_proposal_is_told_with_terms_author_and_status(read, text, author, status, wanted):
    _, proposals = read(text)

    assert [(one.author, one.status, terms(one)) for one in proposals] == [
        (author, status, wanted)
    ]


def test_a_text_that_says_it_is_nobodys_promise(read):
    positions, _ = read("The draft says that Armenia will leave the province.")

    assert positions == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The plan frees 200 prisoners.", [("prisoners", "partial")]),
        (
            "Elders sealed a pact. The refugees will return home before the rains.",
            [("return_of_displaced", "right_of_return")],
        ),
        (
            "A paper reported a deal under which Jordan would lift its blockade of the port.",
            [("blockade", "lift")],
        ),
        (
            "According to a leaked draft, Chad would lift its blockade of the port.",
            [("blockade", "lift")],
        ),
        (
            "Under seven points of Monday:\n- all prisoners come home\n- the guns are handed in",
            [("prisoners", "all_for_all"), ("arms", "disarm")],
        ),
    ],
)
def test_what_a_plan_brings_is_a_term_of_nobodys_and_no_stance(read, text, wanted):
    positions, proposals = read(text)

    assert [(one.author, one.status, terms(one)) for one in proposals] == [
        (None, "reported", wanted)
    ]
    assert positions == []


@pytest.mark.parametrize("text", ["The plan freed 200 prisoners.", "No plan frees prisoners."])
def test_what_a_plan_once_did_or_no_plan_does_is_no_term(read, text):
    assert read(text)[1] == []


def test_what_an_offer_asks_for_is_a_term_too(read):
    _, (one,) = read("Niger offered to lift its blockade of the port if Mali grants an amnesty.")

    assert terms(one) == [("blockade", "lift"), ("justice", "amnesty")]


def test_to_stop_fighting_for_some_days_under_a_plan_is_no_demand(read):
    positions, proposals = read(
        "Under the proposal, both sides would stop fighting for 60 days, open humanitarian"
        " corridors to the north and send delegations to Geneva."
    )

    assert positions == []
    assert ("humanitarian_access", "open") in terms(proposals[0])
    assert ("humanitarian_access", "deny") not in terms(proposals[0])
