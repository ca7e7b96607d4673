"""The catalogue: finding, searching, a provider's own directory."""
import datetime
import json

import pytest
from conftest import ON

import interventions as ivn

DIRECTORY = {
    "title": "Own services",
    "services": [{
        "kind": "commissioned_service", "key": "walking-group", "edition": "own-2026", "name": "Walking group",
        "needs": [ivn.Need.LIFESTYLE], "from": datetime.date(2026, 4, 1), "to": datetime.date(2027, 3, 31),
        "sessions": [{"kind": "group", "count": 6, "minutes": 90}],
        "provisions": [{"intensity": "low", "sessions": 4}, {"intensity": "high", "not_offered": True}],
        "offers": [{"setting": "community", "criteria": [
            {"group": 1, "subject": "age", "operation": "at_least", "value": 18, "unit": "years",
             "level": "eligibility", "rule": "OWN-1", "title": "an adult"}]}],
    }],
}


@pytest.fixture(scope="module")
def own(services):
    return services.with_json(DIRECTORY)


def test_all_five_documents_are_there(services):
    editions = {service.edition for service in services.services()}
    assert {"rate-card-2019", "well-being-specification", "scope-2019", "in-house-2021", "custody-2015"} <= editions
    assert len({service.id for service in services.services()}) == len(services.services())
    assert services.areas and services.prisons


def test_a_service_is_found_by_key_edition_and_id(services):
    found = services.find("personal-well-being/emotional", on=ON)
    assert found.kind is ivn.Kind.COMMISSIONED_SERVICE and ivn.Need.EMOTIONAL in found.needs
    assert services.find(found.id) is found
    assert services.find(f"{found.key}@{found.edition}") is found
    with pytest.raises(ivn.NotFound):
        services.find("no-such-service", on=ON)


def test_a_key_of_several_editions_means_the_one_that_the_rulebook_names(services, rules):
    keys = [service.key for service in services.services()]
    rule = next(each for each in rules.rules if each.code.startswith("DEFAULT-") and each.parameters)
    key = rule.code.removeprefix("DEFAULT-")
    assert keys.count(key) > 1
    assert services.find(key).edition == rule.parameter("edition").value
    other = next(each.edition for each in services.services()
                 if each.key == key and each.edition != rule.parameter("edition").value)
    override = {"rule": rule.code, "parameter": "edition", "edition": other, "source": "Contract 7"}
    changed = rules.with_overrides([override])
    assert services.find(key, rulebook=changed).edition == other


def test_a_search_finds_what_fits_all_that_is_given(services):
    everything = services.search()
    assert everything == services.services()
    emotional = services.search(need=ivn.Need.EMOTIONAL, on=ON)
    assert 0 < len(emotional) < len(everything)
    assert all(ivn.Need.EMOTIONAL in service.needs for service in emotional)
    assert set(services.search(need="emotional", kind="commissioned_service")) < set(services.search(need="emotional"))
    assert all(service.edition == "rate-card-2019" for service in services.search(edition="rate-card-2019"))
    for words in ({"setting": "custody"}, {"complexity": ivn.Complexity.HIGH}, {"area": services.areas[0].key}):
        assert services.search(**words)
    with pytest.raises(ivn.NotFound):
        services.search(area="no-such-area")
    with pytest.raises(ivn.InvalidFacts):
        services.search(need="no such need")


def test_areas_form_a_tree(services):
    inner = next(area for area in services.areas if area.parent)
    assert services.area_within(inner.key, inner.parent) is True
    assert services.area_within(inner.parent, inner.key) is False
    assert services.area_within("no-such-area", inner.key) is None


def test_a_directory_of_ones_own_is_added(services, own):
    assert len(own.services()) == len(services.services()) + 1
    service = own.find("walking-group", on=ON)
    assert service.name == "Walking group"
    assert (service.from_, service.to) == (datetime.date(2026, 4, 1), datetime.date(2027, 3, 31))
    assert service.sessions[0].minutes == 90 and service.sessions[0].kind is ivn.Session.GROUP
    assert [(each.intensity, each.sessions, each.not_offered) for each in service.provisions] == [
        (ivn.Intensity.LOW, 4, None), (ivn.Intensity.HIGH, None, True)]
    criterion = service.offers[0].criteria[0]
    assert (criterion.subject, criterion.operation, criterion.value) == (ivn.Subject.AGE, ivn.Operator.AT_LEAST, 18)


def test_a_withdrawn_service_stays_readable(own):
    after = datetime.date(2027, 4, 1)
    with pytest.raises(ivn.NotFound):
        own.find("walking-group", on=after)
    assert own.find("walking-group").key == "walking-group"
    assert not own.search(edition="own-2026", on=after)
    assert own.search(edition="own-2026", on=after, withdrawn=True)


def test_all_mistakes_of_a_directory_are_told(services):
    wrong = json.loads(json.dumps(DIRECTORY, default=lambda value: getattr(value, "value", str(value))))
    wrong["services"][0]["needs"] = ["no such need"]
    wrong["services"][0]["offers"][0]["areas"] = ["no-such-area"]
    with pytest.raises(ivn.InvalidFacts) as caught:
        services.with_json(wrong)
    assert "/services/0/needs/0" in {each.pointer for each in caught.value.violations}
    with pytest.raises(ivn.InvalidFacts):
        services.with_json(DIRECTORY).with_json(DIRECTORY)


def test_what_is_written_can_be_read(own):
    written = json.loads(own.to_json())
    assert len(written["services"]) == len(own.services())
    assert "walking-group" in {service["key"] for service in written["services"]}


def test_a_directory_may_stand_alone(own):
    alone = ivn.Catalogue.from_json(DIRECTORY)
    assert [service.key for service in alone.services()] == ["walking-group"]
    assert repr(alone) == "<Catalogue of 1 services>"
    assert alone.find("walking-group") == own.find("walking-group")
    assert ivn.Catalogue.from_json(own.to_json()).to_json() == own.to_json()
