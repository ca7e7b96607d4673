/*
 * How a duty is written down: the words in which the table of duties is written. Somebody who knows the documents and
 * no C should be able to check it.
 */
#ifndef IVNI_DUTIES_ROWS_H
#define IVNI_DUTIES_ROWS_H

#include <interventions/duties.h>

#include "catalogue/rows.h"

/* clang-format off */

/*
 * A duty as it is read aloud: who owes it, its key, what is to be done, until when, by which rule, and the rest.
 *     DUTY(SUPPLIER, "action-plan", "Submit the action plan",
 *          BY_RULE("WB-ACTION-PLAN"), FOR_KINDS(IVN_KIND_COMMISSIONED_SERVICE),
 *          AFTER(SUPPLIER_ASSESSMENT_HELD, "WB-ACTION-PLAN/working_days"), DONE_BY(IVN_EVENT_ACTION_PLAN_SUBMITTED)),
 */
#define DUTY(owed_by_, key_, title_, ...)                                                                              \
    &(const ivn_duty_row){.size = sizeof(ivn_duty_row), .owed_by = IVN_OWED_BY_##owed_by_, .key = key_,                \
                          .title = title_, __VA_ARGS__}
#define WINDOW(key_, title_, ...)                                                                                      \
    &(const ivn_duty_row){.size = sizeof(ivn_duty_row), .window = IVN_YES, .key = key_, .title = title_, __VA_ARGS__}

#define AFTER(event_, path_) .trigger = IVN_EVENT_##event_, .parameter = path_
#define BEFORE(event_, path_) AFTER(event_, path_), .before = IVN_YES
#define AFTER_EACH(event_, path_) AFTER(event_, path_), .repeats = IVN_YES
#define BY_RULE(code_) .rule = code_
#define FOR_KINDS(...) IVNI_CODES_OF(kinds, kind_count, __VA_ARGS__)
#define WHERE(...) IVNI_LIST_OF(ivn_criterion, criteria, criterion_count, __VA_ARGS__)
#define JUDGED_AGAIN_AFTER(...) IVNI_CODES_OF(again, again_count, __VA_ARGS__)
#define DONE_BY(...) IVNI_CODES_OF(fulfilled_by, fulfilled_by_count, __VA_ARGS__)
#define FALLS_AWAY_WITH(...) IVNI_CODES_OF(withdrawn_by, withdrawn_by_count, __VA_ARGS__)

/* clang-format on */

/* The shipped table. */
extern const ivn_duty_rows ivni_duty_rows;

#endif
