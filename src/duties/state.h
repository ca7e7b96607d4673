/*
 * Where a duty or a window stands on a day: a few comparisons of dates, without a branch to guess. Serves the single
 * answer and the bulk answers alike, so that they cannot differ.
 */
#ifndef IVNI_DUTIES_STATE_H
#define IVNI_DUTIES_STATE_H

#include <interventions/calendar.h>
#include <interventions/terms.h>

/* Days after all days: what is not done, or has not fallen away. The first comes after the second. */
#define IVNI_NOT_DONE INT32_MAX
#define IVNI_NOT_ENDED (INT32_MAX - 1)

/*
 * Of what was triggered and has a due date; neither `met` nor `ended`, the day it fell away, lies after `day`. Done on
 * the day on which it fell away counts as done; what fell away when it was overdue stays overdue.
 */
static inline uint32_t ivni_state_of(ivn_date due, ivn_date met, ivn_date ended, ivn_date day)
{
    uint32_t state = IVN_DUTY_STATE_NOT_DUE;

    state = day == due ? IVN_DUTY_STATE_DUE_TODAY : state;
    state = day > due ? IVN_DUTY_STATE_OVERDUE : state;
    state = ended <= due ? IVN_DUTY_STATE_WITHDRAWN : state;
    return met <= ended ? IVN_DUTY_STATE_MET : state;
}

/* Of a window between its trigger and the day that the offset gives, in either order. */
static inline uint32_t ivni_state_of_window(ivn_date a, ivn_date b, ivn_date day)
{
    ivn_date opens = a < b ? a : b, closes = a < b ? b : a;

    return day < opens ? IVN_DUTY_STATE_NOT_OPEN : day > closes ? IVN_DUTY_STATE_CLOSED : IVN_DUTY_STATE_OPEN;
}

#endif
