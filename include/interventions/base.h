/*
 * The ground of libinterventions: statuses, errors, the allocator that a host supplies, the context that every other
 * module takes, flags and numbers that may be unknown, and the two kinds of result that are neither a record nor a
 * number: a text, and a list of violations.
 */
#ifndef INTERVENTIONS_BASE_H
#define INTERVENTIONS_BASE_H

#include <stddef.h>
#include <stdint.h>

/** Marks what the library exports; empty for a reader that refuses attributes (cffi). */
#ifndef IVN_API
#if defined(IVN_CDEF) || !defined(__GNUC__)
#define IVN_API
#else
#define IVN_API __attribute__((visibility("default")))
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup base Statuses, errors, memory
 *  What every other module is built on. \{ */

/**
 * The answer of every function that can refuse or fail: 0 is done, a positive value is done with a remark, a negative
 * value means that nothing was changed. Since 0.1.
 */
typedef int32_t ivn_status;

/** The values of ::ivn_status, in groups of a hundred. Since 0.1. */
enum {
    IVN_OK = 0,        /**< Done. */
    IVN_UNCHANGED = 1, /**< Done, and nothing was different afterwards. */
    IVN_REPLAYED = 2,  /**< Done before, by the same command. */
    IVN_PARTIAL = 3,   /**< A bulk call: elements that could not be computed hold the none value. */
    IVN_END = 4,       /**< Nothing more to read. */

    IVN_ERROR_ARGUMENT = -100, /**< A null handle, a length without bytes, a value outside its meaning. */
    IVN_ERROR_SIZE = -101,     /**< A struct's `size` is not one the library knows, or its unknown tail is not zero. */
    IVN_ERROR_RANGE = -102,    /**< A day or a number outside the range that can be computed. */
    IVN_ERROR_RESERVED = -103, /**< A `reserved` member is not zero. */

    IVN_ERROR_LIMIT = -200, /**< A limit of the context was reached: bytes, depth, or number of things. */

    IVN_ERROR_SYNTAX = -300,    /**< The bytes are not a JSON text. */
    IVN_ERROR_ENCODING = -301,  /**< The bytes are not UTF-8, or a surrogate stands alone. */
    IVN_ERROR_CONTROL = -302,   /**< A raw control character inside a JSON string. */
    IVN_ERROR_ESCAPE = -303,    /**< An escape that JSON does not have, or an escaped NUL. */
    IVN_ERROR_NUMBER = -304,    /**< A number that JSON does not allow: leading zero, plus sign, missing digits. */
    IVN_ERROR_INTEGER = -305,   /**< A number beyond 10^15, of more than 15 digits, or too fine for its place. */
    IVN_ERROR_DUPLICATE = -306, /**< An object holds the same name twice. */
    IVN_ERROR_TRAILING = -307,  /**< Text after the end of the JSON value. */
    IVN_ERROR_DEPTH = -308,     /**< Nested deeper than the context allows. */
    IVN_ERROR_DATE = -309,      /**< Not a date of the form 2026-11-22, or no such day. */
    IVN_ERROR_INVALID = -310,   /**< Well-formed, but not a document of this kind: see the violations. */
    IVN_ERROR_VERSION = -311,   /**< Written by a newer library. */

    IVN_ERROR_RULE = -400,  /**< An override or a catalogue that contradicts a rule of the rulebook. */
    IVN_ERROR_CYCLE = -401, /**< Services whose eligibility depends on each other in a circle. */

    IVN_ERROR_STATE = -500, /**< Not allowed in the state that the thing is in. */

    IVN_ERROR_NOT_FOUND = -600, /**< No such service, rule, parameter, term or record. */

    IVN_ERROR_CONFLICT = -700, /**< Two inputs claim the same key; a record is not at the revision that was expected. */
    IVN_ERROR_REUSED = -701,   /**< The id of a command was used before, for another command. */
    IVN_ERROR_TAKEN = -702,    /**< A key that no two records may have belongs to another record. */

    IVN_ERROR_STORE = -800,           /**< A storage callback failed, or broke its rules. */
    IVN_ERROR_OUTCOME_UNKNOWN = -801, /**< A store cannot tell whether a commit was done: repeat the command. */
    IVN_ERROR_DAMAGED = -802,         /**< What a store holds is not a record. */

    IVN_ERROR_MEMORY = -900 /**< The allocator returned nothing. */
};

/**
 * A short name of a status, such as "IVN_ERROR_DATE".
 * \param status any value.
 * \return a string that the library owns; "unknown status" for a value it does not know. Since 0.1.
 */
IVN_API const char *ivn_status_name(ivn_status status);

/**
 * One sentence on what a status means, for a log or a developer.
 * \param status any value.
 * \return a string that the library owns; never NULL. Since 0.1.
 */
IVN_API const char *ivn_status_text(ivn_status status);

/** A fact that may be unknown: 0 not known, ::IVN_NO, ::IVN_YES. Since 0.1. */
typedef uint32_t ivn_flag;

/** The values of ::ivn_flag. Since 0.1. */
enum {
    IVN_UNKNOWN = 0, /**< Nothing known. */
    IVN_NO = 1,      /**< Known not to be so. */
    IVN_YES = 2      /**< Known to be so. */
};

/** A number, or a date as days since 1970-01-01, that may be unknown. Since 0.1. */
typedef struct ivn_number {
    uint32_t known; /**< 0: not known, `value` is 0 too; 1: known. */
    int32_t value;  /**< The number, in the unit that the member's documentation gives. */
} ivn_number;

/** An instant that may be unknown. Since 0.1. */
typedef struct ivn_moment {
    uint32_t known;    /**< 0: not known, `value` is 0 too; 1: known. */
    uint32_t reserved; /**< 0. */
    int64_t value;     /**< Milliseconds since 1970-01-01T00:00:00Z. */
} ivn_moment;

/* clang-format off */
/** Convenience for designated initialisers: `.ogrs3 = IVN_KNOWN(55)`. Since 0.1. */
#define IVN_KNOWN(number) {1, (number)}
/* clang-format on */

/**
 * Where an error's detail goes: owned by the caller, who sets `size` and may pass NULL instead of it. Every function
 * that takes one writes it only when its status is negative. Messages never contain a person's data. Since 0.1.
 */
typedef struct ivn_error {
    uint32_t size;            /**< `sizeof(ivn_error)`, set by the caller. */
    ivn_status status;        /**< The status that the function returned. */
    int64_t offset;           /**< Byte offset in the JSON text, or -1. */
    int32_t host_code;        /**< What a host's callback returned, or 0. */
    uint32_t violation_count; /**< How many violations there are in all; the first one is described here. */
    char rule[48];            /**< Code of the rule that stands behind the refusal, or "". */
    char pointer[256];        /**< JSON pointer of the member at fault, or "". */
    char message[256];        /**< What is wrong and what was expected, in English. */
} ivn_error;

/** Memory, supplied by the host. Both functions may be called from any thread that calls the library. Like every
 *  function of the host's that the library calls, they return: no exception, longjmp or end of the thread leads out of
 *  them, as the library has nothing that would clean up on the way. Since 0.1. */
typedef struct ivn_allocator {
    uint32_t size;                               /**< `sizeof(ivn_allocator)`. */
    uint32_t reserved;                           /**< 0. */
    void *user;                                  /**< Passed to both functions as it is. */
    void *(*allocate)(void *user, size_t bytes); /**< Memory aligned for any type, or NULL. */
    void (*release)(void *user, void *memory);   /**< Takes back what `allocate` gave; never called with NULL. */
} ivn_allocator;

/** What a context is made from. All zero (but for `size`) means the defaults. Since 0.1. */
typedef struct ivn_context_options {
    uint32_t size;                  /**< `sizeof(ivn_context_options)`. */
    uint32_t max_depth;             /**< Deepest nesting of a JSON text, 1 to 256; 0: 64. */
    uint64_t max_json_bytes;        /**< Longest JSON text that is read, below 4 GiB; 0: 64 MiB. */
    uint64_t max_document_bytes;    /**< Most memory of one record, catalogue or other document; 0: 256 MiB. */
    const ivn_allocator *allocator; /**< Copied; NULL: `malloc` and `free`. */
} ivn_context_options;

/** Allocator and limits; immutable, usable from any number of threads at once. Since 0.1. */
typedef struct ivn_context ivn_context;

/**
 * Makes a context.
 * \param options NULL for the defaults.
 * \param out receives the context; to be freed with ivn_context_free() after everything made with it.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT `out` is NULL, a limit is out of range, or an allocator lacks a function.
 * \retval IVN_ERROR_SIZE a struct's size is not known.
 * \retval IVN_ERROR_RESERVED a reserved member is not zero.
 * \retval IVN_ERROR_MEMORY no memory.
 * Since 0.1.
 */
IVN_API ivn_status ivn_context_new(const ivn_context_options *options, ivn_context **out);

/**
 * Frees a context. Since 0.1.
 * \param context NULL is fine.
 */
IVN_API void ivn_context_free(ivn_context *context);

/** A text that the library made: JSON, Markdown, a sentence. Immutable. Since 0.1. */
typedef struct ivn_text ivn_text;

/**
 * The bytes of a text, followed by a NUL that ivn_text_size() does not count.
 * \param text NULL gives "".
 * \return owned by the text. Since 0.1.
 */
IVN_API const char *ivn_text_data(const ivn_text *text);

/**
 * The length of a text in bytes.
 * \param text NULL gives 0.
 * \return bytes without the final NUL. Since 0.1.
 */
IVN_API size_t ivn_text_size(const ivn_text *text);

/**
 * Frees a text. Since 0.1.
 * \param text NULL is fine.
 */
IVN_API void ivn_text_free(ivn_text *text);

/** One thing that is wrong with an input. Owned by its list. Since 0.1. */
typedef struct ivn_violation {
    uint32_t size;        /**< Bytes of this struct that the library filled. */
    ivn_status status;    /**< Why: one of the negative statuses. */
    int64_t offset;       /**< Byte of the JSON text at which the value at fault begins, or what lacks one; else -1. */
    const char *pointer;  /**< JSON pointer of the member at fault; "" is the whole document. */
    const char *message;  /**< What is wrong, in English, without a person's data. */
    const char *expected; /**< What was expected there, or "": to be shown as "message; expected ...". */
} ivn_violation;

/** All that is wrong with an input. Immutable. Since 0.1. */
typedef struct ivn_violations ivn_violations;

/** What ivn_violations_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_violations_view {
    uint32_t size;                    /**< Bytes of this struct that the library filled. */
    uint32_t count;                   /**< How many. */
    const ivn_violation *const *list; /**< `count` of them, in the order of the document. */
} ivn_violations_view;

/**
 * Shows a list of violations.
 * \param violations NULL gives an empty list.
 * \return owned by the list. Since 0.1.
 */
IVN_API const ivn_violations_view *ivn_violations_read(const ivn_violations *violations);

/**
 * Frees a list of violations. Since 0.1.
 * \param violations NULL is fine.
 */
IVN_API void ivn_violations_free(ivn_violations *violations);

/** The library's version, `major * 10000 + minor * 100 + patch`, at run time. Since 0.1.
 *  \return for 0.1.0: 100. */
IVN_API uint32_t ivn_version(void);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
