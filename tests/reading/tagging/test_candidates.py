"""What may report, be reported, and speak."""

import pytest
from reading.tagging.annotated import CLAIMS, PATTERNS

from detente.reading.tagging.candidates import (
    contents_left,
    contents_right,
    nearest_subject,
    reporting_words,
    sources,
)

TEXTS = [
    pattern.format(who="the envoy", verb="said", claim=claim, Claim=claim.capitalize())
    for pattern in PATTERNS
    for claim in CLAIMS
]


def plain(marked):
    return marked.translate({}) if "<" not in marked else "".join(
        part.split(">", 1)[-1] for part in marked.split("<")
    )  # fmt: skip


def place(words, word):
    return list(words.lower).index(word)


@pytest.mark.parametrize("marked", TEXTS)
def test_the_true_content_is_among_what_may_be_reported(words, marked):
    content = marked.split("<X>")[1].split("</X>")[0]
    found = words(plain(marked))
    said = place(found, "said")

    tried = [*contents_left(found, said), *contents_right(found, said)]

    texts = {found.document.doc.words(first, last) for first, last in tried}
    assert content in texts


@pytest.mark.parametrize("marked", TEXTS)
def test_no_content_is_empty_or_beyond_the_text(words, marked):
    found = words(plain(marked))

    for at in range(len(found)):
        for first, last in (*contents_left(found, at), *contents_right(found, at)):
            assert 0 <= first < last <= len(found)


def test_verbs_may_report_and_other_words_only_if_they_are_known(words):
    found = words("The miller was sour about the toll and left.")

    assert "left" in {found.lower[n] for n in reporting_words(found, frozenset())}
    assert "sour" not in {found.lower[n] for n in reporting_words(found, frozenset())}
    assert "sour" in {found.lower[n] for n in reporting_words(found, frozenset({"sour"}))}


def test_who_may_speak_is_a_noun_of_the_same_sentence(words):
    found = words("The clerk left. The envoy said that talks would resume.")

    named = {found.lower[n] for n in sources(found, place(found, "said"))}

    assert {"envoy", "talks"} <= named
    assert "clerk" not in named


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("The envoy left early.", "left", "envoy"),
        ("The envoy left and complained loudly.", "complained", "envoy"),
        ("The plan was praised by the mayor.", "praised", "plan"),
        ("Go home.", "go", None),
    ],
)
def test_a_subject_is_found_at_the_verb_or_at_one_above_it(words, text, word, subject):
    found = words(text)

    nearest, _ = nearest_subject(found, place(found, word))

    assert (None if nearest is None else found.lower[nearest]) == subject
