"""What a bulk call from Python costs over the same call in C, on a million dates.

The C call is measured in the same process, through the extension module on buffers that were prepared: nothing of
Python's lies between. The house asks for a ratio of 1.2 at most. Prints one line a measurement.
"""
import array
import random
import time

import interventions as ivn
from interventions._ffi import ffi, lib

COUNT, ROUNDS, DAYS = 1_000_000, 31, 10


def best(work):
    """The shortest of many times, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter_ns()
        work()
        times.append(time.perf_counter_ns() - began)
    return min(times) / 1e6


def report(what, took, peer):
    print(f"{what:<66} {took:7.3f} ms  {took / peer:5.2f}")


def main():
    england, chance = ivn.Calendar("england-and-wales"), random.Random(1)
    days = array.array("i", (chance.randrange(18262, 18262 + 3653) for _ in range(COUNT)))
    out = array.array("i", bytes(4 * COUNT))
    given, answers = ffi.from_buffer("int32_t[]", days), ffi.from_buffer("int32_t[]", out, require_writable=True)
    peer = best(lambda: lib.ivn_calendar_add_many(england._handle, given, COUNT, DAYS, answers))

    print(f"{COUNT} dates of ten years, +{DAYS} working days; time, and ratio to the C call")
    report("C: ivn_calendar_add_many", peer, peer)
    report("Calendar.add_many(array, n, out=array)", best(lambda: england.add_many(days, DAYS, out=out)), peer)
    report("Calendar.add_many(array, n)", best(lambda: england.add_many(days, DAYS)), peer)
    try:
        import numpy
    except ImportError:
        print("NumPy is not there")
        return

    days32 = numpy.array(days, "i4")
    report("Calendar.add_many(int32, n), a new array", best(lambda: england.add_many(days32, DAYS)), peer)
    dates = days32.astype("M8[D]")
    result = numpy.empty_like(dates)
    report("a plain copy of datetime64[D], twice as wide", best(lambda: numpy.copyto(result, dates)), peer)
    report("Calendar.add(datetime64[D], n, out=array)", best(lambda: england.add(dates, DAYS, out=result)), peer)
    report("Calendar.add(datetime64[D], n), a new array", best(lambda: england.add(dates, DAYS)), peer)
    assert (england.add_many(days32, DAYS) == result.astype("i8")).all()
    one_by_one(england, dates[:20_000])


def one_by_one(england, dates):
    singles = dates.tolist()
    took = best(lambda: [england.add(day, DAYS) for day in singles])
    print(f"{'Calendar.add(date, n), each':<66} {took / len(singles) * 1e6:7.0f} ns")


if __name__ == "__main__":
    main()
