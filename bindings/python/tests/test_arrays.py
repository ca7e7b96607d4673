"""Working days of arrays: what the bulk calls answer is what the single call answers."""
import array
import datetime
import random
import warnings

import numpy
import pytest

import interventions as ivn

EPOCH = datetime.date(1970, 1, 1)
DAYS = [random.Random(1).randrange(400, 23000) for _ in range(5000)]
# Longer than the bridge takes for many, several times the days of a calendar.
MANY = [random.Random(2).randrange(400, 23000) for _ in range(120_000)]


def as_dates(days):
    return numpy.array(days, dtype="i8").view("M8[D]")


def one_by_one(england, days, n):
    return [(england.add(EPOCH + datetime.timedelta(day), n) - EPOCH).days for day in days]


@pytest.mark.parametrize("n", [-250, -1, 1, 10])
def test_datetimes_are_answered_as_one_by_one(england, n):
    answers = england.add(as_dates(DAYS), n)
    assert answers.dtype == "datetime64[D]"
    assert answers.view("i8").tolist() == one_by_one(england, DAYS, n)


@pytest.mark.parametrize("n", [-250, 10])
def test_many_datetimes_are_answered_as_few(england, n):
    many = as_dates(MANY)
    few = numpy.concatenate([england.add(part, n) for part in numpy.array_split(many, 60)])
    assert (england.add(many, n) == few).all()


@pytest.mark.parametrize("in_place", [False, True])
@pytest.mark.parametrize("many", [sorted(MANY), sorted(MANY, reverse=True), [20000] * 110_000 + DAYS + [-2**63, 20000],
                                  [-2**63] * 3000 + MANY, [2**40] * 3000 + MANY, [364] * 100_000, [24105] * 100_000],
                         ids=["rising", "falling", "apart", "none first", "late first", "all early", "all late"])
def test_many_datetimes_may_lie_anywhere(england, many, in_place):
    given = as_dates(many)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ivn.PartialWarning)
        few = numpy.concatenate([england.add(part, 10) for part in numpy.array_split(given, 60)])
        answers = england.add(given, 10, out=given if in_place else None)
    assert (answers.view("i8") == few.view("i8")).all()


def test_each_datetime_may_have_a_number_of_its_own(england):
    numbers = numpy.array([(-1) ** i * (1 + i % 200) for i in range(len(DAYS))], dtype="i4")
    answers = england.add(as_dates(DAYS), numbers)
    assert answers.view("i8").tolist() == [one_by_one(england, [day], int(n))[0] for day, n in zip(DAYS, numbers)]


def test_counting_between_datetimes(england):
    ends = list(reversed(DAYS))
    answers = england.count(as_dates(DAYS), as_dates(ends))
    assert answers.dtype == "int32"
    assert answers.tolist() == [england.count(EPOCH + datetime.timedelta(a), EPOCH + datetime.timedelta(b))
                                for a, b in zip(DAYS, ends)]


@pytest.mark.parametrize("days", [DAYS, MANY], ids=["few", "many"])
@pytest.mark.parametrize("odd", [-2**63, -2**63 + 1, -2**40, -2**31 - 1, -2**31, 0, 364, 24105, 2**31 - 1, 2**31,
                                 2**32 + 18000, 2**63 - 1])
def test_a_date_without_an_answer_is_not_a_time(england, days, odd):
    given = as_dates([*days, odd, *days[:7]])
    with pytest.warns(ivn.PartialWarning):
        answers = england.add(given, 10)
    assert numpy.flatnonzero(numpy.isnat(answers)).tolist() == [len(days)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rest = england.add(numpy.delete(given, len(days)), 10)
    assert (numpy.delete(answers, len(days)) == rest).all()


@pytest.mark.parametrize("odd", [-2**63, -2**31 - 1, 2**32 + 18000])
def test_each_and_count_have_none_there_too(england, odd):
    given = as_dates([*DAYS, odd])
    with pytest.warns(ivn.PartialWarning):
        assert numpy.isnat(england.add(given, numpy.full(len(given), 3, "i4"))).tolist() == [False] * len(DAYS) + [True]
    fine = as_dates([*DAYS, 18000])
    for arguments in ((given, fine), (fine, given)):
        with pytest.warns(ivn.PartialWarning):
            counted = england.count(*arguments)
        assert numpy.flatnonzero(counted == ivn.COUNT_NONE).tolist() == [len(DAYS)]


def test_shapes_and_strides_stay(england):
    square = as_dates(DAYS[:100]).reshape(10, 10)
    assert england.add(square, 5).shape == (10, 10)
    assert (england.add(square.T, 5) == england.add(square, 5).T).all()
    assert (england.add(square[::2, ::3], 5) == england.add(square, 5)[::2, ::3]).all()
    one = england.add(numpy.datetime64("2026-08-22"), 10)
    assert isinstance(one, numpy.datetime64) and one == numpy.datetime64("2026-09-07")
    assert england.count(numpy.datetime64("2026-08-22"), one) == 10
    assert len(england.add(as_dates([]), 5)) == 0


def test_days_may_be_of_numpys_own_kinds(england):
    assert (england.add(as_dates(DAYS), numpy.int64(7)) == england.add(as_dates(DAYS), 7)).all()
    days = numpy.array(DAYS, "i4")
    assert (england.add_many(days, numpy.int16(7)) == england.add_many(days, 7)).all()


def test_other_units_are_for_the_caller_to_cut(england):
    with pytest.raises(TypeError, match="its owner to say"):
        england.add(numpy.array(["2026-08-22T23:30"], dtype="M8[ns]"), 10)
    with pytest.raises(TypeError):
        england.add(numpy.array([18000]), 10)


def test_a_single_date_is_counted_to_or_from_each(england):
    day, days = datetime.date(2026, 1, 1), as_dates(DAYS)
    each = as_dates([(day - datetime.date(1970, 1, 1)).days] * len(DAYS))
    assert (england.count(days, day) == england.count(days, each)).all()
    assert (england.count(day, days) == england.count(each, days)).all()
    assert england.count(day, days.reshape(1, -1)).shape == (1, len(DAYS))
    with pytest.raises(TypeError):
        england.count(day, "2026-01-01")


def test_what_is_masked_is_not_computed_with(england):
    masked = numpy.ma.masked_array(as_dates(DAYS), mask=[True] * len(DAYS))
    with pytest.raises(TypeError, match="masked"):
        england.add(masked, 10)
    with pytest.raises(TypeError, match="masked"):
        england.add_many(numpy.ma.masked_array(numpy.array(DAYS, "i4")), 10)


def test_answers_go_where_the_caller_wants_them(england):
    given, expected = as_dates(MANY), england.add(as_dates(MANY), 10)
    out = numpy.empty_like(given)
    assert england.add(given, 10, out=out) is out and (out == expected).all()
    assert england.add(given, 10, out=given) is given and (given == expected).all()
    with pytest.raises(ValueError, match="overlaps"):
        england.add(given[:-1], 10, out=given[1:])
    with pytest.raises(ValueError, match="elements"):
        england.add(given, 10, out=out[1:])
    with pytest.raises(TypeError):
        england.add(given[:10], 10, out=out[:20:2])
    with pytest.raises(TypeError):
        england.add(given[:10], 10, out=numpy.empty(10, "i8"))
    out.flags.writeable = False
    with pytest.raises((BufferError, ValueError)):
        england.add(given, 10, out=out)


@pytest.mark.parametrize("kind", [lambda days: numpy.array(days, "i4"), lambda days: array.array("i", days),
                                  lambda days: memoryview(array.array("i", days))],
                         ids=["numpy", "array", "memoryview"])
def test_buffers_are_answered_as_one_by_one(england, kind):
    given = kind(DAYS)
    answers = england.add_many(given, 10)
    assert list(answers) == one_by_one(england, DAYS, 10)
    assert type(answers) is type(kind(DAYS)) or isinstance(answers, array.array)
    assert list(england.count_many(given, answers)) == [10] * len(DAYS)
    assert list(england.add_many(given, kind([7] * len(DAYS)))) == one_by_one(england, DAYS, 7)
    assert england.add_many(given, 10, out=given) is given
    assert list(given) == list(answers)


def test_a_buffer_without_an_answer_holds_the_none_value(england):
    given = array.array("i", [20000, ivn.DATE_NONE, 20001])
    with pytest.warns(ivn.PartialWarning):
        answers = england.add_many(given, 1)
    assert answers[1] == ivn.DATE_NONE and ivn.DATE_NONE not in (answers[0], answers[2])
    with pytest.warns(ivn.PartialWarning):
        assert england.count_many(given, array.array("i", [20010] * 3))[1] == ivn.COUNT_NONE


def test_a_buffer_of_anything_else_is_refused(england):
    for refused in (array.array("q", [1]), array.array("f", [1]), b"1234", numpy.arange(10, dtype="u4"),
                    numpy.arange(10, dtype="i4")[::2], [20000]):
        with pytest.raises((TypeError, BufferError)):
            england.add_many(refused, 1)
    with pytest.raises(ValueError):
        england.add_many(array.array("i", [1, 2]), array.array("i", [1]))
    with pytest.raises((BufferError, ValueError)):
        england.add_many(array.array("i", [1]), 1, out=memoryview(bytes(4)).cast("i"))


def test_nothing_to_do_is_refused_for_arrays_as_for_one(england):
    with pytest.raises(ivn.ArgumentError, match="0 working days have no agreed meaning"):
        england.add(as_dates(DAYS), 0)
    with pytest.raises(ivn.ArgumentError):
        england.add_many(array.array("i", DAYS), 0)
