"""The type hints say what the calls answer, as mypy reads them."""
import pytest

USE = '''
from datetime import date
from typing import assert_type
import numpy
from numpy.typing import NDArray
import interventions as ivn

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
services.assess({"sex": ivn.Sex.MALE}, "mentoring")
england.add("2026-08-22", 10)
'''


def test_mypy_reads_them(tmp_path):
    api = pytest.importorskip("mypy.api")
    (tmp_path / "use.py").write_text(USE)
    told, _, _ = api.run(["--strict", "--python-version", "3.11", "--cache-dir", str(tmp_path),
                          str(tmp_path / "use.py")])
    wrong = [line for line in told.splitlines() if "error:" in line]
    assert len(wrong) == 2, told
    assert 'Missing named argument "on"' in wrong[0] and "No overload variant" in wrong[1]
