"""The type hints say what the calls answer, as mypy reads them."""
import pytest

USE = '''
from datetime import date, datetime, timezone
from typing import assert_type
import numpy
from numpy.typing import NDArray
import interventions as ivn
from interventions import conformance

england, services = ivn.Calendar(), ivn.Catalogue.builtin()
dates: NDArray[numpy.datetime64] = numpy.array(["2026-08-22"], dtype="M8[D]")
assert_type(england.add(date(2026, 8, 22), 10), date)
assert_type(england.add(dates, 10), NDArray[numpy.datetime64])
assert_type(england.count(date(2026, 8, 22), date(2026, 9, 7)), int)
assert_type(england.count(dates, dates), NDArray[numpy.int32])
answer = services.assess({"sex": ivn.Sex.MALE}, "mentoring", on=date(2026, 11, 23))
assert_type(answer.summary, ivn.Summary)
assert_type(answer.findings, tuple[ivn.Finding, ...])
assert_type(answer.findings[0].outcome, bool | None)
assert_type(ivn.Need.printed("Emotional Management"), ivn.Need)
assert_type(ivn.Need("emotional").title, str)


class Own:
    def load(self, kind: int, id: bytes) -> tuple[int, bytes] | None:
        return None

    def commit(self, batch: ivn.Batch) -> None:
        assert_type(batch.keys, tuple[ivn.IndexKey, ...])
        raise ivn.Conflict(batch.expected + 1)

    def find(self, query: ivn.Query) -> list[ivn.Found]:
        assert_type(query.after, tuple[bytes, bytes] | None)
        return []


class Partly:
    def load(self, kind: int, id: bytes) -> tuple[int, bytes] | None:
        return None


cases = ivn.Caseload(Own())
ivn.Caseload(ivn.MemoryStore())
assert_type(cases.do({"type": "draft"}, ivn.Environment(datetime.now(timezone.utc))), ivn.Change)
assert_type(next(cases.find("phase", "draft")), ivn.Record)
assert_type(next(cases.due(date(2026, 11, 23))).duty, ivn.Duty)
report = ivn.Report(ivn.Environment(datetime.now(timezone.utc)))
assert_type(report.read().total.offered.tenths, int | None)
assert_type(report.read().by("provider"), dict[str, ivn.ReportLine])
report.add(cases.get("x"))
report.merge(ivn.Workload(ivn.Environment(datetime.now(timezone.utc)), from_=date(2026, 11, 1), to=date(2026, 11, 1)))
conformance.run(Own, conformance.cases()[0])
ivn.Caseload(Partly())
services.assess({"sex": ivn.Sex.MALE}, "mentoring")
england.add("2026-08-22", 10)
'''


def test_mypy_reads_them(tmp_path):
    api = pytest.importorskip("mypy.api")
    (tmp_path / "use.py").write_text(USE)
    told, _, _ = api.run(["--strict", "--python-version", "3.11", "--cache-dir", str(tmp_path),
                          str(tmp_path / "use.py")])
    wrong = [line for line in told.splitlines() if "error:" in line]
    assert len(wrong) == 4, told
    assert 'expected "Report"' in wrong[0] and 'expected "Store"' in wrong[1]
    assert 'Missing named argument "on"' in wrong[2] and "No overload variant" in wrong[3]
