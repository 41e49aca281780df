import pytest

from detente.errors import ReadError
from detente.exchange import xml_tree as module
from detente.exchange.xml_tree import xml_tree

BILLION = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>
<a>&c;</a>"""


def test_elements_keep_their_attributes_their_order_and_their_lines():
    tree = xml_tree(b"<a>\n<b x='1'/>\n<c><b x='2'/></c></a>", "file")

    assert [(one.attributes["x"], one.line) for one in tree.every("b")] == [("1", 2), ("2", 3)]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (BILLION, "line 2: it declares a DOCTYPE"),
        ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///x'>]><a/>".encode("utf-16"), "DOCTYPE"),
        (b"<a>" * 60, "line 1: it is nested too deeply"),
        (b"<a>\n<b></a>", "line 2: it is no well-formed XML"),
        (b"", "no well-formed XML"),
        (b"<a/><b/>", "no well-formed XML"),
    ],
)
def test_what_could_do_harm_or_is_broken_is_refused_with_its_line(raw, said):
    with pytest.raises(ReadError, match=said):
        xml_tree(raw, "file")


def test_a_file_beyond_all_measure_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 3)

    with pytest.raises(ReadError, match="up to 20 MB"):
        xml_tree(b"<a/>", "file")


def test_too_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_ELEMENTS", 3)

    with pytest.raises(ReadError, match="too many elements"):
        xml_tree(b"<a><b/><b/><b/></a>", "file")
