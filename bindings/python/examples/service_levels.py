"""A quarter's service levels: of referrals of one's own system, by supplier, under another rulebook, and by the million."""
import random
from datetime import date, datetime, timedelta, timezone

import interventions as ivn

TODAY = ivn.Environment(datetime(2026, 11, 30, 9, tzinfo=timezone.utc))
QUARTER = {"from_": date(2026, 9, 1), "to": date(2026, 11, 30)}


def invent(count):
    """Referrals as a host's own system may have them; three suppliers, of whom one is slow."""
    chance = random.Random(2026)
    for number in range(count):
        provider = chance.choice(["Alpha", "Beta", "Gamma"])
        received = date(2026, 8, 15) + timedelta(days=chance.randrange(105))
        referral = {"referral": f"R{number}", "provider": provider, "needs": ["emotional"], "is_received": True,
                    "received": received, "is_offered": False, "is_commenced": False, "is_ended": False}
        offered = received + timedelta(days=chance.randrange(25 if provider == "Gamma" else 13))
        if offered <= date(2026, 11, 30):
            referral |= {"is_offered": True, "first_offered": offered}
        yield referral


def report_of(referrals, environment):
    report = ivn.Report(environment, **QUARTER)
    for each in referrals:
        report.add(each)
    return report


def show(report):
    view = report.read()
    for key, line in {"all": view.total, **view.by("provider")}.items():
        tally = line.offered.tally
        print(f"    {key:6} {line.offered.numerator:3} of {line.offered.denominator:3} offered in time, "
              f"{line.offered.percent:5.1f} %  ({tally.not_due} not yet due)")


def main():
    referrals = list(invent(600))
    print("One of them:")
    for level in ivn.levels_of(referrals[1], TODAY):
        print(f"    {level.title}: {level.attainment.title}. {level.reason}")

    report = report_of(referrals, TODAY)
    print("The quarter:")
    show(report)

    halves = [report_of(referrals[start::2], TODAY) for start in (0, 1)]  # as two machines would
    halves[0].merge(ivn.Report.from_json(halves[1].to_json(), TODAY))
    print(f"Made in two halves it is the same: {halves[0].to_json() == report.to_json()}")

    eight = ivn.Rulebook.builtin().with_overrides([
        {"rule": "WB-LEVEL-ASSESSMENT", "parameter": "working_days", "value": 8, "source": "What if"}])
    other = report_of(referrals, ivn.Environment(datetime(2026, 11, 30, 9, tzinfo=timezone.utc), rulebook=eight))
    print("With eight working days instead of ten:")
    for pair in report.compare(other).pairs:
        if pair.by in (ivn.Grouping.TOTAL, ivn.Grouping.PROVIDER):
            print(f"    {pair.key or 'all':6} {pair.offered_change / 10:+5.1f} points")
    show_columns()


def show_columns():
    try:
        import numpy
    except ImportError:
        return
    chance = numpy.random.default_rng(2026)
    received = numpy.datetime64("2026-01-01", "D") + chance.integers(0, 330, 1_000_000)
    offered = received + chance.integers(0, 17, 1_000_000)
    tallies = ivn.LevelTallies(groups=120, levels=["assessment_offered"])
    tallies.count(TODAY, received=received, first_offered=offered, group=chance.integers(0, 120, 1_000_000).astype("u1"))
    shares = [tallies.figure("assessment_offered", TODAY, group).percent for group in range(len(tallies))]
    print(f"A million referrals of 120 suppliers: {min(shares)} to {max(shares)} % offered in time")


if __name__ == "__main__":
    main()
