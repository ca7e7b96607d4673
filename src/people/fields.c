/*
 * The field tables of the facts about people: what each member is, its bounds, and whether it is personal data. JSON,
 * copying and the JSON Schema come from here; how members may contradict each other is in checks.c.
 */
#include "people/fields.h"

#define MOST_HOURS 1000
#define MOST_DAYS 1000
#define MOST_MINUTES 1440
#define KEY_BYTES 200

static const ivni_field ivni_requirement_table_rows[] = {
    IVNI_ROW_SIZE(ivn_requirement),
    IVNI_ROW_CODE(ivn_requirement, kind, REQUIREMENT, IVNI_REQUIRED, "kind of requirement"),
    IVNI_ROW_NUMBER(ivn_requirement, hours, 0, MOST_HOURS, 0, "hours ordered"),
    IVNI_ROW_NUMBER(ivn_requirement, days, 0, MOST_DAYS, 0, "days ordered"),
    IVNI_ROW_TEXT(ivn_requirement, programme, KEY_BYTES, IVNI_KEY, "key of the programme that is named"),
};
IVNI_TABLE(ivni_requirement_table, "requirement", ivn_requirement,
           "a requirement of a sentence, or a condition like it", NULL);

static const ivni_field ivni_sentence_table_rows[] = {
    IVNI_ROW_SIZE(ivn_sentence),
    IVNI_ROW_CODE(ivn_sentence, basis, BASIS, IVNI_REQUIRED, "legal basis"),
    IVNI_ROW_DATE(ivn_sentence, imposed, 0, "date of the sentence"),
    IVNI_ROW_DATE(ivn_sentence, starts, 0, "first day in force; unknown: in force already"),
    IVNI_ROW_DATE(ivn_sentence, ends, 0, "last day in force; unknown: still in force"),
    IVNI_ROW_FLAG(ivn_sentence, rehabilitation_activity, 0, "a rehabilitation activity requirement is part of it"),
    IVNI_ROW_RESERVED(ivn_sentence, reserved),
    IVNI_ROW_NUMBER(ivn_sentence, rehabilitation_activity_days, 0, MOST_DAYS, 0,
                    "days of the rehabilitation activity requirement"),
    IVNI_ROW_LIST(ivn_sentence, requirements, requirement_count, ivn_requirement, ivni_requirement_table, 0,
                  "further requirements"),
    IVNI_ROW_COUNT(ivn_sentence, requirement_count),
    IVNI_ROW_COMPLETE(ivn_sentence, requirements),
};
IVNI_TABLE(ivni_sentence_table, "sentence", ivn_sentence, "a sentence or other legal basis", ivni_sentence_check);

static const ivni_field ivni_offence_table_rows[] = {
    IVNI_ROW_SIZE(ivn_offence),
    IVNI_ROW_CODE(ivn_offence, category, OFFENCE, 0, "what the offence is"),
    IVNI_ROW_FLAG(ivn_offence, index, 0, "the offence for which the present sentence was passed"),
    IVNI_ROW_FLAG(ivn_offence, violent, 0, "it involved violence"),
    IVNI_ROW_FLAG(ivn_offence, sexual, 0, "it was sexual or sexually motivated"),
    IVNI_ROW_FLAG(ivn_offence, domestic_abuse, 0, "it was domestic abuse"),
    IVNI_ROW_FLAG(ivn_offence, intimate_partner, 0, "it was violence against an intimate partner"),
    IVNI_ROW_FLAG(ivn_offence, drink_driving, 0, "it was driving impaired by drink"),
    IVNI_ROW_DATE(ivn_offence, committed, 0, "date on which it was committed"),
    IVNI_ROW_DATE(ivn_offence, convicted, 0, "date of the conviction"),
};
IVNI_TABLE(ivni_offence_table, "offence", ivn_offence, "an offence of which the person has been convicted",
           ivni_offence_check);

static const ivni_field ivni_need_table_rows[] = {
    IVNI_ROW_SIZE(ivn_need),
    IVNI_ROW_CODE(ivn_need, area, NEED, IVNI_REQUIRED, "need area"),
    IVNI_ROW_FLAG(ivn_need, identified, 0, "there is such a need"),
    IVNI_ROW_FLAG(ivn_need, linked_to_offending, 0, "it is linked to offending"),
    IVNI_ROW_CODE(ivn_need, complexity, COMPLEXITY, 0, "complexity"),
    IVNI_ROW_RESERVED(ivn_need, reserved),
};
IVNI_TABLE(ivni_need_table, "need", ivn_need, "a need area that was looked at", ivni_need_check);

static const ivni_field ivni_needs_table_rows[] = {
    IVNI_ROW_SIZE(ivn_needs),
    IVNI_ROW_COUNT(ivn_needs, need_count),
    IVNI_ROW_LIST(ivn_needs, needs, need_count, ivn_need, ivni_need_table, IVNI_PERSONAL, "needs to be served"),
};
IVNI_TABLE(ivni_needs_table, "needs", ivn_needs, "needs with their complexity", ivni_needs_check);

static const ivni_field ivni_judgement_table_rows[] = {
    IVNI_ROW_SIZE(ivn_judgement),
    IVNI_ROW_FLAG(ivn_judgement, suitable, IVNI_REQUIRED, "the service is suitable"),
    IVNI_ROW_TEXT(ivn_judgement, service, KEY_BYTES, IVNI_REQUIRED | IVNI_KEY, "key of the service"),
    IVNI_ROW_DATE(ivn_judgement, made, 0, "date on which it was made"),
};
IVNI_TABLE(ivni_judgement_table, "judgement", ivn_judgement, "a recorded judgement on the suitability of a service",
           NULL);

static const ivni_field ivni_risk_table_rows[] = {
    IVNI_ROW_SIZE(ivn_risk),
    IVNI_ROW_CODE(ivn_risk, reoffending, BAND, 0, "risk of reoffending"),
    IVNI_ROW_CODE(ivn_risk, serious_harm, BAND, 0, "risk of serious harm"),
    IVNI_ROW_CODE(ivn_risk, partner_assault, BAND, 0, "SARA: risk to a partner"),
    IVNI_ROW_FLAG(ivn_risk, sara_completed, 0, "a SARA was completed and can go with the referral"),
    IVNI_ROW_RESERVED(ivn_risk, reserved),
    IVNI_ROW_NUMBER(ivn_risk, ogrs3, 0, 100, 0, "OGRS3 in percent"),
    IVNI_ROW_NUMBER(ivn_risk, ogp, 0, 100, 0, "OGP in percent"),
    IVNI_ROW_NUMBER(ivn_risk, ovp, 0, 100, 0, "OVP in percent"),
    IVNI_ROW_NUMBER(ivn_risk, rsr, 0, 10000, 0, "RSR in hundredths of a percent"),
    IVNI_ROW_NUMBER(ivn_risk, oasys_layer, 0, 3, 0, "layer of the OASys assessment; 0: none was completed"),
};
IVNI_TABLE(ivni_risk_table, "risk", ivn_risk, "scores and bands as assessments state them", NULL);

static const ivni_field ivni_release_date_table_rows[] = {
    IVNI_ROW_SIZE(ivn_release_date),
    IVNI_ROW_CODE(ivn_release_date, source, RELEASE, IVNI_REQUIRED, "where the date comes from"),
    IVNI_ROW_DATE(ivn_release_date, date, IVNI_REQUIRED, "release date"),
};
IVNI_TABLE(ivni_release_date_table, "release_date", ivn_release_date, "a release date with its source", NULL);

/* Also the body of a command of its own, so each row says that it is personal data. */
static const ivni_field ivni_custody_table_rows[] = {
    IVNI_ROW_SIZE(ivn_custody),
    IVNI_ROW_FLAG(ivn_custody, in_custody, IVNI_PERSONAL, "in custody on the day that is asked for"),
    IVNI_ROW_TEXT(ivn_custody, prison, KEY_BYTES, IVNI_KEY | IVNI_PERSONAL, "key of the prison"),
    IVNI_ROW_FLAG(ivn_custody, resettlement_prison, IVNI_PERSONAL, "it is a resettlement prison"),
    IVNI_ROW_FLAG(ivn_custody, release_on_licence, IVNI_PERSONAL, "release will be on licence"),
    IVNI_ROW_DATE(ivn_custody, received, IVNI_PERSONAL, "date of reception"),
    IVNI_ROW_FLAG(ivn_custody, pre_discharge_stage, IVNI_PERSONAL, "the PD1 stage has been reached"),
    IVNI_ROW_COUNT(ivn_custody, release_date_count),
    IVNI_ROW_LIST(ivn_custody, release_dates, release_date_count, ivn_release_date, ivni_release_date_table,
                  IVNI_PERSONAL, "release dates from all sources that are known"),
};
IVNI_TABLE(ivni_custody_table, "custody", ivn_custody, "custody", ivni_custody_check);

static const ivni_field ivni_travel_table_rows[] = {
    IVNI_ROW_SIZE(ivn_travel),
    IVNI_ROW_RESERVED(ivn_travel, reserved),
    IVNI_ROW_NUMBER(ivn_travel, to_worksite, 0, MOST_MINUTES, 0, "minutes each way to the first worksite"),
    IVNI_ROW_NUMBER(ivn_travel, to_induction, 0, MOST_MINUTES, 0, "minutes each way to an unpaid work induction"),
    IVNI_ROW_NUMBER(ivn_travel, to_programme, 0, MOST_MINUTES, 0, "minutes each way to a programme"),
};
IVNI_TABLE(ivni_travel_table, "travel", ivn_travel, "travel times", NULL);

#define USER_FLAG(member, title) IVNI_ROW_FLAG(ivn_service_user, member, IVNI_PERSONAL, title)

static const ivni_field ivni_service_user_table_rows[] = {
    IVNI_ROW_SIZE(ivn_service_user),
    IVNI_ROW_CODE(ivn_service_user, sex, SEX, IVNI_PERSONAL, "sex"),
    IVNI_ROW_TEXT(ivn_service_user, reference, 200, IVNI_PERSONAL, "the host's own reference"),
    IVNI_ROW_DATE(ivn_service_user, date_of_birth, IVNI_PERSONAL, "date of birth"),
    IVNI_ROW_CODE(ivn_service_user, employment, EMPLOYMENT, IVNI_PERSONAL, "employment"),
    IVNI_ROW_CODE(ivn_service_user, referrer, REFERRER, 0, "who refers"),
    IVNI_ROW_TEXT(ivn_service_user, home_area, KEY_BYTES, IVNI_KEY | IVNI_PERSONAL, "key of the home area"),
    IVNI_ROW_TEXT(ivn_service_user, resettlement_area, KEY_BYTES, IVNI_KEY | IVNI_PERSONAL,
                  "key of the area of resettlement"),
    IVNI_ROW_LIST(ivn_service_user, sentences, sentence_count, ivn_sentence, ivni_sentence_table, IVNI_PERSONAL,
                  "sentences and other legal bases"),
    IVNI_ROW_COUNT(ivn_service_user, sentence_count),
    IVNI_ROW_COMPLETE(ivn_service_user, sentences),
    IVNI_ROW_LIST(ivn_service_user, offences, offence_count, ivn_offence, ivni_offence_table, IVNI_PERSONAL,
                  "offences on record"),
    IVNI_ROW_COUNT(ivn_service_user, offence_count),
    IVNI_ROW_COMPLETE(ivn_service_user, offences),
    IVNI_ROW_LIST(ivn_service_user, needs, need_count, ivn_need, ivni_need_table, IVNI_PERSONAL, "needs looked at"),
    IVNI_ROW_COUNT(ivn_service_user, need_count),
    IVNI_ROW_COMPLETE(ivn_service_user, needs),
    IVNI_ROW_LIST(ivn_service_user, judgements, judgement_count, ivn_judgement, ivni_judgement_table, IVNI_PERSONAL,
                  "recorded judgements on suitability"),
    IVNI_ROW_COUNT(ivn_service_user, judgement_count),
    IVNI_ROW_COUNT(ivn_service_user, cohort_count),
    IVNI_ROW_CODES(ivn_service_user, cohorts, cohort_count, COHORT, IVNI_PERSONAL, "cohorts"),
    IVNI_ROW_COMPLETE(ivn_service_user, cohorts),
    USER_FLAG(domestic_abuse_pattern, "there is a pattern of domestic abuse"),
    USER_FLAG(domestic_abuse_acknowledged, "the person acknowledges a history of domestic abuse"),
    USER_FLAG(drink_driving_aggravation, "aggravating factors relating to drink driving"),
    USER_FLAG(dependent_on_drugs, "dependent on an illicit drug, or on several"),
    USER_FLAG(dependent_on_alcohol, "dependent on alcohol"),
    USER_FLAG(serious_mental_health_problem, "a serious mental health problem that stands in the way of a programme"),
    USER_FLAG(obstacle_to_learning, "an obstacle to learning in a group"),
    USER_FLAG(willing_to_change, "willing to change abusive behaviour"),
    USER_FLAG(motivated_to_change, "motivated to change at present"),
    USER_FLAG(heterosexual, "heterosexual, for the one programme that is designed for heterosexual men"),
    USER_FLAG(partner_details_given, "details of partners were given, for the partner link worker"),
    USER_FLAG(sex_work_need, "needs related to sex working"),
    USER_FLAG(non_compliance, "an episode or pattern of non-compliance"),
    USER_FLAG(programme_ready, "ready to start a programme"),
    USER_FLAG(released_from_prison, "has been released from prison"),
    IVNI_ROW_STRUCT(ivn_service_user, risk, ivn_risk, ivni_risk_table, IVNI_PERSONAL, "scores and bands"),
    IVNI_ROW_STRUCT(ivn_service_user, custody, ivn_custody, ivni_custody_table, IVNI_PERSONAL, "custody"),
    IVNI_ROW_STRUCT(ivn_service_user, travel, ivn_travel, ivni_travel_table, IVNI_PERSONAL, "travel times"),
};
IVNI_TABLE(ivni_service_user_table, "service_user", ivn_service_user, "a service user (a person on probation)",
           ivni_service_user_check);

static const ivni_field ivni_caseload_table_rows[] = {
    IVNI_ROW_SIZE(ivn_caseload_facts),
    IVNI_ROW_COUNT(ivn_caseload_facts, service_user_count),
    IVNI_ROW_LIST(ivn_caseload_facts, service_users, service_user_count, ivn_service_user, ivni_service_user_table, 0,
                  "the service users"),
};
IVNI_TABLE(ivni_caseload_table, "caseload", ivn_caseload_facts, "a caseload", NULL);
