/*
 * The services of the Essex rate card of April 2019, page by page. Serves the catalogue.
 *
 * Facts, figures, names and what is printed are the card's; summaries, highlights and notes are in our own words. The
 * need areas are our reading of what a page says it works on. Hours are limits, whether "up to" is printed or not; the
 * printed form stands beside them. The full stop that ends a line is left out of what is printed.
 */
#include "catalogue/rows.h"

/* clang-format off */
#define EDITION "rate-card-2019"

/* The three parts of the card. */
#define CARD_ENTRY(...)                                                                                                \
    SERVICE(.from = IVNI_ON(2019, 4, 1), DELIVERERS(IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY), __VA_ARGS__)
#define UNIVERSAL(...)     CARD_ENTRY(.kind = IVN_KIND_THROUGH_THE_GATE, __VA_ARGS__)
#define MANDATED(...)      CARD_ENTRY(.part = IVN_PART_MANDATED, __VA_ARGS__)
#define PROGRAMME(...)     MANDATED(.kind = IVN_KIND_ACCREDITED_PROGRAMME, __VA_ARGS__)
#define DISCRETIONARY(...) CARD_ENTRY(.part = IVN_PART_DISCRETIONARY, .kind = IVN_KIND_RATE_CARD_SERVICE, __VA_ARGS__)

/* Where and for whom, as many pages have it. */
#define COMMUNITY(...)     OFFER(.setting = IVN_SETTING_COMMUNITY, __VA_ARGS__)
#define PRE_RELEASE(...)   OFFER(.setting = IVN_SETTING_PRE_RELEASE, __VA_ARGS__)
#define CUSTODY(...)       OFFER(.setting = IVN_SETTING_CUSTODY, __VA_ARGS__)
#define GATE(...)          OFFER(.setting = IVN_SETTING_GATE, __VA_ARGS__)
#define ALL_OF_ESSEX       AREAS("essex")
#define IN_THE_COMMUNITY   ELIGIBLE(1, "RC-CARD-3", "in the community", NO(IN_CUSTODY))
#define IN_PRISON          ELIGIBLE(1, "RC-CARD-4", "in custody", YES(IN_CUSTODY))
#define AT_CHELMSFORD(group, rule)                                                                                     \
    ELIGIBLE(group, rule, "at HMP Chelmsford", ONE_OF(PRISON, TEXTS("hmp-chelmsford")))
#define RELEASED_SOON(group, rule, parameter)                                                                          \
    ELIGIBLE(group, rule, "release is near enough", AT_MOST(DAYS_TO_RELEASE, WEEKS, parameter))
#define ON_ACTIVITY(group, rule)                                                                                       \
    ELIGIBLE(group, rule, "a rehabilitation activity requirement is in force", YES(REHABILITATION_ACTIVITY))
#define ON_LICENCE(group, rule) ELIGIBLE(group, rule, "on licence", YES(LICENCE))
#define ON_SUPERVISION(group, rule)                                                                                    \
    ELIGIBLE(group, rule, "under post-sentence supervision", YES(POST_SENTENCE_SUPERVISION))
#define MAN(group, rule)        ELIGIBLE(group, rule, "a man", IS(SEX, IVN_SEX_MALE))
#define WOMAN(group, rule)      ELIGIBLE(group, rule, "a woman", IS(SEX, IVN_SEX_FEMALE))
#define MEDIUM_RISK(group, rule)                                                                                       \
    ELIGIBLE(group, rule, "the risk of reoffending is medium or high", AT_LEAST_BAND(REOFFENDING_BAND, IVN_BAND_MEDIUM))

/* Sessions: how many, how long. */
#define RUN(kind_, ...)           SESSION(.kind = IVN_SESSION_##kind_, __VA_ARGS__)
#define COUNT(sessions)           .count = {1, sessions}
#define MINUTES(length)           .minutes = {1, length}, .minutes_most = {1, length}
#define MINUTES_TO(least, most)   .minutes = {1, least}, .minutes_most = {1, most}

/* Hours, in the three ways in which pages print them. */
#define HOURS(intensity_, most, printed_)                                                                              \
    PROVISION(.intensity = IVN_INTENSITY_##intensity_, .hours = {1, most}, .printed = printed_)
#define UP_TO_SIX_HOURS                                                                                                \
    PROVISIONS(HOURS(ASSESSMENT, 1, "up to 1 hour"),  HOURS(LOW,  2, "up to 2 hours"),                                 \
               HOURS(MEDIUM,     4, "up to 4 hours"), HOURS(HIGH, 6, "up to 6 hours"))
#define SIX_HOURS                                                                                                      \
    PROVISIONS(HOURS(ASSESSMENT, 1, "1 hour"),  HOURS(LOW,  2, "2 hours"),                                             \
               HOURS(MEDIUM,     4, "4 hours"), HOURS(HIGH, 6, "6 hours"))
#define TWENTY_HOURS                                                                                                   \
    HOURS(ASSESSMENT, 1, "1 hour"), HOURS(LOW, 5, "5 hours"), HOURS(MEDIUM, 10, "10 hours"), HOURS(HIGH, 20, "20 hours")

/* How it is recorded: the type and the type as printed, then the sub-type, mostly printed as it is. */
#define TYPE(canonical, printed_)  .type = canonical, .type_printed = printed_
#define SUB_TYPE(both)             .sub_type = both, .sub_type_printed = both
#define BY_INTENSITY(assessed, support, ...)                                                                           \
    NSI(__VA_ARGS__, .intensity = IVN_INTENSITY_ASSESSMENT, SUB_TYPE(assessed " Assessment and Action Planning")),     \
    NSI(__VA_ARGS__, SUPPORT(LOW, "Low", support)), NSI(__VA_ARGS__, SUPPORT(MEDIUM, "Medium", support)),              \
    NSI(__VA_ARGS__, SUPPORT(HIGH, "High", support))
#define SUPPORT(intensity_, level, support)                                                                            \
    .intensity = IVN_INTENSITY_##intensity_, .sub_type = support " " level " Intensity",                               \
    .sub_type_printed = support " Low / Medium / High Intensity"

/* What is told alike on many pages. */
#define AGREED_INTENSITY  "After the assessment the intensity is agreed with the responsible officer."
#define ASSESSMENT_FIRST  "An assessment before the intensity is chosen is advised, not required."
#define COURT_ORDERED     "Ordered by a court, it is asked for by transferring the requirement, not as an NSI."
#define PROGRAMME_REPORT  "A report afterwards goes to the participant and the responsible officer: engagement, "      \
                          "progress, what is left to work on, aims to come."

const ivn_service *const ivni_services_rate_card_2019[] = {

    /* ---- Through the gate ---- */

    UNIVERSAL(
        .key = "through-the-gate", .name = "Through the Gate",
        .section = "Non-resettlement prisons through the gate service",
        .summary = "Prepares people in prison for release and supports them when they are out.",
        .registers = "R299 R302 R304 R305 R306 R307 R308 R309 R310 R311 R312 R313 R314 R315 R316 R317 R318 R319",
        NEEDS(IVN_NEED_ACCOMMODATION, IVN_NEED_EMPLOYMENT, IVN_NEED_FINANCE, IVN_NEED_FAMILY, IVN_NEED_SOCIAL_INCLUSION,
              IVN_NEED_DOMESTIC_ABUSE),
        HIGHLIGHTS("Tiers: as much support as the person's needs are complex."),
        ACTIVITIES(
            ITEM(.key = "assessment", .registers = "R309",
                 .title = "Assessment and signposting: review the resettlement plan, find needs, point to help"),
            ITEM(.key = "resettlement", .registers = "R310",
                 .title = "Resettlement intervention before release, as need, complexity and vulnerability ask for"),
            ITEM(.key = "1", .title = "Accommodation", .registers = "R311"),
            ITEM(.key = "2", .registers = "R312",
                 .title = "Employment, training and education: only disclosing convictions and keeping a job"),
            ITEM(.key = "3", .title = "Finance, benefit and debt", .registers = "R313"),
            ITEM(.key = "4", .title = "Personal, relationships and community", .registers = "R314"),
            ITEM(.key = "5", .title = "Supporting activity for vulnerable and chaotic groups", .registers = "R315"),
            ITEM(.key = "6", .title = "Extra support for victims of domestic abuse or sexual exploitation",
                 .registers = "R316")),
        OFFERS(CUSTODY(.note = "Everybody there is served; nothing has to be requested.",
                   CRITERIA(IN_PRISON,
                            ELIGIBLE(2, "RC-TTG-1", "the prison is a resettlement prison", YES(RESETTLEMENT_PRISON)),
                            ELIGIBLE(2, "RC-TTG-1", "a resettlement prison of Essex",
                                     ONE_OF(PRISON, TEXTS("hmp-chelmsford", "hmp-highpoint"))))),
               COMMUNITY(.note = "After release, also from a prison elsewhere that is not a resettlement prison.",
                   CRITERIA(IN_THE_COMMUNITY,
                            ON_LICENCE(2, "RC-TTG-6"), ON_SUPERVISION(2, "RC-TTG-6")))),
        NOTES("Where a prison is not a resettlement prison the offender manager has to instruct it, some weeks before "
              "release (RC-TTG-3); Essex has no such prison.",
              "The resettlement plan is gone through with the prisoner; work begins once the responsible officer has "
              "agreed what is needed.")),

    /* ---- Part 1 Mandated services ---- */

    MANDATED(
        .key = "community-payback", .name = "Community Payback", .kind = IVN_KIND_UNPAID_WORK,
        .section = "Community payback",
        .summary = "Unpaid work for the local community, as a punishment that a court orders in hours.",
        .registers = "R321 R322 R323 R324 R325 R326 R327",
        MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE),
        HIGHLIGHTS("Confidence of the public in justice.", "Practical skills that help to stay away from crime.",
                   "Communities are better places, and safer."),
        ACTIVITIES(ITEM(.key = "1", .title = "Conservation and the environment", .registers = "R325"),
                   ITEM(.key = "2", .title = "Safer communities", .registers = "R325"),
                   ITEM(.key = "3", .title = "Painting and decorating", .registers = "R325"),
                   ITEM(.key = "4", .title = "Support of charities", .registers = "R325")),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-CP-1", "an unpaid work requirement is in force", YES(UNPAID_WORK_REQUIREMENT)),
                     ADVISED(3, "RC-CP-2", "the hours ordered are within the maximum",
                             AT_MOST(UNPAID_WORK_HOURS, HOURS, "RC-CP-2/hours"))))),
        NOTES("The first assessment decides on the placement: in a group or a single one.",
              "Staff trained in safety and first aid supervise; at a single placement often the beneficiary does.",
              "Some of the hours may go to education if the responsible officer says so (RC-CP-4).",
              "The requirement is transferred to the provider; it is not an NSI.")),

    PROGRAMME(
        .key = "thinking-skills-programme", .name = "Thinking Skills",
        .section = "Accredited programmes: Thinking Skills",
        .summary = "Group programme on thinking skills: manage what leads to offending, build on what protects.",
        .registers = "R328 R329 R330 R331 R332 R333 R334",
        NEEDS(IVN_NEED_ATTITUDES), MODES(IVN_MODE_GROUP), FORMATS(IVN_FORMAT_ROLLING),
        .modules = {1, 3}, .group_most = {1, 12}, .sessions_total = {1, 19},
        SESSIONS(RUN(MIXED, COUNT(19))),
        ACTIVITIES(ITEM(.key = "1", .title = "Goals and values", .registers = "R332"),
                   ITEM(.key = "2", .title = "Analysis of offences", .registers = "R332"),
                   ITEM(.key = "3", .title = "Thinking of consequences", .registers = "R332"),
                   ITEM(.key = "4", .title = "Awareness of emotions", .registers = "R332"),
                   ITEM(.key = "5", .title = "Relationships free of offending", .registers = "R332"),
                   ITEM(.key = "6", .title = "Communication and being assertive", .registers = "R332"),
                   ITEM(.key = "7", .title = "Solving problems between people, taking another's perspective",
                        .registers = "R332")),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     MEDIUM_RISK(2, "RC-TSP-1"),
                     ELIGIBLE(3, "RC-TSP-2", "no offence is sexual", NO(SEXUAL_OFFENCE)),
                     SUITABLE(4, "RC-TSP-3", "no serious mental health problem", NO(SERIOUS_MENTAL_HEALTH_PROBLEM)),
                     SUITABLE(5, "RC-TSP-4", "able to learn: no dependency or other obstacle in the way",
                              NO(OBSTACLE_TO_LEARNING))))),
        NOTES(COURT_ORDERED, PROGRAMME_REPORT)),

    PROGRAMME(
        .key = "building-better-relationships", .name = "Building Better Relationships",
        .section = "Accredited programmes: Building Better Relationships",
        .summary = "Programme for men against abuse of partners, for the safety of partners and children.",
        .registers = "R333 R334 R335 R336 R337 R338",
        NEEDS(IVN_NEED_DOMESTIC_ABUSE), MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE),
        .sessions_total = {1, 30},
        SESSIONS(RUN(MIXED, COUNT(30))),
        HIGHLIGHTS("A partner link worker supports partners, former partners and victims.",
                   "He learns what does harm, what part his own troubles play, and how to stop aggression."),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     MAN(2, "RC-BBR-1"),
                     MEDIUM_RISK(3, "RC-BBR-3"),
                     ELIGIBLE(4, "RC-BBR-2", "the index offence is domestic abuse", YES(INDEX_DOMESTIC_ABUSE)),
                     ELIGIBLE(4, "RC-BBR-2", "there is a pattern of domestic abuse", YES(DOMESTIC_ABUSE_PATTERN)),
                     ELIGIBLE(4, "RC-BBR-2", "the last conviction for domestic abuse is recent enough",
                              WITHIN(LAST_DOMESTIC_ABUSE_CONVICTION, MONTHS, "RC-BBR-2/months"))))),
        NOTES("Group, one-to-one, preparatory and review sessions; the card does not say how many of each.",
              COURT_ORDERED, PROGRAMME_REPORT)),

    PROGRAMME(
        .key = "building-skills-for-recovery", .name = "Building Skills for Recovery",
        .section = "Accredited programmes: Building Skills for Recovery",
        .summary = "Programme for people who offend because of drugs or alcohol: see the link, want to change.",
        .registers = "R333 R334 R339 R340 R341 R342",
        NEEDS(IVN_NEED_DEPENDENCY, IVN_NEED_ALCOHOL), MODES(IVN_MODE_GROUP),
        .sessions_total = {1, 16},
        SESSIONS(RUN(GROUP, COUNT(16), MINUTES(150)),
                 RUN(MIXED, .optional = IVN_YES, .name = "Further sessions, one-to-one or after the group")),
        HIGHLIGHTS("Skills of thinking and acting for a life without drugs or alcohol."),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-BSR-1", "the OGRS3 score is high enough",
                              AT_LEAST(OGRS3, PERCENT, "RC-BSR-1/ogrs3")),
                     ELIGIBLE(3, "RC-BSR-2", "dependent on an illicit substance", YES(DEPENDENT_ON_DRUGS)),
                     ELIGIBLE(3, "RC-BSR-2", "dependent on alcohol", YES(DEPENDENT_ON_ALCOHOL)),
                     ELIGIBLE(4, "RC-BSR-3", "a need linked to drugs in OASys", YES(NEED_DEPENDENCY)),
                     ELIGIBLE(4, "RC-BSR-3", "a need linked to alcohol in OASys", YES(NEED_ALCOHOL))))),
        NOTES(COURT_ORDERED, PROGRAMME_REPORT)),

    PROGRAMME(
        .key = "resolve", .name = "RESOLVE",
        .section = "Accredited programmes: RESOLVE",
        .summary = "Programme for men against violence and aggression.",
        .registers = "R333 R334 R343 R344 R345 R346",
        NEEDS(IVN_NEED_ATTITUDES), MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE),
        .sessions_total = {1, 26},
        SESSIONS(RUN(MIXED, COUNT(26))),
        HIGHLIGHTS("Less risk of reoffending and of serious harm."),
        ACTIVITIES(ITEM(.key = "1", .title = "Insight and awareness", .registers = "R346"),
                   ITEM(.key = "2", .title = "Impulsivity", .registers = "R346"),
                   ITEM(.key = "3", .title = "Attitudes and beliefs", .registers = "R346"),
                   ITEM(.key = "4", .title = "Hostile thinking", .registers = "R346"),
                   ITEM(.key = "5", .title = "Management of emotions", .registers = "R346"),
                   ITEM(.key = "6", .title = "Skills with people", .registers = "R346"),
                   ITEM(.key = "7", .title = "Management of risk", .registers = "R346"),
                   ITEM(.key = "8", .title = "Motivation and engagement", .registers = "R346")),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     MAN(2, "RC-RES-1"),
                     MEDIUM_RISK(3, "RC-RES-3"),
                     ELIGIBLE(4, "RC-RES-2", "the index offence is one of violence", YES(INDEX_VIOLENCE)),
                     ELIGIBLE(4, "RC-RES-2", "the last violent offence is recent enough",
                              WITHIN(LAST_VIOLENT_OFFENCE, MONTHS, "RC-RES-2/months"))))),
        NOTES("The violence may be reactive, proactive (instrumental) or both.",
              "Group, one-to-one, preparatory and review sessions; the card does not say how many of each.",
              COURT_ORDERED, PROGRAMME_REPORT)),

    PROGRAMME(
        .key = "drink-impaired-drivers", .name = "Drink Impaired Drivers",
        .section = "Accredited programmes: Drink Impaired Drivers",
        .summary = "Programme against drink driving: decisions, planning ahead, attitudes, other ways to get home.",
        .registers = "R333 R334 R347 R348",
        NEEDS(IVN_NEED_ALCOHOL), MODES(IVN_MODE_GROUP),
        .sessions_total = {1, 14},
        SESSIONS(RUN(GROUP, COUNT(14))),
        HIGHLIGHTS("Knows more of drink and driving, and thinks of it differently.",
                   "Sees what it does to others and to oneself."),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-DID-1", "old enough", AT_LEAST(AGE, YEARS, "RC-DID-1/age")),
                     ELIGIBLE(3, "RC-DID-2", "an offence of drink driving", YES(DRINK_DRIVING_OFFENCE)),
                     ELIGIBLE(3, "RC-DID-2", "aggravating factors of drink driving",
                              YES(DRINK_DRIVING_AGGRAVATION))))),
        NOTES("The card does not say how long a session is.", COURT_ORDERED, PROGRAMME_REPORT)),

    /* ---- Part 2 Discretionary services: Accommodation ---- */

    DISCRETIONARY(
        .key = "accommodation", .name = "Accommodation Support",
        .section = "Accommodation support",
        .summary = "Help to find settled accommodation and to keep it.",
        .registers = "R349 R350 R351 R352 R353 R354 R355 R356 R357 R377",
        NEEDS(IVN_NEED_ACCOMMODATION), MODES(IVN_MODE_FACE_TO_FACE, IVN_MODE_TELEPHONE, IVN_MODE_ADVOCACY),
        UP_TO_SIX_HOURS,
        HIGHLIGHTS("A suitable home under the Homelessness Reduction Act 2017.", "Applications for housing.",
                   "Arrears, possession and ways to repay.", "Disputes with a landlord.",
                   "Rights and duties of a tenant.", "Legal help.", "A better situation in the present home.",
                   "Living independently and healthily.",
                   "What goes with a home: furniture, benefits, charities."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX,
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-ACC-1", "a need in accommodation", YES(NEED_ACCOMMODATION))))),
        NSIS(BY_INTENSITY("Accommodation", "Accommodation Support",
                          TYPE("ES - Accommodation ESX", "ES - Accommodation ESX"))),
        NOTES(ASSESSMENT_FIRST, AGREED_INTENSITY)),

    DISCRETIONARY(
        .key = "tenancy", .name = "Maintaining Tenancy Short Programme",
        .section = "Accommodation: Maintaining tenancy short programme",
        .summary = "Course on being a good tenant: finding, applying, paying and keeping a home.",
        .registers = "R358 R359 R360 R361",
        NEEDS(IVN_NEED_ACCOMMODATION), MODES(IVN_MODE_GROUP),
        .sessions_total = {1, 1},
        SESSIONS(RUN(COURSE, COUNT(1), MINUTES(120))),
        HIGHLIGHTS("Keeping a tenancy.", "What living alone asks for every day.", "A budget against eviction and debt.",
                   "Rights and duties.", "Which kinds of home there are."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX, CRITERIA(IN_THE_COMMUNITY))),
        NSIS(NSI(TYPE("ES - Accommodation ESX", "ES - Accommodation ESX"),
                 SUB_TYPE("Community: Tenancy Short Programme"))),
        NOTES("A certificate of completion supports applications to housing providers and private landlords.")),

    /* ---- ETE ---- */

    DISCRETIONARY(
        .key = "employment", .name = "Employment, Training and Education Support",
        .section = "Employment, training and education support",
        .summary = "Help to find work, training or education and to stay in it.",
        .registers = "R350 R362 R363 R364 R365 R366 R367",
        NEEDS(IVN_NEED_EMPLOYMENT), MODES(IVN_MODE_FACE_TO_FACE, IVN_MODE_TELEPHONE, IVN_MODE_ADVOCACY),
        SIX_HOURS,
        HIGHLIGHTS("Work of any kind: employed, self-employed, voluntary.", "Learning, apprenticeships and trial jobs.",
                   "Keeping a job, or mending things with the employer.", "Knowing the local labour market.",
                   "CV, search, applications, interviews, disclosure of convictions.",
                   "Introductions to employers, teachers and organisations.", "Other sources of funding."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX,
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-ETE-1", "a need in employment, training or education",
                              YES(NEED_EMPLOYMENT))))),
        NSIS(BY_INTENSITY("ETE", "ETE Support", TYPE("ES - E/T/E ESX", "ES – E/T/E ESX"))),
        NOTES(ASSESSMENT_FIRST, AGREED_INTENSITY, "Face to face or by telephone, as circumstances ask for.")),

    DISCRETIONARY(
        .key = "employability", .name = "Employability Course",
        .section = "Employment, training and education support: Employability course",
        .summary = "Course to get somebody going towards work: skills, CV, confidence, disclosing convictions.",
        .registers = "R359 R368",
        NEEDS(IVN_NEED_EMPLOYMENT), MODES(IVN_MODE_GROUP),
        .sessions_total = {1, 1},
        SESSIONS(RUN(COURSE, COUNT(1), MINUTES(120))),
        HIGHLIGHTS("Confidence in applications and interviews.", "What work and training there is near by.",
                   "Disclosing a conviction: at what time, to whom, in which words.",
                   "The wish to find work that is realistic."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX, CRITERIA(IN_THE_COMMUNITY))),
        NSIS(NSI(TYPE("ES - E/T/E ESX", "ES – E/T/E ESX"), SUB_TYPE("Community: Employability Course")))),

    /* ---- FBD ---- */

    DISCRETIONARY(
        .key = "finance", .name = "Finance, Benefit & Debt Support",
        .section = "Finance, benefit & debt support",
        .summary = "Help to manage money for the long run: needs, a plan against debt, specialists where they help.",
        .registers = "R350 R364 R369 R370 R371 R372",
        NEEDS(IVN_NEED_FINANCE), MODES(IVN_MODE_FACE_TO_FACE, IVN_MODE_TELEPHONE, IVN_MODE_ADVOCACY),
        SIX_HOURS,
        HIGHLIGHTS("The right benefits, claimed.", "A budget of one's own.", "Payments and contracts put on hold.",
                   "National Insurance number and identity papers.", "An account with a bank or credit union.",
                   "Specialists, for bankruptcy and more.", "Which debts come first, and how they are repaid.",
                   "Appeals against sanctions and underpayments."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX, CRITERIA(IN_THE_COMMUNITY))),
        NSIS(BY_INTENSITY("FBD", "FBD Support",
                          TYPE("ES - Finance Benefit and Debt ESX", "ES - Finance Benefit and Debt ESX"))),
        NOTES(ASSESSMENT_FIRST, AGREED_INTENSITY)),

    DISCRETIONARY(
        .key = "money-management", .name = "Money Management Short Programme",
        .section = "Finance, benefit & debt: Money management short programme",
        .summary = "Course on one's own finances and the daily budget.",
        .registers = "R359 R373 R374",
        NEEDS(IVN_NEED_FINANCE), MODES(IVN_MODE_GROUP),
        .modules = {1, 4}, .sessions_total = {1, 1},
        SESSIONS(RUN(COURSE, COUNT(1), MINUTES(120))),
        HIGHLIGHTS("Benefits.", "Debts one has.", "A budget that fits one's own circumstances.",
                   "An account, and insurance.", "Plans for later.", "A pack to keep: letters, budgets, advice."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX, CRITERIA(IN_THE_COMMUNITY))),
        NSIS(NSI(TYPE("ES - Finance Benefit and Debt ESX", "ES – Finance Benefit and Debt ESX"),
                 SUB_TYPE("Community: Money Management Programme")))),

    /* ---- Families & parenting ---- */

    DISCRETIONARY(
        .key = "families", .name = "Families & Parenting Support",
        .section = "Families & parenting support",
        .summary = "Helps somebody and their family to talk, to stay together and to keep ties that matter on return.",
        .registers = "R350 R352 R375 R376 R377 R378 R379 R380",
        NEEDS(IVN_NEED_FAMILY), MODES(IVN_MODE_ONE_TO_ONE),
        UP_TO_SIX_HOURS,
        HIGHLIGHTS("Parenting that starts from the child.", "Family conferences, mediation, mentoring.",
                   "Parents in custody stay in touch.", "Better ways to cope with family life.",
                   "Offending is not handed on to the next generation."),
        OFFERS(COMMUNITY(AREAS("essex-north", "essex-south", "essex-west"), CRITERIA(IN_THE_COMMUNITY))),
        NSIS(BY_INTENSITY("Family/Parenting Support", "Family/Parenting Support",
                          TYPE("ES - Children and Families ESX", "ES – Children and Families ESX"))),
        NOTES(ASSESSMENT_FIRST, AGREED_INTENSITY,
              "Moving on to a group needs the consent of the responsible officer.",
              "Given from the local management centres North, South and West.")),

    DISCRETIONARY(
        .key = "who-am-i", .name = "Who Am I? – Children & Families Programme",
        .section = "Who am I? Children & families programme",
        .summary = "Group programme on oneself among partners, children and family.",
        .registers = "R381 R382 R383 R384 R385 R386 R387",
        NEEDS(IVN_NEED_FAMILY), MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE),
        .sessions_total = {1, 7},
        SESSIONS(RUN(ONE_TO_ONE, COUNT(1), .name = "Assessment"),
                 RUN(GROUP, COUNT(5), MINUTES(120)),
                 RUN(ONE_TO_ONE, COUNT(1), .name = "Goals planning")),
        HIGHLIGHTS("Attitudes and values.", "Awareness of oneself.", "A look at family and social ties.",
                   "How one's behaviour touches others' lives."),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     ON_ACTIVITY(2, "RC-WHO-1"), ON_LICENCE(2, "RC-WHO-1"),
                     ELIGIBLE(3, "RC-WHO-2", "no offence is sexual", NO(SEXUAL_OFFENCE), .alternative = "families")))),
        NSIS(NSI(TYPE("ES - Children and Families ESX", "ES – Children and Families ESX"),
                 SUB_TYPE("Who Am I? Programme"))),
        NOTES("Sessions may be caught up, but nobody may miss the first of the group.",
              "Goals and actions go into a plan that the service user and the responsible officer both get.")),

    /* ---- Women's ---- */

    DISCRETIONARY(
        .key = "womens-programme", .name = "Women's Specific Support Programme",
        .section = "Women's specific support programme",
        .summary = "Group programme for women: relationships, confidence, health, coping and recovery.",
        .registers = "R388 R389 R390 R391 R392",
        NEEDS(IVN_NEED_FAMILY, IVN_NEED_EMOTIONAL), MODES(IVN_MODE_GROUP),
        .modules = {1, 4}, .sessions_total = {1, 8}, .every_days = {1, 7},
        SESSIONS(RUN(GROUP, COUNT(2), MINUTES(120), .name = "Relationships"),
                 RUN(GROUP, COUNT(2), MINUTES(120), .name = "Confidence and Self Esteem"),
                 RUN(GROUP, COUNT(2), MINUTES(120), .name = "Health"),
                 RUN(GROUP, COUNT(2), MINUTES(120), .name = "Empowerment")),
        HIGHLIGHTS("Confidence and motivation, where one is safe.", "Communication and standing up for oneself.",
                   "A look at partner, family, friends and professionals.", "Solving problems, growing as a person."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX, CRITERIA(IN_THE_COMMUNITY, WOMAN(2, "RC-WSP-1")))),
        NSIS(NSI(TYPE("ES - Women Specific Interventions ESX", "ES - Women Specific Interventions ESX"),
                 SUB_TYPE("Women's Intervention Service"))),
        NOTES("Weekly, at several places.")),

    DISCRETIONARY(
        .key = "womens-mentoring", .name = "Women's Community Support (Mentoring)",
        .section = "Women's community support (mentoring)",
        .summary = "A mentor for women, for what gets in the way from day to day.",
        .registers = "R320 R350 R352 R393 R394 R395 R396 R397",
        NEEDS(IVN_NEED_SOCIAL_INCLUSION), MODES(IVN_MODE_ONE_TO_ONE),
        PROVISIONS(TWENTY_HOURS),
        HIGHLIGHTS("Specialists for substance misuse, exploitation, abuse, anxiety, depression.",
                   "Forms, interviews, examinations.", "Time, money, food, hygiene, leisure.",
                   "Company on the way and at appointments.", "A start in custody, for an easier way through the gate.",
                   "Health care, housing, benefits.", "Regular meetings."),
        OFFERS(COMMUNITY(
                   CRITERIA(IN_THE_COMMUNITY,
                            WOMAN(2, "RC-WCS-1"),
                            ON_ACTIVITY(3, "RC-WCS-2"), ON_LICENCE(3, "RC-WCS-2"))),
               PRE_RELEASE(.note = "On request.",
                   CRITERIA(IN_PRISON,
                            WOMAN(2, "RC-WCS-1"),
                            RELEASED_SOON(3, "RC-WCS-3", "RC-WCS-3/weeks")))),
        NSIS(BY_INTENSITY("Women's Mentoring", "Women's Mentoring",
                          TYPE("ES - Women Specific Interventions ESX", "ES – Women Specific Interventions ESX"))),
        NOTES(ASSESSMENT_FIRST, AGREED_INTENSITY)),

    /* ---- Attitudes, thinking & behaviour / RAR ---- */

    DISCRETIONARY(
        .key = "next-steps", .name = "Next Steps",
        .section = "Next steps",
        .summary = "Programme for recovery from substance misuse and from the offending that goes with it.",
        .registers = "R398 R399 R400 R401 R402 R403 R404 R405 R406",
        NEEDS(IVN_NEED_ALCOHOL, IVN_NEED_DEPENDENCY), MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE),
        FORMATS(IVN_FORMAT_ROLLING),
        .sessions_total = {1, 12},
        SESSIONS(RUN(ONE_TO_ONE, COUNT(1), MINUTES(60), .name = "My Journey of Change"),
                 RUN(GROUP, COUNT(10), MINUTES(60), .any_order = IVN_YES),
                 RUN(ONE_TO_ONE, COUNT(1), MINUTES(60), .name = "My plan to keep a healthy life")),
        HIGHLIGHTS("What substances did, do and may do to one's life.", "Goals that build on strengths.",
                   "Goes along with treatment, or keeps its gains."),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-NEXT-1", "on a community order", YES(COMMUNITY_ORDER)),
                     ELIGIBLE(2, "RC-NEXT-1", "on a suspended sentence order", YES(SUSPENDED_SENTENCE_ORDER)),
                     ON_LICENCE(2, "RC-NEXT-1")))),
        NSIS(NSI(TYPE("ES - Drugs/Alcohol ESX", "ES - Drugs/Alcohol ESX"), SUB_TYPE("Next Steps"))),
        NOTES("It never takes the place of medical treatment.", "Nobody has to tell their offences.",
              "Whoever leads the group also holds the session before it; the last one is about not relapsing.",
              "Newcomers may join the group midway.",
              "May answer a lapse, or not complying, with closer supervision.")),

    DISCRETIONARY(
        .key = "fearless-futures", .name = "Fearless Futures – Young Persons",
        .section = "Fearless futures",
        .summary = "Module for young adults: who I am, whom I am with, how I handle things.",
        .registers = "R407 R408 R409 R410 R411",
        NEEDS(IVN_NEED_ATTITUDES, IVN_NEED_LIFESTYLE), MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE),
        .sessions_total = {1, 6},
        SESSIONS(RUN(ONE_TO_ONE, COUNT(1), MINUTES(120), .name = "Understanding Me and Future Goals"),
                 RUN(GROUP, COUNT(4), MINUTES(120),
                     NAMES("Identity", "Relationships", "Managing Self", "Managing difficult situations")),
                 RUN(ONE_TO_ONE, COUNT(1), MINUTES(60), .name = "Exit session")),
        HIGHLIGHTS("What bad influences do to one's goals.", "Who in society influences us, and how.",
                   "Strengths, and what to get better at."),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-FF-1", "a young adult",
                              BETWEEN(AGE, YEARS, "RC-FF-1/youngest", "RC-FF-1/oldest"))))),
        NSIS(NSI(TYPE("ES - Attitudes, Thinking and Behaviour ESX", "ES - Attitudes Thinking and Behaviour ESX"),
                 SUB_TYPE("Young Persons"))),
        NOTES("Whoever leads the group also holds the session before it.",
              "At its end the person is assessed for further modules.")),

    DISCRETIONARY(
        .key = "domestic-abuse-individual", .name = "Domestic Abuse Individual Programme",
        .section = "Domestic abuse individual programme",
        .summary = "One-to-one programme against domestic abuse for men whom the group programme does not suit.",
        .registers = "R412 R413 R414 R415 R416 R417 R418 R419 R420 R421 R422 R423 R424",
        NEEDS(IVN_NEED_DOMESTIC_ABUSE), MODES(IVN_MODE_ONE_TO_ONE),
        .sessions_total = {1, 18},
        SESSIONS(RUN(ONE_TO_ONE, COUNT(18), MINUTES(120), .name = "Core unit")),
        PROVISIONS(PROVISION(.intensity = IVN_INTENSITY_ENHANCED, .hours = {1, 4}, .hours_least = {1, 1},
                             .printed = "1-4 hours")),
        HIGHLIGHTS("Skills to end violence and abuse.", "A partner link worker where one is needed."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX,
            CRITERIA(IN_THE_COMMUNITY,
                     MAN(2, "RC-DAI-1"),
                     ELIGIBLE(3, "RC-DAI-2", "an adult", AT_LEAST(AGE, YEARS, "RC-DAI-2/age")),
                     ELIGIBLE(4, "RC-DAI-3", "heterosexual", YES(HETEROSEXUAL)),
                     ELIGIBLE(5, "RC-DAI-4", "judged unsuitable for Building Better Relationships",
                              NO(SUITABLE_FOR), TEXTS("building-better-relationships")),
                     ELIGIBLE(6, "RC-DAI-5", "acknowledges the abuse", YES(DOMESTIC_ABUSE_ACKNOWLEDGED)),
                     ELIGIBLE(7, "RC-DAI-6", "willing to change", YES(WILLING_TO_CHANGE)),
                     ELIGIBLE(8, "RC-DAI-7", "a SARA comes with the referral", YES(SARA_COMPLETED)),
                     ELIGIBLE(9, "RC-DAI-8", "gives details of the women in past and present relationships",
                              YES(PARTNER_DETAILS_GIVEN)),
                     ON_ACTIVITY(10, "RC-DAI-9")))),
        NSIS(NSI(TYPE("ES - Attitudes, Thinking and Behaviour ESX", "ES - Attitudes, Thinking and Behaviour ESX"),
                 SUB_TYPE("Barriers to compliance"),
                 .note = "The sub-type of Addressing Barriers to Compliance: probably a copying error of the card."),
             NSI(TYPE("ES - Attitudes, Thinking and Behaviour ESX", "ES - Attitudes, Thinking and Behaviour ESX"),
                 SUB_TYPE("Domestic Abuse Individual Programme Additional Modules"),
                 .intensity = IVN_INTENSITY_ENHANCED)),
        NOTES("The responsible officer agrees to enhanced units and to what they are about.",
              "A summary afterwards goes to the service user and the responsible officer.")),

    DISCRETIONARY(
        .key = "attitudes", .name = "Attitudes, Thinking and Behaviour Programme",
        .section = "Attitudes, thinking and behaviour programme",
        .summary = "Group programme for men: social skills, and ways to think before one acts.",
        .registers = "R425 R426 R427 R428 R429",
        NEEDS(IVN_NEED_ATTITUDES), MODES(IVN_MODE_GROUP),
        .sessions_total = {1, 4},
        SESSIONS(RUN(GROUP, COUNT(4), MINUTES_TO(120, 150),
                     NAMES("Challenging Negative Thoughts and Feelings",
                           "Breaking down barriers and Generating Options", "Positives and Consequential Thinking",
                           "Gathering information and Problem Solving"))),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     MAN(2, "RC-ATB-1"),
                     ON_ACTIVITY(3, "RC-ATB-2"), ON_LICENCE(3, "RC-ATB-2")))),
        NSIS(NSI(TYPE("ES - Attitudes, Thinking and Behaviour ESX", "ES - Attitudes, Thinking and Behaviour ESX"),
                 SUB_TYPE("ATB Programme"))),
        NOTES("One missed session is caught up just ahead of the one that follows.",
              "On licence it can follow work on offending that was done in prison.",
              "It can answer a relapse into offending behaviour at any time of the sentence.")),

    DISCRETIONARY(
        .key = "barriers-to-compliance", .name = "ABC – Addressing Barriers to Compliance",
        .section = "ABC: Addressing barriers to compliance",
        .summary = "Group module to find out what keeps somebody from complying, and to want to.",
        .registers = "R430 R431 R432 R433",
        NEEDS(IVN_NEED_ATTITUDES), MODES(IVN_MODE_GROUP),
        .sessions_total = {1, 2},
        SESSIONS(RUN(GROUP, COUNT(2), MINUTES(90))),
        HIGHLIGHTS("Barriers are named and dealt with.", "First steps in solving problems and deciding.",
                   "Sees what is good about completing the order.", "Referrals to other agencies."),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-ABC-1", "not motivated to change at present", NO(MOTIVATED_TO_CHANGE))))),
        NSIS(NSI(TYPE("ES - Attitudes, Thinking and Behaviour ESX", "ES - Attitudes, Thinking and Behaviour ESX"),
                 SUB_TYPE("Barriers to compliance"))),
        NOTES("Early in a sentence, or when somebody did not comply or begins not to.",
              "A summary afterwards goes to whoever referred.")),

    /* ---- Other ---- */

    DISCRETIONARY(
        .key = "resettlement-module", .name = "Resettlement Module",
        .section = "Resettlement module",
        .summary = "Group session after prison: goals for life outside, and who can help with them.",
        .registers = "R434 R435 R436 R437 R438",
        NEEDS(IVN_NEED_SOCIAL_INCLUSION), MODES(IVN_MODE_GROUP),
        .sessions_total = {1, 1},
        SESSIONS(RUN(GROUP, COUNT(1), MINUTES(120))),
        HIGHLIGHTS("Knows what supervision will ask for, and complies.", "Own goals for a life without crime.",
                   "Where support is, and how to get it."),
        OFFERS(COMMUNITY(
                   CRITERIA(IN_THE_COMMUNITY,
                            ELIGIBLE(2, "RC-RM-1", "released from prison", YES(RELEASED_FROM_PRISON)))),
               PRE_RELEASE(.note = "The referral; the session follows release.",
                   CRITERIA(IN_PRISON,
                            ELIGIBLE(2, "RC-RM-2", "stage PD1 is reached", YES(PRE_DISCHARGE_STAGE))))),
        NSIS(NSI(TYPE("ES - Other ESX", "ES – Other ESX"), SUB_TYPE("Resettlement Module"))),
        NOTES("Every fortnight in Southend and in Colchester, every month in Harlow.")),

    DISCRETIONARY(
        .key = "victims-awareness", .name = "Victims Awareness Module",
        .section = "Victims awareness module",
        .summary = "Group module on what an offence does to those it hits, directly or not.",
        .registers = "R439 R440 R441 R442 R443 R444",
        NEEDS(IVN_NEED_ATTITUDES), MODES(IVN_MODE_GROUP),
        .sessions_total = {1, 4},
        SESSIONS(RUN(GROUP, COUNT(4), MINUTES(120))),
        OFFERS(COMMUNITY(
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-VAM-1", "not a perpetrator of domestic abuse", NO(DOMESTIC_ABUSE_PERPETRATOR)),
                     ELIGIBLE(3, "RC-VAM-2", "no offence is sexual", NO(SEXUAL_OFFENCE)),
                     ON_ACTIVITY(4, "RC-VAM-3"), ON_LICENCE(4, "RC-VAM-3"),
                     ON_SUPERVISION(4, "RC-VAM-3")))),
        NSIS(NSI(TYPE("ES - Other ESX", "ES Other ESX"), SUB_TYPE("Victims Awareness module"))),
        NOTES("Those who take part are offered a restorative justice conference.",
              "On licence it can follow work on offending that was done in prison.")),

    DISCRETIONARY(
        .key = "mentoring", .name = "Community Support (Mentoring)",
        .section = "Community support (mentoring)",
        .summary = "A mentor for what gets in the way from day to day.",
        .registers = "R320 R350 R352 R393 R395 R445 R446 R447 R448 R449 R450 R451",
        NEEDS(IVN_NEED_SOCIAL_INCLUSION), MODES(IVN_MODE_ONE_TO_ONE),
        PROVISIONS(TWENTY_HOURS, HOURS(GATE, 3, "up to 3 hours")),
        HIGHLIGHTS("Regular meetings.", "Forms, interviews, examinations.", "Time, money, food, hygiene, leisure.",
                   "Company on the way and at appointments.",
                   "A start in custody, met at the gate where agreed, help with reporting at once.",
                   "Health care, housing, benefits."),
        OFFERS(COMMUNITY(
                   CRITERIA(IN_THE_COMMUNITY,
                            ON_ACTIVITY(2, "RC-CSM-1"), ON_LICENCE(2, "RC-CSM-1"))),
               PRE_RELEASE(.note = "On request.",
                   CRITERIA(IN_PRISON,
                            AT_CHELMSFORD(2, "RC-CSM-3"),
                            RELEASED_SOON(3, "RC-CSM-2", "RC-CSM-2/weeks"))),
               GATE(.note = "Also on its own.",
                   CRITERIA(IN_PRISON,
                            AT_CHELMSFORD(2, "RC-CSM-3")))),
        NSIS(BY_INTENSITY("Mentoring", "Mentoring", TYPE("ES - Other ESX", "ES – Other ESX")),
             NSI(TYPE("ES - Other ESX", "ES – Other ESX"),
                 SUB_TYPE("Mentoring: Meet at the gate"), .intensity = IVN_INTENSITY_GATE)),
        NOTES(ASSESSMENT_FIRST, AGREED_INTENSITY)),

    DISCRETIONARY(
        .key = "substance-mentoring", .name = "Substance Misuse Mentoring Service",
        .section = "Substance misuse mentoring service",
        .summary = "A mentor who goes along to substance misuse services, helps in daily life and against being alone.",
        .registers = "R350 R352 R377 R452 R453 R454 R455",
        NEEDS(IVN_NEED_ALCOHOL, IVN_NEED_DEPENDENCY, IVN_NEED_SOCIAL_INCLUSION), MODES(IVN_MODE_ONE_TO_ONE),
        UP_TO_SIX_HOURS,
        HIGHLIGHTS("Role models on the way to desistance.", "More compliance, more engagement.",
                   "Knows of support and dares to use it."),
        OFFERS(COMMUNITY(AREAS("southend", "thurrock"), CRITERIA(IN_THE_COMMUNITY))),
        NSIS(BY_INTENSITY("Substance Misuse Mentoring", "Substance Misuse Mentoring",
                          TYPE("ES - Drugs/Alcohol ESX", "ES – Drugs / Alcohol ESX"))),
        NOTES(ASSESSMENT_FIRST, AGREED_INTENSITY, "Only in Southend and Thurrock, where there is little else.")),

    DISCRETIONARY(
        .key = "sex-worker", .name = "Sex Worker Support Service",
        .section = "Sex worker support service",
        .summary = "One-to-one support for men and women to leave sex work, or to come to less harm by it.",
        .registers = "R350 R352 R377 R456 R457 R458 R459 R460 R461",
        NEEDS(IVN_NEED_SOCIAL_INCLUSION), MODES(IVN_MODE_ONE_TO_ONE),
        UP_TO_SIX_HOURS,
        HIGHLIGHTS("Knows which services there are.", "Less shut out; fewer needs that lead to reoffending."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX,
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-SWS-1", "needs that come from sex work", YES(SEX_WORK_NEED)),
                     ELIGIBLE(3, "RC-SWS-2", "released from prison", YES(RELEASED_FROM_PRISON)),
                     ON_LICENCE(3, "RC-SWS-2")))),
        NSIS(BY_INTENSITY("Sex Worker Support", "Sex Worker Support", TYPE("ES - Other ESX", "ES – Other ESX"))),
        NOTES(ASSESSMENT_FIRST, "The assessment proposes an intensity; the responsible officer agrees to it.",
              "A summary afterwards goes to the probation service.")),

    DISCRETIONARY(
        .key = "veterans", .name = "Veterans Support Service",
        .section = "Veterans support service",
        .summary = "Support and advice for veterans, by appointment and at regular drop-ins.",
        .registers = "R350 R352 R377 R462 R463 R464 R465",
        NEEDS(IVN_NEED_SOCIAL_INCLUSION),
        MODES(IVN_MODE_ONE_TO_ONE, IVN_MODE_DROP_IN, IVN_MODE_FACE_TO_FACE, IVN_MODE_TELEPHONE),
        UP_TO_SIX_HOURS,
        HIGHLIGHTS("Referrals to counselling, mental health services and GPs, followed up.", "Services near by.",
                   "Back into the family, where everybody knows what they are entitled to.",
                   "Compliance with the sentence.", "The armed forces' and veterans' own services.",
                   "A named supporter to speak to."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX,
                   CRITERIA(IN_THE_COMMUNITY,
                            ELIGIBLE(2, "RC-VET-1", "a veteran", YES(VETERAN)))),
               CUSTODY(
                   CRITERIA(IN_PRISON,
                            ELIGIBLE(2, "RC-VET-1", "a veteran", YES(VETERAN)),
                            AT_CHELMSFORD(3, "RC-VET-2")))),
        NSIS(BY_INTENSITY("Veterans Support", "Veterans Support", TYPE("ES - Other ESX", "ES – Other ESX"))),
        NOTES(ASSESSMENT_FIRST, AGREED_INTENSITY)),

    DISCRETIONARY(
        .key = "individual-unpaid-work", .name = "Individual Unpaid Work",
        .section = "Individual unpaid work",
        .summary = "Unpaid work in a single placement, supervised one-to-one, as a diversion from the justice system.",
        .registers = "R466 R467 R468 R469 R470",
        MODES(IVN_MODE_ONE_TO_ONE),
        HIGHLIGHTS("Confidence of the public in justice.", "Practical skills that help to stay away from crime.",
                   "Communities are better places, and safer."),
        OFFERS(COMMUNITY(ALL_OF_ESSEX,
            CRITERIA(IN_THE_COMMUNITY,
                     ELIGIBLE(2, "RC-IUW-1", "not sentenced", NO(SENTENCED)),
                     ELIGIBLE(3, "RC-IUW-2", "referred by the police and crime commissioner or a commissioning body",
                              ONE_OF(REFERRER, CODES(IVN_REFERRER_POLICE_AND_CRIME_COMMISSIONER,
                                                     IVN_REFERRER_COMMISSIONING_BODY)))))),
        NSIS(NSI(TYPE("ES - Other ESX", "ES – Other ESX"), SUB_TYPE("Individual Unpaid Work"))),
        NOTES("How long it lasts is agreed with the referral.")),

    NULL};
/* clang-format on */
