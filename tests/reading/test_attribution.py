"""Statements of a text, from the first word to the last."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.reading.attribution import find_statements, form_of
from detente.reading.dates import find_dates

SCENE = (
    "In remarks on Thursday, Maria Alvarez made it clear that time was short.\n"
    "“The rebels must talk,” Alvarez said. “They know that.”\n"
    "Some analysts believe that the rebels rejected calls for a truce.\n"
)


def statements(scene, text):
    """Return the statements of a text."""
    made = scene(text)
    return find_statements(made.document, made.cast, find_dates(made.document))


def test_statements_are_numbered_in_text_order(scene):
    found = statements(scene, SCENE)

    assert [one.id for one in found] == [f"s{n:02d}" for n in range(1, len(found) + 1)]
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)


def test_day_and_venue_hold_for_the_next_words_of_the_same_speaker(scene):
    first, second, *_ = statements(scene, SCENE)

    assert first.said_on.date == "2025-04-24"
    assert (second.said_on, second.venue) == (first.said_on, first.venue)


def test_another_speaker_opens_another_scene(scene):
    analysts = next(one for one in statements(scene, SCENE) if one.sourcing == "analyst")

    assert analysts.said_on.date is None


def test_a_claim_inside_anothers_words_lies_within_them(scene):
    found = statements(scene, "The envoy said that the rebels rejected the plan.")

    assert [(one.source.text, one.within) for one in found] == [
        ("The envoy", None),
        ("the rebels", "s01"),
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“It is over,” the envoy said.", "direct"),
        ("The envoy said that it was over.", "indirect"),
        ("The envoy said that it was “a great and lasting disaster” for all.", "mixed"),
    ],
)
def test_the_form_is_the_share_of_quoted_words(scene, text, form):
    assert statements(scene, text)[0].form == form


def test_no_words_are_indirect(scene):
    assert form_of(scene("Nothing here.").document, [(0, 1)]) == "indirect"


def test_boilerplate_and_key_words_yield_nothing(scene):
    assert statements(scene, "Envoy meets leader, captures the essence.\nRead more\n") == []


def test_descriptions_that_go_on_are_one_statement(scene):
    text = "The paper portrays the envoy as a hero, while framing the army as a threat."

    found = statements(scene, text)

    assert len(found) == 1
    assert len(found[0].content) == 2


def test_every_span_is_words_of_the_text(scene):
    made = scene(SCENE)

    for one in find_statements(made.document, made.cast, find_dates(made.document)):
        for span in (one.span, *one.content, *filter(None, (one.cue, one.source.span))):
            words = made.document.text_of(span)
            assert words == words.strip() != ""


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(alphabet="ab said“”‘’\"',.:;—\n", max_size=60))
def test_no_text_makes_the_reader_stumble(scene, text):
    for one in statements(scene, text):
        assert one.content


def test_what_a_speaker_hopes_himself_is_not_a_second_statement(scene):
    found = statements(scene, "Maria Alvarez said that she wanted a truce.")

    assert [one.source.text for one in found] == ["Maria Alvarez"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that it was believed to be over.",
        "The envoy said that the rebels might be willing to accept a truce.",
        "The envoy said that he hoped to see the rebels.",
        "The envoy wants to demand a truce.",
    ],
)
def test_what_no_further_speaker_says_is_one_statement(scene, text):
    assert len(statements(scene, text)) == 1


def test_words_of_nobody_have_no_source(scene):
    found = statements(scene, "It was said that the war was over.")

    assert [(one.source.text, one.source.actor, one.sourcing) for one in found] == [
        ("", None, "narrator")
    ]


def test_a_day_of_its_own_outweighs_that_of_the_scene(scene):
    text = "Maria Alvarez spoke out. On Thursday, Alvarez said no. On Friday, Alvarez said yes."
    quoted = text.replace("said no", "said it was over").replace("said yes", "said it began")

    found = statements(scene, quoted)

    assert [one.said_on.date for one in found] == ["2025-04-24", "2025-04-25"]


def test_what_the_article_infers_has_no_scene(scene):
    text = "On Thursday, Maria Alvarez said it was over. Alvarez appears to support a truce."

    found = statements(scene, text)

    assert found[1].said_on.date is None


@pytest.mark.parametrize(
    "text",
    [
        "said",
        "X said “”.",
        "“\n",
        "According to",
        "“Never ends, he said\n",
        ",,, said , “” .",
        "he’",
    ],
)
def test_broken_text_yields_no_broken_statement(scene, text):
    assert all(one.content for one in statements(scene, text))


@pytest.mark.parametrize(
    "who",
    ["two people close to Alvarez", "a person familiar with Alvarez", "Aides close to Alvarez"],
)
def test_people_close_to_somebody_are_nobody_by_name(scene, who):
    text = f"Maria Alvarez met the rebels. The rebels will reject the plan, {who} said."

    said = statements(scene, text)[-1]

    assert (said.sourcing, said.source.text) == ("unnamed", who)
    assert said.source.actor in (None, "aides")


@pytest.mark.parametrize(
    "who",
    ["Several of her deputies", "Some of her ministers", "A third of her aides", "Her deputy"],
)
def test_people_of_a_leader_are_not_the_leader(scene, who):
    *_, last = statements(scene, f"Mara Tolvik said it would open. {who} said the plan was dead.")

    assert last.source.text == who
    assert last.source.actor != "tolvik"


def test_members_of_a_body_are_not_the_body(scene):
    *_, last = statements(scene, "The Varda Front met. Two of its members said it was over.")

    assert (last.source.text, last.source.actor) == ("Two of its members", None)


def test_a_statement_of_somebody_is_still_his(scene):
    *_, last = statements(scene, "Mara Tolvik left. Her statement said that the plan was dead.")

    assert last.source.actor == "tolvik"


@pytest.mark.parametrize(
    ("who", "sourcing"),
    [
        ("Two people with knowledge of the talks", "unnamed"),
        ("People at City Hall", "unnamed"),
        ("People in the room", "unnamed"),
        ("Several of her deputies", "unnamed"),
        ("Many people in the capital", "public"),
        ("Thousands of people", "public"),
    ],
)
def test_people_who_know_are_no_public(scene, who, sourcing):
    assert [one.sourcing for one in statements(scene, f"{who} said that the deal was near.")] == [
        sourcing
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A diplomat who asked not to be named said the talks were stuck.",
        "The talks were stuck, said an official who declined to be identified.",
        "An aide, who wished to remain anonymous, said the talks were stuck.",
    ],
)
def test_a_wish_not_to_be_named_is_no_statement_but_a_kind_of_source(scene, text):
    assert [one.sourcing for one in statements(scene, text)] == ["background"]


@pytest.mark.parametrize(
    "text",
    ["The envoy asked not to be sent back.", "The envoy asked to be named head of the mission."],
)
def test_a_wish_for_something_else_is_a_statement(scene, text):
    (found,) = statements(scene, text)

    assert found.act == "REQUEST"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ana Feld, who was freed on 3 March, said on Thursday that she would go.", "Thursday"),
        ("The envoy, who met the rebels on Monday, said the talks would resume.", None),
        ("The union met on Monday and its chief negotiator, Ilan Dorst, said it was over.", None),
        ("April Ferris said the plan was sound.", None),
        ("In a speech on Tuesday, Ana Feld said the deal was near.", "Tuesday"),
        ("The army shelled the market at the weekend, Ana Feld said.", None),
        ("The army shelled the market on Friday, Ana Feld said on Sunday.", "Sunday"),
    ],
)
def test_the_day_of_saying_hangs_on_the_saying(scene, text, day):
    *_, last = statements(scene, text)

    assert last.said_on.text == day


@pytest.mark.parametrize(
    "text",
    [
        "'We will not,' Ana Feld said, 'accept the map.'",
        "'The map,' Ana Feld said, 'isn't ours.'",
        "‘We won’t sign,’ Ana Feld said. ‘It’s over.’",
    ],
)
def test_a_quotation_that_its_speaker_parts_is_one_statement(scene, text):
    (found,) = statements(scene, text)

    assert (len(found.content), found.source.text, found.form) == (2, "Ana Feld", "direct")


def test_a_quotation_inside_a_quotation_has_its_own_speaker(scene):
    (found,) = statements(scene, "'He said, \"Not now.\"'")

    assert found.source.text == "He"


def test_what_is_told_in_a_quotation_stays_inside_it(scene):
    found = statements(scene, "'He said, \"Not now,\"' the aide recalled.")

    assert all(one.source.text != "He" or one.within is not None for one in found)
    assert [one.source.text for one in found if one.within is None] == ["the aide"]


def test_a_place_that_speaks_is_a_body(scene):
    text = "In Tavush, the talks went on. Tavush said it would wait. He lives in Tavush province."

    assert [one.sourcing for one in statements(scene, text)] == ["institution"]


def test_officials_and_leaders_of_a_front_are_one_group_of_its_party(scene):
    made = scene("Officials and leaders of the Kessel Front said the deal was close.")
    (found,) = find_statements(made.document, made.cast, find_dates(made.document))

    assert made.actor(found.source.actor).kind == "group"
    assert made.actor(found.source.actor).party == "kessel_front"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rita May said the plan was sound. May added that it would hold.", "May"),
        ("June Okello said the plan was sound. Okello urged calm.", "Okello"),
        ("Ana Holm resigned. Holm urged both sides to wait.", "Holm"),
        ("Mr Green said the map was wrong. Green urged both sides to wait.", "Green"),
    ],
)
def test_surnames_that_are_also_common_words_are_people(scene, text, name):
    made = scene(text)
    *_, last = find_statements(made.document, made.cast, find_dates(made.document))

    assert last.source.text == name
    assert (last.sourcing, made.actor(last.source.actor).kind) == ("named", "person")


def test_a_month_of_a_date_is_nobody(scene):
    made = scene("Ana Feld, who was freed on 3 May, said that she would return.")

    assert [actor.id for actor in made.cast.actors] == ["feld"]


def test_crews_in_a_country_are_not_the_country(scene):
    (said,) = statements(scene, "Ferry crews in Greece turned down the offer.")

    assert said.source.actor is None


@pytest.mark.parametrize(
    "source",
    [
        "The Egyptian president's rival",
        "The wife of the Egyptian president",
        "The Egyptian president's daughter",
        "The Egyptian president's predecessor",
    ],
)
def test_whoever_is_somebodys_does_not_speak_as_that_one(scene, source):
    first, *_ = statements(scene, f"{source} said Egypt should accept the truce.")

    assert (first.source.text, first.source.actor) == (source, None)


def test_words_behind_a_date_are_told_without_that(scene):
    text = "A Sarvian official said on Friday Hamas had accepted the plan but wanted changes."
    made = scene(text)
    first, *rest = find_statements(made.document, made.cast, find_dates(made.document))

    assert [made.document.text_of(part) for part in first.content] == [
        "Hamas had accepted the plan but wanted changes"
    ]
    assert first.source.text == "A Sarvian official"
    assert {one.source.text for one in rest} <= {"Hamas"}
    assert all(one.within == first.id for one in rest)


def test_no_group_is_no_source(scene):
    assert statements(scene, "No group has claimed responsibility.") == []


def test_according_to_somebody_is_not_said_to_him(scene):
    (one,) = statements(scene, "According to Maria Alvarez, the army had fled.")

    assert (one.source.text, one.addressee) == ("Maria Alvarez", None)


def test_the_country_of_a_headline_is_no_speaker(scene):
    found = statements(scene, "Colombia: ELN seizes town\n\nThe envoy said it would not leave.")

    assert [one.source.text for one in found] == ["The envoy"]


def test_a_hyphen_is_part_of_the_name_in_a_label(scene):
    first, *_ = statements(scene, "17:55 Al-Hadi: I will leave the government")

    assert first.source.text == "Al-Hadi"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Karsia ought to accept the ceasefire.", False),
        ("Karsia should have accepted the ceasefire in May.", False),
        ("Karsia had better accept the ceasefire.", False),
        ("Karsia must accept the ceasefire.", False),
        ("Suppose Karsia agreed to withdraw.", False),
        ("The mayor would sooner resign than accept the ceasefire.", False),
        ("Karsia accepted the ceasefire.", True),
        ("Karsia might accept the ceasefire.", True),
        ("Karsia agreed to withdraw.", True),
    ],
)
def test_what_somebody_should_accept_is_nobodys_word(scene, text, told):
    assert bool([one for one in statements(scene, text) if one.act == "AGREE"]) is told
