"""The brief as a page: each citation leads to its words, and each form is the commands' own."""

import json
import re

import pytest

from detente.dossier import brief_of_case, render


def test_each_citation_leads_to_its_words_and_back(client):
    page = client.get("/brief").text

    cited = set(re.findall(r'href="#c(\d+)"', page))
    assert cited
    for number in cited:
        assert f'id="c{number}"' in page
        assert f'href="#r{number}"' in page
        assert f'id="r{number}"' in page


def test_the_drawer_leads_to_the_paragraph_in_the_reader_and_keeps_the_day(client, first):
    page = client.get("/brief?as_of=2031-03-05").text

    link = re.search(rf'href="({first}\?as_of=2031-03-05)#p\d+"', page)
    assert client.get(link[1]).status_code == 200


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_a_file_is_what_the_command_writes(client, form):
    answer = client.get(f"/brief/file/{form}")

    case = client.app.state.shelf.case.path
    assert answer.text == render(brief_of_case(case), form)
    assert f'filename="brief-2031-03-09.{form}"' in answer.headers["content-disposition"]


def test_as_of_a_day_without_a_negotiation_the_brief_is_partial(client):
    page = client.get("/brief?as_of=2031-03-05").text

    assert "Nothing can be analysed" in page or "nothing to analyse" in page.lower()


def test_as_data_it_is_the_brief_with_its_citations(client):
    data = json.loads(client.get("/brief.json").text)

    assert {one["number"] for one in data["cited"]} == {
        one["number"] for one in data["brief"]["citations"]
    }
