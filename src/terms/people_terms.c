/*
 * The vocabularies of facts about a person: who they are, what they were sentenced to, what they need.
 */
#include "terms/terms.h"

/* clang-format off */

VOCABULARY(sex, "sex",
    TERM(SEX, MALE,   "male",   "male",   ""),
    TERM(SEX, FEMALE, "female", "female", ""));

VOCABULARY(basis, "legal basis",
    TERM(BASIS, COMMUNITY_ORDER,           "community_order",           "community order", ""),
    TERM(BASIS, SUSPENDED_SENTENCE_ORDER,  "suspended_sentence_order",  "suspended sentence order", ""),
    TERM(BASIS, LICENCE,                   "licence",                   "licence",
         "Release from custody, subject to conditions."),
    TERM(BASIS, POST_SENTENCE_SUPERVISION, "post_sentence_supervision", "post-sentence supervision",
         "Offender Rehabilitation Act 2014; repealed by s.34 of the Sentencing Act 2026 once that is in force."),
    TERM(BASIS, CUSTODIAL_SENTENCE,        "custodial_sentence",        "custodial sentence",
         "Being served in prison."),
    TERM(BASIS, REMAND,                    "remand",                    "remand in custody", ""),
    TERM(BASIS, SUPERVISION_DEFAULT_ORDER, "supervision_default_order", "supervision default order",
         "For a breach of post-sentence supervision; goes with it under s.34 of the Sentencing Act 2026."),
    TERM(BASIS, ENFORCEMENT_ORDER,         "enforcement_order",         "enforcement order",
         "Of a family court, with unpaid work."),
    TERM(BASIS, FINE_DEFAULT,              "fine_default",              "default of payment of a fine", ""),
    TERM(BASIS, TEMPORARY_LICENCE,         "temporary_licence",         "release on temporary licence", ""));

VOCABULARY(requirement, "requirement of an order",
    TERM(REQUIREMENT, UNPAID_WORK,                "unpaid_work",                "unpaid work",
         "Also called community payback."),
    TERM(REQUIREMENT, REHABILITATION_ACTIVITY,    "rehabilitation_activity",    "rehabilitation activity", "RAR."),
    TERM(REQUIREMENT, PROGRAMME,                  "programme",                  "programme",
         "An accredited programme."),
    TERM(REQUIREMENT, PROHIBITED_ACTIVITY,        "prohibited_activity",        "prohibited activity", ""),
    TERM(REQUIREMENT, CURFEW,                     "curfew",                     "curfew", ""),
    TERM(REQUIREMENT, EXCLUSION,                  "exclusion",                  "exclusion", ""),
    TERM(REQUIREMENT, RESIDENCE,                  "residence",                  "residence", ""),
    TERM(REQUIREMENT, FOREIGN_TRAVEL_PROHIBITION, "foreign_travel_prohibition", "foreign travel prohibition", ""),
    TERM(REQUIREMENT, MENTAL_HEALTH_TREATMENT,    "mental_health_treatment",    "mental health treatment", ""),
    TERM(REQUIREMENT, DRUG_REHABILITATION,        "drug_rehabilitation",        "drug rehabilitation", ""),
    TERM(REQUIREMENT, ALCOHOL_TREATMENT,          "alcohol_treatment",          "alcohol treatment", ""),
    TERM(REQUIREMENT, ALCOHOL_ABSTINENCE,         "alcohol_abstinence",         "alcohol abstinence and monitoring",
         ""),
    TERM(REQUIREMENT, ATTENDANCE_CENTRE,          "attendance_centre",          "attendance centre", ""),
    TERM(REQUIREMENT, ELECTRONIC_MONITORING,      "electronic_monitoring",      "electronic monitoring", ""),
    TERM(REQUIREMENT, PROBATION,                  "probation",                  "probation requirement",
         "Sentencing Act 2026 s.37; takes the place of the rehabilitation activity requirement."));

VOCABULARY(band, "band of risk",
    TERM(BAND, LOW,       "low",       "low", ""),
    TERM(BAND, MEDIUM,    "medium",    "medium", ""),
    TERM(BAND, HIGH,      "high",      "high", ""),
    TERM(BAND, VERY_HIGH, "very_high", "very high", ""));

VOCABULARY(complexity, "complexity of a need",
    TERM(COMPLEXITY, LOW,    "low",    "low", ""),
    TERM(COMPLEXITY, MEDIUM, "medium", "medium", ""),
    TERM(COMPLEXITY, HIGH,   "high",   "high", ""));

VOCABULARY(need, "need area",
    TERM(NEED, ACCOMMODATION,    "accommodation",    "accommodation", ""),
    TERM(NEED, EMPLOYMENT,       "employment",       "employment, training and education", "ETE."),
    TERM(NEED, FINANCE,          "finance",          "finance, benefit and debt", "FBD."),
    TERM(NEED, ATTITUDES,        "attitudes",        "attitudes, thinking and behaviour", "ATB."),
    TERM(NEED, FAMILY,           "family",           "family and significant others", ""),
    TERM(NEED, LIFESTYLE,        "lifestyle",        "lifestyle and associates", ""),
    TERM(NEED, EMOTIONAL,        "emotional",        "emotional well-being", "In 2019: emotional management."),
    TERM(NEED, SOCIAL_INCLUSION, "social_inclusion", "social inclusion", "Mentoring is part of it."),
    TERM(NEED, ALCOHOL,          "alcohol",          "non-dependent alcohol misuse", ""),
    TERM(NEED, DEPENDENCY,       "dependency",       "drugs and alcohol dependency", ""),
    TERM(NEED, DOMESTIC_ABUSE,   "domestic_abuse",   "domestic abuse", ""));

VOCABULARY(offence, "what an offence is",
    TERM(OFFENCE, VIOLENCE,        "violence",        "violence against a person", ""),
    TERM(OFFENCE, SEXUAL,          "sexual",          "sexual offence", ""),
    TERM(OFFENCE, DOMESTIC_ABUSE,  "domestic_abuse",  "domestic abuse", ""),
    TERM(OFFENCE, ROBBERY,         "robbery",         "robbery", ""),
    TERM(OFFENCE, THEFT,           "theft",           "theft", ""),
    TERM(OFFENCE, BURGLARY,        "burglary",        "burglary", ""),
    TERM(OFFENCE, FRAUD,           "fraud",           "fraud", ""),
    TERM(OFFENCE, DRUGS,           "drugs",           "drug offence", ""),
    TERM(OFFENCE, DRINK_DRIVING,   "drink_driving",   "driving impaired by drink", ""),
    TERM(OFFENCE, OTHER_MOTORING,  "other_motoring",  "other motoring offence", ""),
    TERM(OFFENCE, CRIMINAL_DAMAGE, "criminal_damage", "criminal damage", ""),
    TERM(OFFENCE, ARSON,           "arson",           "arson", ""),
    TERM(OFFENCE, PUBLIC_ORDER,    "public_order",    "public order offence", ""),
    TERM(OFFENCE, WEAPONS,         "weapons",         "weapon offence", ""),
    TERM(OFFENCE, BREACH,          "breach",          "breach of an order", ""),
    TERM(OFFENCE, OTHER,           "other",           "other offence", ""));

VOCABULARY(cohort, "group with specific needs",
    TERM(COHORT, ETHNIC_MINORITY,     "ethnic_minority",     "Black, Asian and minority ethnic people",
         "With Gypsy, Roma and Traveller people."),
    TERM(COHORT, LEARNING_DISABILITY, "learning_disability", "people with learning difficulties or disabilities", ""),
    TERM(COHORT, YOUNG_ADULT,         "young_adult",         "young adults",
         "18 to 24 or 18 to 25, as the service says."),
    TERM(COHORT, VETERAN,             "veteran",             "veterans of the armed forces", ""),
    TERM(COHORT, TRANSGENDER,         "transgender",         "transgender people", ""),
    TERM(COHORT, OLDER,               "older",               "older people", ""),
    TERM(COHORT, HEALTH,              "health",              "people with mental or physical health conditions", ""),
    TERM(COHORT, WOMEN,               "women",               "women", ""),
    TERM(COHORT, FOREIGN_NATIONAL,    "foreign_national",    "foreign nationals", ""),
    TERM(COHORT, SEXUAL_OFFENCE,      "sexual_offence",      "people convicted of sexual offences", ""));

VOCABULARY(employment, "employment",
    TERM(EMPLOYMENT, EMPLOYED,       "employed",       "employed", ""),
    TERM(EMPLOYMENT, UNEMPLOYED,     "unemployed",     "unemployed", ""),
    TERM(EMPLOYMENT, IN_EDUCATION,   "in_education",   "in education or training", ""),
    TERM(EMPLOYMENT, UNABLE_TO_WORK, "unable_to_work", "unable to work", ""),
    TERM(EMPLOYMENT, RETIRED,        "retired",        "retired", ""));

VOCABULARY(release, "source of a release date",
    TERM(RELEASE, ACTUAL,                "actual",                "released on this day", ""),
    TERM(RELEASE, CONFIRMED,             "confirmed",             "confirmed by the prison", ""),
    TERM(RELEASE, PAROLE,                "parole",                "directed by the Parole Board", ""),
    TERM(RELEASE, HOME_DETENTION_CURFEW, "home_detention_curfew", "approved for home detention curfew", "HDC."),
    TERM(RELEASE, CONDITIONAL,           "conditional",           "conditional release date", "CRD."),
    TERM(RELEASE, AUTOMATIC,             "automatic",             "automatic release date", "ARD."),
    TERM(RELEASE, EXPECTED,              "expected",              "as the practitioner expects", ""));

VOCABULARY(referrer, "who refers",
    TERM(REFERRER, PRACTITIONER,                  "practitioner",                  "probation practitioner",
         "The documents' offender manager or responsible officer."),
    TERM(REFERRER, COURT,                         "court",                         "court", ""),
    TERM(REFERRER, POLICE_AND_CRIME_COMMISSIONER, "police_and_crime_commissioner", "Police and Crime Commissioner",
         "PCC."),
    TERM(REFERRER, COMMISSIONING_BODY,            "commissioning_body",            "commissioning body", ""),
    TERM(REFERRER, FAMILY_COURT_ADVISER,          "family_court_adviser",          "family court adviser", "CAFCASS."));

VOCABULARY(party, "party to a case",
    TERM(PARTY, SERVICE_USER, "service_user", "service user", "Today's services say: person on probation."),
    TERM(PARTY, PRACTITIONER, "practitioner", "probation practitioner", "By law the responsible officer."),
    TERM(PARTY, SUPPLIER,     "supplier",     "supplier", "The provider of a commissioned service."));
