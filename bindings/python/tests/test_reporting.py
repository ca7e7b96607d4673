"""Service levels of one referral and of many: reports, workloads, side by side."""
import collections
import dataclasses
import datetime
import itertools
import json
import random
import threading

import pytest
from life import Desk, at

import interventions as ivn

NOW = ivn.Environment(at("2026-11-30T09:00"), "system")
DAY = datetime.date(2026, 11, 30)


def later(day, days):
    return day + datetime.timedelta(days=days)


def referral(chance):
    """Facts of a referral as a host may have them: some days, some flags, some of it not known."""
    received = later(datetime.date(2026, 8, 1), chance.randrange(130))
    facts = {"kind": "commissioned_service", "provider": chance.choice(["Alpha", "Beta"]), "is_received": True,
             "contract": chance.choice(["east", "west"]), "area": chance.choice(["southend", None]),
             "needs": chance.sample(["emotional", "accommodation", "finance"], chance.randrange(3)),
             "larger": chance.choice([True, False, None]), "received": received}
    for name, flag, most in (("first_offered", "is_offered", 25), ("commenced", "is_commenced", 40),
                             ("ended", "is_ended", 90)):
        told = chance.random()
        if told < 0.6:
            facts |= {flag: True, name: later(received, chance.randrange(most))}
        elif told < 0.95:
            facts[flag] = False
    if "first_offered" in facts:
        facts["offered_for"] = later(facts["first_offered"], chance.randrange(20))
    if facts["larger"] and "ended" in facts and chance.random() < 0.7:
        facts |= {"outcome_score": chance.randrange(5), "outcomes": 2}
    return {name: value for name, value in facts.items() if value is not None}


@pytest.fixture
def many():
    chance = random.Random(26)
    return [referral(chance) for _ in range(300)]


def report_of(referrals, environment=NOW, **period):
    made = ivn.Report(environment, **period)
    for each in referrals:
        made.add(each)
    return made


# ---- One referral

def test_levels_of_a_referral_tell_where_it_stands_and_why():
    offered, offered_for, commenced = ivn.levels_of(
        {"referral": "R1", "is_received": True, "received": datetime.date(2026, 11, 2), "is_offered": False,
         "is_commenced": False, "is_ended": False}, NOW)
    assert offered.level is ivn.ServiceLevel.ASSESSMENT_OFFERED and offered.attainment is ivn.Attainment.MISSED
    assert (offered.due, offered.done, offered.counted) == (datetime.date(2026, 11, 16), None, True)
    assert "no offer by then" in offered.reason and offered.rule == "WB-LEVEL-ASSESSMENT" and offered.source
    assert offered_for.attainment is ivn.Attainment.MISSED
    assert commenced.attainment is ivn.Attainment.NOT_DUE and commenced.due is None


def test_a_record_has_levels_as_its_facts_have():
    desk = Desk().live()
    facts = desk.record.level_facts(desk.environment)
    assert json.loads(facts.to_json())["first_offered"] == "2026-11-03"
    assert desk.record.levels(desk.environment) == ivn.levels_of(facts, desk.environment)
    assert [level.attainment for level in desk.record.levels(desk.environment)] == [ivn.Attainment.MET] * 3


def test_facts_that_are_wrong_are_told_with_their_pointer():
    with pytest.raises(ivn.InvalidFacts) as told:
        ivn.levels_of({"is_received": "perhaps", "needs": ["happiness"]}, NOW)
    assert [violation.pointer for violation in told.value.violations] == ["/is_received", "/needs/0"]


def test_a_share_is_exact_and_rounded_half_up():
    assert [ivn.share(*each) for each in [(1, 3), (2, 3), (1, 2000), (1, 2001), (0, 7), (7, 7), (0, 0)]] \
        == [333, 667, 1, 0, 0, 1000, None]
    with pytest.raises(ivn.RangeError):
        ivn.share(2, 1)


def test_a_figure_goes_by_the_rule_of_what_counts():
    tally = ivn.LevelTally(met=8, missed=1, withdrawn=1, not_known=3, not_due=5)
    figure = ivn.level_figure("assessment_offered", tally, NOW)
    assert (figure.numerator, figure.denominator, figure.tenths, figure.percent) == (8, 9, 889, 88.9)
    assert figure.tally == tally and figure.reached is None
    rules = ivn.Rulebook.builtin().with_overrides([
        {"rule": "WB-COUNT-ASSESSMENT", "parameter": "withdrawn", "value": 1, "source": "Contract 7"},
        {"rule": "WB-COUNT-ASSESSMENT", "parameter": "percent", "value": 80, "source": "Contract 7"}])
    figure = ivn.level_figure("assessment_offered", {"met": 8, "missed": 1, "withdrawn": 1},
                              ivn.Environment(at("2026-11-30T09:00"), rulebook=rules))
    assert (figure.denominator, figure.percent, figure.reached) == (10, 80.0, True)


# ---- A report

def test_a_report_counts_what_each_referral_comes_to(many):
    view = report_of(many).read()
    received = [facts for facts in many if facts["received"] <= DAY]
    counted = collections.Counter(
        (key, level.level, level.attainment.value)
        for facts in received for key in ("", facts["provider"]) for level in ivn.levels_of(facts, NOW))
    assert view.referrals == view.total.referrals == len(received) and view.not_received == len(many) - len(received)
    for key, line in {"": view.total, **view.by("provider")}.items():
        for figure in (line.offered, line.offered_for, line.commencement):
            told = {each.name: getattr(figure.tally, each.name) for each in dataclasses.fields(figure.tally)}
            assert told == {name: counted[key, figure.level, name] for name in told}
            assert figure.tenths == ivn.share(figure.numerator, figure.denominator)
    assert sum(line.referrals for line in view.by("month").values()) == view.referrals
    assert set(view.by(ivn.Grouping.NEED)) == {"emotional", "accommodation", "finance", ""}
    assert view.day == view.to == DAY and view.from_ is None
    assert [rule.working_days for rule in view.rules] == [10, 10, None]
    quality = view.total.quality
    larger = [facts for facts in received if facts.get("larger")]
    assert quality.referrals == len(larger) and quality.score == sum(facts.get("outcome_score", 0) for facts in larger)
    assert quality.score_tenths == ivn.share(quality.score, quality.most)


def test_a_report_is_of_a_period_with_both_ends(many):
    first, last = datetime.date(2026, 9, 1), datetime.date(2026, 9, 30)
    view = report_of(many, from_=first, to=last).read()
    within = [facts for facts in many if first <= facts["received"] <= last]
    assert (view.from_, view.to, view.referrals) == (first, last, len(within)) and within
    assert view.outside + view.not_received == len(many) - len(within)
    assert list(view.by("month")) == ["2026-09"]
    with pytest.raises(ivn.RangeError):
        ivn.Report(NOW, from_=last, to=first)


@pytest.mark.parametrize("seed", range(20))
def test_parts_come_to_the_same_as_the_whole_in_any_order(many, seed):
    chance = random.Random(seed)
    whole, parts = report_of(many), [[] for _ in range(chance.randrange(2, 7))]
    for facts in many:
        chance.choice(parts).append(facts)
    made = [report_of(part) for part in parts] + [ivn.Report(NOW)]
    while len(made) > 1:
        one, other = chance.sample(made, 2)
        told = other.to_json()
        one.merge(other)
        assert other.to_json() == told
        made.remove(other)
    assert made[0].to_json() == whole.to_json() and made[0].read() == whole.read()


def test_reports_of_other_days_or_rules_are_not_merged(many):
    report = report_of(many)
    told = report.to_json()
    for other in (ivn.Report(ivn.Environment(at("2026-12-01T09:00"))), ivn.Report(NOW, from_=DAY)):
        with pytest.raises(ivn.ConflictError):
            report.merge(other)
    with pytest.raises(TypeError, match="a Report takes no Workload"):
        report.merge(ivn.Workload(NOW, from_=DAY, to=DAY))
    assert report.to_json() == told


def test_a_report_is_read_from_its_json_elsewhere_and_merged(many):
    sent = [report_of(many[start::3]).to_json() for start in range(3)]
    received = [ivn.Report.from_json(each, NOW) for each in (sent[0], sent[1].encode(), sent[2])]
    received[0].merge(received[1])
    received[0].merge(received[2])
    received[0].add(many[0])
    assert received[0].to_json() == report_of([*many, many[0]]).to_json()
    with pytest.raises(ivn.ConflictError):
        ivn.Report.from_json(sent[0], ivn.Environment(at("2026-12-01T09:00")))
    with pytest.raises(ivn.InvalidFacts):
        ivn.Report.from_json(sent[0].replace('"met":', '"met":1'), NOW)
    with pytest.raises(ivn.JsonError):
        ivn.Report.from_json(b"{", NOW)


def test_records_are_added_as_they_are():
    desk, report = Desk().live(), ivn.Report(NOW)
    report.add(desk.record)
    report.add(desk.record.level_facts(NOW))
    report.add(desk.record.level_facts(NOW).to_json().encode())
    assert report.read().total.offered.tally == ivn.LevelTally(met=3)
    assert list(report.read().by("provider")) == ["A Supplier"]
    assert repr(report) == "<Report of 3 referrals>"


def test_what_is_wrong_leaves_a_report_as_it_was(many):
    report = report_of(many)
    told = report.to_json()
    with pytest.raises(ivn.InvalidFacts):
        report.add({"is_received": True, "outcomes": 0})
    with pytest.raises(ivn.InvalidFacts):
        report.add({"is_received": False, "received": DAY})
    assert report.to_json() == told


def test_what_if_is_two_reports_side_by_side(many):
    shorter = ivn.Rulebook.builtin().with_overrides([
        {"rule": "WB-LEVEL-ASSESSMENT", "parameter": "working_days", "value": 5, "source": "Contract 7"}])
    other = report_of(many, ivn.Environment(at("2026-11-30T09:00"), "system", rulebook=shorter))
    report = report_of([*many, {"provider": "Gamma", "is_received": True, "received": DAY}])
    pairs = report.compare(other)
    assert pairs.a == report.read() and pairs.b == other.read()
    total, by = pairs.pairs[0], {(pair.by, pair.key): pair for pair in pairs.pairs}
    assert total.offered_change == total.b.offered.tenths - total.a.offered.tenths < 0 and total.same is False
    assert total.commencement_change == 0
    gamma = by[ivn.Grouping.PROVIDER, "Gamma"]
    assert gamma.b is None and gamma.a.referrals == 1 and gamma.offered_change is None
    assert all(pair.same for pair in report.compare(report).pairs)


def test_threads_share_a_report_and_merge_each_other(many):
    reports = [ivn.Report(NOW), ivn.Report(NOW)]

    def work(part):
        for facts in part:
            reports[0].add(facts)
        for one, other in itertools.permutations(reports):
            one.compare(other)

    threads = [threading.Thread(target=work, args=(many[start::4],)) for start in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert reports[0].to_json() == report_of(many).to_json()
    reports[1].merge(reports[0])
    reports[1].merge(reports[1])
    assert reports[1].to_json() == report_of([*many, *many]).to_json()


# ---- How much there is to do

def workload_of(referrals, environment=NOW):
    made = ivn.Workload(environment, from_=datetime.date(2026, 8, 1), to=datetime.date(2026, 12, 31))
    for each in referrals:
        made.add(each)
    return made


def test_a_workload_tells_what_is_open_and_what_falls_due(many):
    sure = [facts for facts in many if "is_ended" in facts and "is_offered" in facts and facts["received"] <= DAY]
    view = workload_of(sure).read()
    open_now = [facts for facts in sure if facts.get("ended", later(DAY, 1)) > DAY]
    assert view.referrals == len(sure) and view.lines[0].by is ivn.Grouping.TOTAL
    total = view.lines[0]
    assert total.open == len(open_now) <= total.most_open
    assert [month.month for month in total.months] == ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]
    assert sum(month.received for month in total.months) == len(sure)
    assert sum(day.due for day in total.days if day.day >= DAY) == total.waiting
    assert (view.from_, view.to, view.day) == (datetime.date(2026, 8, 1), datetime.date(2026, 12, 31), DAY)


def test_workloads_merge_and_are_held_against_what_there_is_room_for(many):
    whole, one, other = workload_of(many), workload_of(many[:100]), workload_of(many[100:])
    one.merge(other)
    assert one.to_json() == whole.to_json() and repr(one).startswith("<Workload of ")
    [room] = whole.headrooms([{"by": "provider", "key": "Alpha", "places": 3, "offers": 1}])
    line = next(line for line in whole.read().lines if line.by is ivn.Grouping.PROVIDER and line.key == "Alpha")
    assert (room.by, room.open, room.places, room.room) == (ivn.Grouping.PROVIDER, line.open, 3, 3 - line.open)
    assert room.days_over > 0 and room.over_on >= datetime.date(2026, 8, 1)
    assert whole.headrooms(ivn.Capacities({"capacities": []})) == ()
    with pytest.raises(ivn.InvalidFacts):
        whole.headrooms([{"by": "month", "key": "2026-11", "places": 3}])
    with pytest.raises(ivn.RangeError):
        ivn.Workload(NOW, from_=datetime.date(2020, 1, 1), to=DAY)
