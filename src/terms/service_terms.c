/*
 * The vocabularies of services: what they are, where, how and by whom they are delivered.
 */
#include "terms/terms.h"

/* clang-format off */

VOCABULARY(setting, "setting",
    TERM(SETTING, COMMUNITY,   "community",   "in the community", ""),
    TERM(SETTING, PRE_RELEASE, "pre_release", "before release", "In prison, with the release in view."),
    TERM(SETTING, CUSTODY,     "custody",     "in custody", ""),
    TERM(SETTING, GATE,        "gate",        "through the gate", "On the day of release and around it."));

VOCABULARY(kind, "kind of intervention",
    TERM(KIND, ACCREDITED_PROGRAMME,     "accredited_programme",     "accredited programme", ""),
    TERM(KIND, STRUCTURED_INTERVENTION,  "structured_intervention",  "structured intervention", ""),
    TERM(KIND, UNPAID_WORK,              "unpaid_work",              "unpaid work", ""),
    TERM(KIND, SENIOR_ATTENDANCE_CENTRE, "senior_attendance_centre", "senior attendance centre", ""),
    TERM(KIND, COMMISSIONED_SERVICE,     "commissioned_service",     "commissioned rehabilitative service", "CRS."),
    TERM(KIND, RATE_CARD_SERVICE,        "rate_card_service",        "rate card service",
         "Sold by a community rehabilitation company."),
    TERM(KIND, CORE_NEED_SERVICE,        "core_need_service",        "service for a core need area",
         "In the scope of 2019."),
    TERM(KIND, CUSTODY_OUTPUT,           "custody_output",           "output of the custody specification", ""),
    TERM(KIND, THROUGH_THE_GATE,         "through_the_gate",         "through the gate service", ""));

VOCABULARY(session, "kind of session",
    TERM(SESSION, GROUP,      "group",      "group session", ""),
    TERM(SESSION, ONE_TO_ONE, "one_to_one", "one-to-one session", ""),
    TERM(SESSION, MIXED,      "mixed",      "group and one-to-one sessions",
         "The source does not say how many of each."),
    TERM(SESSION, COURSE,     "course",     "course", ""));

VOCABULARY(mode, "mode of delivery",
    TERM(MODE, FACE_TO_FACE, "face_to_face", "face to face", ""),
    TERM(MODE, TELEPHONE,    "telephone",    "by telephone", ""),
    TERM(MODE, VIDEO,        "video",        "by video", ""),
    TERM(MODE, ADVOCACY,     "advocacy",     "advocacy", ""),
    TERM(MODE, GROUP,        "group",        "in a group", ""),
    TERM(MODE, ONE_TO_ONE,   "one_to_one",   "one to one", ""),
    TERM(MODE, REMOTE,       "remote",       "remotely", ""),
    TERM(MODE, VISIT,        "visit",        "by a visit", ""),
    TERM(MODE, DROP_IN,      "drop_in",      "as a drop-in", ""));

VOCABULARY(approach, "approach",
    TERM(APPROACH, INTERVENTION,         "intervention",         "direct intervention", ""),
    TERM(APPROACH, SUPPORT_AND_ADVOCACY, "support_and_advocacy", "support and advocacy", ""),
    TERM(APPROACH, ADVICE_AND_GUIDANCE,  "advice_and_guidance",  "advice and guidance", ""));

VOCABULARY(division, "division of the United Kingdom, for bank holidays",
    TERM(DIVISION, ENGLAND_AND_WALES, "england_and_wales", "England and Wales",
         "In the government's file: england-and-wales."),
    TERM(DIVISION, SCOTLAND,          "scotland",          "Scotland", ""),
    TERM(DIVISION, NORTHERN_IRELAND,  "northern_ireland",  "Northern Ireland",
         "In the government's file: northern-ireland."),
    TERM(DIVISION, UNITED_KINGDOM,    "united_kingdom",    "United Kingdom",
         "A holiday in any of the three is a holiday."));

VOCABULARY(intensity, "intensity",
    TERM(INTENSITY, ASSESSMENT, "assessment", "assessment", ""),
    TERM(INTENSITY, LOW,        "low",        "low", ""),
    TERM(INTENSITY, MEDIUM,     "medium",     "medium", ""),
    TERM(INTENSITY, HIGH,       "high",       "high", ""),
    TERM(INTENSITY, GATE,       "gate",       "a meeting at the gate", "On its own."),
    TERM(INTENSITY, ENHANCED,   "enhanced",   "enhanced", "Units beyond the core."));

VOCABULARY(format, "how people join a group",
    TERM(FORMAT, FIXED,   "fixed",   "fixed group", "All start together."),
    TERM(FORMAT, ROLLING, "rolling", "rolling group", "People may join while it runs."));

VOCABULARY(deliverer, "who delivers",
    TERM(DELIVERER, PRISON,                           "prison",                           "prison", ""),
    TERM(DELIVERER, COMMUNITY_REHABILITATION_COMPANY, "community_rehabilitation_company",
         "community rehabilitation company", "CRC; until 25 June 2021."),
    TERM(DELIVERER, NATIONAL_PROBATION_SERVICE,       "national_probation_service",       "National Probation Service",
         "NPS; until 25 June 2021."),
    TERM(DELIVERER, PROBATION_SERVICE,                "probation_service",                "Probation Service",
         "From 26 June 2021."),
    TERM(DELIVERER, SUPPLIER,                         "supplier",                         "supplier",
         "A provider under contract."));

VOCABULARY(part, "part of an offer of services",
    TERM(PART, MANDATED,      "mandated",      "mandated", ""),
    TERM(PART, DISCRETIONARY, "discretionary", "discretionary", ""),
    TERM(PART, CORE,          "core",          "core", ""),
    TERM(PART, ADDITIONAL,    "additional",    "additional", ""));

VOCABULARY(channel, "channel through which a need is met",
    TERM(CHANNEL, PRACTITIONER,       "practitioner",       "the probation practitioner", ""),
    TERM(CHANNEL, INTERVENTIONS_TEAM, "interventions_team", "the interventions team", ""),
    TERM(CHANNEL, COMMISSIONED,       "commissioned",       "a commissioned service", ""),
    TERM(CHANNEL, UNIVERSAL,          "universal",          "services open to everyone", ""));
