"""Facts as JSON, and back."""
import array
import datetime
import json
import typing
from datetime import date, timezone

import numpy
import pytest

import interventions as ivn
from interventions import _json, facts
from interventions._ffi import lib


def canonical(facts):
    return json.loads(ivn.ServiceUser(facts).to_json())


def test_dates_and_terms_are_written_as_json_has_them():
    written = canonical({"sex": ivn.Sex.MALE, "date_of_birth": date(1990, 4, 2),
                         "cohorts": (ivn.Cohort.VETERAN, "young_adult"), "employment": "unemployed"})
    assert written == {"sex": "male", "date_of_birth": "1990-04-02", "cohorts": ["veteran", "young_adult"],
                       "employment": "unemployed"}


def test_numpys_single_values_are_values():
    written = canonical({"date_of_birth": numpy.datetime64("1990-04-02"), "risk": {"ogrs3": numpy.int64(55)},
                         "sex_work_need": numpy.bool_(False)})
    assert written == {"date_of_birth": "1990-04-02", "risk": {"ogrs3": 55}, "sex_work_need": False}


def test_none_is_not_known_and_false_is_no():
    assert canonical({"sex": None, "non_compliance": False}) == {"non_compliance": False}


def test_bytes_are_json_already(user):
    assert ivn.ServiceUser(b'{"sex": "male"}').to_json() == ivn.ServiceUser({"sex": "male"}).to_json()
    assert ivn.ServiceUser(bytearray(b'{"sex": "male"}')).to_json() == ivn.ServiceUser({"sex": "male"}).to_json()
    with pytest.raises(ivn.JsonError) as caught:
        ivn.ServiceUser(b'{"sex": "male",}')
    assert caught.value.offset == 15
    with pytest.raises(ivn.JsonError):
        ivn.ServiceUser(b'{"sex": "male", "sex": "male"}')
    with pytest.raises(ivn.InvalidFacts):
        ivn.ServiceUser("male")


def test_what_no_facts_are_made_of_is_refused():
    for refused in (object(), {"male"}, numpy.zeros(2), 1j, (each for each in "ab")):
        with pytest.raises(TypeError):
            ivn.ServiceUser({"reference": refused})
    with pytest.raises(ValueError):
        ivn.ServiceUser({"risk": {"ogrs3": float("nan")}})
    with pytest.raises(TypeError, match="offset from UTC"):
        ivn.ServiceUser({"date_of_birth": datetime.datetime(1990, 4, 2)})


def test_text_of_any_language_goes_there_and_back():
    assert canonical({"reference": "Łódź 🏠 \u0628"}) == {"reference": "Łódź 🏠 \u0628"}
    with pytest.raises(ivn.JsonError):
        ivn.ServiceUser({"reference": "\ud800"})


def test_a_moment_is_written_in_utc_with_milliseconds():
    at = datetime.datetime(2026, 6, 1, 12, 0, 0, 5999, tzinfo=timezone(datetime.timedelta(hours=1)))
    assert json.loads(_json.encode([at])) == ["2026-06-01T11:00:00.005Z"]


def test_a_caseload_is_a_list_of_people(user):
    people = ivn.People([user, {"sex": "female"}])
    assert len(people) == 2
    assert len(ivn.People(people.to_json().encode())) == 2
    assert len(ivn.People({"service_users": [user]})) == 1
    assert len(ivn.People([])) == 0
    with pytest.raises(ivn.InvalidFacts) as caught:
        ivn.People([user, {"sex": "?"}])
    assert caught.value.pointer == "/service_users/1/sex"


def test_the_schema_and_the_personal_data_of_facts_are_told():
    schema = ivn.json_schema("service_user")
    assert "date_of_birth" in json.dumps(schema) and schema["$schema"].endswith("2020-12/schema")
    assert "/date_of_birth" in ivn.personal_data("service_user")
    assert any(pointer.startswith("/service_users/*/") for pointer in ivn.personal_data("caseload"))
    assert ivn.personal_data("query") == []


def test_every_kind_of_facts_is_known():
    kinds = {name.removeprefix("IVN_FACTS_").lower() for name in dir(lib) if name.startswith("IVN_FACTS_")}
    assert set(typing.get_args(facts.Kind)) == kinds
    assert all(ivn.json_schema(kind)["$defs"] for kind in kinds)


def test_a_buffer_of_json_is_read_too():
    assert ivn.ServiceUser(memoryview(array.array("b", b'{"sex":"male"}'))).to_json() == '{"sex":"male"}'
