"""The API describes itself: a document that is complete, and a page that lists it."""

import re

from detente.web.api.listing import DOCUMENT, methods_at, operations_of


def test_the_document_describes_every_operation_with_its_answers_and_problems(client):
    document = client.get(DOCUMENT).json()
    named = set(re.findall(r"#/components/schemas/(\w+)", client.get(DOCUMENT).text))

    assert named <= set(document["components"]["schemas"])
    for methods in document["paths"].values():
        for method, told in methods.items():
            expected = {"403", "404", "405", "422"} | (
                {"409", "413"} if method != "get" else set()
            )
            assert expected <= set(told["responses"])
            assert told["description"].endswith(".")


def test_the_page_lists_every_operation(client):
    page = client.get("/api").text
    operations = list(operations_of(client.get(DOCUMENT).json()))

    assert len(operations) > 20
    for one in operations:
        assert f"<code>{one.method} {one.path}</code>" in page


def test_an_address_that_does_not_take_a_method_names_those_that_it_takes(client):
    answer = client.delete("/api/template")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, PUT"


def test_an_address_outside_the_api_has_no_methods_of_it():
    assert methods_at("/documents") == ()
    assert methods_at("/api/documents") == ("GET",)
