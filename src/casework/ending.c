/*
 * How a referral ended: one total function, and beside it what four other systems call the same facts. Each vocabulary
 * is a table of its own, of which the first row that fits answers. Serves the fold and whoever speaks with them.
 *
 * The systems do not agree with each other, nor with us, and that is what the tables say: in Refer and monitor a
 * withdrawal concludes at once, although a report may be owed; its event counts records, its performance report asks
 * whether a report was begun, its dashboard whether a session was attended.
 */
#include "casework/casework.h"

/* What an end depends on; 0 in a row: whatever. */
typedef struct ending_facts {
    ivn_flag ended, requested, attended; /* attended: at least one session */
    ivn_flag recorded;                   /* every planned session has its record */
    ivn_flag written, submitted;         /* the end-of-service report */
    ivn_flag concluded;                  /* nothing more is owed, or, as others see it, its end was requested */
} ending_facts;

typedef struct ending_row {
    ending_facts when;
    uint32_t ending;
    const char *says;
} ending_row;

/* clang-format off */

#define WHEN(...) .when = {__VA_ARGS__}
#define IS(fact) .fact = IVN_YES
#define NOT(fact) .fact = IVN_NO

/* Ours; what it says is the reason. */
static const ending_row endings[] = {
    {WHEN(NOT(ended)), 0, "It has not ended."},
    {WHEN(NOT(requested)), IVN_ENDING_COMPLETED, "Every planned session has its record, and one was attended."},
    {WHEN(IS(attended)), IVN_ENDING_ENDED_EARLY, "Its end was requested after a session was attended."},
    {WHEN(NOT(attended)), IVN_ENDING_CANCELLED, "Its end was requested before any session was attended."},
};

/* Refer and monitor, the event of a concluded referral: by what was delivered. */
static const ending_row events[] = {
    {WHEN(NOT(ended)), 0, ""},
    {WHEN(NOT(attended)), 0, "CANCELLED"},
    {WHEN(IS(recorded)), 0, "COMPLETED"},
    {WHEN(NOT(recorded)), 0, "PREMATURELY_ENDED"},
};

/* Refer and monitor, performance report: by whether a report was begun. */
static const ending_row reports[] = {
    {WHEN(NOT(concluded)), 0, ""},
    {WHEN(NOT(requested)), 0, "completed"},
    {WHEN(NOT(written)), 0, "cancelled"},
    {WHEN(IS(written)), 0, "ended"},
};

/* Refer and monitor, dashboard: what fits neither has no name there. */
static const ending_row dashboards[] = {
    {WHEN(NOT(concluded)), 0, ""},
    {WHEN(IS(submitted)), 0, "completed"},
    {WHEN(IS(requested), NOT(attended)), 0, "cancelled"},
    {WHEN(0), 0, ""},
};

/* nDelius, outcome of the intervention: by the event. */
static const ending_row outcomes[] = {
    {WHEN(NOT(ended)), 0, ""},
    {WHEN(NOT(attended)), 0, "CRS01"},
    {WHEN(NOT(recorded)), 0, "CRS02"},
    {WHEN(IS(recorded)), 0, "CRS03"},
};

/* clang-format on */

static int fits(ivn_flag wanted, ivn_flag is)
{
    return wanted == IVN_UNKNOWN || wanted == is;
}

/* Each table has a row for all facts; tests/casework/ending.c goes through them. */
static const ending_row *row_of(const ending_row *row, const ending_facts *is)
{
    while (!(fits(row->when.ended, is->ended) && fits(row->when.requested, is->requested) &&
             fits(row->when.attended, is->attended) && fits(row->when.recorded, is->recorded) &&
             fits(row->when.written, is->written) && fits(row->when.submitted, is->submitted) &&
             fits(row->when.concluded, is->concluded)))
        row++;
    return row;
}

static ivn_flag flag_of(int is)
{
    return is ? IVN_YES : IVN_NO;
}

static ending_facts facts_of(const ivn_referral_view *referral)
{
    int requested = referral->end_requested.known != 0, ended = requested || referral->ended.known;
    int all = referral->sessions_planned.known && referral->sessions_planned.value >= 1 &&
              referral->sessions_recorded >= (uint32_t)referral->sessions_planned.value;

    return (ending_facts){.ended = flag_of(ended),
                          .requested = flag_of(requested),
                          .attended = flag_of(referral->sessions_attended > 0),
                          .recorded = flag_of((ended && !requested) || all),
                          .written = flag_of(referral->report != NULL || referral->report_submitted.known),
                          .submitted = flag_of(referral->report_submitted.known != 0),
                          .concluded = flag_of(requested || (ended && referral->concluded.known))};
}

uint32_t ivni_ending_of(const ivn_referral_view *referral)
{
    ending_facts facts = facts_of(referral);

    return row_of(endings, &facts)->ending;
}

ivn_status ivn_referral_ending(const ivn_referral_view *referral, ivn_ending_names *out)
{
    ending_facts facts;
    const ending_row *own;

    if (referral == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (ivni_size_check(out, sizeof *out) != IVN_OK)
        return IVN_ERROR_SIZE;
    facts = facts_of(referral);
    own = row_of(endings, &facts);
    out->ending = own->ending;
    out->reason = own->says;
    out->event = row_of(events, &facts)->says;
    out->report = row_of(reports, &facts)->says;
    out->dashboard = row_of(dashboards, &facts)->says;
    out->delius = row_of(outcomes, &facts)->says;
    return IVN_OK;
}
