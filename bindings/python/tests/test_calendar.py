"""Working days of single dates."""
import datetime
import json
from datetime import date, timezone

import pytest
from conftest import DATA, in_source_tree

import interventions as ivn


def test_a_saturday_referral_counts_from_monday(england):
    assert england.add(date(2026, 8, 22), 10) == date(2026, 9, 7)
    assert england.add(date(2026, 9, 7), -10) == date(2026, 8, 21)


@in_source_tree
def test_the_vectors_pass():
    vectors = json.loads((DATA / "working_day_vectors.json").read_text())
    calendars = {name: ivn.Calendar({"uk-any": "united-kingdom"}.get(name, name))
                 for name in {row["division"] for row in vectors["add"] + vectors["count"]}}
    checked = 0
    for row in vectors["add"]:
        if row["n"] != 0:
            start, expected = date.fromisoformat(row["date"]), date.fromisoformat(row["expected"])
            assert calendars[row["division"]].add(start, row["n"]) == expected, row
            checked += 1
    for row in vectors["count"]:
        first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
        assert calendars[row["division"]].count(first, last) == row["expected"], row
        checked += 1
    assert checked == 1605 + 198


def test_a_division_is_a_name_or_a_term():
    assert ivn.Calendar(ivn.Division.SCOTLAND).division is ivn.Division.SCOTLAND
    assert ivn.Calendar("northern-ireland").division is ivn.Division.NORTHERN_IRELAND
    assert ivn.Calendar().division is ivn.Division.ENGLAND_AND_WALES
    with pytest.raises(ivn.NotFound, match="The divisions are england-and-wales, scotland"):
        ivn.Calendar("wales")


def test_a_calendar_tells_about_its_days(england):
    assert england.is_working_day(date(2026, 11, 23)) is True
    assert england.is_working_day(date(2026, 12, 25)) is False
    assert england.holiday_name(date(2026, 12, 25)) == "Christmas Day"
    assert england.holiday_name(date(2026, 11, 23)) is None
    assert england.holiday_status(date(2026, 12, 25)) is ivn.HolidayStatus.PUBLISHED
    assert england.holiday_status(date(2026, 11, 23)) is ivn.HolidayStatus.NOT
    assert england.roll_forward(date(2026, 12, 25)) == date(2026, 12, 29)
    assert england.roll_back(date(2026, 12, 28)) == date(2026, 12, 24)
    assert england.range[0] == date(1971, 1, 1)
    assert england.range[0] < england.horizon < england.range[1]
    assert repr(england) == f"<Calendar england-and-wales, holidays published to {england.horizon}>"


def test_counting_is_the_inverse_of_adding(england):
    start = date(2026, 8, 21)
    for days in (-300, -1, 1, 10, 300):
        assert england.count(start, england.add(start, days)) == days


def test_an_overlay_adds_and_removes_holidays(england):
    mourning, christmas = date(2026, 11, 24), date(2026, 12, 25)
    changed = england.with_days(add=[mourning], remove=[christmas], published_to=date(2027, 6, 30))
    assert not changed.is_working_day(mourning) and changed.is_working_day(christmas)
    assert changed.horizon == date(2027, 6, 30)
    assert england.is_working_day(mourning) and not england.is_working_day(christmas)
    with pytest.raises(ivn.ConflictError):
        england.with_days(add=[mourning], remove=[mourning])


def government_file(day):
    events = [{"title": "A day of its own", "date": day, "notes": "", "bunting": True}]
    return json.dumps({"england-and-wales": {"division": "england-and-wales", "events": events}})


def test_the_governments_file_is_an_overlay(england):
    changed = ivn.Calendar.from_json(government_file("2030-02-05"))
    assert changed.holiday_name(date(2030, 2, 5)) == "A day of its own"
    assert changed.horizon == date(2030, 12, 31)
    again = ivn.Calendar.from_json(government_file("2031-03-05").encode(), base=changed)
    assert again.holiday_name(date(2030, 2, 5)) == "A day of its own"
    with pytest.raises(ivn.InvalidFacts) as caught:
        ivn.Calendar.from_json(government_file("2030-02-30"))
    assert "/england-and-wales/events/0/date" in {each.pointer for each in caught.value.violations}
    with pytest.raises(ivn.JsonError) as caught:
        ivn.Calendar.from_json("{,}")
    assert caught.value.offset == 1


def test_what_cannot_be_computed_is_refused(england):
    with pytest.raises(ivn.RangeError, match="The calendar runs from 1971-01-01 to"):
        england.add(date(1960, 1, 1), 1)
    with pytest.raises(ivn.RangeError):
        england.count(date(2026, 1, 1), date(2999, 1, 1))
    with pytest.raises(ivn.ArgumentError, match="0 working days have no agreed meaning"):
        england.add(date(2026, 1, 1), 0)
    with pytest.raises(TypeError):
        england.add("2026-01-01", 1)
    with pytest.raises(TypeError):
        england.is_working_day("2026-01-01")


def test_a_moment_stands_for_the_british_date(england):
    late = datetime.datetime(2026, 6, 30, 23, 30, tzinfo=timezone.utc)
    assert ivn.british_date(late) == date(2026, 7, 1)
    assert england.add(late, 1) == date(2026, 7, 2)
    for refused in (england.is_working_day, ivn.british_date):
        with pytest.raises(TypeError, match="offset from UTC"):
            refused(datetime.datetime(2026, 6, 30, 23, 30))


def test_months_and_ages():
    assert ivn.add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert ivn.years_between(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert ivn.years_between(date(2008, 2, 29), date(2026, 3, 1)) == 18
    with pytest.raises(ivn.RangeError):
        ivn.years_between(date(2026, 1, 2), date(2026, 1, 1))
