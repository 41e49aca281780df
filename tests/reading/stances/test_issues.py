"""The lexicon of issues and the grammar of its phrases."""

import pytest

from detente.reading.stances.issues import carries, find_hits, issue_lexicon, read_lexicon

ISSUES = {
    "ceasefire", "front_line", "territory", "withdrawal", "security_guarantees", "alliance",
    "foreign_forces", "arms", "sanctions", "prisoners", "humanitarian_access", "talks", "deal",
    "power_sharing", "elections", "autonomy", "justice", "return_of_displaced", "reparations",
    "resources", "blockade", "nuclear_programme",
}  # fmt: skip


def uncarried(hits):
    return [hit for hit in hits if not any(carries(hit, other) for other in hits)]


def named(nlp, text):
    hits = find_hits(nlp(text), issue_lexicon())
    return {(hit.issue.id, hit.option) for hit in uncarried(hits)}


def test_the_lexicon_holds_the_issues_of_the_contract():
    assert set(issue_lexicon().issues) == ISSUES


def test_every_issue_has_topic_codes_or_a_stated_reason_for_none():
    told = {name: (one.pax, one.pax_none) for name, one in issue_lexicon().issues.items()}

    assert {name for name, (codes, why) in told.items() if bool(codes) == bool(why)} == set()
    assert {"sanctions", "front_line"} <= {name for name, (codes, _) in told.items() if not codes}


def test_a_group_of_words_stands_for_all_of_them(nlp):
    source = {
        "group": {"halt": ["end", "stop"]},
        "issue": {"strike": {"option": {"over": ["$halt > strike|walkout"]}}},
        "legal_words": [],
        "factual_words": [],
    }

    found = find_hits(nlp("They stop the walkout and end the strike."), read_lexicon(source))

    assert [hit.head.text for hit in found] == ["stop", "end"]


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("They freeze the front line.", ("front_line", "freeze")),
        ("They lift or ease the blockade.", ("blockade", "lift")),
        ("An unconditional, 30-day ceasefire.", ("ceasefire", "unconditional")),
        ("A swap of prisoners.", ("prisoners", None)),
        ("A swap of thirty prisoners.", ("prisoners", "partial")),
        ("A permanent ceasefire.", ("ceasefire", None)),
        ("They swap all prisoners.", ("prisoners", "all_for_all")),
        ("The deployment of European troops.", ("foreign_forces", "peacekeepers")),
        ("They hand over their weapons.", ("arms", "disarm")),
        ("They supply weapons.", ("arms", "supply")),
        ("The right of return.", ("return_of_displaced", "right_of_return")),
        ("They will pay compensation.", ("reparations", "pay")),
        ("A government of national unity.", ("power_sharing", "share")),
        ("An amnesty for fighters.", ("justice", "amnesty")),
        ("They hand over the airfields.", ("territory", "return")),
        ("They withdraw the case.", None),
        ("They drop the case against the commanders.", ("justice", "amnesty")),
        ("They leave a pistol beside the country.", None),
        ("They leave the country.", ("withdrawal", "full")),
        ("He wants the sanctions lifted.", ("sanctions", "relieve")),
        ("A halt to Western arms deliveries.", ("arms", "end_supply")),
        ("They pause the fighting for six weeks.", ("ceasefire", "limited")),
        ("They put the settlements to a vote.", None),
        ("They meet their goals.", None),
        ("He met the deadline.", None),
        ("They hold a press conference.", None),
    ],
)
def test_words_name_an_option_or_none(nlp, text, option):
    found = named(nlp, text)

    assert option in found if option else not found


def test_a_deal_gives_way_to_the_term_it_carries(nlp):
    assert named(nlp, "A peace deal that would involve ceding land.") == {
        ("territory", "recognise_de_jure")
    }


def test_a_coordination_of_places_is_split(nlp):
    (hit,) = find_hits(
        nlp("They recognize the claim to Abkhazia or other areas."), issue_lexicon()
    )

    assert [[t.text for t in one] for one in hit.targets] == [["Abkhazia"]]


def test_a_fuller_phrase_outdoes_the_one_inside_it(nlp):
    found = find_hits(nlp("They give up uranium enrichment."), issue_lexicon())

    assert [(hit.issue.id, hit.option) for hit in found] == [("nuclear_programme", "end")]


def test_a_case_adds_issues_in_the_same_form(nlp):
    lists = {
        "legal_words": [], "factual_words": [], "place_nouns": [], "force_nouns": [],
        "resource_nouns": ["mine"],
    }  # fmt: skip
    row = {"target": "resource", "option": {"raise": ["raise > wage @ in ~ tax", "v:strike"]}}
    lexicon = read_lexicon({"issue": {"wages": row}, **lists})

    (hit,) = find_hits(nlp("They raise the wages in the coal mine."), lexicon)

    assert (hit.issue.id, hit.option) == ("wages", "raise")


def test_a_bar_keeps_a_phrase_out(nlp):
    assert not named(nlp, "They met the requirements.")


def test_words_against_an_option_are_turned(nlp):
    (hit,) = find_hits(nlp("They keep the settlements in the desert."), issue_lexicon())

    assert (hit.issue.id, hit.option, hit.turned) == ("territory", "return", True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Egypt demanded international control of the dam.", {("resources", 2, False)}),
        ("Israel ruled out third-country forces.", {("foreign_forces", -2, True)}),
        ('"We will never hand over our missiles," Egypt said.', {("arms", -2, True)}),
    ],
)
def test_dams_foreign_forces_and_missiles_are_what_they_are(found, text, told):
    assert {(one.issue, one.stance, one.red_line) for one in found(text)[0]} == told
