"""The vocabularies: made from the headers, they are those of the library."""
import re

import pytest

import interventions as ivn
from interventions._ffi import ffi, lib
from interventions._term import Term


def spelled(vocabulary):
    """The name of a class as C has it: duty_state of DutyState."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()


VOCABULARIES = [each for each in (getattr(ivn.terms, name) for name in ivn.terms.__all__) if issubclass(each, Term)]


def test_each_vocabulary_of_the_library_is_an_enumeration():
    assert sorted(each._vocabulary for each in VOCABULARIES) == list(range(1, lib.ivn_vocabulary_count() + 1))
    for vocabulary in VOCABULARIES:
        assert ffi.string(lib.ivn_vocabulary_name(vocabulary._vocabulary)).decode() == spelled(vocabulary)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda each: each.__name__)
def test_its_terms_are_those_of_the_library(vocabulary):
    places = range(lib.ivn_term_count(vocabulary._vocabulary))
    terms = [lib.ivn_term_at(vocabulary._vocabulary, place) for place in places]
    assert {(ffi.string(term.name).decode(), term.code, ffi.string(term.title).decode()) for term in terms} == {
        (term.value, term.code, term.title) for term in vocabulary}
    for term in vocabulary:
        constant = getattr(lib, f"IVN_{spelled(vocabulary).upper()}_{term.name}")
        assert vocabulary.of_code(constant) is term and vocabulary(term.value) is term


def test_a_term_prints_itself_as_python_writes_it():
    assert str(ivn.Summary.MAY_REFER) == "Summary.MAY_REFER"
    assert ivn.Summary.MAY_REFER.title == "may be referred"
    assert ivn.Summary.__doc__ == "Terms: answer of an assessment."
    assert ivn.Level.ADVICE.note == "Never a bar."


def test_a_term_is_found_by_what_a_source_prints():
    assert ivn.Need.printed("Emotional Management", "scope-2019") is ivn.Need.EMOTIONAL
    assert ivn.Need.printed("Emotional Management") is ivn.Need.EMOTIONAL
    with pytest.raises(ivn.NotFound):
        ivn.Need.printed("Emotional Management", "no such source")
    with pytest.raises(ivn.ConflictError):
        ivn.Deliverer.printed("NPS")


def test_what_is_no_term_is_refused():
    for refused in ("perhaps", "", 1, None):
        with pytest.raises(ValueError):
            ivn.Summary(refused)
    with pytest.raises(ValueError):
        ivn.Summary.of_code(99)


def test_a_term_that_is_newer_than_the_headers_is_known_all_the_same():
    class Older(Term, vocabulary=lib.IVN_VOCABULARY_SUMMARY):
        MAY_REFER = "may_refer"

    newer = Older("find_out_first")
    assert newer is Older("find_out_first") and newer is Older.of_code(lib.IVN_SUMMARY_FIND_OUT_FIRST)
    assert (newer.name, newer.value, newer.code) == ("FIND_OUT_FIRST", "find_out_first", lib.IVN_SUMMARY_FIND_OUT_FIRST)
    assert newer != Older.MAY_REFER and str(newer) == "Older.FIND_OUT_FIRST"
