import json

from detente.brief.plain import to_json


def test_the_json_is_plain_data_and_keeps_every_sentence(brief):
    data = to_json(brief)
    again = json.loads(json.dumps(data))

    assert again["schema"] == "detente.brief/1"
    assert json.dumps(again) == json.dumps(data)


def test_every_citation_names_article_span_words_and_sourcing(brief):
    for one, citation in zip(to_json(brief)["citations"], brief.citations, strict=True):
        assert one["article"] == citation.span.article
        assert one["span"] == [citation.span.start, citation.span.end]
        assert one["quote"] == citation.quote
        assert one["sourcing"]


def test_each_block_says_its_kind(brief):
    kinds = {block["kind"] for one in to_json(brief)["sections"] for block in one["blocks"]}

    assert kinds == {"paragraph", "list", "table", "chart", "notes"}
