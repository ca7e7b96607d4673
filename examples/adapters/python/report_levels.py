"""Service levels of all referrals in a SQLite file, by supplier: of one that keep_cases.py wrote, or casework.

    python report_levels.py FILE [DAY]
"""
import datetime
import sys

import interventions as ivn
from sqlite_store import SqliteStore


def shown(figure: ivn.LevelFigure) -> str:
    percent = "" if figure.percent is None else f"{figure.percent:.1f} %"
    return f"{figure.numerator:6} of {figure.denominator:5} {percent:>8}"


def show(path: str, day: datetime.date) -> None:
    store = SqliteStore(path)
    at = datetime.datetime.combine(day, datetime.time(12), datetime.timezone.utc)
    report = ivn.Report(ivn.Environment(at, "system"))
    for record in ivn.Caseload(store).find(page=500):
        report.add(record)
    store.close()
    view = report.read()
    print(f"{view.referrals} referrals received by {view.day}")
    print(f"{'':24}{'first offer in time':>24}{'commencement attended':>24}")
    for name, line in {"all": view.total, **view.by("provider")}.items():
        print(f"{name or '(no supplier)':24}{shown(line.offered):>24}{shown(line.commencement):>24}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    show(sys.argv[1], datetime.date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else datetime.date.today())
