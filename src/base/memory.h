/*
 * Memory: the host's allocator, and the arena in which every document is made. Serves all floors above.
 */
#ifndef IVNI_BASE_MEMORY_H
#define IVNI_BASE_MEMORY_H

#include <interventions/base.h>

/* The allocator and limits of a context; the only struct that knows both. */
struct ivn_context {
    ivn_allocator allocator;
    uint32_t max_depth;
    uint64_t max_json_bytes;
    uint64_t max_document_bytes;
};

/*
 * A host's sized struct: `sized` starts with its uint32_t size. At least `known` bytes, at most IVNI_MOST_STRUCT, and
 * zero beyond `known`: IVN_OK; otherwise IVN_ERROR_SIZE.
 */
#define IVNI_MOST_STRUCT 65536u
ivn_status ivni_size_check(const void *sized, size_t known);

/* The allocator to use where a public function takes one that may be NULL: checks it and copies it to `out`. */
ivn_status ivni_allocator_check(const ivn_allocator *allocator, ivn_allocator *out);
void *ivni_allocate(const ivn_allocator *allocator, size_t bytes);
void ivni_release(const ivn_allocator *allocator, void *memory); /* NULL is fine */

/*
 * An arena: everything that is allocated from it is zeroed, aligned for any type and freed together. Opaque documents
 * (ivn_catalogue, ivn_rulebook, ...) hold their arena as a member and are themselves allocated inside it: see
 * ivni_document_new. The limit counts the bytes asked for, rounded up to the alignment.
 */
typedef struct ivni_chunk ivni_chunk;
typedef struct ivni_arena {
    ivn_allocator allocator;
    ivni_chunk *chunks;
    unsigned char *next;
    size_t left;
    uint64_t used;
    uint64_t limit;
    size_t expected;    /* room that the next chunk is to have at least */
    ivn_status failure; /* of the last allocation that failed: IVN_ERROR_LIMIT or IVN_ERROR_MEMORY */
} ivni_arena;

void ivni_arena_init(ivni_arena *arena, const ivn_allocator *allocator, uint64_t limit);
/* So much more will be asked for, about: it is had from the allocator in one piece when the first of it is. */
void ivni_arena_expect(ivni_arena *arena, size_t bytes);
/* NULL when memory runs out or the limit is reached; ivni_arena_status says which. */
void *ivni_arena_alloc(ivni_arena *arena, size_t bytes);
void *ivni_arena_array(ivni_arena *arena, size_t count, size_t element); /* overflow-checked; count 0 is fine */
/*
 * A list of `count` elements with room for one more: the list itself, or one with twice its room that holds the same;
 * the old one stays until the arena goes. NULL: as above. A list that is NULL has room for none.
 */
void *ivni_arena_room(ivni_arena *arena, void *list, uint32_t count, uint32_t *room, size_t element);
char *ivni_arena_text(ivni_arena *arena, const char *text, size_t length); /* a NUL-terminated copy */
char *ivni_arena_string(ivni_arena *arena, const char *text);              /* NULL gives NULL */
ivn_status ivni_arena_status(const ivni_arena *arena, size_t bytes);       /* IVN_ERROR_LIMIT or IVN_ERROR_MEMORY */
/* Where many allocations are made before one asks: why the last one that failed did; IVN_OK: none has. */
ivn_status ivni_arena_failure(const ivni_arena *arena);
void ivni_arena_free(ivni_arena *arena);

/*
 * Makes a document: an arena whose first allocation is a zeroed struct of `bytes` bytes that starts with an ivni_arena
 * member, into which the arena is moved. NULL: no memory, or not within the limit. Freed with ivni_document_free.
 */
void *ivni_document_new(const ivn_context *context, size_t bytes);
/* The same where there is no context: `allocator` has been checked, `limit` is in bytes. */
void *ivni_document_new_with(const ivn_allocator *allocator, uint64_t limit, size_t bytes);
/* Why ivni_document_new made none: IVN_ERROR_LIMIT or IVN_ERROR_MEMORY. */
ivn_status ivni_document_failure(const ivn_context *context, size_t bytes);
void ivni_document_free(void *document); /* NULL is fine */

#endif
