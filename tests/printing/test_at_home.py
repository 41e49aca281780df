"""The lines of the analysis on what holds at home."""

from two_levels import REFUSES, talks, template_of, worked_out

from detente.printing.answers import analysis_json
from detente.printing.findings import analysis_text


def test_a_refusal_stands_under_the_verdict_and_is_quoted_once_with_its_source():
    found = talks(REFUSES, red_line=True)
    (key,) = (one.key for one in found.claims if one.position.party == "senate")

    text = analysis_text(*worked_out(found, template_of(), draws=200), found)

    first, _, rest = text.partition(
        "At home (all accept it, and every audience that is heard does)"
    )
    assert "Not settled at home: Senate refuses terms of the best package" in first
    assert " in which South does; by" in " ".join(rest.split())
    assert f"by {key}" in " ".join(rest.split())
    assert "refuses Front line: the front line frozen where it is (red line)" in rest
    assert rest.count("“xxxxx” — stated, named") == 1
    assert "Senate (of South): not heard" in rest


def test_an_audience_that_says_nothing_is_not_heard():
    found = talks()

    text = analysis_text(*worked_out(found, template_of(), draws=100), found)

    assert "no audience is heard on it; all accept in" in text
    assert "Not settled at home" not in text


def test_without_an_audience_no_line_speaks_of_home_and_the_json_is_empty():
    found = talks()
    negotiation, analysis = worked_out(found, template_of(role=None), draws=100)

    assert "at home" not in analysis_text(negotiation, analysis, found).lower()
    assert analysis_json(negotiation, analysis, found)["ratification"] == []


def test_the_json_has_share_interval_sources_and_whose_audience_it_is():
    found = talks(REFUSES, red_line=True)
    (key,) = (one.key for one in found.claims if one.position.party == "senate")

    data = analysis_json(*worked_out(found, template_of(), draws=200), found)

    assert data["parties"][-1] == {"id": "senate", "role": "audience", "audience_of": "south"}
    refused = next(o for o in data["ratification"] if o["outcome"]["front_line"] == "freeze")
    assert refused["audiences"][0]["sources"] == [key]
    assert refused["audiences"][0]["refuses"][0]["sources"] == [key]
    assert refused["interval"][0] <= refused["holds"] <= refused["interval"][1]
    assert [one["sources"] for one in data["positions"] if one["party"] == "senate"] == [[key]]
