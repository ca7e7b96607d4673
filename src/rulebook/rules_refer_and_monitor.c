/*
 * Two deadlines that the public service Refer and monitor an intervention tells its suppliers, which no document has.
 * Serves the rulebook; a host that does not hold its suppliers to them switches the rules off by an override of
 * validity.
 */
#include "rulebook/rows.h"

#define EDITION "refer-and-monitor"

const ivn_rule *const ivni_rules_refer_and_monitor[] = {
    RULE(.code = "RM-SESSION-RECORD", .title = "A session is recorded on the day on which it was held",
         .section = "Progress of a referral, supplier", .registers = "R014",
         PARAMETERS(PARAMETER("days", IVN_UNIT_DAYS, 0, 0, 365, "days after the session"))),
    RULE(.code = "RM-REPORT", .title = "The end-of-service report follows the end of the service",
         .section = "Progress of a referral, supplier", .registers = "",
         PARAMETERS(PARAMETER("working_days", IVN_UNIT_WORKING_DAYS, 5, 0, 250, "working days after the end"))),
    NULL};
