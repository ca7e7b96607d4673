"""The rulebook and its overrides."""
import datetime
import json

import pytest

import interventions as ivn


def a_figure(rules):
    """A rule and its parameter that is a plain number below its upper bound."""
    return next((rule, each) for rule in rules.rules for each in rule.parameters
                if isinstance(each.value, int) and isinstance(each.high, int) and each.value < each.high)


def test_each_rule_has_its_document(rules):
    editions = {edition.key for edition in rules.editions}
    assert len(rules.rules) > 100 and {"rate-card-2019", "scope-2019", "law"} <= editions
    for rule in rules.rules:
        assert rule.edition in editions and rule.title and rules.rule(rule.code) is rule


def test_a_rule_is_found_by_its_code(rules):
    rule, parameter = a_figure(rules)
    assert rules.rule(rule.code).parameter(parameter.name) is parameter
    assert rules.parameter(f"{rule.code}/{parameter.name}") is parameter
    with pytest.raises(ivn.NotFound):
        rules.rule("NO-SUCH-RULE")
    with pytest.raises(ivn.NotFound):
        rule.parameter("no such parameter")


def test_an_override_names_its_source(rules):
    rule, parameter = a_figure(rules)
    changed = rules.with_overrides([{"rule": rule.code, "parameter": parameter.name, "value": parameter.value + 1,
                                     "source": "Contract 7"}])
    now = changed.rule(rule.code).parameter(parameter.name)
    assert (now.value, now.original, now.source) == (parameter.value + 1, parameter.original, "Contract 7")
    assert rules.rule(rule.code).parameter(parameter.name) is parameter


def test_a_rule_may_be_switched_off_from_a_day_on(rules):
    rule, _ = a_figure(rules)
    changed = rules.with_overrides([{"rule": rule.code, "to": datetime.date(2027, 3, 31), "source": "Contract 7"}])
    assert changed.rule(rule.code).to == datetime.date(2027, 3, 31)
    assert changed.rule(rule.code).source == "Contract 7"


def test_all_mistakes_of_overrides_are_told(rules):
    with pytest.raises(ivn.InvalidFacts) as caught:
        rules.with_overrides([{"rule": "NO-SUCH-RULE", "parameter": "x", "value": 1, "source": "s"},
                              {"rule": "NOR-THIS-ONE", "parameter": "x", "value": 1, "source": "s"}])
    assert [each.pointer for each in caught.value.violations] == ["/overrides/0/rule", "/overrides/1/rule"]


def test_a_rulebook_prints_itself(rules):
    assert len(json.loads(rules.to_json())["rules"]) == len(rules.rules)
    assert rules.rules[0].code in rules.to_markdown()
    assert repr(rules) == f"<Rulebook of {len(rules.rules)} rules>"
    assert rules.with_overrides([]).to_json() == rules.to_json()
    assert rules.with_overrides(b'{"overrides": []}').to_json() == rules.to_json()
