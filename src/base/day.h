/*
 * A date in a data file: a civil date as a constant expression of days since 1970-01-01, and that as a known number;
 * and the first and the last day that there are, those of the years 1 to 9999.
 */
#ifndef IVNI_BASE_DAY_H
#define IVNI_BASE_DAY_H

#define IVNI_DAY_YEAR(y, m) ((y) - ((m) <= 2 ? 1 : 0))
#define IVNI_DAY(y, m, d)                                                                                              \
    (365 * IVNI_DAY_YEAR(y, m) + IVNI_DAY_YEAR(y, m) / 4 - IVNI_DAY_YEAR(y, m) / 100 + IVNI_DAY_YEAR(y, m) / 400 +     \
     (153 * (((m) + 9) % 12) + 2) / 5 + (d)-719469)
#define IVNI_ON(y, m, d)                                                                                               \
    {                                                                                                                  \
        1, IVNI_DAY(y, m, d)                                                                                           \
    }

#define IVNI_FIRST_CIVIL IVNI_DAY(1, 1, 1)
#define IVNI_LAST_CIVIL IVNI_DAY(9999, 12, 31)

#endif
