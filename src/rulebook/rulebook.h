/*
 * The rulebook from the inside: what other floors ask it while they decide.
 */
#ifndef IVNI_RULEBOOK_RULEBOOK_H
#define IVNI_RULEBOOK_RULEBOOK_H

#include <interventions/rulebook.h>

#include "schema/schema.h"

/* The figures of RM-SCORE, in halves: a referral is folded with them, without a rulebook, so no host changes them. */
#define IVNI_SCORE_ACHIEVED 2
#define IVNI_SCORE_PARTIALLY 1

struct ivn_rulebook {
    ivni_arena arena;
    ivn_rulebook_view view;
    uint32_t *slots; /* by hash of the code: the place of a rule and one more, or 0; NULL: there is no index */
    uint32_t slot_mask;
    const char **sources; /* by place: document and section of a rule in words */
};

extern const ivni_table ivni_override_table, ivni_overrides_table;

/* Whether a rule, or a thing with such a validity, counts on a day (days since 1970-01-01). */
int ivni_in_force(const ivn_number *from, const ivn_number *to, int32_t day);
int ivni_rule_in_force(const ivn_rule *rule, int32_t day);

/* Makes the index of a rulebook whose view stands, in its arena. 0: no memory. */
int ivni_rulebook_make_index(ivn_rulebook *rulebook);
/* The place of a rule by the index, or -1. 0: there is no index. */
int ivni_rulebook_look_up(const ivn_rulebook *rulebook, const char *code, size_t length, int64_t *place);

/* The place of a rule in the view, or -1. The same in every rulebook: overrides add no rules and take none away. */
int64_t ivni_rule_place(const ivn_rulebook *rulebook, const char *code, size_t length);
/* The parameter of a path "RULE/name", with the place of its rule and its number there, likewise; or NULL. */
const ivn_parameter *ivni_rulebook_find_parameter(const ivn_rulebook *rulebook, const char *path, uint32_t *rule,
                                                  uint32_t *number);
const ivn_parameter *ivni_rule_parameter(const ivn_rule *rule, const char *name);

/*
 * The edition that the rule DEFAULT-<service> names on a day (IVN_DATE_NONE: on any): its place in the list of
 * editions, from 1. 0: there is no such rule, it is not in force, or it names none.
 */
uint32_t ivni_default_edition(const ivn_rulebook *rulebook, const char *service, int32_t day);

/* The title of an edition, or its key where the rulebook does not know it. */
const char *ivni_edition_title(const ivn_rulebook *rulebook, const char *key);
/* Document and section in words: "Rate card, April 2019: Victims awareness module". NULL: there is no index. */
const char *ivni_rule_source(const ivn_rulebook *rulebook, int64_t place);

/* Editions are the same in every rulebook. The place from 1, or 0; the edition at a place, or NULL. */
uint32_t ivni_edition_place(const char *key);
const ivn_edition *ivni_edition_at(uint32_t place);

#endif
