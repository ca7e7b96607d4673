/*
 * Areas, prisons and contracts that the documents name, and the areas around and beside them. Serves the catalogue.
 *
 * The regions are the twelve of 26 June 2021. The rate card delivers from Essex North, South and West and names
 * Colchester, Southend, Thurrock and Harlow; it does not say in which part the other districts lie, so they hang on
 * Essex itself.
 */
#include "catalogue/rows.h"

#define PRISONS(...) IVNI_LIST_OF(char, prisons, prison_count, __VA_ARGS__)
#define SERVICES(...) IVNI_LIST_OF(char, services, service_count, __VA_ARGS__)
#define PLACE(key_, name_, parent_) AREA(.key = key_, .name = name_, .parent = parent_)

const ivn_area *const ivni_areas[] = {PLACE("england-and-wales", "England and Wales", NULL),
                                      PLACE("england", "England", "england-and-wales"),
                                      PLACE("wales", "Wales", "england-and-wales"),

                                      PLACE("north-east", "North East", "england"),
                                      PLACE("north-west", "North West", "england"),
                                      PLACE("greater-manchester", "Greater Manchester", "england"),
                                      PLACE("yorkshire-and-the-humber", "Yorkshire and the Humber", "england"),
                                      PLACE("east-midlands", "East Midlands", "england"),
                                      PLACE("west-midlands", "West Midlands", "england"),
                                      PLACE("east-of-england", "East of England", "england"),
                                      PLACE("south-west", "South West", "england"),
                                      PLACE("south-central", "South Central", "england"),
                                      PLACE("london", "London", "england"),
                                      PLACE("kent-surrey-and-sussex", "Kent, Surrey and Sussex", "england"),

                                      PLACE("essex", "Essex", "east-of-england"),
                                      PLACE("essex-north", "Essex North", "essex"),
                                      PLACE("essex-south", "Essex South", "essex"),
                                      PLACE("essex-west", "Essex West", "essex"),
                                      PLACE("colchester", "Colchester", "essex-north"),
                                      PLACE("southend", "Southend", "essex-south"),
                                      PLACE("thurrock", "Thurrock", "essex-south"),
                                      PLACE("harlow", "Harlow", "essex-west"),
                                      PLACE("basildon", "Basildon", "essex"),
                                      PLACE("braintree", "Braintree", "essex"),
                                      PLACE("brentwood", "Brentwood", "essex"),
                                      PLACE("castle-point", "Castle Point", "essex"),
                                      PLACE("chelmsford", "Chelmsford", "essex"),
                                      PLACE("epping-forest", "Epping Forest", "essex"),
                                      PLACE("maldon", "Maldon", "essex"),
                                      PLACE("rochford", "Rochford", "essex"),
                                      PLACE("tendring", "Tendring", "essex"),
                                      PLACE("uttlesford", "Uttlesford", "essex"),
                                      NULL};

const ivn_prison *const ivni_prisons[] = {
    PRISON(.key = "hmp-chelmsford", .name = "HMP Chelmsford", .resettlement = IVN_YES, .area = "essex"),
    PRISON(.key = "hmp-highpoint", .name = "HMP Highpoint", .resettlement = IVN_YES, .area = "essex"), NULL};

/*
 * A document that prints areas beside a service has its own rule for them. What a provider's directory says of its own
 * services is no rule of the rulebook, so that nobody can switch it off there.
 */
const ivni_area_rule ivni_area_rules[] = {
    {"rate-card-2019", "RC-CARD-5"},
    {"scope-2019", "SC-CORE-PLACE"},
    {NULL, "DIRECTORY-AREAS"},
};

/* All of the rate card. It says neither when the contract began nor whether it was one of the larger ones. */
#define RATE_CARD_SERVICES                                                                                             \
    "through-the-gate", "community-payback", "thinking-skills-programme", "building-better-relationships",             \
        "building-skills-for-recovery", "resolve", "drink-impaired-drivers", "accommodation", "tenancy", "employment", \
        "employability", "finance", "money-management", "families", "who-am-i", "womens-programme",                    \
        "womens-mentoring", "next-steps", "fearless-futures", "domestic-abuse-individual", "attitudes",                \
        "barriers-to-compliance", "resettlement-module", "victims-awareness", "mentoring", "substance-mentoring",      \
        "sex-worker", "veterans", "individual-unpaid-work"

const ivn_contract *const ivni_contracts[] = {
    CONTRACT(.key = "essex-2019", .provider = "Essex CRC",
             NEEDS(IVN_NEED_ACCOMMODATION, IVN_NEED_EMPLOYMENT, IVN_NEED_FINANCE, IVN_NEED_ATTITUDES, IVN_NEED_FAMILY,
                   IVN_NEED_LIFESTYLE, IVN_NEED_EMOTIONAL, IVN_NEED_SOCIAL_INCLUSION, IVN_NEED_ALCOHOL,
                   IVN_NEED_DEPENDENCY, IVN_NEED_DOMESTIC_ABUSE),
             AREAS("essex"), PRISONS("hmp-chelmsford", "hmp-highpoint"), SERVICES(RATE_CARD_SERVICES)),
    NULL};
