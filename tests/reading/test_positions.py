"""Positions in short passages about many conflicts: what must come out, and what must not."""

import pytest

from detente.reading.actors import find_cast
from detente.reading.article import article_from_bytes
from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.document import parse
from detente.reading.positions import find_positions


@pytest.fixture(scope="module")
def read(nlp):
    def reading(text):
        document = parse(article_from_bytes(text.encode(), "passage.txt"), nlp)
        cast = find_cast(document)
        statements = find_statements(document, cast, find_dates(document))
        return find_positions(document, cast, statements)

    return reading


def stances(positions):
    return {(p.party, p.issue, p.option, p.stance) for p in positions}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "Hamas said on Tuesday it was ready to release all remaining hostages.",
            ("hamas", "prisoners", "all_for_all", 1),
        ),
        (
            "The Sudanese army refused to attend the talks in Geneva.",
            ("sudan_armed_forces", "talks", None, -2),
        ),
        (
            "The European Union called on both sides to lift the siege of Sarajevo.",
            ("european_union", "blockade", "lift", 2),
        ),
        (
            "The United States insists on zero enrichment.",
            ("united_states", "nuclear_programme", "end", 2),
        ),
        (
            "Ethiopia no longer insists on international peacekeepers.",
            ("ethiopia", "foreign_forces", "peacekeepers", 0),
        ),
        (
            "Ethiopia does not want international peacekeepers.",
            ("ethiopia", "foreign_forces", "peacekeepers", -1),
        ),
        (
            "Russia does not oppose Ukraine's accession to the European Union.",
            ("russia", "alliance", "join", 1),
        ),
        (
            "Egypt said it would not accept any reduction in its share of the Nile water.",
            ("egypt", "resources", "share", 2),
        ),
        (
            "Russia criticised Ukraine's refusal to hold direct talks.",
            ("russia", "talks", "direct", 1),
        ),
        (
            "Azerbaijan demanded the withdrawal of Armenian forces from the district.",
            ("azerbaijan", "withdrawal", "full", 2),
        ),
        (
            "Israel rejects the return of refugees.",
            ("israel", "return_of_displaced", "right_of_return", -2),
        ),
        (
            "The government of Sudan said it would prosecute rebel commanders for war crimes.",
            ("sudan", "justice", "prosecute", 2),
        ),
    ],
)
def test_a_partys_words_give_its_stance(read, text, stance):
    positions, _ = read(text)

    assert stance in stances(positions)


@pytest.mark.parametrize(
    "text",
    [
        "The president decided to hold a press conference on Friday before the elections.",
        "Officials held talks for three hours. The delegation left the city for the airport.",
        "Analysts said the ceasefire had collapsed.",
        "Critics accused the government of surrendering land.",
        "Many Armenians oppose any deal with Azerbaijan.",
        "Fighting continued near the front line on Sunday.",
        "Azerbaijan denied blocking the corridor.",
    ],
)
def test_reports_critics_and_publics_hold_no_position(read, text):
    positions, proposals = read(text)

    assert positions == []
    assert proposals == []


def test_who_is_told_to_act_has_said_nothing(read):
    positions, _ = read("Egypt urged Israel to lift the blockade.")

    assert stances(positions) == {("egypt", "blockade", "lift", 2)}


def test_a_rejected_call_is_the_callers_own_words(read):
    positions, proposals = read("Israel dismissed Hamas's demand for a complete withdrawal.")

    assert stances(positions) == {
        ("israel", "withdrawal", "full", -2),
        ("hamas", "withdrawal", "full", 2),
    }
    assert {p.held for p in positions} == {"stated"}
    assert [(r.author, r.status) for r in proposals] == [("hamas", "rejected")]


@pytest.mark.parametrize(
    ("text", "red"),
    [
        ("Iran will never give up uranium enrichment.", True),
        ("Iran has ruled out any negotiations with Israel.", True),
        ("Kosovo's independence is out of the question, Serbia said.", True),
        ("Iran's right to enrich is non-negotiable, Iran said.", True),
        ("Iran has rejected direct talks with Israel.", False),
        ("Iran will under no circumstances accept direct talks.", True),
    ],
)
def test_only_words_of_never_and_no_room_draw_a_red_line(read, text, red):
    positions, _ = read(text)

    assert [p.red_line for p in positions] == [red]


def test_acceptance_on_a_condition_is_acceptance_with_its_condition(read):
    positions, _ = read("Iran is ready to limit enrichment in return for sanctions relief.")

    (one,) = positions
    assert (one.stance, one.condition.issue, one.condition.option) == (1, "sanctions", "relieve")


def test_no_unless_is_acceptance_on_a_condition(read):
    positions, _ = read("Israel will not agree to a permanent ceasefire unless Hamas is disarmed.")

    (one,) = positions
    assert (one.stance, one.red_line) == (1, False)
    assert (one.condition.issue, one.condition.option) == ("arms", "disarm")


def test_refusing_recognition_in_law_says_nothing_of_control_in_fact(read):
    positions, _ = read(
        "Georgia maintains that it will never formally recognise Russia's claim to Abkhazia"
        " or any other occupied territories."
    )

    assert {(p.option, p.scope, p.stance) for p in positions} == {
        ("recognise_de_jure", "de_jure", -2)
    }
    assert {p.target for p in positions} == {"Abkhazia", "occupied territories"}


def test_what_analysts_think_of_a_party_is_attributed_to_them(read):
    positions, _ = read("Some analysts believe Egypt might accept joint management of the dam.")

    (one,) = positions
    assert (one.party, one.held, one.stance) == ("egypt", "attributed", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt would accept joint management of the dam, a diplomat said on Monday.",
        "Egypt would accept joint management of the dam, a diplomat told reporters in Oslo.",
        "A diplomat said on Monday that Egypt will accept joint management of the dam.",
    ],
)
def test_what_a_diplomat_says_a_party_would_do_is_his_word_and_no_partys_own(read, text):
    positions, _ = read(text)

    (one,) = positions
    assert (one.party, one.stance, one.held) == ("egypt", 1, "attributed")
    assert one.attributed_by == "diplomat"


def test_a_refusal_keeps_its_own_words_beside_a_condition_of_the_next_sentence(read):
    text = "Egypt rejected the plan. It would accept only if Israel leaves the strip first."
    positions, _ = read(text)

    (one,) = positions
    said = [text[span.start : span.end] for span in (one.span, one.condition.span)]
    assert said == ["Egypt rejected the plan", "only if Israel leaves the strip first"]


def test_conduct_told_by_the_article_is_conduct(read):
    positions, _ = read("Israel has shown no signs of withdrawing from the strip.")

    (one,) = positions
    assert (one.party, one.issue, one.stance, one.held) == ("israel", "withdrawal", -1, "conduct")


def test_parties_named_side_by_side_hold_a_stance_each(read):
    positions, _ = read("Egypt and Qatar proposed a 60-day truce.")

    assert {p.party for p in positions} == {"egypt", "qatar"}


def test_ids_run_in_text_order_and_every_span_is_words_of_its_sentence(read):
    positions, _ = read("Egypt supports a ceasefire. Israel opposes a ceasefire.")

    assert [p.id for p in positions] == ["p01", "p02"]
    assert positions[0].span.end < positions[1].span.start


@pytest.mark.parametrize(
    "text", ["Nothing at all was said there.", "If a ceasefire comes, then what?"]
)
def test_hardly_a_text_gives_nothing(read, text):
    assert read(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "Israel insists on keeping the settlements and the airfields in Sinai.",
            ("israel", "territory", "return", -2),
        ),
        (
            "Israel would hand over the airfields for civilian use if others are built.",
            ("israel", "territory", "return", 1),
        ),
        (
            "Israeli Prime Minister Menachem Begin said that the island will never be divided.",
            ("israel", "autonomy", "unitary", 2),
        ),
        (
            "The Egyptian draft says that Israel must withdraw from Sinai.",
            ("egypt", "withdrawal", "full", 2),
        ),
        (
            "Russia demanded that Ukraine recognise five regions as Russian.",
            ("russia", "territory", "recognise_de_jure", 2),
        ),
        (
            "The FARC supports the talks, an adviser said, but rejects a general amnesty.",
            ("farc", "justice", "amnesty", -2),
        ),
        (
            "Eritrea has ignored calls by the United States to pull its soldiers back.",
            ("united_states", "withdrawal", "full", 2),
        ),
        (
            "The government of Yemen and the Houthi movement agreed to pull their forces out.",
            ("houthis", "withdrawal", "full", 2),
        ),
        (
            "Egypt wanted the border reopened at once.",
            ("egypt", "blockade", "lift", 2),
        ),
        (
            "An unknown man pledged that Ethiopia would implement the agreement in full.",
            ("ethiopia", "deal", "conclude", 2),
        ),
        (
            'Sudan\'s army spoke first. "We will never share power," an army negotiator said.',
            ("sudan_armed_forces", "power_sharing", "share", -2),
        ),
    ],
)
def test_words_against_an_option_papers_and_aides_give_their_partys_stance(read, text, stance):
    positions, _ = read(text)

    assert stance in stances(positions)


@pytest.mark.parametrize(
    "text",
    [
        "Giving up Gaza would leave a loaded pistol beside his country, Begin warned.",
        "Begin might agree to put the settlements to a vote of the Knesset.",
        "Did Russia accept the ceasefire?",
        "Russia asked who would give the orders to stop the fighting.",
        "Under the plan, Israel would leave the corridor. Hamas would release all hostages.",
        "Ukraine sent a delegation, which never met the Russian one.",
        "Turkey opened the meeting.",
    ],
)
def test_figures_of_speech_questions_and_plans_are_nobodys_position(read, text):
    positions, _ = read(text)

    assert stances(positions) == set()


def test_what_comes_before_a_truce_accepts_none(read):
    positions, _ = read("Russia demanded that troops withdraw before any truce could begin.")

    assert {one.issue for one in positions} == {"withdrawal"}


def test_a_plan_goes_on_in_the_sentence_behind_it(read):
    _, (plan,) = read(
        "Under the plan, Israel would leave the corridor. Hamas would release all hostages."
    )

    assert {(t.issue, t.option) for t in plan.terms} == {
        ("withdrawal", "full"),
        ("prisoners", "all_for_all"),
    }


def test_what_the_article_itself_says_would_be_is_nobodys_stance(read):
    positions, _ = read("In return Ukraine would get a security guarantee from its allies.")

    assert positions == []


def test_a_bargain_that_somebody_only_hopes_for_is_a_suggestion(read):
    _, (bargain,) = read(
        "The United States remains hopeful that both sides could accept full peace in exchange "
        "for a complete withdrawal from Sinai."
    )

    assert (bargain.author, bargain.status) == (None, "suggested")


def test_a_position_taken_over_from_the_sentence_before_is_quoted_whole(read):
    text = (
        "Russia demanded that Ukrainian troops withdraw from four regions, the official said. "
        "It also demanded that Kyiv renounce NATO and recognise five regions as Russian, "
        "according to the same official."
    )
    positions, _ = read(text)

    spans = [one.span for one in positions if one.option == "renounce"]
    assert [text[one.start : one.end] for one in spans] == [
        "It also demanded that Kyiv renounce NATO"
    ]


@pytest.mark.parametrize(
    ("text", "stance", "held"),
    [
        ("Sudan told Egypt that it accepts a ceasefire.", 1, "stated"),
        (
            '"Sudan has told us it accepts a ceasefire," an Egyptian minister said.',
            1,
            "attributed",
        ),
        ("An Egyptian official said Sudan had told Cairo it would accept a ceasefire.", 1, None),
        ("According to an aide, Sudan told Egypt that it could accept a ceasefire.", 1, None),
        ("Egypt told reporters that Sudan says it will accept a ceasefire.", 1, None),
        ("Sudan would accept a ceasefire, Egypt's foreign minister said.", 1, None),
        ("Sudan would never accept a ceasefire, its rival said.", -2, None),
        ("Its foreign minister said Sudan would accept a ceasefire.", 1, None),
        ("Sudan would never accept a ceasefire, its foreign minister said.", -2, "stated"),
        ("Sudan has dropped its rejection of a ceasefire, its spokesman said.", 1, "stated"),
    ],
)
def test_second_hand_words_are_attributed_and_a_spokesmans_are_his_partys(
    read, text, stance, held
):
    (one,) = (p for p in read(text)[0] if p.party == "sudan")

    assert (one.stance, one.held) == (stance, held or "attributed")


def test_a_spokesman_known_by_their_only_speaks_for_them_later_too(read):
    positions, _ = read(
        "The Houthis have dropped their demand for a ceasefire, their spokesman Salem Barik said."
        ' "We accept an exchange of all prisoners," he said.'
    )

    assert [(p.party, p.issue, p.stance, p.held) for p in positions] == [
        ("houthis", "ceasefire", 0, "stated"),
        ("houthis", "prisoners", 1, "stated"),
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Egypt gave up its demand for a ceasefire.", 0),
        ("Egypt withdrew its demand for a ceasefire.", 0),
        ("Egypt has not dropped its demand for a ceasefire.", 2),
        ("Egypt refused to drop its demand for a ceasefire.", 2),
        ("Egypt abandoned its opposition to a ceasefire.", 1),
        ("Egypt dropped its opposition to a truce.", 1),
        ("Egypt refused to abandon its opposition to a ceasefire.", -2),
    ],
)
def test_what_a_party_gives_up_it_holds_no_longer(read, text, stance):
    positions, _ = read(text)

    assert stances(positions) == {("egypt", "ceasefire", None, stance)}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "Egypt would ease the blockade but rejected a full lifting before a ceasefire.",
            ("egypt", "blockade", "lift", -2),
        ),
        (
            "The government of Sudan was not consulted and would never accept a peace deal.",
            ("sudan", "deal", "conclude", -2),
        ),
        (
            "Ethiopia would never accept a federal state.",
            ("ethiopia", "autonomy", "autonomy", -2),
        ),
        (
            '"We want no independence; we demand autonomy for the valley," Georgia said.',
            ("georgia", "autonomy", "autonomy", 2),
        ),
        (
            '"We accept self-government within Georgia," a Georgian minister said.',
            ("georgia", "autonomy", "autonomy", 1),
        ),
        (
            "Georgia's chief negotiator said Tbilisi would grant an amnesty to all fighters.",
            ("georgia", "justice", "amnesty", 2),
        ),
        (
            '"There will be no talks without an unconditional ceasefire," Egypt\'s envoy said.',
            ("egypt", "ceasefire", "unconditional", 2),
        ),
        (
            "Egypt would not extend the truce unless Sudan lifted the blockade.",
            ("egypt", "ceasefire", None, 1),
        ),
    ],
)
def test_refusals_demands_and_grants_in_plain_words_are_found(read, text, stance):
    positions, _ = read(text)

    assert stance in stances(positions)


def test_a_lifting_of_nothing_named_is_of_nothing(read):
    assert read("Egypt rejected a full lifting.") == ([], [])


def test_who_hopes_that_meetings_lead_to_a_deal_says_nothing_of_the_meetings(read):
    positions, _ = read("Egypt remains hopeful that meetings could lead to a ceasefire.")

    assert {one.issue for one in positions} == {"ceasefire"}


@pytest.mark.parametrize(
    "text",
    [
        "Critics of President Irena Valdo of Georgia doubt that she wants a deal.",
        '"Critics of Armenia doubt that it wants a ceasefire," the Turkish foreign minister said.',
        "Turkish officials said on Monday that Syria's critics doubt it wants a ceasefire.",
        "Egypt's foreign minister said that Ethiopia's opponents do not believe it wants a deal.",
        "Serbia's opponents remain sceptical that it wants a truce.",
    ],
)
def test_what_critics_doubt_of_a_party_is_not_its_word(read, text):
    positions, _ = read(text)

    assert positions == []


def test_what_one_says_of_another_is_attributed(read):
    positions, _ = read("Turkey's foreign minister said that Syria wants a ceasefire.")

    assert [(p.party, p.held) for p in positions] == [("syria", "attributed")]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia will under no circumstances agree to the independence of Kosovo.",
        '"Under no circumstances will we accept a ceasefire," the Armenian president said.',
        "Armenia would never accept the withdrawal of its forces from the valley.",
        '"We will never accept foreign peacekeepers," the Sudanese foreign minister said.',
        "Turkey rules out ever recognising the island as an independent state.",
        "Disarmament is a red line for Hezbollah.",
        "For Israel, the return of the refugees is a red line.",
        "Colombia's government said an amnesty was a red line it would not cross.",
        '"Not an inch of our land will be ceded," Armenia\'s prime minister said.',
        "Azerbaijan will not give up an inch of its territory.",
        "A withdrawal is not open to discussion, Armenia's foreign minister said.",
        "Elections are out of the question, the government of Sudan said.",
    ],
)
def test_what_is_never_accepted_is_the_strongest_rejection(read, text):
    positions, _ = read(text)

    assert {(p.stance, p.red_line) for p in positions} == {(-2, True)}


@pytest.mark.parametrize(
    "text",
    [
        "The unity of the country is not negotiable, Georgia's president said.",
        '"The sovereignty of Cyprus is non-negotiable," the Cypriot president said.',
    ],
)
def test_what_is_held_and_not_negotiable_stays(read, text):
    positions, _ = read(text)

    assert {(p.stance, p.red_line) for p in positions} == {(2, True)}


@pytest.mark.parametrize(
    "text",
    [
        "Armenia rejected the deal again.",
        "Armenia will not sign the deal this week.",
        "Armenia never agreed to a ceasefire last year.",
    ],
)
def test_a_plain_refusal_is_no_red_line(read, text):
    positions, _ = read(text)

    assert not any(p.red_line for p in positions)


@pytest.mark.parametrize(
    "text",
    [
        "Q: People say you are preparing to annex the valley.\n\nA: That's a lie, we respect it.",
        "Q: Critics claim that Georgia is preparing to annex the valley.\n\nA: No comment today.",
        "Analysts say Georgia is preparing to annex the valley. That is not true, he said.",
        "Azerbaijan may annex the corridor, writes columnist Ada Brook.",
        "Egypt may withdraw from the deal before the summer.",
    ],
)
def test_what_is_asked_denied_or_guessed_is_nobodys_position(read, text):
    positions, _ = read(text)

    assert positions == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "There will be no exchange of prisoners while the siege lasts, Armenia's army said.",
            "while the siege lasts",
        ),
        (
            '"There will be no exchange of prisoners until the siege is lifted," Armenia said.',
            "until the siege is lifted",
        ),
        (
            "There will be no prisoner exchange unless Israel halts its raids, Hamas said.",
            "unless Israel halts its raids",
        ),
    ],
)
def test_a_refusal_keeps_its_condition_and_gets_no_option(read, text, words):
    positions, _ = read(text)

    (one,) = [p for p in positions if p.issue == "prisoners"]
    span = one.condition.span
    assert (one.option, text[span.start : span.end]) == (None, words)


@pytest.mark.parametrize("kind", ["permanent", "bilateral", "lasting"])
def test_a_kind_of_ceasefire_that_has_no_option_gets_none(read, kind):
    positions, _ = read(f"Ethiopia called for a {kind} ceasefire.")

    assert stances(positions) == {("ethiopia", "ceasefire", None, 2)}


def test_an_unconditional_ceasefire_is_one(read):
    positions, _ = read("Ethiopia called for an unconditional ceasefire.")

    assert stances(positions) == {("ethiopia", "ceasefire", "unconditional", 2)}


@pytest.mark.parametrize("whose", ["Israeli", "Syrian", "Rwandan"])
def test_whose_forces_withdraw_is_not_cut_off(read, whose):
    text = f"Lebanon demands the full withdrawal of {whose} forces from the south."

    positions, _ = read(text)

    (one,) = positions
    assert one.target == f"{whose} forces"
    assert f"full withdrawal of {whose} forces" in text[one.span.start : one.span.end]


def test_clauses_parted_by_a_semicolon_are_not_one(read):
    positions, _ = read("Georgia wants to fill the dam; Armenia is holding out for a treaty.")

    assert ("armenia", "resources") not in {(p.party, p.issue) for p in positions}


def test_its_leader_speaks_for_whom_his_sentence_names(read):
    positions, _ = read(
        "The Hill Liberation Army had insisted on the reverse. The Loyal Party stayed away:"
        ' "We shall never sit in government with gunmen," said its leader, Alban Corry.'
    )

    assert {p.party for p in positions} == {"loyal_party"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Azerbaijan demands the withdrawal of European Union observers.", "none 2"),
        ("Cambodia demands the withdrawal of ASEAN observers.", "none 2"),
        ("Mali demands that the UN mission leave the country.", "none 2"),
        ("The Houthis demanded that UN observers leave Hodeidah.", "none 2"),
        ("Serbia demands the departure of UN peacekeepers from the buffer zone.", "none 2"),
        ("Armenia opposes the withdrawal of EU observers.", "none -1"),
        (
            "Thailand could accept ASEAN observers, Thailand's foreign minister said.",
            "observers 1",
        ),
        ("Thailand could accept observers along the frontier, Thailand said.", "observers 1"),
        ("The Philippines rejects Chinese observers at the shoal.", "observers -2"),
    ],
)
def test_observers_are_foreign_forces_that_come_or_go(read, text, told):
    positions, _ = read(text)

    assert [(p.issue, f"{p.option} {p.stance}") for p in positions] == [("foreign_forces", told)]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine and the United States agreed on a reconstruction investment fund.",
        "Ukraine supports a reconstruction fund with the United States.",
        "Israel will not accept any limit on settlements in the West Bank.",
        "Israel's prime minister said that the city will never be divided.",
        "Observers said the ceasefire was holding.",
        "Election observers rejected the vote.",
        "Cambodia said it would not withdraw the case.",
        "Armenia said that a referendum would be held only if Armenians wanted one.",
    ],
)
def test_what_only_sounds_like_an_issue_is_none(read, text):
    assert read(text)[0] == []


def test_all_of_the_soldiers_are_all_the_prisoners(read):
    positions, _ = read("Cambodia demands the release of all 18 soldiers captured in July.")

    assert stances(positions) == {("cambodia", "prisoners", "all_for_all", 2)}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "Azerbaijan will not sign a peace treaty until Armenia changes its constitution.",
            (-2, None, None, "until Armenia changes its constitution"),
        ),
        (
            "Thailand will not accept a truce while Cambodian troops are on its soil.",
            (-2, "withdrawal", "full", "while Cambodian troops are on its soil"),
        ),
        (
            "Iran will never disarm while sanctions remain.",
            (-2, "sanctions", None, "while sanctions remain"),
        ),
        (
            "Pakistan will not hold talks unless India lifts the curfew.",
            (1, "blockade", "lift", "unless India lifts the curfew"),
        ),
        (
            "Iran will limit enrichment as long as sanctions are lifted.",
            (1, "sanctions", "relieve", "as long as sanctions are lifted"),
        ),
    ],
)
def test_a_refusal_until_or_while_keeps_what_it_waits_for(read, text, condition):
    [one, *_] = read(text)[0]
    named, span = one.condition, one.condition.span

    assert (one.stance, named.issue, named.option, text[span.start : span.end]) == condition
    assert not one.red_line


def test_observers_in_a_series_behind_a_withdrawal_do_not_leave(read):
    _, [plan] = read(
        "The Malaysian proposal calls for a ceasefire, the withdrawal of both armies from the "
        "area, ASEAN observers and an exchange of all prisoners."
    )

    told = {(term.issue, term.option) for term in plan.terms}
    assert {("withdrawal", "full"), ("foreign_forces", "observers")} <= told
    assert ("foreign_forces", "none") not in told
