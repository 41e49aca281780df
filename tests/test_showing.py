"""What is unknown is shown as unknown, and what is presumed has no source."""

from builders import make_issue, make_preference, make_template

from detente.preference import Estimate
from detente.showing import counted_sources, range_shown


def test_of_what_no_source_speaks_nothing_is_known_least_of_all_that_it_is_a_half():
    mark, told = range_shown(Estimate(low=0.05, mode=0.5, high=0.95))

    assert told == "nothing known"
    assert "0.5" not in mark.replace('stroke-opacity="0.5"', "")
    assert "nothing known: anywhere from 0 to 1" in mark


def test_a_range_with_sources_is_told_with_its_ends_and_what_is_most_likely():
    _, told = range_shown(Estimate(low=0.1, mode=0.2, high=0.3, sources=("a:p01",)))

    assert told == "0.10 to 0.30, most likely 0.20"


def test_a_presumption_is_no_source():
    assert counted_sources(("presumption",)) == "0 sources, presumed"
    assert counted_sources(("a:p01", "presumption")) == "1 source, presumed"
    assert counted_sources(("override:north:truce:yes", "prior")) == "1 source"


def test_a_preference_shows_itself_with_every_option_and_whether_anything_is_known_of_it():
    template = make_template(make_issue("truce"), make_issue("border"))

    html = make_preference(template, "north")._repr_html_()

    assert "What north wants" in html
    for term in ("truce: as is", "truce: yes", "border: yes"):
        assert f'<th scope="row">{term}</th>' in html
