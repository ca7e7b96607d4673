/*
 * What the files of this floor share: how long a duty has, what happened in a case and when, whether a duty applies.
 */
#ifndef IVNI_DUTIES_DUTIES_H
#define IVNI_DUTIES_DUTIES_H

#include <interventions/duties.h>

#include "eligibility/explain.h"
#include "rulebook/rulebook.h"

extern const ivni_table ivni_duty_row_table, ivni_duty_rows_table, ivni_case_event_table, ivni_case_facts_table,
    ivni_duty_table, ivni_duties_table;

/* Whether an event is a date ahead, known before it comes: release, end of the order. */
int ivni_is_date_ahead(uint32_t event);
int ivni_lists_code(const uint32_t *codes, uint32_t count, uint32_t code);

/* The day of an environment that has a calendar too. */
ivn_status ivni_duties_environment(const ivn_environment *environment, ivn_date *day, ivn_error *error);
/* A row of the table (NULL: the shipped one) by its key. */
ivn_status ivni_duty_row_find(const ivn_duty_table *table, const char *key, const ivn_duty_row **out, ivn_error *error);

/* --- offset.c: how long there is ---------------------------------------------------------------------------------- */

/* So many units from a day; negative: before it. */
typedef struct ivni_offset {
    const ivn_calendar *calendar;
    const ivn_parameter *figure; /* NULL: the row's own value */
    uint32_t unit;
    int32_t count;
    int set; /* 0: the rulebook's figure has no value yet */
} ivni_offset;

/* IVN_ERROR_NOT_FOUND: the row names a figure that the rulebook does not have. */
ivn_status ivni_offset_of(const ivn_duty_row *row, const ivn_environment *environment, ivni_offset *out,
                          ivn_error *error);
/* IVN_DATE_NONE: cannot be computed. Later days never give earlier ones. */
ivn_date ivni_offset_from(const ivni_offset *offset, ivn_date day);
/* The days that can be counted from, at most; ivni_offset_from may still give none at either end. */
void ivni_offset_span(const ivni_offset *offset, ivn_date *first, ivn_date *last);

/* --- timeline.c: what happened ------------------------------------------------------------------------------------ */

typedef struct ivni_happening {
    const ivn_case_event *event;
    ivn_date day;
    uint32_t place; /* in the list of the case */
} ivni_happening;

/* What happened up to the day that is asked for, in order; dates ahead stand apart. */
typedef struct ivni_timeline {
    const ivn_service_user *user;
    const ivni_happening *happenings;
    uint32_t count;     /* of those up to the day */
    uint32_t all;       /* with those after it */
    ivn_number release; /* listed as a date ahead; the last one counts */
    ivn_number order_end;
} ivni_timeline;

/* `facts` has been copied by the schema. IVN_ERROR_MEMORY or IVN_ERROR_LIMIT. */
ivn_status ivni_timeline_make(const ivn_case_facts *facts, ivn_date day, ivni_arena *arena, ivni_timeline *out);
/* Whether the release date changes after the first `known` happenings. */
int ivni_release_changes_later(const ivni_timeline *timeline, uint32_t known);
/* The release date as known after the first `known` happenings; not known where only a later one could have said it. */
ivn_number ivni_release_known(const ivni_timeline *timeline, uint32_t known);
/* Whether in custody, where a happening says so; IVN_UNKNOWN: the facts of the person count. */
ivn_flag ivni_custody_known(const ivni_timeline *timeline, uint32_t known);
/*
 * The last day of the order. Not known: `missing` receives what to find out, or nothing where there is no order.
 */
ivn_number ivni_order_end(const ivni_timeline *timeline, ivni_text *missing);

/* --- judge.c: whether a duty applies ------------------------------------------------------------------------------ */

/* Everything that is the same for all duties of a case. */
typedef struct ivni_judge {
    const ivn_context *context;
    const ivn_environment *environment;
    const ivn_case_facts *facts;
    ivni_timeline timeline;
    ivni_law law;
    ivn_date day;
    ivni_arena *arena;   /* of the answer */
    ivni_arena *scratch; /* freed with the call */
    ivni_text words;     /* the sentence being made; reused */
    ivn_error *error;
} ivni_judge;

/* Whether a duty applies, why not, and what is missing where that is not known; both in the arena, or "". */
typedef struct ivni_ruling {
    ivn_flag applies;
    const char *cause;
    const char *missing;
} ivni_ruling;

/* Whether its rule is in force and it is for this kind of service; that alone. */
ivn_status ivni_judge_kind(ivni_judge *judge, const ivn_duty_row *row, ivn_date day, ivni_ruling *out);
/* Judged on a day, as after the first `known` happenings. */
ivn_status ivni_judge_row(ivni_judge *judge, const ivn_duty_row *row, ivn_date day, uint32_t known, ivni_ruling *out);
/* The words made so far as a string of the answer; the words are empty afterwards. NULL: no room. */
const char *ivni_judge_take(ivni_judge *judge);
ivn_status ivni_judge_no_room(const ivni_judge *judge);

/* --- course.c: what became of a duty ------------------------------------------------------------------------------ */

typedef struct ivni_course {
    ivni_ruling ruling;
    uint32_t number;
    ivn_number triggered, due, met, withdrawn;
    const char
        *missing; /* the date ahead that it counts from, where that is what is not known, "" for none; else NULL */
    int again;    /* it counts from a day on which it was judged again */
} ivni_course;

/* Of the triggers with one number, where the row repeats. */
ivn_status ivni_course_of(ivni_judge *judge, const ivn_duty_row *row, const ivni_offset *offset, uint32_t number,
                          ivni_course *out);

/* --- answer.c: words ---------------------------------------------------------------------------------------------- */

ivn_status ivni_duty_answer(ivni_judge *judge, const ivn_duty_row *row, const ivni_offset *offset,
                            const ivni_course *course, ivn_duty *out);

#endif
