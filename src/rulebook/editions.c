/*
 * The documents in their editions, in the order of their dates. Serves the rulebook; a parameter that names an edition
 * counts them from 1 in this order, so a new edition goes to the end.
 */
#include "rulebook/rows.h"

#define IS_EDITION(...)                                                                                                \
    &(const ivn_edition)                                                                                               \
    {                                                                                                                  \
        .size = sizeof(ivn_edition), __VA_ARGS__                                                                       \
    }

const ivn_edition *const ivni_editions[] = {
    /* 1 */
    IS_EDITION(.key = "custody-2015",
               .title = "Rehabilitation services specification, custody (PSI 04/2015, PI 01/2015)",
               .issuer = "National Offender Management Service", .from = IVNI_ON(2015, 2, 1),
               .note = "Effective from 1 February 2015. The printed expiry, 31 July 2015, lies before the printed "
                       "issue of this revision, 30 November 2019: both are kept with rule CU-DATES, and no end of "
                       "validity is drawn from them."),
    /* 2 */
    IS_EDITION(.key = "rate-card-2019", .title = "Rate card, April 2019",
               .issuer = "Essex Community Rehabilitation Company", .from = IVNI_ON(2019, 4, 1),
               .note = "Prints its month, no day and no end; prices are not part of the text."),
    /* 3 */
    IS_EDITION(.key = "scope-2019", .title = "Scope of services, June 2019", .issuer = "Ministry of Justice",
               .note = "Slides of a market engagement: partly as things were, partly as they were meant to become."),
    /* 4 */
    IS_EDITION(.key = "well-being-specification", .title = "Personal Well-Being specification, summary",
               .issuer = "HM Prison and Probation Service",
               .note = "Undated. Only the provider's own directory of services says how many sessions there are."),
    /* 5 */
    IS_EDITION(.key = "in-house-2021", .title = "In-house interventions, 2021", .issuer = "National Probation Service",
               .from = IVNI_ON(2021, 6, 26),
               .note = "Slides on the first day of the unified service and its end state."),
    /* 6 */
    IS_EDITION(.key = "law", .title = "The law since the documents", .issuer = "Parliament",
               .note = "What has changed since the documents were written; commencement days are for the host to set."),
    /* 7 */
    IS_EDITION(.key = "refer-and-monitor", .title = "Refer and monitor an intervention",
               .issuer = "HM Prison and Probation Service",
               .note = "A public service, as its pages told suppliers in 2026; its rules can be switched off."),
    NULL};
