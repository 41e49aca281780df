import pytest

from detente.article import Fatalities, Span
from detente.codebook import shipped_codes
from detente.errors import CaseError
from detente.record.corrections import FIELDS, Book, Coding, corrected, when_of
from detente.record.decisions import Correction


@pytest.fixture
def coding(reading):
    return Coding(
        article=reading.article,
        learnt=reading.article.published,
        actors={one.id: one for one in reading.actors},
        book=Book(parties=frozenset({"north", "south"}), codes=shipped_codes()),
    )


def change(reading, coding, kind, **changes):
    return corrected(getattr(reading, f"{kind}s")[0], changes, coding)


@pytest.mark.parametrize(
    ("field", "value", "there"),
    [
        ("party", "south", "south"),
        ("party", "new:islanders", "islanders"),
        ("party", "new:south", "south"),
        ("target", "the pier", "the pier"),
        ("target", None, None),
        ("option", None, None),
        ("option", "return", "return"),
        ("stance", -1, -1),
        ("scope", "de_jure", "de_jure"),
        ("scope", None, None),
        ("condition", None, None),
        ("red_line", False, False),
        ("held", "attributed", "attributed"),
    ],
)
def test_a_field_of_a_position_is_set(reading, coding, field, value, there):
    assert getattr(change(reading, coding, "position", **{field: value}), field) == there


def test_words_of_an_item_and_of_its_condition_are_set_by_their_place(reading, coding):
    position = change(reading, coding, "position", span=(4, 10), condition=[11, 20])

    assert coding.article.quote(position.span) == reading.article.text[4:10]
    assert position.condition.span == Span(article=reading.article.id, start=11, end=20)


def test_the_party_of_a_stated_position_follows_its_speaker_unless_it_is_given(reading, coding):
    followed = change(reading, coding, "position", speaker="Bo South")
    given = change(reading, coding, "position", speaker="Bo South", party="north")

    assert (followed.actor, followed.party) == ("south_envoy", "south")
    assert (given.actor, given.party) == ("south_envoy", "north")


def test_the_speaker_of_what_is_attributed_is_who_attributes_it(reading, coding):
    position = change(reading, coding, "position", held="attributed", speaker="south_envoy")

    assert (position.actor, position.attributed_by, position.party) == (
        "north_envoy", "south_envoy", "north",
    )  # fmt: skip


def test_a_statement_gets_its_speaker_day_words_and_marks(reading, coding):
    statement = change(
        reading, coding, "statement",
        speaker="the harbour master", said_on="2031-02", span=(4, 10), negated=True,
        sourcing="unnamed", condition=(11, 20),
    )  # fmt: skip

    assert (statement.source.actor, statement.source.text) == (None, "the harbour master")
    assert (statement.said_on.date, statement.said_on.precision) == ("2031-02", "month")
    assert statement.content[0] == statement.span
    assert (statement.negated, statement.sourcing) == (True, "unnamed")


def test_a_statement_without_a_speaker_is_the_narrators(reading, coding):
    statement = change(reading, coding, "statement", speaker=None)

    assert (statement.source.text, statement.sourcing) == ("", "narrator")
    assert corrected(statement, {"speaker": "Ada North"}, coding).sourcing == "named"


def test_an_event_gets_its_day_place_sides_and_dead(reading, coding):
    event = change(
        reading, coding, "event",
        type="ASSAULT", place="the pier", said_on="2031-03-02", actors=("Ada North",),
        recipients=(), fatalities=(3, None), background=True, span=(4, 10),
    )  # fmt: skip

    assert (event.type, event.place, event.on.date) == ("ASSAULT", "the pier", "2031-03-02")
    assert (event.actors, event.recipients) == (("north_envoy",), ())
    assert (event.fatalities, event.background) == (Fatalities(min=3), True)
    assert change(reading, coding, "event", fatalities=None).fatalities is None


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("position", {"span": (4, 4)}, "span 4 to 4 does not lie within"),
        ("position", {"span": (4, 9999)}, "span 4 to 9999 does not lie within"),
        ("position", {"span": (27, 29)}, "holds no words"),
        ("position", {"span": 7}, "span 7 is not a start and an end"),
        ("position", {"issue": "weather"}, "there is no issue 'weather'"),
        ("position", {"issue": "talks"}, "issue talks has no option 'reject_claim'"),
        ("position", {"option": "freeze"}, "issue territory has no option 'freeze'"),
        ("position", {"stance": 3}, "stance 3 is not between -2 and 2"),
        ("position", {"stance": True}, "stance True is no number"),
        ("position", {"scope": "moral"}, "scope 'moral' does not exist"),
        ("position", {"held": "guessed"}, "held 'guessed' does not exist"),
        ("position", {"red_line": "yes"}, "red_line 'yes' is neither yes nor no"),
        ("position", {"party": "zz"}, "the case knows no party 'zz'"),
        ("position", {"party": "soutth"}, "the case knows no party 'soutth'"),
        ("position", {"party": "new:North side"}, "'North side' is not an id"),
        ("position", {"party": "new:soutth"}, "there is no party 'soutth'"),
        ("position", {"party": "new:"}, "is not an id"),
        ("position", {"said_on": "2031-03-05"}, "on 2031-03-04 were not said on 2031-03-05"),
        ("statement", {"said_on": "2031-04"}, "on 2031-03-04 were not said on 2031-04"),
        ("statement", {"said_on": "2032"}, "on 2031-03-04 were not said on 2032"),
        ("position", {"party": ""}, "party '' is no name"),
        ("position", {"speaker": "Bo Soutth"}, "there is no actor 'Bo Soutth'"),
        ("position", {"said_on": "Monday"}, "'Monday' is not a date"),
        ("position", {"place": "the pier"}, "a position has no place"),
        ("statement", {"stance": 1}, "a statement has no stance"),
        ("statement", {"said_on": "2031-02-30"}, "'2031-02-30' is not a date"),
        ("event", {"party": "north"}, "an event has no party"),
        ("event", {"type": "PARTY"}, "type 'PARTY' does not exist"),
        ("event", {"actors": ("nobody",)}, "no actor of the article is called 'nobody'"),
        ("event", {"fatalities": (5, 3)}, "fatalities from 5 to 3 is no range"),
        ("event", {"fatalities": ("many", 3)}, "are no numbers"),
        ("proposal", {"span": (4, 10)}, "a proposal cannot be corrected"),
        ("position", {}, "nothing is to be corrected"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence_with_a_hint(
    reading, coding, kind, changes, said
):
    with pytest.raises(CaseError, match=said) as refused:
        change(reading, coding, kind, **changes)

    assert refused.value.hint


def test_every_field_of_a_correction_is_of_some_kind_of_item():
    assert {name for fields in FIELDS.values() for name in fields} == set(Correction.__slots__)


@pytest.mark.parametrize("written", ["2031-03-04", "2031-03", "2031", "1999-12-31"])
def test_words_are_dated_by_a_day_a_month_or_a_year_up_to_that_of_their_article(
    reading, coding, written
):
    assert change(reading, coding, "statement", said_on=written).said_on.date == written


def test_a_deed_may_be_still_to_come(reading, coding):
    assert change(reading, coding, "event", said_on="2031-04-01").on.date == "2031-04-01"


@pytest.mark.parametrize(
    ("written", "precision"),
    [("2031-03-04", "day"), ("2031-03", "month"), ("2031", "year"), (None, "none")],
)
def test_a_date_is_as_exact_as_it_is_written(written, precision):
    assert (when_of(written).date, when_of(written).precision) == (written, precision)


@pytest.mark.parametrize("changes", [{"stance": 0}, {"stance": 0, "red_line": True}])
def test_a_red_line_needs_a_side(reading, coding, changes):
    with pytest.raises(CaseError, match="a red line needs a side"):
        change(reading, coding, "position", **changes)


def test_a_red_line_taken_off_with_its_stance_is_a_correction(reading, coding):
    made = change(reading, coding, "position", stance=0, red_line=False)

    assert (made.stance, made.red_line) == (0, False)
