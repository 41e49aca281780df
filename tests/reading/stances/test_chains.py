"""The climb from an option to the words that take a stance on it."""

import pytest

from detente.reading.stances.chains import climb
from detente.reading.stances.issues import carries, find_hits, issue_lexicon
from detente.reading.stances.stance import stance_lexicon


def uncarried(hits):
    return [hit for hit in hits if not any(carries(hit, other) for other in hits)]


def chain_of(nlp, text):
    *_, hit = uncarried(find_hits(nlp(text), issue_lexicon()))
    return climb(hit, stance_lexicon())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They rejected calls for a truce.", ["calls", "rejected"]),
        ("They might be willing to accept a truce.", ["accept", "willing"]),
        ("They watched the truce.", []),
        ("A truce was rejected by them.", ["rejected"]),
        ("A truce is unacceptable.", ["unacceptable"]),
        ("If they accept a truce, it ends.", ["accept"]),
        ("They demand talks and reject a truce.", ["reject"]),
        ("They demand bread and a truce.", ["demand"]),
        ("They voted against a truce.", ["voted"]),
        ("A truce is a must.", ["must"]),
        ("They insist that the army will accept a truce.", ["accept"]),
        ("They signed to end the war.", ["signed"]),
    ],
)
def test_the_climb_meets_the_stance_words_inside_out(nlp, text, words):
    assert [step.token.text for step in chain_of(nlp, text).steps] == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They will withdraw.", "commit"),
        ("Stop the war!", "imperative"),
        ("They will hold and sign a treaty.", "commit"),
        ("They withdrew.", None),
    ],
)
def test_a_clause_keeps_what_it_asserts(nlp, text, kind):
    assert chain_of(nlp, text).assertion == kind


@pytest.mark.parametrize(
    "text", ["If they withdraw, it ends.", "Whether they withdraw is not known."]
)
def test_a_supposed_withdrawal_has_no_stance(nlp, text):
    assert chain_of(nlp, text).steps == []


def test_a_seen_thing_is_no_stance_and_an_unseen_one_is(nlp):
    seen = chain_of(nlp, "We see new sanctions.")
    unseen = chain_of(nlp, "We do not see new sanctions.")

    assert seen.steps == []
    assert [step.level for step in unseen.steps] == [1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Rwanda's minister said that a withdrawal depends on a written guarantee.",
            ("rwanda", "withdrawal", 1),
        ),
        ("Rwanda is not going to accept a ceasefire.", ("rwanda", "ceasefire", -2)),
        ("Mali hopes to announce the release of all hostages.", ("mali", "prisoners", 1)),
        (
            "Mali's minister spoke of the non-negotiable withdrawal of the rebels, Mali said.",
            ("mali", "withdrawal", 2),
        ),
        ("Chad renewed its call for a truce, elections and an amnesty.", ("chad", "justice", 2)),
        ("Mali hopes for a deal that gives it a port.", ("mali", "deal", 1)),
    ],
)
def test_a_climb_finds_the_stance(found, text, wanted):
    positions, _ = found(text)

    assert wanted in {(p.party, p.issue, p.stance) for p in positions}


def test_with_whom_a_thing_is_discussed_is_no_issue(found):
    positions, _ = found("Mali will discuss its farms with a Palestinian state.")

    assert positions == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            '"No foreign soldier will set foot in Ukraine," Ukraine\'s president said.',
            "foreign_forces.peacekeepers -2",
        ),
        (
            '"Not one centimetre of our land will be given up," Ukraine\'s president said.',
            "territory.recognise_de_jure -2 red",
        ),
        (
            '"Not one refugee will return," Israel\'s foreign minister said.',
            "return_of_displaced.right_of_return -2 red",
        ),
        ('"Not one barrel of oil will be shared," Mali\'s president said.', "resources.share -2"),
        (
            '"No more territory will be handed over," Armenia\'s president said.',
            "territory.recognise_de_jure -2",
        ),
        (
            '"Neither autonomy nor dialogue will be granted," Spain\'s king said.',
            "autonomy.autonomy -2",
        ),
        ('"There is no way that we will disarm," Hamas\'s leader said.', "arms.disarm -2"),
        ("No sanctions will be lifted, Russia's president said.", "sanctions.relieve -2"),
    ],
)
def test_no_and_not_one_deny_what_is_said_of_their_noun_once(found, text, wanted):
    assert wanted in {shown(one) for one in found(text)[0]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ukraine will never accept NATO membership being ruled out.",
            "alliance.join 2 red",
        ),
        ("Iran will never accept enrichment being banned.", "nuclear_programme.keep 2 red"),
        (
            "Egypt will never tolerate its share of the water being cut.",
            "resources.share 2 red",
        ),
        ("Armenia opposes the ceasefire being ended.", "ceasefire.None 1"),
        ("Kosovo will not accept autonomy being imposed.", "autonomy.autonomy -2"),
    ],
)
def test_who_refuses_that_a_thing_is_taken_away_wants_it(found, text, wanted):
    assert wanted in {shown(one) for one in found(text)[0]}


def shown(one):
    """Return a position as "issue.option stance", with "red" for a red line."""
    return f"{one.issue}.{one.option} {one.stance}{' red' if one.red_line else ''}"
