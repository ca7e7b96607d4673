/*
 * The memory of the kit: blocks that go with a case, and buffers that grow.
 */
#include <string.h>

#include "conformance/kit.h"

struct ivnc_block {
    ivnc_block *next;
    uint64_t alignment; /* what follows suits any type */
};

void *ivnc_allocate(ivnc_memory *memory, size_t bytes)
{
    ivnc_block *made = NULL;

    if (bytes <= SIZE_MAX - sizeof *made)
        made = memory->allocator.allocate(memory->allocator.user, sizeof *made + bytes);
    if (made == NULL) {
        memory->failed = 1;
        return NULL;
    }
    made->next = memory->blocks;
    memory->blocks = made;
    return made + 1;
}

void ivnc_release_all(ivnc_memory *memory)
{
    while (memory->blocks != NULL) {
        ivnc_block *block = memory->blocks;

        memory->blocks = block->next;
        memory->allocator.release(memory->allocator.user, block);
    }
}

static void *count_allocation(void *user, size_t bytes)
{
    ivnc_memory *memory = user;
    void *made = memory->allocator.allocate(memory->allocator.user, bytes);

    memory->failed |= made == NULL;
    return made;
}

static void count_release(void *user, void *memory)
{
    const ivnc_memory *of = user;

    of->allocator.release(of->allocator.user, memory);
}

ivn_allocator ivnc_counting(ivnc_memory *memory)
{
    return (ivn_allocator){sizeof(ivn_allocator), 0, memory, count_allocation, count_release};
}

static int grow(ivnc_buffer *buffer, size_t more)
{
    size_t room = buffer->room < 1024 ? 1024 : buffer->room;
    uint8_t *larger;

    while (room - buffer->size < more) {
        if (room > SIZE_MAX / 2)
            return 0;
        room *= 2;
    }
    larger = buffer->memory->allocator.allocate(buffer->memory->allocator.user, room);
    if (larger == NULL)
        return 0;
    if (buffer->size > 0)
        memcpy(larger, buffer->data, buffer->size);
    if (buffer->data != NULL)
        buffer->memory->allocator.release(buffer->memory->allocator.user, buffer->data);
    buffer->data = larger;
    buffer->room = room;
    return 1;
}

int ivnc_append(ivnc_buffer *buffer, const void *data, size_t size)
{
    if (size > buffer->room - buffer->size && !grow(buffer, size)) {
        buffer->memory->failed = 1;
        return 0;
    }
    if (size > 0)
        memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
    return 1;
}

void ivnc_discard(ivnc_buffer *buffer)
{
    if (buffer->data != NULL)
        buffer->memory->allocator.release(buffer->memory->allocator.user, buffer->data);
    buffer->data = NULL;
    buffer->size = buffer->room = 0;
}
