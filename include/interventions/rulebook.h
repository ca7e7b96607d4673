/*
 * The rulebook: every rule that the library decides by, with its parameters, its validity and its source.
 */
#ifndef INTERVENTIONS_RULEBOOK_H
#define INTERVENTIONS_RULEBOOK_H

#include <interventions/schema.h>
#include <interventions/terms.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup rulebook Rules
 *  Policy is data: a host may override a parameter or a validity, naming a source of its own. \{ */

/** A source document in one of its editions. Since 0.1. */
typedef struct ivn_edition {
    uint32_t size;      /**< Bytes of this struct that the library filled. */
    uint32_t reserved;  /**< 0. */
    const char *key;    /**< Such as "rate-card-2019" or "law". */
    const char *title;  /**< As a person cites it: "Rate card, April 2019". */
    const char *issuer; /**< Who issued it. */
    ivn_number from;    /**< First day of validity, where the document says one. */
    ivn_number to;      /**< Last day of validity, where the document says one. */
    const char *note;   /**< What a reader should know, or "". */
} ivn_edition;

/** A figure of a rule. Since 0.1. */
typedef struct ivn_parameter {
    uint32_t size;       /**< Bytes of this struct that the library filled. */
    uint32_t unit;       /**< IVN_UNIT_*. */
    const char *name;    /**< "months", "percent"; with its rule: "RC-BBR-2/months". */
    const char *title;   /**< What it is, in a few words. */
    ivn_number value;    /**< In force in this rulebook; not known where no default exists. A date in days since
                              1970-01-01, an edition by its place in ivn_rulebook_view.editions, from 1. */
    ivn_number original; /**< The document's own figure, likewise. */
    int32_t low;         /**< Least value an override may set. */
    int32_t high;        /**< Greatest value an override may set. */
    const char *source;  /**< Who set `value`: "" for the document, else the override's source. */
} ivn_parameter;

/** A rule. Since 0.1. */
typedef struct ivn_rule {
    uint32_t size;                          /**< Bytes of this struct that the library filled. */
    uint32_t parameter_count;               /**< How many. */
    const char *code;                       /**< "RC-BBR-2"; unique. */
    const char *title;                      /**< What it says, in our own words. */
    const char *edition;                    /**< Key of the edition. */
    const char *section;                    /**< Section, slide, page or paragraph of the document. */
    const char *registers;                  /**< Rows of the rule register that it carries: "R335 R336". */
    ivn_number from;                        /**< First day of validity; unknown: always. */
    ivn_number to;                          /**< Last day of validity; unknown: open. */
    const ivn_parameter *const *parameters; /**< Its figures. */
    const char *source;                     /**< Who set the validity, as for a parameter. */
} ivn_rule;

/**
 * An override: one parameter of a rule, or the validity of a rule. A parameter takes exactly one of `value`, `date` and
 * `edition`, as its unit is. Since 0.1.
 */
typedef struct ivn_override {
    uint32_t size;         /**< `sizeof(ivn_override)`. */
    uint32_t reserved;     /**< 0. */
    const char *rule;      /**< Code of the rule. Required. */
    const char *parameter; /**< Name of the parameter; NULL: the validity. */
    ivn_number value;      /**< The new value of a figure, in the parameter's unit. */
    ivn_number date;       /**< The new value of a parameter of unit ::IVN_UNIT_DATE, in days since 1970-01-01. */
    const char *edition;   /**< The new value of a parameter of unit ::IVN_UNIT_EDITION: key of the edition. */
    ivn_number from;       /**< New first day of validity; unknown: as it was. */
    ivn_number to;         /**< New last day; unknown: as it was; one before `from` switches the rule off. */
    const char *source;    /**< Who says so. Required, not empty. */
} ivn_override;

/** Several overrides, as one document. Since 0.1. */
typedef struct ivn_overrides {
    uint32_t size;                        /**< `sizeof(ivn_overrides)`. */
    uint32_t override_count;              /**< How many. */
    const ivn_override *const *overrides; /**< Them; the same parameter or validity twice is refused. */
} ivn_overrides;

/** A rulebook. Immutable. Since 0.1. */
typedef struct ivn_rulebook ivn_rulebook;

/** What ivn_rulebook_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_rulebook_view {
    uint32_t size;                      /**< Bytes of this struct that the library filled. */
    uint32_t rule_count;                /**< How many. */
    const ivn_rule *const *rules;       /**< Sorted by code, byte by byte. */
    const ivn_edition *const *editions; /**< In the order of their documents' dates. */
    uint32_t edition_count;             /**< How many. */
    uint32_t reserved;                  /**< 0. */
} ivn_rulebook_view;

/**
 * The rulebook of the documents. Since 0.1.
 * \param context limits and memory.
 * \param out receives the rulebook; to be freed with ivn_rulebook_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_rulebook_builtin(const ivn_context *context, ivn_rulebook **out, ivn_error *error);

/**
 * A rulebook with overrides. Since 0.1.
 * \param context limits and memory.
 * \param base stays as it is and may be freed before the new one; what it overrides stays overridden.
 * \param overrides to apply, all or none.
 * \param out receives the rulebook; to be freed with ivn_rulebook_free().
 * \param violations receives all mistakes when the answer is ::IVN_ERROR_INVALID, NULL otherwise; may be NULL; to be
 *        freed with ivn_violations_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_INVALID see the violations: no such rule, parameter or edition (::IVN_ERROR_NOT_FOUND), out of
 *         bounds (::IVN_ERROR_RANGE), the same thing twice (::IVN_ERROR_CONFLICT), no value, a value that the unit does
 *         not take, no source.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_rulebook_with(const ivn_context *context, const ivn_rulebook *base,
                                     const ivn_overrides *overrides, ivn_rulebook **out, ivn_violations **violations,
                                     ivn_error *error);

/**
 * As ivn_rulebook_with(), from JSON of kind ::IVN_FACTS_OVERRIDES. Since 0.1.
 * \param context limits and memory.
 * \param base stays as it is and may be freed before the new one.
 * \param data JSON in UTF-8, not NUL-terminated.
 * \param size its bytes.
 * \param out receives the rulebook; to be freed with ivn_rulebook_free().
 * \param violations as in ivn_rulebook_with().
 * \param error detail, or NULL.
 * \retval IVN_ERROR_SYNTAX and the other statuses of its group: not a JSON text that is accepted; see the byte offset.
 * \return otherwise as ivn_rulebook_with().
 */
IVN_API ivn_status ivn_rulebook_with_json(const ivn_context *context, const ivn_rulebook *base, const char *data,
                                          size_t size, ivn_rulebook **out, ivn_violations **violations,
                                          ivn_error *error);

/** Shows a rulebook. Since 0.1. \param rulebook NULL gives NULL. \return owned by the rulebook. */
IVN_API const ivn_rulebook_view *ivn_rulebook_read(const ivn_rulebook *rulebook);

/**
 * Finds a rule by its code. Since 0.1.
 * \param rulebook NULL gives NULL.
 * \param code NUL-terminated; NULL gives NULL.
 * \return owned by the rulebook; NULL when there is none.
 */
IVN_API const ivn_rule *ivn_rulebook_rule(const ivn_rulebook *rulebook, const char *code);

/**
 * Finds a parameter by "RULE/name". Since 0.1.
 * \param rulebook NULL gives NULL.
 * \param path NUL-terminated; NULL gives NULL.
 * \return owned by the rulebook; NULL when there is none.
 */
IVN_API const ivn_parameter *ivn_rulebook_parameter(const ivn_rulebook *rulebook, const char *path);

/**
 * The rulebook as JSON: editions, then rules with their parameters; what is not known or empty is left out. Equal
 * rulebooks give equal bytes. Since 0.1.
 * \param context limits and memory.
 * \param rulebook not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_rulebook_to_json(const ivn_context *context, const ivn_rulebook *rulebook, ivn_text **out,
                                        ivn_error *error);

/**
 * The rulebook as a page in Markdown: a table per edition. Since 0.1.
 * \param context limits and memory.
 * \param rulebook not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE `error` is not a struct the library knows.
 * \retval IVN_ERROR_LIMIT too much for one document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_rulebook_to_markdown(const ivn_context *context, const ivn_rulebook *rulebook, ivn_text **out,
                                            ivn_error *error);

/** Frees a rulebook. Since 0.1. \param rulebook NULL is fine. */
IVN_API void ivn_rulebook_free(ivn_rulebook *rulebook);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
