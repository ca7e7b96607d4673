/*
 * The engine of guards: the table that tells of each guard who asks and by which rule, how a refusal is written down,
 * and the order in which they are asked. Serves decisions, the replay of stored records and what may come next.
 */
#include "casework/guards.h"

#include <string.h>

#include "rulebook/rulebook.h"

/*
 * ROW(guard, function, rules): asked while deciding. BY_RULE(guard, function, rule, rules): the same, unless the rule
 * is not in force. OF_RECORD(guard, function, rules): of a stored record too, where record and body say all, and then
 * without the rules.
 */
#define ROW(guard_, asks_, rules_) [IVN_GUARD_##guard_] = {IVN_GUARD_##guard_, ivni_guard_##asks_, "", 0, rules_}
#define BY_RULE(guard_, asks_, rule_, rules_)                                                                          \
    [IVN_GUARD_##guard_] = {IVN_GUARD_##guard_, ivni_guard_##asks_, rule_, 0, rules_}
#define OF_RECORD(guard_, asks_, rules_) [IVN_GUARD_##guard_] = {IVN_GUARD_##guard_, ivni_guard_##asks_, "", 1, rules_}

static const ivni_guard_row rows[] = {
    OF_RECORD(PHASE, phase, ""),
    OF_RECORD(ROLE, role, ""),
    OF_RECORD(NOT_AHEAD, not_ahead, ""),
    OF_RECORD(NOT_BEFORE, not_before, ""),
    ROW(ROOM, room, ""),

    OF_RECORD(SAME_PERSON, same_person, ""),
    ROW(DATES_AHEAD, dates_ahead, "RM-DEADLINE RM-ENFORCEABLE-DAYS"),
    ROW(NEEDS_OF_SERVICE, needs_of_service, ""),
    ROW(COMPLETE, complete, "RM-COMPLETE"),
    ROW(ELIGIBLE, eligible, ""), /* and the rules of the criteria */
    BY_RULE(NOTHING_APPROVED, nothing_approved, "RM-NEEDS-FROZEN", ""),
    BY_RULE(RELEASE_EXPECTED, release_expected, "RM-RELEASE", ""),

    OF_RECORD(APPOINTMENT_KNOWN, appointment_known, ""),
    OF_RECORD(APPOINTMENT_CURRENT, appointment_current, ""),
    OF_RECORD(APPOINTMENT_OPEN, appointment_open, ""),
    OF_RECORD(APPOINTMENT_MISSED, appointment_missed, ""),
    OF_RECORD(APPOINTMENT_IN_ORDER, appointment_in_order, "RM-APPOINTMENT-ORDER"),
    OF_RECORD(APPOINTMENT_TIME, appointment_time,
              "RM-APPOINTMENT-EARLIEST RM-APPOINTMENT-LATEST RM-APPOINTMENT-LENGTH"),
    ROW(APPOINTMENT_PLACE, appointment_place, "RM-ASSESSMENT-ONE-TO-ONE RM-PLACE-ADDRESS RM-PLACE-OFFICE"),
    BY_RULE(NO_CLASH, no_clash, "RM-CLASH", ""),
    ROW(PRE_RELEASE, pre_release, "WB-ENFORCEABLE WB-PRE-RELEASE WB-PRE-RELEASE-LICENCE WB-PRE-RELEASE-SESSIONS"),
    ROW(GATE, gate, "WB-GATE WB-GATE-ELSEWHERE"),
    ROW(LIAISON_FIRST, liaison_first, "WB-FAMILY-LIAISON"),
    BY_RULE(PLAN_APPROVED, plan_approved, "RM-PLAN-APPROVED", ""),

    OF_RECORD(APPOINTMENT_PAST, appointment_past, ""),
    OF_RECORD(FEEDBACK_OPEN, feedback_open, ""),
    OF_RECORD(ATTENDANCE_WHOLE, attendance_whole, "RM-APPOINTMENT-PAST RM-ATTENDANCE"),
    OF_RECORD(ATTENDANCE_RECORDED, attendance_recorded, ""),
    ROW(FEEDBACK_WHOLE, feedback_whole, "RM-APPOINTMENT-PAST RM-FEEDBACK"),

    BY_RULE(ASSESSMENT_HELD, assessment_held, "RM-PLAN-ASSESSMENT", ""),
    ROW(PLAN_WHOLE, plan_whole, "WB-PLAN-CONTENT"),
    BY_RULE(PLAN_NOT_SMALLER, plan_not_smaller, "RM-PLAN-SESSIONS", ""),
    BY_RULE(PLAN_IN_LINE, plan_in_line, "WB-PLAN-IN-LINE", ""),
    OF_RECORD(PLAN_LATEST, plan_latest, ""),
    ROW(INTENSITY_OFFERED, intensity_offered, ""),

    OF_RECORD(BEGUN, begun, ""),
    ROW(REASON_GIVEN, reason_given, ""),
    OF_RECORD(REPORT_OWED, report_owed, ""),
    OF_RECORD(REPORT_WRITTEN, report_written, ""),
    ROW(REPORT_WHOLE, report_whole, "RM-REPORT-OUTCOMES WB-REPORT-CONTENT"),
    OF_RECORD(END_NOT_REQUESTED, end_not_requested, ""),
    ROW(RETENTION_PASSED, retention_passed, "RM-DRAFT-RETENTION RM-RETENTION"),

    OF_RECORD(ENTRY_KNOWN, entry_known, ""),
    OF_RECORD(ENTRY_CORRECTABLE, entry_correctable, ""),
};

#define MOST_GUARDS (sizeof rows / sizeof *rows)

const ivni_guard_row *ivni_guard_of(uint32_t guard)
{
    return guard < MOST_GUARDS && rows[guard].asks != NULL ? &rows[guard] : NULL;
}

/* ---- refusals */

static ivn_status add(ivni_asking *asking, const char *rule, const char *source, const char *pointer,
                      const char *message)
{
    ivni_refusals *to = asking->refusals;
    ivn_obstacle *obstacle = ivni_arena_alloc(to->arena, sizeof *obstacle);
    ivn_obstacle **list;

    if (obstacle == NULL)
        return ivni_arena_failure(to->arena);
    *obstacle = (ivn_obstacle){.size = sizeof *obstacle,
                               .guard = asking->guard,
                               .reason = ivni_arena_string(to->arena, message),
                               .pointer = ivni_arena_string(to->arena, pointer),
                               .rule = ivni_arena_string(to->arena, rule),
                               .source = ivni_arena_string(to->arena, source)};
    list = ivni_arena_room(to->arena, to->list, to->count, &to->room, sizeof *list);
    if (list == NULL || obstacle->reason == NULL || obstacle->pointer == NULL || obstacle->rule == NULL ||
        obstacle->source == NULL)
        return ivni_arena_failure(to->arena);
    to->list = list;
    to->list[to->count++] = obstacle;
    return IVN_OK;
}

ivn_status ivni_obstruct_from(ivni_asking *asking, const char *rule, const char *source, const char *pointer,
                              const char *message)
{
    return add(asking, rule, source, pointer, message);
}

ivn_status ivni_obstruct_by(ivni_asking *asking, const char *rule, const char *pointer, const char *format, ...)
{
    char message[sizeof((ivn_error *)0)->message];
    const char *source = "";
    va_list arguments;
    int64_t place;

    if (*rule != '\0') {
        if (ivni_rule_asked(asking, rule, strlen(rule), &place) == NULL)
            return IVN_OK;
        source = ivni_rule_source(asking->environment->rulebook, place);
    }
    va_start(arguments, format);
    ivni_format_cut(message, sizeof message, format, arguments);
    va_end(arguments);
    return add(asking, rule, source, pointer, message);
}

ivn_status ivni_obstruct(ivni_asking *asking, const char *pointer, const char *message)
{
    const ivni_guard_row *row = ivni_guard_of(asking->guard);

    return ivni_obstruct_by(asking, row == NULL ? "" : row->rule, pointer, "%s", message);
}

/* ---- asking */

static int is_asked(const ivni_asking *asking, const ivni_guard_row *row)
{
    if (asking->environment == NULL)
        return row->of_record;
    return *row->rule == '\0' || ivni_rule_asks(asking, row->rule);
}

static ivn_status ask(ivni_asking *asking, uint32_t guard)
{
    const ivni_guard_row *row = ivni_guard_of(guard);

    if (row == NULL || !is_asked(asking, row))
        return IVN_OK;
    asking->guard = guard;
    return row->asks(asking);
}

ivn_status ivni_ask_guards(ivni_asking *asking)
{
    const uint32_t before = asking->refusals->count;
    const ivni_transition *row = asking->transition;
    ivn_status status = ask(asking, IVN_GUARD_PHASE);

    if (status == IVN_OK)
        status = ask(asking, IVN_GUARD_ROLE);
    if (asking->refusals->count > before && (asking->body != NULL || asking->referral->phase == 0))
        return status;
    if (status == IVN_OK)
        status = ask(asking, IVN_GUARD_NOT_AHEAD);
    if (status == IVN_OK)
        status = ask(asking, IVN_GUARD_ROOM);
    for (uint32_t i = 0; status == IVN_OK && i < row->guard_count; i++)
        status = ask(asking, row->guards[i]);
    return status;
}
