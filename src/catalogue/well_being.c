/*
 * The four need areas of the Personal Well-Being specification, in its order. Serves the catalogue.
 *
 * Outcomes and activities carry the document's numbers and letters and our own words. It names three approaches without
 * saying which activity takes which; what is called sessions, activities, coaching or training is read as intervention,
 * advice as advice, all other support as support and advocacy. Liaison is marked where an activity's own text asks for
 * it; of the other family activities the document says that some need it, not which, so they stay unmarked (not known).
 */
#include "catalogue/rows.h"

#define EDITION "well-being-specification"

#define OUTCOME(key_, registers_, title_) ITEM(.key = key_, .registers = registers_, .title = title_)
#define WORK(key_, registers_, approach_, liaison_, title_)                                                            \
    ITEM(.key = key_, .registers = registers_, .approach = IVN_APPROACH_##approach_, .liaison = liaison_,              \
         .title = title_)

/* Delivered at every level; how many sessions there are is for the provider's own directory to say (R018, R019). */
#define EVERY_LEVEL                                                                                                    \
    PROVISIONS(PROVISION(.intensity = IVN_INTENSITY_LOW), PROVISION(.intensity = IVN_INTENSITY_MEDIUM),                \
               PROVISION(.intensity = IVN_INTENSITY_HIGH))

#define FOR_ADULT_MEN                                                                                                  \
    ELIGIBLE(1, "WB-SEX", "male", IS(SEX, IVN_SEX_MALE)),                                                              \
        ELIGIBLE(2, "WB-AGE", "an adult", AT_LEAST(AGE, YEARS, "WB-AGE/years"))

#define IN_THE_COMMUNITY                                                                                               \
    OFFER(.setting = IVN_SETTING_COMMUNITY,                                                                            \
          CRITERIA(FOR_ADULT_MEN,                                                                                      \
                   ELIGIBLE(3, "WB-RAR", "an order with a rehabilitation activity requirement",                        \
                            YES(REHABILITATION_ACTIVITY)),                                                             \
                   ELIGIBLE(3, "WB-LICENCE", "on licence", YES(LICENCE)),                                              \
                   ELIGIBLE(3, "WB-PSS", "on post-sentence supervision", YES(POST_SENTENCE_SUPERVISION)),              \
                   ELIGIBLE(4, "WB-COMMUNITY", "in the community", NO(IN_CUSTODY))))

#define BEFORE_RELEASE                                                                                                 \
    FOR_ADULT_MEN, ELIGIBLE(3, "WB-PRE-RELEASE", "still in custody", YES(IN_CUSTODY)),                                 \
        ELIGIBLE(4, "WB-PRE-RELEASE-LICENCE", "will be released on licence", YES(RELEASE_ON_LICENCE))

#define COMMISSIONED .channel = IVN_CHANNEL_COMMISSIONED, DELIVERERS(IVN_DELIVERER_SUPPLIER)

#define WITH_NOTES(...)                                                                                                \
    NOTES("Training of staff: safeguarding, extremism, organised crime, risk, behaviour that challenges, equality.",   \
          "Seven groups have their specific needs met: see the vocabulary of cohorts.",                                \
          "The provider's directory of services says how many sessions there are at each level of complexity.",        \
          __VA_ARGS__)

const ivn_service *const ivni_services_well_being[] = {
    SERVICE(.key = "personal-well-being/emotional", .kind = IVN_KIND_COMMISSIONED_SERVICE,
            .name = "Emotional Well-Being",
            .summary = "Help with mood, confidence and treatment, for men whose emotional state keeps them from a "
                       "settled life.",
            .section = "3.1", .registers = "R001 R002 R006 R007 R008 R018 R019", NEEDS(IVN_NEED_EMOTIONAL),
            COMMISSIONED, EVERY_LEVEL,
            OUTCOMES(
                OUTCOME("1", "R020", "Steadies his mood, sees other people's side and keeps out of risky situations"),
                OUTCOME("2", "R021", "Believes more in himself and recovers better from setbacks"),
                OUTCOME("3", "R022", "Uses mental health services and keeps to treatment"),
                OUTCOME("4", "R023", "Notices what makes things worse, and deals with it"),
                OUTCOME("5", "R024", "Makes and keeps fitting social contacts")),
            ACTIVITIES(
                WORK("a", "R025", SUPPORT_AND_ADVOCACY, IVN_NO,
                     "Ways to handle emotions, also shame, guilt and despair that go with offending"),
                WORK("b", "R026", INTERVENTION, IVN_NO,
                     "Training that builds confidence and hope, and knowledge of where to turn against anxiety, "
                     "loneliness and stigma"),
                WORK("c", "R027", SUPPORT_AND_ADVOCACY, IVN_NO, "Becoming able to manage everyday life"),
                WORK("d", "R028", SUPPORT_AND_ADVOCACY, IVN_NO, "Keeping up treatment, together with partners"),
                WORK("e", "R029", SUPPORT_AND_ADVOCACY, IVN_NO,
                     "Access to other professionals, such as the community mental health team or a support group")),
            WITH_NOTES("How support is given depends on the complexity of the need."), OFFERS(IN_THE_COMMUNITY)),

    SERVICE(.key = "personal-well-being/family", .kind = IVN_KIND_COMMISSIONED_SERVICE,
            .name = "Family and Significant Others",
            .summary =
                "Help with being a parent, a partner and a member of a family, and with the end of relationships.",
            .section = "3.2", .registers = "R001 R002 R006 R007 R008 R018 R019 R043 R045", NEEDS(IVN_NEED_FAMILY),
            COMMISSIONED, EVERY_LEVEL,
            OUTCOMES(OUTCOME("1", "R030", "Has good family relationships and stays out of harmful ones"),
                     OUTCOME("2", "R031", "Acts as a confident and responsible parent"),
                     OUTCOME("3", "R032", "Becomes better at close relationships"),
                     OUTCOME("4", "R033", "Copes when a relationship breaks down, for a time or for good"),
                     OUTCOME("5", "R034", "Takes part in family or relationship programmes, chosen or ordered")),
            ACTIVITIES(
                WORK("a", "R035", SUPPORT_AND_ADVOCACY, IVN_UNKNOWN,
                     "Parenting skills, or referral to a specialist for them"),
                WORK("b", "R036", ADVICE_AND_GUIDANCE, IVN_UNKNOWN,
                     "What decisions in law about him and his family mean, and why they are to be kept"),
                WORK("c", "R037 R038", SUPPORT_AND_ADVOCACY, IVN_YES,
                     "Accepting that a relationship is over, and acting safely after it; signs of a rising risk of "
                     "abuse go to the responsible officer"),
                WORK("d", "R039", SUPPORT_AND_ADVOCACY, IVN_YES,
                     "Dealing with harmful relationships, past or present, in touch with the responsible officer and "
                     "other agencies"),
                WORK("e", "R040", SUPPORT_AND_ADVOCACY, IVN_UNKNOWN, "Telling early that a relationship is unhealthy"),
                WORK("f", "R041", SUPPORT_AND_ADVOCACY, IVN_UNKNOWN,
                     "Coming back into the family and staying in it, also during a short custodial sentence"),
                WORK("g", "R042", INTERVENTION, IVN_UNKNOWN,
                     "Sessions on keeping relationships going, and on coming home from prison"),
                WORK(
                    "h", "R043", INTERVENTION, IVN_UNKNOWN,
                    "Sessions on attitudes behind abusive behaviour, in line with national guidance on domestic abuse"),
                WORK("i", "R044", SUPPORT_AND_ADVOCACY, IVN_UNKNOWN,
                     "Getting to appointments with social services and other statutory or specialist bodies")),
            WITH_NOTES(
                "The practitioner is consulted before some activities; the summary does not say which, so ask first.",
                "On abusive behaviour: NOMS Domestic Abuse Guidance, 2016; HMPPS Domestic Abuse Policy Framework."),
            OFFERS(IN_THE_COMMUNITY)),

    /* C14: printed as a second section 3.2, before 3.4. */
    SERVICE(.key = "personal-well-being/lifestyle", .kind = IVN_KIND_COMMISSIONED_SERVICE,
            .name = "Lifestyle and Associates",
            .summary = "Help to find people, interests and occupations that have nothing to do with offending.",
            .section = "3.3 (printed as a second 3.2)", .registers = "R001 R002 R006 R007 R008 R018 R019",
            NEEDS(IVN_NEED_LIFESTYLE), COMMISSIONED, EVERY_LEVEL,
            OUTCOMES(
                OUTCOME("1", "R046",
                        "Sees himself as part of his community, uses its support and gives something back"),
                OUTCOME("2", "R047", "Keeps up worthwhile interests and occupations"),
                OUTCOME("3", "R048", "Has less to do with people and groups who offend, organised crime included")),
            ACTIVITIES(WORK("a", "R049", SUPPORT_AND_ADVOCACY, IVN_NO,
                            "A healthy picture of himself, and handling what leads him to offend"),
                       WORK("b", "R050", INTERVENTION, IVN_NO, "Learning how to make good friends"),
                       WORK("c", "R051", INTERVENTION, IVN_NO,
                            "Recognising what puts him at risk of offending or of bad decisions"),
                       WORK("d", "R052", SUPPORT_AND_ADVOCACY, IVN_NO, "Taking part in social life, against isolation"),
                       WORK("e", "R053", SUPPORT_AND_ADVOCACY, IVN_NO, "New ties with people who do not offend"),
                       WORK("f", "R054", SUPPORT_AND_ADVOCACY, IVN_NO,
                            "Sport, hobbies or volunteering; somebody may come along the first time"),
                       WORK("g", "R055", SUPPORT_AND_ADVOCACY, IVN_NO, "Seeing what a support group can give"),
                       WORK("h", "R056", SUPPORT_AND_ADVOCACY, IVN_NO,
                            "Less time on drugs, on drinking that causes problems and on gambling")),
            WITH_NOTES("How support is given depends on the complexity of the need."), OFFERS(IN_THE_COMMUNITY)),

    SERVICE(.key = "personal-well-being/social-inclusion", .kind = IVN_KIND_COMMISSIONED_SERVICE,
            .name = "Social Inclusion", .summary = "Mentoring from before release into life in the community.",
            .section = "3.4", .registers = "R001 R002 R003 R006 R007 R008 R018 R019 R065 R066 R069 R070",
            NEEDS(IVN_NEED_SOCIAL_INCLUSION), COMMISSIONED, MODES(IVN_MODE_VISIT, IVN_MODE_TELEPHONE, IVN_MODE_VIDEO),
            EVERY_LEVEL,
            OUTCOMES(OUTCOME("1", "R057", "Uses services in the community soon after release"),
                     OUTCOME("2", "R058", "Builds and keeps a social network, so as not to be alone at first"),
                     OUTCOME("3", "R059", "Can take the difficulties of being back")),
            ACTIVITIES(
                WORK("a", "R060", SUPPORT_AND_ADVOCACY, IVN_NO,
                     "Going to services with him: getting ready for the appointment, being there, following it up"),
                WORK("b", "R061", SUPPORT_AND_ADVOCACY, IVN_NO, "Practical and emotional help against fear of release"),
                WORK("c", "R062", INTERVENTION, IVN_NO,
                     "Planned mentoring and coaching, for confidence and self-management"),
                WORK("d", "R063", INTERVENTION, IVN_NO, "Sessions on social skills, by example"),
                WORK("e", "R064", SUPPORT_AND_ADVOCACY, IVN_NO, "Encouragement to keep licence appointments")),
            WITH_NOTES("Before release there are one to three sessions, by visit, telephone or video.",
                       "Encouragement to keep licence appointments is for people on licence."),
            OFFERS(IN_THE_COMMUNITY,
                   OFFER(.setting = IVN_SETTING_PRE_RELEASE, CRITERIA(BEFORE_RELEASE),
                         .note = "One to three sessions, by visit, telephone or video: rule WB-PRE-RELEASE-SESSIONS."),
                   OFFER(.setting = IVN_SETTING_GATE,
                         CRITERIA(BEFORE_RELEASE, ROUTED(5, "WB-GATE",
                                                         "released from a resettlement prison, so met at the gate; "
                                                         "from any other prison, met at the station or stop of arrival",
                                                         YES(RESETTLEMENT_PRISON))),
                         .note = "The resettlement prison must lie in the contract's area."))),
    NULL};
