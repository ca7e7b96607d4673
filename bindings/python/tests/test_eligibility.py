"""Assessments, recommendations, what if, and many people at once."""
import datetime
import random

import numpy
import pytest
from conftest import ON

import interventions as ivn

SERVICE = "personal-well-being/emotional"
WORDS = {
    "sex": ["male", "female"],
    "date_of_birth": [datetime.date(1960, 1, 1), datetime.date(2007, 12, 1), datetime.date(2010, 1, 1)],
    "home_area": ["southend"],
    "employment": ["employed", "unemployed"],
    "domestic_abuse_pattern": [True, False],
    "willing_to_change": [True, False],
    "custody": [{"in_custody": True, "prison": "hmp-chelmsford"}, {"in_custody": False}],
    "sentences": [[{"basis": "community_order", "rehabilitation_activity": True}], [{"basis": "licence"}],
                  [{"basis": "custodial_sentence"}]],
    "risk": [{"ogrs3": 80, "serious_harm": "high"}, {"ogrs3": 20}],
}


def people(count, seed=3):
    """Random facts, some of them unknown."""
    chance = random.Random(seed)
    return [{name: chance.choice(choices) for name, choices in WORDS.items() if chance.random() < 0.7}
            for _ in range(count)]


def test_a_man_on_a_community_order_may_be_referred(services, user):
    answer = services.assess(user, SERVICE, on=ON)
    assert answer.summary is ivn.Summary.MAY_REFER
    assert not answer.questions
    assert (answer.service, answer.edition, answer.day) == (SERVICE, "well-being-specification", ON)
    assert answer.offers[0].setting is ivn.Setting.COMMUNITY
    adult = next(each for each in answer.findings if each.subject is ivn.Subject.AGE)
    assert adult.outcome is True and adult.level is ivn.Level.ELIGIBILITY
    assert adult.rule and adult.reason and adult.source
    assert answer.text.startswith("May be referred to")


def test_a_child_may_not_be_referred(services, user):
    answer = services.assess(dict(user, date_of_birth=datetime.date(2010, 1, 1)), SERVICE, on=ON)
    assert answer.summary is ivn.Summary.MAY_NOT_REFER
    assert [each.subject for each in answer.findings if each.group_outcome is False] == [ivn.Subject.AGE]


def test_what_is_not_known_is_asked_for(services, user):
    del user["date_of_birth"]
    answer = services.assess(user, SERVICE, on=ON)
    assert answer.summary is ivn.Summary.FIND_OUT_FIRST
    assert [(each.subject, each.pointer) for each in answer.questions] == [(ivn.Subject.AGE, "/date_of_birth")]
    assert next(each for each in answer.findings if each.subject is ivn.Subject.AGE).outcome is None


def test_facts_may_be_read_once_and_used_often(services, user):
    person = ivn.ServiceUser(user)
    assert services.assess(person, SERVICE, on=ON) == services.assess(user, SERVICE, on=ON)
    assert services.assess(person.to_json().encode(), SERVICE, on=ON) == services.assess(user, SERVICE, on=ON)
    assert services.recommend(person, on=ON) == services.recommend(user, on=ON)


def test_a_moment_is_a_day(services, user):
    late = datetime.datetime(2026, 6, 30, 23, 30, tzinfo=datetime.timezone.utc)
    assert services.assess(user, SERVICE, on=late).day == datetime.date(2026, 7, 1)


def test_an_unknown_service_and_wrong_facts_are_refused(services, user):
    with pytest.raises(ivn.NotFound):
        services.assess(user, "no-such-service", on=ON)
    with pytest.raises(ivn.InvalidFacts):
        services.assess({"sex": 1}, SERVICE, on=ON)
    with pytest.raises(ivn.InvalidFacts) as caught:
        services.assess(dict(user, date_of_birth=datetime.date(2027, 1, 1)), SERVICE, on=ON)
    assert caught.value.pointer == "/date_of_birth"
    with pytest.raises(TypeError):
        services.assess(user, SERVICE, on="2026-11-23")


def test_all_services_are_answered_as_one_by_one(services, user):
    answers = services.assess_all(user, on=ON)
    assert len(answers) > 50
    for answer in answers:
        assert services.assess(user, answer.service_id, on=ON) == answer


def test_needs_are_met_with_services(services, user):
    wanted = [{"area": ivn.Need.EMOTIONAL, "complexity": ivn.Complexity.MEDIUM, "linked_to_offending": True}]
    found = services.recommend(user, wanted, on=ON)
    assert found.day == ON and SERVICE in {each.assessment.service for each in found.suggestions}
    assert all(each.need is ivn.Need.EMOTIONAL and each.complexity is ivn.Complexity.MEDIUM
               and each.linked_to_offending is True for each in found.suggestions)
    same = services.recommend(dict(user, needs=wanted), on=ON)
    assert [each.assessment.service_id for each in same.suggestions] == [
        each.assessment.service_id for each in found.suggestions]
    assert services.recommend(user, [], on=ON).suggestions == ()


def test_what_if_tells_whose_answer_changes(services, rules, user):
    name = rules.rule("WB-AGE").parameters[0].name
    older = [{"rule": "WB-AGE", "parameter": name, "value": 40, "source": "Contract 7"}]
    changed = services.what_if([user, dict(user, date_of_birth=datetime.date(1960, 1, 1))], older, on=ON)
    assert {each.user for each in changed.changes} == {1}
    change = next(each for each in changed.changes if each.service == SERVICE)
    assert (change.before, change.after) == (ivn.Summary.MAY_REFER, ivn.Summary.MAY_NOT_REFER)
    assert "WB-AGE" in change.rules
    other = rules.with_overrides(older)
    assert services.what_if(user, other, on=ON).changes == services.what_if([user], older, on=ON).changes
    assert services.assess(user, SERVICE, on=ON, rulebook=other).summary is ivn.Summary.MAY_NOT_REFER
    assert not services.what_if([user], older, on=ON, rulebook=other).changes
    assert services.what_if([user], rules, on=ON).answer_count > 50


def test_many_people_are_answered_as_one_by_one(services):
    caseload = people(40)
    screening = services.screen(caseload, on=ON)
    assert len(screening) == len(caseload)
    for place, person in enumerate(caseload):
        single = {answer.service_id: answer.summary for answer in services.assess_all(person, on=ON)}
        many = {service.id: screening.summary(place, column) for column, service in enumerate(screening.services)}
        assert single == {id: summary for id, summary in many.items() if id in single}
        assert len(single) > 50


def test_the_answers_are_a_matrix_for_numpy(services):
    screening = services.screen(ivn.People(people(5)), on=ON)
    matrix = numpy.asarray(screening.answers)
    assert matrix.shape == (5, len(screening.services)) and matrix.dtype == "uint8"
    assert set(matrix.ravel().tolist()) <= {each.code for each in ivn.Summary}
    assert repr(screening) == f"<Screening of 5 people for {len(screening.services)} services>"
    nobody = services.screen([], on=ON)
    assert len(nobody) == 0 and len(nobody.answers) == 0


def test_somebody_not_yet_born_has_no_answer_in_bulk(services, user):
    with pytest.warns(ivn.PartialWarning):
        screening = services.screen([user, dict(user, date_of_birth=datetime.date(2027, 1, 1))], on=ON)
    assert screening.summary(0, 0) is not None
    assert all(screening.summary(1, column) is None for column in range(len(screening.services)))
