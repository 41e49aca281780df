import pytest

from detente.article import STANCES
from detente.errors import TemplateError
from detente.model.rules import load_rules


def test_every_row_has_a_reason():
    rules = load_rules()

    assert all(rule.reason.endswith(".") for rule in rules)


def test_a_firmer_stance_never_stands_for_less():
    rules = load_rules()

    levels = [rules.level(stance) for stance in sorted(STANCES)]

    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("group", ["form", "sourcing", "hedge", "held"])
def test_no_factor_makes_a_report_count_more_than_once(group):
    values = load_rules().values()

    assert all(value <= 1 for name, value in values.items() if name.startswith(f"{group}."))


def test_an_analysts_file_changes_only_the_rows_it_names(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[counts]\nk = { value = 5, reason = "I trust words less." }\n')

    rules = load_rules(path)

    assert rules["counts.k"] == 5
    assert {r for r in load_rules() if r.name != "counts.k"} == set(rules) & set(load_rules())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[counts]\nkk = { value = 5, reason = "why" }', r"no rule row 'counts\.kk'"),
        ("[counts]\nk = 5", r"counts\.k needs a value and a reason"),
        ('[held]\nstated = { value = 1.5, reason = "why" }', "from 0 to 1"),
        ('[counts]\nk = { value = true, reason = "why" }', "not a number"),
        ('[counts]\nk = { value = nan, reason = "why" }', "not a number"),
        ("[counts\n", "is no TOML"),
        ("k = 5", "outside a group"),
    ],
)
def test_a_rule_file_is_refused_with_the_row_at_fault(tmp_path, text, complaint):
    path = tmp_path / "mine.toml"
    path.write_text(text)

    with pytest.raises(TemplateError, match=complaint):
        load_rules(path)


def test_a_missing_rule_file_is_named(tmp_path):
    with pytest.raises(TemplateError, match=r"absent\.toml cannot be read"):
        load_rules(tmp_path / "absent.toml")
