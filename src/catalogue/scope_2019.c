/*
 * The services of the 2019 scope: unpaid work, accredited programmes, and the core suite of eight need areas with their
 * minimum outcomes and their matrix of complexity. In its order; serves the catalogue.
 *
 * The matrix covers six areas. For lifestyle and for alcohol there is none (C15): every level is allowed and none has a
 * text. Attitudes at high complexity is not delivered here but by an accredited programme.
 */
#include "catalogue/rows.h"

#define EDITION "scope-2019"

#define PROGRAMME_ORDERED                                                                                              \
    ELIGIBLE(1, "SC-AP-REQUIREMENT", "a programme is required by the order", YES(PROGRAMME_REQUIREMENT)),              \
        ELIGIBLE(1, "SC-AP-LICENCE", "on licence", YES(LICENCE)),                                                      \
        ELIGIBLE(2, "SC-AP-CUSTODY", "in the community", NO(IN_CUSTODY))
#define PROGRAMME_IN_CUSTODY ELIGIBLE(1, "SC-AP-CUSTODY", "in custody", YES(IN_CUSTODY))
#define WHEN_READY(group_) ADVISED(group_, "SC-AP-READY", "ready to start a programme", YES(PROGRAMME_READY))
/* A programme's own criteria, in both settings. */
#define PROGRAMME_OFFERS(...)                                                                                          \
    OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY, CRITERIA(PROGRAMME_ORDERED, __VA_ARGS__, WHEN_READY(8))),           \
           OFFER(.setting = IVN_SETTING_CUSTODY, CRITERIA(PROGRAMME_IN_CUSTODY, __VA_ARGS__, WHEN_READY(8))))
/* Printed alike for both programmes (R107, R113). */
#define GROUP_OF_TWELVE                                                                                                \
    .group_least = {1, 4}, .group_most = {1, 12}, .group_best = {1, 8}, FORMATS(IVN_FORMAT_FIXED, IVN_FORMAT_ROLLING), \
    MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE)
#define BY_COMPANIES                                                                                                   \
    DELIVERERS(IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY),                                                        \
        MANDATED_FOR(IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY)

#define OUTCOME(key_, registers_, title_) ITEM(.key = key_, .registers = registers_, .title = title_)
#define STEP(key_, registers_, title_) ITEM(.key = key_, .registers = registers_, .title = title_)

/* The phases around the work, the same at every level of the six areas. */
#define PHASES                                                                                                         \
    ACTIVITIES(STEP("plan-1", "R149", "Assess and plan: the provider's specialist assesses and settles on options"),   \
               STEP("plan-2", "R150", "Assess and plan: find what stands in the way of the plan"),                     \
               STEP("plan-3", "R151", "Assess and plan: keep the responsible officer and partners informed"),          \
               STEP("plan-4", "R152", "Assess and plan: agree an action plan with dates with the person"),             \
               STEP("plan-5", "R153", "Assess and plan: be there before release and after it"),                        \
               STEP("review-1", "R154",                                                                                \
                    "Review and evaluate: stay alongside, go with the person, report, see the plan's outcomes "        \
                    "through, keep motivation up"))

#define LEVEL(level_, ...) PROVISION(.intensity = IVN_INTENSITY_##level_, ITEMS(__VA_ARGS__))
/* R160: five groups of barriers, with much more help. */
#define BARRIERS                                                                                                       \
    "Learning disabilities: a specialist looks at them, advises and refers on",                                        \
        "Drugs and alcohol: agencies work on it together",                                                             \
        "Physical and mental ill health, personality disorder included",                                               \
        "Women: childcare, being alone, violence at home, culture and faith, confidence",                              \
        "Any other disability; immigration status and no access to public funds"
#define HARDER(...) LEVEL(HIGH, __VA_ARGS__, BARRIERS)
#define LOW_AND_MEDIUM_WITH_HELP "Work of the low and medium levels, with much help against what stands in the way"

#define SENTENCED                                                                                                      \
    ELIGIBLE(1, "SC-CORE-COMMUNITY-ORDER", "on a community order", YES(COMMUNITY_ORDER)),                              \
        ELIGIBLE(1, "SC-CORE-SUSPENDED-SENTENCE", "on a suspended sentence order", YES(SUSPENDED_SENTENCE_ORDER)),     \
        ELIGIBLE(1, "SC-CORE-RAR", "a rehabilitation activity requirement", YES(REHABILITATION_ACTIVITY)),             \
        ELIGIBLE(1, "SC-CORE-LICENCE", "on licence", YES(LICENCE)),                                                    \
        ELIGIBLE(2, "SC-CORE-COMMUNITY", "in the community", NO(IN_CUSTODY))
#define BEFORE_RELEASE ELIGIBLE(1, "SC-CORE-PRE-RELEASE", "still in custody", YES(IN_CUSTODY))
#define WORTH_IT(group_)                                                                                               \
    ADVISED(group_, "SC-OGRS", "reconviction likely enough for rehabilitative work to help",                           \
            AT_LEAST(OGRS3, PERCENT, "SC-OGRS/percent"))
#define WITH_NEED(group_, need_) ADVISED(group_, "SC-NEED", "the need is identified", YES(NEED_##need_))

/* Routed to the programme unless somebody has been judged unsuitable for it. */
#define NOT_FOR_PARTNER_VIOLENCE(group_)                                                                               \
    ROUTED(group_, "SC-FAMILY-PARTNER-VIOLENCE", "no conviction for intimate partner violence",                        \
           NO(PARTNER_VIOLENCE_CONVICTION), .alternative = "building-better-relationships"),                           \
        ROUTED(group_, "SC-FAMILY-UNSUITABLE", "judged unsuitable for the programme on partner violence",              \
               NO(SUITABLE_FOR), TEXTS("building-better-relationships"))
#define LEVELS_WITHOUT_TEXT                                                                                            \
    PROVISIONS(PROVISION(.intensity = IVN_INTENSITY_LOW), PROVISION(.intensity = IVN_INTENSITY_MEDIUM),                \
               PROVISION(.intensity = IVN_INTENSITY_HIGH))

/* For the three basic resettlement needs (R140) a low likelihood of reconviction is no reason to advise against help
 * before release. */
#define BASIC_NEED(need_)                                                                                              \
    OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY, CRITERIA(SENTENCED, WORTH_IT(3), WITH_NEED(4, need_))),             \
           OFFER(.setting = IVN_SETTING_PRE_RELEASE, CRITERIA(BEFORE_RELEASE, WITH_NEED(2, need_)),                    \
                 .note = "Open to everybody who leaves prison: rule SC-BASIC-NEEDS."))
#define OTHER_NEED(need_)                                                                                              \
    OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY, CRITERIA(SENTENCED, WORTH_IT(3), WITH_NEED(4, need_))),             \
           OFFER(.setting = IVN_SETTING_PRE_RELEASE, CRITERIA(BEFORE_RELEASE, WORTH_IT(2), WITH_NEED(3, need_))))

#define CORE                                                                                                           \
    .kind = IVN_KIND_CORE_NEED_SERVICE, .channel = IVN_CHANNEL_COMMISSIONED, DELIVERERS(IVN_DELIVERER_SUPPLIER),       \
    NOTES("Before release, at the gate and afterwards, in that order; where the person settles, reaching into the "    \
          "prison and not doing again what the prison does.",                                                          \
          "Work before release serves the objectives of the sentence plan.",                                           \
          "Providers say how they fit it to women, young adults, foreign nationals, people with learning "             \
          "difficulties and people convicted of sexual offences.")
#define COMMON "R124 R127 R129 R130 R131 R132 R133 R134 R135 R136 R137 R138 R139"
#define AREA_OF_SUITE(name_) "Core Suite of Interventions: " name_

const ivn_service *const ivni_services_scope_2019[] = {
    SERVICE(.key = "unpaid-work", .kind = IVN_KIND_UNPAID_WORK, .name = "Unpaid Work",
            .summary = "Work without pay for the good of the community: a punishment, a making good, and a way into "
                       "routine and skills.",
            .section = "Unpaid Work", .registers = "R076 R077 R078 R079 R080 R081 R082 R083 R085 R092 R093 R099",
            MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE),
            HIGHLIGHTS("Gardens", "Painting and decorating", "Clearing waste", "Helping charities",
                       "Removing graffiti"),
            NOTES("Work never takes the place of a paid job, and a provider makes no profit from it; income may cover "
                  "part of the cost.",
                  "The provider finds enough good placements for the risk and need of each person, with transport "
                  "where it is needed.",
                  "A woman may decline a placement where all others are men.",
                  "Assessment and induction come before the first day of work."),
            OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY,
                         CRITERIA(
                             ELIGIBLE(1, "SC-UPW-ORDER", "a community order", YES(COMMUNITY_ORDER)),
                             ELIGIBLE(1, "SC-UPW-ORDER", "a suspended sentence order", YES(SUSPENDED_SENTENCE_ORDER)),
                             ELIGIBLE(1, "SC-UPW-OTHER-ORDERS", "a supervision default order",
                                      YES(SUPERVISION_DEFAULT_ORDER)),
                             ELIGIBLE(1, "SC-UPW-OTHER-ORDERS", "an enforcement order", YES(ENFORCEMENT_ORDER)),
                             ELIGIBLE(2, "SC-UPW-NOT-LICENCE", "unpaid work is required by the order, not by a licence",
                                      YES(UNPAID_WORK_REQUIREMENT)),
                             ELIGIBLE(2, "SC-UPW-OTHER-ORDERS", "a supervision default order",
                                      YES(SUPERVISION_DEFAULT_ORDER)),
                             ELIGIBLE(2, "SC-UPW-OTHER-ORDERS", "an enforcement order", YES(ENFORCEMENT_ORDER)),
                             ELIGIBLE(3, "SC-UPW-COMMUNITY", "in the community", NO(IN_CUSTODY)),
                             ADVISED(4, "SC-UPW-HOURS", "the hours ordered are within the court's bounds",
                                     BETWEEN(UNPAID_WORK_HOURS, HOURS, "SC-UPW-HOURS/least", "SC-UPW-HOURS/most")),
                             ADVISED(5, "SC-UPW-TRAVEL", "the way to the placement is not too long",
                                     AT_MOST(TRAVEL_TO_WORKSITE, MINUTES, "SC-UPW-TRAVEL/minutes")))))),

    SERVICE(.key = "thinking-skills-programme", .kind = IVN_KIND_ACCREDITED_PROGRAMME,
            .name = "Thinking Skills Programme (TSP)",
            .summary = "Thinking skills for handling risk, for strengths that protect and for goals within the law.",
            .section = "Accredited Programmes: Thinking Skills Programme (TSP)",
            .registers = "R101 R102 R103 R104 R106 R107 R108 R109 R110 R111 R112 R113 R121 R122 R123",
            NEEDS(IVN_NEED_ATTITUDES), BY_COMPANIES, GROUP_OF_TWELVE,
            SESSIONS(SESSION(.kind = IVN_SESSION_GROUP, .count = {1, 15}, .minutes = {1, 120}, .minutes_most = {1, 150},
                             .name = "Group sessions, with a break"),
                     SESSION(.kind = IVN_SESSION_ONE_TO_ONE, .count = {1, 4}, .minutes = {1, 50},
                             .minutes_most = {1, 60}, .name = "Individual sessions")),
            .sessions_total = {1, 19}, .weekly_least = {1, 1}, .weekly_most = {1, 4}, .daily_most = {1, 1},
            NOTES("Where somebody is eligible and available, a programme is the intervention of choice; nobody "
                  "ineligible should be ordered one.",
                  "The lengths of individual sessions are approximate."),
            PROGRAMME_OFFERS(ELIGIBLE(3, "SC-TSP-AGE", "an adult", AT_LEAST(AGE, YEARS, "SC-TSP-AGE/years")),
                             ELIGIBLE(4, "SC-TSP-RISK", "a risk of reoffending that is medium or higher",
                                      AT_LEAST_BAND(REOFFENDING_BAND, IVN_BAND_MEDIUM)))),

    /* C2: twenty-nine sessions here, thirty in the rate card. How many fall into each module is not printed. */
    SERVICE(.key = "building-better-relationships", .kind = IVN_KIND_ACCREDITED_PROGRAMME,
            .name = "Building Better Relationships Programme (BBR)",
            .summary = "A cognitive behavioural programme of moderate intensity on thoughts, feelings and behaviour "
                       "towards partners.",
            .section = "Accredited Programmes: Building Better Relationships Programme (BBR)",
            .registers = "R101 R102 R103 R104 R107 R113 R114 R115 R116 R117 R118 R119 R121 R122 R123",
            NEEDS(IVN_NEED_DOMESTIC_ABUSE, IVN_NEED_ATTITUDES), BY_COMPANIES, GROUP_OF_TWELVE,
            SESSIONS(SESSION(.kind = IVN_SESSION_ONE_TO_ONE, .count = {1, 2}, .minutes = {1, 60},
                             .minutes_most = {1, 60}, .name = "Preparation"),
                     SESSION(.kind = IVN_SESSION_MIXED, .minutes = {1, 60}, .minutes_most = {1, 150},
                             .name = "Foundation module"),
                     SESSION(.kind = IVN_SESSION_MIXED, .minutes = {1, 60}, .minutes_most = {1, 150},
                             .name = "Three core modules")),
            .sessions_total = {1, 29}, .modules = {1, 4},
            NOTES("Group sessions take 150 minutes with a break, individual sessions 60.",
                  "A Partner Link Worker is there for each partner and former partner of a man on the programme.",
                  "Where somebody is eligible and available, a programme is the intervention of choice; nobody "
                  "ineligible should be ordered one."),
            PROGRAMME_OFFERS(ELIGIBLE(3, "SC-BBR-SEX", "male", IS(SEX, IVN_SEX_MALE)),
                             ELIGIBLE(4, "SC-BBR-AGE", "an adult", AT_LEAST(AGE, YEARS, "SC-BBR-AGE/years")),
                             ELIGIBLE(5, "SC-BBR-CONVICTION", "convicted of intimate partner violence",
                                      YES(PARTNER_VIOLENCE_CONVICTION)))),

    SERVICE(.key = "sexual-offending-programme", .kind = IVN_KIND_ACCREDITED_PROGRAMME,
            .name = "Accredited programmes for sex offenders", .section = "Accredited Programmes: Current model",
            .registers = "R101 R102 R103 R104 R123", NEEDS(IVN_NEED_ATTITUDES),
            DELIVERERS(IVN_DELIVERER_NATIONAL_PROBATION_SERVICE),
            MANDATED_FOR(IVN_DELIVERER_NATIONAL_PROBATION_SERVICE),
            PROGRAMME_OFFERS(ELIGIBLE(3, "SC-AP-SEXUAL-OFFENCE", "a sexual offence on record", YES(SEXUAL_OFFENCE)))),

    /* Three further needs, each met by an accredited programme of some providers; their programmes are not named. */
    SERVICE(.key = "additional-programme/alcohol-related-violence", .kind = IVN_KIND_ACCREDITED_PROGRAMME,
            .name = "Additional programme: alcohol-related violence", .section = "Accredited Programmes: Current model",
            .registers = "R101 R102 R103 R105 R120 R123", NEEDS(IVN_NEED_ALCOHOL, IVN_NEED_DEPENDENCY),
            PROGRAMME_OFFERS(SUITABLE(3, "SC-AP-NEED", "a need to do with drinking", YES(NEED_ALCOHOL)),
                             SUITABLE(3, "SC-AP-NEED", "a need to do with dependency", YES(NEED_DEPENDENCY)))),
    SERVICE(.key = "additional-programme/substance-misuse", .kind = IVN_KIND_ACCREDITED_PROGRAMME,
            .name = "Additional programme: substance misuse", .section = "Accredited Programmes: Current model",
            .registers = "R101 R102 R103 R105 R120 R123", NEEDS(IVN_NEED_DEPENDENCY),
            PROGRAMME_OFFERS(SUITABLE(3, "SC-AP-NEED", "a need to do with dependency", YES(NEED_DEPENDENCY)))),
    SERVICE(.key = "additional-programme/drink-driving", .kind = IVN_KIND_ACCREDITED_PROGRAMME,
            .name = "Additional programme: drink-driving", .section = "Accredited Programmes: Current model",
            .registers = "R101 R102 R103 R105 R120 R123", NEEDS(IVN_NEED_ALCOHOL),
            PROGRAMME_OFFERS(SUITABLE(3, "SC-AP-NEED", "an offence of drink-driving", YES(DRINK_DRIVING_OFFENCE)),
                             SUITABLE(3, "SC-AP-NEED", "a need to do with drinking", YES(NEED_ALCOHOL)))),

    /* The core suite, in the order of its table. */
    SERVICE(.key = "core/accommodation", CORE, .name = "Accommodation", .section = AREA_OF_SUITE("Accommodation"),
            .registers = COMMON " R141 R140 R155 R156 R157", NEEDS(IVN_NEED_ACCOMMODATION),
            OUTCOMES(OUTCOME("1", "R141", "Has a home and keeps it"), OUTCOME("2", "R141", "Does not become homeless")),
            PHASES,
            PROVISIONS(LEVEL(LOW, "Keep the tenancy, for instance through a short time in prison",
                             "Look at short stays, private or with the council, and advise on them",
                             "Help to keep to the terms of the tenancy",
                             "Help in a crisis, such as an eviction or a complaint about behaviour",
                             "Apply for housing, with all that goes with it"),
                       LEVEL(MEDIUM, "Refer to social, charitable and private landlords together with the person",
                             "Work with health and social care on a place in supported housing",
                             "Support, advise and speak with the landlord so that a tenancy goes on",
                             "Find furniture and things for the household", "Rent and bond schemes",
                             "Advice on keeping a tenancy, arrears included", "A mentor where one is needed"),
                       LEVEL(HIGH, "Rent and bond schemes", "Advice on keeping a tenancy, arrears included",
                             "An emergency place to stay", "A safe home for the long term that lowers risk",
                             "Join meetings of the agencies, or report to them",
                             "Find furniture and things for the household", "Legal help with rights",
                             "A mentor where one is needed")),
            BASIC_NEED(ACCOMMODATION)),
    SERVICE(.key = "core/employment", CORE, .name = "Employment/ Training/ Education",
            .section = AREA_OF_SUITE("Employment Education and Training"),
            .registers = COMMON " R142 R140 R158 R159 R160", NEEDS(IVN_NEED_EMPLOYMENT),
            OUTCOMES(OUTCOME("1", "R142", "Has fitting work, training or education and stays in it"),
                     OUTCOME("2", "R142", "Has fewer barriers and more skills")),
            PHASES,
            PROVISIONS(LEVEL(LOW, "Information, advice and guidance on openings and qualifications",
                             "What benefits there are for work and training",
                             "What must be disclosed, together with the responsible officer",
                             "Get ready for an interview, clothes and equipment included"),
                       LEVEL(MEDIUM, "Reading, writing, numbers, computers", "Workshops on being ready for a job",
                             "Short courses and recognised qualifications", "Work experience",
                             "Money for equipment or to start a business", "CV and skills for finding work",
                             "Bring together education, employers and trainers", "Referrals for training",
                             "Help to stay in the present job"),
                       HARDER(LOW_AND_MEDIUM_WITH_HELP)),
            BASIC_NEED(EMPLOYMENT)),
    SERVICE(.key = "core/finance", CORE, .name = "Finance/ Benefits / Debt",
            .section = AREA_OF_SUITE("Finance Benefit and Debt"), .registers = COMMON " R143 R140 R161 R162 R163",
            NEEDS(IVN_NEED_FINANCE),
            OUTCOMES(OUTCOME("1", "R143", "Has a lawful and steady income"), OUTCOME("2", "R143", "Owes less"),
                     OUTCOME("3", "R143", "Handles money better")),
            PHASES,
            PROVISIONS(
                LEVEL(LOW, "Ways to deal with money and debt", "Manage money, bring debts together, go to a specialist",
                      "Budgets, alone or in a group"),
                LEVEL(MEDIUM, "Referral to a specialist, also for behaviour such as gambling",
                      "Papers that prove identity, for a bank account and other applications",
                      "Speak for the person with benefit and job advisers",
                      "What is needed for a benefit, and where to turn", "A plan for the debts",
                      "Arrangements to pay off rent arrears, fines and the like", "Learn to budget",
                      "Workshops on money and benefits"),
                HARDER("Work of the low and medium levels; advice to the agencies that draw up the sentence plan")),
            BASIC_NEED(FINANCE)),
    SERVICE(.key = "core/attitudes", CORE, .name = "Attitudes/ Thinking/ Behaviour",
            .section = AREA_OF_SUITE("Attitudes and Thinking Behaviour"), .registers = COMMON " R144 R166 R167 R168",
            NEEDS(IVN_NEED_ATTITUDES),
            OUTCOMES(
                OUTCOME("1", "R144", "Knows what sets things off, and has skills and strategies for hard situations")),
            PHASES,
            PROVISIONS(
                LEVEL(LOW, "Planned sessions, in a group, alone or both, on thinking, problem solving and emotions"),
                LEVEL(MEDIUM, "Work of the low level, with much help against what stands in the way of taking part",
                      BARRIERS),
                PROVISION(.intensity = IVN_INTENSITY_HIGH, .not_offered = IVN_YES,
                          .alternative = "thinking-skills-programme")),
            OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY, COMPLEXITIES(IVN_COMPLEXITY_LOW, IVN_COMPLEXITY_MEDIUM),
                         CRITERIA(SENTENCED, WORTH_IT(3), WITH_NEED(4, ATTITUDES))),
                   OFFER(.setting = IVN_SETTING_PRE_RELEASE, COMPLEXITIES(IVN_COMPLEXITY_LOW, IVN_COMPLEXITY_MEDIUM),
                         CRITERIA(BEFORE_RELEASE, WORTH_IT(2), WITH_NEED(3, ATTITUDES))))),
    SERVICE(.key = "core/family", CORE, .name = "Family and significant others",
            .section = AREA_OF_SUITE("Family and Significant others"),
            .registers = COMMON " R145 R160 R169 R170 R171 R172", NEEDS(IVN_NEED_FAMILY),
            OUTCOMES(OUTCOME("1", "R145", "Lives in close relationships that are safe and good"),
                     OUTCOME("2", "R145", "Gets on better with the family and as a parent")),
            PHASES,
            PROVISIONS(LEVEL(LOW, "Parenting that puts the child first",
                             "One to one: a way to family services, children's centres and relationship advice, and "
                             "help with childcare, leisure and money"),
                       LEVEL(MEDIUM, "With family centres and others: parents in custody stay in touch",
                             "Cope with what a family brings every day",
                             "Work on family and parenting, alone or in a group, for better and safer relationships"),
                       HARDER(LOW_AND_MEDIUM_WITH_HELP)),
            OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY,
                         CRITERIA(SENTENCED, WORTH_IT(3), WITH_NEED(4, FAMILY), NOT_FOR_PARTNER_VIOLENCE(5))),
                   OFFER(.setting = IVN_SETTING_PRE_RELEASE,
                         CRITERIA(BEFORE_RELEASE, WORTH_IT(2), WITH_NEED(3, FAMILY), NOT_FOR_PARTNER_VIOLENCE(4))))),
    SERVICE(.key = "core/lifestyle", CORE, .name = "Lifestyle and Associates", .section = AREA_OF_SUITE("Need Areas"),
            .registers = COMMON " R146", NEEDS(IVN_NEED_LIFESTYLE),
            OUTCOMES(OUTCOME("1", "R146", "Has support and interests that are good for society"),
                     OUTCOME("2", "R146", "Is less led by people who offend"),
                     OUTCOME("3", "R146", "Has a mentor who supports and speaks for the person")),
            LEVELS_WITHOUT_TEXT, OTHER_NEED(LIFESTYLE)),
    SERVICE(.key = "core/emotional", CORE, .name = "Emotional Management",
            .section = AREA_OF_SUITE("Emotional Management and Health"), .registers = COMMON " R147 R160 R164 R165",
            NEEDS(IVN_NEED_EMOTIONAL),
            OUTCOMES(OUTCOME("1", "R147", "Copes better"),
                     OUTCOME("2", "R147", "Keeps better to treatment and medication")),
            PHASES,
            PROVISIONS(LEVEL(LOW, "One to one: a way to sport, volunteering and new skills that lift well-being",
                             "A doctor to be registered with"),
                       LEVEL(MEDIUM, "One to one: believe in oneself and recover from setbacks",
                             "With prison and health staff: care in custody, medication, prescriptions for release",
                             "A mentor where health makes life in the community hard",
                             "Thinking-skills work, alone or in a group, on impulses, temper and destructive thoughts"),
                       HARDER(LOW_AND_MEDIUM_WITH_HELP)),
            OTHER_NEED(EMOTIONAL)),
    SERVICE(.key = "core/alcohol", CORE, .name = "Non-dependant alcohol misuse", .section = AREA_OF_SUITE("Need Areas"),
            .registers = COMMON " R148", NEEDS(IVN_NEED_ALCOHOL),
            OUTCOMES(OUTCOME("1", "R148", "Handles situations of high risk better")), LEVELS_WITHOUT_TEXT,
            OTHER_NEED(ALCOHOL)),
    NULL};
