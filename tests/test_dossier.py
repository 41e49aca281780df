"""The whole way on a built-in case whose outcome is history."""

import datetime as dt
import re
import shutil
from dataclasses import replace
from html import unescape
from http import HTTPStatus
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from model.by_hand import no_agreement, weight

from detente import dossier
from detente.analysis.results import Objection
from detente.errors import DetenteError, StorageError
from detente.negotiation import Override
from detente.printing.answers import analysis_json
from detente.printing.findings import analysis_text
from detente.record.case import open_case
from detente.samples.cases import TITLES, dispatches
from detente.web.app import make_app


@pytest.fixture(scope="module", autouse=True)
def shared_parser(nlp):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
        yield


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("dossier") / "camp_david"
    dossier.new_case(path, "Camp David")
    dossier.add_to_case(path, dispatches("camp_david_1978"))
    return path


@pytest.fixture
def own(case, tmp_path):
    return shutil.copy(f"{case}.detente", tmp_path / "own.detente")


def test_the_same_articles_and_seed_give_the_same_bytes_in_every_format():
    paths = dispatches("camp_david_1978")

    first, second = (dossier.brief_of(paths, draws=200) for _ in range(2))

    for form in dossier.RENDERERS:
        assert dossier.render(first, form) == dossier.render(second, form)


def test_another_seed_gives_other_draws(case):
    shares = {
        dossier.analyse_case(case, draws=200, seed=seed)[1].zone.share_of_draws
        for seed in (1, 2, 3)
    }

    assert len(shares) > 1


def test_nothing_of_a_later_article_is_known_before_its_day(case):
    day = dt.date(1978, 9, 12)

    early = dossier.evidence_of(case, day)

    assert [r.article.published for r in early.readings] == [dt.date(1978, 9, 7), day]
    assert all(c.reports[0].article.published <= day for c in early.claims)


def told():
    """Return the days, shares and verdicts of the summit that the manual tells."""
    page = Path(__file__).parents[1] / "docs" / "explanation" / "from-words-to-numbers.md"
    row = r"^\| (\d+) September.*?\| (\d+)[^|]*\| ([^|:]+?)(?::[^|]*)? \|$"
    return re.findall(row, page.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_manual_tells_each_of_the_five_dispatches():
    days = [path.name[8:10].lstrip("0") for path in dispatches("camp_david_1978")]

    assert [day for day, _, _ in told()] == days


@pytest.mark.parametrize(("day", "share", "verdict"), told())
def test_camp_david_opens_in_its_last_days_and_not_before_as_the_manual_tells(
    case, day, share, verdict
):
    zone = dossier.analyse_case(case, as_of=dt.date(1978, 9, int(day)))[1].zone

    assert zone.verdict == verdict
    assert abs(100 * zone.share_of_draws - int(share)) <= 2  # points, as the platform may round
    if int(day) > 17:  # the day of signing
        assert zone.packages[0].outcome["withdrawal:Israel"] == "full"
    else:
        assert zone.share_of_draws < zone.baseline


def test_adding_the_same_articles_again_changes_nothing(case):
    before = dossier.open_case(case).head

    receipts = dossier.add_to_case(case, dispatches("camp_david_1978"))

    assert not any(receipt.new for receipt in receipts)
    assert dossier.open_case(case).head == before


def test_the_case_and_its_articles_give_one_analysis(case):
    articles = dossier.brief_of(dispatches("camp_david_1978"), draws=200)
    kept = dossier.brief_of_case(case, draws=200)

    assert [s.title for s in articles.sections] == [s.title for s in kept.sections]


def test_the_template_that_is_printed_can_be_edited_and_set(own):
    text = dossier.template_of(own)

    dossier.set_template(own, f"# Mine.\n{text}")

    assert dossier.template_of(own) == f"# Mine.\n{text}"


def test_a_draft_that_nobody_edited_is_not_kept_as_an_analysts_own(own):
    text, head = dossier.template_of(own), dossier.open_case(own).head

    receipt = dossier.set_template(own, text.rstrip().replace("\n", "\r\n"))

    assert (receipt.new, receipt.hash) == (False, head)
    assert dossier.open_case(own).template() is None


def test_where_nothing_can_be_drafted_a_template_is_kept(case, tmp_path):
    text = dossier.template_of(case)
    empty = dossier.create_case(tmp_path / "empty").path

    assert dossier.set_template(empty, text).new


def test_an_unknown_format_is_refused_with_those_that_exist(case):
    with pytest.raises(DetenteError, match="no brief as 'papyrus'") as refused:
        dossier.render(dossier.brief_of_case(case, draws=100), "papyrus")

    assert "md, html, json" in refused.value.hint


@pytest.mark.parametrize("name", TITLES)
def test_each_built_in_case_gives_a_brief_a_page_and_an_overview_without_a_dead_link(
    tmp_path, name
):
    path, page, brief = dossier.make_demo(tmp_path / "demo", name=name)

    assert path.exists()
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert brief.sections
    with TestClient(make_app(path), "http://127.0.0.1:8321") as asking:
        links = set(re.findall(r'href="(/(?!static)[^"#]*)', asking.get("/overview").text))
        dead = [one for one in links if asking.get(unescape(one)).status_code != HTTPStatus.OK]
    assert any(one.startswith("/positions/") for one in links)
    assert dead == []


def test_an_addition_that_is_stopped_hands_out_what_was_added_before(tmp_path, monkeypatch):
    paths, kept = dispatches("camp_david_1978")[:2], []
    added = type(dossier.new_case(tmp_path / "talks")).add

    def full(case, reading):
        if kept:
            raise StorageError("the disk is full")
        return added(case, reading)

    monkeypatch.setattr("detente.record.case.Case.add", full)

    with pytest.raises(StorageError):
        dossier.add_to_case(tmp_path / "talks", paths, kept=kept)

    assert [receipt.new for receipt in kept] == [True]


def test_a_weight_and_no_agreement_reach_every_answer_and_go_without_a_trace(tmp_path):
    path, _, _ = dossier.make_demo(tmp_path, name="camp_david_1978")
    case, before = open_case(path), dossier.analyse_case(path, draws=50)
    party, issue = before[0].template.parties[0].id, before[0].template.issues[0].key
    mine = (weight(party, issue, 0.6, 0.1), no_agreement(party, 0.7, 0.1))
    for one in mine:
        case.override(one)

    after = dossier.analyse_case(path, draws=50)
    told, text = analysis_json(*after), " ".join(analysis_text(*after).split())
    brief = dossier.render(dossier.brief_of_case(path, draws=50), "md")

    assert [one["about"] for one in told["overrides"]] == ["weight", "no_agreement"]
    own = [one for one in told["weights"] if one["sources"] == [mine[0].key]]
    assert [(one["party"], one["value"]["mode"]) for one in own] == [(party, 0.6)]
    (worth,) = (one for one in told["no_agreement"] if one["party"] == party)
    assert (worth["value"]["mode"], worth["sources"]) == (0.7, [mine[1].key])
    assert f"0.5 to 0.7, most likely 0.6 ({case.overrides()[0].told})" in text
    assert "override:" not in text + brief
    assert "no agreement is worth 0.6 to 0.8" in brief
    for one in mine:
        case.withdraw_override(one.party, one.issue, one.option, note="a slip")
    assert dossier.analyse_case(path, draws=50)[:2] == before[:2]


def test_an_override_of_the_case_reaches_the_model_with_its_reason(tmp_path):
    path, _, _ = dossier.make_demo(tmp_path, name="camp_david_1978")
    case = open_case(path)
    template = dossier.analyse_case(path, draws=50)[0].template
    issue = template.issues[0]
    party, option = template.parties[0].id, issue.options[-1].id
    case.override(
        Override(
            party=party, issue=issue.key, option=option, low=0.8, mode=0.9, high=1,
            reason="told to our envoy",
        )
    )  # fmt: skip

    result = dossier.analyse_case(path, draws=50)

    value = next(
        one
        for preference in result[0].preferences
        for one in preference.values
        if (one.party, one.issue, one.option) == (party, issue.key, option)
    )
    assert value.estimate.mode == 0.9
    assert value.estimate.sources == (f"override:{party}:{issue.key}:{option}",)
    assert "told to our envoy" in " ".join(analysis_text(*result).split())
    assert analysis_json(*result)["overrides"][0]["reason"] == "told to our envoy"
    assert "told to our envoy" in dossier.render(dossier.brief_of_case(path, draws=50), "md")


def test_an_objection_that_an_analyst_set_is_told_in_words(case):
    negotiation, analysis, evidence = dossier.analyse_case(case, draws=50)
    party, issue = negotiation.template.principals[0].id, negotiation.template.issues[0]
    hand = Override(
        party=party, issue=issue.key, option=issue.options[1].id, low=0, mode=0.1, high=0.2,
        reason="told to our envoy", by="ada", on=dt.date(2031, 3, 3),
    )  # fmt: skip
    objection = Objection(
        party=party, issue=issue.key, option=hand.option, share=0.9, red_line=False,
        sources=(hand.key,),
    )  # fmt: skip
    first = replace(analysis.zone.packages[0], objections=(objection,))
    zone = replace(analysis.zone, packages=(first, *analysis.zone.packages[1:]))
    ours = replace(negotiation, template=replace(negotiation.template, overrides=(hand,)))

    told = analysis_text(ours, replace(analysis, zone=zone), evidence)

    assert ": set by ada on 3 March 2031: told to our envoy" in " ".join(told.split())
    assert "override:" not in told


def test_the_text_tells_answers_of_any_cost_from_credible_ones(case):
    negotiation, analysis, evidence = dossier.analyse_case(case, draws=50)
    first = replace(
        next(one for one in analysis.stability if one.answer),
        sanctioned=0.84, sanctioned_credibly=0.13,
    )  # fmt: skip

    told = [
        " ".join(analysis_text(negotiation, replace(analysis, stability=(one,)), evidence).split())
        for one in (first, replace(first, sanctioned=0.0))
    ]

    assert (
        "would deter it in 84 of 100, whatever it costs the others (GMR); in 13 a cred" in told[0]
    )
    assert "no answer of the others deters it" in told[1]
