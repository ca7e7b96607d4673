/*
 * The list of all that is wrong with an input: collected while reading, handed to the caller at the end.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"

#define MOST_STEPS (1u << 22) /* through a tree, to find the places of all violations of a list */

struct ivn_violations {
    ivni_arena arena;
    ivn_violations_view view;
    ivn_violation **list;
    uint32_t room;
    uint32_t count; /* of all, also of those that are not kept */
    int failed;
};

ivn_violations *ivni_violations_new(const ivn_context *context)
{
    ivn_violations *list = ivni_document_new_with(&context->allocator, UINT64_MAX, sizeof *list);

    if (list != NULL)
        list->view.size = sizeof list->view;
    return list;
}

static int make_room(ivn_violations *list)
{
    ivn_violation **larger = ivni_arena_room(&list->arena, list->list, list->view.count, &list->room, sizeof *larger);

    if (larger == NULL)
        return 0;
    list->list = larger;
    list->view.list = (const ivn_violation *const *)larger;
    return 1;
}

static int keep(ivn_violations *list, const ivn_violation *violation)
{
    ivn_violation *kept = ivni_arena_alloc(&list->arena, sizeof *kept);

    if (kept == NULL || !make_room(list))
        return 0;
    *kept = *violation;
    kept->size = sizeof *kept;
    kept->pointer = ivni_arena_string(&list->arena, violation->pointer);
    kept->message = ivni_arena_string(&list->arena, violation->message);
    kept->expected = ivni_arena_string(&list->arena, violation->expected);
    if (kept->pointer == NULL || kept->message == NULL || kept->expected == NULL)
        return 0;
    list->list[list->view.count++] = kept;
    return 1;
}

void ivni_violations_add(ivn_violations *list, ivn_status status, int64_t offset, const char *pointer,
                         const char *expected, const char *format, ...)
{
    char message[sizeof((ivn_error *)0)->message];
    ivn_violation violation = {0, status, offset, pointer, message, expected == NULL ? "" : expected};
    va_list arguments;

    if (list == NULL || list->failed)
        return;
    list->count += 1;
    if (list->view.count == IVNI_MOST_VIOLATIONS)
        return;
    va_start(arguments, format);
    ivni_format_cut(message, sizeof message, format, arguments);
    va_end(arguments);
    list->failed = !keep(list, &violation);
}

uint32_t ivni_violations_count(const ivn_violations *list)
{
    return list == NULL ? 0 : list->count;
}

void ivni_violations_locate(ivn_violations *list, const cJSON *tree)
{
    ivni_json_search search = {.tree = tree, .steps = MOST_STEPS};

    for (uint32_t i = 0; list != NULL && i < list->view.count; i++) {
        const cJSON *node = list->list[i]->offset < 0 ? ivni_json_find(&search, list->list[i]->pointer) : NULL;

        if (node != NULL)
            list->list[i]->offset = ivni_json_offset(node);
    }
}

/* The error describes the first violation, with what was expected there, and says how many there are. */
static ivn_status describe(const ivn_violations *list, ivn_error *error)
{
    const ivn_violation *first = list->list[0];

    ivni_fail_at(error, IVN_ERROR_INVALID, first->offset, first->pointer, "%s%s%s", first->message,
                 *first->expected == '\0' ? "" : "; expected ", first->expected);
    if (error != NULL)
        error->violation_count = list->count;
    return IVN_ERROR_INVALID;
}

ivn_status ivni_violations_finish(ivn_violations *list, ivn_violations **out, ivn_error *error)
{
    ivn_status status;

    if (list == NULL || list->failed)
        status = ivni_fail_memory(error);
    else if (list->count == 0)
        status = IVN_OK;
    else
        status = describe(list, error);
    if (status == IVN_ERROR_INVALID && out != NULL)
        *out = list;
    else
        ivn_violations_free(list);
    return status;
}

ivn_status ivni_violations_conclude(ivn_violations *list, ivn_status status, ivn_violations **out, ivn_error *error)
{
    if (status == IVN_OK)
        return ivni_violations_finish(list, out, error);
    ivn_violations_free(list);
    return ivni_fail_status(error, status);
}

const ivn_violations_view *ivn_violations_read(const ivn_violations *violations)
{
    static const ivn_violations_view none = {sizeof none, 0, NULL};

    return violations == NULL ? &none : &violations->view;
}

void ivn_violations_free(ivn_violations *violations)
{
    ivni_document_free(violations);
}
