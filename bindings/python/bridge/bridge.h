/*
 * Working days and duties over NumPy's datetime64[D], which is 64 bits wide where a date of the library has 32: the
 * bulk calls of calendar.h and duties.h on such arrays, without a copy of them. Serves calendar.py and duties.py.
 */
#ifndef BRIDGE_H
#define BRIDGE_H

#include <interventions/duties.h>

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

#endif
