/*
 * Where records are kept: three callbacks that a host supplies, a store in memory, and the driver that loads, decides
 * and commits.
 */
#ifndef INTERVENTIONS_STORE_H
#define INTERVENTIONS_STORE_H

#include <interventions/casework.h>

#ifdef __cplusplus
extern "C" {
#endif

/** \defgroup store Stores
 *  The library stores nothing itself. A host gives it three callbacks: load a record, commit a change, find records by
 *  a key; ivn_caseload_do() is then load, decide, commit. Who would rather keep records in a way of their own decides
 *  with ivn_decide() and puts away what the change says. The page \ref storage_page tells all of it by an example, and
 *  how to write a store. \{ */

/** Limits of what crosses the callbacks. Since 0.1. */
enum {
    IVN_ID_BYTES = 16,         /**< Of an id: those of the UUID in the order in which it is written. */
    IVN_MOST_KEY_BYTES = 1024, /**< Of the bytes of a key, and of its name. */
    IVN_MOST_PAGE = 1000       /**< Records of a page. */
};

/* ---- Sinks: what a store pushes into ---------------------------------------------------------------------------- */

/**
 * Where load puts a record. The bytes are the store's and are copied. A push is checked: what is out of order, too
 * much, or not of the right size is answered with a negative status, after which the store stops and returns whatever
 * it likes; the caller is told ::IVN_ERROR_STORE and what to mend. Pushing once the callback has returned is such a
 * mistake too. Since 0.1.
 */
typedef struct ivn_load_sink {
    uint32_t size;     /**< Bytes of this struct that whoever made it filled. */
    uint32_t reserved; /**< 0. */
    void *handle;      /**< To be passed to the functions as it is. */
    /** The record that was asked for: once, before ::IVN_OK is answered. `revision` is 1 or more, `body` has `size`
     *  bytes, at least 1. */
    ivn_status (*record)(void *handle, uint32_t revision, const char *body, size_t size);
    /** A code of the host's own, before a failure is answered: the caller finds it in ivn_error.host_code. */
    ivn_status (*host_code)(void *handle, int32_t code);
} ivn_load_sink;

/** Where commit says what it met; the rules are those of ::ivn_load_sink. Since 0.1. */
typedef struct ivn_commit_sink {
    uint32_t size;     /**< Bytes of this struct that whoever made it filled. */
    uint32_t reserved; /**< 0. */
    void *handle;      /**< To be passed to the functions as it is. */
    /** The revision at which the record is: once, before ::IVN_ERROR_CONFLICT is answered. 0: there is no such record.
     *  It is never the one that was expected. */
    ivn_status (*conflict)(void *handle, uint32_t revision);
    /** As in ::ivn_load_sink. */
    ivn_status (*host_code)(void *handle, int32_t code);
} ivn_commit_sink;

/** Where find puts the records of a page; the rules are those of ::ivn_load_sink. Since 0.1. */
typedef struct ivn_find_sink {
    uint32_t size;     /**< Bytes of this struct that whoever made it filled. */
    uint32_t reserved; /**< 0. */
    void *handle;      /**< To be passed to the functions as it is. */
    /** A record and the key by which it was found, at most ivn_query.page times, in the order of (key, id), each byte
     *  by byte; no (key, id) twice. `id_size` is ::IVN_ID_BYTES. `body` is NULL, and then `revision` and `size` are 0,
     *  where the body is not at hand. */
    ivn_status (*record)(void *handle, const uint8_t *id, size_t id_size, const uint8_t *key, size_t key_size,
                         uint32_t revision, const char *body, size_t size);
    /** As in ::ivn_load_sink. */
    ivn_status (*host_code)(void *handle, int32_t code);
} ivn_find_sink;

/* ---- What a store is asked -------------------------------------------------------------------------------------- */

/** An event as it goes into the outbox. Since 0.1. */
typedef struct ivn_outbox_event {
    uint32_t size;      /**< Bytes of this struct that whoever made it filled. */
    uint32_t type;      /**< IVN_NEWS_*. */
    const uint8_t *id;  /**< ::IVN_ID_BYTES: the same whenever the same event is delivered. */
    const char *body;   /**< The ::ivn_event as JSON: no name of a person and no free text. */
    uint32_t body_size; /**< Its bytes. */
    uint32_t reserved;  /**< 0. */
} ivn_outbox_event;

/**
 * What is to be committed: all of it, or nothing. One record, or its deletion; all of its index keys, which take the
 * place of the earlier ones; events, which are added to the outbox. All bytes are the library's and last as long as the
 * callback. Since 0.1.
 */
typedef struct ivn_batch {
    uint32_t size;                         /**< Bytes of this struct that whoever made it filled. */
    uint32_t kind;                         /**< IVN_RECORD_*. Records of two kinds may have the same id. */
    const uint8_t *id;                     /**< ::IVN_ID_BYTES. */
    uint32_t expected;                     /**< The revision that the record has; 0: there must be no such record. */
    uint32_t revision;                     /**< The revision to give it: one more than `expected`, or the same one
                                                  where only its keys are written anew; 0: it is to be deleted. */
    const char *body;                      /**< JSON in UTF-8, not NUL-terminated; NULL to delete. */
    uint32_t body_size;                    /**< Its bytes. */
    uint32_t key_count;                    /**< How many. */
    const ivn_index_key *const *keys;      /**< No (name, bytes) twice; none to delete. A name is that of unique keys
                                                  in all records, or in none. */
    const ivn_outbox_event *const *events; /**< In their order. */
    uint32_t event_count;                  /**< How many. */
    uint32_t reserved;                     /**< 0. */
} ivn_batch;

/**
 * Which records are looked for: those of a kind that have a key of a name with bytes from `from` to `to`, both of them
 * included, after a place. Bytes are compared as memcmp does; of two of which one begins the other, the shorter is
 * less. A record that has several such keys is found by each of them. Since 0.1.
 */
typedef struct ivn_query {
    uint32_t size;           /**< Bytes of this struct that whoever made it filled. */
    uint32_t kind;           /**< IVN_RECORD_*. */
    const char *name;        /**< Of the key; NULL: all records of the kind, whose key is then the bytes of their id. */
    const uint8_t *from;     /**< The least bytes that are wanted; no bytes: from the first on. */
    const uint8_t *to;       /**< The greatest bytes that are wanted, where `bounded` is ::IVN_YES. */
    uint32_t from_size;      /**< How many. */
    uint32_t to_size;        /**< How many. */
    ivn_flag bounded;        /**< ::IVN_YES: `to` counts; ::IVN_NO: up to the last. */
    uint32_t page;           /**< Most records to push, 1 to ::IVN_MOST_PAGE. */
    const uint8_t *after_id; /**< Only what comes after (`after_key`, `after_id`); NULL: from the beginning. */
    const uint8_t *after_key; /**< Its bytes. */
    uint32_t after_key_size;  /**< How many. */
    ivn_flag bodies; /**< ::IVN_YES: bodies are wanted, if they cost little; ::IVN_NO: they are not looked at. */
} ivn_query;

/**
 * A store: copied by the library. Besides what stands at each callback, it may answer ::IVN_ERROR_MEMORY,
 * ::IVN_ERROR_LIMIT (too much for this store), or any other value, which is told to the caller as ::IVN_ERROR_STORE
 * with that value, or the one pushed into `host_code`, as ivn_error.host_code. A store that has failed has changed
 * nothing, unless it answers ::IVN_ERROR_OUTCOME_UNKNOWN. The callbacks do not call the caseload that called them.
 * Since 0.1.
 */
typedef struct ivn_store_ops {
    uint32_t size;     /**< `sizeof(ivn_store_ops)`. */
    uint32_t reserved; /**< 0. */
    void *user;        /**< Passed to the callbacks as it is. */
    /** Pushes the record with this id (::IVN_ID_BYTES). ::IVN_OK; ::IVN_ERROR_NOT_FOUND: there is none, and nothing was
     *  pushed. */
    ivn_status (*load)(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink);
    /** Commits the batch; once ::IVN_OK is answered, all of it is there to stay. ::IVN_ERROR_CONFLICT: the record is
     *  not at the revision that is expected, and the one at which it is was pushed; this goes before
     *  ::IVN_ERROR_TAKEN: another record has one of the unique keys. ::IVN_ERROR_OUTCOME_UNKNOWN: all of it was done or
     *  nothing, and it cannot be told which, as after a time-out. */
    ivn_status (*commit)(void *user, const ivn_batch *batch, const ivn_commit_sink *sink);
    /** Pushes a page. ::IVN_OK: at least one was pushed, and there may be more after it; ::IVN_END: that was all,
     *  however many were pushed. A record that is committed meanwhile may be found or not; all others are. */
    ivn_status (*find)(void *user, const ivn_query *query, const ivn_find_sink *sink);
} ivn_store_ops;

/* ---- A store in memory ------------------------------------------------------------------------------------------ */

/** A store in memory: for tests, for work that keeps nothing, and as the example that others are held to. It belongs to
 *  one thread at a time. Since 0.1. */
typedef struct ivn_memory_store ivn_memory_store;

/**
 * Makes an empty store. Since 0.1.
 * \param context memory; must outlive the store.
 * \param out receives it; to be freed with ivn_memory_store_free().
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_memory_store_new(const ivn_context *context, ivn_memory_store **out);

/**
 * The callbacks of a store in memory. Since 0.1.
 * \param store not NULL; must outlive whatever they are given to.
 * \param out filled; the caller sets its `size`.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the size of `out` is not known.
 */
IVN_API ivn_status ivn_memory_store_ops(ivn_memory_store *store, ivn_store_ops *out);

/** How many records a store holds. Since 0.1.
 * \param store NULL gives 0.
 * \return of all kinds.
 */
IVN_API uint64_t ivn_memory_store_count(const ivn_memory_store *store);

/** An event of the outbox. Since 0.1.
 * \param store NULL gives NULL.
 * \param index 0 for the oldest.
 * \return owned by the store, until the event is dropped; NULL after the last.
 */
IVN_API const ivn_outbox_event *ivn_memory_store_event(const ivn_memory_store *store, uint64_t index);

/** Drops the oldest events of the outbox, as whoever has delivered them does. Since 0.1.
 * \param store NULL is fine.
 * \param count how many; more than there are: all.
 */
IVN_API void ivn_memory_store_drop_events(ivn_memory_store *store, uint64_t count);

/** Frees a store. Since 0.1. \param store NULL is fine. */
IVN_API void ivn_memory_store_free(ivn_memory_store *store);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
