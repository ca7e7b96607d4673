/*
 * The guards of the end of a referral: how it may be ended, its report, and when its data goes.
 */
#include <stdio.h>
#include <string.h>

#include "casework/guards.h"

ivn_status ivni_guard_begun(ivni_asking *asking)
{
    if (asking->referral->sessions_attended > 0)
        return IVN_OK;
    return ivni_obstruct(asking, "", "No session has been attended; expected one, or that the referral is withdrawn.");
}

ivn_status ivni_guard_end_not_requested(ivni_asking *asking)
{
    if (!asking->referral->end_requested.known)
        return IVN_OK;
    return ivni_obstruct(asking, "", "The end of the referral has been requested; expected one that goes on.");
}

/* What is noted is said in words; receipts and checks say enough by themselves. */
ivn_status ivni_guard_reason_given(ivni_asking *asking)
{
    const ivn_note *note = asking->body;

    if (note == NULL || ivni_says(note->text))
        return IVN_OK;
    return ivni_obstruct(asking, "/body/text", "Nothing is said in words; expected a text.");
}

/* ---- the end-of-service report */

ivn_status ivni_guard_report_owed(ivni_asking *asking)
{
    if (asking->referral->report_submitted.known)
        return ivni_obstruct(asking, "", "The end-of-service report has been submitted; expected one that has not.");
    if (asking->referral->report_owed != IVN_YES)
        return ivni_obstruct(asking, "",
                             "No end-of-service report is owed; expected a referral that has ended after a "
                             "session was attended.");
    return IVN_OK;
}

ivn_status ivni_guard_report_written(ivni_asking *asking)
{
    if (asking->referral->report != NULL)
        return IVN_OK;
    return ivni_obstruct(asking, "",
                         "No end-of-service report has been written since the service ended; expected one.");
}

static const ivn_outcome *outcome_in(const ivn_report *report, uint32_t area, const char *key)
{
    for (uint32_t i = 0; i < report->outcome_count; i++)
        if (report->outcomes[i]->area == area && strcmp(report->outcomes[i]->key, key) == 0)
            return report->outcomes[i];
    return NULL;
}

static ivn_status tells_of(ivni_asking *asking, uint32_t area, const char *key)
{
    if (outcome_in(asking->referral->report, area, key) != NULL)
        return IVN_OK;
    return ivni_obstruct_by(asking, "RM-REPORT-OUTCOMES", "/report/outcomes",
                            "Nothing is said of outcome %.60s of %s; expected how far it was reached.", key,
                            ivn_term_of(IVN_VOCABULARY_NEED, area)->title);
}

/* The outcomes to report on: those of the approved plan, in which a variation has been agreed; else the referral's. */
static ivn_status tells_of_each(ivni_asking *asking)
{
    const ivn_referral_view *referral = asking->referral;
    const ivn_action_plan *plan = referral->approved_plan == NULL ? NULL : referral->approved_plan->facts;
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; plan != NULL && status == IVN_OK && i < plan->outcome_count; i++)
        status = tells_of(asking, plan->outcomes[i]->area, plan->outcomes[i]->key);
    for (uint32_t i = 0; plan == NULL && i < referral->need_count; i++)
        for (uint32_t k = 0; status == IVN_OK && k < referral->needs[i]->outcome_count; k++)
            status = tells_of(asking, referral->needs[i]->area, referral->needs[i]->outcomes[k]);
    return status;
}

static ivn_status outcome_is_whole(ivni_asking *asking, uint32_t place)
{
    const ivn_outcome *outcome = asking->referral->report->outcomes[place];
    ivn_status status = IVN_OK;
    char pointer[64];

    if (outcome->achievement == 0) {
        snprintf(pointer, sizeof pointer, "/report/outcomes/%u/achievement", (unsigned)place);
        status = ivni_obstruct_by(asking, "RM-REPORT-OUTCOMES", pointer,
                                  "Not said how far the outcome was reached; expected it.");
    }
    if (status != IVN_OK || ivni_says(outcome->progress))
        return status;
    snprintf(pointer, sizeof pointer, "/report/outcomes/%u/progress", (unsigned)place);
    return ivni_obstruct_by(asking, "RM-REPORT-OUTCOMES", pointer,
                            "Not said what progress was made; expected it in words.");
}

static ivn_status counts_and_advises(ivni_asking *asking)
{
    const ivn_referral_view *referral = asking->referral;
    const ivn_report *report = referral->report;
    ivn_status status = IVN_OK;

    if (!report->sessions_delivered.known)
        status = ivni_obstruct_by(asking, "WB-REPORT-CONTENT", "/report/sessions_delivered",
                                  "The sessions are not counted; expected how many took place.");
    else if ((uint32_t)report->sessions_delivered.value != referral->sessions_held)
        status =
            ivni_obstruct_by(asking, "WB-REPORT-CONTENT", "/report/sessions_delivered",
                             "Not the number of sessions on record; expected %u.", (unsigned)referral->sessions_held);
    if (status != IVN_OK || ivni_says(report->next_steps))
        return status;
    return ivni_obstruct_by(asking, "WB-REPORT-CONTENT", "/report/next_steps",
                            "No next steps; expected what is recommended.");
}

ivn_status ivni_guard_report_whole(ivni_asking *asking)
{
    const ivn_report *report = asking->referral->report;
    ivn_status status;

    if (report == NULL)
        return IVN_OK;
    status = counts_and_advises(asking);
    if (status == IVN_OK)
        status = tells_of_each(asking);
    for (uint32_t i = 0; status == IVN_OK && i < report->outcome_count; i++)
        status = outcome_is_whole(asking, i);
    return status;
}

/* ---- data is kept for a time */

ivn_status ivni_guard_retention_passed(ivni_asking *asking)
{
    ivni_retention retention;

    if (asking->referral->phase != IVN_PHASE_DRAFT && asking->referral->phase != IVN_PHASE_CONCLUDED)
        return IVN_OK;
    ivni_retention_of(asking->referral, asking->environment->rulebook, asking->day, &retention);
    if (*retention.rule == '\0' || (retention.until.known && asking->day > retention.until.value))
        return IVN_OK;
    if (*retention.missing != '\0')
        return ivni_obstruct_by(asking, retention.rule, "",
                                "How long data is kept is not known; expected that %s is set.", retention.missing);
    return ivni_obstruct_by(asking, retention.rule, "",
                            "The time for which data is kept has not passed; expected a later day.");
}
