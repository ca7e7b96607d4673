/*
 * Working days, duties and service levels over NumPy's datetime64[D], which is 64 bits wide where a date of the library
 * has 32: the bulk calls of calendar.h, duties.h and reporting.h on such arrays, without a copy of them. Serves
 * calendar.py, duties.py and level_columns.py.
 */
#ifndef BRIDGE_H
#define BRIDGE_H

#include <interventions/reporting.h>

/* "Not a time" and what is no date of the library count as IVN_DATE_NONE on the way in; IVN_DATE_NONE becomes "not a
   time" on the way out. `out` may be `from`. */
ivn_status bridge_add_many(const ivn_calendar *calendar, const int64_t *from, size_t count, int32_t days, int64_t *out);
ivn_status bridge_add_each(const ivn_calendar *calendar, const int64_t *from, const int32_t *days, size_t count,
                           int64_t *out);
ivn_status bridge_count_many(const ivn_calendar *calendar, const int64_t *from, const int64_t *to, size_t count,
                             int32_t *out);

/* As ivn_duties_many(); `due` is none of the inputs. */
ivn_status bridge_duties_many(const ivn_environment *environment, const ivn_duty_table *table, const char *key,
                              const int64_t *triggered, const int64_t *met, const int64_t *withdrawn, size_t count,
                              int64_t *due, uint8_t *states, ivn_error *error);

/* As ivn_level_columns; NULL, and "not a time", say that it has not happened. */
typedef struct bridge_level_columns {
    const int64_t *received;
    const int64_t *first_offered;
    const int64_t *offered_for;
    const int64_t *commenced;
    const int64_t *ended;
    const int64_t *returned;
    const uint8_t *group;
    const uint16_t *group_wide;
} bridge_level_columns;

/* As ivn_levels_many(). */
ivn_status bridge_levels_many(const ivn_environment *environment, const ivn_period *period,
                              const bridge_level_columns *columns, size_t count, ivn_level_tallies *out,
                              ivn_error *error);

#endif
