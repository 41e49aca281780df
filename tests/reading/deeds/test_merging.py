import pytest

from detente.article import Actor, ArticleId, Fatalities, Span, When
from detente.reading.deeds.arguments import Roles
from detente.reading.deeds.merging import Happening, event_of, gather, same_day
from detente.reading.deeds.telling import Telling

KNOWN = {
    "anna": Actor(id="anna", name="Anna", kind="person", party="north"),
    "bert": Actor(id="bert", name="Bert", kind="person", party="south"),
    "north": Actor(id="north", name="North", kind="country", party="north"),
    "south": Actor(id="south", name="South", kind="country", party="south"),
}


class Cast:
    """A cast of four: two leaders and their countries."""

    def get(self, actor_id):
        return KNOWN.get(actor_id)

    def party_of(self, actor_id):
        actor = self.get(actor_id)
        return actor and actor.party


def telling(kind="CONSULT", place=0, actors=("anna", "bert"), recipients=(), **fields):
    span = Span(article=ArticleId("a"), start=10 * place, end=10 * place + 5)
    roles = Roles(actors=actors, recipients=recipients)
    base = {"paragraph": place, "sentence": place, "trigger": place}
    return Telling(type=kind, span=span, roles=roles, **(base | fields))


def deed(number, actors, **fields):
    span = Span(article=ArticleId("a"), start=10 * number, end=10 * number + 5)
    base = {"paragraph": number, "sentence": number, "trigger": number}
    return Telling(type="ASSAULT", span=span, roles=Roles(actors=actors), **(base | fields))


def gathered(*tellings, opening=frozenset()):
    return gather(Cast(), tellings, opening)


def day(number):
    return When(date=f"2024-05-{number:02d}", precision="day", text="that day")


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (telling(place=9), 1),
        (telling(place=9, actors=("anna", "south")), 1),
        (telling(place=9, actors=("north", "south")), 1),
        (telling(place=9, actors=(), definite=True), 1),
        (telling(place=9, actors=("anna",), definite=True), 1),
        (telling(place=9, actors=("anna",)), 2),
        (telling(place=9, actors=("anna", "carl")), 2),
        (telling(place=9, actors=("anna",), recipients=("south",)), 2),
        (telling(place=9, when=day(3)), 2),
        (telling(place=9, background=True), 2),
        (telling("ACCUSE", place=9), 2),
    ],
)
def test_tellings_of_one_meeting_are_gathered(second, count):
    assert len(gathered(telling(when=day(2)), second)) == count


@pytest.mark.parametrize(
    ("second", "opening", "count"),
    [
        (telling("REJECT", 1, ("anna",)), (), 1),
        (telling("REJECT", 1, ("north",)), (), 1),
        (telling("REJECT", 1, ("bert",)), (), 2),
        (telling("REJECT", 5, ("anna",)), (), 2),
        (telling("REJECT", 5, ("anna",)), (0,), 1),
        (telling("REJECT", 5, ("north",)), (0,), 2),
        (telling("REJECT", 1, ("anna",), ("south",)), (), 1),
        (telling("REJECT", 1, ("anna",), ("north",)), (), 2),
    ],
)
def test_one_saying_is_told_again_close_by_or_in_a_heading(second, opening, count):
    first = telling("REJECT", 0, ("anna",), ("bert", "south") if count == 2 else ())

    assert len(gathered(first, second, opening=frozenset(opening))) == count


@pytest.mark.parametrize(
    ("where", "actors", "fields", "count"),
    [
        (1, ("north",), {"place": "Town"}, 1),
        (1, ("south",), {"place": "Town"}, 2),
        (1, (), {"place": "City"}, 2),
        (1, (), {}, 2),
        (7, (), {"place": "Town"}, 2),
        (7, (), {"definite": True}, 1),
        (0, (), {}, 1),
        (1, (), {"place": "Town", "fatalities": Fatalities(min=9)}, 2),
    ],
)
def test_one_deed_is_told_again_there_and_close_by(where, actors, fields, count):
    first = deed(0, ("north",), place="Town", fatalities=Fatalities(min=3))

    assert len(gathered(first, deed(where, actors, **fields))) == count


def test_the_meeting_before_any_meeting_is_nothing():
    assert gathered(telling(actors=(), definite=True)) == []


def test_an_event_has_the_most_precise_day_and_every_place_that_tells_it():
    month = When(date="2024-05", precision="month", text="in May")
    (happening,) = gathered(telling(when=month), telling(place=2, when=day(4), ordinal=2))

    event = event_of(Cast(), happening, 7)

    assert (event.id, event.on.date, event.ordinal, len(event.spans)) == (
        "e07",
        "2024-05-04",
        2,
        2,
    )


def test_a_country_gives_way_to_those_who_act_for_it():
    (happening,) = gathered(telling(), telling(place=1, actors=("north", "south")))

    assert event_of(Cast(), happening, 1).actors == ("anna", "bert")


def test_a_known_doer_of_force_is_one_to_whom_it_is_attributed():
    (happening,) = gathered(deed(0, ("north",)))

    assert event_of(Cast(), happening, 1).responsibility == "attributed"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (day(4), day(4), True),
        (day(4), day(5), False),
        (day(4), When(), True),
        (day(4), When(date="2024-05", precision="month"), True),
        (day(4), When(date="2023", precision="year"), False),
    ],
)
def test_two_dates_are_the_same_where_one_can_lie_in_the_other(one, other, same):
    assert same_day(one, other) is same


def test_the_place_that_tells_a_deed_best_comes_first_and_the_rest_in_text_order():
    heading = deed(0, (), clause=True)
    noun = deed(1, ("anna", "bert"))
    full = deed(2, ("anna",), clause=True, fatalities=Fatalities(min=2))
    aside = Span(article=ArticleId("a"), start=15, end=18)
    happening = Happening(tellings=[heading, noun, full], asides=[aside])

    event = event_of(Cast(), happening, 1)

    assert [span.start for span in event.spans] == [20, 0, 10, 15]


@pytest.mark.parametrize(
    ("kind", "about", "opening", "count"),
    [
        ("AGREE", {"prisoner"}, (), 2),
        ("AGREE", {"crossing", "week"}, (), 1),
        ("AGREE", set(), (), 1),
        ("AGREE", {"prisoner"}, (0,), 1),
        ("REJECT", {"prisoner"}, (), 2),
        ("REJECT", {"crossing"}, (), 1),
        ("REJECT", {"offer"}, (), 1),
        ("ACCUSE", {"prisoner"}, (), 1),
    ],
)
def test_two_sayings_about_different_things_are_two(kind, about, opening, count):
    first = telling(kind, 0, ("anna",), about=frozenset({"open", "crossing"}))
    second = telling(kind, 1, ("anna",), about=frozenset(about))

    assert len(gathered(first, second, opening=frozenset(opening))) == count


@pytest.mark.parametrize(
    ("dead", "count"),
    [
        (Fatalities(min=30), 1),
        (Fatalities(min=30, max=30), 1),
        (Fatalities(min=24), 1),
        (Fatalities(min=12, max=12), 2),
    ],
)
def test_a_title_and_the_body_that_count_the_same_dead_tell_one_deed(dead, count):
    title = deed(0, ("north",), clause=True, fatalities=Fatalities(min=30, max=30))
    body = deed(3, (), clause=True, fatalities=dead)

    assert len(gathered(title, body, opening=frozenset({0}))) == count
