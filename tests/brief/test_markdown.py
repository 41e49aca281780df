import re

from detente.brief.markdown import plain, to_markdown


def test_every_section_and_every_quotation_is_there(brief):
    told = to_markdown(brief)

    assert all(f"## {section.title}" in told for section in brief.sections)
    assert all(f"- [{citation.number}] “" in told for citation in brief.citations)


def test_inferences_are_marked(brief):
    assert "*(inference)*" in to_markdown(brief)
    assert "*Inference.*" in to_markdown(brief)


def test_every_row_of_a_table_has_the_columns_of_its_head(brief):
    lines = [line for line in to_markdown(brief).split("\n") if line.startswith("|")]
    heads = [n for n, line in enumerate(lines) if line.startswith("| ---")]

    for start, end in zip(heads, [*(n - 1 for n in heads[1:]), len(lines)], strict=True):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in lines[start - 1 : end]}
        assert len(widths) == 1


def test_words_of_a_source_cannot_act_as_markup():
    assert plain("<b> a|b *c* [d](javascript:e) `f`\n# g") == (
        r"&lt;b&gt; a\|b \*c\* \[d\](javascript:e) \`f\` \# g"
    )


def test_a_brief_of_no_case_names_no_record(seed_brief):
    assert "· record" not in to_markdown(seed_brief)
