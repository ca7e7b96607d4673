/*
 * The rules of the Personal Well-Being specification, in its order. Serves the rulebook.
 */
#include "rulebook/rows.h"

#define EDITION "well-being-specification"
#define AMBITION "Overall ambition"
#define GENERAL "General requirements"
#define FAMILY "3.2 Family and significant others"
#define INCLUSION "3.4 Social inclusion"
#define LEVELS "Service levels"
#define QUALITY "Quality measures"
#define CHOICE "Service levels: choice of this library"

const ivn_rule *const ivni_rules_well_being[] = {
    /* Overall ambition: for whom */
    RULE(.code = "WB-SEX", .title = "For men", .section = AMBITION, .registers = "R002"),
    RULE(.code = "WB-AGE", .title = "For adults", .section = AMBITION, .registers = "R002",
         PARAMETERS(PARAMETER("years", IVN_UNIT_YEARS, 18, 10, 99, "least age"))),
    RULE(.code = "WB-RAR",
         .title = "For people on a community or suspended sentence order with a rehabilitation activity requirement",
         .section = AMBITION, .registers = "R002"),
    RULE(.code = "WB-LICENCE", .title = "For people on licence", .section = AMBITION, .registers = "R002"),
    RULE(.code = "WB-PSS", .title = "For people on post-sentence supervision", .section = AMBITION,
         .registers = "R002"),
    RULE(.code = "WB-COMMUNITY",
         .title = "Delivered in the community; before release only social inclusion is delivered, in custody",
         .section = AMBITION, .registers = "R002 R003"),
    RULE(.code = "WB-PRE-RELEASE", .title = "Social inclusion, as mentoring, is also delivered before release",
         .section = AMBITION, .registers = "R003"),
    RULE(.code = "WB-PRE-RELEASE-LICENCE", .title = "Before release only for people who will be released on licence",
         .section = AMBITION, .registers = "R003"),
    RULE(.code = "WB-ENFORCEABLE", .title = "An appointment that is part of serving the sentence is enforceable",
         .section = AMBITION, .registers = "R004"),

    /* General requirements: the steps of a case */
    RULE(.code = "WB-ASSESSMENT", .title = "The supplier's assessment follows the receipt of the referral",
         .section = GENERAL, .registers = "R009",
         PARAMETERS(PARAMETER("working_days", IVN_UNIT_WORKING_DAYS, 10, 0, 250, "working days after receipt"))),
    RULE(.code = "WB-ACTION-PLAN", .title = "The action plan follows the assessment", .section = GENERAL,
         .registers = "R010",
         PARAMETERS(PARAMETER("working_days", IVN_UNIT_WORKING_DAYS, 5, 0, 250, "working days after the assessment"))),

    RULE(.code = "WB-PLAN-SHARED", .title = "The practitioner is shown the action plan", .section = GENERAL,
         .registers = "R011"),
    RULE(.code = "WB-PLAN-CONTENT",
         .title = "An action plan says which interventions there will be, for which outcomes, in how many sessions",
         .section = GENERAL, .registers = "R012"),
    RULE(.code = "WB-PLAN-IN-LINE",
         .title = "An action plan keeps to the referral, unless the practitioner agreed to something else",
         .section = GENERAL, .registers = "R013"),
    RULE(.code = "WB-CONTACT",
         .title = "The supplier tells the practitioner what matters about behaviour, risk or changed circumstances",
         .section = GENERAL, .registers = "R015"),
    RULE(.code = "WB-CONTRIBUTION",
         .title = "The supplier takes part in reviews, breach reports, multi-agency meetings and reviews of a serious "
                  "further offence or a domestic homicide",
         .section = GENERAL, .registers = "R016"),
    RULE(.code = "WB-REPORT-CONTENT",
         .title = "The end-of-service report counts the sessions, tells which outcomes were reached and advises on "
                  "what comes next",
         .section = GENERAL, .registers = "R017"),

    /* Family and significant others */
    RULE(.code = "WB-FAMILY-SHORT-SENTENCE",
         .title = "Work on family relationships is also there for people serving a short custodial sentence",
         .section = FAMILY, .registers = "R041",
         PARAMETERS(PARAMETER("months", IVN_UNIT_MONTHS, 6, 1, 24, "sentences shorter than this"))),
    RULE(.code = "WB-FAMILY-LIAISON",
         .title = "The practitioner is consulted before some of the family activities, for serious harm, safeguarding "
                  "and the person's own safety; the summary does not say before which",
         .section = FAMILY, .registers = "R038 R039 R045"),

    /* Social inclusion: before release and at the gate */
    RULE(.code = "WB-PRE-RELEASE-SESSIONS", .title = "Social inclusion has a few sessions before release",
         .section = INCLUSION, .registers = "R065",
         PARAMETERS(PARAMETER("least", IVN_UNIT_SESSIONS, 1, 0, 100, "fewest sessions"),
                    PARAMETER("most", IVN_UNIT_SESSIONS, 3, 1, 100, "most sessions"))),
    /* C13: the source prints "14 days or less to service", read as days left to serve. */
    RULE(.code = "WB-URGENT", .title = "A case with few days left to serve is urgent", .section = INCLUSION,
         .registers = "R067", PARAMETERS(PARAMETER("days", IVN_UNIT_DAYS, 14, 0, 365, "days left to serve, at most"))),
    RULE(.code = "WB-FIRST-RESPONSE",
         .title = "The practitioner has a first response to an urgent referral soon after its receipt",
         .section = INCLUSION, .registers = "R068",
         PARAMETERS(PARAMETER("working_days", IVN_UNIT_WORKING_DAYS, 1, 0, 250, "working days after receipt"))),
    RULE(.code = "WB-GATE", .title = "Met at the gate when released from a resettlement prison of the contract's area",
         .section = INCLUSION, .registers = "R069"),
    RULE(.code = "WB-GATE-ELSEWHERE",
         .title = "Met at the station or stop of arrival when released from any other prison", .section = INCLUSION,
         .registers = "R070"),

    /* Service levels and quality measures */
    RULE(.code = "WB-LEVEL-ASSESSMENT",
         .title = "Share of people who were offered, not necessarily kept, an assessment appointment in time",
         .section = LEVELS, .registers = "R071",
         PARAMETERS(PARAMETER("working_days", IVN_UNIT_WORKING_DAYS, 10, 0, 250, "working days after referral"))),
    RULE(.code = "WB-LEVEL-COMMENCEMENT",
         .title = "Share of people referred who came to the intervention commencement appointment", .section = LEVELS,
         .registers = "R072"),
    /*
     * Which referrals a percentage counts, and which share is enough, the summary does not say. What has ended before
     * its time had run out was no longer the supplier's to offer, and what is not known is neither a yes nor a no: both
     * are shown beside the percentage and not counted, unless a contract says otherwise. A referral that ended without
     * its commencement is missed however early that was, as the document says "referred", until a host sets a time.
     */
    RULE(.code = "WB-COUNT-ASSESSMENT",
         .title = "What the share of assessments offered in time counts, beside met and missed", .section = CHOICE,
         .registers = "R071",
         PARAMETERS(
             PARAMETER("withdrawn", IVN_UNIT_NONE, 0, 0, 1, "1: what ended before it was due counts, as not met"),
             PARAMETER("not_known", IVN_UNIT_NONE, 0, 0, 1, "1: what is not known counts, as not met"),
             PARAMETER_TO_BE_SET("percent", IVN_UNIT_PERCENT, 0, 100, "least share that the contract asks for"))),
    RULE(.code = "WB-COUNT-COMMENCEMENT", .title = "What the share of commencements counts, beside met and missed",
         .section = CHOICE, .registers = "R072",
         PARAMETERS(
             PARAMETER("withdrawn", IVN_UNIT_NONE, 0, 0, 1, "1: what was withdrawn in that time counts, as not met"),
             PARAMETER("not_known", IVN_UNIT_NONE, 0, 0, 1, "1: what is not known counts, as not met"),
             PARAMETER_TO_BE_SET("working_days", IVN_UNIT_WORKING_DAYS, 0, 250,
                                 "ended so soon after receipt, it was withdrawn and not missed"),
             PARAMETER_TO_BE_SET("percent", IVN_UNIT_PERCENT, 0, 100, "least share that the contract asks for"))),
    RULE(.code = "WB-QUALITY", .title = "Quality measures are for the larger contracts only", .section = QUALITY,
         .registers = "R073"),
    RULE(.code = "WB-QUALITY-DELIVERY",
         .title = "Quality of delivery: progress on needs linked to offending, and agreed outcomes reached",
         .section = QUALITY, .registers = "R074",
         PARAMETERS(PARAMETER_TO_BE_SET("percent", IVN_UNIT_PERCENT, 0, 100, "least share of outcomes reached"))),
    RULE(.code = "WB-QUALITY-LIAISON",
         .title = "Quality of liaison with the responsible officer: managing the person, the risk, enforcement and the "
                  "sentence",
         .section = QUALITY, .registers = "R075"),
    NULL};
