/*
 * The government's bank-holidays file as an overlay: for the years that it covers, its list replaces that of a
 * calendar. Read in two steps: check all of it and say all that is wrong, then make the calendar.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "calendar/table.h"

#define FIRST_YEAR 1971
#define LAST_YEAR 2035
#define POINTER_SIZE 80u

/* The years from that of the first to that of the last event; none when last < first. */
typedef struct coverage {
    int32_t first, last;
} coverage;

/* The divisions that the file must hold for a calendar: one, or the three for the United Kingdom. */
static uint32_t first_division(uint32_t division)
{
    return division == IVN_DIVISION_UNITED_KINGDOM ? IVN_DIVISION_ENGLAND_AND_WALES : division;
}

static uint32_t last_division(uint32_t division)
{
    return division == IVN_DIVISION_UNITED_KINGDOM ? IVN_DIVISION_NORTHERN_IRELAND : division;
}

static const cJSON *events_of(const cJSON *file, uint32_t division)
{
    return ivni_json_member(ivni_json_member(file, ivn_division_key(division)), "events");
}

/* The day of an event; IVN_OK or what is wrong with it. */
static ivn_status event_date(const cJSON *event, ivn_date *out)
{
    const cJSON *date = ivni_json_member(event, "date");

    if (!cJSON_IsString(date))
        return IVN_ERROR_INVALID;
    return ivn_date_parse(date->valuestring, strlen(date->valuestring), out);
}

static void check_event(const cJSON *event, const char *key, int index, ivn_violations *wrong, uint8_t *years)
{
    char pointer[POINTER_SIZE];
    ivn_date day;
    ivn_status status;

    if (!cJSON_IsObject(event)) {
        snprintf(pointer, sizeof pointer, "/%s/events/%d", key, index);
        ivni_violations_add(wrong, IVN_ERROR_INVALID, -1, pointer, "an object", "an event is not an object");
        return;
    }
    if (!cJSON_IsString(ivni_json_member(event, "title"))) {
        snprintf(pointer, sizeof pointer, "/%s/events/%d/title", key, index);
        ivni_violations_add(wrong, IVN_ERROR_INVALID, -1, pointer, "a string", "the event has no title");
    }
    status = event_date(event, &day);
    if (status != IVN_OK) {
        snprintf(pointer, sizeof pointer, "/%s/events/%d/date", key, index);
        ivni_violations_add(wrong, status, -1, pointer, "a date such as \"2026-12-25\"", "not a date");
    } else if (ivni_in_table(day)) {
        int32_t year;

        ivn_date_to_ymd(day, &year, NULL, NULL);
        years[year - FIRST_YEAR] = 1;
    }
}

/* Narrows `covered` to the years that one division's events cover. */
static void check_years(const uint8_t *years, const char *key, ivn_violations *wrong, coverage *covered)
{
    char pointer[POINTER_SIZE];
    int32_t first = FIRST_YEAR, last = LAST_YEAR;

    snprintf(pointer, sizeof pointer, "/%s/events", key);
    while (first <= last && !years[first - FIRST_YEAR])
        first++;
    while (first <= last && !years[last - FIRST_YEAR])
        last--;
    if (first > last)
        ivni_violations_add(wrong, IVN_ERROR_INVALID, -1, pointer, "events in the years 1971 to 2035",
                            "the file covers no year of the calendar");
    for (int32_t year = first; year <= last; year++)
        if (!years[year - FIRST_YEAR])
            ivni_violations_add(wrong, IVN_ERROR_INVALID, -1, pointer, "events in each year from the first to the last",
                                "no event in %d, though there are some before and after", (int)year);
    covered->first = first > covered->first ? first : covered->first;
    covered->last = last < covered->last ? last : covered->last;
}

static void check_division(const cJSON *file, uint32_t division, ivn_violations *wrong, coverage *covered)
{
    const char *key = ivn_division_key(division);
    const cJSON *entry = ivni_json_member(file, key), *name = ivni_json_member(entry, "division");
    const cJSON *events = ivni_json_member(entry, "events");
    uint8_t years[LAST_YEAR - FIRST_YEAR + 1] = {0};
    char pointer[POINTER_SIZE];
    int index = 0;

    if (name != NULL && (!cJSON_IsString(name) || strcmp(name->valuestring, key) != 0)) {
        snprintf(pointer, sizeof pointer, "/%s/division", key);
        ivni_violations_add(wrong, IVN_ERROR_INVALID, -1, pointer, key, "names another division");
    }
    if (!cJSON_IsArray(events)) {
        snprintf(pointer, sizeof pointer, "/%s/events", key);
        ivni_violations_add(wrong, IVN_ERROR_INVALID, -1, pointer, "an array", "the division has no list of events");
        return;
    }
    for (const cJSON *event = events->child; event != NULL; event = event->next)
        check_event(event, key, index++, wrong, years);
    check_years(years, key, wrong, covered);
}

static ivn_status check_file(const ivn_context *context, const cJSON *file, uint32_t division, coverage *covered,
                             ivn_violations **violations, ivn_error *error)
{
    ivn_violations *wrong = ivni_violations_new(context);

    *covered = (coverage){FIRST_YEAR, LAST_YEAR};
    if (!cJSON_IsObject(file))
        ivni_violations_add(wrong, IVN_ERROR_INVALID, -1, "", "an object with a member for each division",
                            "not an object");
    else
        for (uint32_t each = first_division(division); each <= last_division(division); each++)
            check_division(file, each, wrong, covered);
    if (ivni_violations_count(wrong) == 0 && covered->first > covered->last)
        ivni_violations_add(wrong, IVN_ERROR_INVALID, -1, "", "at least one year in common",
                            "the divisions cover no year in common");
    ivni_violations_locate(wrong, file);
    return ivni_violations_finish(wrong, violations, error);
}

/* From here on the file is known to be right. */

static ivn_date first_day(coverage covered)
{
    return ivni_civil_days(covered.first, 1, 1);
}

static ivn_date last_day(coverage covered)
{
    return ivni_civil_days(covered.last, 12, 31);
}

static int covers(coverage covered, ivn_date day)
{
    return day >= first_day(covered) && day <= last_day(covered);
}

static const char *title_of(const cJSON *event)
{
    return ivni_json_member(event, "title")->valuestring;
}

static size_t title_room(const cJSON *file, const ivn_calendar *base)
{
    size_t room = base->title_bytes;

    for (uint32_t each = first_division(base->division); each <= last_division(base->division); each++)
        for (const cJSON *event = events_of(file, each)->child; event != NULL; event = event->next)
            room += ivni_title_size(title_of(event));
    return room;
}

static void keep_other_titles(ivn_calendar *calendar, const ivn_calendar *base, coverage covered)
{
    const char *title = NULL;
    ivn_date day;

    while ((title = ivni_calendar_next_title(base, title, &day)) != NULL)
        if (!covers(covered, day))
            ivni_calendar_append_title(calendar, day, title);
}

/* The same day may occur in several divisions; the first names it. */
static void add_events(ivn_calendar *calendar, const cJSON *events, coverage covered)
{
    for (const cJSON *event = events->child; event != NULL; event = event->next) {
        ivn_date day = IVN_DATE_NONE;

        event_date(event, &day);
        if (!covers(covered, day) || calendar->rank[day] == IVNI_ADD)
            continue;
        calendar->rank[day] = IVNI_ADD;
        ivni_calendar_append_title(calendar, day, title_of(event));
    }
}

static ivn_status overlay(const ivn_context *context, const ivn_calendar *base, const cJSON *file, coverage covered,
                          ivn_calendar **out, ivn_error *error)
{
    size_t room = title_room(file, base);
    ivn_calendar *calendar;

    if (sizeof *calendar + room > context->max_document_bytes)
        return ivni_fail(error, IVN_ERROR_LIMIT, "the calendar would be larger than the context allows");
    calendar = ivni_calendar_start(&context->allocator, base, room);
    if (calendar == NULL)
        return ivni_fail_memory(error);
    keep_other_titles(calendar, base, covered);
    for (ivn_date day = first_day(covered); day <= last_day(covered); day++)
        calendar->rank[day] = IVNI_REMOVE;
    for (uint32_t each = first_division(base->division); each <= last_division(base->division); each++)
        add_events(calendar, events_of(file, each), covered);
    if (last_day(covered) > calendar->horizon)
        calendar->horizon = last_day(covered);
    *out = calendar;
    return ivni_calendar_settle(calendar);
}

ivn_status ivn_calendar_from_json(const ivn_context *context, const ivn_calendar *base, const char *data, size_t size,
                                  ivn_calendar **out, ivn_violations **violations, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    coverage covered;
    cJSON *file;

    if (violations != NULL)
        *violations = NULL;
    if (status != IVN_OK)
        return status;
    if (context == NULL || base == NULL || out == NULL || (data == NULL && size > 0))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, base, data and out must not be NULL");
    status = ivni_json_read(context, data, size, &file, error);
    if (status != IVN_OK)
        return status;
    status = check_file(context, file, base->division, &covered, violations, error);
    if (status == IVN_OK)
        status = overlay(context, base, file, covered, out, error);
    cJSON_Delete(file);
    return status;
}
