/*
 * Who may be referred where, why not, and what to find out first.
 */
#ifndef INTERVENTIONS_ELIGIBILITY_H
#define INTERVENTIONS_ELIGIBILITY_H

#include <interventions/catalogue.h>
#include <interventions/people.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup eligibility Eligibility
 *  A decision never treats a missing fact as a no: it says which fact it lacks, and asks for a fact exactly when the
 *  answer could depend on it. Working that out is bounded for each person, far beyond what the shipped catalogue takes:
 *  with a directory that is made to go beyond, more may be asked for than matters, never less. \{ */

/** Who acts. Since 0.1. */
typedef struct ivn_actor {
    uint32_t size;    /**< `sizeof(ivn_actor)`. */
    uint32_t role;    /**< IVN_ROLE_*. Required. */
    const char *name; /**< The host's own name or number of the person or account; at most 200 bytes. Personal data. */
} ivn_actor;

/** A time in which the service user, or whoever meets them, is taken up elsewhere. Since 0.1. */
typedef struct ivn_busy_time {
    uint32_t size;     /**< `sizeof(ivn_busy_time)`. */
    uint32_t reserved; /**< 0. */
    ivn_instant from;  /**< Its start. */
    ivn_instant to;    /**< Its end, which is free again. */
} ivn_busy_time;

/** What a decision is made under. Since 0.1. */
typedef struct ivn_environment {
    uint32_t size;                  /**< `sizeof(ivn_environment)`. */
    uint32_t attempt;               /**< Of a reference number: 0 at first, one more after each one that was taken. */
    ivn_instant now;                /**< The host's time; 0: not given. */
    ivn_number on;                  /**< The day that is asked for; unknown: the British date of `now`. */
    const ivn_calendar *calendar;   /**< May be NULL where no due date is asked for. */
    const ivn_rulebook *rulebook;   /**< Required. */
    const ivn_catalogue *catalogue; /**< Required. */
    ivn_moment at;                  /**< When what a command records happened, where it is entered later; unknown:
                                         `now`. */
    const ivn_actor *actor;         /**< Who acts; required by ivn_decide(). */
    const struct ivn_duty_table *duties;    /**< The rows of duties; NULL: those of the documents. */
    const ivn_busy_time *const *busy_times; /**< Against which an appointment is checked. */
    uint32_t busy_time_count;               /**< How many. */
    uint32_t reserved;                      /**< 0. */
} ivn_environment;

/** One criterion and what it came to. Owned by its assessment. Since 0.1. */
typedef struct ivn_finding {
    uint32_t size;           /**< Bytes of this struct that the library filled. */
    ivn_flag outcome;        /**< ::IVN_YES met, ::IVN_NO not met, ::IVN_UNKNOWN not known. */
    uint32_t level;          /**< IVN_LEVEL_*. */
    uint32_t group;          /**< Criteria of one group of an offer are alternatives. */
    ivn_flag group_outcome;  /**< What the group as a whole came to. */
    uint32_t offer;          /**< The offer in ivn_service.offers, 1 for the first. */
    uint32_t subject;        /**< IVN_SUBJECT_*. */
    uint32_t operation;      /**< IVN_OPERATOR_*. */
    const char *rule;        /**< Code of the rule. */
    const char *title;       /**< The criterion in a few words. */
    const char *reason;      /**< One sentence: what is compared with what, and the outcome. */
    const char *expected;    /**< The value or values compared with, as text. */
    const char *actual;      /**< The person's value as text; "not known" when it is not. */
    const char *source;      /**< Document and section: "Rate card, April 2019: Victims awareness module". */
    const char *missing;     /**< JSON pointer of the fact to find out, or "". */
    const char *alternative; /**< Key of the service to use instead, or "". */
} ivn_finding;

/** A fact, or a figure of the rulebook, on which the answer depends. Owned by its assessment. Since 0.1. */
typedef struct ivn_question {
    uint32_t size;       /**< Bytes of this struct that the library filled. */
    uint32_t subject;    /**< IVN_SUBJECT_* that lacks it. */
    const char *pointer; /**< JSON pointer of the fact, or "rulebook:RULE/parameter". */
    const char *title;   /**< What to find out, in a few words. */
} ivn_question;

/** What an offer came to. Owned by its assessment. Since 0.1. */
typedef struct ivn_offer_answer {
    uint32_t size;    /**< Bytes of this struct that the library filled. */
    uint32_t setting; /**< IVN_SETTING_*. */
    uint32_t summary; /**< IVN_SUMMARY_*. */
    uint32_t offer;   /**< The offer in ivn_service.offers, 1 for the first. */
} ivn_offer_answer;

/** The answer for one person and one service. Immutable. Since 0.1. */
typedef struct ivn_assessment ivn_assessment;

/** What ivn_assessment_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_assessment_view {
    uint32_t size;                         /**< Bytes of this struct that the library filled. */
    uint32_t summary;                      /**< IVN_SUMMARY_*: of the best offer. */
    const char *service;                   /**< Key. */
    const char *edition;                   /**< Key. */
    const char *service_id;                /**< UUID. */
    const char *name;                      /**< Name of the service. */
    const char *text;                      /**< The answer in one or a few sentences. */
    ivn_number day;                        /**< The day it was given for. */
    uint32_t reserved;                     /**< 0. */
    uint32_t offer_count;                  /**< How many. */
    const ivn_offer_answer *const *offers; /**< Per offer. */
    const ivn_finding *const *findings;    /**< Eligibility first, then suitability, advice, routing. */
    uint32_t finding_count;                /**< How many. */
    uint32_t question_count;               /**< How many. */
    const ivn_question *const *questions;  /**< What to find out first: none unless the answer depends on it. In the
                                                order of the criteria: by offer, eligibility before suitability;
                                                those of a service that a criterion asks about in its place. */
    const char *const *remarks;            /**< On the facts: release dates that conflict, law that is changing. */
    uint32_t remark_count;                 /**< How many. */
    uint32_t reserved_end;                 /**< 0. */
} ivn_assessment_view;

/** Assesses one person for one service. Since 0.1.
 * \param context limits and memory.
 * \param environment day, rulebook, catalogue.
 * \param user the facts; checked and copied.
 * \param service key, "key@edition" or UUID; see ivn_catalogue_find().
 * \param out receives the assessment; to be freed with ivn_assessment_free(). It points into the catalogue and the
 *        rulebook, which must live longer; its JSON does not.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, or neither `now` nor `on` is given.
 * \retval IVN_ERROR_SIZE the size of the environment or of `error` is not known.
 * \retval IVN_ERROR_RESERVED the environment's reserved member is not zero.
 * \retval IVN_ERROR_RANGE the day is out of range.
 * \retval IVN_ERROR_INVALID the facts are not valid (a struct's size, a reserved member, bounds, facts that contradict
 *         each other), or the date of birth lies after the day; the error names the first one.
 * \retval IVN_ERROR_NOT_FOUND no such service, or not offered on the day.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_assess(const ivn_context *context, const ivn_environment *environment,
                              const ivn_service_user *user, const char *service, ivn_assessment **out,
                              ivn_error *error);

/** Shows an assessment. Since 0.1. \param assessment NULL gives NULL. \return owned by the assessment. */
IVN_API const ivn_assessment_view *ivn_assessment_read(const ivn_assessment *assessment);

/** An assessment as JSON. Since 0.1.
 * \param context limits and memory.
 * \param assessment not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the error's size is not one the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_assessment_to_json(const ivn_context *context, const ivn_assessment *assessment, ivn_text **out,
                                          ivn_error *error);

/** Frees an assessment. Since 0.1. \param assessment NULL is fine. */
IVN_API void ivn_assessment_free(ivn_assessment *assessment);

/** The answers for one person and every service offered on the day. Immutable. Since 0.1. */
typedef struct ivn_assessments ivn_assessments;

/** What ivn_assessments_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_assessments_view {
    uint32_t size;                                 /**< Bytes of this struct that the library filled. */
    uint32_t count;                                /**< How many. */
    const ivn_assessment_view *const *assessments; /**< In the catalogue's order. */
} ivn_assessments_view;

/** Assesses one person for every service that is offered on the day and has an offer with criteria. Since 0.1.
 * \param context limits and memory.
 * \param environment day, rulebook, catalogue.
 * \param user the facts.
 * \param out receives the answers; to be freed with ivn_assessments_free().
 * \param error detail, or NULL.
 * \return as ivn_assess().
 */
IVN_API ivn_status ivn_assess_all(const ivn_context *context, const ivn_environment *environment,
                                  const ivn_service_user *user, ivn_assessments **out, ivn_error *error);

/** Shows the answers. Since 0.1. \param assessments NULL gives NULL. \return owned by the assessments. */
IVN_API const ivn_assessments_view *ivn_assessments_read(const ivn_assessments *assessments);

/** The answers as JSON. Since 0.1.
 * \param context limits and memory.
 * \param assessments not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the error's size is not one the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_assessments_to_json(const ivn_context *context, const ivn_assessments *assessments,
                                           ivn_text **out, ivn_error *error);

/** Frees the answers. Since 0.1. \param assessments NULL is fine. */
IVN_API void ivn_assessments_free(ivn_assessments *assessments);

/** A service that addresses a need, and whether it fits. Owned by its recommendation. Since 0.1. */
typedef struct ivn_suggestion {
    uint32_t size;                         /**< Bytes of this struct that the library filled. */
    uint32_t need;                         /**< IVN_NEED_*. */
    uint32_t complexity;                   /**< IVN_COMPLEXITY_* of the need; 0: not known. */
    ivn_flag linked_to_offending;          /**< The need is linked to offending. */
    uint32_t summary;                      /**< IVN_SUMMARY_*, with the complexity taken into account. */
    ivn_flag delivered;                    /**< ::IVN_NO: not delivered at this complexity. */
    ivn_number sessions;                   /**< Most sessions at this complexity, or in all. */
    ivn_number sessions_least;             /**< Least sessions. */
    ivn_number hours;                      /**< Most hours at this complexity. */
    ivn_number hours_assessment;           /**< Hours of the assessment before it. */
    const char *reason;                    /**< One sentence. */
    const char *alternative;               /**< Key or kind of the service to use instead, or "". */
    const ivn_assessment_view *assessment; /**< The assessment behind it. */
} ivn_suggestion;

/** A recommendation. Immutable. Since 0.1. */
typedef struct ivn_recommendation ivn_recommendation;

/** What ivn_recommendation_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_recommendation_view {
    uint32_t size;                            /**< Bytes of this struct that the library filled. */
    uint32_t count;                           /**< How many. */
    const ivn_suggestion *const *suggestions; /**< Linked to offending first, then high complexity, then by need area,
                                                   then by key. */
    ivn_number day;                           /**< The day it was given for. */
    uint32_t reserved;                        /**< 0. */
    uint32_t unmet_count;                     /**< How many. */
    const uint32_t *unmet;                    /**< IVN_NEED_* for which no service fits or could fit. */
} ivn_recommendation_view;

/** Recommends services for needs. Since 0.1.
 * \param context limits and memory.
 * \param environment day, rulebook, catalogue.
 * \param user the facts.
 * \param needs the needs to serve; NULL: those of the user's facts that are identified.
 * \param out receives the recommendation; to be freed with ivn_recommendation_free().
 * \param error detail, or NULL.
 * \return as ivn_assess().
 */
IVN_API ivn_status ivn_recommend(const ivn_context *context, const ivn_environment *environment,
                                 const ivn_service_user *user, const ivn_needs *needs, ivn_recommendation **out,
                                 ivn_error *error);

/** Shows a recommendation. Since 0.1. \param recommendation NULL gives NULL. \return owned by it. */
IVN_API const ivn_recommendation_view *ivn_recommendation_read(const ivn_recommendation *recommendation);

/** A recommendation as JSON. Since 0.1.
 * \param context limits and memory.
 * \param recommendation not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the error's size is not one the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_recommendation_to_json(const ivn_context *context, const ivn_recommendation *recommendation,
                                              ivn_text **out, ivn_error *error);

/** Frees a recommendation. Since 0.1. \param recommendation NULL is fine. */
IVN_API void ivn_recommendation_free(ivn_recommendation *recommendation);

/** An answer that is another one under the other rulebook. Owned by its comparison. Since 0.1. */
typedef struct ivn_change_of_answer {
    uint32_t size;            /**< Bytes of this struct that the library filled. */
    uint32_t user;            /**< The person in the caseload, 1 for the first. */
    const char *service;      /**< Key. */
    const char *edition;      /**< Key. */
    uint32_t before;          /**< IVN_SUMMARY_* under the environment's rulebook. */
    uint32_t after;           /**< IVN_SUMMARY_* under the other one. */
    const char *const *rules; /**< Codes of the rules whose findings changed. */
    uint32_t rule_count;      /**< How many. */
    uint32_t reserved;        /**< 0. */
} ivn_change_of_answer;

/** A comparison of two rulebooks over a caseload. Immutable. Since 0.1. */
typedef struct ivn_comparison ivn_comparison;

/** What ivn_comparison_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_comparison_view {
    uint32_t size;                              /**< Bytes of this struct that the library filled. */
    uint32_t count;                             /**< How many. */
    const ivn_change_of_answer *const *changes; /**< By person, then in the catalogue's order. */
    uint32_t answer_count;                      /**< How many answers were compared. */
    uint32_t reserved;                          /**< 0. */
} ivn_comparison_view;

/** What if: which answers change under another rulebook. Since 0.1.
 * \param context limits and memory.
 * \param environment day, rulebook, catalogue.
 * \param other the other rulebook.
 * \param users the caseload.
 * \param count how many; one is fine.
 * \param out receives the comparison; to be freed with ivn_comparison_free().
 * \param error detail, or NULL.
 * \return as ivn_assess().
 */
IVN_API ivn_status ivn_what_if(const ivn_context *context, const ivn_environment *environment,
                               const ivn_rulebook *other, const ivn_service_user *const *users, size_t count,
                               ivn_comparison **out, ivn_error *error);

/** Shows a comparison. Since 0.1. \param comparison NULL gives NULL. \return owned by it. */
IVN_API const ivn_comparison_view *ivn_comparison_read(const ivn_comparison *comparison);

/** A comparison as JSON. Since 0.1.
 * \param context limits and memory.
 * \param comparison not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the error's size is not one the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_comparison_to_json(const ivn_context *context, const ivn_comparison *comparison, ivn_text **out,
                                          ivn_error *error);

/** Frees a comparison. Since 0.1. \param comparison NULL is fine. */
IVN_API void ivn_comparison_free(ivn_comparison *comparison);

/** The criteria of a whole catalogue on one day, compiled for many people. Immutable: any number of threads may use the
 *  same one. Since 0.1. */
typedef struct ivn_screening ivn_screening;

/** What ivn_screening_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_screening_view {
    uint32_t size;                      /**< Bytes of this struct that the library filled. */
    uint32_t service_count;             /**< How many: the width of a row of answers. */
    const ivn_service *const *services; /**< The columns, in the catalogue's order; owned by the catalogue. */
    ivn_number day;                     /**< The day that is answered for. */
} ivn_screening_view;

/** Compiles a catalogue for bulk answers, and for one answer after another. Since 0.1.
 * \param context limits and memory.
 * \param environment day, rulebook, catalogue; catalogue and rulebook must live longer than the screening.
 * \param out receives the screening; to be freed with ivn_screening_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, or neither `now` nor `on` is given.
 * \retval IVN_ERROR_SIZE the size of the environment or of `error` is not known.
 * \retval IVN_ERROR_RESERVED the environment's reserved member is not zero.
 * \retval IVN_ERROR_RANGE the day is out of range.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_screening_new(const ivn_context *context, const ivn_environment *environment,
                                     ivn_screening **out, ivn_error *error);

/** Shows a screening. Since 0.1. \param screening NULL gives NULL. \return owned by the screening. */
IVN_API const ivn_screening_view *ivn_screening_read(const ivn_screening *screening);

/** Answers for many people at once: the same as ivn_assess() gives one by one. Since 0.1.
 * \param screening the compiled catalogue.
 * \param users the people: facts that the library has read or copied (ivn_facts_from_json(), ivn_facts_copy()), because
 *        they are not checked once more. NULL, a struct of another size, or a person born after the day gets the none
 *        value (0) in the row.
 * \param count how many.
 * \param answers receives `count` rows of `service_count` bytes, each IVN_SUMMARY_* or 0.
 * \retval IVN_OK done.
 * \retval IVN_PARTIAL some rows hold 0.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL; nothing was written.
 * \retval IVN_ERROR_LIMIT a context's limit was reached; all rows hold 0.
 * \retval IVN_ERROR_MEMORY no memory; all rows hold 0.
 */
IVN_API ivn_status ivn_screening_run(const ivn_screening *screening, const ivn_service_user *const *users, size_t count,
                                     uint8_t *answers);

/** The same answers as ivn_assess_all(), for a host that assesses one person after another: the catalogue has been
 *  compiled, and what can be said of its criteria whoever the person is has been put into words. Since 0.1.
 * \param screening the compiled catalogue; the limits and the memory are those of its context.
 * \param user the facts; checked and copied.
 * \param out receives the answers; to be freed with ivn_assessments_free(). They point into the screening, its
 *        catalogue and its rulebook, which must live longer; their JSON does not.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the error's size is not one the library knows.
 * \retval IVN_ERROR_INVALID the facts are not valid (a struct's size, a reserved member, bounds, facts that contradict
 *         each other), or the date of birth lies after the day; the error names the first one.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_screening_assess(const ivn_screening *screening, const ivn_service_user *user,
                                        ivn_assessments **out, ivn_error *error);

/** Frees a screening. Since 0.1. \param screening NULL is fine. */
IVN_API void ivn_screening_free(ivn_screening *screening);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
