"""Pages: the article's words and no furniture, whatever the markup."""

import datetime as dt
import time

import pytest

from detente.errors import ReadError
from detente.reading.page.markdown import markdown_of
from detente.reading.page.metadata import day_in, json_ld_metadata
from detente.reading.page.webpage import page_of

BODY = "The two delegations met in the capital on Friday and agreed to meet again."


def lines(markup):
    return page_of(markup, "a.html").lines


def test_scripts_styles_and_furniture_are_left_out():
    markup = (
        "<nav>Home</nav><style>p{}</style><script>if (a<b) x()</script><aside>Other</aside>"
        f"<p>{BODY}</p><div class='share-tools'>Tell a friend</div><p hidden>No</p>"
        "<form>Mail</form><footer>Us</footer><ul><li><a href='x'>Another piece</a></ul>"
    )

    assert lines(markup) == (BODY,)


def test_only_the_longest_article_of_a_page_is_kept():
    markup = f"<div>Site</div><article><p>Teaser</article><article><h1>T</h1><p>{BODY}</article>"

    assert lines(markup) == ("T", BODY)


def test_main_is_kept_where_there_is_no_article():
    assert lines(f"<div>Site</div><main><p>{BODY}</main>") == (BODY,)


def test_a_break_is_a_blank_and_two_breaks_a_new_line():
    assert lines("<p>one<br>two<br><br>three &amp; four</p>") == ("one two", "three & four")


def test_headings_are_known_by_their_tags():
    page = page_of(f"<h1>Talks</h1><p>{BODY}</p><h2>Terms</h2><p>{BODY}</p>", "a.html")

    assert [page.lines[place] for place in page.headings] == ["Terms"]


def test_a_window_title_is_put_first_without_the_name_of_the_site():
    assert lines(f"<title>Talks resume | Site</title><p>{BODY}") == ("Talks resume", BODY)


def test_metadata_come_from_tags_then_from_json_ld():
    markup = (
        '<meta property="og:site_name" content="Wire"><meta name="author" content="Ann Lee and Bo '
        'Ray"><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": '
        f'"Talks", "datePublished": "2025-04-25T08:00:00Z"}}]}}</script><p>{BODY}'
    )

    said = page_of(markup, "a.html").metadata

    assert (said.title, said.outlet, said.authors) == ("Talks", "Wire", ("Ann Lee", "Bo Ray"))
    assert said.published == dt.date(2025, 4, 25)


def test_a_time_element_dates_a_page_that_says_nothing_else():
    page = page_of(f'<time datetime="2025-04-25">Friday</time><p>{BODY}', "a.html")

    assert page.metadata.published == dt.date(2025, 4, 25)


@pytest.mark.parametrize("script", ["{", "[" * 100_000, "9" * 400_000, '{"@type": "Person"}', "3"])
def test_broken_json_ld_says_nothing(script):
    assert json_ld_metadata([script]).title is None


def test_json_ld_names_are_text_or_objects():
    authors = '[{"name": "Ann Lee"}, "Bo Ray", 3]'
    script = f'{{"@type": "Report", "author": {authors}, "publisher": {{"name": "W"}}}}'

    said = json_ld_metadata([script])

    assert (said.authors, said.outlet) == (("Ann Lee", "Bo Ray"), "W")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<div>" * 200_000, "nests more than 512"),
        ("<b></b>" * 200_000, "100,000 tags"),
        (("<p " + "a=1 " * 99 + ">") * 9_000, "200,000 attributes"),
        ("&amp;" * 400_000, "300,000 entities"),
        ("<a" * 1_000_000, "1,000 broken tags"),
        ('<a b="' * 500_000, "1,000 broken tags"),
    ],
)
def test_a_hostile_page_is_refused_within_seconds(markup, words):
    begun = time.process_time()

    with pytest.raises(ReadError, match=words):
        page_of(markup, "a.html")

    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "markup",
    ["<!--" * 500_000, "<!" * 500_000, "<script>" * 500_000, "<p>&#" + "9" * 1_000_000 + ";"],
)
def test_unclosed_markup_costs_one_pass(markup):
    begun = time.process_time()

    page_of(markup, "a.html")

    assert time.process_time() - begun < 5


def test_old_pages_that_close_nothing_do_not_count_as_deep():
    rows = "<table>" + "<tr><td>one<td>two" * 600 + "</table>" + "<ul>" + "<li>x" * 600

    assert len(lines(rows)) == 1800


def test_links_and_emphasis_of_markdown_are_shown_as_words():
    text = "The **envoy** met [the minister](https://example.org/a) ![map](m.png)and left."

    assert markdown_of(text).text == "The envoy met the minister and left."


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Sept. 17, 1978", dt.date(1978, 9, 17)),
        ("17 September 1978", dt.date(1978, 9, 17)),
        ("1978-09-17T12:00", dt.date(1978, 9, 17)),
        ("31 February 2025", None),
        ("September 1978", None),
    ],
)
def test_a_day_is_found_only_in_full(words, day):
    assert day_in(words) == day
