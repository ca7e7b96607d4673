/*
 * Documents that are made from facts, all or nothing: from JSON or from a host's struct, with every mistake told.
 * Serves the floors above, which say what a document is made of.
 */
#ifndef IVNI_SCHEMA_MAKE_H
#define IVNI_SCHEMA_MAKE_H

#include "schema/schema.h"

/*
 * Fills a new document. What is wrong with what was given becomes violations; only memory and limits fail. `plan` is
 * the caller's.
 */
typedef ivn_status ivni_fill(const ivn_context *context, void *document, const ivni_given *given, const void *plan,
                             ivn_violations *violations);

/* A document to be made, and where mistakes are told: the last two as the host gave them. */
typedef struct ivni_making {
    const ivn_context *context;
    size_t bytes; /* of the document, which begins with its arena */
    ivni_fill *fill;
    const void *plan;
    ivn_violations **violations;
    ivn_error *error;
} ivni_making;

/*
 * What each such call begins with: no violations yet, an error that can be filled, and the arguments complete: else
 * `names` says which must not be NULL.
 */
ivn_status ivni_make_begin(const ivni_making *making, int complete, const char *names);
/* The document, to be freed with ivni_document_free; NULL: `status` says why, and nothing is left. */
void *ivni_make_from_struct(const ivni_making *making, const void *source, ivn_status *status);
/* Violations then tell the byte at which the value begins that is wrong. */
void *ivni_make_from_json(const ivni_making *making, const char *data, size_t size, ivn_status *status);

#endif
