from dataclasses import replace

from detente.brief.compose import compose
from detente.brief.sources import NO_HARM


def test_each_article_is_a_source_with_day_outlet_and_what_it_reports(brief):
    first = brief.sources[0]

    assert (first.number, first.outlet, first.basis) == (1, "Harbour Post", "given by the reader")
    assert first.copies == "8 positions"


def test_a_passage_is_the_whole_paragraph_of_its_citations(brief, evidence):
    for source in brief.sources:
        text = evidence.article(source.address).text

        for passage in source.passages:
            assert passage.text == text[passage.span.start : passage.span.end]
            assert all(passage.span.covers(one.span) for one in passage.citations)


def test_no_citation_is_without_its_passage(brief):
    shown = [c.number for s in brief.sources for p in s.passages for c in p.citations]

    assert sorted(shown) == [one.number for one in brief.citations]


def test_words_over_two_paragraphs_are_one_passage(evidence, negotiation, analysis):
    first = evidence.happenings[1]
    event = first.event
    wide = replace(event.spans[0], end=event.spans[0].end + 60)
    report = replace(first.reports[0], event=replace(event, spans=(wide,)))
    changed = replace(evidence, happenings=(replace(first, reports=(report,)),))
    brief = compose(changed, negotiation, analysis)

    assert any("\n" in passage.text for passage in brief.sources[0].passages)


def test_positions_that_several_articles_report_are_counted(evidence, negotiation, analysis):
    claim = evidence.claims[0]
    again = replace(claim.reports[0], article=evidence.readings[1].article)
    claims = (replace(claim, reports=(claim.reports[0], again)), *evidence.claims[1:])
    brief = compose(replace(evidence, claims=claims), negotiation, analysis)

    assert brief.sources[1].copies == "1 position, 1 of them also reported elsewhere"


def test_the_method_names_rules_draws_seed_overrides_readers_and_record(brief):
    assert brief.method["draws and seed"] == "2,000 draws, seed 1"
    assert brief.method["rule rows used"] == "counts.k 10"
    set_by_hand = "Northmark, the front line frozen: 0.5 (set by an analyst: a talk with both)"
    assert brief.method["overrides"] == set_by_hand
    assert brief.method["readers"] == "rules, rules 1"
    assert brief.method["record"] == f"head {'f' * 64}"


def test_the_brief_says_that_it_recommends_nothing(brief):
    assert brief.method["limits"].startswith(NO_HARM)
