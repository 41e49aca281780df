import pytest

from detente.reading.page.byline import byline_of


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada North", ("Ada North",)),
        ("by ada north", None),
        ("By Ada North and Bo South", ("Ada North", "Bo South")),
        (
            "By Ada North, Bo South and Cy van der West",
            ("Ada North", "Bo South", "Cy van der West"),
        ),
        ("Written by: Ada North", ("Ada North",)),
        ("By Ada North | 3 March 2031", ("Ada North",)),
        ("By Ada North, Senior Correspondent", ("Ada North",)),
        ("By Ada North, Surin, 12 September 2025", ("Ada North",)),
        ("By Ada North, Kuala Lumpur, 12 September 2025", ("Ada North",)),
        ("By Ada North and Bo South, Addis Ababa, March 3, 2026", ("Ada North", "Bo South")),
        (
            "By Ada North, Bo South and Cy West, 3 March 2026",
            ("Ada North", "Bo South", "Cy West"),
        ),
        ("By Ada North, Port-au-Prince, Friday, 3 March 2026", ("Ada North",)),
        ("By Ada North, Senior Correspondent, 3 March 2026", ("Ada North",)),
        ("By Friday the talks had failed", None),
        ("By train Ada North came to the mint", None),
        ("Ada North", None),
    ],
)
def test_a_byline_gives_its_names_and_a_sentence_gives_none(line, names):
    found = byline_of(line)

    assert (found and found.names) == names


def test_a_job_without_a_name_is_a_byline_of_nobody():
    assert byline_of("By our diplomatic correspondent").names == ()


def test_a_line_as_long_as_a_paragraph_is_no_byline():
    assert byline_of("By " + " and ".join(["Ada North"] * 40)) is None
