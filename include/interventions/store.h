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
 * nothing, unless it answers ::IVN_ERROR_OUTCOME_UNKNOWN. The callbacks do not call the caseload that called them, and
 * they return: an exception or a longjmp must not lead out of them (\ref using). Since 0.1.
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

/* ---- The driver -------------------------------------------------------------------------------------------------- */

/** Records in a host's store. A caseload belongs to one thread at a time; any number of them may stand on one store.
 *  Since 0.1. */
typedef struct ivn_caseload ivn_caseload;

/**
 * Makes a caseload on a host's store. Since 0.1.
 * \param context limits and memory; must outlive the caseload.
 * \param ops the callbacks; copied.
 * \param out receives it; to be freed with ivn_caseload_free().
 * \retval IVN_OK done; the store has not been called.
 * \retval IVN_ERROR_ARGUMENT a pointer or a callback is NULL.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED `ops` is not a struct the library knows.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_caseload_new(const ivn_context *context, const ivn_store_ops *ops, ivn_caseload **out);

/** Frees a caseload; what it gave out stays. Since 0.1. \param caseload NULL is fine. */
IVN_API void ivn_caseload_free(ivn_caseload *caseload);

/**
 * Carries a command out: loads its record, decides, commits. Nothing is committed where nothing changes. Since 0.1.
 *
 * A reference number that is taken: decides again with the next attempt. A record that another has changed meanwhile:
 * loads and decides again, as if the command had come a moment later; it is decided on what then stands, so that
 * nothing of the other's is lost. Both are done a limited number of times. Where the outcome is unknown, give the same
 * command again: it answers ::IVN_REPLAYED if it was done, and does it otherwise.
 *
 * \param caseload not NULL.
 * \param command as for ivn_decide().
 * \param environment as for ivn_decide().
 * \param out receives the change; NULL after a refusal or failure; to be freed with ivn_change_free().
 * \param violations as for ivn_decide().
 * \param error detail, or NULL.
 * \retval IVN_OK decided and committed.
 * \retval IVN_UNCHANGED, IVN_REPLAYED as ivn_decide(); nothing was committed.
 * \retval IVN_ERROR_CONFLICT the record was changed by others each time.
 * \retval IVN_ERROR_TAKEN each reference number was taken.
 * \retval IVN_ERROR_OUTCOME_UNKNOWN it may have been committed; see above.
 * \retval IVN_ERROR_STORE a callback failed, with its code in `error.host_code`, or broke a rule.
 * \retval IVN_ERROR_DAMAGED what is stored is not a record, or another one.
 * \retval IVN_ERROR_VERSION what is stored was written by a newer library.
 * \return otherwise as ivn_decide().
 */
IVN_API ivn_status ivn_caseload_do(ivn_caseload *caseload, const ivn_command *command,
                                   const ivn_environment *environment, ivn_change **out, ivn_violations **violations,
                                   ivn_error *error);

/**
 * A record by its id. Since 0.1.
 * \param caseload not NULL.
 * \param kind IVN_RECORD_*.
 * \param id UUID.
 * \param out receives the record; to be freed with ivn_record_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, no such kind, or not a UUID.
 * \retval IVN_ERROR_NOT_FOUND there is none.
 * \retval IVN_ERROR_STORE, IVN_ERROR_DAMAGED, IVN_ERROR_VERSION as in ivn_caseload_do().
 * \retval IVN_ERROR_LIMIT too long, or too much for one record.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_caseload_get(ivn_caseload *caseload, uint32_t kind, const char *id, ivn_record **out,
                                    ivn_error *error);

/** A record of a page that could not be read: the rest of the page is there all the same. Owned by it. Since 0.1. */
typedef struct ivn_unread {
    uint32_t size;      /**< Bytes of this struct that the library filled. */
    ivn_status status;  /**< ::IVN_ERROR_DAMAGED: no record, or another one; ::IVN_ERROR_VERSION: written by a newer
                             library; ::IVN_ERROR_LIMIT: too long, or too much for one record. */
    const char *record; /**< UUID. */
    const char *why;    /**< In words, without personal data. */
} ivn_unread;

/** Records that were found. Immutable. Since 0.1. */
typedef struct ivn_cases ivn_cases;

/** What ivn_cases_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_cases_view {
    uint32_t size;                    /**< Bytes of this struct that the library filled. */
    uint32_t count;                   /**< How many. */
    const ivn_record *const *records; /**< In the order of their ids. */
    const char *next;                 /**< To be given as `after` for the next page; "": there is none. */
    const ivn_unread *const *unread;  /**< Records of the page that could not be read, and may have the key. */
    uint32_t unread_count;            /**< How many. */
    uint32_t reserved;                /**< 0. */
} ivn_cases_view;

/**
 * Records that have a key, or all, page by page. What the store finds is held against the record itself, so that a page
 * may have fewer than `most` though there are more; what is changed between two pages may be missed or seen twice.
 * Since 0.1.
 * \param caseload not NULL.
 * \param kind IVN_RECORD_*.
 * \param key name of an index key whose bytes are text: "service_user", "reference", "provider", "contract", "phase";
 *        NULL: all records of the kind.
 * \param value of the key: a reference of the host, a reference number, a name of a phase such as "delivering"; NULL
 *        with a `key` of NULL.
 * \param after `next` of the page before; NULL or "": the first page.
 * \param most records of a page, 1 to ::IVN_MOST_PAGE.
 * \param out receives the records; to be freed with ivn_cases_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done, and there may be more. What could not be read is listed beside the rest.
 * \retval IVN_END done, and that was all; the same.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, no such kind or key, `most` is out of bounds, or `after` is not such a
 *         one.
 * \retval IVN_ERROR_STORE as in ivn_caseload_do().
 * \retval IVN_ERROR_LIMIT the value is too long, or a page is too much for a document.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_caseload_find(ivn_caseload *caseload, uint32_t kind, const char *key, const char *value,
                                     const char *after, uint32_t most, ivn_cases **out, ivn_error *error);

/** Shows what was found. Since 0.1. \param cases NULL gives NULL. \return owned by it. */
IVN_API const ivn_cases_view *ivn_cases_read(const ivn_cases *cases);

/** A record of those that were found, to keep when they are freed. Since 0.1.
 * \param cases NULL gives NULL.
 * \param index 0 for the first.
 * \return the record, once more held; to be freed with ivn_record_free(); NULL after the last.
 */
IVN_API ivn_record *ivn_cases_record(const ivn_cases *cases, uint32_t index);

/** Frees what was found. Since 0.1. \param cases NULL is fine. */
IVN_API void ivn_cases_free(ivn_cases *cases);

/** A duty that is owed. Owned by its list. Since 0.1. */
typedef struct ivn_due {
    uint32_t size;         /**< Bytes of this struct that the library filled. */
    uint32_t reserved;     /**< 0. */
    const char *record;    /**< UUID of the referral. */
    const char *reference; /**< Its reference number, or "". */
    const ivn_duty *duty;  /**< What is owed, by whom and by when. */
} ivn_due;

/** What is due. Immutable. Since 0.1. */
typedef struct ivn_dues ivn_dues;

/** What ivn_dues_read() shows. Grows at the end only. Since 0.1. */
typedef struct ivn_dues_view {
    uint32_t size;                   /**< Bytes of this struct that the library filled. */
    uint32_t count;                  /**< How many. */
    const ivn_due *const *dues;      /**< In the order of their due dates, those of a day by referral. */
    ivn_number day;                  /**< The day they were asked for. */
    ivn_number until;                /**< The last due date that was asked for. */
    const char *next;                /**< To be given as `after` for the next page; "": there is none. */
    const ivn_unread *const *unread; /**< Referrals that could not be read, and may owe something on this page. */
    uint32_t unread_count;           /**< How many. */
    uint32_t reserved;               /**< 0. */
} ivn_dues_view;

/**
 * What is owed and due by a day, over all referrals: each duty that is not met and has not fallen away, overdue ones
 * included, as ivn_referral_duties() tells it of each referral. Windows, which nobody owes, are not among them. The due
 * dates follow from the calendar, the rulebook and the rows of duties in the environment at the time of asking; only
 * the referrals that can have one are loaded. Since 0.1.
 * \param caseload not NULL.
 * \param environment as for ivn_referral_duties(). The day is to be no earlier than the last thing on record: what is
 *        stored tells what is open now.
 * \param until last due date that is wanted, before or after the day itself.
 * \param after `next` of the page before; NULL or "": the first page.
 * \param most duties of a page, 1 to ::IVN_MOST_PAGE; a page is a little longer where several of one referral are due
 *        on one day.
 * \param out receives the list; to be freed with ivn_dues_free(). It points into the rows of duties and the rulebook,
 *        which must live longer; its JSON does not.
 * \param error detail, or NULL.
 * \retval IVN_OK done, and there may be more. What could not be read is listed beside the rest.
 * \retval IVN_END done, and that was all; the same.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no calendar, `most` is out of bounds, or `after` is not such a
 *         one.
 * \retval IVN_ERROR_STORE as in ivn_caseload_do().
 * \return otherwise as ivn_duties_of().
 */
IVN_API ivn_status ivn_caseload_due(ivn_caseload *caseload, const ivn_environment *environment, ivn_date until,
                                    const char *after, uint32_t most, ivn_dues **out, ivn_error *error);

/** Shows what is due. Since 0.1. \param dues NULL gives NULL. \return owned by it. */
IVN_API const ivn_dues_view *ivn_dues_read(const ivn_dues *dues);

/** What is due as JSON. Since 0.1.
 * \param context limits and memory.
 * \param dues not NULL.
 * \param out receives the text; to be freed with ivn_text_free().
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_dues_to_json(const ivn_context *context, const ivn_dues *dues, ivn_text **out, ivn_error *error);

/** Frees what is due. Since 0.1. \param dues NULL is fine. */
IVN_API void ivn_dues_free(ivn_dues *dues);

/**
 * Writes the index keys of all records of a kind anew, and their bodies in the schema of this library: after an update
 * that writes other keys, or when rows were added to the duties. Revisions stay, nothing happens to a record, and no
 * event is given. Others may work on the store meanwhile. Since 0.1.
 * \param caseload not NULL.
 * \param kind IVN_RECORD_*.
 * \param duties the rows for which keys are written; NULL: those of the documents.
 * \param after id of the record after which to go on, as `progress` was told; NULL or "": from the beginning.
 * \param progress called after each record, with how many are done and the id of the last; answers ::IVN_YES to go on,
 *        anything else to stop; NULL: nobody asks. It returns, as the callbacks of a store do. A record that cannot be
 *        read is passed over and not counted.
 * \param user passed to `progress` as it is.
 * \param error detail, or NULL.
 * \retval IVN_OK all are done.
 * \retval IVN_PARTIAL `progress` has stopped it, or some could not be read: ivn_caseload_find() of all records lists
 *         them.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, no such kind, or `after` is not an id.
 * \retval IVN_ERROR_CONFLICT, IVN_ERROR_TAKEN, IVN_ERROR_OUTCOME_UNKNOWN as in ivn_caseload_do().
 * \retval IVN_ERROR_STORE as in ivn_caseload_do(); those before are done.
 * \retval IVN_ERROR_LIMIT the keys of a record are too much for the store.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_caseload_reindex(ivn_caseload *caseload, uint32_t kind, const ivn_duty_table *duties,
                                        const char *after,
                                        ivn_flag (*progress)(void *user, uint64_t done, const char *last), void *user,
                                        ivn_error *error);

/**
 * Deletes a record with its keys; its events stay in the outbox. Meant for what should never have been stored: personal
 * data goes by ::IVN_COMMAND_REDACT. Since 0.1.
 * \param caseload not NULL.
 * \param kind IVN_RECORD_*.
 * \param id UUID.
 * \param revision at which it must be; 0: any.
 * \param error detail, or NULL.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, no such kind, or not a UUID.
 * \retval IVN_ERROR_NOT_FOUND there is none: also when it was deleted before.
 * \retval IVN_ERROR_CONFLICT it is at another revision.
 * \retval IVN_ERROR_OUTCOME_UNKNOWN it may have been deleted: repeat it.
 * \retval IVN_ERROR_STORE as in ivn_caseload_do().
 * \retval IVN_ERROR_LIMIT it is too much for the store.
 * \retval IVN_ERROR_MEMORY no memory.
 */
IVN_API ivn_status ivn_caseload_delete(ivn_caseload *caseload, uint32_t kind, const char *id, uint32_t revision,
                                       ivn_error *error);

/** \} */

#ifdef __cplusplus
}
#endif

#endif
