"""Conditional clauses: where they begin and end, and what they ask for."""

import pytest

from detente.article import Article, ArticleId, Span, Statement
from detente.reading.document import parse
from detente.reading.stances.conditions import condition_of, find_clauses, governs, turns
from detente.reading.stances.issues import find_hits, issue_lexicon
from detente.reading.stances.stance import stance_lexicon


@pytest.fixture
def clauses(nlp):
    def make(text, told=()):
        document = parse(Article(id=ArticleId("a"), text=text, path="a.txt"), nlp)
        found = find_clauses(document, told, stance_lexicon())
        return document, found

    return make


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They accept it if talks begin.", ["if talks begin"]),
        ("They accept it in exchange for a truce.", ["in exchange for a truce"]),
        ("They accept it, even if it hurts.", []),
        ("They accept it.", []),
        ("“No truce without an end to the siege,” they said.", ["without an end to the siege"]),
    ],
)
def test_a_conditional_clause_is_found_whole(clauses, text, words):
    document, found = clauses(text)

    assert [document.text_of(clause.span) for clause in found] == words


def test_a_condition_knows_its_issue_where_the_lexicon_does(clauses):
    document, (clause,) = clauses("They accept it in exchange for sanctions relief.")

    condition = condition_of(
        clause, find_hits(document.tokens(), issue_lexicon()), stance_lexicon()
    )

    assert (condition.issue, condition.option) == ("sanctions", "relieve")


def test_an_unknown_condition_keeps_its_words(clauses):
    _, (clause,) = clauses("They accept it if it rains.")

    condition = condition_of(clause, [], stance_lexicon())

    assert (condition.issue, condition.option, condition.span) == (None, None, clause.span)


def test_unless_turns_a_refusal_and_if_does_not(clauses):
    _, (unless,) = clauses("They refuse it unless talks begin.")
    _, (other,) = clauses("They refuse it if talks begin.")

    assert turns(unless, stance_lexicon())
    assert not turns(other, stance_lexicon())


def test_a_statements_own_condition_comes_first(clauses):
    span = Span(article=ArticleId("a"), start=15, end=29)
    told = [Statement(id="s01", span=span, content=(span,), condition=span)]

    document, (clause,) = clauses("They accept it if talks begin.", told)

    assert clause.span == span
    assert governs(clause, [document.doc[1]])
    assert not governs(clause, [document.doc[5]])


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Egypt is ready to negotiate with Israel without preconditions.", None),
        ("Egypt will agree without delay.", None),
        ("Egypt will not negotiate without a ceasefire.", "without a ceasefire"),
        ("There will be no talks without a full ceasefire.", "without a full ceasefire"),
    ],
)
def test_without_is_a_condition_only_of_what_is_refused(clauses, text, condition):
    document, found = clauses(text)

    assert [document.text_of(one.span) for one in found] == ([condition] if condition else [])


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        (
            '"Lift the siege, then we will accept a ceasefire," Egypt said.',
            1,
            "Lift the siege",
        ),
        (
            '"Withdraw your troops and we will accept a ceasefire," Egypt said.',
            1,
            "Withdraw your troops",
        ),
        (
            '"We accept the ceasefire, but not on these terms," Egypt said.',
            0,
            "but not on these terms",
        ),
        (
            "Egypt would not back a ceasefire, a spokesman said, unless violence resumed.",
            -1,
            "unless violence resumed",
        ),
    ],
)
def test_commands_tails_and_cut_off_clauses_are_conditions(found, text, stance, words):
    told = [one for one in found(text)[0] if one.issue == "ceasefire"]
    assert [one.stance for one in told] == [stance]
    span = told[0].condition.span
    assert text[span.start : span.end] == words


def test_a_threat_behind_a_command_is_no_condition(found):
    text = '"Lift the siege or we will reject the ceasefire," Egypt said.'
    assert all(one.condition is None for one in found(text)[0])
