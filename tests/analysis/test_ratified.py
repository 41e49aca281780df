"""What happens at home shows itself with its words for what nobody knows."""

from detente.analysis.ratified import AtHome, Ratification, Refused

OUTCOME = {"truce": "yes"}
REFUSED = Refused(issue="truce", option="yes", share=0.9, red_line=True, sources=("a:p01",))
SAYS_NO = AtHome(
    audience="senate", party="south", heard=True, asked=80, share=0.1, interval=(0.05, 0.19),
    sources=("a:p01",), refuses=(REFUSED,),
)  # fmt: skip
SILENT = AtHome(audience="press", party="north", heard=False, asked=90)


def test_who_is_not_heard_has_no_number():
    assert SILENT.told() == "not heard"
    assert Ratification(outcome=OUTCOME, all=0.4, audiences=(SILENT,)).told() == "not heard"


def test_who_is_never_asked_says_so():
    one = AtHome(audience="senate", party="south", heard=True, sources=("a:p01",))

    assert one.told() == "south accepts in no draw"
    assert one.accepts("The South") == "The South accepts in no draw"


def test_a_notebook_shows_the_share_its_interval_the_term_and_the_source():
    found = Ratification(
        outcome=OUTCOME, all=0.4, audiences=(SAYS_NO, SILENT), holds=0.04, interval=(0.02, 0.07)
    )

    html = found._repr_html_()

    for words in ("all accept in 40 of 100", "4 of 100 draws (2 to 7)", "1 audience heard"):
        assert words in html
    for words in ("10 of 100 draws (5 to 19)", "truce: yes", "a:p01", "not heard"):
        assert words in html
    assert found.refusing == (SAYS_NO,)
