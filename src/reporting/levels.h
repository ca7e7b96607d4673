/*
 * What an answer about one referral is made with.
 */
#ifndef IVNI_REPORTING_LEVELS_H
#define IVNI_REPORTING_LEVELS_H

#include "reporting/classes.h"

typedef struct ivni_level_account {
    const ivni_level_policy *policy;
    const ivn_level_facts *facts;
    const ivni_level_days *days;
    ivni_text words; /* the sentence being made; empty between */
} ivni_level_account;

/* levels_words.c: title, reason, rules, source and what is missing, of a level whose class and days stand. */
ivn_status ivni_level_words(ivni_level_account *of, const ivni_level_counting *counting, const ivn_rulebook *rulebook,
                            ivni_arena *arena, ivn_level *out);

#endif
