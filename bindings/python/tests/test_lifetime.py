"""Handles: kept while they are needed, freed afterwards, shared by threads."""
import array
import concurrent.futures
import datetime
import gc
import resource

import pytest
from conftest import ON
from life import Desk

import interventions as ivn


def peak_megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_what_is_dropped_is_freed(user):
    def use(count):
        for _ in range(count):
            ivn.Calendar("scotland").with_days(add=[ON])
            ivn.Rulebook.builtin().with_overrides([])
            ivn.ServiceUser(user).to_json()
            ivn.Catalogue.builtin().assess(user, "mentoring", on=ON)

    use(20)
    before = peak_megabytes()
    use(800)  # two calendars each, of 80 kB: 128 MB if they stayed
    gc.collect()
    assert peak_megabytes() - before < 30


def test_records_and_what_is_asked_of_them_are_freed():
    desk = Desk().live()
    body, under = desk.record.to_json(), desk.environment
    send = desk.command("send", id="7c0f5d3a-1b2e-4c4d-8e6f-000000000003")

    def use(count):
        for _ in range(count):
            record = ivn.Record.from_json(body)
            assert ivn.decide(record, send, under).replayed
            with pytest.raises(ivn.StateError):
                ivn.decide(record, {"type": "accept"}, under)
            ivn.Environment(under._given["now"], "system", busy=[(record.referral.sent, record.referral.ended)])

    use(20)
    before = peak_megabytes()
    use(800)
    gc.collect()
    assert peak_megabytes() - before < 15


def test_reports_tallies_and_caseloads_are_freed():
    desk = Desk().live()
    under, facts = desk.environment, desk.record.level_facts(desk.environment)

    def use(count):
        for _ in range(count):
            report, workload = ivn.Report(under), ivn.Workload(under, from_=ON, to=ON)
            for provider in range(20):
                report.add({"provider": f"Supplier {provider}", "is_received": True, "received": ON})
            workload.add(desk.record)
            report.add(facts)
            report.merge(ivn.Report.from_json(report.to_json(), under))
            report.compare(report)
            workload.headrooms([{"by": "total", "places": 3}])
            ivn.LevelTallies(5000).count(under, received=array.array("i", [20000] * 5000),
                                         offered_for=array.array("i", [20000] * 5000))
            cases = ivn.Caseload(ivn.MemoryStore(), under)
            cases.do({"type": "draft", "body": {"service": "mentoring", "service_user": {"reference": "X1"}}},
                     under.by("practitioner"))
            assert len(list(cases.find())) == 1 and cases.reindex()

    use(20)
    before = peak_megabytes()
    use(100)  # tallies of 720 kB each
    gc.collect()
    assert peak_megabytes() - before < 15


def test_a_report_keeps_what_it_looks_at():
    report = ivn.Report(ivn.Environment(Desk().environment._given["now"], rulebook=ivn.Rulebook.builtin(
    ).with_overrides([]), calendar=ivn.Calendar().with_days(add=[ON])))
    gc.collect()
    report.add(Desk().live().record)
    view = report.read()
    del report
    gc.collect()
    assert view.lines and view.rules[0].rule == "WB-LEVEL-ASSESSMENT"


def test_an_answer_outlives_what_it_was_made_from(user):
    catalogue = ivn.Catalogue.builtin().with_json({"services": []})
    rules = ivn.Rulebook.builtin().with_overrides([])
    answer = catalogue.assess(user, "mentoring", on=ON, rulebook=rules)
    screening = catalogue.screen([user], on=ON, rulebook=rules)
    del catalogue, rules
    gc.collect()
    assert answer.text and screening.services[0].name and screening.summary(0, 0)


def test_threads_share_one_of_each(user):
    england, services = ivn.Calendar(), ivn.Catalogue.builtin().with_json({"services": []})
    expected = services.assess_all(user, on=ON)

    def work(_):
        return (services.assess_all(user, on=ON) == expected
                and england.add(datetime.date(2026, 8, 22), 10) == datetime.date(2026, 9, 7)
                and services.find("mentoring").key == "mentoring")

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(24)))
