/*
 * What the files of this floor share. The way of a referral through it:
 *
 *     tables.c     the field tables of facts and answers; workload_tables.c
 *     units.c      the facts of a record; liaison.c: what it holds of the liaison with the practitioner
 *     policy.c     what the rulebook says, looked up once
 *     classes.h    where a referral stands with a level: the one place where that is decided
 *     levels.c     the answer for one referral; levels_words.c: its reasons in words
 *     figures.c    percentages, exact; counters.c: the counters of a line, by name
 *     lines.c      lines of any kind, in order
 *     report.c     lines that add up; report_json.c, report_read.c: as JSON and back
 *     compare.c    two reports side by side
 *     workload.c   what is open and what falls due, day by day
 *     headroom.c   a workload against what there is room for
 *     many.c       columns: what is the same for all of them; many_block.c: the fast way through a block
 *     facts.c      facts of all floors as documents of their own
 */
#ifndef IVNI_REPORTING_REPORTING_H
#define IVNI_REPORTING_REPORTING_H

#include <interventions/reporting.h>

#include "duties/duties.h"

#define IVNI_SERVICE_LEVELS 3
#define IVNI_ATTAINMENTS 6

/* ---- tables.c */

extern const ivni_table ivni_level_facts_table, ivni_levels_table;

/* ---- workload_tables.c */

extern const ivni_table ivni_workload_table, ivni_capacities_table, ivni_headrooms_table;

/* ---- policy.c */

/* What counts and what is enough, of one level. */
typedef struct ivni_level_counting {
    const char *rule, *counting; /* codes; they live with the library or the rulebook */
    ivn_number percent;          /* the least share; not known: none is set */
    int withdrawn, not_known;    /* the percentage counts them */
    ivn_date from, to;           /* received between them, the rule is in force */
} ivni_level_counting;

/* All that a report looks up in a rulebook, for a day. */
typedef struct ivni_level_policy {
    ivn_date day;
    ivn_number from, to;                                   /* of receipt; not known: no limit */
    ivni_offset assessment;                                /* how long there is for the offer */
    ivni_offset soon;                                      /* ended within it, it was withdrawn; not set: never */
    ivni_level_counting counting[IVNI_SERVICE_LEVELS + 1]; /* by IVN_SERVICE_LEVEL_* */
    ivn_number quality_percent;
    ivn_date quality_from, quality_to; /* received between them, the quality measures are in force */
} ivni_level_policy;

/* The environment must be one that ivni_duties_environment takes. */
ivn_status ivni_level_policy_of(const ivn_environment *environment, const ivn_period *period, ivni_level_policy *out,
                                ivn_error *error);
/* A short name of all of it, the working days of the calendar included: the same on every machine. */
#define IVNI_BASIS_ROOM 17
void ivni_level_policy_basis(const ivni_level_policy *policy, char out[IVNI_BASIS_ROOM]);

/* ---- units.c */

#define IVNI_MOST_NEEDS 32
#define IVNI_MOST_LIAISON 4

/* Facts with room for what they point at; they point into the referral and the catalogue as well. */
typedef struct ivni_unit {
    ivn_level_facts facts;
    uint32_t needs[IVNI_MOST_NEEDS];
    uint32_t liaison[IVNI_MOST_LIAISON];
} ivni_unit;

void ivni_unit_of(const ivn_referral_view *referral, const ivn_environment *environment, ivni_unit *out);
/* A host's struct of facts, checked and in the library's own layout, in the arena. */
ivn_status ivni_level_facts_take(const ivn_context *context, const ivn_level_facts *facts, ivni_arena *arena,
                                 const ivn_level_facts **out, ivn_error *error);

/* What takes a referral: facts in the library's own layout, that live no longer than the call. */
typedef ivn_status ivni_take_unit(void *into, const ivn_level_facts *facts);
/* A host's struct of facts, or a record, given to what takes it; the first mistake is told in `error`. */
ivn_status ivni_take_facts(const ivn_context *context, const ivn_level_facts *facts, ivni_take_unit *take, void *into,
                           ivn_error *error);
ivn_status ivni_take_record(const ivn_environment *environment, const ivn_record *record, ivni_take_unit *take,
                            void *into, ivn_error *error);

/* ---- liaison.c */

/* Writes the aspects of IVN_LIAISON_* of which something is on record, in their order. */
uint32_t ivni_liaison_of(const ivn_referral_view *referral, uint32_t out[IVNI_MOST_LIAISON]);

/* ---- figures.c */

void ivni_figure(const ivni_level_counting *counting, const ivn_level_tally *tally, ivn_level_figure *out);
/* The share in tenths, of a numerator that is not greater. */
ivn_number ivni_share(uint64_t numerator, uint64_t denominator);
/* Whether a share is a percentage at least; not known where either is not. */
ivn_flag ivni_share_reaches(uint64_t numerator, uint64_t denominator, ivn_number percent);
/* The counter of a class. */
uint64_t *ivni_tally_of(ivn_level_tally *tally, uint32_t attainment);

/* ---- counters.c */

void ivni_tally_add(ivn_level_tally *into, const ivn_level_tally *from);

#endif
