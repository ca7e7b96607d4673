/*
 * The conformance kit: whether a store keeps the contract of store.h, case by case, for the author of an adapter. A
 * library of its own, libinterventions-conformance, on the public interface alone.
 */
#ifndef INTERVENTIONS_CONFORMANCE_H
#define INTERVENTIONS_CONFORMANCE_H

#include <interventions/store.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup conformance Conformance kit
 *  Holds a store to its contract. The author of an adapter says how to get a handle on it and how to empty it, and gets
 *  for each case whether it holds and, where not, what to mend. The page \ref adapter_page takes an author from nothing
 *  to a store that passes. None of it is part of libinterventions: link `interventions-conformance` as well. \{ */

/** What came of a case. Since 0.1. */
enum {
    IVN_CONFORMANCE_PASSED = 1, /**< The store does what the case asks. */
    IVN_CONFORMANCE_FAILED = 2, /**< It does not: the message says what to mend. */
    IVN_CONFORMANCE_SKIPPED = 3 /**< The case needs what the host does not give: the message says what. */
};

/** Where ivn_conformance_host.outbox puts the events that wait, the oldest first. Since 0.1. */
typedef struct ivn_conformance_outbox {
    uint32_t size;     /**< Bytes of this struct that the kit filled. */
    uint32_t reserved; /**< 0. */
    void *handle;      /**< To be passed to the function as it is. */
    /** An event as it was committed; all bytes are copied. A negative answer: stop. */
    ivn_status (*event)(void *handle, const uint8_t *id, size_t id_size, uint32_t type, const char *body, size_t size);
} ivn_conformance_outbox;

/**
 * How the kit gets at a store. Whatever a callback answers below 0 fails the case, with that number in its message. All
 * are called on the thread that called ivn_conformance_run(), one at a time. Since 0.1.
 */
typedef struct ivn_conformance_host {
    uint32_t size;    /**< `sizeof(ivn_conformance_host)`. */
    ivn_flag forgets; /**< ::IVN_YES: the data goes with the last handle, as in a database in memory; anything else: it
                            stays, and a case holds it so. */
    void *user;       /**< Passed to the callbacks as it is. */
    /** Empties the store: no record, no key, no event. Called before each case, while no handle is open. */
    ivn_status (*reset)(void *user);
    /** One more handle on the same data, as another process would open it: fills `out`, whose `size` is set. Called a
     *  second time while the first one is open. ::IVN_END: no more handles can stand on the data, and the cases that
     *  need two are skipped. */
    ivn_status (*open)(void *user, ivn_store_ops *out);
    /** Closes a handle; `ops` is what `open` has filled. NULL: nothing is to be closed. */
    void (*close)(void *user, const ivn_store_ops *ops);
    /** Pushes all events that wait in the outbox, in their order, and leaves them there. NULL: the cases about events
     *  are skipped. */
    ivn_status (*outbox)(void *user, const ivn_conformance_outbox *sink);
    /** Lets the work of the store fail: `step` of 1 or more makes that step (a statement, a write, an allocation:
     *  whatever can fail) of the next callbacks fail, counted from now over all handles, once. `step` of 0 takes this
     *  back and answers whether it was met: ::IVN_OK, the step came and failed; ::IVN_END, there were fewer steps. The
     *  kit counts up from 1 until there are fewer. NULL: the cases about failures are skipped. */
    ivn_status (*fail_at)(void *user, uint32_t step);
} ivn_conformance_host;

/** What is run, and how. All zero (but for `size`) means the defaults. Since 0.1. */
typedef struct ivn_conformance_options {
    uint32_t size;                  /**< `sizeof(ivn_conformance_options)`. */
    uint32_t most_body;             /**< Longest body that is tried, in bytes, at least 1024; 0: 4 MiB. */
    const char *only;               /**< Name of a case, or of a group such as "find"; NULL: all. */
    const ivn_allocator *allocator; /**< The memory of the kit, copied; NULL: `malloc` and `free`. */
    uint64_t seed;                  /**< Of the case in which chance chooses; the same number, the same steps. */
} ivn_conformance_options;

/** A case. Owned by the library. Since 0.1. */
typedef struct ivn_conformance_case {
    uint32_t size;      /**< Bytes of this struct that the library filled. */
    uint32_t reserved;  /**< 0. */
    const char *name;   /**< Its group and name: "commit/conflict". */
    const char *title;  /**< What it holds, in a sentence. */
    const char *clause; /**< What the contract says on it: words of docs/storage.md or store.h. */
} ivn_conformance_case;

/** What came of a case. Owned by its report. Since 0.1. */
typedef struct ivn_conformance_result {
    uint32_t size;                     /**< Bytes of this struct that the library filled. */
    uint32_t outcome;                  /**< IVN_CONFORMANCE_*. */
    const ivn_conformance_case *which; /**< The case. */
    const char *message;               /**< Failed: what was done, what was expected, what came, what to mend; skipped:
                                            why; passed: "". */
} ivn_conformance_result;

/** What came of a run. Immutable. Since 0.1. */
typedef struct ivn_conformance_report ivn_conformance_report;

/** What ivn_conformance_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_conformance_view {
    uint32_t size;                                /**< Bytes of this struct that the library filled. */
    uint32_t count;                               /**< How many cases were run. */
    const ivn_conformance_result *const *results; /**< In the order of the cases. */
    uint32_t passed;                              /**< How many of them. */
    uint32_t failed;                              /**< How many of them: 0 means that the store keeps the contract, as
                                                       far as it was asked. */
    uint32_t skipped;                             /**< How many of them. */
    uint32_t reserved;                            /**< 0. */
    const char *text;                             /**< All of it to be printed: a line for each case, below it what is
                                                       to be mended; the sums at the end. */
} ivn_conformance_view;

/** How many cases there are. Since 0.1. \return at least 1. */
IVN_API uint32_t ivn_conformance_count(void);

/** A case. Since 0.1.
 * \param index 0 for the first.
 * \return owned by the library; NULL after the last.
 */
IVN_API const ivn_conformance_case *ivn_conformance_at(uint32_t index);

/**
 * Holds a store to its contract. Each case begins with an empty store and handles of its own, so that one can be run
 * alone. What the store keeps is gone afterwards. Since 0.1.
 * \param host how to get at the store.
 * \param options NULL for the defaults.
 * \param out receives the report; to be freed with ivn_conformance_free().
 * \param error detail, or NULL.
 * \retval IVN_OK the cases were run; the report says what came of them.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, `reset` or `open` is, an option is out of range, or an allocator lacks
 *         a function.
 * \retval IVN_ERROR_SIZE a struct's size is not known.
 * \retval IVN_ERROR_RESERVED a reserved member is not zero.
 * \retval IVN_ERROR_NOT_FOUND no case and no group is called `only`.
 * \retval IVN_ERROR_MEMORY no memory, of the kit; a store that has none fails its case.
 */
IVN_API ivn_status ivn_conformance_run(const ivn_conformance_host *host, const ivn_conformance_options *options,
                                       ivn_conformance_report **out, ivn_error *error);

/** Shows a report. Since 0.1. \param report NULL gives NULL. \return owned by it. */
IVN_API const ivn_conformance_view *ivn_conformance_read(const ivn_conformance_report *report);

/** Frees a report. Since 0.1. \param report NULL is fine. */
IVN_API void ivn_conformance_free(ivn_conformance_report *report);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
