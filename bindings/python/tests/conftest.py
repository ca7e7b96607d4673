"""What several test files start from. All run against the installed package."""
import datetime
import pathlib
import signal

import pytest

import interventions as ivn

# The library's own test data, where the tests stand in its source tree.
DATA = pathlib.Path(__file__).resolve().parents[3] / "tests" / "data"
in_source_tree = pytest.mark.skipif(not DATA.is_dir(), reason="not in the source tree of the library")

ON = datetime.date(2026, 11, 23)


@pytest.fixture(scope="session")
def england():
    return ivn.Calendar("england-and-wales")


@pytest.fixture(scope="session")
def services():
    return ivn.Catalogue.builtin()


@pytest.fixture(scope="session")
def rules():
    return ivn.Rulebook.builtin()


@pytest.fixture
def user():
    return {"sex": "male", "date_of_birth": datetime.date(1990, 4, 2),
            "sentences": [{"basis": "community_order", "rehabilitation_activity": True}]}


@pytest.fixture
def keyboard():
    """Interrupts count, also where a shell has started the tests in the background and so has them ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
