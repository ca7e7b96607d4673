/*
 * The field tables of what service levels look at and of what they answer.
 */
#include "catalogue/catalogue.h"
#include "reporting/reporting.h"

#define KEY_MOST 200
#define REFERENCE_MOST 100

/* A day of what has not happened contradicts itself. */
static void check_day(ivn_number day, ivn_flag happened, const char *member, const char *pointer,
                      ivn_violations *violations)
{
    if (day.known && happened == IVN_NO)
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, member, "no day", "a day of what has not happened");
}

static void check_facts(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_level_facts *facts = value;

    check_day(facts->received, facts->is_received, "received", pointer, violations);
    check_day(facts->first_offered, facts->is_offered, "first_offered", pointer, violations);
    check_day(facts->offered_for, facts->is_offered, "offered_for", pointer, violations);
    check_day(facts->commenced, facts->is_commenced, "commenced", pointer, violations);
    check_day(facts->ended, facts->is_ended, "ended", pointer, violations);
    if (facts->outcome_score.known && facts->outcomes.known && facts->outcome_score.value > 2 * facts->outcomes.value)
        ivni_refuse(violations, IVN_ERROR_RANGE, pointer, "outcome_score", "at most two for each outcome",
                    "more halves than the outcomes can have");
}

static const ivni_field ivni_level_facts_table_rows[] = {
    IVNI_ROW_SIZE(ivn_level_facts),
    IVNI_ROW_CODE(ivn_level_facts, kind, KIND, 0, "kind of the service"),
    IVNI_ROW_TEXT(ivn_level_facts, referral, REFERENCE_MOST, 0, "the host's reference"),
    IVNI_ROW_TEXT(ivn_level_facts, provider, KEY_MOST, 0, "supplier"),
    IVNI_ROW_TEXT(ivn_level_facts, contract, KEY_MOST, 0, "key of the contract"),
    IVNI_ROW_TEXT(ivn_level_facts, area, KEY_MOST, 0, "key of the area"),
    IVNI_ROW_CODES(ivn_level_facts, needs, need_count, NEED, 0, "needs that it is to meet"),
    IVNI_ROW_COUNT(ivn_level_facts, need_count),
    IVNI_ROW_FLAG(ivn_level_facts, larger, 0, "under one of the larger contracts"),
    IVNI_ROW_FLAG(ivn_level_facts, is_received, 0, "it has been received"),
    IVNI_ROW_FLAG(ivn_level_facts, is_offered, 0, "a supplier assessment has been offered"),
    IVNI_ROW_FLAG(ivn_level_facts, is_commenced, 0, "the intervention commencement has been attended"),
    IVNI_ROW_FLAG(ivn_level_facts, is_ended, 0, "the service has ended"),
    IVNI_ROW_DATE(ivn_level_facts, received, 0, "day of the latest receipt"),
    IVNI_ROW_DATE(ivn_level_facts, first_offered, 0, "day of the first offer of a supplier assessment"),
    IVNI_ROW_DATE(ivn_level_facts, offered_for, 0, "day for which that first offer was made"),
    IVNI_ROW_DATE(ivn_level_facts, commenced, 0, "day of the intervention commencement that was attended"),
    IVNI_ROW_DATE(ivn_level_facts, ended, 0, "day on which the service ended"),
    IVNI_ROW_DATE(ivn_level_facts, returned, 0, "day on which it was returned, where it was not sent again"),
    IVNI_ROW_CODE(ivn_level_facts, ending, ENDING, 0, "how it ended"),
    IVNI_ROW_FLAG(ivn_level_facts, report_owed, 0, "an end-of-service report is, or was, owed"),
    IVNI_ROW_NUMBER(ivn_level_facts, outcome_score, 0, 2000, 0, "halves, over all outcomes of the submitted report"),
    IVNI_ROW_NUMBER(ivn_level_facts, outcomes, 1, 1000, 0, "outcomes of that report"),
    IVNI_ROW_CODES(ivn_level_facts, liaison, liaison_count, LIAISON, 0, "what the practitioner was told or asked of"),
    IVNI_ROW_COUNT(ivn_level_facts, liaison_count),
    IVNI_ROW_COMPLETE(ivn_level_facts, liaison),
};
IVNI_TABLE(ivni_level_facts_table, "level_facts", ivn_level_facts, "what service levels look at in a referral",
           check_facts);

static const ivni_field level_table_rows[] = {
    IVNI_ROW_SIZE(ivn_level),
    IVNI_ROW_CODE(ivn_level, level, SERVICE_LEVEL, 0, "which level"),
    IVNI_ROW_CODE(ivn_level, attainment, ATTAINMENT, 0, "where the referral stands with it"),
    IVNI_ROW_FLAG(ivn_level, counted, 0, "the percentage counts it"),
    IVNI_ROW_FLAG(ivn_level, provisional, 0, "due past the last published holiday"),
    IVNI_ROW_RESERVED(ivn_level, reserved),
    IVNI_ROW_DATE(ivn_level, received, 0, "the day the clock started"),
    IVNI_ROW_DATE(ivn_level, due, 0, "the last day that is in time"),
    IVNI_ROW_DATE(ivn_level, done, 0, "the day that counts"),
    IVNI_ROW_DATE(ivn_level, ended, 0, "the day it ended or was returned"),
    IVNI_ROW_TEXT(ivn_level, title, 0, 0, "in a few words"),
    IVNI_ROW_TEXT(ivn_level, reason, 0, 0, "one sentence"),
    IVNI_ROW_TEXT(ivn_level, rule, 0, 0, "code of the rule"),
    IVNI_ROW_TEXT(ivn_level, counting, 0, 0, "code of the rule of what the percentage counts"),
    IVNI_ROW_TEXT(ivn_level, source, 0, 0, "document and section"),
    IVNI_ROW_TEXT(ivn_level, missing, 0, 0, "where to find out what it depends on"),
    IVNI_ROW_TEXT(ivn_level, counting_reason, 0, 0, "whether the percentage counts it, and why"),
};
static IVNI_TABLE(level_table, "service_level", ivn_level, "a service level of a referral", NULL);

static const ivni_field ivni_levels_table_rows[] = {
    IVNI_ROW_SIZE(ivn_levels_view),
    IVNI_ROW_COUNT(ivn_levels_view, count),
    IVNI_ROW_LIST(ivn_levels_view, levels, count, ivn_level, level_table, 0, "in the order of the vocabulary"),
    IVNI_ROW_TEXT(ivn_levels_view, referral, 0, 0, "the host's reference"),
    IVNI_ROW_DATE(ivn_levels_view, day, 0, "the day they were asked for"),
};
IVNI_TABLE(ivni_levels_table, "service_levels_of_a_referral", ivn_levels_view, "the service levels of a referral",
           NULL);
