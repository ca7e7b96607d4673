/*
 * Where an appointment stands on a day: what became of it first, and only then the day. A table, of which the first row
 * that fits answers. Serves readers of a referral.
 */
#include "casework/casework.h"

/* What it depends on; 0 in a row: whatever. */
typedef struct standing_row {
    ivn_flag superseded, recorded, attended, happened, left, past;
    uint32_t standing;
} standing_row;

/* clang-format off */

static const standing_row rows[] = {
    {.superseded = IVN_YES,                                             .standing = IVN_STANDING_RESCHEDULED},
    {.recorded = IVN_YES, .attended = IVN_NO,                           .standing = IVN_STANDING_DID_NOT_ATTEND},
    {.recorded = IVN_YES, .attended = IVN_YES, .happened = IVN_YES,     .standing = IVN_STANDING_COMPLETED},
    {.recorded = IVN_YES, .attended = IVN_YES,                          .standing = IVN_STANDING_DID_NOT_HAPPEN},
    {.left = IVN_YES,                                                   .standing = IVN_STANDING_CANCELLED},
    {.past = IVN_YES,                                                   .standing = IVN_STANDING_NEEDS_FEEDBACK},
    {.past = IVN_NO,                                                    .standing = IVN_STANDING_SCHEDULED},
};

/* clang-format on */

static int fits(ivn_flag wanted, ivn_flag is)
{
    return wanted == IVN_UNKNOWN || wanted == is;
}

static int row_fits(const standing_row *row, const standing_row *is)
{
    return fits(row->superseded, is->superseded) && fits(row->recorded, is->recorded) &&
           fits(row->attended, is->attended) && fits(row->happened, is->happened) && fits(row->left, is->left) &&
           fits(row->past, is->past);
}

static standing_row facts_of(const ivn_appointment_view *appointment, ivn_moment ended, ivn_date day)
{
    const ivn_attendance *attendance = appointment->attendance;
    standing_row is = {.superseded = appointment->superseded_by != 0 ? IVN_YES : IVN_NO,
                       .recorded = appointment->submitted.known ? IVN_YES : IVN_NO,
                       .left = ivni_left_at_end(appointment, ended),
                       .past = appointment->day.known && day > appointment->day.value ? IVN_YES : IVN_NO};

    if (attendance != NULL) {
        is.attended = attendance->attended;
        is.happened = attendance->happened;
    }
    return is;
}

uint32_t ivn_appointment_standing(const ivn_referral_view *referral, uint32_t number, ivn_date day)
{
    standing_row is;
    const standing_row *row = rows;

    if (referral == NULL || number == 0 || number > referral->appointment_count)
        return 0;
    is = facts_of(referral->appointments[number - 1], referral->ended, day);
    while (!row_fits(row, &is))
        row++;
    return row->standing;
}
