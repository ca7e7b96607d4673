"""What README.md and the page of the manual show runs as it stands there; so does the example."""
import pathlib
import re
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT.parents[1] / "docs" / "python.md"]


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_the_blocks_of_a_page_run_one_after_the_other(page, capsys):
    blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)
    assert blocks
    names = {}
    for block in blocks:
        exec(compile(block, page.name, "exec"), names)
    # A comment behind a print is what it prints.
    told = re.findall(r"print\(.*\) +# (.*)$", "".join(blocks), re.MULTILINE)
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if line in told] == told


def printed(example):
    result = subprocess.run([sys.executable, ROOT / "examples" / example], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_example_decides_and_counts():
    told = printed("first_decision.py")
    assert "May be referred to Emotional Well-Being" in told
    assert "due in 10 working days: Monday 07 September 2026" in told
    assert "/date_of_birth" in told


def test_the_example_lives_a_referral():
    told = printed("first_referral.py")
    assert "/needs: No need has been chosen" in told and "The supplier may now: " in told
    assert re.search(r"16 Nov  Hold the supplier assessment +met$", told, re.MULTILINE)
    assert "Completed: 1 session held, 1 day of the requirement used." in told


def test_the_example_reports_service_levels():
    told = printed("service_levels.py")
    assert "Made in two halves it is the same: True" in told
    assert re.search(r"Alpha +167 of 167 offered in time, 100.0 %", told)
    assert re.search(r"all +-8.3 points", told) and "A million referrals of 120 suppliers" in told
