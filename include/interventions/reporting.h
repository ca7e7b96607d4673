/*
 * Service levels: what a contract is judged by, of each referral and of many, added up.
 */
#ifndef INTERVENTIONS_REPORTING_H
#define INTERVENTIONS_REPORTING_H

#include <interventions/casework.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup reporting Service levels
 *  The unit is the referral, and its clock starts on the British date of its receipt. A report is a fold over units: it
 *  can be made in parts, anywhere, and the parts merged. Nothing is stored; another calendar or rulebook gives another
 *  report. \{ */

/** Limits, and a day that is not known. Since 0.1. */
enum {
    IVN_MOST_REPORT_LINES = 20000,  /**< Lines of a report, or of a workload. */
    IVN_MOST_WORKLOAD_DAYS = 1100,  /**< Days of a workload. */
    IVN_MOST_LEVEL_GROUPS = 65536,  /**< Groups of ivn_levels_many(). */
    IVN_DAY_NOT_KNOWN = -2147483647 /**< In a column: it is not known whether, or when, it happened. */
};

/* ---- One referral ----------------------------------------------------------------------------------------------- */

/**
 * What service levels look at in a referral. Made from a record by ivn_level_facts_of(), or filled by a host. A day
 * that is known says that it happened; where it is not, the flag before it says that it has not (::IVN_NO), that it has
 * on a day that is not known (::IVN_YES), or nothing. All days are British dates. Since 0.1.
 */
typedef struct ivn_level_facts {
    uint32_t size;             /**< `sizeof(ivn_level_facts)`. */
    uint32_t kind;             /**< IVN_KIND_* of the service; 0: not known, the levels then apply. */
    const char *referral;      /**< The host's reference, for explanations; or NULL. */
    const char *provider;      /**< Name or key of the supplier. */
    const char *contract;      /**< Key of the contract. */
    const char *area;          /**< Key of the area. */
    const uint32_t *needs;     /**< IVN_NEED_* that it is to meet. */
    uint32_t need_count;       /**< How many. */
    ivn_flag larger;           /**< The contract is one of the larger ones, with quality measures. */
    ivn_flag is_received;      /**< It has been received by the supplier. */
    ivn_flag is_offered;       /**< A supplier assessment has been offered. */
    ivn_flag is_commenced;     /**< The intervention commencement has been attended. */
    ivn_flag is_ended;         /**< The service has ended. */
    ivn_number received;       /**< Day of the latest receipt. */
    ivn_number first_offered;  /**< Day on which a supplier assessment was first offered, whatever came of it. */
    ivn_number offered_for;    /**< Day for which that first offer was made. */
    ivn_number commenced;      /**< Day of the intervention commencement that was attended. */
    ivn_number ended;          /**< Day on which the service ended, for whatever reason. */
    ivn_number returned;       /**< Day on which the supplier returned it, where it has not been sent again. */
    uint32_t ending;           /**< IVN_ENDING_*; 0: it has not ended. */
    ivn_flag report_owed;      /**< An end-of-service report is, or was, owed. */
    ivn_number outcome_score;  /**< Of the submitted report, in halves: 2 achieved, 1 partially, 0 not. */
    ivn_number outcomes;       /**< Outcomes of that report, 1 to 1000. */
    const uint32_t *liaison;   /**< IVN_LIAISON_*: what it is on record that the practitioner was told or asked of. */
    uint32_t liaison_count;    /**< How many. */
    ivn_flag liaison_complete; /**< ::IVN_YES: there was none but those listed. */
} ivn_level_facts;

/** A service level of one referral. Owned by its list. Since 0.1. */
typedef struct ivn_level {
    uint32_t size;        /**< Bytes of this struct that the library filled. */
    uint32_t level;       /**< IVN_SERVICE_LEVEL_*. */
    uint32_t attainment;  /**< IVN_ATTAINMENT_*. */
    ivn_flag counted;     /**< ::IVN_YES: the percentage counts it. */
    ivn_flag provisional; /**< ::IVN_YES: due past the last day whose holidays have been published. */
    uint32_t reserved;    /**< 0. */
    ivn_number received;  /**< The day the clock started. */
    ivn_number due;       /**< The last day that is in time; not known of a level without one. */
    ivn_number done;      /**< The day that counts: of the offer, offered for, or attended. */
    ivn_number ended;     /**< The day it ended or was returned, where that counts. */
    const char *title;    /**< In a few words. */
    const char *reason;   /**< One sentence: dates, what they are compared with, and where it stands. */
    const char *rule;     /**< Code of the rule. */
    const char *counting; /**< Code of the rule that says which classes the percentage counts. */
    const char *source;   /**< Document and section. */
    const char *missing;  /**< JSON pointer of the fact to find out, "rulebook:RULE/parameter", "calendar", or "". */
    const char *counting_reason; /**< One sentence: whether the percentage counts it, as what, and why. */
} ivn_level;

/** The service levels of a referral on a day. Immutable. Since 0.1. */
typedef struct ivn_levels ivn_levels;

/** What ivn_levels_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_levels_view {
    uint32_t size;                  /**< Bytes of this struct that the library filled. */
    uint32_t count;                 /**< How many: one for each IVN_SERVICE_LEVEL_*. */
    const ivn_level *const *levels; /**< In the order of the vocabulary. */
    const char *referral;           /**< As in the facts, or "". */
    ivn_number day;                 /**< The day they were asked for. */
} ivn_levels_view;

/**
 * The facts that service levels look at, from a record. Nothing that happened after the day that is asked for is left
 * out here; it is when levels are worked out. Since 0.1.
 * \param context limits and memory.
 * \param record not NULL.
 * \param environment rulebook and catalogue, for the kind of the service and whether the contract is one of the larger
 *        ones.
 * \param out receives facts of kind ::IVN_FACTS_LEVEL; to be freed with ivn_facts_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED, IVN_ERROR_RANGE as in ivn_duties_of().
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_level_facts_of(const ivn_context *context, const ivn_record *record,
                                      const ivn_environment *environment, ivn_facts **out, ivn_error *error);

/**
 * Where a referral stands with each service level on a day, each with its reason. Since 0.1.
 * \param context limits and memory.
 * \param environment day, calendar, rulebook, catalogue; all required.
 * \param facts checked and copied.
 * \param out receives the levels; to be freed with ivn_levels_free(). They point into nothing else.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no calendar, or neither `now` nor `on` is given.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED a struct is not one the library knows.
 * \retval IVN_ERROR_RANGE the day is out of range.
 * \retval IVN_ERROR_INVALID a fact is out of bounds, or a day is given of what has not happened.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_levels_of(const ivn_context *context, const ivn_environment *environment,
                                 const ivn_level_facts *facts, ivn_levels **out, ivn_error *error);

/** Shows levels. Since 0.1. \param levels NULL gives NULL. \return owned by the levels. */
IVN_API const ivn_levels_view *ivn_levels_read(const ivn_levels *levels);

/** Levels as JSON. Since 0.1.
 * \param context limits and memory.
 * \param levels not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_levels_to_json(const ivn_context *context, const ivn_levels *levels, ivn_text **out,
                                      ivn_error *error);

/** Frees levels. Since 0.1. \param levels NULL is fine. */
IVN_API void ivn_levels_free(ivn_levels *levels);

/* ---- Figures ---------------------------------------------------------------------------------------------------- */

/** How many referrals stand where with a service level. Since 0.1. */
typedef struct ivn_level_tally {
    uint64_t met;            /**< IVN_ATTAINMENT_MET */
    uint64_t missed;         /**< IVN_ATTAINMENT_MISSED */
    uint64_t not_due;        /**< ::IVN_ATTAINMENT_NOT_DUE */
    uint64_t withdrawn;      /**< ::IVN_ATTAINMENT_WITHDRAWN */
    uint64_t not_known;      /**< ::IVN_ATTAINMENT_NOT_KNOWN */
    uint64_t not_applicable; /**< ::IVN_ATTAINMENT_NOT_APPLICABLE */
} ivn_level_tally;

/** A service level of many referrals. Since 0.1. */
typedef struct ivn_level_figure {
    uint32_t size;                /**< Bytes of this struct: filled by the library, or set by whoever asks for it. */
    uint32_t level;               /**< IVN_SERVICE_LEVEL_*. */
    const ivn_level_tally *tally; /**< Where they stand. */
    uint64_t numerator;           /**< Those that met it. */
    uint64_t denominator;         /**< Those that the percentage counts. */
    ivn_number tenths;            /**< Tenths of a percent, rounded half up; not known: the denominator is 0. */
    ivn_flag reached;             /**< The share that the rulebook asks for is reached; unknown: it sets none. */
    uint32_t reserved;            /**< 0. */
} ivn_level_figure;

/**
 * Both quality measures, of the referrals of larger contracts. The document names what they look at and gives no
 * number: these are counts of what is on record. Since 0.1.
 */
typedef struct ivn_quality_figure {
    uint32_t size;                /**< Bytes of this struct that the library filled. */
    ivn_flag reached;             /**< The share of outcomes that the rulebook asks for; unknown: it sets none. */
    uint64_t referrals;           /**< Referrals of larger contracts. */
    uint64_t not_known;           /**< Referrals of which it is not known whether the contract is one. */
    uint64_t reports;             /**< End-of-service reports submitted, with their outcomes. */
    uint64_t reports_owed;        /**< Reports that are owed and not submitted. */
    uint64_t score;               /**< Halves: 2 for an outcome achieved, 1 partially, 0 not; of all reports. */
    uint64_t most;                /**< Halves that could have been: twice the outcomes of all reports. */
    ivn_number score_tenths;      /**< Tenths of a percent of the outcomes; not known: there are none. */
    ivn_number liaison_tenths;    /**< Tenths of a percent of referrals with any liaison; not known: none is known. */
    uint64_t liaison_known;       /**< Referrals of which liaison is on record, or that there was none. */
    uint64_t liaison_any;         /**< Those of them with any. */
    uint64_t liaison_person;      /**< With IVN_LIAISON_PERSON. */
    uint64_t liaison_risk;        /**< With IVN_LIAISON_RISK. */
    uint64_t liaison_enforcement; /**< With IVN_LIAISON_ENFORCEMENT. */
    uint64_t liaison_sentence;    /**< With IVN_LIAISON_SENTENCE. */
} ivn_quality_figure;

/**
 * A share in tenths of a percent, exact and rounded half up. Since 0.1.
 * \param numerator not more than `denominator`.
 * \param denominator 0 gives a number that is not known.
 * \param out receives 0 to 1000.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL.
 * \retval IVN_ERROR_RANGE the numerator is greater than the denominator.
 */
IVN_API ivn_status ivn_share(uint64_t numerator, uint64_t denominator, ivn_number *out);

/**
 * The figure of a tally under the rulebook's rule of which classes count. Since 0.1.
 * \param environment rulebook.
 * \param level IVN_SERVICE_LEVEL_*.
 * \param tally shown by the figure, so it must live as long.
 * \param out filled; its `size` is set by the caller.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no such level, or neither `now` nor `on` is given.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED, IVN_ERROR_RANGE as in ivn_levels_of(); also ::IVN_ERROR_RANGE: the
 * counters of the tally come to more than 64 bits hold.
 */
IVN_API ivn_status ivn_level_figure_of(const ivn_environment *environment, uint32_t level, const ivn_level_tally *tally,
                                       ivn_level_figure *out, ivn_error *error);

/* ---- A report --------------------------------------------------------------------------------------------------- */

/** The days of receipt that a report is for; both ends are within it. Since 0.1. */
typedef struct ivn_period {
    uint32_t size;     /**< `sizeof(ivn_period)`. */
    uint32_t reserved; /**< 0. */
    ivn_number from;   /**< First day; unknown: no limit. */
    ivn_number to;     /**< Last day; unknown: the day that is asked for. */
} ivn_period;

/** A line of a report. Owned by the report. Since 0.1. */
typedef struct ivn_report_line {
    uint32_t size;                        /**< Bytes of this struct that the library filled. */
    uint32_t by;                          /**< IVN_GROUPING_*. */
    uint32_t code;                        /**< IVN_NEED_* of a need; of a month its year times 12, plus 0 to 11; else
                                               0. */
    uint32_t reserved;                    /**< 0. */
    const char *key;                      /**< Provider, contract or area as given, need as a word, month as "2026-11";
                                               "": not known, or all. */
    uint64_t referrals;                   /**< How many. */
    const ivn_level_figure *offered;      /**< ::IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED. */
    const ivn_level_figure *offered_for;  /**< ::IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR. */
    const ivn_level_figure *commencement; /**< ::IVN_SERVICE_LEVEL_COMMENCEMENT. */
    const ivn_quality_figure *quality;    /**< Of its referrals under larger contracts. */
} ivn_report_line;

/** What a report goes by for a service level. Owned by the report. Since 0.1. */
typedef struct ivn_report_rule {
    uint32_t size;             /**< Bytes of this struct that the library filled. */
    uint32_t level;            /**< IVN_SERVICE_LEVEL_*. */
    const char *rule;          /**< Code of its rule. */
    const char *counting;      /**< Code of the rule that says what the percentage counts. */
    const char *source;        /**< Document and section. */
    ivn_number working_days;   /**< Within which it is to be offered, where there is such a figure. */
    ivn_number percent;        /**< The least share that is asked for, where the rulebook sets one. */
    ivn_flag counts_withdrawn; /**< The percentage counts what was withdrawn, as not met. */
    ivn_flag counts_not_known; /**< The percentage counts what is not known, as not met. */
} ivn_report_rule;

/** A report of service levels: it grows by what is added. One thread at a time. Since 0.1. */
typedef struct ivn_level_report ivn_level_report;

/** What ivn_report_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_report_view {
    uint32_t size;                       /**< Bytes of this struct that the library filled. */
    uint32_t line_count;                 /**< How many. */
    const ivn_report_line *const *lines; /**< By grouping, then by code, then by key, byte by byte; the total first. */
    uint32_t rule_count;                 /**< How many. */
    uint32_t reserved;                   /**< 0. */
    const ivn_report_rule *const *rules; /**< One for each service level. */
    ivn_number day;                      /**< The day that was asked for. */
    ivn_number from;                     /**< First day of receipt; not known: no limit. */
    ivn_number to;                       /**< Last day of receipt. */
    uint64_t referrals;                  /**< In the report. */
    uint64_t outside;                    /**< Not in it: received on a day outside the period. */
    uint64_t not_received;               /**< Not in it: not received by the day that was asked for. */
    uint64_t undated;                    /**< Not in it: a period is asked for, and the day of receipt is not known. */
    const char *basis;                   /**< What it goes by, in 16 characters: day, period, figures of the rulebook
                                              and working days. Reports merge where it is the same. */
} ivn_report_view;

/**
 * An empty report. Since 0.1.
 * \param context limits and memory; copied.
 * \param environment day, calendar, rulebook, catalogue; the calendar must live as long as something is added, the
 *        others are not looked at again, but the catalogue by ivn_report_add_record().
 * \param period of receipt; NULL: all that was received by the day that is asked for.
 * \param out receives the report; to be freed with ivn_report_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no calendar, or neither `now` nor `on` is given.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED a struct is not one the library knows.
 * \retval IVN_ERROR_RANGE a day is out of range, or the period ends before it begins.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_report_new(const ivn_context *context, const ivn_environment *environment,
                                  const ivn_period *period, ivn_level_report **out, ivn_error *error);

/** Adds a referral. After a failure the report is as it was. Since 0.1.
 * \param report not NULL.
 * \param facts checked; nothing of it is kept but provider, contract and area.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED, IVN_ERROR_INVALID as in ivn_levels_of().
 * \retval IVN_ERROR_LIMIT more than ::IVN_MOST_REPORT_LINES lines, or too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_report_add(ivn_level_report *report, const ivn_level_facts *facts, ivn_error *error);

/** Adds the referral of a record, as ivn_level_facts_of() gives it. After a failure the report is as it was. Since 0.1.
 * \param report not NULL; its rulebook and catalogue must still live.
 * \param record not NULL.
 * \param error detail, or NULL.
 * \return as ivn_report_add().
 */
IVN_API ivn_status ivn_report_add_record(ivn_level_report *report, const ivn_record *record, ivn_error *error);

/**
 * Adds a report to another: the order and the grouping of merges do not matter, and an empty report changes nothing.
 * After a failure the report is as it was. Since 0.1.
 * \param into not NULL.
 * \param from stays as it is; may be `into`.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_CONFLICT they are for different days, periods, figures or calendars.
 * \retval IVN_ERROR_LIMIT more than ::IVN_MOST_REPORT_LINES lines, a count beyond 100,000,000,000,000, or too much for
 * one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_report_merge(ivn_level_report *into, const ivn_level_report *from, ivn_error *error);

/** Shows a report. Since 0.1.
 * \param report NULL gives NULL.
 * \return owned by the report; good until something is added or merged into it.
 */
IVN_API const ivn_report_view *ivn_report_read(ivn_level_report *report);

/** A report as JSON: equal reports give equal bytes, in whatever order they were made. Since 0.1.
 * \param context limits and memory.
 * \param report not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_report_to_json(const ivn_context *context, ivn_level_report *report, ivn_text **out,
                                      ivn_error *error);

/**
 * A report from the JSON that ivn_report_to_json() made, so that parts that were made elsewhere can be merged: it then
 * says the same, byte for byte. Members and white space may stand otherwise; what follows from the counts is worked out
 * anew and must agree, and so must the lines of each grouping with the total. Since 0.1.
 * \param context limits and memory; copied.
 * \param environment as the report was made with, and as in ivn_report_new(): its `basis` must be the same.
 * \param data JSON in UTF-8, not NUL-terminated.
 * \param size its bytes.
 * \param out receives the report; to be freed with ivn_report_free().
 * \param error detail, with the pointer and the byte of what is wrong, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no calendar, or neither `now` nor `on` is given.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED, IVN_ERROR_RANGE as in ivn_report_new().
 * \retval IVN_ERROR_SYNTAX and the other statuses of its group: not a JSON text that is accepted.
 * \retval IVN_ERROR_INVALID no report, one that contradicts itself, or a count above 10^14.
 * \retval IVN_ERROR_CONFLICT it is for another day, other figures or another calendar.
 * \retval IVN_ERROR_LIMIT more than ::IVN_MOST_REPORT_LINES lines, or too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_report_from_json(const ivn_context *context, const ivn_environment *environment,
                                        const char *data, size_t size, ivn_level_report **out, ivn_error *error);

/** Frees a report. Since 0.1. \param report NULL is fine. */
IVN_API void ivn_report_free(ivn_level_report *report);

/* ---- Side by side ----------------------------------------------------------------------------------------------- */

/** A line of two reports. Owned by its list. Since 0.1. */
typedef struct ivn_report_pair {
    uint32_t size;                  /**< Bytes of this struct that the library filled. */
    uint32_t by;                    /**< IVN_GROUPING_*. */
    const char *key;                /**< As in the lines. */
    const ivn_report_line *a;       /**< The line of the first report; NULL: it has none. */
    const ivn_report_line *b;       /**< The line of the second report; NULL: it has none. */
    ivn_number offered_change;      /**< Tenths of a percent that the second has more; not known: one has none. */
    ivn_number offered_for_change;  /**< Likewise. */
    ivn_number commencement_change; /**< Likewise. */
    ivn_flag same;                  /**< ::IVN_YES: they agree in every number. */
    uint32_t reserved;              /**< 0. */
} ivn_report_pair;

/** Two reports side by side. Immutable. Since 0.1. */
typedef struct ivn_report_pairs ivn_report_pairs;

/** What ivn_report_pairs_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_report_pairs_view {
    uint32_t size;                       /**< Bytes of this struct that the library filled. */
    uint32_t count;                      /**< How many. */
    const ivn_report_pair *const *pairs; /**< In the order of the lines. */
    const ivn_report_view *a;            /**< The first report. */
    const ivn_report_view *b;            /**< The second report. */
} ivn_report_pairs_view;

/**
 * Two reports side by side: what another rulebook, calendar, day or period would have made of it. Since 0.1.
 * \param context limits and memory.
 * \param a the report as it is.
 * \param b the report as it would be.
 * \param out receives the pairs; to be freed with ivn_report_pairs_free(). They point into both reports, which must
 * live
 *        longer and to which nothing may be added.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_report_compare(const ivn_context *context, ivn_level_report *a, ivn_level_report *b,
                                      ivn_report_pairs **out, ivn_error *error);

/** Shows two reports side by side. Since 0.1. \param pairs NULL gives NULL. \return owned by the pairs. */
IVN_API const ivn_report_pairs_view *ivn_report_pairs_read(const ivn_report_pairs *pairs);

/** Two reports side by side as JSON. Since 0.1.
 * \param context limits and memory.
 * \param pairs not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_report_pairs_to_json(const ivn_context *context, const ivn_report_pairs *pairs, ivn_text **out,
                                            ivn_error *error);

/** Frees pairs. Since 0.1. \param pairs NULL is fine. */
IVN_API void ivn_report_pairs_free(ivn_report_pairs *pairs);

/* ---- Workload and capacity -------------------------------------------------------------------------------------- */

/** A day of a workload. Owned by its line. Since 0.1. */
typedef struct ivn_workload_day {
    uint32_t size;     /**< Bytes of this struct that the library filled. */
    ivn_number day;    /**< Which. */
    int32_t received;  /**< Referrals received on it. */
    int32_t closed;    /**< Referrals that ended, or were returned, on it. */
    int32_t open;      /**< Open at its end; of a day still to come, as on the day that is asked for. */
    int32_t due;       /**< First offers that are not made yet and whose last day in time it is. */
    uint32_t reserved; /**< 0. */
} ivn_workload_day;

/** A month of a workload, as far as its window goes. Owned by its line. Since 0.1. */
typedef struct ivn_workload_month {
    uint32_t size;     /**< Bytes of this struct that the library filled. */
    uint32_t reserved; /**< 0. */
    const char *month; /**< "2026-11". */
    int32_t received;  /**< Referrals received in it. */
    int32_t closed;    /**< Referrals that ended, or were returned, in it. */
    int32_t open;      /**< Open at its end; of a month still to come, as on the day that is asked for. */
    int32_t most_open; /**< Most that were open at the end of a day of it that has come. */
} ivn_workload_month;

/** A line of a workload. Owned by the workload. Since 0.1. */
typedef struct ivn_workload_line {
    uint32_t size;                           /**< Bytes of this struct that the library filled. */
    uint32_t by;                             /**< IVN_GROUPING_*, but no month. */
    const char *key;                         /**< As in ::ivn_report_line. */
    int32_t open;                            /**< Received by the day that is asked for, not ended and not returned. */
    int32_t waiting;                         /**< Of them: without an offer, and there is time. */
    int32_t overdue;                         /**< Of them: without an offer, and its last day has passed. */
    int32_t offer_not_known;                 /**< Of them: which of it cannot be told. */
    int32_t not_known;                       /**< Referrals that are in no other figure: a day that they need is not
                                                  known, or contradicts another. */
    int32_t most_open;                       /**< Most that were open at the end of a day of the window. */
    ivn_number most_open_on;                 /**< The first such day; not known: no day of the window has come. */
    const ivn_workload_month *const *months; /**< All of the window. */
    const ivn_workload_day *const *days;     /**< Those on which something was received, closed or due. */
    uint32_t month_count;                    /**< How many. */
    uint32_t day_count;                      /**< How many. */
} ivn_workload_line;

/** How much there is to do, day by day: it grows by what is added. One thread at a time. Since 0.1. */
typedef struct ivn_workload ivn_workload;

/** What ivn_workload_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_workload_view {
    uint32_t size;                         /**< Bytes of this struct that the library filled. */
    uint32_t line_count;                   /**< How many. */
    ivn_number day;                        /**< The day that was asked for. */
    ivn_number from;                       /**< First day of the window. */
    ivn_number to;                         /**< Last day of the window. */
    int32_t referrals;                     /**< Counted. */
    int32_t not_received;                  /**< Not counted: not received by the day that was asked for. */
    const char *basis;                     /**< As in ::ivn_report_view. */
    const ivn_workload_line *const *lines; /**< By grouping, then by code, then by key; the total first. */
} ivn_workload_view;

/**
 * An empty workload: what is open on each day, and which offers fall due when. Since 0.1.
 * \param context limits and memory; copied.
 * \param environment as in ivn_report_new().
 * \param window the days that are shown, both ends known, at most ::IVN_MOST_WORKLOAD_DAYS of them: days that have
 *        passed show what was open, days to come what falls due.
 * \param out receives the workload; to be freed with ivn_workload_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no calendar, or neither `now` nor `on` is given.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED a struct is not one the library knows.
 * \retval IVN_ERROR_RANGE a day is out of range or not known, or the window too long or backwards.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_workload_new(const ivn_context *context, const ivn_environment *environment,
                                    const ivn_period *window, ivn_workload **out, ivn_error *error);

/** Adds a referral, of whatever kind its service is. After a failure the workload is as it was. Since 0.1.
 * \param workload not NULL.
 * \param facts checked; nothing of it is kept but provider, contract and area.
 * \param error detail, or NULL.
 * \return as ivn_report_add(); ::IVN_ERROR_LIMIT also after 2,147,483,647 referrals.
 */
IVN_API ivn_status ivn_workload_add(ivn_workload *workload, const ivn_level_facts *facts, ivn_error *error);

/** Adds the referral of a record, as ivn_level_facts_of() gives it. After a failure the workload is as it was. Since
 * 0.1.
 * \param workload not NULL; its rulebook and catalogue must still live.
 * \param record not NULL.
 * \param error detail, or NULL.
 * \return as ivn_workload_add().
 */
IVN_API ivn_status ivn_workload_add_record(ivn_workload *workload, const ivn_record *record, ivn_error *error);

/**
 * Adds a workload to another: the order and the grouping of merges do not matter, and an empty one changes nothing.
 * After a failure the workload is as it was. Since 0.1.
 * \param into not NULL.
 * \param from stays as it is; may be `into`.
 * \param error detail, or NULL.
 * \return as ivn_report_merge(); ::IVN_ERROR_LIMIT also beyond 2,147,483,647 referrals.
 */
IVN_API ivn_status ivn_workload_merge(ivn_workload *into, const ivn_workload *from, ivn_error *error);

/** Shows a workload. Since 0.1.
 * \param workload NULL gives NULL.
 * \return owned by the workload; good until something is added or merged into it.
 */
IVN_API const ivn_workload_view *ivn_workload_read(ivn_workload *workload);

/** A workload as JSON: equal workloads give equal bytes, in whatever order they were made. Since 0.1.
 * \param context limits and memory.
 * \param workload not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_workload_to_json(const ivn_context *context, ivn_workload *workload, ivn_text **out,
                                        ivn_error *error);

/** Frees a workload. Since 0.1. \param workload NULL is fine. */
IVN_API void ivn_workload_free(ivn_workload *workload);

/** What there is room for. No document says it, so a host does. Since 0.1. */
typedef struct ivn_capacity {
    uint32_t size;     /**< `sizeof(ivn_capacity)`. */
    uint32_t by;       /**< IVN_GROUPING_* of a line of a workload. */
    const char *key;   /**< Its key. */
    ivn_number places; /**< Referrals that can be open at once, 0 to 1,000,000. */
    ivn_number offers; /**< First offers that can be made on a working day, 0 to 1,000,000. */
} ivn_capacity;

/** Facts of kind ::IVN_FACTS_CAPACITY. Since 0.1. */
typedef struct ivn_capacities {
    uint32_t size;                         /**< `sizeof(ivn_capacities)`. */
    uint32_t capacity_count;               /**< How many. */
    const ivn_capacity *const *capacities; /**< Each of another line. */
} ivn_capacities;

/** A capacity and what is made of it. Owned by its list. Since 0.1. */
typedef struct ivn_headroom {
    uint32_t size;      /**< Bytes of this struct that the library filled. */
    uint32_t by;        /**< As in the capacity. */
    const char *key;    /**< As in the capacity. */
    int32_t open;       /**< Open on the day that is asked for. */
    int32_t to_offer;   /**< Of them: without an offer, in time or not. */
    ivn_number places;  /**< As in the capacity. */
    ivn_number room;    /**< Places less those open; below 0: more are open than there are places. */
    ivn_number over_on; /**< First day of the window at whose end more were open than there are places. */
    ivn_number offers;  /**< As in the capacity. */
    ivn_number late_on; /**< First day of the window on which an offer is due and not all that are due can have been
                              made: so many a working day from the day that is asked for on, what is overdue first. */
    int32_t days_over;  /**< Days of the window at whose end more were open than there are places. */
    uint32_t reserved;  /**< 0. */
} ivn_headroom;

/** Capacities and what is made of them. Immutable. Since 0.1. */
typedef struct ivn_headrooms ivn_headrooms;

/** What ivn_headrooms_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_headrooms_view {
    uint32_t size;                        /**< Bytes of this struct that the library filled. */
    uint32_t count;                       /**< How many. */
    ivn_number day;                       /**< The day that was asked for. */
    const ivn_headroom *const *headrooms; /**< In the order of the capacities. */
} ivn_headrooms_view;

/**
 * A workload against what there is room for. Another capacity, or another workload, made under another rulebook or
 * calendar, shows what would be. Since 0.1.
 * \param context limits and memory.
 * \param workload its calendar must still live.
 * \param capacities checked.
 * \param out receives what is made of them; to be freed with ivn_headrooms_free(). It points into nothing else.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED a struct is not one the library knows.
 * \retval IVN_ERROR_INVALID a figure is out of bounds, or no workload has such a line.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_headrooms_of(const ivn_context *context, ivn_workload *workload,
                                    const ivn_capacities *capacities, ivn_headrooms **out, ivn_error *error);

/** Shows what is made of capacities. Since 0.1. \param headrooms NULL gives NULL. \return owned by it. */
IVN_API const ivn_headrooms_view *ivn_headrooms_read(const ivn_headrooms *headrooms);

/** What is made of capacities as JSON. Since 0.1.
 * \param context limits and memory.
 * \param headrooms not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_headrooms_to_json(const ivn_context *context, const ivn_headrooms *headrooms, ivn_text **out,
                                         ivn_error *error);

/** Frees it. Since 0.1. \param headrooms NULL is fine. */
IVN_API void ivn_headrooms_free(ivn_headrooms *headrooms);

/* ---- Columns ---------------------------------------------------------------------------------------------------- */

/**
 * Referrals as columns of one length. A day that is ::IVN_DATE_NONE has not happened, one that is ::IVN_DAY_NOT_KNOWN
 * is not known. A column that is NULL says ::IVN_DATE_NONE of each. Since 0.1.
 */
typedef struct ivn_level_columns {
    uint32_t size;                 /**< `sizeof(ivn_level_columns)`. */
    uint32_t reserved;             /**< 0. */
    const ivn_date *received;      /**< Required. */
    const ivn_date *first_offered; /**< As in ::ivn_level_facts, like all that follow. */
    const ivn_date *offered_for;   /**< Required where `offered_for` is counted. */
    const ivn_date *commenced;     /**< Likewise. */
    const ivn_date *ended;         /**< Likewise. */
    const ivn_date *returned;      /**< Likewise. */
    const uint8_t *group;          /**< Codes of groups, of which there are at most 256; or NULL. */
    const uint16_t *group_wide;    /**< Codes of groups, where `group` is NULL. Both NULL: all are of group 0. */
} ivn_level_columns;

/**
 * What is counted of columns, by group: it is added to what stands there, so that parts of the columns, on whatever
 * thread or machine, come to the same as the whole. Since 0.1.
 */
typedef struct ivn_level_tallies {
    uint32_t size;                 /**< `sizeof(ivn_level_tallies)`. */
    uint32_t group_count;          /**< 1 to ::IVN_MOST_LEVEL_GROUPS. */
    ivn_level_tally *offered;      /**< A tally for each group, or NULL: not counted. */
    ivn_level_tally *offered_for;  /**< Likewise. */
    ivn_level_tally *commencement; /**< Likewise. */
    uint64_t referrals;            /**< Counted. */
    uint64_t outside;              /**< Not counted, as in ::ivn_report_view. */
    uint64_t not_received;         /**< Likewise. */
    uint64_t undated;              /**< Likewise. */
    uint64_t ungrouped;            /**< Not counted: the code of the group is none of `group_count`. */
} ivn_level_tallies;

/**
 * Service levels of many referrals from columns, by group: the same as ivn_report_add() of each, in a few nanoseconds
 * each, and without memory of its own. Since 0.1.
 * \param environment day, calendar, rulebook, catalogue.
 * \param period as in ivn_report_new().
 * \param columns not NULL.
 * \param count how many referrals.
 * \param out receives what is counted, added to what stands there; unchanged after a failure.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_PARTIAL done, and the code of a group was none of `out`'s, or a day left the calendar: that referral
 *         counts as not known.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no calendar, or `group_count` is 0 or too great.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED, IVN_ERROR_RANGE as in ivn_report_new().
 */
IVN_API ivn_status ivn_levels_many(const ivn_environment *environment, const ivn_period *period,
                                   const ivn_level_columns *columns, size_t count, ivn_level_tallies *out,
                                   ivn_error *error);

/**
 * Adds tallies to tallies of as many groups. Since 0.1.
 * \param into not NULL; what it does not count stays uncounted.
 * \param from stays as it is.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, the groups are not as many, or `from` does not count what `into` does.
 * \retval IVN_ERROR_SIZE a struct is not one the library knows.
 */
IVN_API ivn_status ivn_level_tallies_add(ivn_level_tallies *into, const ivn_level_tallies *from);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
