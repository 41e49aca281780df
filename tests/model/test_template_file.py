import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.evidence_made import war
from two_levels import template_of

from detente.errors import TemplateError
from detente.model.template import draft_template, read_template, write_template
from detente.model.template_file import read_edited
from detente.negotiation import Issue, Option, Override, Party, Requirement, Template

TEXT = write_template(draft_template(war()))
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
BACKWARDS = """[[override]]
party = "russia"
issue = "front_line"
option = "freeze"
low = 0.9
mode = 0.5
high = 1.0
reason = "why"
"""


def _set(number):
    """Return a range for some number of a party, as a template has it."""
    head = f'[[override]]\nparty = "russia"\n{number}\nreason = "why"\n'
    return head + "low = 0.1\nmode = 0.2\nhigh = 0.3\n"


names = st.lists(words, min_size=2, max_size=3, unique=True)


def requirements(issue):
    """Return rules about two terms of an issue that some package keeps to."""
    first, second = ((issue.key, option.id) for option in issue.options[:2])
    implied = st.just(Requirement(rule="implies", given=(first,), terms=(first,)))
    counted = st.sampled_from(["at_least_one", "at_most_one", "exactly_one"])
    return implied | counted.map(lambda rule: Requirement(rule=rule, terms=(first, second)))


@st.composite
def templates(draw):
    parties = draw(names)
    issues = []
    for name in draw(names):
        options = tuple(
            Option(id=one, title=draw(words), gains=draw(st.sampled_from([None, *parties])))
            for one in draw(names)
        )
        target = draw(st.one_of(st.none(), words))
        issues.append(
            Issue(
                id=f"own {name}", title=draw(words), target=target, options=options,
                settled_by=tuple(parties), core=draw(st.booleans()),
                alone=draw(st.sampled_from([None, (), tuple(parties[:1])])),
            )
        )  # fmt: skip
    key, option = issues[0].key, issues[0].options[0].id
    low, mode, high = sorted(draw(st.tuples(*[st.floats(0, 1)] * 3)))
    cells = draw(st.lists(st.sampled_from([(key, option), (key, ""), ("", "")]), unique=True))
    overrides = tuple(
        Override(
            party=parties[0], issue=key, option=option, low=low, mode=mode, high=high,
            reason="a\nb",
        )
        for key, option in cells
    )  # fmt: skip
    return Template(
        title=draw(words),
        parties=tuple(Party(id=one, name=draw(words)) for one in parties),
        issues=tuple(issues),
        infeasible=(
            {key: option},
            {key: option, issues[1].key: tuple(one.id for one in issues[1].options)},
        ),
        required=tuple(draw(st.lists(requirements(issues[1]), max_size=2))),
        overrides=overrides,
        half_life_days=draw(st.floats(0.5, 1e4)),
        presumption=draw(st.booleans()),
        warnings=tuple(draw(st.lists(words, max_size=2))),
    )


@given(template=templates())
def test_a_written_template_is_read_back_as_it_was(template):
    assert read_template(write_template(template)) == template


def test_a_drafted_template_is_read_back_as_it_was():
    template = draft_template(war())

    assert read_template(write_template(template)) == template


def test_a_short_template_is_filled_in_with_what_goes_without_saying():
    template = read_template(
        'title = "Two"\n[[party]]\nid = "a"\n[[party]]\nid = "b"\n'
        '[[issue]]\nid = "ceasefire"\noption = [{ id = "as_is" }, { id = "limited" }]\n'
    )

    issue = template.issue("ceasefire")

    assert [option.title for option in issue.options] == ["no ceasefire", "a limited ceasefire"]
    assert issue.settled_by == ("a", "b")


def test_an_empty_target_is_refused_or_none():
    text = TEXT.replace('id = "ceasefire"', 'id = "ceasefire"\ntarget = ""', 1)

    assert read_template(text).issues[0].target is None


@pytest.mark.parametrize(
    ("old", "new", "complaint", "hint"),
    [
        ('id = "freeze"', 'id = "frozen"', "no option of front_line 'frozen'", "freeze"),
        ('settled_by = ["russia", "ukraine"]', 'settled_by = ["rusia"]', "no party 'rusia'", "ru"),
        ('settled_by = ["russia", "ukraine"]', "settled_by = [1]", "is not what settled_by", ""),
        ('id = "ukraine"', 'id = "russia"', "party 'russia' is given twice", "keep one"),
        ("core = true", 'alone = ["mars"]', "no party in settled_by 'mars'", "choose from"),
        ("core = true", "core = 1", "core = 1 is not what core takes", "true or false"),
        ("presumption = true", "presumption = 1", "presumption = 1 is not", "true or false"),
        ('gains = "russia"', 'gain = "russia"', "has no field 'gain'", "gains"),
        ('gains = "russia"', 'gains = "nobody"', "no party 'nobody'", "choose from"),
        ('role = "principal"', 'role = "boss"', "no role 'boss'", "mediator"),
        ('name = "Russia"', "name = 4", "name = 4 is not", ""),
        ("half_life_days = 90.0", "half_life_days = 0", "half_life_days must be", ""),
        (
            "half_life_days = 90.0",
            "half_life_days = true",
            "half_life_days = true is not",
            "it takes a number",
        ),
        ("detente.template/1", "detente.model/1", "schema 'detente.model/1' is not", ""),
        ('id = "front_line"', 'id = ""', r"\[\[issue\]\] needs id", "add id"),
        ('id = "front_line"', 'id = "ceasefire"', "option of ceasefire 'freeze'", "limited"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_to_do(old, new, complaint, hint):
    with pytest.raises(TemplateError, match=rf"^mine, line \d+: .*{complaint}") as caught:
        read_template(TEXT.replace(old, new, 1), "mine")

    assert hint in caught.value.hint


def test_two_parties_of_one_name_are_no_model_to_take_in_use():
    text = TEXT.replace('name = "Ukraine"', 'name = "russia "')
    line = text.splitlines().index('name = "russia "') + 1

    with pytest.raises(TemplateError, match=rf"^mine, line {line}: .*'ukraine'.*one name") as told:
        read_edited(text, "mine")

    assert "name of its own" in told.value.hint
    assert read_template(text).parties[1].name == "russia "
    assert read_edited(TEXT) == read_template(TEXT)


def test_the_line_is_the_one_at_fault():
    text = TEXT.replace('id = "freeze"', 'id = "frozen"')
    line = text.splitlines().index('id = "frozen"') + 1

    with pytest.raises(TemplateError, match=rf"line {line}:"):
        read_template(text)


@pytest.mark.parametrize(
    ("extra", "complaint"),
    [
        ('[[infeasible]]\nceasefire = "limitless"', "no option of ceasefire 'limitless'"),
        ('[[infeasible]]\npeace = "full"', "no issue 'peace'"),
        ("[[infeasible]]", "needs lines such as"),
        ('[[infeasible]]\nceasefire = ["as_is", "full"]', "no option of ceasefire 'full'"),
        ("[[infeasible]]\nceasefire = []", "ceasefire needs an option"),
        ("[[infeasible]]\nceasefire = [true]", "no option of ceasefire true"),
        ("[[infeasible]]\nceasefire = 1", "no option of ceasefire 1"),
        ('[[require]]\nat_least_one = ["peace = full"]', "no issue 'peace'"),
        ('[[require]]\nat_most_one = ["ceasefire = full"]', "no option of ceasefire 'full'"),
        ('[[require]]\nexactly_one = ["ceasefire"]', "'ceasefire' is no term"),
        ('[[require]]\nif = ["ceasefire = as_is"]', "needs one rule"),
        ('[[require]]\nnone_of = ["ceasefire = limited"]', "no field 'none_of'"),
        ("[[require]]", "needs one rule"),
        ('[[override]]\nparty = "russia"', "an override about a value needs an issue"),
        (BACKWARDS, "low <= mode <= high"),
        (_set('issue = "front_line"'), "an override about a value needs an option"),
        (_set('about = "weight"'), "an override about a weight needs an issue"),
        (_set('about = "weight"\nissue = "weather"'), "no issue 'weather'"),
        (
            _set('about = "weight"\nissue = "front_line"\noption = "freeze"'),
            "an override about a weight takes no option",
        ),
        (
            _set('about = "no_agreement"\nissue = "front_line"'),
            "an override about no agreement takes no issue",
        ),
        (_set('about = "no_agreement"') * 2, "number 'russia, no agreement' is given twice"),
        (_set('about = "batna"'), "no number to set 'batna'"),
        (_set('about = "no_agreement"').replace("russia", "mars"), "no party 'mars'"),
        (_set('about = "no_agreement"').replace("0.1", "-1.0"), "0 <= low <= mode"),
        (_set('about = "no_agreement"').replace("reason", "#"), "needs reason"),
        ('[[issue]]\nid = "x"\noption = [3]', "is 3, not a table"),
        (
            '[[issue]]\nid = "x"\noption = [{ id = "a" }, { id = "a" }]',
            "option 'a' is given twice",
        ),
    ],
)
def test_what_stands_after_the_issues_is_checked_too(extra, complaint):
    with pytest.raises(TemplateError, match=complaint):
        read_template(f"{TEXT}\n{extra}\n")


def test_an_option_that_was_forgotten_is_asked_for_at_its_line():
    text = TEXT + _set('issue = "front_line"')
    line = text.splitlines().index("[[override]]") + 1

    with pytest.raises(TemplateError, match=f"line {line}: .*needs an option") as told:
        read_template(text)

    assert 'about = "weight"' in told.value.hint


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title = Nothing", "is no TOML"),
        ("a = " + "[" * 100_000, "is no TOML"),
        ("#" * 1_000_001, "at most a million"),
        ("", "the template needs title"),
        (TEXT.replace('"principal"', '"mediator"'), "no party must agree"),
    ],
)
def test_a_text_that_is_no_template_is_refused(text, complaint):
    with pytest.raises(TemplateError, match=complaint):
        read_template(text)


def test_more_packages_than_can_be_weighed_are_refused():
    options = ", ".join(f'{{ id = "o{n}" }}' for n in range(10))
    issues = "\n".join(f'[[issue]]\nid = "own{n}"\noption = [{options}]' for n in range(7))
    parties = '[[party]]\nid = "a"\n[[party]]\nid = "b"'

    with pytest.raises(TemplateError, match=r"10000000 packages are too many"):
        read_template(f'title = "Many"\n{parties}\n{issues}')


def test_a_half_life_without_end_is_refused():
    with pytest.raises(TemplateError, match="half_life_days"):
        read_template(TEXT.replace("= 90.0", f"= {math.inf}", 1))


def test_rows_that_leave_no_package_are_refused_by_the_line_that_closes_the_last():
    core = [issue for issue in draft_template(war()).issues if issue.core]
    rows = "".join(
        f'\n[[infeasible]]\n"{issue.key}" = "{option.id}"\n'
        for issue in core
        for option in issue.options[1:]
    )

    with pytest.raises(TemplateError, match="no package is possible") as refused:
        read_template(TEXT + rows, "t.toml")

    line = int(re.search(r"line (\d+)", str(refused.value))[1])
    assert core
    assert len(TEXT.splitlines()) < line
    assert line >= len((TEXT + rows).splitlines()) - 1


def test_whose_audience_a_party_is_comes_back_as_it_was():
    template = template_of()

    text = write_template(template)

    assert 'audience_of = "south"' in text
    assert read_template(text) == template


def test_an_audience_of_nobody_is_written_with_the_question_whose_it_is():
    template = template_of(audience_of=None)

    assert "# audience_of = whose audience?" in write_template(template)
    assert read_template(write_template(template)) == template


AUDIENCES = [
    ('"south"', '"west"', "there is no party 'west'", "choose from north, south, senate"),
    ('"south"', '"senate"', "'senate' has the role 'audience'", "choose from north, south"),
    ('"south"', "7", "audience_of = 7 is not what audience_of takes", "it takes text"),
]


@pytest.mark.parametrize(("old", "new", "told", "hint"), AUDIENCES)
def test_an_audience_of_what_no_audience_can_refuse_is_refused_at_its_line(old, new, told, hint):
    text = write_template(template_of()).replace(f"audience_of = {old}", f"audience_of = {new}")
    line = next(n for n, one in enumerate(text.split("\n"), 1) if one.startswith("audience_of"))

    with pytest.raises(TemplateError) as caught:
        read_template(text, "talks.toml")

    assert str(caught.value).startswith(f"talks.toml, line {line}: {told}")
    assert caught.value.hint.startswith(hint)


def test_the_audience_of_a_mediator_is_refused():
    text = write_template(template_of()).replace(
        'name = "South"\nrole = "principal"', 'name = "South"\nrole = "mediator"'
    )

    with pytest.raises(TemplateError, match="'south' has the role 'mediator': only what a party"):
        read_template(text)


def test_a_party_that_must_agree_is_no_audience():
    text = write_template(template_of()).replace('role = "audience"', 'role = "both"')

    with pytest.raises(TemplateError, match="party 'senate' is no audience") as caught:
        read_template(text)

    assert caught.value.hint == 'write role = "audience", or take audience_of out'
