/*
 * The field tables of this floor: rows of the table of duties, the facts of a case, and duties as answers; and what is
 * checked between the members of each.
 */
#include <string.h>

#include "catalogue/catalogue.h"
#include "duties/duties.h"
#include "people/subjects.h"

#define KEY_MOST 100
#define NAME_MOST 300

/* --- rows --- */

static void refuse(ivn_violations *violations, const char *pointer, const char *member, const char *expected,
                   const char *message)
{
    ivni_refuse(violations, IVN_ERROR_INVALID, pointer, member, expected, message);
}

static void check_offset(const ivn_duty_row *row, const char *pointer, ivn_violations *violations)
{
    if (row->parameter == NULL && !row->value.known)
        refuse(violations, pointer, "value", "a value or the path of a parameter", "it does not say how long there is");
    if (row->parameter == NULL && row->unit == 0)
        refuse(violations, pointer, "unit", "days, working_days, weeks or months", "a value without a unit");
    if (row->unit != 0 && row->unit != IVN_UNIT_DAYS && row->unit != IVN_UNIT_WORKING_DAYS &&
        row->unit != IVN_UNIT_WEEKS && row->unit != IVN_UNIT_MONTHS)
        refuse(violations, pointer, "unit", "days, working_days, weeks or months", "not a length of time");
}

/*
 * Only what is known before it comes can be counted back from; it comes once, and is judged with what is known today.
 */
static void check_trigger(const ivn_duty_row *row, const char *pointer, ivn_violations *violations)
{
    if (row->before == IVN_YES && !ivni_is_date_ahead(row->trigger))
        refuse(violations, pointer, "before", "a trigger that is known before it comes: release, order_end",
               "nothing can be due before something that has not happened yet");
    if (row->repeats == IVN_YES && ivni_is_date_ahead(row->trigger))
        refuse(violations, pointer, "repeats", "a trigger that happens, and again", "a date ahead comes once");
    if (row->again_count > 0 && ivni_is_date_ahead(row->trigger))
        refuse(violations, pointer, "again", "none with a date ahead",
               "it is judged with what is known on the day anyhow");
}

static void check_owed(const ivn_duty_row *row, const char *pointer, ivn_violations *violations)
{
    int window = row->window == IVN_YES;

    if (!window && row->owed_by == 0)
        refuse(violations, pointer, "owed_by", "who owes it", "a duty that nobody owes");
    if (!window && row->fulfilled_by_count == 0)
        refuse(violations, pointer, "fulfilled_by", "at least one event", "a duty that nothing can fulfil");
    if (window && row->owed_by != 0)
        refuse(violations, pointer, "owed_by", "nobody", "nobody owes a window");
    if (window && (row->fulfilled_by_count > 0 || row->withdrawn_by_count > 0))
        refuse(violations, pointer, "fulfilled_by", "nothing that fulfils or withdraws it",
               "a window opens and closes");
}

static void check_list(const uint32_t *codes, uint32_t count, const char *member, const char *pointer,
                       ivn_violations *violations)
{
    if (count > IVN_MOST_DUTY_EVENTS)
        ivni_refuse(violations, IVN_ERROR_LIMIT, pointer, member, "at most 16 events", "too many events");
    for (uint32_t i = 0; i < count; i++) {
        if (ivni_is_date_ahead(codes[i])) {
            refuse(violations, pointer, member, "events that happen", "a date ahead is nothing that was done");
            return;
        }
    }
}

/* Whom it is for is asked of the person: another service's answer would be a decision of its own. */
static void check_criteria(const ivn_duty_row *row, const char *pointer, ivn_violations *violations)
{
    if (row->criterion_count > IVN_MOST_CRITERIA)
        ivni_refuse(violations, IVN_ERROR_LIMIT, pointer, "criteria", "at most 64 criteria", "too many criteria");
    for (uint32_t i = 0; i < row->criterion_count; i++) {
        if (row->criteria[i]->subject == IVN_SUBJECT_ELIGIBLE_FOR) {
            refuse(violations, pointer, "criteria", "subjects of the person", "a duty cannot ask for eligibility");
            return;
        }
    }
}

static void check_row(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_duty_row *row = value;

    check_offset(row, pointer, violations);
    check_trigger(row, pointer, violations);
    check_owed(row, pointer, violations);
    check_criteria(row, pointer, violations);
    check_list(row->again, row->again_count, "again", pointer, violations);
    check_list(row->fulfilled_by, row->fulfilled_by_count, "fulfilled_by", pointer, violations);
    check_list(row->withdrawn_by, row->withdrawn_by_count, "withdrawn_by", pointer, violations);
}

static const ivni_field ivni_duty_row_table_rows[] = {
    IVNI_ROW_SIZE(ivn_duty_row),
    IVNI_ROW_CODE(ivn_duty_row, owed_by, OWED_BY, 0, "who owes it; nobody owes a window"),
    IVNI_ROW_TEXT(ivn_duty_row, key, KEY_MOST, IVNI_REQUIRED | IVNI_KEY, "unique in its table"),
    IVNI_ROW_TEXT(ivn_duty_row, title, NAME_MOST, IVNI_REQUIRED, "in a few words"),
    IVNI_ROW_FLAG(ivn_duty_row, window, 0, "a window between the trigger and the offset from it"),
    IVNI_ROW_CODE(ivn_duty_row, trigger, EVENT, IVNI_REQUIRED, "what it counts from"),
    IVNI_ROW_FLAG(ivn_duty_row, before, 0, "so long before the trigger; otherwise after it"),
    IVNI_ROW_FLAG(ivn_duty_row, repeats, 0, "a duty for each number of the trigger"),
    IVNI_ROW_NUMBER(ivn_duty_row, value, 0, IVN_MOST_DUTY_OFFSET, 0, "how long, where no parameter says it"),
    IVNI_ROW_TEXT(ivn_duty_row, parameter, 200, 0, "RULE/name of the rulebook; goes before the value"),
    IVNI_ROW_CODE(ivn_duty_row, unit, UNIT, 0, "days, working_days, weeks or months; left out: that of the parameter"),
    IVNI_ROW_COUNT(ivn_duty_row, kind_count),
    IVNI_ROW_CODES(ivn_duty_row, kinds, kind_count, KIND, 0, "kinds of service it is for; none: all"),
    IVNI_ROW_LIST(ivn_duty_row, criteria, criterion_count, ivn_criterion, ivni_criterion_table, 0, "for whom"),
    IVNI_ROW_COUNT(ivn_duty_row, criterion_count),
    IVNI_ROW_COUNT(ivn_duty_row, again_count),
    IVNI_ROW_CODES(ivn_duty_row, again, again_count, EVENT, 0, "after which it is judged again"),
    IVNI_ROW_CODES(ivn_duty_row, fulfilled_by, fulfilled_by_count, EVENT, 0, "the first of which meets it"),
    IVNI_ROW_COUNT(ivn_duty_row, fulfilled_by_count),
    IVNI_ROW_COUNT(ivn_duty_row, withdrawn_by_count),
    IVNI_ROW_CODES(ivn_duty_row, withdrawn_by, withdrawn_by_count, EVENT, 0, "with which it falls away"),
    IVNI_ROW_TEXT(ivn_duty_row, rule, KEY_MOST, IVNI_REQUIRED, "code of the rule"),
    IVNI_ROW_TEXT(ivn_duty_row, edition, NAME_MOST, 0, "the document, where the rule is one's own"),
    IVNI_ROW_TEXT(ivn_duty_row, section, NAME_MOST, 0, "where the document says so"),
};
IVNI_TABLE_OF_VALUES(ivni_duty_row_table, "duty_row", ivn_duty_row, "a duty, or a window", check_row, NULL);

static void check_rows(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_duty_rows *rows = value;

    if (rows->row_count > IVN_MOST_DUTY_ROWS) {
        ivni_refuse(violations, IVN_ERROR_LIMIT, pointer, "rows", "at most 200 rows", "too many rows");
        return;
    }
    for (uint32_t i = 0; i < rows->row_count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if (strcmp(rows->rows[i]->key, rows->rows[j]->key) == 0) {
                ivni_violations_add(violations, IVN_ERROR_CONFLICT, -1, pointer, "a key of its own for each row",
                                    "row %u has the key of another", (unsigned)i);
                break;
            }
        }
    }
}

static const ivni_field ivni_duty_rows_table_rows[] = {
    IVNI_ROW_SIZE(ivn_duty_rows),
    IVNI_ROW_COUNT(ivn_duty_rows, row_count),
    IVNI_ROW_LIST(ivn_duty_rows, rows, row_count, ivn_duty_row, ivni_duty_row_table, 0, "the duties, in their order"),
};
IVNI_TABLE(ivni_duty_rows_table, "duties", ivn_duty_rows, "a table of duties", check_rows);

/* --- cases --- */

static void check_event(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_case_event *event = value;

    if (event->day.known == event->at.known)
        refuse(violations, pointer, "day", "a day or an instant", "either day or at, not both");
}

static const ivni_field ivni_case_event_table_rows[] = {
    IVNI_ROW_SIZE(ivn_case_event),
    IVNI_ROW_CODE(ivn_case_event, event, EVENT, IVNI_REQUIRED, "what happened"),
    IVNI_ROW_DATE(ivn_case_event, day, 0, "the day"),
    IVNI_ROW_MOMENT(ivn_case_event, at, 0, "the instant, of which the British date counts"),
    IVNI_ROW_DATE(ivn_case_event, release, IVNI_PERSONAL, "the release date as known from then on"),
    IVNI_ROW_FLAG(ivn_case_event, in_custody, IVNI_PERSONAL, "in custody from then on"),
    IVNI_ROW_ORDINAL(ivn_case_event, number, 100000, 0, "which one, such as the number of the session"),
};
IVNI_TABLE(ivni_case_event_table, "case_event", ivn_case_event, "something that happened, or a date ahead",
           check_event);

static void check_case(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_case_facts *facts = value;

    if (facts->event_count > IVN_MOST_CASE_EVENTS)
        ivni_refuse(violations, IVN_ERROR_LIMIT, pointer, "events", "at most 2000 events", "too many events");
}

static const ivni_field ivni_case_facts_table_rows[] = {
    IVNI_ROW_SIZE(ivn_case_facts),
    IVNI_ROW_CODE(ivn_case_facts, kind, KIND, 0, "kind of the service"),
    IVNI_ROW_STRUCT(ivn_case_facts, service_user, ivn_service_user, ivni_service_user_table, 0, "the person"),
    IVNI_ROW_LIST(ivn_case_facts, events, event_count, ivn_case_event, ivni_case_event_table, 0, "what happened"),
    IVNI_ROW_COUNT(ivn_case_facts, event_count),
    IVNI_ROW_RESERVED(ivn_case_facts, reserved),
};
IVNI_TABLE(ivni_case_facts_table, "case", ivn_case_facts, "what is known of a case", check_case);

/* --- answers --- */

static const ivni_field ivni_duty_table_rows[] = {
    IVNI_ROW_SIZE(ivn_duty),
    IVNI_ROW_CODE(ivn_duty, state, DUTY_STATE, 0, "where it stands"),
    IVNI_ROW_TEXT(ivn_duty, key, 0, 0, "key of the row"),
    IVNI_ROW_TEXT(ivn_duty, title, 0, 0, "in a few words"),
    IVNI_ROW_CODE(ivn_duty, owed_by, OWED_BY, 0, "who owes it; absent: a window"),
    IVNI_ROW_CODE(ivn_duty, trigger, EVENT, 0, "what it counts from"),
    IVNI_ROW_ORDINAL(ivn_duty, number, 100000, 0, "number of the trigger"),
    IVNI_ROW_FLAG(ivn_duty, late, 0, "done late, or overdue"),
    IVNI_ROW_FLAG(ivn_duty, provisional, 0, "due past the last published holiday"),
    IVNI_ROW_RESERVED(ivn_duty, reserved),
    IVNI_ROW_DATE(ivn_duty, triggered, 0, "the day it counts from"),
    IVNI_ROW_DATE(ivn_duty, due, 0, "the last day on which it is done in time"),
    IVNI_ROW_DATE(ivn_duty, opens, 0, "first day of a window"),
    IVNI_ROW_DATE(ivn_duty, closes, 0, "last day of a window"),
    IVNI_ROW_DATE(ivn_duty, met, 0, "the day it was done"),
    IVNI_ROW_DATE(ivn_duty, withdrawn, 0, "the day it fell away"),
    IVNI_ROW_NUMBER(ivn_duty, working_days, 0, 0, 0, "working days late; negative: early"),
    IVNI_ROW_TEXT(ivn_duty, rule, 0, 0, "code of the rule"),
    IVNI_ROW_TEXT(ivn_duty, edition, 0, 0, "key of the edition"),
    IVNI_ROW_TEXT(ivn_duty, reason, 0, 0, "one sentence"),
    IVNI_ROW_TEXT(ivn_duty, source, 0, 0, "document and section"),
    IVNI_ROW_TEXT(ivn_duty, missing, 0, 0, "where to find out what it depends on"),
};
IVNI_TABLE(ivni_duty_table, "duty", ivn_duty, "a duty of a case, and where it stands", NULL);

static const ivni_field ivni_duties_table_rows[] = {
    IVNI_ROW_SIZE(ivn_duties_view),
    IVNI_ROW_COUNT(ivn_duties_view, count),
    IVNI_ROW_LIST(ivn_duties_view, duties, count, ivn_duty, ivni_duty_table, 0, "in the order of the table"),
    IVNI_ROW_DATE(ivn_duties_view, day, 0, "the day they were asked for"),
};
IVNI_TABLE(ivni_duties_table, "duties_of_a_case", ivn_duties_view, "the duties of a case on a day", NULL);
