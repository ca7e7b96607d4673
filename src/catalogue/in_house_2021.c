/*
 * The in-house interventions of 2021: accredited programmes, structured interventions, unpaid work and senior
 * attendance centres, in their order. Serves the catalogue.
 *
 * The slides print few criteria for programmes: what makes somebody eligible for one stands in the other editions. That
 * a structured intervention is for those who are not eligible for a programme therefore looks at the programme's
 * default edition.
 */
#include "catalogue/rows.h"

#define EDITION "in-house-2021"

#define IN_HOUSE                                                                                                       \
    .channel = IVN_CHANNEL_INTERVENTIONS_TEAM, DELIVERERS(IVN_DELIVERER_NATIONAL_PROBATION_SERVICE),                   \
    .from = IVNI_ON(2021, 6, 26)

#define PROGRAMME                                                                                                      \
    .kind = IVN_KIND_ACCREDITED_PROGRAMME, IN_HOUSE, .section = "Accredited Programmes, slides 6 and 7",               \
    .group_most = {1, 12}, .facilitators = {1, 2}, MODES(IVN_MODE_GROUP)
#define PROGRAMME_NOTES(...)                                                                                           \
    NOTES("Another format only as an exception, to meet a particular need, with a reason.",                            \
          "Also delivered for other bodies, such as the family courts' advisers.",                                     \
          "A report follows each programme; requirements move with people between regions and from youth services.",   \
          __VA_ARGS__)
#define BY_REQUIREMENT                                                                                                 \
    ELIGIBLE(1, "IH-AP-REQUIREMENT", "a programme is required by the order", YES(PROGRAMME_REQUIREMENT)),              \
        ELIGIBLE(1, "IH-AP-LICENCE", "on licence", YES(LICENCE)),                                                      \
        ELIGIBLE(1, "IH-AP-PSS", "on post-sentence supervision", YES(POST_SENTENCE_SUPERVISION)),                      \
        ELIGIBLE(2, "IH-AP-COMMUNITY", "in the community", NO(IN_CUSTODY))
#define CHECKED(key_)                                                                                                  \
    SUITABLE(8, "IH-AP-SUITABLE", "judged suitable", YES(SUITABLE_FOR), TEXTS(key_)),                                  \
        ADVISED(9, "IH-AP-TRAVEL", "the way to the programme is not too long",                                         \
                AT_MOST(TRAVEL_TO_PROGRAMME, MINUTES, "IH-AP-TRAVEL/minutes"))
#define FOR_ANYBODY(key_) OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY, CRITERIA(BY_REQUIREMENT, CHECKED(key_))))

#define STRUCTURED                                                                                                     \
    .kind = IVN_KIND_STRUCTURED_INTERVENTION, IN_HOUSE, .section = "Structured Interventions, slides 9 and 10",        \
    .registers = "R246 R247 R248 R249 R264 R265 R266 R267 R268 R269 R270 R273 R295",                                   \
    MODES(IVN_MODE_GROUP, IVN_MODE_ONE_TO_ONE, IVN_MODE_REMOTE), FOUR_SESSIONS,                                        \
    NOTES("Only interventions on the register of approved ones; each region chooses its own from it.",                 \
          "The aim is a change in thinking and behaviour.")
/* The slides know no levels: the least number of sessions holds at each. */
#define FOUR_SESSIONS                                                                                                  \
    PROVISIONS(PROVISION(.intensity = IVN_INTENSITY_LOW, .sessions_least = {1, 4}),                                    \
               PROVISION(.intensity = IVN_INTENSITY_MEDIUM, .sessions_least = {1, 4}),                                 \
               PROVISION(.intensity = IVN_INTENSITY_HIGH, .sessions_least = {1, 4}))
#define IN_PLACE_OF(programme_)                                                                                        \
    OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY,                                                                     \
                 CRITERIA(                                                                                             \
                     ELIGIBLE(1, "IH-SI-RAR", "a rehabilitation activity requirement", YES(REHABILITATION_ACTIVITY)),  \
                     ELIGIBLE(1, "IH-SI-LICENCE", "on licence", YES(LICENCE)),                                         \
                     ELIGIBLE(1, "IH-SI-ROTL", "released on temporary licence", YES(TEMPORARY_LICENCE)),               \
                     ELIGIBLE(1, "IH-SI-PSS", "on post-sentence supervision", YES(POST_SENTENCE_SUPERVISION)),         \
                     ELIGIBLE(2, "IH-SI-COMMUNITY", "in the community", NO(IN_CUSTODY)),                               \
                     ELIGIBLE(2, "IH-SI-ROTL", "released on temporary licence", YES(TEMPORARY_LICENCE)),               \
                     ELIGIBLE(3, "IH-SI-LOWER-RISK", "at lower risk of reoffending",                                   \
                              AT_MOST_BAND(REOFFENDING_BAND, IVN_BAND_LOW)),                                           \
                     ELIGIBLE(3, "IH-SI-INELIGIBLE", "not eligible for the accredited programme", NO(ELIGIBLE_FOR),    \
                              TEXTS(programme_)),                                                                      \
                     ELIGIBLE(3, "IH-SI-UNSUITABLE", "judged unsuitable for the accredited programme",                 \
                              NO(SUITABLE_FOR), TEXTS(programme_)))))

const ivn_service *const ivni_services_in_house_2021[] = {
    /* Accredited programmes: three in every region, others as a region decides. */
    SERVICE(.key = "thinking-skills-programme", PROGRAMME, .name = "Thinking Skills Programme",
            .registers = "R246 R247 R248 R249 R252 R253 R254 R255 R257 R260 R261 R293", NEEDS(IVN_NEED_ATTITUDES),
            PROGRAMME_NOTES("Every region has it."), FOR_ANYBODY("thinking-skills-programme")),
    SERVICE(.key = "building-better-relationships", PROGRAMME, .name = "Building Better Relationships",
            .registers = "R246 R247 R252 R253 R254 R255 R257 R260 R261 R263 R293",
            NEEDS(IVN_NEED_DOMESTIC_ABUSE, IVN_NEED_ATTITUDES),
            PROGRAMME_NOTES("Every region has it.", "The National Probation Service provides the Partner Link Worker."),
            FOR_ANYBODY("building-better-relationships")),
    SERVICE(.key = "sexual-offending-programme", PROGRAMME, .name = "Sexual Offending programmes",
            .registers = "R246 R247 R252 R253 R254 R255 R257 R260 R261 R293", NEEDS(IVN_NEED_ATTITUDES),
            PROGRAMME_NOTES("Every region has one."),
            OFFERS(
                OFFER(.setting = IVN_SETTING_COMMUNITY,
                      CRITERIA(BY_REQUIREMENT,
                               ELIGIBLE(3, "IH-AP-SEXUAL-OFFENCE", "a sexual offence on record", YES(SEXUAL_OFFENCE)),
                               CHECKED("sexual-offending-programme"))))),
    SERVICE(.key = "resolve", PROGRAMME, .name = "Resolve",
            .registers = "R246 R247 R252 R253 R254 R256 R257 R260 R261 R262 R293", NEEDS(IVN_NEED_ATTITUDES),
            PROGRAMME_NOTES(
                "Only where it was already delivered on the first day; the slides do not say where that is."),
            FOR_ANYBODY("resolve")),

    /* Structured interventions: three need areas, each beside the programme that would come first. */
    SERVICE(.key = "structured-intervention/emotional", STRUCTURED,
            .name = "Structured Intervention: Emotional Management", NEEDS(IVN_NEED_EMOTIONAL),
            IN_PLACE_OF("thinking-skills-programme")),
    SERVICE(.key = "structured-intervention/domestic-abuse", STRUCTURED,
            .name = "Structured Intervention: Domestic Abuse", NEEDS(IVN_NEED_DOMESTIC_ABUSE),
            IN_PLACE_OF("building-better-relationships")),
    SERVICE(.key = "structured-intervention/attitudes", STRUCTURED,
            .name = "Structured Intervention: Attitudes, Thinking and Behaviour", NEEDS(IVN_NEED_ATTITUDES),
            IN_PLACE_OF("thinking-skills-programme")),

    SERVICE(.key = "unpaid-work", .kind = IVN_KIND_UNPAID_WORK, IN_HOUSE, .name = "Unpaid Work",
            .summary = "A punishment first of all, and a way to skills through practical work.",
            .section = "Unpaid Work, slides 12 and 13", .registers = "R246 R247 R248 R274 R275 R276 R277 R293",
            NOTES("Placements are near home; community groups propose projects.",
                  "The placement coordinator chooses the placement from OASys.",
                  "A thorough assessment and an induction come before the placement."),
            OFFERS(OFFER(.setting = IVN_SETTING_COMMUNITY,
                         CRITERIA(
                             ELIGIBLE(1, "IH-UPW-REQUIREMENT", "unpaid work is required", YES(UNPAID_WORK_REQUIREMENT)),
                             ELIGIBLE(2, "IH-UPW-COMMUNITY", "in the community", NO(IN_CUSTODY)),
                             ADVISED(3, "IH-UPW-ETE",
                                     "a need in employment is identified, so part of the hours may go to skills for it",
                                     YES(NEED_EMPLOYMENT)),
                             ADVISED(4, "IH-UPW-OASYS", "OASys is completed at a sufficient layer",
                                     AT_LEAST(OASYS_LAYER, LAYER, "IH-UPW-OASYS/layer")),
                             ADVISED(5, "IH-UPW-TRAVEL", "the way from home to the first worksite is not too long",
                                     AT_MOST(TRAVEL_TO_WORKSITE, MINUTES, "IH-UPW-TRAVEL/minutes")),
                             ADVISED(6, "IH-UPW-INDUCTION-TRAVEL", "the way to the induction is not too long",
                                     AT_MOST(TRAVEL_TO_INDUCTION, MINUTES, "IH-UPW-INDUCTION-TRAVEL/minutes")))))),

    SERVICE(.key = "senior-attendance-centre", .kind = IVN_KIND_SENIOR_ATTENDANCE_CENTRE, IN_HOUSE,
            .name = "Senior Attendance Centre", .section = "Senior Attendance Centres, slide 15",
            .registers = "R246 R247 R248 R283 R285 R286 R287 R288 R289",
            NOTES("A session is by habit three hours on a Saturday; other patterns are welcome.",
                  "Young women have separate rooms, times and instructions."),
            OFFERS(
                OFFER(.setting = IVN_SETTING_COMMUNITY,
                      CRITERIA(
                          ELIGIBLE(1, "IH-SAC-REQUIREMENT", "attendance is required by the order",
                                   YES(ATTENDANCE_CENTRE_REQUIREMENT)),
                          ELIGIBLE(1, "IH-SAC-FINE-DEFAULT", "fines were not paid", YES(FINE_DEFAULT)),
                          ELIGIBLE(2, "IH-SAC-AGE", "a young adult",
                                   BETWEEN(AGE, YEARS, "IH-SAC-AGE/least", "IH-SAC-AGE/most")),
                          ELIGIBLE(3, "IH-SAC-COMMUNITY", "in the community", NO(IN_CUSTODY)),
                          ADVISED(4, "IH-SAC-HOURS", "the hours required are within bounds",
                                  BETWEEN(ATTENDANCE_CENTRE_HOURS, HOURS, "IH-SAC-HOURS/least", "IH-SAC-HOURS/most")),
                          ADVISED(4, "IH-SAC-FINE-DEFAULT", "fines were not paid, for which the bounds do not hold",
                                  YES(FINE_DEFAULT)))))),
    NULL};
