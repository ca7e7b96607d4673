/*
 * The field tables of answers, from which their JSON is written.
 */
#include "eligibility/assessor.h"

static const ivni_field finding_table_rows[] = {
    IVNI_ROW_SIZE(ivn_finding),
    IVNI_ROW_FLAG(ivn_finding, outcome, 0, "met, not met; absent: not known"),
    IVNI_ROW_CODE(ivn_finding, level, LEVEL, 0, "how much the criterion weighs"),
    IVNI_ROW_ORDINAL(ivn_finding, group, 100000, 0, "criteria of one group of an offer are alternatives"),
    IVNI_ROW_FLAG(ivn_finding, group_outcome, 0, "what the group as a whole came to"),
    IVNI_ROW_ORDINAL(ivn_finding, offer, 100000, 0, "the offer, 1 for the first"),
    IVNI_ROW_CODE(ivn_finding, subject, SUBJECT, 0, "what is looked at"),
    IVNI_ROW_CODE(ivn_finding, operation, OPERATOR, 0, "how it is compared"),
    IVNI_ROW_TEXT(ivn_finding, rule, 0, 0, "code of the rule"),
    IVNI_ROW_TEXT(ivn_finding, title, 0, 0, "the criterion in a few words"),
    IVNI_ROW_TEXT(ivn_finding, reason, 0, 0, "what is compared with what, and the outcome"),
    IVNI_ROW_TEXT(ivn_finding, expected, 0, 0, "what is compared with"),
    IVNI_ROW_TEXT(ivn_finding, actual, 0, IVNI_PERSONAL, "the person's value"),
    IVNI_ROW_TEXT(ivn_finding, source, 0, 0, "document and section"),
    IVNI_ROW_TEXT(ivn_finding, missing, 0, 0, "JSON pointer of the fact to find out"),
    IVNI_ROW_TEXT(ivn_finding, alternative, 0, 0, "key of the service to use instead"),
};
static IVNI_TABLE(finding_table, "finding", ivn_finding, "one criterion and what it came to", NULL);

static const ivni_field question_table_rows[] = {
    IVNI_ROW_SIZE(ivn_question),
    IVNI_ROW_CODE(ivn_question, subject, SUBJECT, 0, "what is looked at"),
    IVNI_ROW_TEXT(ivn_question, pointer, 0, 0, "JSON pointer of the fact, or rulebook:RULE/parameter"),
    IVNI_ROW_TEXT(ivn_question, title, 0, 0, "what to find out, in a few words"),
};
static IVNI_TABLE(question_table, "question", ivn_question, "a fact on which the answer depends", NULL);

static const ivni_field offer_answer_table_rows[] = {
    IVNI_ROW_SIZE(ivn_offer_answer),
    IVNI_ROW_CODE(ivn_offer_answer, setting, SETTING, 0, "where it is delivered"),
    IVNI_ROW_CODE(ivn_offer_answer, summary, SUMMARY, 0, "what the offer came to"),
    IVNI_ROW_ORDINAL(ivn_offer_answer, offer, 100000, 0, "the offer, 1 for the first"),
};
static IVNI_TABLE(offer_answer_table, "offer_answer", ivn_offer_answer, "what an offer came to", NULL);

static const ivni_field ivni_assessment_table_rows[] = {
    IVNI_ROW_SIZE(ivn_assessment_view),
    IVNI_ROW_CODE(ivn_assessment_view, summary, SUMMARY, 0, "the answer"),
    IVNI_ROW_TEXT(ivn_assessment_view, service, 0, 0, "key of the service"),
    IVNI_ROW_TEXT(ivn_assessment_view, edition, 0, 0, "key of the edition"),
    IVNI_ROW_TEXT(ivn_assessment_view, service_id, 0, 0, "UUID of the service"),
    IVNI_ROW_TEXT(ivn_assessment_view, name, 0, 0, "name of the service"),
    IVNI_ROW_TEXT(ivn_assessment_view, text, 0, 0, "the answer in words"),
    IVNI_ROW_DATE(ivn_assessment_view, day, 0, "the day it was given for"),
    IVNI_ROW_RESERVED(ivn_assessment_view, reserved),
    IVNI_ROW_COUNT(ivn_assessment_view, offer_count),
    IVNI_ROW_LIST(ivn_assessment_view, offers, offer_count, ivn_offer_answer, offer_answer_table, 0, "per offer"),
    IVNI_ROW_LIST(ivn_assessment_view, findings, finding_count, ivn_finding, finding_table, 0, "the criteria"),
    IVNI_ROW_COUNT(ivn_assessment_view, finding_count),
    IVNI_ROW_COUNT(ivn_assessment_view, question_count),
    IVNI_ROW_LIST(ivn_assessment_view, questions, question_count, ivn_question, question_table, 0,
                  "what to find out first"),
    IVNI_ROW_TEXTS(ivn_assessment_view, remarks, remark_count, 0, 0, "on the facts"),
    IVNI_ROW_COUNT(ivn_assessment_view, remark_count),
    IVNI_ROW_RESERVED(ivn_assessment_view, reserved_end),
};
IVNI_TABLE(ivni_assessment_table, "assessment", ivn_assessment_view, "the answer for one person and one service", NULL);

static const ivni_field ivni_assessments_table_rows[] = {
    IVNI_ROW_SIZE(ivn_assessments_view),
    IVNI_ROW_COUNT(ivn_assessments_view, count),
    IVNI_ROW_LIST(ivn_assessments_view, assessments, count, ivn_assessment_view, ivni_assessment_table, 0,
                  "per service"),
};
IVNI_TABLE(ivni_assessments_table, "assessments", ivn_assessments_view, "the answers for one person and all services",
           NULL);

static const ivni_field suggestion_table_rows[] = {
    IVNI_ROW_SIZE(ivn_suggestion),
    IVNI_ROW_CODE(ivn_suggestion, need, NEED, 0, "need area"),
    IVNI_ROW_CODE(ivn_suggestion, complexity, COMPLEXITY, 0, "complexity of the need"),
    IVNI_ROW_FLAG(ivn_suggestion, linked_to_offending, 0, "the need is linked to offending"),
    IVNI_ROW_CODE(ivn_suggestion, summary, SUMMARY, 0, "the answer, with the complexity taken into account"),
    IVNI_ROW_FLAG(ivn_suggestion, delivered, 0, "delivered at this complexity"),
    IVNI_ROW_NUMBER(ivn_suggestion, sessions, 0, 0, 0, "most sessions"),
    IVNI_ROW_NUMBER(ivn_suggestion, sessions_least, 0, 0, 0, "least sessions"),
    IVNI_ROW_NUMBER(ivn_suggestion, hours, 0, 0, 0, "most hours"),
    IVNI_ROW_NUMBER(ivn_suggestion, hours_assessment, 0, 0, 0, "hours of the assessment before it"),
    IVNI_ROW_TEXT(ivn_suggestion, reason, 0, 0, "one sentence"),
    IVNI_ROW_TEXT(ivn_suggestion, alternative, 0, 0, "the service to use instead"),
    IVNI_ROW_STRUCT(ivn_suggestion, assessment, ivn_assessment_view, ivni_assessment_table, 0,
                    "the assessment behind it"),
};
static IVNI_TABLE(suggestion_table, "suggestion", ivn_suggestion, "a service for a need, and whether it fits", NULL);

static const ivni_field ivni_recommendation_table_rows[] = {
    IVNI_ROW_SIZE(ivn_recommendation_view),
    IVNI_ROW_COUNT(ivn_recommendation_view, count),
    IVNI_ROW_LIST(ivn_recommendation_view, suggestions, count, ivn_suggestion, suggestion_table, 0, "in order"),
    IVNI_ROW_DATE(ivn_recommendation_view, day, 0, "the day it was given for"),
    IVNI_ROW_RESERVED(ivn_recommendation_view, reserved),
    IVNI_ROW_COUNT(ivn_recommendation_view, unmet_count),
    IVNI_ROW_CODES(ivn_recommendation_view, unmet, unmet_count, NEED, 0, "needs for which nothing fits or could fit"),
};
IVNI_TABLE(ivni_recommendation_table, "recommendation", ivn_recommendation_view, "services for a person's needs", NULL);

static const ivni_field change_table_rows[] = {
    IVNI_ROW_SIZE(ivn_change_of_answer),
    IVNI_ROW_ORDINAL(ivn_change_of_answer, user, INT32_MAX, 0, "the person in the caseload, 1 for the first"),
    IVNI_ROW_TEXT(ivn_change_of_answer, service, 0, 0, "key of the service"),
    IVNI_ROW_TEXT(ivn_change_of_answer, edition, 0, 0, "key of the edition"),
    IVNI_ROW_CODE(ivn_change_of_answer, before, SUMMARY, 0, "the answer under the first rulebook"),
    IVNI_ROW_CODE(ivn_change_of_answer, after, SUMMARY, 0, "the answer under the other one"),
    IVNI_ROW_TEXTS(ivn_change_of_answer, rules, rule_count, 0, 0, "codes of the rules whose findings changed"),
    IVNI_ROW_COUNT(ivn_change_of_answer, rule_count),
    IVNI_ROW_RESERVED(ivn_change_of_answer, reserved),
};
static IVNI_TABLE(change_table, "change_of_answer", ivn_change_of_answer, "an answer that is another one", NULL);

static const ivni_field ivni_comparison_table_rows[] = {
    IVNI_ROW_SIZE(ivn_comparison_view),
    IVNI_ROW_COUNT(ivn_comparison_view, count),
    IVNI_ROW_LIST(ivn_comparison_view, changes, count, ivn_change_of_answer, change_table, 0,
                  "the answers that change"),
    IVNI_ROW_ORDINAL(ivn_comparison_view, answer_count, INT32_MAX, 0, "how many answers were compared"),
    IVNI_ROW_RESERVED(ivn_comparison_view, reserved),
};
IVNI_TABLE(ivni_comparison_table, "comparison", ivn_comparison_view, "two rulebooks compared over a caseload", NULL);
