/*
 * The eighteen outputs of the custody specification of 2015, in its order. Serves the catalogue.
 *
 * Core are exactly 4 to 14, mandatory for prisons exactly 1 to 7 and 12. Output 12 is in the companies' contract as
 * well (1.21) though 1.5 leaves it out: both stand (C7). Outputs 1 to 3 are duties of a prison, not services to a
 * person, so they have no offer. The document names its outputs by whole sentences; the names here are shorter.
 */
#include "catalogue/rows.h"

#define EDITION "custody-2015"

#define OUTPUT(number_, name_, element_, paragraphs_)                                                                  \
    .key = "custody/output-" number_, .kind = IVN_KIND_CUSTODY_OUTPUT, .name = "Output " number_ ": " name_,           \
    .section = element_ ", output " number_ ", " paragraphs_
#define DELIVERY_1 "2 Service Provision and Delivery"
#define COMMUNICATION "3 Communication, Offender Management and Stakeholder Engagement"
#define ENGAGEMENT "4 Prisoner Engagement"
#define DELIVERY "5 Service Provision and Delivery"

#define BY_PRISONS DELIVERERS(IVN_DELIVERER_PRISON), MANDATED_FOR(IVN_DELIVERER_PRISON)
#define BY_COMPANIES DELIVERERS(IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY)
#define BY_BOTH DELIVERERS(IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY, IVN_DELIVERER_PRISON)
#define CORE .part = IVN_PART_CORE
#define ADDITIONAL .part = IVN_PART_ADDITIONAL

#define ITEM_OF(key_, registers_, title_) ITEM(.key = key_, .registers = registers_, .title = title_)

#define IN_PRISON(...) OFFERS(OFFER(.setting = IVN_SETTING_CUSTODY, CRITERIA(__VA_ARGS__)))
#define OPEN_TO_ALL ELIGIBLE(1, "CU-CORE", "in custody", YES(IN_CUSTODY))
#define WHERE_CORE_IS_NOT_ENOUGH ELIGIBLE(1, "CU-ADDITIONAL", "in custody", YES(IN_CUSTODY))
#define FROM_THE_COMPANY                                                                                               \
    ROUTED(2, "CU-RESETTLEMENT-PRISON", "in a resettlement prison, where the company delivers it",                     \
           YES(RESETTLEMENT_PRISON))
#define FROM_THE_COMPANY_OR_GOVERNOR(section_)                                                                         \
    ROUTED(2, "CU-GOVERNOR",                                                                                           \
           "in a resettlement prison, where the company delivers it; in another one the governor or director helps "   \
           "with access",                                                                                              \
           YES(RESETTLEMENT_PRISON), .section = section_)

const ivn_service *const ivni_services_custody_2015[] = {
    SERVICE(
        OUTPUT("1", "contact time", DELIVERY_1, "2.2"), .registers = "R178 R191 R196 R197", BY_PRISONS,
        ACTIVITIES(ITEM_OF("1", "R197", "Keys for providers, and direct access to prisoners as far as security allows"),
                   ITEM_OF("2", "R197", "Vetting done in time"),
                   ITEM_OF("3", "R197", "Enough supervising staff on duty, so that nobody waits to be unlocked"),
                   ITEM_OF("4", "R197", "Quick moves between the wing and the place of the service"),
                   ITEM_OF("5", "R197", "Rooms fit for the work"))),
    SERVICE(
        OUTPUT("2", "shared information", COMMUNICATION, "3.3 to 3.10"), .registers = "R178 R191 R198 R199 R200 R201",
        BY_PRISONS,
        ACTIVITIES(
            ITEM_OF("1", "R199",
                    "Sources: OASys, the sentence plan, the resettlement plan and the assessments of other services"),
            ITEM_OF(
                "2", "R200",
                "Six things are recorded of each prisoner: risks, needs, attendance, attainments, behaviour, progress"),
            ITEM_OF("3", "R201",
                    "Success, protective factors and falling risk are recorded beside what still worries"))),
    SERVICE(OUTPUT("3", "working relationships", COMMUNICATION, "3.11 and 3.12"), .registers = "R178 R191 R203",
            BY_PRISONS,
            ACTIVITIES(ITEM_OF("1", "R203", "One idea of where to go and what matters"),
                       ITEM_OF("2", "R203", "Who does what is clear"),
                       ITEM_OF("3", "R203", "What each agency offers is known and current"),
                       ITEM_OF("4", "R203", "Providers can reach each other"),
                       ITEM_OF("5", "R203", "Providers get what they need to do their work"))),
    SERVICE(OUTPUT("4", "published services", COMMUNICATION, "3.13"), .registers = "R178 R186 R191 R204", CORE,
            BY_PRISONS,
            ACTIVITIES(ITEM_OF("1", "R204",
                               "A list of services, with content and eligibility, in a form every prisoner can use; "
                               "those after release included")),
            IN_PRISON(OPEN_TO_ALL)),
    SERVICE(OUTPUT("5", "motivation", ENGAGEMENT, "4.3 to 4.5"), .registers = "R178 R186 R191 R205", CORE, BY_PRISONS,
            ACTIVITIES(ITEM_OF("1", "R205", "Relationships that show that the person matters"),
                       ITEM_OF("2", "R205", "Staff know the services and tell prisoners of them"),
                       ITEM_OF("3", "R205", "Staff encourage people to take part, and make it possible"),
                       ITEM_OF("4", "R205", "What lowers risk is seen and rewarded"),
                       ITEM_OF("5", "R205", "Strengths and the support that is there are built upon")),
            IN_PRISON(OPEN_TO_ALL)),
    SERVICE(
        OUTPUT("6", "own responsibility", ENGAGEMENT, "4.6"), .registers = "R178 R186 R191 R206", CORE, BY_PRISONS,
        ACTIVITIES(
            ITEM_OF("1", "R206", "Fit the way of working to the person"),
            ITEM_OF("2", "R206", "Show that a life can change"),
            ITEM_OF("3", "R206", "Leave responsibility with the person"),
            ITEM_OF("4", "R206",
                    "Help to solve a problem, without solving it for the person or leaving the person alone with it"),
            ITEM_OF("5", "R206", "Hear what matters most to the person"), ITEM_OF("6", "R206", "Set goals together"),
            ITEM_OF("7", "R206", "Make sure that services and support last beyond custody")),
        IN_PRISON(OPEN_TO_ALL)),
    SERVICE(
        OUTPUT("7", "pro-social staff", ENGAGEMENT, "4.7 to 4.12"), .registers = "R178 R186 R191 R207", CORE,
        BY_PRISONS, NEEDS(IVN_NEED_ATTITUDES),
        ACTIVITIES(ITEM_OF("1", "R207", "Hold change to be one of the main aims of the work"),
                   ITEM_OF("2", "R207", "Expect success and say so"),
                   ITEM_OF("3", "R207", "Show and teach goals, communication, conflict, emotions and problem solving"),
                   ITEM_OF("4", "R207", "Listen"), ITEM_OF("5", "R207", "Help to set goals that lead away from crime"),
                   ITEM_OF("6", "R207", "Be honest, reliable and fair"), ITEM_OF("7", "R207", "Reward good behaviour"),
                   ITEM_OF("8", "R207", "Speak of recovery with confidence"),
                   ITEM_OF("9", "R207", "Put no labels on people")),
        IN_PRISON(OPEN_TO_ALL)),
    SERVICE(OUTPUT("8", "resettlement into the community", ENGAGEMENT, "4.13 to 4.16"),
            .registers = "R178 R179 R184 R186 R192 R208 R209", CORE,
            DELIVERERS(IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY, IVN_DELIVERER_NATIONAL_PROBATION_SERVICE),
            NEEDS(IVN_NEED_SOCIAL_INCLUSION),
            ACTIVITIES(
                ITEM_OF("1", "R208",
                        "Core services in prison are joined to those outside and to health, care and substance misuse"),
                ITEM_OF("2", "R208", "Local integrated offender management"),
                ITEM_OF("3", "R208", "Ties with local providers"),
                ITEM_OF("4", "R208", "Ties with the community, for openings and support after release"),
                ITEM_OF("5", "R209",
                        "Care and support needs are found and assessed by the local authority, and care goes on after "
                        "a move; Wales has arrangements of its own")),
            IN_PRISON(OPEN_TO_ALL, FROM_THE_COMPANY)),
    SERVICE(OUTPUT("9", "employment needs", DELIVERY, "5.2 to 5.8"),
            .registers = "R178 R179 R184 R186 R192 R210 R211 R212", CORE, BY_BOTH, NEEDS(IVN_NEED_EMPLOYMENT),
            ACTIVITIES(ITEM_OF("1", "R210", "Keep a job or find one for release; motivation and confidence at work"),
                       ITEM_OF("additional-1", "R212", "Additional: a mentor for work"),
                       ITEM_OF("additional-2", "R212", "Additional: training in employability"),
                       ITEM_OF("additional-3", "R212", "Additional: qualifications for work"),
                       ITEM_OF("additional-4", "R212", "Additional: programmes about employment")),
            IN_PRISON(OPEN_TO_ALL, FROM_THE_COMPANY_OR_GOVERNOR("5.2"))),
    SERVICE(OUTPUT("10", "housing needs", DELIVERY, "5.9 to 5.14"),
            .registers = "R178 R179 R184 R186 R192 R211 R213 R214 R218 R219 R220", CORE, BY_BOTH,
            NEEDS(IVN_NEED_ACCOMMODATION),
            ACTIVITIES(ITEM_OF("1", "R214", "Fitting housing to go to on release"),
                       ITEM_OF("2", "R214 R218",
                               "A tenancy at risk is ended in order or kept; landlord, lender and insurer are told"),
                       ITEM_OF("3", "R214", "Housing advice for everybody without a home"),
                       ITEM_OF("4", "R214", "Partners in probation, councils and housing"),
                       ITEM_OF("5", "R219", "The forms that keep or end housing benefit are at hand"),
                       ITEM_OF("additional-1", "R220", "Additional: homes that last, not stopgaps"),
                       ITEM_OF("additional-2", "R220",
                               "Additional: what makes people homeless: ill health, substances, no work"),
                       ITEM_OF("additional-3", "R220", "Additional: close case management towards a home")),
            IN_PRISON(OPEN_TO_ALL, FROM_THE_COMPANY_OR_GOVERNOR("5.9"))),
    SERVICE(
        OUTPUT("11", "financial needs", DELIVERY, "5.15 to 5.18"),
        .registers = "R178 R179 R184 R186 R192 R211 R221 R222 R223", CORE, BY_BOTH, NEEDS(IVN_NEED_FINANCE),
        ACTIVITIES(
            ITEM_OF("1", "R222", "Something to read on money and debts"),
            ITEM_OF("2", "R222", "Where to turn is on display"),
            ITEM_OF("3", "R222", "Encouragement to look after one's money"),
            ITEM_OF("4", "R222", "Help to reach creditors and dependants when payments will change"),
            ITEM_OF(
                "additional-1", "R223",
                "Additional, for complex needs: bank accounts through partner banks, training, debt advice, budgets")),
        IN_PRISON(OPEN_TO_ALL, FROM_THE_COMPANY_OR_GOVERNOR("5.15"))),
    SERVICE(
        OUTPUT("12", "family and welfare needs", DELIVERY, "5.19 to 5.23"),
        .registers = "R178 R186 R191 R192 R224 R225", CORE,
        DELIVERERS(IVN_DELIVERER_PRISON, IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY),
        MANDATED_FOR(IVN_DELIVERER_PRISON), NEEDS(IVN_NEED_FAMILY),
        ACTIVITIES(
            ITEM_OF("1", "R225", "A way to advice and to services for the welfare of the family"),
            ITEM_OF("2", "R225", "Staff know what prison does to a family, and help to hold it together"),
            ITEM_OF("3", "R225", "Prisoners understand what their absence means to the family"),
            ITEM_OF("4", "R225", "Stronger family ties"),
            ITEM_OF("5", "R225", "The family has a part in sentence planning"),
            ITEM_OF("6", "R225", "The family shares in achievements and supports"),
            ITEM_OF("7", "R225", "Visits, and services to visitors, under PSI 16/2011"),
            ITEM_OF("additional-1", "R225",
                    "Additional: family days, visits for children, homework clubs, temporary release for family ties")),
        IN_PRISON(OPEN_TO_ALL)),
    SERVICE(OUTPUT("13", "support for sex workers", DELIVERY, "5.24 to 5.26"),
            .registers = "R178 R179 R184 R186 R192 R211 R227 R228", CORE, BY_BOTH,
            ACTIVITIES(
                ITEM_OF("1", "R228",
                        "Somebody who discloses meets a professional answer and is shown services inside and outside"),
                ITEM_OF("2", "R228", "A place where one can disclose in confidence and be referred on")),
            IN_PRISON(OPEN_TO_ALL, FROM_THE_COMPANY_OR_GOVERNOR("5.24"),
                      ELIGIBLE(3, "CU-SEX-WORK", "needs related to sex work", YES(SEX_WORK_NEED)))),
    SERVICE(
        OUTPUT("14", "support for victims of abuse", DELIVERY, "5.27 to 5.32"),
        .registers = "R178 R179 R184 R186 R192 R229 R230 R231", CORE, BY_BOTH,
        ACTIVITIES(ITEM_OF("1", "R229",
                           "Somebody who discloses soon speaks with a person who knows, such as at a sexual assault "
                           "referral centre"),
                   ITEM_OF("2", "R229",
                           "A place where one can disclose in confidence, learn what is needed and be referred on")),
        NOTES("For women and men, however long ago the abuse was; abuse as a child counts.",
              "Every prison, not only others than resettlement prisons, helps with access to support for trauma."),
        IN_PRISON(OPEN_TO_ALL, FROM_THE_COMPANY)),
    SERVICE(
        OUTPUT("15", "parenting and relationship programmes", DELIVERY, "5.33 to 5.35"),
        .registers = "R178 R179 R188 R193 R232 R233 R234", ADDITIONAL, BY_BOTH, NEEDS(IVN_NEED_FAMILY),
        ACTIVITIES(
            ITEM_OF("1", "R233",
                    "Companies' programmes are about living well in the community, those of prisons about the risk of "
                    "offending"),
            ITEM_OF("2", "R234", "Works better for people at higher risk with weaker family ties"),
            ITEM_OF("3", "R234",
                    "Works better with assessment and referral by several agencies, children's social care included"),
            ITEM_OF("4", "R234", "Works better when commissioned together")),
        NOTES("Prisons that are no resettlement prisons may commission such programmes too."),
        IN_PRISON(WHERE_CORE_IS_NOT_ENOUGH, FROM_THE_COMPANY)),
    SERVICE(
        OUTPUT("16", "additional rehabilitative services", DELIVERY, "5.36 to 5.39"),
        .registers = "R178 R179 R184 R188 R193 R235 R236 R237 R238", ADDITIONAL, BY_BOTH,
        NEEDS(IVN_NEED_ATTITUDES, IVN_NEED_EMPLOYMENT, IVN_NEED_ACCOMMODATION, IVN_NEED_DEPENDENCY, IVN_NEED_EMOTIONAL,
              IVN_NEED_FINANCE, IVN_NEED_FAMILY),
        ACTIVITIES(ITEM_OF("1", "R236", "Structured interventions on offending, approved ones"),
                   ITEM_OF("2", "R236", "Employment, skills and accommodation"),
                   ITEM_OF("3", "R236", "Recovery from drugs and alcohol"), ITEM_OF("4", "R236", "Mental health"),
                   ITEM_OF("5", "R236", "Mentoring"), ITEM_OF("6", "R236", "Debt"),
                   ITEM_OF("7", "R236", "Awareness of victims"), ITEM_OF("8", "R236", "Restorative justice"),
                   ITEM_OF("9", "R236", "Counselling"), ITEM_OF("10", "R236", "Psychology, one to one"),
                   ITEM_OF("11", "R236", "More contact with children and family"),
                   ITEM_OF("12", "R236", "Motivation and confidence"), ITEM_OF("13", "R236", "Provision for women"),
                   ITEM_OF("14", "R236 R237", "Skills for a particular need"),
                   ITEM_OF("14-1", "R237", "Skills: employment"), ITEM_OF("14-2", "R237", "Skills: relationships"),
                   ITEM_OF("14-3", "R237", "Skills: parenting"), ITEM_OF("14-4", "R237", "Skills: money"),
                   ITEM_OF("14-5", "R237", "Skills: tenancy")),
        NOTES("Aimed at those for whom it does most, by segmentation and local data.",
              "Companies do not repeat what is commissioned nationally: health, drug treatment, learning and skills."),
        IN_PRISON(WHERE_CORE_IS_NOT_ENOUGH, FROM_THE_COMPANY)),
    SERVICE(
        OUTPUT("17", "continuity into the community", DELIVERY, "5.40 and 5.41"),
        .registers = "R178 R179 R184 R188 R193 R239 R240", ADDITIONAL, BY_COMPANIES, NEEDS(IVN_NEED_SOCIAL_INCLUSION),
        ACTIVITIES(ITEM_OF("1", "R240", "A way to services for health and social care"),
                   ITEM_OF("2", "R240", "A way to services for substance misuse"),
                   ITEM_OF("3", "R240", "A way to employment, education and training"),
                   ITEM_OF("4", "R240", "A way to what care leavers are entitled to")),
        NOTES("For prisoners who have been identified for it."), IN_PRISON(WHERE_CORE_IS_NOT_ENOUGH, FROM_THE_COMPANY)),
    SERVICE(OUTPUT("18", "one to one through the gate", DELIVERY, "5.42"),
            .registers = "R178 R179 R184 R188 R193 R241 R242 R243 R244 R245", ADDITIONAL, BY_COMPANIES,
            MODES(IVN_MODE_ONE_TO_ONE), NEEDS(IVN_NEED_SOCIAL_INCLUSION),
            ACTIVITIES(ITEM_OF("1", "R242", "Induction into custody"),
                       ITEM_OF("2", "R242", "Resettlement before release"), ITEM_OF("3", "R242", "Met at the gate"),
                       ITEM_OF("4", "R242", "Work goes on in the community"),
                       ITEM_OF("mentoring-1", "R244", "Mentoring between prisoners"),
                       ITEM_OF("mentoring-2", "R244", "Mentoring in the community, supervised or not"),
                       ITEM_OF("mentoring-3", "R244", "Mentoring that helps mandated interventions along"),
                       ITEM_OF("mentoring-4", "R244", "Mentoring as case management")),
            NOTES("Often one provider does all four steps.",
                  "One to one answers specific needs: learning disability or difficulty, physical and mental health, "
                  "maturity, family, and other protected characteristics.",
                  "Case management beyond the core offer goes by risk, by segmentation and local data."),
            IN_PRISON(WHERE_CORE_IS_NOT_ENOUGH, FROM_THE_COMPANY)),
    NULL};
