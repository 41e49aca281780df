import datetime as dt

import pytest

from detente.article import Article, ArticleId, Fatalities, Source, Span, Statement
from detente.reading.actors import find_cast
from detente.reading.dates import find_dates
from detente.reading.document import parse
from detente.reading.events import find_events
from detente.reading.reader import read

SUNDAY = dt.date(2024, 5, 12)


@pytest.fixture
def events_of(nlp):
    def find(text, statements=(), published=SUNDAY):
        article = Article(
            id=ArticleId("a"), text=text, path="a", published=published, published_basis="given"
        )
        document = parse(article, nlp)
        return find_events(document, find_cast(document), find_dates(document), statements)

    return find


def types_of(events):
    return [event.type for event in events]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Egypt agreed to withdraw its troops from the border.", "AGREE"),
        ("Sudan refused to meet the rebels.", "REJECT"),
        ("Israel rejected the plan for a truce.", "REJECT"),
        ("Iran threatened to attack Israel.", "THREATEN"),
        ("Egypt urged Israel to open the crossing.", "REQUEST"),
        ("Colombia accused Venezuela of sheltering fighters.", "ACCUSE"),
        ("Egypt condemned Israel over the raid.", "ACCUSE"),
        ("France will support Lebanon.", "AGREE"),
        ("Israel will bombard Lebanon.", "THREATEN"),
        ("Chad will not meet Sudan.", "REJECT"),
        ("Egypt is willing to meet Israel.", "AGREE"),
        ("France praised Lebanon.", "SUPPORT"),
        ("Egypt and Israel signed a peace treaty.", "SUPPORT"),
        ("Sudan lifted the curfew in Khartoum.", "CONCEDE"),
        ("Zambia extradited a suspect to Britain.", "COOPERATE"),
        ("France gave Lebanon emergency aid.", "AID"),
        ("Israel withdrew its troops from Lebanon.", "RETREAT"),
        ("Hamas declared a ceasefire.", "RETREAT"),
        ("Students staged a protest in Khartoum.", "PROTEST"),
        ("Japan halted aid to Sudan.", "SANCTION"),
        ("France imposed sanctions on Iran.", "SANCTION"),
        ("Egypt deployed soldiers along the border with Sudan.", "MOBILIZE"),
        ("Turkey imposed a curfew in the town.", "COERCE"),
        ("Israel began shelling Lebanon.", "ASSAULT"),
        ("Israel launched a raid on Lebanon.", "ASSAULT"),
        ("Israel stopped bombing Lebanon.", "RETREAT"),
        ("Egypt drew criticism from Ethiopia over the dam.", "ACCUSE"),
    ],
)
def test_modality_and_frame_decide_the_class(events_of, text, kind):
    assert types_of(events_of(text))[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "If Israel attacks Lebanon, prices rise.",
        "Egypt may meet Israel.",
        "Whether or not Egypt meets Israel again, hopes fade.",
        "Egypt did not attack Israel.",
        "Israel wants to attack Lebanon.",
        "Egypt declined to comment.",
        "The weather was fine.",
        "Any meeting between Egypt and Israel would help.",
        "A series of quiet meetings could lead to a deal.",
    ],
)
def test_what_is_not_told_as_done_is_no_event(events_of, text):
    assert events_of(text) == []


def test_one_meeting_told_many_times_is_one_event(events_of):
    text = (
        "President Anwar Sadat met Prime Minister Menachem Begin at Camp David on Friday.\n"
        "The meeting was tense.\n"
        "The encounter between Sadat and Begin lasted an hour.\n"
        "It was the third time Sadat has met with Begin.\n"
    )

    (meeting,) = events_of(text)

    assert meeting.type == "CONSULT"
    assert len(meeting.spans) == 4
    assert (len(meeting.actors), meeting.ordinal, meeting.on.date) == (2, 3, "2024-05-10")


def test_meetings_on_two_days_are_two_events(events_of):
    text = "Egypt met Israel on Thursday. Egypt met Israel on Friday."

    assert [event.on.date for event in events_of(text)] == ["2024-05-09", "2024-05-10"]


def test_a_meeting_without_anybody_before_it_is_none(events_of):
    assert events_of("The meeting ended early.") == []


def test_a_visitor_is_the_actor_and_the_host_country_the_recipient(events_of):
    text = "Speaking during a visit to Egypt on Friday, Emmanuel Macron condemned Hamas."

    visit = next(event for event in events_of(text) if event.type == "CONSULT")

    assert visit.recipients == ("egypt",)
    assert len(visit.actors) == 1


def test_talks_to_come_are_a_promise(events_of):
    (event,) = events_of("Talks between Egypt and Israel will resume on Monday.")

    assert (event.type, event.on.date) == ("AGREE", "2024-05-13")


def test_a_demand_told_with_must_is_the_speakers(events_of):
    (event,) = events_of("France said Iran must release the prisoners.")

    assert (event.type, event.actors, event.recipients) == ("REQUEST", ("france",), ("iran",))


def test_the_inner_call_of_a_rejection_is_an_event_of_its_caller(events_of):
    rejection, call = events_of("Israel rejected Egypt's calls for an unconditional ceasefire.")

    assert (rejection.type, rejection.actors) == ("REJECT", ("israel",))
    assert (call.type, call.actors) == ("REQUEST", ("egypt",))


def test_a_strike_and_its_dead_are_one_event(events_of):
    text = "An air strike killed at least three people in Gaza. Israel denied responsibility."

    (strike,) = events_of(text)

    assert strike.fatalities == Fatalities(min=3)
    assert (strike.actors, strike.responsibility) == ((), "denied")


@pytest.mark.parametrize(
    ("words", "answer", "by"),
    [
        ("Hamas claimed responsibility.", "claimed", "hamas"),
        ("Hamas did not claim responsibility.", "unclaimed", None),
        ("No group claimed responsibility.", "unclaimed", None),
        ("Hamas liked the responsibility.", None, None),
    ],
)
def test_a_deed_is_claimed_denied_or_left_unclaimed(events_of, words, answer, by):
    event = events_of(f"A bombing killed two soldiers in Gaza. {words}")[0]

    assert (event.responsibility, event.claimed_by) == (answer, by)


def test_responsibility_for_nothing_told_is_left_alone(events_of):
    assert events_of("Hamas claimed responsibility.") == []


def test_the_dead_of_a_whole_war_are_background(events_of):
    (war,) = events_of("The war has killed tens of thousands of people in Sudan.")

    assert war.background


def test_a_deed_of_a_year_gone_by_is_background(events_of):
    (event,) = events_of("Morocco annexed Western Sahara in 1976.")

    assert (event.background, event.on.precision, event.mode) == (True, "year", "seize")


def test_a_state_without_a_day_is_background(events_of):
    (event,) = events_of("Israel occupies the Golan Heights of Syria.")

    assert event.background


def test_a_heading_and_its_body_are_one_refusal(events_of):
    text = "Sudan’s rejection of talks\nSudan rejected the plan of the mediators.\n"

    (event,) = events_of(text)

    assert (event.type, len(event.spans)) == ("REJECT", 2)


def statement(text, **fields):
    span = Span(article=ArticleId("a"), start=0, end=len(text))
    base = {"id": "s01", "span": span, "content": (span,), "sourcing": "named"}
    return Statement(**(base | {"source": Source(actor="egypt"), "act": "THREATEN"} | fields))


def test_a_statement_that_is_an_act_is_an_event(events_of):
    text = "Egypt said things would happen."

    (event,) = events_of(text, [statement(text, addressee="sudan")])

    assert (event.type, event.actors, event.recipients) == ("THREATEN", ("egypt",), ("sudan",))


@pytest.mark.parametrize(
    "fields",
    [
        {"negated": True},
        {"source": Source()},
        {"act": "ASSESS"},
        {"sourcing": "unnamed"},
        {"within": "s02"},
    ],
)
def test_a_statement_that_does_nothing_is_no_event(events_of, fields):
    text = "Egypt said things would happen."

    assert events_of(text, [statement(text, **fields)]) == []


def test_a_statement_whose_cue_a_clause_has_told_is_not_told_twice(events_of):
    text = "Iran threatened to attack Israel."
    cue = Span(article=ArticleId("a"), start=5, end=15)

    assert len(events_of(text, [statement(text, cue=cue, source=Source(actor="iran"))])) == 1


@pytest.mark.parametrize("words", ["made an appeal to", "issued a warning to"])
def test_light_verbs_do_what_their_noun_says(events_of, words):
    (event,) = events_of(f"Egypt {words} Israel.")

    assert (event.actors, event.recipients) == (("egypt",), ("israel",))


def test_events_are_numbered_in_the_order_of_the_text(events_of):
    events = events_of("Egypt praised Israel. Iran attacked Israel. Egypt condemned Iran.")

    assert [event.id for event in events] == ["e01", "e02", "e03"]
    assert types_of(events) == ["SUPPORT", "ASSAULT", "ACCUSE"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Egypt must free the prisoners.", None, ()),
        ("Egypt said Egypt must free the prisoners.", None, ()),
        ("Israel was attacked by Iran.", "ASSAULT", ("iran",)),
        ("Egypt was praised.", None, ()),
        ("Israel struck a deal with Egypt.", "AGREE", ("israel",)),
        ("Egypt asked about the weather.", None, ()),
        ("Iran captured the mood.", None, ()),
        ("Iran captured Basra.", "ASSAULT", ("iran",)),
        ("After meeting Israel, Egypt left.", "CONSULT", ("israel", "egypt")),
        ("Egypt stopped accusing Israel.", None, ()),
        ("Egypt plans to condemn Israel.", None, ()),
        ("Egypt planned to reject the offer of Israel.", "REJECT", ("egypt",)),
        ("Iran is open to meeting Israel.", "AGREE", ("iran",)),
        ("Iran is ready to send material to Iraq.", "AGREE", ("iran",)),
        ("Iran is prepared to attack Iraq.", "THREATEN", ("iran",)),
        ("Iran is unwilling to talk.", "REJECT", ("iran",)),
        ("Israel's attack on Lebanon shocked many.", "ASSAULT", ("israel",)),
        ("In a meeting with Egypt, Israel was silent.", "CONSULT", ("israel", "egypt")),
        ("The planned talks between Egypt and Israel failed.", None, ()),
    ],
)
def test_doers_are_read_from_the_grammar(events_of, text, kind, actors):
    found = [(event.type, set(event.actors)) for event in events_of(text)]

    assert found[:1] == ([(kind, set(actors))] if kind else [])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Egypt rejected a full lifting before a ceasefire was signed.", ["REJECT"]),
        ("Egypt wants Sudan to yield before any treaty is signed.", []),
        ("A visit by Orla Venn was possible only after the delegations reach agreements.", []),
        ("Egypt will send aid once Sudan signs a treaty.", ["AGREE"]),
        ("Sudan demanded that Egypt lift the blockade.", ["REQUEST"]),
        ("Sudan met Egypt after the rebels attacked Khartoum.", ["CONSULT", "ASSAULT"]),
        ("Sudan left before Egypt attacked Khartoum.", ["ASSAULT"]),
    ],
)
def test_what_is_waited_for_or_demanded_is_no_event(events_of, text, kinds):
    assert types_of(events_of(text)) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Orla Venn denied that Egypt had offered to withdraw.", []),
        ("Orla Venn denied a report that Egypt had offered Sudan a port.", []),
        ("Egypt dismissed claims that Iran had attacked Sudan.", ["REJECT"]),
        ("Orla Venn denied the allegation that Iran had attacked Sudan.", []),
        ("Orla Venn rejected the allegation that Iran had attacked Sudan.", ["REJECT"]),
        ("Orla Venn heard the allegation that Iran had attacked Sudan.", ["ASSAULT"]),
        ("Egypt did not deny that Iran had attacked Sudan.", ["ASSAULT"]),
        ("Sudan was attacked by Iran; Egypt denied that Chad had attacked Niger.", ["ASSAULT"]),
    ],
)
def test_what_is_denied_is_no_event(events_of, text, kinds):
    assert types_of(events_of(text)) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Egypt and Sudan clashed over the budget.", ["ACCUSE"]),
        ("Egypt and Sudan clashed over the weekend.", ["ASSAULT"]),
        ("Colombia and ELN extend ceasefire, clash over kidnappings.", ["ACCUSE"]),
        ("Egypt and Sudan spoke to the press.", []),
        ("Neither Egypt nor Sudan spoke to Chad.", []),
        ("Egypt opened the meeting.", []),
    ],
)
def test_words_that_only_sound_like_fights_or_talks(events_of, text, kinds):
    assert types_of(events_of(text)) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Egypt saw the possibility of talks between Egypt and Chad.", []),
        ("Sudan wants a meeting with Egypt.", []),
        ("Egypt asked who would order a truce.", []),
        ("Asked whether Egypt would yield, Orla Venn shrugged.", []),
        ("Egypt would sign nothing.", ["REJECT"]),
        ("Egypt had agreed to no such condition.", []),
        ("Egypt agreed to talks, not to peace.", ["AGREE"]),
        ("Under the plan, Egypt would withdraw its troops from Sudan.", []),
        ("Egypt fears that Sudan would attack Chad.", []),
    ],
)
def test_what_is_only_thought_of_is_no_event(events_of, text, kinds):
    assert types_of(events_of(text)) == kinds


def test_what_somebody_expects_of_another_is_no_deed_of_either(events_of):
    assert events_of("Egypt expects the rebels to reject the plan.") == []


def test_a_warning_set_into_its_words_is_shown_with_them(events_of):
    text = "If Chad attacks again, Egypt warned, the truce would end."

    (event,) = events_of(text)

    assert [text[span.start : span.end] for span in event.spans] == [text[:-1]]


def test_a_demand_that_the_parser_takes_for_a_noun_is_one(events_of):
    (event,) = events_of("The Houthis demand that Saudi Arabia lift the blockade of Hodeidah.")

    assert (event.type, event.actors) == ("REQUEST", ("houthis",))


@pytest.mark.parametrize(("speaker", "count"), [("sudan", 0), ("egypt", 1), (None, 1)])
def test_what_one_side_says_that_another_will_do_is_a_guess(events_of, speaker, count):
    text = "Egypt will accept the plan, an envoy said. Sudan was silent."
    said = statement(text, act="ASSESS", source=Source(actor=speaker))

    assert len(events_of(text, [said])) == count


def test_two_delegations_meet_and_agree(events_of):
    text = (
        "Egypt and Sudan are at war. Egyptian and Sudanese delegations met in Nairobi on Friday "
        "for their first talks since 2022 and agreed to exchange prisoners."
    )

    met, agreed = events_of(text)

    assert (met.type, met.place, met.on.date) == ("CONSULT", "Nairobi", "2024-05-10")
    assert set(met.actors) == set(agreed.actors) == {"egypt", "sudan"}


def test_a_name_torn_off_by_a_surname_that_is_a_verb_takes_part(events_of):
    (event,) = events_of("Anwar Sadat and Menachem Begin signed two frameworks in Washington.")

    assert event.actors == ("sadat", "begin")


def test_the_leaders_of_two_countries_are_both_there(events_of):
    (event,) = events_of("The leaders of Egypt and Sudan met for an hour.")

    assert event.actors == ("egypt", "sudan")


def test_a_leader_in_a_third_country_is_on_a_visit(events_of):
    (event,) = events_of("President Abdel Fattah al-Sisi visited Norway on Friday.")

    assert (event.type, event.mode, event.recipients) == ("CONSULT", "visit", ("norway",))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Egypt and Sudan held a fourth round of talks in Cairo.", 4),
        ("Egypt and Sudan held their second meeting.", 2),
        ("A third round of talks between Egypt and Sudan ended on Friday.", 3),
        ("Egypt and Sudan held two rounds of talks.", None),
        ("Egypt and Sudan met for the second time in a month on Friday.", None),
        ("Egypt and Sudan held their second meeting this week in Cairo.", None),
        ("Egypt and Sudan met in Cairo on Friday, their third round of talks since March.", 3),
        ("Egypt's president met Sudan's president on Friday, their fourth meeting since May.", 4),
    ],
)
def test_the_number_of_a_round_is_that_of_the_meeting(events_of, text, number):
    assert [event.ordinal for event in events_of(text)] == [number]


def test_what_is_discussed_takes_no_part_in_the_talks(events_of):
    text = "Iran met Iraq on Friday. The two men discussed talks between Egypt and Sudan."

    (event,) = events_of(text)

    assert (event.type, event.actors) == ("CONSULT", ("iran", "iraq"))


def test_the_two_sides_are_those_who_met_before(events_of):
    (event,) = events_of("Egypt and Sudan met on Friday. The two sides met for an hour.")

    assert len(event.spans) == 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Iran said it is ready to bomb Iraq.", ["THREATEN"]),
        ("The rebels said they will free the hostages.", ["AGREE"]),
        ("The ministry ordered two radio stations to shut down.", ["COERCE"]),
        ("Egypt sent experts to investigate the leak.", ["ACCUSE"]),
        ("A bid to kill Orla Venn failed.", ["ASSAULT"]),
        ("Chad persisted in shelling Niger.", ["ASSAULT"]),
        ("Egypt protested that the vote was rigged.", ["ACCUSE"]),
        ("Egypt called off the talks with Sudan.", ["SANCTION"]),
        ("Egypt seized on the remark.", []),
    ],
)
def test_what_hangs_on_a_verb_decides_its_class(events_of, text, kinds):
    assert types_of(events_of(text)) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Israel rejected the offer a day after shelling killed four people in Gaza.",
        "Sudan turned down the plan a week after rebel shelling killed four people.",
        "Egypt withdrew its envoy as shelling killed four people in Rafah.",
        "Chad quit the talks hours after a blast killed four people in Abeche.",
        "Chad denounced the pact because bombing had killed four people.",
    ],
)
def test_the_deed_of_a_clause_beside_is_not_done_by_the_one_above(events_of, text):
    first, deed = events_of(text)

    assert first.actors
    assert (deed.type, deed.actors, deed.fatalities) == ("ASSAULT", (), Fatalities(min=4, max=4))


def test_a_gerund_behind_a_refusal_is_a_deed_of_its_own_by_the_same(events_of):
    refusal, deed = events_of("Israel rejected the offer a day after killing four people in Gaza.")

    assert (refusal.type, refusal.on.date) == ("REJECT", None)
    assert (deed.type, deed.actors, deed.on.date) == ("ASSAULT", ("israel",), "2024-05-11")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Israel will withdraw its troops on Friday if Hezbollah disarms.", "AGREE"),
        ("Egypt and Israel will meet in Cairo on Monday provided that the truce holds.", "AGREE"),
        ("Talks between Egypt and Israel will resume on Monday if the truce holds.", "AGREE"),
        ("Egypt promised to release the detainees by Friday.", "AGREE"),
        ("Sudan will withdraw from the town on Friday.", "AGREE"),
        ("Egypt agreed to release the detainees on Friday.", "AGREE"),
        ("Israel will bomb Lebanon on Monday unless the hostages are freed.", "THREATEN"),
    ],
)
def test_the_day_for_which_something_is_promised_is_not_that_of_the_promise(events_of, text, kind):
    (event,) = events_of(text)

    assert (event.type, event.on.date) == (kind, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Egypt agreed on Monday to release the detainees on Friday.", "2024-05-06"),
        (
            "Egypt said on Friday it would free the sailors if Chad reopened the port.",
            "2024-05-10",
        ),
        ("Egypt offered on Monday to free the sailors if Chad reopened the port.", "2024-05-06"),
        ("Egypt plans to meet Israel on Monday.", "2024-05-13"),
    ],
)
def test_a_promise_has_the_day_on_which_it_was_made(events_of, text, day):
    assert [(event.type, event.on.date) for event in events_of(text)] == [("AGREE", day)]


@pytest.mark.parametrize(
    "text",
    [
        "Hamas would release the prisoners on Monday once Israel withdrew its tanks.",
        "The rebels would attack the port on Sunday if no deal was signed.",
        "Israel would lift the siege as soon as the hostages were freed.",
        "Chad would open the border in return for a loan.",
    ],
)
def test_what_would_be_done_on_a_condition_is_nobodys_promise(events_of, text):
    assert events_of(text) == []


def test_what_was_done_as_soon_as_it_could_be_is_told_as_done(events_of):
    text = "Chad freed the sailors as soon as the port was reopened."

    assert types_of(events_of(text)) == ["RETREAT"]


@pytest.fixture
def read_events(nlp):
    def find(text):
        article = Article(
            id=ArticleId("a"),
            text=f"{text}\n",
            path="a",
            published=SUNDAY,
            published_basis="given",
        )
        return read(article, nlp).events

    return find


@pytest.mark.parametrize(
    "text",
    [
        "Israel may annex the valley, columnist Ada Blore wrote.",
        "Ada Blore, a columnist, warned that Israel may annex the valley.",
        '"Israel will strike Iran," said Ada Blore, an analyst.',
        "Columnist Ada Blore wrote that Israel could strike Iran.",
        "Analysts say Israel will annex the valley.",
        "Israel would annex the valley, a newspaper predicted.",
        "Egypt warned that Israel would bomb Rafah.",
        "Perhaps Israel will strike Iran.",
        "In my view, Israel will annex the valley.",
    ],
)
def test_speculation_of_a_third_person_threatens_nobody(read_events, text):
    assert "THREATEN" not in types_of(read_events(text))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Israel will strike Iran, said an Israeli minister.", "israel"),
        ("Iran warned that it could strike Israel.", "iran"),
        ("Egypt warned Israel that it would close the crossing.", "egypt"),
        ("Israel will annex the valley.", "israel"),
    ],
)
def test_a_side_that_speaks_of_its_own_deed_threatens(read_events, text, actor):
    assert [e.actors for e in read_events(text) if e.type == "THREATEN"] == [(actor,)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Israel rejected the Egyptian plan. On Thursday it rejected an offer by Qatar.",
            [None, "2024-05-09"],
        ),
        (
            "Sudan rejected the ceasefire. It rejected the exchange of prisoners on Thursday.",
            [None, "2024-05-09"],
        ),
        (
            "Chad refused to pay the ransom. On Friday Chad refused to admit the inspectors.",
            [None, "2024-05-10"],
        ),
        ("Chad rejected the truce. It also rejected a plan to send monitors.", [None, None]),
        (
            "Chad agreed to a truce. Chad agreed on Friday to open the road.",
            [None, "2024-05-10"],
        ),
        ("Sudan rejected a plan by Egypt. Sudan rejected a plan by Chad.", [None, None]),
        (
            "Iran accused Israel of murder. On Friday Iran accused Israel of sabotage.",
            [None, "2024-05-10"],
        ),
    ],
)
def test_acts_about_different_things_stay_apart_with_their_own_days(events_of, text, days):
    assert [event.on.date for event in events_of(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "Chad rejected the Egyptian plan on Friday. Chad rejected the proposal, an aide said.",
        "Sudan accepted a truce on Friday. Egypt waited. Sudan accepted the truce after a week.",
        "Chad accepted the plan on Friday. Chad said it accepted the plan.",
    ],
)
def test_one_act_told_twice_is_one_event(events_of, text):
    (event,) = events_of(text)

    assert len(event.spans) == 2
    assert event.on.date == "2024-05-10"


@pytest.fixture
def news_events(nlp):
    def find(title, body):
        text = f"{title}\n\n{body}\n"
        article = Article(
            id=ArticleId("a"),
            text=text,
            path="a",
            title=title,
            published=SUNDAY,
            published_basis="given",
        )
        return read(article, nlp).events

    return find


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Israel shells port in Lebanon", "Israel shelled the port of Tyre on Friday."),
        ("Sudan expels Chadian envoy", "Sudan on Friday expelled the Chadian ambassador."),
        ("Egypt bans rebel newspaper", "Egypt on Friday banned a newspaper close to the rebels."),
        ("Blast kills nine in Abeche", "Nine people were killed on Friday by a bomb in a market."),
        ("France imposes sanctions on Mali", "France imposed sanctions on Mali on Friday."),
    ],
)
def test_a_title_and_its_first_line_tell_one_event_with_two_mentions(news_events, title, body):
    (event,) = news_events(title, body)

    assert event.on.date == "2024-05-10"
    assert len(event.spans) == 2


@pytest.mark.parametrize(
    ("title", "body", "count"),
    [
        ("Egypt shells Sudan", "Sudan shelled Egypt on Friday.", 2),
        ("Blast kills nine in Abeche", "Five people were killed on Friday by a bomb in Ati.", 2),
        (
            "Israel shells port in Lebanon",
            "Israel shelled Tyre on Thursday. Israel shelled Sidon on Friday.",
            2,
        ),
    ],
)
def test_a_title_takes_no_more_than_what_it_sums_up(news_events, title, body, count):
    assert len(news_events(title, body)) == count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sudan called the talks a theatre.", ["ACCUSE"]),
        ("The rebels called the summit a farce.", ["ACCUSE"]),
        ("Chad described the talks with Sudan as a circus.", ["ACCUSE"]),
        ("Chad called the vote a great success.", []),
        ("Chad called off the meeting with Sudan.", ["SANCTION"]),
        ("Sudan called a truce.", ["RETREAT"]),
        ("Chad called for a truce.", ["REQUEST"]),
        ("The governor said Chad had asked for nothing.", []),
        ("A diplomat, who asked for anonymity, praised Chad.", ["SUPPORT"]),
        ("An aide who asked not to be named praised Chad.", ["SUPPORT"]),
        ("An aide asked that his name be withheld.", []),
        ("Egypt asked Chad for help.", ["REQUEST"]),
    ],
)
def test_names_and_pleas_for_silence_are_told_from_deeds(events_of, text, kind):
    assert types_of(events_of(text)) == kind


@pytest.mark.parametrize(
    "text",
    [
        "A decade ago Egypt and Chad met in Cairo.",
        "Years ago Egypt deployed troops along the border.",
        "Decades earlier, Chad had annexed the valley.",
        "In the 1990s Chad attacked Libya.",
        "Two years ago Sudan shelled the town of Abeche.",
        "The war that began in 2011 has killed thousands.",
    ],
)
def test_what_lies_years_back_is_history(events_of, text):
    assert [event.background for event in events_of(text)] == [True]


def test_a_deed_years_before_another_is_history_and_not_of_its_day(events_of):
    text = "Egypt and Israel met on Friday, seven years after Israel bombed Beirut."

    meeting, raid = events_of(text)

    assert (meeting.on.date, meeting.background) == ("2024-05-10", False)
    assert (raid.on.date, raid.background) == ("2017", True)


def test_a_deed_months_before_another_has_not_its_day(events_of):
    text = "Egypt met Chad on Friday, months after Chad had expelled its envoy."

    assert [event.on.date for event in events_of(text)] == ["2024-05-10", None]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("France imposed a third round of sanctions on Mali on Friday.", 3),
        ("Egypt and Chad met for the second time on Friday.", 2),
        ("Egypt and Chad agreed on Friday on the second phase of the deal.", None),
        ("Israel released prisoners on Friday in the second phase of the deal.", None),
        ("The truce entered its second week on Friday.", None),
    ],
)
def test_rounds_are_counted_and_phases_are_not(events_of, text, number):
    assert [event.ordinal for event in events_of(text)] == [number]


def test_what_the_two_governments_agree_on_is_theirs_and_not_the_last_countrys(read_events):
    events = read_events(
        "Sudan and Egypt met in Cairo on Monday. The United States said it would stand by Egypt. "
        "The two governments agreed to open a hotline."
    )

    agreed = [event.actors for event in events if event.type == "AGREE"]
    assert ("egypt", "sudan") in [tuple(sorted(actors)) for actors in agreed]
    assert ("united_states",) in agreed


@pytest.mark.parametrize("teller", ["a diplomat said", "a diplomat told reporters on Monday"])
def test_what_a_diplomat_says_another_will_do_is_no_promise(nlp, teller):
    article = Article(id=ArticleId("a"), text=f"Egypt would leave the border, {teller}.", path="a")

    assert read(article, nlp).events == ()


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A Kenyan and a Ugandan negotiator met in Oslo.", {"kenya", "uganda"}),
        ("The Kenyan, Rwandan and Ugandan ministers met in Oslo.", {"kenya", "rwanda", "uganda"}),
        ("Negotiators from Kenya and Uganda met in Oslo.", {"kenya", "uganda"}),
    ],
)
def test_people_of_several_countries_all_take_part(nlp, text, parties):
    article = Article(id=ArticleId("a"), text=text, path="a")

    found = read(article, nlp)

    (event,) = found.events
    assert {found.actor(one).party for one in event.actors} == parties


def test_the_day_of_a_deadline_is_not_the_day_on_which_it_was_set(nlp):
    text = "Egypt set a deadline of 20 June for the surrender of the barracks."
    article = Article(
        id=ArticleId("a"), text=text, path="a", published=SUNDAY, published_basis="given"
    )

    (event,) = read(article, nlp).events

    assert event.on.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Egypt announced it will return the weapons, according to reports from Cairo.",
        "Egypt will visit Sudan on Friday, diplomatic sources said.",
    ],
)
def test_a_promise_that_is_passed_on_and_a_visit_that_is_planned_are_told(nlp, text):
    article = Article(id=ArticleId("a"), text=text, path="a")

    assert types_of(read(article, nlp).events) == ["AGREE"]
