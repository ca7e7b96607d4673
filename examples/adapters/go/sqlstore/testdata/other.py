"""One command on the store in Python, for the tests in Go: other.py sqlite PLACE HOUR COMMAND. Prints the record as it
then stands; without a COMMAND all of them, by their ids."""
import datetime
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "python"))

import interventions as ivn  # noqa: E402
from sqlite_store import SqliteStore  # noqa: E402

_, _, place, hour, *command = sys.argv
store = SqliteStore(pathlib.Path(place))
cases = ivn.Caseload(store)
if command:
    now = datetime.datetime(2026, 11, 2, int(hour), tzinfo=datetime.timezone.utc)
    print(cases.do(json.loads(command[0]), ivn.Environment(now, "system")).record.to_json())
else:
    for record in cases.find():
        print(record.to_json())
store.close()
