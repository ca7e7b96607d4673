/*
 * A caseload: what its files share.
 */
#ifndef IVNI_STORE_CASELOAD_H
#define IVNI_STORE_CASELOAD_H

#include "casework/casework.h"
#include "store/store.h"

struct ivn_caseload {
    const ivn_context *context;
    ivni_store store;
};

/* How often a change is tried again where others were faster. */
#define IVNI_MOST_CONFLICTS 10

/* ---- caseload.c */

/* IVN_OK, or IVN_ERROR_ARGUMENT told. */
ivn_status ivni_kind_check(uint32_t kind, ivn_error *error);
/* A stored record by its id. */
ivn_status ivni_caseload_load(ivn_caseload *caseload, const ivni_id *id, ivn_record **out, ivn_error *error);
/* The record of a body; `id` and `revision` are what the store says of it. IVN_ERROR_DAMAGED: none, or another. */
ivn_status ivni_record_of(const ivn_context *context, const ivni_id *id, uint32_t revision, const char *body,
                          size_t size, ivn_record **out, ivn_error *error);
/* A record that was found: of its body, or loaded. `*out` is NULL where it is gone meanwhile. */
ivn_status ivni_hit_record(ivn_caseload *caseload, const ivni_hit *found, ivn_record **out, ivn_error *error);

/* Records that could not be read, in an arena (NULL: they are counted alone). */
typedef struct ivni_unread_list {
    ivni_arena *arena;
    ivn_unread **list;
    uint32_t count, room;
} ivni_unread_list;

/* The same; what cannot be read is put on the list, and `*out` is NULL then. */
ivn_status ivni_hit_readable(ivn_caseload *caseload, const ivni_hit *found, ivni_unread_list *unread, ivn_record **out,
                             ivn_error *error);

/* ---- batch.c */

/* What is to be committed of a record: the new revision, 0 events are fine. */
typedef struct ivni_parcel {
    const ivn_record *record;
    uint32_t expected;
    const ivn_index_key *const *keys;
    uint32_t key_count;
    const ivn_event *const *events;
    uint32_t event_count;
} ivni_parcel;

ivn_status ivni_parcel_commit(ivn_caseload *caseload, const ivni_parcel *parcel, ivn_error *error);

/* ---- dues.c */

#define IVNI_DUE_PLACE (10 + 1 + IVNI_ID_TEXT) /* "2026-09-07/", an id and a NUL */

extern const ivni_table ivni_dues_table;

struct ivn_dues {
    ivni_arena arena; /* first: see ivni_document_new */
    ivn_dues_view view;
    ivn_due **list;
    uint32_t room;
    ivni_unread_list unread;
    ivn_duties **answers; /* of the referrals on the list, which point into them */
    uint32_t answer_count, answer_room;
    char next[IVNI_DUE_PLACE];
};

/* What a referral owes that is due on this day goes on the list. Takes the answers over, also where it fails. */
ivn_status ivni_dues_add(ivn_dues *dues, const ivn_referral_view *referral, ivn_duties *answers, ivn_date due);

#endif
