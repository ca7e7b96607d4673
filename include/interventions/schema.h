/*
 * Facts as JSON: reading them, writing them, checking them, and their JSON Schema, for every struct that a host may
 * fill.
 */
#ifndef INTERVENTIONS_SCHEMA_H
#define INTERVENTIONS_SCHEMA_H

#include <interventions/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup schema Facts and JSON
 *  Conventions: ISO dates, RFC 3339 UTC instants with milliseconds, vocabularies as lower-case words, flags as true and
 *  false, unknown = absent. Null, an empty text and an empty list are accepted and mean the same as absent. A member
 *  that the struct does not have is refused. \{ */

/** The kinds of facts that stand alone as a JSON document. Since 0.1. */
enum {
    IVN_FACTS_SERVICE_USER = 1, /**< ::ivn_service_user */
    IVN_FACTS_CASELOAD = 2,     /**< ::ivn_caseload_facts */
    IVN_FACTS_NEEDS = 3,        /**< ::ivn_needs */
    IVN_FACTS_OVERRIDES = 4,    /**< ::ivn_overrides */
    IVN_FACTS_CATALOGUE = 5,    /**< ::ivn_directory */
    IVN_FACTS_QUERY = 6,        /**< ::ivn_catalogue_query */
    IVN_FACTS_CASE = 7,         /**< ::ivn_case_facts */
    IVN_FACTS_DUTIES = 8,       /**< ::ivn_duty_rows */
    IVN_FACTS_COMMAND = 9,      /**< ::ivn_command */
    IVN_FACTS_RECORD = 10,      /**< ::ivn_record_facts: its form alone; ivn_record_from_json() checks what it says */
    IVN_FACTS_INSTRUCTION = 11, /**< ::ivn_instruction: a command with who gives it and when */
    IVN_FACTS_REFERRAL = 12,    /**< ::ivn_referral_facts */
    IVN_FACTS_LEVEL = 13,       /**< ::ivn_level_facts */
    IVN_FACTS_CAPACITY = 14     /**< ::ivn_capacities */
};

/** Facts that the library read or copied: immutable, in one piece. Since 0.1. */
typedef struct ivn_facts ivn_facts;

/**
 * Reads facts from JSON. All mistakes are reported at once. Since 0.1.
 * \param context limits and memory.
 * \param kind IVN_FACTS_*.
 * \param data JSON in UTF-8, not NUL-terminated.
 * \param size its bytes.
 * \param out receives the facts; to be freed with ivn_facts_free().
 * \param violations receives all mistakes when the answer is ::IVN_ERROR_INVALID, NULL otherwise; may be NULL; to be
 *        freed with ivn_violations_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL or the kind does not exist.
 * \retval IVN_ERROR_SIZE the size of `error` is not known.
 * \retval IVN_ERROR_SYNTAX and the other statuses of its group: not a JSON text that is accepted; see the byte offset.
 * \retval IVN_ERROR_INVALID not facts of this kind; see the violations.
 * \retval IVN_ERROR_LIMIT too long, or too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_facts_from_json(const ivn_context *context, uint32_t kind, const char *data, size_t size,
                                       ivn_facts **out, ivn_violations **violations, ivn_error *error);

/**
 * Copies and checks facts that a host filled. Since 0.1.
 * \param context limits and memory.
 * \param kind IVN_FACTS_*.
 * \param source the struct of that kind; an unknown tail of a larger struct must be zero.
 * \param out receives the facts; to be freed with ivn_facts_free().
 * \param violations as in ivn_facts_from_json().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL or the kind does not exist.
 * \retval IVN_ERROR_SIZE the size of `error` is not known.
 * \retval IVN_ERROR_INVALID out of bounds, wrong size, reserved member not zero; see the violations.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_facts_copy(const ivn_context *context, uint32_t kind, const void *source, ivn_facts **out,
                                  ivn_violations **violations, ivn_error *error);

/**
 * Writes facts as canonical JSON: equal facts give equal bytes. Since 0.1.
 * \param context limits and memory.
 * \param kind IVN_FACTS_*.
 * \param source the struct of that kind.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL or the kind does not exist.
 * \retval IVN_ERROR_SIZE the size of `error` is not known.
 * \retval IVN_ERROR_INVALID out of bounds, wrong size, reserved member not zero.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_facts_to_json(const ivn_context *context, uint32_t kind, const void *source, ivn_text **out,
                                     ivn_error *error);

/**
 * The struct inside facts. Since 0.1.
 * \param facts NULL gives NULL.
 * \param kind the kind they were read as.
 * \return owned by the facts; NULL when they are of another kind.
 */
IVN_API const void *ivn_facts_read(const ivn_facts *facts, uint32_t kind);

/** Frees facts. Since 0.1. \param facts NULL is fine. */
IVN_API void ivn_facts_free(ivn_facts *facts);

/**
 * The JSON Schema (draft 2020-12) of a kind of facts. Since 0.1.
 * \param context limits and memory.
 * \param kind IVN_FACTS_*.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL or the kind does not exist.
 * \retval IVN_ERROR_SIZE the size of `error` is not known.
 * \retval IVN_ERROR_LIMIT longer than one document may be.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_schema_json(const ivn_context *context, uint32_t kind, ivn_text **out, ivn_error *error);

/**
 * The JSON pointers of the members that hold personal data, one a line; "*" stands for any place in a list. Since 0.1.
 * \param context limits and memory.
 * \param kind IVN_FACTS_*.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL or the kind does not exist.
 * \retval IVN_ERROR_SIZE the size of `error` is not known.
 * \retval IVN_ERROR_LIMIT longer than one document may be.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_schema_personal_data(const ivn_context *context, uint32_t kind, ivn_text **out,
                                            ivn_error *error);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
