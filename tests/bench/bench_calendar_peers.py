#!/usr/bin/env python3
"""Working days by NumPy and QuantLib, where they can be imported, against this library, in one run on the same dates.

The peers are given the library's own holidays, and must give the same answers, or nothing is said of their speed. The
installed library is loaded by its soname; LD_LIBRARY_PATH says where it is. ivn_calendar_add_each computes one date at
a time as ivn_calendar_add does (bench_calendar.c times that call itself); ivn_calendar_add_many is for whole arrays.
"""
import array
import ctypes
import random
import sys
import time

COUNT = 65536
DAYS = 10
ROUNDS = 11
FIRST, LAST = 18262, 21914  # 2020-01-01 to 2029-12-31
ENGLAND_AND_WALES = 1


class Library:
    """As much of the library as is measured."""

    def __init__(self):
        self.so = ctypes.CDLL("libinterventions.so.0")
        self.so.ivn_calendar_holiday_name.restype = ctypes.c_char_p
        self.calendar = ctypes.c_void_p()
        if self.so.ivn_calendar_new(None, ctypes.c_uint32(ENGLAND_AND_WALES), ctypes.byref(self.calendar)):
            sys.exit("no calendar")

    def holidays(self):
        first, last = ctypes.c_int32(), ctypes.c_int32()
        self.so.ivn_calendar_range(self.calendar, ctypes.byref(first), ctypes.byref(last))
        return [day for day in range(first.value, last.value + 1)
                if self.so.ivn_calendar_holiday_name(self.calendar, ctypes.c_int32(day)) is not None]

    def adders(self, dates):
        """Functions that add DAYS to the dates, by name, and the array of answers they fill."""
        numbers = ctypes.c_int32 * len(dates)
        source, days, out = numbers(*dates), numbers(*[DAYS] * len(dates)), numbers()
        count = ctypes.c_size_t(len(dates))
        return out, {
            "ivn_calendar_add_many": lambda: self.so.ivn_calendar_add_many(self.calendar, source, count,
                                                                           ctypes.c_int32(DAYS), out),
            "ivn_calendar_add_each": lambda: self.so.ivn_calendar_add_each(self.calendar, source, days, count, out),
        }


def best_of(works):
    """Nanoseconds of the best round of each, the rounds taken in turn, each after one that warms the caches up."""
    best = {name: float("inf") for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            work()
            started = time.perf_counter_ns()
            work()
            best[name] = min(best[name], time.perf_counter_ns() - started)
    return best


def numpy_peer(holidays, dates):
    """(name, version, work, answers) or None where NumPy is missing."""
    try:
        import numpy
    except ImportError:
        return None
    days = numpy.array(dates, dtype="datetime64[D]")
    calendar = numpy.busdaycalendar(holidays=numpy.array(holidays, dtype="datetime64[D]"))

    def work():  # from a day off, its way to say "strictly after" is to go back to a working day first
        return numpy.busday_offset(days, DAYS, roll="preceding", busdaycal=calendar)
    return "NumPy busday_offset", numpy.__version__, work, lambda: work().astype("int64").tolist()


def quantlib_peer(holidays, dates):
    """The same for QuantLib, called from Python once for each date."""
    try:
        import QuantLib
    except ImportError:
        return None
    epoch = QuantLib.Date(1, 1, 1970).serialNumber()
    calendar = QuantLib.BespokeCalendar("England and Wales")
    for weekday in (QuantLib.Saturday, QuantLib.Sunday):
        calendar.addWeekend(weekday)
    for day in holidays:
        calendar.addHoliday(QuantLib.Date(day + epoch))
    days = [QuantLib.Date(day + epoch) for day in dates]
    advance, unit, following = calendar.advance, QuantLib.Days, QuantLib.Following

    def work():
        for day in days:
            advance(day, DAYS, unit, following)

    def answers():
        return [advance(day, DAYS, unit, following).serialNumber() - epoch for day in days]
    return "QuantLib advance", QuantLib.__version__, work, answers


def quantlib_call(dates):
    """What a call of QuantLib with these arguments costs in Python: one day, where every day counts."""
    import QuantLib
    advance = QuantLib.NullCalendar().advance
    day, unit, following = QuantLib.Date(1, 1, 2026), QuantLib.Days, QuantLib.Following

    def work():
        for _ in dates:
            advance(day, 1, unit, following)
    return work


def main():
    library = Library()
    draw = random.Random(1)
    dates = array.array("i", (draw.randint(FIRST, LAST) for _ in range(COUNT)))
    holidays = library.holidays()
    out, works = library.adders(dates)
    peers = {peer[0]: peer for peer in (numpy_peer(holidays, dates), quantlib_peer(holidays, dates)) if peer}
    works["ivn_calendar_add_many"]()
    for name, version, _, answers in peers.values():
        if list(out) != answers():
            sys.exit(f"{name} {version} gives other days")
    works_of_all = {**works, **{name: peer[2] for name, peer in peers.items()}}
    if "QuantLib advance" in peers:
        works_of_all["call"] = quantlib_call(dates)
    best = best_of(works_of_all)
    if "QuantLib advance" in peers:  # the work alone, without the call from Python
        best["QuantLib advance"] = max(best["QuantLib advance"] - best.pop("call"), 0)
    print(f"{DAYS} working days after {COUNT} dates of ten years in random order, ns a date:")
    for name, took in best.items():
        line = f"  {name + (' ' + peers[name][1] if name in peers else ''):34} {took / COUNT:8.2f}"
        if name in peers:
            line += "   " + ", ".join(f"{took / best[ours]:.0f} times {ours}" for ours in works)
        print(line)
    for name in ("NumPy", "QuantLib"):
        if not any(peer.startswith(name) for peer in peers):
            print(f"  {name} is not installed here")


if __name__ == "__main__":
    main()
