"""Service levels of many referrals from columns: the same as of each, without a copy."""
import array
import datetime
import random
import threading

import numpy
import pytest
from life import at

import interventions as ivn
from interventions._ffi import lib

NOW = ivn.Environment(at("2026-11-30T09:00"), "system")
LEVELS = list(ivn.ServiceLevel)
NAMES = ["received", "first_offered", "offered_for", "commenced", "ended", "returned"]
START, TODAY = 20666, 20787  # 2026-08-01, 2026-11-30
NONE, UNKNOWN = ivn.DATE_NONE, ivn.DAY_NOT_KNOWN


def columns_of(count, seed=1, none=0.2, unknown=0.05):
    chance = numpy.random.default_rng(seed)
    received = chance.integers(START, TODAY + 10, count)
    made = {"received": received}
    for name, most in zip(NAMES[1:], (20, 30, 40, 90, 200)):
        days = received + chance.integers(0, most, count)
        what = chance.random(count)
        made[name] = numpy.where(what < none, NONE, numpy.where(what < none + unknown, UNKNOWN, days))
    return {name: days.astype("i4") for name, days in made.items()}


def wide(column):
    days = column.astype("i8")
    days[column == NONE] = numpy.iinfo("i8").min
    return days.view("M8[D]")


def facts_at(columns, i):
    """The same as facts of one referral."""
    flags = {"first_offered": "is_offered", "commenced": "is_commenced", "ended": "is_ended"}
    facts = {"is_received": True}
    for name in NAMES:
        day = int(columns[name][i])
        if day not in (NONE, UNKNOWN):
            facts[name] = datetime.date(1970, 1, 1) + datetime.timedelta(days=day)
        if name in flags and day != UNKNOWN:
            facts[flags[name]] = day != NONE
    return facts


def report_of(columns, groups):
    made = {}
    for i, group in enumerate(groups):
        made.setdefault(int(group), ivn.Report(NOW)).add(facts_at(columns, i))
    return made


@pytest.fixture(scope="module")
def some():
    """Where what happened is known or not as facts can say it: a return that is not known has no flag of its own."""
    columns = columns_of(1500)
    columns["returned"][columns["returned"] == UNKNOWN] = NONE
    columns["offered_for"][columns["first_offered"] == NONE] = NONE
    return columns, numpy.random.default_rng(2).integers(0, 5, 1500).astype("u1")


def test_columns_come_to_the_same_as_reports_of_each(some):
    columns, groups = some
    known = numpy.isin(columns["offered_for"], [UNKNOWN], invert=True)
    columns, groups = {name: days[known] for name, days in columns.items()}, groups[known]
    tallies = ivn.LevelTallies(5)
    tallies.count(NOW, **columns, group=groups)
    assert tallies.referrals + tallies.not_received == len(groups) and tallies.not_received > 0
    for group, report in report_of(columns, groups).items():
        total = report.read().total
        for figure in (total.offered, total.commencement):
            assert tallies.figure(figure.level, NOW, group) == figure
            assert tallies.tally(figure.level, group) == figure.tally


FORMS = {
    "datetime64": wide, "int32": lambda column: column, "array": lambda column: array.array("i", column.tolist()),
    "memoryview": lambda column: memoryview(column),
}


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("count", [0, 1, 4095, 40_000, 70_001])
def test_every_form_of_a_column_counts_the_same(form, count):
    columns = columns_of(count, seed=count)
    groups = numpy.arange(count) % 120
    told = []
    for make, codes in ((FORMS["int32"], groups.astype("u1")), (FORMS[form], groups.astype("u2"))):
        tallies = ivn.LevelTallies(120)
        tallies.count(NOW, **{name: make(column) for name, column in columns.items()}, group=codes)
        told.append([numpy.array(tallies.counts(level)).tolist() for level in LEVELS])
        assert tallies.referrals + tallies.not_received == count
    assert told[0] == told[1]


def test_columns_that_are_left_out_say_that_it_has_not_happened():
    received = columns_of(5000)["received"]
    none = numpy.full(5000, NONE, "i4")
    whole, bare = ivn.LevelTallies(), ivn.LevelTallies(levels=["assessment_offered", "commencement"])
    whole.count(NOW, received=received, first_offered=none, offered_for=none, commenced=none, ended=none, returned=none)
    bare.count(NOW, received=received)
    assert whole.tally("assessment_offered") == bare.tally("assessment_offered") and bare.referrals == whole.referrals
    with pytest.raises(KeyError, match="is not counted"):
        bare.tally("assessment_offered_for")
    with pytest.raises(ivn.ArgumentError, match="offered_for"):
        ivn.LevelTallies().count(NOW, received=received)


@pytest.mark.parametrize("make", [wide, lambda column: column], ids=["datetime64", "int32"])
def test_parts_on_threads_come_to_the_same_as_the_whole(make):
    columns = {name: make(column) for name, column in columns_of(100_000).items()}
    groups = (numpy.arange(100_000) % 7).astype("u1")
    whole, parts = ivn.LevelTallies(7), [ivn.LevelTallies(7) for _ in range(4)]
    whole.count(NOW, **columns, group=groups)

    def work(number):
        part = slice(number * 25_000, (number + 1) * 25_000)
        parts[number].count(NOW, **{name: column[part] for name, column in columns.items()}, group=groups[part])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    merged = ivn.LevelTallies(7)
    for each in random.Random(3).sample(parts, 4):
        merged.merge(each)
    assert [bytes(merged.counts(level)) for level in LEVELS] == [bytes(whole.counts(level)) for level in LEVELS]
    assert merged.referrals == whole.referrals > 0
    with pytest.raises(ivn.ArgumentError):
        merged.merge(ivn.LevelTallies(8))


def test_counts_are_a_matrix_without_a_copy():
    tallies = ivn.LevelTallies(3)
    matrix = numpy.asarray(tallies.counts("assessment_offered"))
    assert matrix.shape == (3, len(ivn.Attainment)) and not matrix.any() and not matrix.flags.writeable
    tallies.count(NOW, **columns_of(9), group=bytes([0, 1, 2] * 3))
    assert matrix.sum() == tallies.referrals > 0
    del tallies
    assert matrix.sum() > 0  # it holds what it shows
    tally = ivn.LevelTallies()
    tally.count(NOW, received=array.array("i", [TODAY - 60]), first_offered=array.array("i", [TODAY - 59]),
                offered_for=array.array("i", [NONE]))
    for attainment, count in zip(ivn.Attainment, numpy.asarray(tally.counts("assessment_offered"))[0]):
        assert count == (attainment is ivn.Attainment.MET)


def test_a_period_limits_what_is_counted():
    received = numpy.arange(START, START + 100, dtype="i4")
    tallies = ivn.LevelTallies(levels=["assessment_offered"])
    tallies.count(NOW, received=received, from_=datetime.date(2026, 8, 11), to=datetime.date(2026, 8, 20))
    assert (tallies.referrals, tallies.outside) == (10, 90)


def test_what_has_no_group_is_told():
    tallies = ivn.LevelTallies(2, levels=["commencement"])
    with pytest.warns(ivn.PartialWarning):
        tallies.count(NOW, received=array.array("i", [START] * 3), group=bytes([0, 1, 2]))
    assert (tallies.referrals, tallies.ungrouped) == (2, 1)
    for group in (2, -1):
        with pytest.raises(IndexError):
            tallies.tally("commencement", group)


@pytest.mark.parametrize("given, error", [
    ({"received": numpy.arange(4, dtype="i8")}, TypeError),
    ({"received": [1, 2]}, TypeError),
    ({"received": numpy.arange(4, dtype="i4"), "ended": numpy.arange(3, dtype="i4")}, ValueError),
    ({"received": numpy.arange(4, dtype="i4"), "group": numpy.arange(4, dtype="i4")}, TypeError),
    ({"received": numpy.arange(4, dtype="i4"), "group": bytes(5)}, ValueError),
    ({"received": numpy.arange(4).astype("M8[D]"), "ended": numpy.arange(4, dtype="i4")}, TypeError),
    ({"received": numpy.arange(4).astype("M8[s]")}, TypeError),
    ({"received": numpy.arange(8, dtype="i4")[::2]}, TypeError),
], ids=str)
def test_columns_of_another_sort_or_length_are_refused(given, error):
    tallies = ivn.LevelTallies(levels=["commencement"])
    with pytest.raises(error):
        tallies.count(NOW, **given)
    assert tallies.referrals == 0


def test_groups_are_limited():
    assert len(ivn.LevelTallies(lib.IVN_MOST_LEVEL_GROUPS)) == 65536
    for groups in (0, 65537, -1):
        with pytest.raises(ValueError):
            ivn.LevelTallies(groups)
    assert repr(ivn.LevelTallies(4)) == "<LevelTallies of 0 referrals in 4 groups>"
