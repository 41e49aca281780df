import pytest

from detente.article import Article, ArticleId, Source, Span, Statement
from detente.reading.actors import find_cast
from detente.reading.deeds.voice import is_own
from detente.reading.document import parse


@pytest.mark.parametrize(
    ("text", "kind", "cue", "told"),
    [
        ("Egypt said it will accept the plan.", "AGREE", "said", True),
        ("Egypt said they will accept the plan.", "AGREE", "said", False),
        ("Egypt said the rebels have told us they accept it.", "AGREE", "said", False),
        ("Egypt said we never agree with that.", "AGREE", "said", False),
        ("Egypt said Sudan says that we accepted it.", "AGREE", "said", False),
        ("Egypt said Sudan will never accept it.", "REJECT", "said", False),
        ("Egypt said things were over.", "REJECT", "said", True),
        ("Egypt said welcome, accept it.", "AGREE", "said", True),
        ("Egypt said it will stay if all wages are paid.", "THREATEN", "said", False),
        ("Egypt said it will pay the wages unless Sudan objects.", "THREATEN", "said", False),
        ("Egypt said Sudan will pay if it acts.", "THREATEN", "said", True),
        ("Egypt said it would pay only if Sudan acts.", "THREATEN", "said", False),
        ("Egypt denied they were there.", "REJECT", "denied", True),
    ],
)
def test_an_act_is_its_speakers_own(nlp, text, kind, cue, told):
    article = Article(id=ArticleId("a"), text=text, path="a")
    document = parse(article, nlp)
    place = text.index(cue)
    spoken = Span(article=ArticleId("a"), start=place + len(cue) + 1, end=len(text) - 1)
    word = Span(article=ArticleId("a"), start=place, end=place + len(cue))

    said = Statement(
        id="s01",
        span=spoken,
        content=(spoken,),
        cue=word,
        act=kind,
        sourcing="named",
        source=Source(actor="egypt"),
    )

    assert is_own(document, find_cast(document), said) is told
