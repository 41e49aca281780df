"""The words of an article as columns."""

from detente.reading.tagging.words import stretch_of

TEXT = "“The ferry is late,” the envoy said. She left.\n\nThe mayor agreed."


def place(words, word):
    return list(words.lower).index(word)


def test_every_column_has_a_line_for_every_token(words):
    found = words(TEXT)

    columns = (found.lemma, found.pos, found.head, found.blank, found.quoted, found.sentence)
    assert {len(column) for column in columns} == {len(found)}
    assert len(found.quoted_before) == len(found) + 1


def test_the_children_of_a_token_are_those_whose_head_it_is(words):
    found = words(TEXT)

    for above, children in enumerate(found.children):
        assert all(found.head[child] == above for child in children)


def test_a_quotation_leads_from_one_end_to_the_other(words):
    found = words(TEXT)
    first, last = 0, place(found, "envoy") - 1

    assert found.opens == {first: last}
    assert found.closes == {last: first}
    assert found.quoted_in(first, last) == last


def test_a_content_ends_before_a_comma_but_with_a_closing_mark(words):
    found = words(TEXT)
    closed = place(found, "envoy") - 1

    assert found.finish(closed) == closed
    assert found.finish(closed - 1) == closed - 2
    assert found.begin(place(found, "said") + 1) == place(found, "she")


def test_only_words_are_counted(words):
    found = words(TEXT)

    assert found.count(0, place(found, "envoy") - 1) == 4
    assert found.count(5, 2) == 0


def test_what_the_rules_found_stands_at_its_reporting_word(words):
    found = words(TEXT)

    told = found.told[place(found, "said")]

    assert told.left is not None
    assert told.right is None
    assert told.source == place(found, "envoy")
    assert found.retold[1]


def test_characters_are_found_in_the_tokens_that_hold_them(words):
    found = words(TEXT)
    first = TEXT.index("envoy")

    assert stretch_of(found.start, first, first + 5) == (
        place(found, "envoy"),
        place(found, "envoy") + 1,
    )


def test_the_largest_branch_that_begins_at_a_place_leaves_a_word_out(words):
    found = words("The envoy of the north said that talks would resume.")
    said = place(found, "said")

    top = found.branch(0, len(found), said)

    assert found.lower[top] == "envoy"
