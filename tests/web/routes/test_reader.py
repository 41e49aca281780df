"""Reader and review by plain requests: without a script every act works and leads on."""

import json
import re

import pytest

PART = {"hx-request": "true"}


def test_the_text_of_an_article_is_text_and_never_markup(client, first):
    page = client.get(first).text

    assert "&lt;b&gt;both&lt;/b&gt;" in page
    assert "<b>both" not in page


def test_an_act_without_a_script_leads_to_the_next_item(client, first):
    answer = client.post(f"{first}/items/p01/confirm", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, f"{first}?item=s01#card")
    assert 'class="p con"' in client.get(first).text


def test_an_act_with_a_script_brings_the_next_card_and_how_all_stand_and_no_text(client, first):
    answer = client.post(f"{first}/items/p01/confirm?show=position", headers=PART)

    assert 'data-item="p02"' in answer.text
    assert 'data-states="p01:con p02 "' in answer.text
    assert "Confirmed: Northland commits to territory" in answer.text
    assert "since the spring" not in answer.text


def test_a_decision_keeps_the_day_and_the_filter(client, first):
    answer = client.post(
        f"{first}/items/p01/reject?as_of=2031-03-05&show=position",
        data={"reason": "double"},
        follow_redirects=False,
    )

    assert answer.headers["location"] == f"{first}?as_of=2031-03-05&item=p02&show=position#card"


def test_a_correction_shows_the_machines_value_beside_it(client, first):
    client.post(f"{first}/items/p01/correct", data={"stance": "-2"})

    page = client.get(f"{first}?item=p01").text
    assert re.search(r"rejects \(-2\)</span> <del[^>]*>demands \(\+2\)</del>", page)


def test_a_conflict_is_said_and_changes_nothing(client, first):
    client.post(f"{first}/items/p01/reject", data={"reason": "double", "seen": "0"})

    answer = client.post(f"{first}/items/p01/confirm", data={"seen": "0"}, headers=PART)

    assert answer.status_code == 409
    assert "since you looked at it" in answer.text


def rows(answer):
    return dict(re.findall(r'<li data-of="([^"]+)">([^<]*)</li>', answer.text))


def test_an_answer_brings_the_line_of_the_item_that_it_was_about(client, first):
    answer = client.post(f"{first}/items/p01/correct", data={"stance": "-2"}, headers=PART)

    assert rows(answer)["p01"].startswith("Northland rejects")


def test_a_conflict_brings_the_line_as_somebody_else_left_it(client, first):
    client.post(f"{first}/items/p01/correct", data={"stance": "-2", "seen": "0"})

    answer = client.post(f"{first}/items/p01/confirm", data={"seen": "0"}, headers=PART)

    assert answer.status_code == 409
    assert 'data-states="e01 p01:cor ' in answer.text
    assert rows(answer)["p01"].startswith("Northland rejects")


def test_the_lines_of_positions_come_with_the_statement_that_they_rest_on(client, first):
    form = {"speaker": "bo", "seen": "0"}

    answer = client.post(f"{first}/items/s01/correct", data=form, headers=PART)

    assert {"s01", "p01"} <= set(rows(answer))


def test_of_what_is_no_longer_there_the_list_is_asked_for(client, first):
    form = {"words": "both", "party": "south", "issue": "talks", "option": "direct", "stance": "1",
            "held": "attributed"}  # fmt: skip
    client.post(f"{first}/items?edit=position", data=form)

    answer = client.post(f"{first}/undo?item=e01", headers=PART)

    assert '<ol id="renewed" hidden data-list ' in answer.text


def test_undo_and_redo_lead_to_the_item(client, first):
    client.post(f"{first}/items/p01/confirm")

    undone = client.post(f"{first}/undo?item=s01", headers=PART).text
    again = client.post(f"{first}/redo?item=s01", headers=PART).text

    assert 'data-states="e01 p01 ' in undone
    assert 'data-states="e01 p01:con ' in again
    assert 'data-item="p01"' in again


def test_confirming_all_asks_first_with_the_count(client, first):
    asked = client.get(f"{first}/confirm?show=position").text

    client.post(f"{first}/confirm?show=position")

    assert "Confirm 2 items" in asked
    assert client.get(f"{first}.json").json()["current"]["to_review"] == 5


def test_a_new_item_is_made_of_pasted_words(client, first):
    form = {"words": "both", "party": "south", "issue": "talks", "option": "direct", "stance": "1",
            "held": "attributed"}  # fmt: skip

    answer = client.post(f"{first}/items?edit=position", data=form, follow_redirects=False)

    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert "added by an analyst" in page


def test_a_new_item_comes_with_its_card_and_address_and_when_it_was_saved(client, first):
    form = {"words": "both", "party": "south", "issue": "talks", "option": "direct", "stance": "1",
            "held": "attributed"}  # fmt: skip

    answer = client.post(f"{first}/items?edit=position", data=form, headers=PART)

    assert "hx-refresh" not in answer.headers
    assert f'data-item="pa01" data-url="{first}?item=pa01"' in answer.text
    assert "pa01:add" in answer.text
    assert "Added: a position" in answer.text
    assert re.search(r">saved <time [^>]*>\d\d:\d\d:\d\d<", answer.text)


def test_a_new_position_begins_with_no_way_chosen(client, first):
    page = client.get(f"{first}?item=new&edit=position").text

    assert re.search(
        r'<select name="option"[^>]*><option value="" selected>choose…</option>'
        r'<option value="-">which way is not said</option>', page
    )  # fmt: skip


def test_a_new_position_without_a_way_chosen_is_refused_in_a_sentence(client, first):
    form = {"words": "both", "party": "south", "issue": "talks", "option": "", "stance": "1",
            "held": "stated", "was": "{}"}  # fmt: skip

    refused = client.post(f"{first}/items?edit=position", data=form)
    again = client.post(f"{first}/items?edit=position", data={**form, "option": "-"})

    assert refused.status_code == 422
    assert "Nothing is chosen for option." in refused.text
    assert again.status_code == 200
    assert "added by an analyst" in again.text


@pytest.mark.parametrize("item", ["new", "end", "e01"])
@pytest.mark.parametrize("edit", ["", "all", "stance", "event"])
def test_every_state_of_the_card_is_a_page(client, first, item, edit):
    assert client.get(f"{first}?item={item}&edit={edit}&start=0&end=6").status_code == 200


def test_the_last_decision_leads_to_the_next_document(client, first, harbour):
    client.post(f"{first}/confirm")

    page = client.get(f"{first}?item=end").text

    assert "Nothing is left to review" in page
    assert f'id="next-document" href="/documents/{harbour[2]}"' in page


@pytest.mark.parametrize(
    "query", ["start=-1", "start=x", "end=99999999999999999999", "item=" + "x" * 99]
)
def test_a_question_out_of_bounds_is_refused_in_words(client, first, query):
    assert client.get(f"{first}?{query}").status_code == 422


@pytest.mark.parametrize(("item", "place"), [("e01", "p2"), ("end", "text"), ("new", "text")])
def test_the_way_from_the_item_to_its_words_is_a_link(client, first, item, place):
    page = client.get(f"{first}?item={item}").text

    assert f'<a id="to-text" href="#{place}">' in page
    assert '<a href="#card">To the item</a>' in page
    assert place == "text" or re.search(f'<p id="{place}".*?data-ids="{item}', page)


def test_a_mistaken_day_is_mended_for_a_reason_and_the_first_one_stays_shown(client, first):
    form = {"published": "2025-03-09", "note": "the byline says so", "key": "k1"}

    answers = [
        client.post(f"{first}/day", data=form, follow_redirects=False) for _ in range(2)
    ]  # fmt: skip
    page = client.get(first).text

    assert [one.status_code for one in answers] == [303, 303]
    assert "published 2025-03-09, not 2031-03-04: the byline says so" in page
    assert "9 March 2025" in page
    assert client.get(f"{first}?as_of=2025-03-08").status_code == 404
    assert client.get(f"{first}?as_of=2025-03-09").status_code == 200


def test_a_mended_day_tells_on_the_page_how_many_items_keep_theirs(client, first):
    told = r"<p class=\"sign mend\"[^>]*>\d items? keeps? the day that a person confirmed"
    client.post(f"{first}/confirm", data={})
    before = client.get(first).text

    client.post(f"{first}/day", data={"published": "2025-03-09", "note": "the byline says so"})

    assert not re.search(told, before)
    assert re.search(told, client.get(first).text)


def test_a_mended_day_is_undone_and_the_page_shows_it_anew(client, first):
    client.post(f"{first}/day", data={"published": "2025-03-09", "note": "the byline says so"})

    answer = client.post(f"{first}/undo?item=end", headers=PART)
    page = client.get(first).text

    assert answer.headers["hx-refresh"] == "true"
    assert "published 2025-03-09, not" not in page
    assert "4 March 2031" in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"published": "soon", "note": "so"}, "is not a day"),
        ({"published": "2025-03-09"}, "needs a reason"),
        ({"published": "2031-03-04", "note": "so"}, "still to come"),
    ],
)
def test_a_day_that_cannot_be_mended_is_refused_in_a_sentence(client, first, form, said):
    answer = client.post(f"{first}/day", data=form)

    assert answer.status_code in (409, 422)
    assert re.search(rf'<p class="sign" role="alert">[^<]*{said}', answer.text)
    assert '<details class="mend facts" lang="en" dir="ltr" open>' in answer.text
    assert f'value="{form["published"]}"' in answer.text


def test_the_reader_is_light(client, first):
    assert len(client.get(first).content) < 60_000


def test_without_script_a_refused_correction_stands_with_what_was_typed(client, first):
    was = json.dumps({"party": "north", "stance": "2"})
    form = {"party": "zz", "stance": "2", "was": was, "note": "on the tape", "start": "0"}

    answer = client.post(f"{first}/items/p01/correct", data=form)

    assert answer.status_code == 422
    assert "knows no party &#39;zz&#39;" in answer.text
    assert re.search(
        r'<select name="party" data-stands="north"[^>]*><option value="zz" selected', answer.text
    )
    assert 'value="on the tape"' in answer.text


def test_what_another_decided_meanwhile_is_not_typed_over(client, first):
    was = json.dumps({"party": "north", "stance": "2"})
    client.post(f"{first}/items/p01/correct", data={"stance": "-1", "seen": "0"})

    form = {"party": "south", "stance": "2", "was": was, "seen": "0"}
    answer = client.post(f"{first}/items/p01/correct", data=form, headers=PART)

    assert answer.status_code == 409
    assert re.search(r'value="-1" [^>]*checked', answer.text)
    assert re.search(
        r'name="party" data-stands="north".*<option value="south" selected', answer.text
    )
    assert "corrected" in answer.text


def test_a_refused_new_item_keeps_its_words(client, first):
    form = {"words": "met in the", "party": "zz", "issue": "talks", "stance": "1", "was": "{}"}

    answer = client.post(f"{first}/items?edit=position", data=form)

    assert answer.status_code == 422
    assert ">met in the</textarea>" in answer.text


@pytest.mark.parametrize("was", ["", "[]", "{", "7"])
def test_what_a_form_showed_is_read_or_left_alone(client, first, was):
    form = {"party": "zz", "was": was}

    assert client.post(f"{first}/items/p01/correct", data=form).status_code == 422


def test_the_list_of_items_comes_alone_too(client, first):
    part = client.get(f"{first}/list?item=p01").text

    assert part.lstrip().startswith('<div id="list"')
    assert 'class="p now"' in part
