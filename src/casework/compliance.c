/*
 * What an appointment comes to for enforcement: a table, of which the first row that fits answers. Serves the fold,
 * which asks it of each appointment once it knows when the service ended, and the manual (\ref casework_page).
 */
#include "casework/casework.h"

/* clang-format off */

#define ANY 0
#define NO_SESSION(reason) IVN_NO_SESSION_##reason
#define TO(code) IVN_COMPLIANCE_##code

/* What a row says of an appointment; ANY: whatever. Below a row of another kind, `attended` and on are of a record that
 * was submitted. */
typedef struct outcome_row {
    ivn_flag superseded, recorded, attended, happened, behaviour, left;
    uint32_t no_session, compliance;
} outcome_row;

static const outcome_row rows[] = {
    /* superseded recorded attended happened  behaviour  left     why it did not take place    comes to */
    {IVN_YES,     ANY,     ANY,     ANY,      ANY,       ANY,     ANY,                         TO(RESCHEDULED)},
    {IVN_NO,      IVN_YES, IVN_YES, IVN_YES,  IVN_YES,   ANY,     ANY,                         TO(FAILED_TO_COMPLY)},
    {IVN_NO,      IVN_YES, IVN_YES, IVN_YES,  ANY,       ANY,     ANY,                         TO(COMPLIED)},
    {IVN_NO,      IVN_YES, IVN_NO,  ANY,      ANY,       ANY,     ANY,                         TO(FAILED_TO_ATTEND)},
    {IVN_NO,      IVN_YES, IVN_YES, IVN_NO,   ANY,       ANY,     NO_SESSION(UNACCEPTABLE), TO(FAILED_TO_COMPLY)},
    {IVN_NO,      IVN_YES, IVN_YES, IVN_NO,   ANY,       ANY,     NO_SESSION(ACCEPTABLE),   TO(APPOINTMENT_KEPT)},
    {IVN_NO,      IVN_YES, IVN_YES, IVN_NO,   ANY,       ANY,     NO_SESSION(LOGISTICS),    TO(SENT_HOME)},
    {IVN_NO,      IVN_NO,  ANY,     ANY,      ANY,       IVN_YES, ANY,                         TO(WITHDRAWN)},
};

/* clang-format on */

static int fits(uint32_t wanted, uint32_t is)
{
    return wanted == ANY || wanted == is;
}

static int row_fits(const outcome_row *row, const outcome_row *is)
{
    return fits(row->superseded, is->superseded) && fits(row->recorded, is->recorded) &&
           fits(row->attended, is->attended) && fits(row->happened, is->happened) &&
           fits(row->behaviour, is->behaviour) && fits(row->left, is->left) && fits(row->no_session, is->no_session);
}

ivn_flag ivni_left_at_end(const ivn_appointment_view *appointment, ivn_moment ended)
{
    return ended.known && !appointment->submitted.known && appointment->superseded_by == 0 &&
                   appointment->facts->starts.value >= ended.value
               ? IVN_YES
               : IVN_NO;
}

uint32_t ivni_compliance_of(const ivn_appointment_view *appointment, ivn_moment ended)
{
    outcome_row is = {.superseded = appointment->superseded_by != 0 ? IVN_YES : IVN_NO,
                      .recorded = appointment->submitted.known ? IVN_YES : IVN_NO,
                      .left = ivni_left_at_end(appointment, ended)};

    if (appointment->attendance != NULL) {
        is.attended = appointment->attendance->attended;
        is.happened = appointment->attendance->happened;
        is.no_session = appointment->attendance->no_session;
    }
    if (appointment->feedback != NULL) {
        is.behaviour = appointment->feedback->notify_behaviour;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (row_fits(&rows[i], &is)) {
            return rows[i].compliance;
        }
    }
    return 0;
}
