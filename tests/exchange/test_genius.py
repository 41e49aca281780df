import tempfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import ReadError
from detente.exchange.genius import is_scenario, read_genius

DOMAIN = """<negotiation_template><utility_space><objective name="all" index="0">
<issue index="1" name="price" type="discrete"><item index="1" value="low"/>
<item index="2" value="high"/></issue>
<issue index="2" name="days" type="integer" lowerbound="1" upperbound="3"/>
<issue index="3" name="share" vtype="real"><range lowerbound="0" upperbound="1"/></issue>
</objective></utility_space></negotiation_template>"""
BUYER = """<utility_space><objective name="all" index="0">
<objective name="inner" index="9">
<issue index="2" name="days" type="integer" lowerbound="1" upperbound="3">
<evaluator ftype="linear" offset="0.25" slope="0.5"/></issue></objective>
<issue index="1" name="price" type="discrete"><item index="1" value="high" evaluation="10"/>
<item index="2" value="low" evaluation="40"/></issue>
<issue index="3" name="share" vtype="real"><range lowerbound="0" upperbound="1"/>
<evaluator offset="0" slope="1"/></issue>
<weight index="2" value="0.3"/><weight index="1" value="0.5"/><weight index="3" value="0.2"/>
</objective><discount_factor value="0.9"/><reservation value="0.4"/></utility_space>"""
SELLER = BUYER.replace('evaluation="10"', 'evaluation="0.7"').replace('"40"', '"0.2"')
SELLER = SELLER.replace('<discount_factor value="0.9"/><reservation value="0.4"/>', "")


@pytest.fixture
def scenario(tmp_path):
    """Write a scenario into a folder; a list of points lies beside it."""

    def write(**files):
        texts = {"domain": DOMAIN, "Buyer 1": BUYER, "seller": SELLER, "pareto": "0.1 0.2"}
        for name, text in (texts | files).items():
            (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_scenario_is_read_with_evaluations_as_genius_takes_them(scenario):
    model = read_genius(scenario())

    buyer, seller = model.wants
    assert model.issues == ("price", "days", "share")
    assert model.options[:2] == (("low", "high"), ("1", "2", "3"))
    assert (buyer.party, seller.party) == ("buyer_1", "seller")
    assert buyer.weights == (Fraction(1, 2), Fraction(3, 10), Fraction(1, 5))
    assert buyer.values[0] == (1, Fraction(1, 4))
    assert seller.values[0] == (Fraction(1, 5), Fraction(7, 10))


def test_ranges_are_levels_on_a_line_cut_to_one(scenario):
    model = read_genius(scenario())

    assert model.wants[0].values[1] == (Fraction(1, 4), Fraction(3, 4), 1)
    assert len(model.options[2]) == 21
    assert model.wants[0].values[2][::10] == (0, Fraction(1, 2), 1)
    assert model.warnings == ("issue share is read as 21 levels",)


def test_absent_reservation_is_0_and_absent_discount_is_none(scenario):
    buyer, seller = read_genius(scenario()).wants

    assert (buyer.reservation, buyer.discount) == (Fraction(2, 5), Fraction(9, 10))
    assert (seller.reservation, seller.discount) == (0, None)


def test_a_folder_with_xml_is_a_scenario_and_another_is_none(scenario, tmp_path):
    (tmp_path / "empty").mkdir()

    assert is_scenario(scenario())
    assert not is_scenario(tmp_path / "empty")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<utility_space>", '<utility_space type="nonlinear">', "line 1: a nonlinear"),
        ("<weight", "<hyperRectangle/><weight", "a nonlinear utility space"),
        ("<utility_space>", "<!DOCTYPE a><utility_space>", "line 1: it declares a DOCTYPE"),
        ('<weight index="1" value="0.5"/>', "", "line 5: issue price has no weight"),
        ('evaluation="10"', 'evaluation="ten"', "line 5: evaluation = 'ten'"),
        ('evaluation="10"', "", "line 5: <item> has no evaluation"),
        ('value="high"', 'value="huge"', "line 5: option 'high' of the domain"),
        ('name="price"', 'name="cost"', "issue price of the domain is left out"),
        ('slope="0.5"', 'tilt="0.5"', "line 3: a range is read only with a slope"),
        ('upperbound="3"', 'upperbound="4"', "line 3: the range is not that of the domain"),
        ('upperbound="3"', 'upperbound="0"', "line 3: the lower bound is above"),
        ('upperbound="3"', 'upperbound="9999"', "a range of more than 1000"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(scenario, old, new, said):
    assert old in BUYER
    folder = scenario(**{"Buyer 1": BUYER.replace(old, new, 1)})

    with pytest.raises(ReadError, match=rf"Buyer 1\.xml, .*{said}"):
        read_genius(folder)


def test_without_two_profiles_there_is_no_scenario(scenario):
    with pytest.raises(ReadError, match="1 profiles with weights"):
        read_genius(scenario(seller="no XML"))


def test_without_a_domain_the_first_profile_tells_the_order(scenario):
    model = read_genius(scenario(domain="-"))

    assert model.issues == ("days", "price", "share")


def test_an_issue_that_is_there_twice_is_refused(scenario):
    with pytest.raises(ReadError, match="issue price is there twice"):
        read_genius(scenario(domain=DOMAIN.replace('name="days"', 'name="price"')))


def test_a_file_that_cannot_be_opened_is_named(scenario):
    folder = scenario()
    (folder / "folder.xml").mkdir()

    with pytest.raises(ReadError, match=r"folder\.xml cannot be read"):
        read_genius(folder)


def test_profiles_whose_plain_names_are_one_keep_their_own(scenario):
    folder = scenario(**{"buyer-1": BUYER})

    assert [one.party for one in read_genius(folder).wants] == ["Buyer 1", "buyer-1", "seller"]


@given(
    at=st.integers(0, len(BUYER) - 1),
    junk=st.sampled_from(["", "<", ">", '"', "&", "0", "-", "<!DOCTYPE a>", "<a>", "\x00", "é"]),
)
def test_whatever_stands_in_a_profile_it_is_read_or_refused_in_one_line(at, junk):
    files = {"domain": DOMAIN, "buyer": BUYER[:at] + junk + BUYER[at + 1 :], "seller": SELLER}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, f"{name}.xml").write_text(text, encoding="utf-8")

        said = refused(Path(folder))

    assert said is None or "\n" not in said


def refused(folder):
    """Return why a folder is refused, if it is."""
    try:
        read_genius(folder)
    except ReadError as error:
        return str(error)
    return None
