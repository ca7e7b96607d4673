"""Statuses as exceptions."""
import pickle

import pytest

import interventions as ivn
from interventions import errors
from interventions._ffi import lib
from interventions._library import check

FAILURES = sorted(name for name in dir(lib) if name.startswith("IVN_ERROR_"))


@pytest.mark.parametrize("name", FAILURES)
def test_each_failure_is_raised_as_a_class_of_its_group(name):
    status = getattr(lib, name)
    with pytest.raises((errors.InterventionsError, MemoryError)) as caught:
        check(status)
    if status == lib.IVN_ERROR_MEMORY:
        assert caught.type is MemoryError
    else:
        assert caught.type is not errors.InterventionsError
        assert caught.value.status == status and caught.value.status_name == name and caught.value.message


def test_each_class_is_raised_for_some_failure():
    classes = {errors.class_of(getattr(lib, name)) for name in FAILURES if name != "IVN_ERROR_MEMORY"}
    assert classes == {each for each in vars(errors).values() if isinstance(each, type)
                       and issubclass(each, errors.InterventionsError)} - {
        errors.InterventionsError, errors.Conflict}  # which a store raises


def test_a_status_of_a_newer_library_is_raised_as_its_group():
    assert errors.class_of(-699) is ivn.NotFound
    assert errors.class_of(-5000) is errors.InterventionsError


def test_what_is_done_is_not_raised():
    for status in (lib.IVN_OK, lib.IVN_PARTIAL, lib.IVN_END):
        assert check(status) == status


def test_errors_are_those_that_python_knows():
    assert issubclass(ivn.NotFound, LookupError)
    for each in (ivn.ArgumentError, ivn.RangeError, ivn.InvalidFacts, ivn.JsonError, ivn.DateError):
        assert issubclass(each, ValueError)


def test_an_error_goes_from_process_to_process():
    with pytest.raises(ivn.InvalidFacts) as caught:
        ivn.ServiceUser({"sex": "m", "employment": "astronaut"})
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.violations == caught.value.violations and str(again) == str(caught.value)
    assert again.status == lib.IVN_ERROR_INVALID and again.pointer == "/sex"


def test_all_mistakes_are_told_and_no_person_is_named():
    with pytest.raises(ivn.InvalidFacts) as caught:
        ivn.ServiceUser({"sex": "Jane Doe", "date_of_birth": "never", "Jane": 1, "sentences": [{"basis": "Doe"}]})
    assert [each.pointer for each in caught.value.violations].count("/sex") == 1
    assert {"/sex", "/date_of_birth", "/sentences/0/basis"} < {each.pointer for each in caught.value.violations}
    assert "one of: male, female" in str(caught.value) and caught.value.violations[0].expected
    assert len(str(caught.value).splitlines()) == len(caught.value.violations) == 4
    assert "Jane" not in str(caught.value) and "Doe" not in str(caught.value)


def test_a_key_ends_where_its_owner_ends_it():
    with pytest.raises(ValueError, match="NUL"):
        ivn.Calendar("scotland\0")
