/*
 * Facts that are subjects as they stand: which member of which struct says which subject.
 */
#include "people/parts.h"

/* Subject and member. Expanded in place where subjects are derived, and as rows where a member's name is wanted. */
#define USER_FLAGS(IS)                                                                                                 \
    IS(DOMESTIC_ABUSE_PATTERN, domestic_abuse_pattern)                                                                 \
    IS(DOMESTIC_ABUSE_ACKNOWLEDGED, domestic_abuse_acknowledged)                                                       \
    IS(DRINK_DRIVING_AGGRAVATION, drink_driving_aggravation)                                                           \
    IS(DEPENDENT_ON_DRUGS, dependent_on_drugs)                                                                         \
    IS(DEPENDENT_ON_ALCOHOL, dependent_on_alcohol)                                                                     \
    IS(SERIOUS_MENTAL_HEALTH_PROBLEM, serious_mental_health_problem)                                                   \
    IS(OBSTACLE_TO_LEARNING, obstacle_to_learning)                                                                     \
    IS(WILLING_TO_CHANGE, willing_to_change)                                                                           \
    IS(MOTIVATED_TO_CHANGE, motivated_to_change)                                                                       \
    IS(HETEROSEXUAL, heterosexual)                                                                                     \
    IS(PARTNER_DETAILS_GIVEN, partner_details_given)                                                                   \
    IS(SEX_WORK_NEED, sex_work_need)                                                                                   \
    IS(NON_COMPLIANCE, non_compliance)                                                                                 \
    IS(PROGRAMME_READY, programme_ready)
#define USER_CODES(IS)                                                                                                 \
    IS(SEX, sex)                                                                                                       \
    IS(EMPLOYMENT, employment)                                                                                         \
    IS(REFERRER, referrer)
#define USER_TEXTS(IS)                                                                                                 \
    IS(HOME_AREA, home_area)                                                                                           \
    IS(RESETTLEMENT_AREA, resettlement_area)

#define RISK_CODES(IS)                                                                                                 \
    IS(REOFFENDING_BAND, reoffending)                                                                                  \
    IS(SERIOUS_HARM_BAND, serious_harm)                                                                                \
    IS(PARTNER_ASSAULT_BAND, partner_assault)
#define RISK_FLAGS(IS) IS(SARA_COMPLETED, sara_completed)
#define RISK_NUMBERS(IS)                                                                                               \
    IS(OGRS3, ogrs3)                                                                                                   \
    IS(OGP, ogp)                                                                                                       \
    IS(OVP, ovp)                                                                                                       \
    IS(RSR, rsr)                                                                                                       \
    IS(OASYS_LAYER, oasys_layer)

#define CUSTODY_FLAGS(IS)                                                                                              \
    IS(RESETTLEMENT_PRISON, resettlement_prison)                                                                       \
    IS(RELEASE_ON_LICENCE, release_on_licence)                                                                         \
    IS(PRE_DISCHARGE_STAGE, pre_discharge_stage)
#define CUSTODY_TEXTS(IS) IS(PRISON, prison)

#define TRAVEL_NUMBERS(IS)                                                                                             \
    IS(TRAVEL_TO_WORKSITE, to_worksite)                                                                                \
    IS(TRAVEL_TO_INDUCTION, to_induction)                                                                              \
    IS(TRAVEL_TO_PROGRAMME, to_programme)

/* Each takes a member of `from`. */
#define TAKE_FLAG(subject, member) out->may[IVN_SUBJECT_##subject] = ivni_flag_may(from->member);
#define TAKE_CODE(subject, member) take_code(from->member, &out->may[IVN_SUBJECT_##subject]);
#define TAKE_NUMBER(subject, member) take_number(from->member, &out->ranges[IVN_SUBJECT_##subject]);

static void take_code(uint32_t code, uint8_t *may)
{
    *may = (uint8_t)(1u << code >> 1 | (ivni_if(code == 0) & *may));
}

static void take_number(ivn_number number, ivni_range *range)
{
    range->low = ivni_known_or(number, range->low);
    range->high = ivni_known_or(number, range->high);
}

static void take_user(const ivn_service_user *from, ivni_subjects *out)
{
    USER_FLAGS(TAKE_FLAG)
    USER_CODES(TAKE_CODE)
}

/* The band of a SARA can only come from one that was completed. */
static void take_risk(const ivn_risk *from, ivni_subjects *out)
{
    RISK_CODES(TAKE_CODE)
    RISK_FLAGS(TAKE_FLAG)
    RISK_NUMBERS(TAKE_NUMBER)
    out->may[IVN_SUBJECT_SARA_COMPLETED] &=
        (uint8_t) ~(ivni_if((from->sara_completed == IVN_UNKNOWN) & (from->partner_assault != 0)) & IVNI_MAY_BE_NO);
}

static void take_custody(const ivn_custody *from, ivni_subjects *out)
{
    CUSTODY_FLAGS(TAKE_FLAG)
}

static void take_travel(const ivn_travel *from, ivni_subjects *out)
{
    TRAVEL_NUMBERS(TAKE_NUMBER)
}

void ivni_plain_derive(const ivn_service_user *user, ivni_subjects *out)
{
    take_user(user, out);
    if (user->risk != NULL)
        take_risk(user->risk, out);
    if (user->custody != NULL)
        take_custody(user->custody, out);
    if (user->travel != NULL)
        take_travel(user->travel, out);
}

/* --- what is missing: the member's own name --------------------------------------------------------------------- */

typedef struct plain {
    uint32_t subject, offset;
    ivni_part part;
} plain;

#define USER_ROW(subject, member) {IVN_SUBJECT_##subject, offsetof(ivn_service_user, member), IVNI_PART_USER},
#define RISK_ROW(subject, member) {IVN_SUBJECT_##subject, offsetof(ivn_risk, member), IVNI_PART_RISK},
#define CUSTODY_ROW(subject, member) {IVN_SUBJECT_##subject, offsetof(ivn_custody, member), IVNI_PART_CUSTODY},
#define TRAVEL_ROW(subject, member) {IVN_SUBJECT_##subject, offsetof(ivn_travel, member), IVNI_PART_TRAVEL},

static const plain rows[] = {USER_FLAGS(USER_ROW) USER_CODES(USER_ROW) USER_TEXTS(USER_ROW) RISK_CODES(RISK_ROW)
                                 RISK_FLAGS(RISK_ROW) RISK_NUMBERS(RISK_ROW) CUSTODY_FLAGS(CUSTODY_ROW)
                                     CUSTODY_TEXTS(CUSTODY_ROW) TRAVEL_NUMBERS(TRAVEL_ROW)};

static const struct {
    const ivni_table *table;
    const char *pointer;
} parts[] = {
    [IVNI_PART_USER] = {&ivni_service_user_table, ""},
    [IVNI_PART_RISK] = {&ivni_risk_table, "/risk"},
    [IVNI_PART_CUSTODY] = {&ivni_custody_table, "/custody"},
    [IVNI_PART_TRAVEL] = {&ivni_travel_table, "/travel"},
};

static const char *name_at(const ivni_table *table, uint32_t offset)
{
    uint32_t i = 0;

    while (table->fields[i].offset != offset)
        i++;
    return table->fields[i].name;
}

void ivni_plain_missing(const ivni_asked *asked, ivni_text *out)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].subject == asked->subject) {
            ivni_text_string(out, parts[rows[i].part].pointer);
            ivni_text_string(out, "/");
            ivni_text_string(out, name_at(parts[rows[i].part].table, rows[i].offset));
        }
    }
}
