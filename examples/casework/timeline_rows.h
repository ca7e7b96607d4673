/*
 * The rows of a drawn timeline: what each shows, in which lane, from when to when.
 */
#ifndef TIMELINE_ROWS_H
#define TIMELINE_ROWS_H

#include "desk.h"

enum lane { LANE_PRACTITIONER, LANE_SUPPLIER, LANE_APPOINTMENTS, LANE_SERVICE, LANE_PRISON, LANE_SYSTEM, LANE_WINDOWS };
enum { LANES = LANE_WINDOWS + 1 };

/* How a row ends; each has a shape of its own. */
enum mark {
    MARK_STEP,      /* something was done on a day */
    MARK_IN_TIME,   /* owed, and done by the day it was due */
    MARK_LATE,      /* owed, and done later */
    MARK_OVERDUE,   /* owed, its day has passed, and it is not done */
    MARK_OPEN,      /* owed, or ahead */
    MARK_FELL_AWAY, /* not owed any more; or it will not be */
    MARK_MISSED,    /* an appointment to which the person did not come */
    MARK_WINDOW     /* the time in which something may be done */
};

struct row {
    enum lane lane;
    enum mark mark;
    ivn_date from;  /* the day it was done, or counts from, or was offered on */
    ivn_date due;   /* the day it is due, or made for */
    ivn_date end;   /* the day it was done or fell away; of what is overdue the day that is asked for */
    unsigned place; /* in which it was found: what was done on one day stays in order */
    char label[200], said[120];
};

struct rows {
    struct row *list;
    unsigned count, room;
    ivn_date first, last; /* of all */
};

/* All rows of a referral, lane by lane, in the order of their beginning. Free with free(rows->list). */
int timeline_rows(const struct desk *desk, const ivn_record *record, struct rows *out);

const char *lane_title(enum lane lane);

/* "5 Aug 2026"; good until the next call but three. */
const char *date_short(ivn_date date);

#endif
