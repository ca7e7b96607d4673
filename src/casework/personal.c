/*
 * The personal data that a record holds: which members of what was said are marked as such in the field tables, and in
 * how many places they are filled; and until when it may be kept. Serves whoever answers for the data.
 */
#include <string.h>

#include "casework/casework.h"
#include "eligibility/words.h"

struct ivn_personal_data {
    ivni_arena arena;
    ivn_personal_data_view view;
};

/* What was found so far. */
typedef struct inventory {
    ivni_arena *arena;
    ivn_personal_datum **list;
    uint32_t count, room;
} inventory;

static int is_place(const ivn_personal_datum *datum, const ivni_text *path, const char *title)
{
    return strlen(datum->pointer) == path->size && memcmp(datum->pointer, path->data, path->size) == 0 &&
           strcmp(datum->title, title) == 0;
}

static void add(inventory *of, const ivni_text *path, const char *title)
{
    ivn_personal_datum *datum = ivni_arena_alloc(of->arena, sizeof *datum);
    void *list = ivni_arena_room(of->arena, of->list, of->count, &of->room, sizeof *of->list);
    const char *pointer = ivni_arena_text(of->arena, path->data, path->size);

    if (list != NULL)
        of->list = list;
    if (datum == NULL || list == NULL || pointer == NULL)
        return; /* the arena remembers */
    *datum = (ivn_personal_datum){.size = sizeof *datum, .places = 1, .pointer = pointer, .title = title};
    of->list[of->count++] = datum;
}

static void found(const ivni_text *path, const char *title, void *user)
{
    inventory *of = user;

    if (path->status != IVN_OK)
        return;
    for (uint32_t i = 0; i < of->count; i++) {
        if (is_place(of->list[i], path, title)) {
            of->list[i]->places++;
            return;
        }
    }
    add(of, path, title);
}

static ivn_status take_stock(const ivn_context *context, const ivn_referral_view *referral, ivn_personal_data *data)
{
    const ivn_record_facts facts = {.size = sizeof facts,
                                    .schema = IVN_RECORD_SCHEMA,
                                    .id = referral->id,
                                    .entries = referral->entries,
                                    .entry_count = referral->entry_count};
    inventory of = {.arena = &data->arena};
    ivni_text path;
    ivn_status status;

    ivni_text_init(&path, context);
    ivni_schema_find_personal(&ivni_record_table, &facts, &path, found, &of);
    status = path.status;
    ivni_text_discard(&path);
    data->view.list = (const ivn_personal_datum *const *)of.list;
    data->view.count = of.count;
    return status != IVN_OK ? status : ivni_arena_failure(&data->arena);
}

static ivn_status say_until(const ivn_context *context, const ivn_referral_view *referral, const ivn_rulebook *rulebook,
                            ivn_date day, ivn_personal_data *data)
{
    ivni_retention retention;
    ivni_text words;
    ivn_status status;

    ivni_retention_of(referral, rulebook, day, &retention);
    ivni_text_init(&words, context);
    ivni_say_retention(&words, &retention);
    data->view.keep_until = retention.until;
    if (retention.until.known)
        data->view.due = day > retention.until.value ? IVN_YES : IVN_NO;
    data->view.reason = ivni_words_take(&words, &data->arena).text;
    data->view.rule = ivni_arena_string(&data->arena, retention.rule);
    data->view.missing = retention.missing;
    status = words.status;
    ivni_text_discard(&words);
    return status != IVN_OK ? status : ivni_arena_failure(&data->arena);
}

static ivn_status fill(const ivn_context *context, const ivn_referral_view *referral, const ivn_rulebook *rulebook,
                       ivn_date day, ivn_personal_data *data)
{
    ivn_status status;

    data->view = (ivn_personal_data_view){.size = sizeof data->view, .rule = "", .missing = ""};
    if (referral->redacted == IVN_YES) {
        data->view.due = IVN_NO;
        data->view.reason = "Its personal data has been removed.";
        return IVN_OK;
    }
    status = take_stock(context, referral, data);
    return status == IVN_OK ? say_until(context, referral, rulebook, day, data) : status;
}

ivn_status ivn_referral_personal_data(const ivn_context *context, const ivn_record *record,
                                      const ivn_environment *environment, ivn_personal_data **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivn_personal_data *data;
    ivn_date day;

    if (status != IVN_OK)
        return status;
    if (context == NULL || record == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, record and out must not be NULL");
    status = ivni_environment_day(environment, &day, error);
    if (status != IVN_OK)
        return status;
    data = ivni_document_new(context, sizeof *data);
    if (data == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *data));
    status = fill(context, &record->referral, environment->rulebook, day, data);
    if (status != IVN_OK) {
        ivni_document_free(data);
        return ivni_fail_status(error, status);
    }
    *out = data;
    return IVN_OK;
}

const ivn_personal_data_view *ivn_personal_data_read(const ivn_personal_data *data)
{
    return data == NULL ? NULL : &data->view;
}

void ivn_personal_data_free(ivn_personal_data *data)
{
    ivni_document_free(data);
}
