"""A mediator's asks and offers are counted by who gains by the term, each claim once."""

from dataclasses import replace

from model.evidence_made import evidence, holds, said

from detente.model.mediation import asks_and_offers
from detente.model.template import draft_template
from detente.negotiation import Party

SIDES = (
    holds(1, "north", "territory:the isle.recognise_de_jure", 2),
    holds(2, "south", "territory:the isle.recognise_de_jure", -2),
    holds(3, "north", "ceasefire.unconditional", 2),
    holds(4, "south", "ceasefire.unconditional", 1),
)


def counted(*own):
    """Return the counts by side of what the oracle says."""
    positions = [*SIDES, *own]
    found = evidence(positions, [said(number) for number in range(1, 12)])
    template = draft_template(evidence(SIDES, [said(number) for number in range(1, 5)]))
    oracle = Party(id="oracle", name="Oracle", role="mediator")
    template = replace(template, parties=(*template.parties, oracle))
    rows = asks_and_offers(found, template)
    assert [(row.mediator, row.side) for row in rows] == [("oracle", "north"), ("oracle", "south")]
    return {row.side: (row.asks, row.offers) for row in rows}, rows, found


def test_a_term_by_which_one_side_gains_is_offered_to_it_and_asked_of_the_other():
    counts, rows, found = counted(holds(5, "oracle", "territory:the isle.recognise_de_jure", 2))

    assert counts == {"north": (0, 1), "south": (1, 0)}
    assert rows[0].offers_sources == rows[1].asks_sources == (found.claims[-1].key,)


def test_to_be_against_what_a_side_would_gain_by_is_to_ask_it_to_go_without():
    counts, *_ = counted(holds(5, "oracle", "territory:the isle.recognise_de_jure", -2))

    assert counts == {"north": (1, 0), "south": (0, 0)}


def test_what_nobody_gains_by_is_asked_of_all_who_settle_it():
    counts, *_ = counted(holds(5, "oracle", "ceasefire.unconditional", 2))

    assert counts == {"north": (1, 0), "south": (1, 0)}


def test_what_others_say_of_a_mediator_does_not_count_nor_what_is_no_term():
    counts, *_ = counted(
        holds(5, "oracle", "ceasefire.unconditional", 2, held="attributed"),
        holds(6, "oracle", "prisoners.all_for_all", 2),
    )

    assert counts == {"north": (0, 0), "south": (0, 0)}


def test_where_nobody_mediates_nothing_is_counted():
    found = evidence(SIDES, [said(number) for number in range(1, 5)])

    assert asks_and_offers(found, draft_template(found)) == ()
