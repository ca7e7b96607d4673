"""What service levels of columns cost from Python over the same call in C, on ten million referrals of 120 suppliers.

The C call is measured in the same process, through the extension module on buffers that were prepared: nothing of
Python's lies between. Prints one line a measurement; the first argument is another number of referrals.
"""
import datetime
import sys
import time

import numpy

import interventions as ivn
from interventions._ffi import ffi, lib

COUNT, ROUNDS, GROUPS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000, 5, 120
LEVELS = ("assessment_offered", "commencement")


def columns():
    chance = numpy.random.default_rng(1)
    received = chance.integers(20454, 20787, COUNT).astype("i4")
    made = {"received": received}
    for name, most in (("first_offered", 20), ("commenced", 45), ("ended", 120)):
        days = received + chance.integers(0, most, COUNT, dtype="i4")
        made[name] = numpy.where(chance.random(COUNT, dtype="f4") < 0.15, numpy.int32(ivn.DATE_NONE), days)
    return made, chance.integers(0, GROUPS, COUNT).astype("u1")


def best(work):
    """The shortest of some times, in nanoseconds a referral."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter_ns()
        work()
        times.append(time.perf_counter_ns() - began)
    return min(times) / COUNT


def report(what, took, peer):
    print(f"{what:<60} {took:6.2f} ns a referral  {took / peer:5.2f}")


def main():
    now = ivn.Environment(datetime.datetime(2026, 11, 30, 9, tzinfo=datetime.timezone.utc))
    narrow, groups = columns()
    tallies = ivn.LevelTallies(GROUPS, levels=LEVELS)
    given = {name: ffi.from_buffer("int32_t[]", column) for name, column in narrow.items()}
    struct = ffi.new("ivn_level_columns *", {"size": ffi.sizeof("ivn_level_columns"), **given,
                                             "group": ffi.from_buffer("uint8_t[]", groups)})
    peer = best(lambda: lib.ivn_levels_many(now._struct, ffi.NULL, struct, COUNT, tallies._struct, ffi.NULL))

    print(f"{COUNT} referrals, {GROUPS} suppliers, two service levels; time, and ratio to the C call")
    report("C: ivn_levels_many", peer, peer)
    report("LevelTallies.count(int32 columns)", best(lambda: tallies.count(now, **narrow, group=groups)), peer)
    dates = {name: column.astype("i8") for name, column in narrow.items()}
    for column in dates.values():
        column[column == ivn.DATE_NONE] = numpy.iinfo("i8").min
    dates = {name: column.view("M8[D]") for name, column in dates.items()}
    copies = {name: numpy.empty_like(column) for name, column in dates.items()}
    report("a plain copy of datetime64[D] columns, twice as wide",
           best(lambda: [numpy.copyto(copies[name], column) for name, column in dates.items()]), peer)
    report("LevelTallies.count(datetime64[D] columns)", best(lambda: tallies.count(now, **dates, group=groups)), peer)


if __name__ == "__main__":
    main()
