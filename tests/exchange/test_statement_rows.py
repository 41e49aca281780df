import pytest
from exchange.graph_models import refused
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.option_prioritization import truth
from detente.errors import TemplateError
from detente.exchange.model_rows import FewRows, Rows
from detente.exchange.statement_rows import MOST_TERMS, formula

FEW = FewRows(
    rows=Rows("", "this"),
    options={"a": ("no", "yes"), "b": ("no", "yes"), "not so": ("if", "either way")},
)
SIZES = (2, 2, 2)


def true_of(text):
    """Return the places of the options of a, b and the third issue where a statement is true."""
    held = truth(formula(text, ("here",), FEW), SIZES).tolist()
    return {(n % 2, n // 2 % 2, n // 4) for n, one in enumerate(held) if one}


def where(rule):
    """Return the same from a rule on three truth values."""
    bits = [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    return {one for one in bits if rule(*one)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a = yes", lambda a, _b, _c: a),
        ("NOT a = yes", lambda a, _b, _c: not a),
        ("a = yes and b = yes or a = no", lambda a, b, _c: (a and b) or not a),
        ("a = yes and (b = yes or a = no)", lambda a, b, _c: a and b),
        ("a = yes if b = yes", lambda a, b, _c: a or not b),
        ("not a = yes if b = yes", lambda a, b, _c: not a or not b),
        ("a = yes iff b = yes", lambda a, b, _c: a == b),
        ("a = yes iff b = yes if a = yes", lambda a, b, _c: a == (b or not a)),
        ("'not so' = either way and a=yes", lambda a, _b, c: c and a),
        ("\"not so\" = 'if'", lambda _a, _b, c: not c),
    ],
)
def test_a_statement_is_true_where_its_words_say(text, rule):
    assert true_of(text) == where(rule)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a = yes and",
            r"an issue is due, and there is nothing, at character 12: a = yes and»HERE»",
        ),
        ("a = yes b = no", r"'yes b' is not an option, at character 5: a = »HERE»yes b = no"),
        ("a", r"after 'a' comes no `=`, at character 2"),
        ("c = yes", r"'c' is not an issue, at character 1"),
        ("a = maybe", r"'maybe' is not an option, at character 5"),
        ("(a = yes", r"a parenthesis is not closed, at character 9"),
        ("a = yes)", r"'\)' is one word too many, at character 8"),
        ("a = 'yes", r"a quotation does not end, at character 5"),
        ("= yes", r"an issue is due, and there is '='"),
        ("(" * 400 + "a = yes", "nests deeper than 50"),
        ("not " * 400 + "a = yes", "nests deeper than 50"),
        (" if ".join(["a = yes"] * (MOST_TERMS + 1)), "more than 200 terms"),
    ],
)
def test_a_mistake_is_shown_at_its_place(text, said):
    with pytest.raises(TemplateError, match=said):
        formula(text, ("here",), FEW)


def test_a_name_that_is_nearly_right_is_put_right():
    with pytest.raises(TemplateError) as caught:
        formula("a = yess", ("here",), FEW)

    assert caught.value.hint.startswith("Did you mean yes?")


@given(
    st.lists(
        st.sampled_from(
            ["a", "b", "=", "yes", "no", "and", "or", "not", "if", "iff", "(", ")", "'"]
        )
    )
)
def test_any_words_are_a_statement_or_are_refused(words):
    said = refused(lambda text: truth(formula(text, ("here",), FEW), SIZES), " ".join(words))

    assert said is None or "at character" in said


def test_as_many_conditions_as_may_be_are_still_read():
    text = " if ".join(["a = yes"] * MOST_TERMS)

    assert true_of(text) == where(lambda *_: True)
