/*
 * The vocabularies of service levels: what a contract is judged by, where a referral stands with it, how figures are
 * broken down.
 */
#include "terms/terms.h"

/* clang-format off */

VOCABULARY(service_level, "what a contract is judged by",
    TERM(SERVICE_LEVEL, ASSESSMENT_OFFERED,     "assessment_offered",     "supplier assessment offered in time",
         "The day on which the first offer was made counts, whatever is rescheduled later."),
    TERM(SERVICE_LEVEL, ASSESSMENT_OFFERED_FOR, "assessment_offered_for", "assessment offered for a day in time",
         "A second figure: the day for which that first offer was made."),
    TERM(SERVICE_LEVEL, COMMENCEMENT,           "commencement",           "intervention commencement attended", ""));

VOCABULARY(attainment, "where a referral stands with a service level",
    TERM(ATTAINMENT, MET,            "met",            "met", ""),
    TERM(ATTAINMENT, MISSED,         "missed",         "missed", ""),
    TERM(ATTAINMENT, NOT_DUE,        "not_due",        "not yet due", ""),
    TERM(ATTAINMENT, WITHDRAWN,      "withdrawn",      "withdrawn before it was due", "Ended, or returned."),
    TERM(ATTAINMENT, NOT_KNOWN,      "not_known",      "not known", "It depends on a fact that is not known."),
    TERM(ATTAINMENT, NOT_APPLICABLE, "not_applicable", "not applicable",
         "Not received yet, another kind of service, or the rule is not in force."));

VOCABULARY(grouping, "what a report is broken down by",
    TERM(GROUPING, TOTAL,    "total",    "all referrals", ""),
    TERM(GROUPING, PROVIDER, "provider", "supplier", ""),
    TERM(GROUPING, CONTRACT, "contract", "contract", ""),
    TERM(GROUPING, AREA,     "area",     "area", ""),
    TERM(GROUPING, NEED,     "need",     "need area", "A referral with several needs stands in several lines."),
    TERM(GROUPING, MONTH,    "month",    "month of receipt", ""));

VOCABULARY(liaison, "what liaison with the practitioner is for",
    TERM(LIAISON, PERSON,      "person",      "managing the person", ""),
    TERM(LIAISON, RISK,        "risk",        "managing risk", ""),
    TERM(LIAISON, ENFORCEMENT, "enforcement", "enforcement", ""),
    TERM(LIAISON, SENTENCE,    "sentence",    "delivering the sentence", ""));
