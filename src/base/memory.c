/*
 * Memory: the host's allocator with its checks, and the arena that every document lives in.
 */
#include "base/memory.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"

#define FIRST_CHUNK 1024u
#define MOST_CHUNK 65536u
#define FIRST_ROOM 16u

struct ivni_chunk {
    ivni_chunk *before;
    size_t room; /* bytes behind the header */
};

/* The chunk's header, rounded up so that what follows it is aligned for any type. */
#define HEADER ((sizeof(ivni_chunk) + alignof(max_align_t) - 1) / alignof(max_align_t) * alignof(max_align_t))

ivn_status ivni_size_check(const void *sized, size_t known)
{
    const unsigned char *bytes = sized;
    uint32_t size;

    memcpy(&size, sized, sizeof size);
    if (size < known || size > IVNI_MOST_STRUCT)
        return IVN_ERROR_SIZE;
    for (size_t i = known; i < size; i++)
        if (bytes[i] != 0)
            return IVN_ERROR_SIZE;
    return IVN_OK;
}

static void *standard_allocate(void *user, size_t bytes)
{
    (void)user;
    return malloc(bytes);
}

static void standard_release(void *user, void *memory)
{
    (void)user;
    free(memory);
}

ivn_status ivni_allocator_check(const ivn_allocator *allocator, ivn_allocator *out)
{
    static const ivn_allocator standard = {sizeof standard, 0, NULL, standard_allocate, standard_release};
    ivn_status status;

    if (allocator == NULL) {
        *out = standard;
        return IVN_OK;
    }
    status = ivni_size_check(allocator, sizeof *allocator);
    if (status != IVN_OK)
        return status;
    if (allocator->reserved != 0)
        return IVN_ERROR_RESERVED;
    if (allocator->allocate == NULL || allocator->release == NULL)
        return IVN_ERROR_ARGUMENT;
    *out = *allocator;
    out->size = sizeof *out;
    return IVN_OK;
}

void *ivni_allocate(const ivn_allocator *allocator, size_t bytes)
{
    return allocator->allocate(allocator->user, bytes);
}

void ivni_release(const ivn_allocator *allocator, void *memory)
{
    if (memory != NULL)
        allocator->release(allocator->user, memory);
}

void ivni_arena_init(ivni_arena *arena, const ivn_allocator *allocator, uint64_t limit)
{
    *arena = (ivni_arena){.allocator = *allocator, .limit = limit};
}

/* Rounds up to the alignment, so that the next allocation is aligned too. 0: too large to round. */
static size_t rounded(size_t bytes)
{
    const size_t step = alignof(max_align_t);
    size_t sum;

    if (!ivni_add_size(bytes == 0 ? 1 : bytes, step - 1, &sum))
        return 0;
    return sum / step * step;
}

static ivni_chunk *add_chunk(ivni_arena *arena, size_t room)
{
    ivni_chunk *chunk;
    size_t bytes;

    if (!ivni_add_size(HEADER, room, &bytes))
        return NULL;
    chunk = ivni_allocate(&arena->allocator, bytes);
    if (chunk == NULL)
        return NULL;
    chunk->before = arena->chunks;
    chunk->room = room;
    arena->chunks = chunk;
    return chunk;
}

/* Chunks double, so that small documents stay small and large ones take few allocations. */
static size_t room_for(const ivni_arena *arena, size_t bytes)
{
    size_t room = arena->chunks == NULL ? FIRST_CHUNK : 2 * arena->chunks->room;

    if (room > MOST_CHUNK)
        room = MOST_CHUNK;
    if (arena->expected > 0)
        room = arena->expected;
    return room > bytes ? room : bytes;
}

/* An estimate that nobody will be allowed to use is none. */
void ivni_arena_expect(ivni_arena *arena, size_t bytes)
{
    if (bytes > arena->left && bytes <= arena->limit - arena->used)
        arena->expected = bytes;
}

/* `bytes` is rounded. What is left of the chunk before is given up, unless it is the larger rest. */
static void *take(ivni_arena *arena, size_t bytes)
{
    unsigned char *memory;
    ivni_chunk *chunk;

    if (bytes <= arena->left) {
        memory = arena->next;
        arena->next += bytes;
        arena->left -= bytes;
        return memory;
    }
    chunk = add_chunk(arena, room_for(arena, bytes));
    arena->expected = 0;
    if (chunk == NULL)
        return NULL;
    memory = (unsigned char *)chunk + HEADER;
    if (chunk->room - bytes >= arena->left) {
        arena->next = memory + bytes;
        arena->left = chunk->room - bytes;
    }
    return memory;
}

static void *refuse(ivni_arena *arena, ivn_status why)
{
    arena->failure = why;
    return NULL;
}

void *ivni_arena_alloc(ivni_arena *arena, size_t bytes)
{
    size_t size = rounded(bytes);
    void *memory;

    if (size == 0 || size > arena->limit - arena->used)
        return refuse(arena, IVN_ERROR_LIMIT);
    memory = take(arena, size);
    if (memory == NULL)
        return refuse(arena, IVN_ERROR_MEMORY);
    arena->used += size;
    return memset(memory, 0, size);
}

void *ivni_arena_array(ivni_arena *arena, size_t count, size_t element)
{
    size_t bytes;

    if (!ivni_multiply_size(count, element, &bytes))
        return refuse(arena, IVN_ERROR_LIMIT);
    return ivni_arena_alloc(arena, bytes);
}

void *ivni_arena_room(ivni_arena *arena, void *list, uint32_t count, uint32_t *room, size_t element)
{
    uint32_t more = *room < FIRST_ROOM ? FIRST_ROOM : *room <= UINT32_MAX / 2 ? 2 * *room : UINT32_MAX;
    void *larger;

    if (count < *room)
        return list;
    larger = count == UINT32_MAX ? refuse(arena, IVN_ERROR_LIMIT) : ivni_arena_array(arena, more, element);
    if (larger == NULL)
        return NULL;
    if (count > 0)
        memcpy(larger, list, count * element);
    *room = more;
    return larger;
}

char *ivni_arena_text(ivni_arena *arena, const char *text, size_t length)
{
    size_t bytes;
    char *copy;

    if (!ivni_add_size(length, 1, &bytes))
        return refuse(arena, IVN_ERROR_LIMIT);
    copy = ivni_arena_alloc(arena, bytes);
    if (copy != NULL && length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *ivni_arena_string(ivni_arena *arena, const char *text)
{
    return text == NULL ? NULL : ivni_arena_text(arena, text, strlen(text));
}

ivn_status ivni_arena_status(const ivni_arena *arena, size_t bytes)
{
    size_t size = rounded(bytes);

    return size == 0 || size > arena->limit - arena->used ? IVN_ERROR_LIMIT : IVN_ERROR_MEMORY;
}

ivn_status ivni_arena_failure(const ivni_arena *arena)
{
    return arena->failure;
}

void ivni_arena_free(ivni_arena *arena)
{
    ivni_chunk *chunk = arena->chunks;

    while (chunk != NULL) {
        ivni_chunk *before = chunk->before;

        ivni_release(&arena->allocator, chunk);
        chunk = before;
    }
    arena->chunks = NULL;
    arena->next = NULL;
    arena->left = 0;
    arena->used = 0;
}

void *ivni_document_new_with(const ivn_allocator *allocator, uint64_t limit, size_t bytes)
{
    ivni_arena arena;
    void *document;

    ivni_arena_init(&arena, allocator, limit);
    document = ivni_arena_alloc(&arena, bytes);
    if (document != NULL)
        memcpy(document, &arena, sizeof arena);
    return document;
}

void *ivni_document_new(const ivn_context *context, size_t bytes)
{
    return ivni_document_new_with(&context->allocator, context->max_document_bytes, bytes);
}

ivn_status ivni_document_failure(const ivn_context *context, size_t bytes)
{
    return rounded(bytes) > context->max_document_bytes ? IVN_ERROR_LIMIT : IVN_ERROR_MEMORY;
}

void ivni_document_free(void *document)
{
    ivni_arena arena;

    if (document == NULL)
        return;
    /* The arena lies in its own memory: it is freed from outside. */
    memcpy(&arena, document, sizeof arena);
    ivni_arena_free(&arena);
}
