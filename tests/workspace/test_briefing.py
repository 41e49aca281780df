"""The brief in the workspace: the same brief, and every citation with its words in their place."""

from detente.brief.compose import compose
from detente.workspace.bench import begun
from detente.workspace.briefing import brief_screen


def test_it_is_the_brief_that_commands_write(shelf):
    worked = begun(shelf, None).result()

    screen = brief_screen(worked.evidence, worked)

    assert screen.brief == compose(worked.evidence, worked.negotiation, worked.analysis)


def test_every_citation_stands_in_the_drawer_with_its_own_words(shelf):
    worked = begun(shelf, None).result()
    screen = brief_screen(worked.evidence, worked)

    used = {number for one in screen.brief.sentences() for number in one.citations}
    assert used <= {one.number for one in screen.cited}
    for one, citation in zip(screen.cited, screen.brief.citations, strict=True):
        article = worked.evidence.article(one.document)
        assert one.words.strip() == " ".join(citation.quote.split())
        line = article.text[: citation.span.start].count("\n") + 1
        assert one.paragraph == line


def test_without_a_model_it_says_why_and_shows_what_is_there(shelf):
    screen = brief_screen(shelf.evidence(), None, "nothing to analyse")

    assert any("nothing to analyse" in one.text.lower() for one in screen.brief.sentences())
