"""What is denied was not said: no denied offer is a stance, no refused demand is lost."""

import pytest

from detente.reading.actors import find_cast
from detente.reading.article import article_from_bytes
from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.document import parse
from detente.reading.positions import find_positions
from detente.reading.stances.denials import denier_of_report, is_denied
from detente.reading.stances.stance import stance_lexicon


@pytest.fixture(scope="module")
def read(nlp):
    def reading(text):
        document = parse(article_from_bytes(text.encode(), "passage.txt"), nlp)
        cast = find_cast(document)
        statements = find_statements(document, cast, find_dates(document))
        return find_positions(document, cast, statements)

    return reading


@pytest.mark.parametrize(
    "text",
    [
        "Omar Nagib, a Hamas official, denied that the group had agreed to a ceasefire.",
        "Egypt denied that it had offered to withdraw its troops.",
        "Egypt denied it would accept a ceasefire.",
        "Egypt denied having agreed to a ceasefire.",
        "Egypt denied that it rejected a ceasefire.",
        "Egypt denied any plan to withdraw its troops.",
        "Egypt denied reports that it had threatened sanctions.",
        "Egypt disputed that it had accepted a withdrawal of its troops.",
        "Egypt disputed reports that it had agreed to lift the blockade.",
        "Egypt rejected reports that it had agreed to lift the blockade.",
        "Egypt dismissed claims that it had accepted a ceasefire.",
        "Egypt dismissed as false a report that it had accepted a ceasefire.",
        "Egypt refuted claims that Sudan had agreed to a ceasefire.",
        "Egypt called false a report that it would accept a ceasefire.",
        "Egypt called reports that it would accept a ceasefire false.",
        "Reports that Egypt had accepted a ceasefire were false, its foreign minister said.",
        "It was not true that Egypt had accepted a ceasefire, its foreign minister said.",
        "Egypt did not deny that it had accepted a ceasefire.",
        "Egypt never said it would accept a ceasefire.",
        "Egypt has not said whether it accepts a ceasefire.",
        "Egypt does not believe that Sudan will accept a ceasefire.",
        "There is no truth in reports that Egypt accepted a ceasefire, Cairo said.",
    ],
)
def test_what_is_denied_is_nobodys_position(read, text):
    assert read(text) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "A Sudanese diplomat said Egypt had never threatened sanctions.",
        "Egypt never formally asked for a ceasefire, he said.",
        "Egypt had never offered to lift the blockade, the minister said.",
        "Egypt has not agreed to a ceasefire.",
        "Egypt did not ask for a ceasefire.",
        "Neither Egypt nor Sudan had offered to lift the blockade.",
        "Egypt said it had made no offer of a ceasefire.",
        "Egypt said there was no agreement to lift the blockade.",
        "The company had not agreed to an amnesty, Egypt said.",
    ],
)
def test_what_was_never_said_so_far_is_no_refusal(read, text):
    assert read(text)[0] == []


@pytest.mark.parametrize(
    ("text", "red"),
    [
        ("Egypt will never agree to lift the blockade.", True),
        ("Egypt would never accept a ceasefire, its foreign minister said.", True),
        ("Egypt did not agree to a ceasefire.", False),
        ("Neither Egypt nor Sudan accepts a ceasefire.", False),
        ("Egypt never accepted a ceasefire.", False),
    ],
)
def test_what_will_never_be_and_what_was_not_agreed_is_refused(read, text, red):
    one = read(text)[0][0]

    assert (one.party, one.stance, one.red_line, one.held) == ("egypt", -2, red, "stated")


@pytest.mark.parametrize(
    ("text", "party", "stance"),
    [
        ("Egypt denied the accusation and said it would accept a ceasefire.", "egypt", 1),
        ("Iran has rejected direct talks with Israel.", "iran", -2),
        ("Sudan denied Egypt's request for a ceasefire.", "egypt", 2),
        ("It is vital that Egypt accepts a ceasefire, Egypt said.", "egypt", 1),
    ],
)
def test_what_stands_beside_a_denial_or_is_refused_itself_remains(read, text, party, stance):
    assert (party, stance) in {(one.party, one.stance) for one in read(text)[0]}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Egypt denied it.", False),
        ("Egypt dismissed the claim as baseless.", False),
        ("Cairo called the report false.", False),
        ("Sudan denied it.", True),
        ("Egypt did not deny the report.", True),
        ("Egypt ate.", True),
        ("\n\nEgypt denied it.", True),
        ("", True),
    ],
)
def test_a_party_may_deny_in_the_next_sentence_what_is_said_of_it(read, text, kept):
    positions, _ = read(f"A Sudanese daily said that Egypt would accept a ceasefire. {text}")

    assert [one.held for one in positions] == (["attributed"] if kept else [])


def test_ones_own_words_are_not_taken_back_by_a_later_denial(read):
    positions, _ = read("Egypt said it would accept a ceasefire. Egypt denied it.")

    assert [one.held for one in positions] == ["stated"]


def test_his_office_denies_for_its_head(read):
    positions, _ = read(
        "A Sudanese newspaper wrote that Egyptian President Omar Nagib had agreed to a limited"
        " truce. His office called the report false."
    )

    assert positions == []


@pytest.mark.parametrize(
    ("text", "at", "denied"),
    [
        ("They denied that they had left.", "left", True),
        ("They denied it, saying they had left.", "left", False),
        ("They denied it when troops left.", "left", False),
        ("They left.", "left", False),
        ("The story that they left is untrue.", "left", True),
        ("The story that they left is not correct.", "left", True),
        ("Sudan's report of how they left was rejected.", "left", False),
        ("They rejected Sudan's notion of leaving.", "leaving", False),
        ("The story that they left is true.", "left", False),
        ("The story that they left is not false.", "left", False),
    ],
)
def test_a_word_is_denied_with_what_holds_it(nlp, text, at, denied):
    token = next(one for one in nlp(text) if one.text == at)

    assert is_denied(token, stance_lexicon()) is denied


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rebels denied that.", "Rebels"),
        ("Rebels denied reports of a truce.", None),
        ("Rebels did not deny the report.", None),
        ("Rebels liked the report.", None),
    ],
)
def test_who_denies_a_bare_report_denies_what_it_says(nlp, text, who):
    found = denier_of_report(nlp(text), stance_lexicon())

    assert (found and found.text) == who
