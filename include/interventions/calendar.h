/*
 * Days: civil dates, the British date of an instant, bank holidays, and working days counted in constant time.
 */
#ifndef INTERVENTIONS_CALENDAR_H
#define INTERVENTIONS_CALENDAR_H

#include <interventions/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup calendar Dates and working days
 *  What is the n-th working day after this one? The page "Working days" tells what the answers mean. \{ */

/** A civil date: days since 1970-01-01 in the proleptic Gregorian calendar. Since 0.1. */
typedef int32_t ivn_date;

/** A moment in time: milliseconds since 1970-01-01T00:00:00Z, without leap seconds. Since 0.1. */
typedef int64_t ivn_instant;

/** What stands where there is no date or no number. Since 0.1. */
enum {
    IVN_DATE_NONE = -2147483647 - 1, /**< Not a date: INT32_MIN. */
    IVN_COUNT_NONE = -2147483647 - 1 /**< Not a number of working days: INT32_MIN. */
};

/** Whose holidays count. Since 0.1. */
enum {
    IVN_DIVISION_ENGLAND_AND_WALES = 1, /**< England and Wales. */
    IVN_DIVISION_SCOTLAND = 2,          /**< Scotland. */
    IVN_DIVISION_NORTHERN_IRELAND = 3,  /**< Northern Ireland. */
    IVN_DIVISION_UNITED_KINGDOM = 4     /**< A holiday in any of the three is a holiday. */
};

/** How well a holiday is known. Since 0.1. */
enum {
    IVN_HOLIDAY_NOT = 0,       /**< Not a holiday. */
    IVN_HOLIDAY_PUBLISHED = 1, /**< On the government's published list. */
    IVN_HOLIDAY_RULE = 2,      /**< Before that list began: follows from the law in force. */
    IVN_HOLIDAY_EVIDENCED = 3, /**< Before that list began: appointed for that one day, and on record. */
    IVN_HOLIDAY_ASSUMED = 4,   /**< Rests on thin evidence; the page "Bank holidays" says which and why. */
    IVN_HOLIDAY_PROJECTED = 5, /**< Past the horizon: the rules carried on. */
    IVN_HOLIDAY_SUPPLIED = 6   /**< Vouched for by the host: a day that it added, a file or a horizon that it gave. */
};

/**
 * Makes a date from year, month and day.
 * \param year 1 to 9999.
 * \param month 1 to 12.
 * \param day 1 to the last day of that month.
 * \param out receives the date.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL.
 * \retval IVN_ERROR_RANGE the year is not 1 to 9999.
 * \retval IVN_ERROR_DATE there is no such month or no such day.
 * Since 0.1.
 */
IVN_API ivn_status ivn_date_from_ymd(int32_t year, int32_t month, int32_t day, ivn_date *out);

/**
 * Takes a date apart.
 * \param date a day of the years 1 to 9999.
 * \param year receives the year; NULL is fine.
 * \param month receives the month, 1 to 12; NULL is fine.
 * \param day receives the day of the month, from 1; NULL is fine.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_RANGE the date is outside the years 1 to 9999.
 * Since 0.1.
 */
IVN_API ivn_status ivn_date_to_ymd(ivn_date date, int32_t *year, int32_t *month, int32_t *day);

/**
 * Reads a date written as 2026-11-22: ten bytes, nothing else.
 * \param text the bytes; need not end with a NUL.
 * \param length how many.
 * \param out receives the date.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `text` or `out` is NULL.
 * \retval IVN_ERROR_DATE not of that form, or there is no such day.
 * \retval IVN_ERROR_RANGE the year is 0000.
 * Since 0.1.
 */
IVN_API ivn_status ivn_date_parse(const char *text, size_t length, ivn_date *out);

/**
 * Writes a date as 2026-11-22.
 * \param date a day of the years 1 to 9999.
 * \param out receives ten characters and a NUL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL.
 * \retval IVN_ERROR_RANGE the date is outside the years 1 to 9999.
 * Since 0.1.
 */
IVN_API ivn_status ivn_date_format(ivn_date date, char out[11]);

/**
 * The day of the week.
 * \param date a day of the years 1 to 9999.
 * \param out receives 1 for Monday to 7 for Sunday.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL.
 * \retval IVN_ERROR_RANGE the date is outside the years 1 to 9999.
 * Since 0.1.
 */
IVN_API ivn_status ivn_date_weekday(ivn_date date, uint32_t *out);

/**
 * The corresponding date so many months later or earlier; a month that lacks that day ends on its last day, so one
 * month after 31 January is 28 or 29 February.
 * \param from a day of the years 1 to 9999.
 * \param months how many; negative: earlier.
 * \param out receives the date.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL.
 * \retval IVN_ERROR_RANGE `from` or the answer is outside the years 1 to 9999.
 * Since 0.1.
 */
IVN_API ivn_status ivn_date_add_months(ivn_date from, int32_t months, ivn_date *out);

/**
 * Whole years between two days: the age, on the day `on`, of a person born on `born`. A year is complete at the start
 * of the anniversary. Whoever was born on 29 February completes it on 1 March of a year without that day, as the law of
 * England and Wales reckons ages.
 * \param born a day of the years 1 to 9999.
 * \param on that day or a later one, up to the year 9999.
 * \param years receives the number, from 0.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `years` is NULL.
 * \retval IVN_ERROR_RANGE a day is outside the years 1 to 9999, or `on` is before `born`.
 * Since 0.1.
 */
IVN_API ivn_status ivn_date_years_between(ivn_date born, ivn_date on, int32_t *years);

/**
 * The British civil date of an instant: the date on a clock in London. 23:30 UTC on 30 June is 1 July.
 * \param at 1972-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z. British Summer Time is as it was in each of these
 *        years; the rule in force since 1996 is taken to go on.
 * \param out receives the date.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL.
 * \retval IVN_ERROR_RANGE the instant is outside that range.
 * Since 0.1.
 */
IVN_API ivn_status ivn_date_of_instant(ivn_instant at, ivn_date *out);

/**
 * Reads an instant written in UTC after RFC 3339: 2026-11-22T09:30:00Z or 2026-11-22T09:30:00.000Z. Upper-case T and Z;
 * no milliseconds or three digits of them; no other offset; no leap second.
 * \param text the bytes; need not end with a NUL.
 * \param length how many: 20 or 24.
 * \param out receives the instant.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `text` or `out` is NULL.
 * \retval IVN_ERROR_DATE not of that form, or there is no such day or time.
 * \retval IVN_ERROR_RANGE the year is 0000.
 * Since 0.1.
 */
IVN_API ivn_status ivn_instant_parse(const char *text, size_t length, ivn_instant *out);

/**
 * Writes an instant as 2026-11-22T09:30:00.000Z.
 * \param at an instant of the years 1 to 9999.
 * \param out receives 24 characters and a NUL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL.
 * \retval IVN_ERROR_RANGE the instant is outside the years 1 to 9999.
 * Since 0.1.
 */
IVN_API ivn_status ivn_instant_format(ivn_instant at, char out[25]);

/**
 * The key of a division: "england-and-wales", "scotland", "northern-ireland" (as the government's file has them) or
 * "united-kingdom".
 * \param division one of the IVN_DIVISION constants.
 * \return a string that the library owns; NULL for any other value. Since 0.1.
 */
IVN_API const char *ivn_division_key(uint32_t division);

/**
 * The division of a key.
 * \param key as ivn_division_key() gives it, NUL-terminated.
 * \param out receives one of the IVN_DIVISION constants.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `key` or `out` is NULL.
 * \retval IVN_ERROR_NOT_FOUND no division has that key.
 * Since 0.1.
 */
IVN_API ivn_status ivn_division_find(const char *key, uint32_t *out);

/**
 * The working days of one division from 1971-01-01 to 2035-12-31. Immutable: any number of threads may use the same
 * one. A working day is a day that is not a Saturday, a Sunday or a bank or public holiday of the division. Since 0.1.
 */
typedef struct ivn_calendar ivn_calendar;

/**
 * Makes a calendar from the holidays that the library knows. Takes one piece of memory, about 80 kB.
 * \param allocator copied; NULL: `malloc` and `free`.
 * \param division one of the IVN_DIVISION constants.
 * \param out receives the calendar, to be freed with ivn_calendar_free().
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL, there is no such division, or the allocator lacks a function.
 * \retval IVN_ERROR_SIZE the allocator's size is not known.
 * \retval IVN_ERROR_RESERVED a reserved member of the allocator is not zero.
 * \retval IVN_ERROR_MEMORY no memory.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_new(const ivn_allocator *allocator, uint32_t division, ivn_calendar **out);

/**
 * Makes a calendar that differs from another in some days: holidays announced late, or withdrawn. The result stands on
 * its own, and may be the base of a further one. It takes its memory from the base's allocator.
 *
 * A day may be listed more than once. Adding what is a holiday already, removing what is none, and adding or removing a
 * Saturday or Sunday change nothing and are no mistakes: an overlay stays right when the library's own list catches up.
 * \param base the calendar to start from; need not outlive the result.
 * \param add days that are holidays, in any order; NULL if `add_count` is 0.
 * \param add_count how many.
 * \param remove days that are no holidays, in any order; NULL if `remove_count` is 0.
 * \param remove_count how many.
 * \param published_to the new horizon (see ivn_calendar_horizon()), earlier or later; ::IVN_DATE_NONE keeps the base's.
 * \param out receives the calendar, to be freed with ivn_calendar_free().
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `base` or `out` is NULL, or a list is NULL while its count is not 0.
 * \retval IVN_ERROR_RANGE a day or `published_to` is outside the calendar.
 * \retval IVN_ERROR_CONFLICT the same day is to be added and removed.
 * \retval IVN_ERROR_MEMORY no memory.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_with(const ivn_calendar *base, const ivn_date *add, size_t add_count,
                                     const ivn_date *remove, size_t remove_count, ivn_date published_to,
                                     ivn_calendar **out);

/**
 * Makes a calendar from another and the government's bank-holidays file, a JSON text of the shape
 * `{"england-and-wales": {"division": "england-and-wales", "events": [{"title": "Christmas Day",
 * "date": "2026-12-25", "notes": "", "bunting": true}]}}`.
 *
 * The file covers, for a division, every year from that of its first to that of its last event; for
 * ::IVN_DIVISION_UNITED_KINGDOM the years that it covers for all three. In those years its list replaces that of
 * `base`, overlays included; other years stay as they are. The horizon becomes the last day of the last year covered,
 * or stays when it is later already. The titles become the names of the holidays. Only the division of `base` is looked
 * at; `notes`, `bunting` and members not named here are passed over, since the file may grow, and so are days outside
 * the calendar.
 * \param context allocator of the result, and limits of the reader.
 * \param base the calendar to start from; need not outlive the result.
 * \param data the bytes of the file.
 * \param size how many.
 * \param out receives the calendar, to be freed with ivn_calendar_free().
 * \param violations receives, with IVN_ERROR_INVALID only, all that is wrong with the file, to be freed with
 *        ivn_violations_free(); otherwise NULL. May be NULL.
 * \param error receives the detail when the status is negative; NULL is fine.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `context`, `base` or `out` is NULL, or `data` is NULL while `size` is not 0.
 * \retval IVN_ERROR_SIZE the size of `error` is not known.
 * \retval IVN_ERROR_LIMIT the text is longer, or the calendar would be larger, than the context allows.
 * \retval IVN_ERROR_INVALID not a file of this shape: see the violations.
 * \retval IVN_ERROR_MEMORY no memory.
 * \retval IVN_ERROR_SYNTAX and the other statuses of its group: not a JSON text that is accepted; see the byte offset.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_from_json(const ivn_context *context, const ivn_calendar *base, const char *data,
                                          size_t size, ivn_calendar **out, ivn_violations **violations,
                                          ivn_error *error);

/**
 * Frees a calendar. Since 0.1.
 * \param calendar NULL is fine.
 */
IVN_API void ivn_calendar_free(ivn_calendar *calendar);

/**
 * The division of a calendar.
 * \param calendar the calendar.
 * \return one of the IVN_DIVISION constants; 0 when `calendar` is NULL. Since 0.1.
 */
IVN_API uint32_t ivn_calendar_division(const ivn_calendar *calendar);

/**
 * The first and the last day that a calendar can compute with.
 * \param calendar the calendar.
 * \param first receives 1971-01-01; NULL is fine.
 * \param last receives 2035-12-31, in later versions of the library a later day; NULL is fine.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `calendar` is NULL.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_range(const ivn_calendar *calendar, ivn_date *first, ivn_date *last);

/**
 * The last day whose holidays have been published. Answers past it rest on the rules carried on, and a holiday may yet
 * be announced, moved or added: an answer of ivn_calendar_add() past the horizon should be shown as provisional.
 * \param calendar the calendar.
 * \return the day; ::IVN_DATE_NONE when `calendar` is NULL. Since 0.1.
 */
IVN_API ivn_date ivn_calendar_horizon(const ivn_calendar *calendar);

/**
 * The name of the holiday that makes a weekday a day off.
 * \param calendar the calendar.
 * \param day any day.
 * \return UTF-8, owned by the calendar; "" for a holiday added without a name; NULL for a working day, a Saturday, a
 *         Sunday, a day outside the calendar, or when `calendar` is NULL. Since 0.1.
 */
IVN_API const char *ivn_calendar_holiday_name(const ivn_calendar *calendar, ivn_date day);

/**
 * How well the holiday that makes a weekday a day off is known.
 * \param calendar the calendar.
 * \param day any day.
 * \return one of the IVN_HOLIDAY constants; ::IVN_HOLIDAY_NOT wherever ivn_calendar_holiday_name() gives NULL.
 * Since 0.1.
 */
IVN_API uint32_t ivn_calendar_holiday_status(const ivn_calendar *calendar, ivn_date day);

/**
 * The n-th working day strictly after a day, or strictly before it. The day itself need not be a working day. Takes the
 * same short time for any number of days.
 * \param calendar the calendar.
 * \param from any day of the calendar.
 * \param days n: positive after, negative before.
 * \param out receives the day.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `calendar` or `out` is NULL, or `days` is 0, which has no agreed meaning: see
 *         ivn_calendar_roll_forward() and ivn_calendar_roll_back().
 * \retval IVN_ERROR_RANGE `from` or the answer is outside the calendar.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_add(const ivn_calendar *calendar, ivn_date from, int32_t days, ivn_date *out);

/**
 * The number of working days after `from` up to and including `to`; when `to` is before `from`, minus the number of
 * working days after `to` up to and including `from`. So `count(d, add(d, n))` is n for every n > 0, and for n < 0 when
 * d is a working day.
 * \param calendar the calendar.
 * \param from a day of the calendar.
 * \param to a day of the calendar.
 * \param out receives the number.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `calendar` or `out` is NULL.
 * \retval IVN_ERROR_RANGE a day is outside the calendar.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_count(const ivn_calendar *calendar, ivn_date from, ivn_date to, int32_t *out);

/**
 * Whether a day is a working day.
 * \param calendar the calendar.
 * \param day a day of the calendar.
 * \param out receives ::IVN_YES or ::IVN_NO.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `calendar` or `out` is NULL.
 * \retval IVN_ERROR_RANGE the day is outside the calendar.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_is_working_day(const ivn_calendar *calendar, ivn_date day, uint32_t *out);

/**
 * The day itself when it is a working day, else the next one.
 * \param calendar the calendar.
 * \param day a day of the calendar.
 * \param out receives the day.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `calendar` or `out` is NULL.
 * \retval IVN_ERROR_RANGE the day or the answer is outside the calendar.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_roll_forward(const ivn_calendar *calendar, ivn_date day, ivn_date *out);

/**
 * The day itself when it is a working day, else the last one before it.
 * \param calendar the calendar.
 * \param day a day of the calendar.
 * \param out receives the day.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `calendar` or `out` is NULL.
 * \retval IVN_ERROR_RANGE the day or the answer is outside the calendar.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_roll_back(const ivn_calendar *calendar, ivn_date day, ivn_date *out);

/**
 * ivn_calendar_add() of many days and one number. A day whose answer cannot be computed, ::IVN_DATE_NONE among them,
 * gets ::IVN_DATE_NONE; the rest is filled. Takes no memory but of the stack, 50 kB for arrays of 40,000 days and more.
 * \param calendar the calendar.
 * \param from `count` days; NULL if `count` is 0.
 * \param count how many.
 * \param days as for ivn_calendar_add().
 * \param out receives `count` days; may be `from` itself, and must not overlap it otherwise.
 * \retval IVN_OK done.
 * \retval IVN_PARTIAL done, and at least one answer is ::IVN_DATE_NONE.
 * \retval IVN_ERROR_ARGUMENT `calendar` or an array is NULL, or `days` is 0: nothing was written.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_add_many(const ivn_calendar *calendar, const ivn_date *from, size_t count, int32_t days,
                                         ivn_date *out);

/**
 * ivn_calendar_add() of many days, each with a number of its own. What cannot be computed, a number 0 and
 * ::IVN_DATE_NONE among it, gets ::IVN_DATE_NONE; the rest is filled.
 * \param calendar the calendar.
 * \param from `count` days; NULL if `count` is 0.
 * \param days `count` numbers; NULL if `count` is 0.
 * \param count how many.
 * \param out receives `count` days; may be `from` or `days` itself, and must not overlap them otherwise.
 * \retval IVN_OK done.
 * \retval IVN_PARTIAL done, and at least one answer is ::IVN_DATE_NONE.
 * \retval IVN_ERROR_ARGUMENT `calendar` or an array is NULL: nothing was written.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_add_each(const ivn_calendar *calendar, const ivn_date *from, const int32_t *days,
                                         size_t count, ivn_date *out);

/**
 * ivn_calendar_count() of many pairs of days. A pair that cannot be computed gets ::IVN_COUNT_NONE; the rest is filled.
 * \param calendar the calendar.
 * \param from `count` days; NULL if `count` is 0.
 * \param to `count` days; NULL if `count` is 0.
 * \param count how many.
 * \param out receives `count` numbers; may be `from` or `to` itself, and must not overlap them otherwise.
 * \retval IVN_OK done.
 * \retval IVN_PARTIAL done, and at least one answer is ::IVN_COUNT_NONE.
 * \retval IVN_ERROR_ARGUMENT `calendar` or an array is NULL: nothing was written.
 * Since 0.1.
 */
IVN_API ivn_status ivn_calendar_count_many(const ivn_calendar *calendar, const ivn_date *from, const ivn_date *to,
                                           size_t count, int32_t *out);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
