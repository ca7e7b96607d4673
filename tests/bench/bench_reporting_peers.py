#!/usr/bin/env python3
"""Service levels from columns by NumPy and DuckDB, where they can be imported, against this library, in one run.

The same ten million referrals of 120 suppliers; each side counts, by supplier, the classes of both service levels. The
peers are given the day that is due for each day of receipt (the library's own), and must count the same, or nothing is
said of their speed. NumPy goes through the columns in blocks that stay in the cache, as days of sixteen bits, without a
branch, into one bincount each: the best of several forms that were tried. DuckDB has the columns as a table of its own
with NULL for what has not happened, and one thread. The installed library is loaded by its soname; LD_LIBRARY_PATH says
where it is.
"""
import ctypes
import sys
import time

COUNT, PROVIDERS, ROUNDS = 10_000_000, 120, 9
TODAY, NONE = 20780, -2**31  # 2026-11-23
CLASSES = 6
BLOCK = 1 << 16  # of 2^12 to 2^16 the best

try:
    import numpy
except ImportError:
    sys.exit("  NumPy is not installed here: service levels are not compared")


class Environment(ctypes.Structure):
    _fields_ = [("size", ctypes.c_uint32), ("attempt", ctypes.c_uint32), ("now", ctypes.c_int64),
                ("on_known", ctypes.c_uint32), ("on", ctypes.c_int32), ("calendar", ctypes.c_void_p),
                ("rulebook", ctypes.c_void_p), ("catalogue", ctypes.c_void_p), ("at", ctypes.c_int64 * 2),
                ("actor", ctypes.c_void_p), ("duties", ctypes.c_void_p), ("busy_times", ctypes.c_void_p),
                ("busy_time_count", ctypes.c_uint32), ("reserved", ctypes.c_uint32)]


class Columns(ctypes.Structure):
    _fields_ = [("size", ctypes.c_uint32), ("reserved", ctypes.c_uint32)] + [
        (name, ctypes.c_void_p) for name in ("received", "first_offered", "offered_for", "commenced", "ended",
                                             "returned", "group", "group_wide")]


class Tallies(ctypes.Structure):
    _fields_ = [("size", ctypes.c_uint32), ("group_count", ctypes.c_uint32), ("offered", ctypes.c_void_p),
                ("offered_for", ctypes.c_void_p), ("commencement", ctypes.c_void_p)] + [
        (name, ctypes.c_uint64) for name in ("referrals", "outside", "not_received", "undated", "ungrouped")]


class Library:
    """As much of the library as is measured."""

    def __init__(self):
        self.so = ctypes.CDLL("libinterventions.so.0")
        context, self.environment = ctypes.c_void_p(), Environment(on_known=1, on=TODAY)
        self.environment.size = ctypes.sizeof(Environment)
        self.require(self.so.ivn_context_new(None, ctypes.byref(context)))
        for name, make in (("rulebook", self.so.ivn_rulebook_builtin), ("catalogue", self.so.ivn_catalogue_builtin)):
            made = ctypes.c_void_p()
            self.require(make(context, ctypes.byref(made), None))
            setattr(self.environment, name, made)
        self.calendar = ctypes.c_void_p()
        self.require(self.so.ivn_calendar_new(None, ctypes.c_uint32(1), ctypes.byref(self.calendar)))
        self.environment.calendar = self.calendar

    @staticmethod
    def require(status):
        if status:
            sys.exit(f"the library answers {status}")

    def due_days(self, last):
        days = numpy.arange(365, last + 1, dtype="int32")
        out = numpy.zeros(last + 1, dtype="int32")
        self.require(self.so.ivn_calendar_add_many(self.calendar, ctypes.c_void_p(days.ctypes.data),
                                                   ctypes.c_size_t(len(days)), ctypes.c_int32(10),
                                                   ctypes.c_void_p(out.ctypes.data + 4 * 365)))
        return out

    def count(self, data):
        """(met, missed, not yet due, withdrawn) of both levels, by supplier."""
        tallies = numpy.zeros((2, PROVIDERS, CLASSES), dtype="uint64")
        columns = Columns(size=ctypes.sizeof(Columns), received=data["received"].ctypes.data,
                          first_offered=data["offered"].ctypes.data, commenced=data["commenced"].ctypes.data,
                          ended=data["ended"].ctypes.data, group=data["provider"].ctypes.data)
        out = Tallies(size=ctypes.sizeof(Tallies), group_count=PROVIDERS, offered=tallies[0].ctypes.data,
                      commencement=tallies[1].ctypes.data)
        self.require(self.so.ivn_levels_many(ctypes.byref(self.environment), None, ctypes.byref(columns),
                                             ctypes.c_size_t(COUNT), ctypes.byref(out), None))
        return tallies[:, :, :4].astype("int64")


def make_referrals():
    draw = numpy.random.default_rng(20261122)

    def of_those(part, days):
        return numpy.where(draw.random(COUNT) < part, days, NONE).astype("int32")
    received = draw.integers(TODAY - 1095, TODAY - 4, COUNT, dtype="int32")
    return {"received": received,
            "offered": of_those(0.9, received + draw.integers(0, 20, COUNT)),
            "commenced": of_those(0.7, received + draw.integers(20, 60, COUNT)),
            "ended": of_those(0.6, received + draw.integers(0, 200, COUNT)),
            "provider": draw.integers(0, PROVIDERS, COUNT, dtype="uint8")}


def from_cells(cells):
    """Counters by supplier and cell (4 times the first class, plus the second) as the library shows them."""
    cells = cells.reshape(PROVIDERS, 4, 4)
    return numpy.stack([cells.sum(axis=2), cells.sum(axis=1)]).astype("int64")


def numpy_count(data, due):
    """Hand-tuned: blocks, no temporary that leaves the cache, days of sixteen bits, of which a subtraction makes NONE
    the latest. It may do so as no day of these is not known."""
    latest = (numpy.minimum(due, TODAY) - 1).astype("uint16")
    day = numpy.uint16(TODAY - 1)
    cells = numpy.zeros(PROVIDERS * 16, dtype="int64")
    limit, key = numpy.empty(BLOCK, dtype="uint16"), numpy.empty(BLOCK, dtype="uint16")
    open_, first = numpy.empty(BLOCK, dtype="uint8"), numpy.empty(BLOCK, dtype="uint8")
    a, b = numpy.empty(BLOCK, dtype="bool"), numpy.empty(BLOCK, dtype="bool")
    days = {name: numpy.empty(BLOCK, dtype="uint16") for name in ("offered", "commenced", "ended")}
    wide = numpy.empty(BLOCK, dtype="intp")
    for at in range(0, COUNT, BLOCK):
        size = min(BLOCK, COUNT - at)
        part = slice(at, at + size)
        for name, room in days.items():
            numpy.copyto(room[:size], data[name][part], casting="unsafe")
            numpy.subtract(room[:size], 1, out=room[:size])
        offered, commenced, ended = (days[name][:size] for name in days)
        last, one, two, which, cell = limit[:size], a[:size], b[:size], open_[:size], first[:size]
        numpy.take(latest, data["received"][part], out=last, mode="clip")
        numpy.less(last, day, out=one)
        numpy.subtract(2, one.view("uint8"), out=which)  # missed or not yet due
        numpy.less_equal(ended, last, out=two)
        numpy.multiply(two.view("uint8"), 3, out=cell)
        numpy.bitwise_or(which, cell, out=which)  # withdrawn
        numpy.minimum(last, ended, out=last)
        numpy.greater(offered, last, out=one)
        numpy.multiply(which, one.view("uint8"), out=cell)  # 0: met
        numpy.greater(ended, day, out=two)
        numpy.greater(commenced, day, out=one)
        numpy.add(two.view("uint8"), 1, out=which)
        numpy.multiply(which, one.view("uint8"), out=which)
        numpy.left_shift(cell, 2, out=cell)
        numpy.add(cell, which, out=cell)
        numpy.left_shift(data["provider"][part], 4, out=key[:size], dtype="uint16", casting="unsafe")
        numpy.add(key[:size], cell, out=wide[:size], casting="unsafe")
        cells += numpy.bincount(wide[:size], minlength=PROVIDERS * 16)
    return from_cells(cells)


SQL = f"""
    SELECT provider,
           CASE WHEN offered <= least(due, {TODAY}) AND (ended IS NULL OR ended > {TODAY} OR offered <= ended) THEN 0
                WHEN ended <= least(due, {TODAY}) THEN 3
                WHEN due < {TODAY} THEN 1 ELSE 2 END AS first,
           CASE WHEN commenced <= {TODAY} THEN 0 WHEN ended <= {TODAY} THEN 1 ELSE 2 END AS second,
           count(*)
    FROM referrals JOIN due_days USING (received) GROUP BY ALL
"""


def duckdb_peer(data, due):
    """(version, work) or None where DuckDB is missing."""
    try:
        import duckdb
    except ImportError:
        return None
    base = duckdb.connect()
    base.execute("SET threads = 1")
    columns = {name: numpy.ma.masked_equal(column, NONE) if name != "provider" else column
               for name, column in data.items()}
    base.register("given", columns)
    base.execute("CREATE TABLE referrals AS SELECT * FROM given")
    base.register("days", {"received": numpy.arange(len(due), dtype="int32"), "due": due})
    base.execute("CREATE TABLE due_days AS SELECT * FROM days")

    def work():
        cells = numpy.zeros((PROVIDERS, 4, 4), dtype="int64")
        for provider, first, second, count in base.execute(SQL).fetchall():
            cells[provider, first, second] = count
        return from_cells(cells)
    return duckdb.__version__, work


def best_of(works):
    """The nanoseconds of the best of some rounds of each, taken turn by turn: of the processor, all run on one."""
    best = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS):
        for name, work in works.items():
            started = time.process_time_ns()
            work()
            best[name] = min(best[name], time.process_time_ns() - started)
    return best


def main():
    library, data = Library(), make_referrals()
    due = library.due_days(TODAY)
    works = {"ivn_levels_many": lambda: library.count(data),
             f"NumPy {numpy.__version__}, hand-tuned": lambda: numpy_count(data, due)}
    duckdb = duckdb_peer(data, due)
    if duckdb:
        works[f"DuckDB {duckdb[0]}, one thread"] = duckdb[1]
    expected = library.count(data)
    for name, work in works.items():
        if not numpy.array_equal(work(), expected):
            sys.exit(f"{name} counts otherwise")
    best = best_of(works)
    print(f"Service levels of {COUNT} referrals, {PROVIDERS} suppliers, ns a referral:")
    for name, took in best.items():
        line = f"  {name:34} {took / COUNT:8.2f}"
        if name != "ivn_levels_many":
            line += f"   {took / best['ivn_levels_many']:.1f} times ivn_levels_many"
        print(line)
    if not duckdb:
        print("  DuckDB is not installed here")


if __name__ == "__main__":
    main()
