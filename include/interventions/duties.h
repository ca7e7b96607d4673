/*
 * What is owed in a case, by whom and by when; met, missed or not yet due.
 */
#ifndef INTERVENTIONS_DUTIES_H
#define INTERVENTIONS_DUTIES_H

#include <interventions/eligibility.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup duties Duties
 *  One engine and one table. A row of the table says who owes what, from when on it counts, how long there is and what
 *  fulfils it; the engine tells for a case and a day where each duty stands. Nothing is stored: another calendar or
 *  another rulebook gives other due dates at the next question. The page \ref duties_page tells all of it by an
 *  example. \{ */

/** Limits, so that no input makes time or memory grow without bounds. Since 0.1. */
enum {
    IVN_MOST_CASE_EVENTS = 2000,  /**< Events of a case. */
    IVN_MOST_DUTY_ROWS = 200,     /**< Rows of a table. */
    IVN_MOST_DUTY_OFFSET = 10000, /**< Days, weeks, months or working days of an offset. */
    IVN_MOST_DUTY_EVENTS = 16     /**< Events in each list of a row. */
};

/**
 * A duty, or a window: a row of the table. It counts from its trigger, `value` units after it, or before it where
 * `before` is ::IVN_YES. An offset of nothing is the day of the trigger itself, working day or not.
 *
 * The trigger is something that happens (its first occurrence counts, and the next one after the duty fell away) or a
 * date ahead: ::IVN_EVENT_RELEASE, ::IVN_EVENT_ORDER_END. Only a date ahead can be counted back from. Since 0.1.
 */
typedef struct ivn_duty_row {
    uint32_t size;                        /**< `sizeof(ivn_duty_row)`. */
    uint32_t owed_by;                     /**< IVN_OWED_BY_*. Required, but for a window, which nobody owes. */
    const char *key;                      /**< Unique in its table: "supplier-assessment-offered". Required. */
    const char *title;                    /**< In a few words: "Offer a supplier assessment". Required. */
    ivn_flag window;                      /**< ::IVN_YES: a window, open between the trigger and the offset from it. */
    uint32_t trigger;                     /**< IVN_EVENT_* that it counts from. Required. */
    ivn_flag before;                      /**< ::IVN_YES: so long before the trigger; otherwise after it. */
    ivn_flag repeats;                     /**< ::IVN_YES: a duty for each number of the trigger, as of sessions. */
    ivn_number value;                     /**< How long, 0 to ::IVN_MOST_DUTY_OFFSET, where no parameter says it. */
    const char *parameter;                /**< "RULE/name": how long, from the rulebook; goes before `value`. */
    uint32_t unit;                        /**< IVN_UNIT_DAYS, IVN_UNIT_WORKING_DAYS, IVN_UNIT_WEEKS or
                                               IVN_UNIT_MONTHS; 0: that of the parameter. */
    uint32_t kind_count;                  /**< How many. */
    const uint32_t *kinds;                /**< IVN_KIND_*: the kinds of service it is for; none: all. */
    const ivn_criterion *const *criteria; /**< For whom: criteria of one group are alternatives, all groups must hold.
                                               Levels do not matter; ::IVN_SUBJECT_ELIGIBLE_FOR is refused. */
    uint32_t criterion_count;             /**< How many. */
    uint32_t again_count;                 /**< How many. */
    const uint32_t *again;                /**< IVN_EVENT_* after which the criteria are judged again. */
    const uint32_t *fulfilled_by;         /**< IVN_EVENT_*, the first of which meets the duty. */
    uint32_t fulfilled_by_count;          /**< How many. */
    uint32_t withdrawn_by_count;          /**< How many. */
    const uint32_t *withdrawn_by;         /**< IVN_EVENT_* with which it falls away. */
    const char *rule;                     /**< Code of the rule: one of the rulebook, whose validity then counts, or
                                               one's own. Required. */
    const char *edition;                  /**< Key or title of the document, where the rule is one's own; or NULL. */
    const char *section;                  /**< Where the document says so; NULL: the section of the rule. */
} ivn_duty_row;

/** Several rows, as one document. Since 0.1. */
typedef struct ivn_duty_rows {
    uint32_t size;                   /**< `sizeof(ivn_duty_rows)`. */
    uint32_t row_count;              /**< How many. */
    const ivn_duty_row *const *rows; /**< Them. */
} ivn_duty_rows;

/** Something that happened in a case, or a date ahead. Since 0.1. */
typedef struct ivn_case_event {
    uint32_t size;       /**< `sizeof(ivn_case_event)`. */
    uint32_t event;      /**< IVN_EVENT_*. Required. */
    ivn_number day;      /**< The day; either this or `at`. */
    ivn_moment at;       /**< The instant, of which the British date counts. */
    ivn_number release;  /**< The release date as known from this event on, where it says one. */
    ivn_flag in_custody; /**< Whether in custody from this event on, where it says so. */
    uint32_t number;     /**< Which one, such as the number of the session, 1 to 100000; 0: none. */
} ivn_case_event;

/**
 * A case: what is known of it. Events may stand in any order; those of one day count in the order in which they are
 * listed. An event after the day that is asked for has not happened yet. The facts about the service user are taken as
 * they are; where a release date has changed, or somebody has left custody, the events say what was known when. Since
 * 0.1.
 */
typedef struct ivn_case_facts {
    uint32_t size;                        /**< `sizeof(ivn_case_facts)`. */
    uint32_t kind;                        /**< IVN_KIND_* of the service; 0: not known. */
    const ivn_service_user *service_user; /**< NULL: nothing known. */
    const ivn_case_event *const *events;  /**< What happened. */
    uint32_t event_count;                 /**< How many. */
    uint32_t reserved;                    /**< 0. */
} ivn_case_facts;

/** A table of duties. Immutable. Since 0.1. */
typedef struct ivn_duty_table ivn_duty_table;

/**
 * The table of the documents. Since 0.1.
 * \param context limits and memory.
 * \param out receives the table; to be freed with ivn_duty_table_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_duty_table_builtin(const ivn_context *context, ivn_duty_table **out, ivn_error *error);

/**
 * A table with rows added. Since 0.1.
 * \param context limits and memory.
 * \param base the rows that come first; copied, so it may be freed before the new one; NULL: none.
 * \param rows to add, all or none.
 * \param out receives the table; to be freed with ivn_duty_table_free().
 * \param violations receives all mistakes when the answer is ::IVN_ERROR_INVALID, NULL otherwise; may be NULL; to be
 *        freed with ivn_violations_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_INVALID see the violations; the same key twice among them (::IVN_ERROR_CONFLICT).
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_duty_table_with(const ivn_context *context, const ivn_duty_table *base,
                                       const ivn_duty_rows *rows, ivn_duty_table **out, ivn_violations **violations,
                                       ivn_error *error);

/**
 * As ivn_duty_table_with(), from JSON of kind ::IVN_FACTS_DUTIES. Since 0.1.
 * \param context limits and memory.
 * \param base the rows that come first; NULL: none.
 * \param data JSON in UTF-8, not NUL-terminated.
 * \param size its bytes.
 * \param out receives the table; to be freed with ivn_duty_table_free().
 * \param violations as in ivn_duty_table_with().
 * \param error detail, or NULL.
 * \retval IVN_ERROR_SYNTAX and the other statuses of its group: not a JSON text that is accepted; see the byte offset.
 * \return otherwise as ivn_duty_table_with().
 */
IVN_API ivn_status ivn_duty_table_with_json(const ivn_context *context, const ivn_duty_table *base, const char *data,
                                            size_t size, ivn_duty_table **out, ivn_violations **violations,
                                            ivn_error *error);

/** Shows a table. Since 0.1.
 * \param table NULL: the rows of the documents.
 * \return owned by the table or the library.
 */
IVN_API const ivn_duty_rows *ivn_duty_table_read(const ivn_duty_table *table);

/** Frees a table. Since 0.1. \param table NULL is fine. */
IVN_API void ivn_duty_table_free(ivn_duty_table *table);

/** A duty of a case, and where it stands. Owned by its list. Since 0.1. */
typedef struct ivn_duty {
    uint32_t size;           /**< Bytes of this struct that the library filled. */
    uint32_t state;          /**< IVN_DUTY_STATE_*. */
    const char *key;         /**< Key of the row. */
    const char *title;       /**< Title of the row. */
    uint32_t owed_by;        /**< IVN_OWED_BY_*; 0: a window, which nobody owes. */
    uint32_t trigger;        /**< IVN_EVENT_* that it counts from. */
    uint32_t number;         /**< The number of the trigger, where the row repeats; 0: none. */
    ivn_flag late;           /**< ::IVN_YES: done after the day it was due, or overdue; ::IVN_NO: done by then. */
    ivn_flag provisional;    /**< ::IVN_YES: the due date lies past the last day whose holidays have been published. */
    uint32_t reserved;       /**< 0. */
    ivn_number triggered;    /**< The day it counts from: of the trigger, or of the event after which it was judged
                                  again. */
    ivn_number due;          /**< The last day on which it is done in time; of a window, not known. */
    ivn_number opens;        /**< Of a window: its first day. */
    ivn_number closes;       /**< Of a window: its last day. */
    ivn_number met;          /**< The day it was done. */
    ivn_number withdrawn;    /**< The day it fell away. */
    ivn_number working_days; /**< Done: working days after (negative: before) the day it was due. Overdue: working days
                                  since, up to the day that is asked for or that on which it fell away. 0 is possible
                                  either way, as on a Saturday; `late` tells. */
    const char *rule;        /**< Code of the rule. */
    const char *edition;     /**< Key of the edition, or "". */
    const char *reason;      /**< One sentence: dates, what it counts from, and where it stands. */
    const char *source;      /**< Document and section. */
    const char *missing;     /**< Where it cannot be computed: JSON pointer of the fact to find out in the case, or
                                  "rulebook:RULE/parameter", or "calendar"; else "". */
} ivn_duty;

/** The duties of a case on a day. Immutable. Since 0.1. */
typedef struct ivn_duties ivn_duties;

/** What ivn_duties_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_duties_view {
    uint32_t size;                 /**< Bytes of this struct that the library filled. */
    uint32_t count;                /**< How many. */
    const ivn_duty *const *duties; /**< In the order of the table; those of a row that repeats, in that of the case. */
    ivn_number day;                /**< The day they were asked for. */
} ivn_duties_view;

/**
 * Tells where each duty of a case stands on a day. A total function of what it is given: each row gives at least one
 * duty, with a state and a reason, whatever is not known. Since 0.1.
 * \param context limits and memory.
 * \param environment day, calendar, rulebook, catalogue; all required.
 * \param facts the case; checked and copied.
 * \param table the rows; NULL: those of the documents.
 * \param out receives the duties; to be freed with ivn_duties_free(). They point into the table and the rulebook, which
 *        must live longer; their JSON does not.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no calendar, or neither `now` nor `on` is given.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED a struct is not one the library knows.
 * \retval IVN_ERROR_RANGE the day is out of range.
 * \retval IVN_ERROR_INVALID a fact is out of bounds, or the date of birth lies after a day that is judged.
 * \retval IVN_ERROR_NOT_FOUND a row names a figure that the rulebook does not have.
 * \retval IVN_ERROR_RULE a row names a figure that is no length of time.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_duties_of(const ivn_context *context, const ivn_environment *environment,
                                 const ivn_case_facts *facts, const ivn_duty_table *table, ivn_duties **out,
                                 ivn_error *error);

/** Shows duties. Since 0.1. \param duties not NULL. \return owned by the duties. */
IVN_API const ivn_duties_view *ivn_duties_read(const ivn_duties *duties);

/** Duties as JSON. Since 0.1.
 * \param context limits and memory.
 * \param duties not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_duties_to_json(const ivn_context *context, const ivn_duties *duties, ivn_text **out,
                                      ivn_error *error);

/** Frees duties. Since 0.1. \param duties NULL is fine. */
IVN_API void ivn_duties_free(ivn_duties *duties);

/**
 * One duty of many cases to which it applies: columns of dates in, due dates and states out, as ivn_duties_of() gives
 * them for a case of one trigger, at most one fulfilment and at most one withdrawal. Whether it applies (kind,
 * criteria) is the caller's; the validity of the rule counts. `due` of a window is the end that the offset gives. Since
 * 0.1.
 * \param environment day, calendar, rulebook, catalogue.
 * \param table the rows; NULL: those of the documents.
 * \param key of the row.
 * \param triggered `count` days it counts from; ::IVN_DATE_NONE: no trigger, the state is then
 *        ::IVN_DUTY_STATE_NOT_TRIGGERED.
 * \param met `count` days it was done, ::IVN_DATE_NONE for not; NULL: none was.
 * \param withdrawn `count` days it fell away, ::IVN_DATE_NONE for not; NULL: none did.
 * \param count how many.
 * \param due receives `count` days, ::IVN_DATE_NONE where there is none; must not overlap an input.
 * \param states receives `count` of IVN_DUTY_STATE_*.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_PARTIAL done, and at least one due date cannot be computed (::IVN_DUTY_STATE_NOT_COMPUTABLE).
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, or there is no calendar.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED, IVN_ERROR_RANGE as in ivn_duties_of().
 * \retval IVN_ERROR_NOT_FOUND no such row, or it names a figure that the rulebook does not have.
 * \retval IVN_ERROR_RULE it names a figure that is no length of time.
 */
IVN_API ivn_status ivn_duties_many(const ivn_environment *environment, const ivn_duty_table *table, const char *key,
                                   const ivn_date *triggered, const ivn_date *met, const ivn_date *withdrawn,
                                   size_t count, ivn_date *due, uint8_t *states, ivn_error *error);

/**
 * The other way round: which days, as triggers of a duty, make it due within a span. Offsets keep the order of days, so
 * they are one span as well; what is due by a day is then a look-up among the cases by the day of their trigger. Since
 * 0.1.
 * \param environment day, calendar, rulebook, catalogue.
 * \param table the rows; NULL: those of the documents.
 * \param key of the row.
 * \param due_from first day of the span; ::IVN_DATE_NONE: no limit.
 * \param due_to last day of the span.
 * \param first receives the first trigger day.
 * \param last receives the last one; before `first` when there is none.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no calendar, or the rulebook does not set the row's figure.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED, IVN_ERROR_RANGE as in ivn_duties_of().
 * \retval IVN_ERROR_NOT_FOUND no such row, or it names a figure that the rulebook does not have.
 * \retval IVN_ERROR_RULE it names a figure that is no length of time.
 */
IVN_API ivn_status ivn_duty_trigger_range(const ivn_environment *environment, const ivn_duty_table *table,
                                          const char *key, ivn_date due_from, ivn_date due_to, ivn_date *first,
                                          ivn_date *last, ivn_error *error);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
