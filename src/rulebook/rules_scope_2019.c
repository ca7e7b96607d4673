/*
 * The rules of the 2019 scope of services, in its order. Serves the rulebook.
 */
#include "rulebook/rows.h"

#define EDITION "scope-2019"
#define WHAT_UNPAID_WORK_IS "Unpaid Work: What is unpaid work?"
#define UNPAID_WORK "Unpaid Work: Delivery Requirements"
#define UNPAID_WORK_IN_FUTURE "Unpaid Work: Future Delivery"
#define WHAT_PROGRAMMES_ARE "Accredited Programmes: What are Accredited Programmes?"
#define CURRENT_MODEL "Accredited Programmes: Current model"
#define THINKING_SKILLS "Accredited Programmes: Thinking Skills Programme (TSP)"
#define BETTER_RELATIONSHIPS "Accredited Programmes: Building Better Relationships Programme (BBR)"
#define PROGRAMMES_IN_FUTURE "Accredited Programmes: Future Delivery"
#define REHABILITATION "Rehabilitative & Resettlement Interventions"
#define CHALLENGES "Intervention Requirements to address Specific Challenges"
#define PRINCIPLES "Key principles of effective services"
#define RESETTLEMENT "Specific Resettlement Requirements"
#define FAMILY_MATRIX "Core Suite of Interventions: Family and Significant others"

const ivn_rule *const ivni_rules_scope_2019[] = {
    /* Unpaid work: what it is */
    RULE(.code = "SC-UPW-ORDER", .title = "Unpaid work is a requirement of a community or a suspended sentence order",
         .section = WHAT_UNPAID_WORK_IS, .registers = "R076 R077"),
    RULE(.code = "SC-UPW-OTHER-ORDERS",
         .title = "Unpaid work may also be a supervision default order or an enforcement order",
         .section = WHAT_UNPAID_WORK_IS, .registers = "R078"),
    RULE(.code = "SC-UPW-NOT-LICENCE", .title = "Unpaid work is never a licence condition",
         .section = WHAT_UNPAID_WORK_IS, .registers = "R079"),
    RULE(.code = "SC-UPW-COMMUNITY", .title = "Unpaid work is done in the community", .section = WHAT_UNPAID_WORK_IS,
         .registers = "R076"),
    RULE(.code = "SC-UPW-HOURS", .title = "A court orders unpaid work within bounds", .section = WHAT_UNPAID_WORK_IS,
         .registers = "R080",
         PARAMETERS(PARAMETER("least", IVN_UNIT_HOURS, 40, 0, 1000, "fewest hours"),
                    PARAMETER("most", IVN_UNIT_HOURS, 300, 1, 1000, "most hours"))),

    /* Unpaid work: how it is delivered */
    RULE(.code = "SC-UPW-ASSESSMENT",
         .title = "Risk, need and suitability are assessed, by the probation service, before unpaid work starts",
         .section = UNPAID_WORK, .registers = "R086 R100"),
    RULE(.code = "SC-UPW-INDUCTION",
         .title =
             "An induction, health and safety included, is given by the delivery partner before unpaid work starts",
         .section = UNPAID_WORK, .registers = "R087 R100"),
    RULE(.code = "SC-UPW-START", .title = "Unpaid work starts soon after allocation", .section = UNPAID_WORK,
         .registers = "R088",
         PARAMETERS(PARAMETER("working_days", IVN_UNIT_WORKING_DAYS, 7, 0, 250, "working days after allocation"))),
    /* Removed by section 36 of the Sentencing Act 2026: see LAW-UNPAID-WORK-12-MONTHS. */
    RULE(.code = "SC-UPW-COMPLETION",
         .title = "Unpaid work is completed within a year, until LAW-UNPAID-WORK-12-MONTHS commences",
         .section = UNPAID_WORK, .registers = "R089",
         PARAMETERS(PARAMETER("months", IVN_UNIT_MONTHS, 12, 1, 120, "months after sentence"))),
    RULE(.code = "SC-UPW-EMPLOYED", .title = "People in work do at least so many hours a week", .section = UNPAID_WORK,
         .registers = "R090", PARAMETERS(PARAMETER("hours", IVN_UNIT_HOURS, 7, 0, 60, "hours a week, at least"))),
    /* C19: in future the hours may build up to it. */
    RULE(.code = "SC-UPW-UNEMPLOYED",
         .title = "People out of work do at least so many hours a week; the hours may build up to that with need",
         .section = UNPAID_WORK, .registers = "R091 R098",
         PARAMETERS(PARAMETER("hours", IVN_UNIT_HOURS, 28, 0, 60, "hours a week, at least"))),
    /* C1: three documents say 20; the public service for unpaid work has run with 30, of hours before adjustments. */
    RULE(.code = "SC-UPW-ETE",
         .title = "Part of the hours may go to training for employment; how much of it is used is worth reporting",
         .section = UNPAID_WORK, .registers = "R092 R096",
         PARAMETERS(PARAMETER("percent", IVN_UNIT_PERCENT, 20, 0, 100, "share of the hours ordered, at most"))),
    RULE(.code = "SC-UPW-WOMEN", .title = "A woman may decline a placement where all others are men",
         .section = UNPAID_WORK, .registers = "R093"),
    RULE(.code = "SC-UPW-TRAVEL", .title = "Nobody travels too long to a placement", .section = UNPAID_WORK_IN_FUTURE,
         .registers = "R099",
         PARAMETERS(PARAMETER("minutes", IVN_UNIT_MINUTES, 90, 0, 1440, "minutes each way, at most"))),

    /* Accredited programmes */
    RULE(.code = "SC-AP-REQUIREMENT",
         .title = "A programme is a requirement of a community or a suspended sentence order",
         .section = WHAT_PROGRAMMES_ARE, .registers = "R102"),
    RULE(.code = "SC-AP-LICENCE", .title = "A programme is also delivered on licence after release",
         .section = WHAT_PROGRAMMES_ARE, .registers = "R103"),
    RULE(.code = "SC-AP-CUSTODY", .title = "A programme is delivered in custody as well as in the community",
         .section = WHAT_PROGRAMMES_ARE, .registers = "R103"),
    RULE(.code = "SC-AP-SEXUAL-OFFENCE",
         .title = "Programmes for people with sexual offences are delivered by the National Probation Service",
         .section = CURRENT_MODEL, .registers = "R104"),
    RULE(.code = "SC-AP-OTHER-NEEDS", .title = "Some providers have programmes for three further needs",
         .section = CURRENT_MODEL, .registers = "R105"),
    RULE(.code = "SC-TSP-AGE", .title = "The Thinking Skills Programme is for adults", .section = THINKING_SKILLS,
         .registers = "R106", PARAMETERS(PARAMETER("years", IVN_UNIT_YEARS, 18, 10, 99, "least age"))),
    /* C24: no score is printed. The band is an input; public services call OGRS3 from 50 medium and from 75 high. */
    RULE(.code = "SC-TSP-RISK",
         .title = "The Thinking Skills Programme is for people with a medium risk of reoffending or more",
         .section = THINKING_SKILLS, .registers = "R106 R122"),
    RULE(.code = "SC-BBR-SEX", .title = "Building Better Relationships is for men", .section = BETTER_RELATIONSHIPS,
         .registers = "R114"),
    RULE(.code = "SC-BBR-AGE", .title = "Building Better Relationships is for adults", .section = BETTER_RELATIONSHIPS,
         .registers = "R114", PARAMETERS(PARAMETER("years", IVN_UNIT_YEARS, 18, 10, 99, "least age"))),
    RULE(.code = "SC-BBR-CONVICTION",
         .title = "Building Better Relationships is for people convicted of intimate partner violence",
         .section = BETTER_RELATIONSHIPS, .registers = "R114 R122"),
    RULE(.code = "SC-AP-NEED", .title = "A further programme goes on if a need for it has been identified",
         .section = PROGRAMMES_IN_FUTURE, .registers = "R120"),
    RULE(.code = "SC-AP-READY", .title = "A programme starts when the person is ready for it",
         .section = PROGRAMMES_IN_FUTURE, .registers = "R123"),

    /* Rehabilitative and resettlement interventions */
    RULE(.code = "SC-CORE-COMMUNITY-ORDER", .title = "For people on a community order", .section = CHALLENGES,
         .registers = "R126 R127"),
    RULE(.code = "SC-CORE-SUSPENDED-SENTENCE", .title = "For people on a suspended sentence order",
         .section = CHALLENGES, .registers = "R126 R127"),
    RULE(.code = "SC-CORE-RAR", .title = "For people with a rehabilitation activity requirement", .section = CHALLENGES,
         .registers = "R126 R127"),
    RULE(.code = "SC-CORE-LICENCE", .title = "For people on licence", .section = CHALLENGES, .registers = "R126 R127"),
    RULE(.code = "SC-CORE-PRE-RELEASE", .title = "For people in prison before their release", .section = CHALLENGES,
         .registers = "R125 R127"),
    RULE(.code = "SC-CORE-COMMUNITY", .title = "Rehabilitation is work in the community", .section = REHABILITATION,
         .registers = "R126"),
    RULE(.code = "SC-CORE-PLACE",
         .title = "Resettlement is delivered where the person settles, not only where the prison is",
         .section = CHALLENGES, .registers = "R131 R137"),
    /* C24: advice, never a bar. */
    RULE(.code = "SC-OGRS",
         .title = "People with a low likelihood of reconviction are not helped by rehabilitative work",
         .section = PRINCIPLES, .registers = "R135",
         PARAMETERS(PARAMETER("percent", IVN_UNIT_PERCENT, 25, 0, 100, "OGRS3 from which benefit is likely"))),
    RULE(.code = "SC-NEED", .title = "Rehabilitative work helps when it meets a need behind the offending",
         .section = PRINCIPLES, .registers = "R136"),
    RULE(.code = "SC-BASIC-NEEDS",
         .title = "Everybody who leaves prison has access to help with a home, paid work and benefits",
         .section = RESETTLEMENT, .registers = "R140"),
    RULE(.code = "SC-FAMILY-PARTNER-VIOLENCE",
         .title = "Intimate partner violence is a matter for an accredited programme", .section = FAMILY_MATRIX,
         .registers = "R171"),
    RULE(.code = "SC-FAMILY-UNSUITABLE",
         .title = "Somebody eligible for that programme but unsuitable may use another intervention",
         .section = FAMILY_MATRIX, .registers = "R172"),
    NULL};
