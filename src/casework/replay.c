/*
 * A record from its stored body. It is not trusted: every entry is asked again what it was asked when it was accepted,
 * as far as the record alone can answer. Serves stores and whoever keeps records elsewhere.
 */
#include <stdio.h>
#include <string.h>

#include "casework/bodies.h"
#include "catalogue/catalogue.h"

/* --- one entry --- */

ivn_status ivni_ask_entry(const ivn_context *context, const ivn_referral_view *referral, const ivn_entry *entry,
                          const void *body, ivni_arena *arena, ivni_refusals *refusals)
{
    ivni_asking asking = {.context = context,
                          .transition = ivni_transition_of(entry->type),
                          .referral = referral,
                          .body = body,
                          .command = entry->command,
                          .at = entry->at.value,
                          .now = entry->entered.value,
                          .role = entry->role,
                          .arena = arena,
                          .refusals = refusals};

    ivn_date_of_instant(asking.at, &asking.day);
    ivn_date_of_instant(asking.now, &asking.today);
    return ivni_ask_guards(&asking);
}

/* A guard says in one sentence "what is wrong; expected what."; a violation says the two apart. */
static void tell(ivn_violations *list, const ivn_obstacle *obstacle, const char *pointer)
{
    static const char parting[] = "; expected ";
    const int between = (int)sizeof parting - 1;
    const char *end = obstacle->reason + strlen(obstacle->reason) - 1, *middle = strstr(obstacle->reason, parting);
    char at[sizeof((ivn_error *)0)->pointer], expected[sizeof((ivn_error *)0)->message] = "";

    snprintf(at, sizeof at, "%s%s", pointer, obstacle->pointer);
    if (middle != NULL)
        snprintf(expected, sizeof expected, "%.*s", (int)(end - middle) - between, middle + between);
    ivni_violations_add(list, IVN_ERROR_STATE, -1, at, expected, "%.*s",
                        (int)((middle == NULL ? end : middle) - obstacle->reason), obstacle->reason);
}

ivn_status ivni_tell_refusals(const ivn_context *context, const ivni_refusals *refusals, const char *pointer,
                              ivn_violations **violations, ivn_error *error)
{
    ivn_violations *list = ivni_violations_new(context);
    ivn_status status;

    for (uint32_t i = 0; i < refusals->count; i++)
        tell(list, refusals->list[i], pointer);
    status = ivni_violations_finish(list, violations, error);
    if (status != IVN_ERROR_INVALID)
        return status;
    if (error != NULL) {
        error->status = IVN_ERROR_STATE;
        snprintf(error->rule, sizeof error->rule, "%s", refusals->list[0]->rule);
    }
    return IVN_ERROR_STATE;
}

/* --- what an entry must be, wherever it stands --- */

static void refuse(ivn_violations *violations, uint32_t place, const char *member, const char *expected,
                   const char *message)
{
    char pointer[64];

    snprintf(pointer, sizeof pointer, "/entries/%u", (unsigned)place);
    ivni_refuse(violations, IVN_ERROR_INVALID, pointer, member, expected, message);
}

static int stands_before(const ivn_record_facts *facts, uint32_t place)
{
    for (uint32_t i = 0; i < place; i++) {
        if (strcmp(facts->entries[i]->command, facts->entries[place]->command) == 0)
            return 1;
    }
    return 0;
}

/* Nothing was ever decided at a time of which no British date is known. */
static void check_times(const ivn_entry *entry, uint32_t place, ivn_violations *violations)
{
    static const char expected[] = "a time from 1972 to 9999", message[] = "a time without a British date";
    ivn_date day;

    if (ivn_date_of_instant(entry->at.value, &day) != IVN_OK)
        refuse(violations, place, "at", expected, message);
    if (ivn_date_of_instant(entry->entered.value, &day) != IVN_OK)
        refuse(violations, place, "entered", expected, message);
}

static void check_place(const ivn_record_facts *facts, uint32_t place, ivn_violations *violations)
{
    const ivn_entry *entry = facts->entries[place];

    if (entry->number != place + 1)
        refuse(violations, place, "number", "1 for the first entry, and one more for each", "not its place");
    if (stands_before(facts, place))
        refuse(violations, place, "command", "the id of a command of its own", "the same command again");
    if ((entry->type == IVN_COMMAND_REDACT) != (facts->redacted == IVN_YES && place + 1 == facts->entry_count))
        refuse(violations, place, "type", "a redaction as the last entry of a redacted record, and nowhere else",
               "does not agree with whether the record is redacted");
}

static void check_members(const ivn_record_facts *facts, uint32_t place, ivn_violations *violations)
{
    const ivn_entry *entry = facts->entries[place];
    int is_sending = entry->type == IVN_COMMAND_SEND;
    char pointer[64];

    if (!is_sending && (entry->edition != NULL || entry->summary != 0 || entry->attempt != 0))
        refuse(violations, place, "edition", "edition, summary and attempt only of a sending", "not of a sending");
    if (facts->redacted == IVN_YES) {
        if (entry->digest != NULL || entry->by != NULL)
            refuse(violations, place, "digest", "neither digest nor name in a redacted record", "not redacted");
        return;
    }
    if (entry->digest == NULL)
        refuse(violations, place, "digest", "the digest of the command", "required but for redacted records");
    snprintf(pointer, sizeof pointer, "/entries/%u", (unsigned)place);
    ivni_check_said(entry->type, entry->body, pointer, violations);
}

static void check_id(const ivn_record_facts *facts, ivn_violations *violations)
{
    char id[IVNI_ID_TEXT];

    if (facts->entries[0]->type != IVN_COMMAND_DRAFT)
        refuse(violations, 0, "type", "a draft first", "not a draft");
    else if (ivn_record_id(IVN_RECORD_REFERRAL, facts->entries[0]->command, id) == IVN_OK && strcmp(id, facts->id) != 0)
        ivni_refuse(violations, IVN_ERROR_INVALID, "", "id", "the id that follows from the command that drafted it",
                    "another id");
}

static void ids_to_lower(const ivn_record_facts *facts)
{
    ivni_id_to_lower(facts->id);
    for (uint32_t i = 0; i < facts->entry_count; i++) {
        ivni_id_to_lower(facts->entries[i]->command);
        ivni_id_to_lower(facts->entries[i]->digest);
        ivni_ids_to_lower(facts->entries[i]->type, facts->entries[i]->body);
    }
}

static void check_entries(const ivn_record_facts *facts, ivn_violations *violations)
{
    ids_to_lower(facts);
    check_id(facts, violations);
    for (uint32_t i = 0; i < facts->entry_count; i++) {
        check_place(facts, i, violations);
        check_times(facts->entries[i], i, violations);
        check_members(facts, i, violations);
    }
}

/* --- a record --- */

typedef struct loading {
    const ivn_context *context;
    ivni_arena scratch; /* for what is asked */
    ivni_refusals refusals;
    ivn_violations **violations;
    ivn_error *error;
} loading;

/* Personal data is gone, so nobody can be asked about it; none may be left. */
static ivn_status ask(loading *l, const ivn_record_facts *facts, const ivn_referral_view *referral, uint32_t place)
{
    const ivn_entry *entry = facts->entries[place];

    if (facts->redacted == IVN_YES)
        return ivni_check_redacted(l->context, entry, &l->scratch);
    return ivni_ask_entry(l->context, referral, entry, entry->body, &l->scratch, &l->refusals);
}

static ivn_status refused_at(loading *l, uint32_t place)
{
    char pointer[64];

    snprintf(pointer, sizeof pointer, "/entries/%u", (unsigned)place);
    return ivni_tell_refusals(l->context, &l->refusals, pointer, l->violations, l->error);
}

static ivn_status spoilt_at(loading *l, uint32_t place, const char *expected, const char *message)
{
    ivn_violations *list = ivni_violations_new(l->context);

    refuse(list, place, "body", expected, message);
    return ivni_violations_finish(list, l->violations, l->error);
}

/* The first entries happen, from nothing, with the corrections that are among them. */
static ivn_status happen(ivni_fold *fold, const ivn_record_facts *facts, uint32_t count)
{
    ivn_status status = ivni_fold_start(fold, NULL, facts->entry_count);

    if (status != IVN_OK)
        return status;
    memcpy(fold->entries, facts->entries, count * sizeof *fold->entries);
    fold->referral->entry_count = count;
    status = ivni_happen_anew(fold, NULL, NULL);
    ivni_follow(fold->referral);
    return status;
}

static void empty(const ivn_context *context, ivni_arena *arena)
{
    ivni_arena_free(arena);
    ivni_arena_init(arena, &context->allocator, context->max_document_bytes);
}

/* One entry after the other is asked about, and happens. */
static ivn_status take(loading *l, ivni_fold *fold, const ivn_record_facts *facts, uint32_t place)
{
    const ivn_entry *entry = facts->entries[place];
    ivn_status status = ask(l, facts, fold->referral, place);

    if (status == IVN_OK && l->refusals.count > 0)
        return refused_at(l, place);
    if (status == IVN_ERROR_INVALID)
        return spoilt_at(l, place, "no personal data in a redacted record", "personal data is left");
    if (status == IVN_OK && entry->type == IVN_COMMAND_CORRECT) {
        empty(l->context, &l->scratch);
        empty(l->context, fold->arena);
        status = happen(fold, facts, place + 1);
    } else if (status == IVN_OK) {
        status = ivni_fold_entry(fold, entry);
    }
    if (status == IVN_ERROR_INVALID)
        return spoilt_at(l, place, "an amendment of what is on record", "does not fit what it amends");
    return status == IVN_OK ? IVN_OK : ivni_fail_status(l->error, status);
}

static ivn_status take_all(loading *l, ivni_fold *fold, const ivn_record_facts *facts)
{
    ivn_status status = ivni_fold_start(fold, NULL, facts->entry_count);

    if (status != IVN_OK)
        return ivni_fail_status(l->error, status);
    for (uint32_t i = 0; status == IVN_OK && i < facts->entry_count; i++)
        status = take(l, fold, facts, i);
    return status;
}

static int is_corrected(const ivn_record_facts *facts)
{
    for (uint32_t i = 0; i < facts->entry_count; i++)
        if (facts->entries[i]->type == IVN_COMMAND_CORRECT)
            return 1;
    return 0;
}

/*
 * Each correction has all that happened happen anew. What was on record before each entry is therefore made in memory
 * that goes with the next correction, and the record only once, in the end: hundreds of corrections take no more than
 * two.
 */
static ivn_status replay(loading *l, ivni_fold *fold, const ivn_record_facts *facts)
{
    ivn_referral_view referral = {.size = sizeof referral, .id = facts->id};
    ivni_arena arena;
    ivni_fold meanwhile = *fold;
    ivn_status status;

    if (!is_corrected(facts))
        return take_all(l, fold, facts);
    ivni_arena_init(&arena, &l->context->allocator, l->context->max_document_bytes);
    meanwhile.arena = meanwhile.lasting = &arena;
    meanwhile.referral = &referral;
    status = take_all(l, &meanwhile, facts);
    ivni_arena_free(&arena);
    if (status != IVN_OK)
        return status;
    status = happen(fold, facts, facts->entry_count);
    return status == IVN_OK ? IVN_OK : ivni_fail_status(l->error, status);
}

/* Takes the chapter over. */
static ivn_status make(loading *l, ivni_chapter *chapter, const ivn_record_facts *facts, ivn_record **out)
{
    ivn_record *record;
    ivni_fold fold;
    ivn_status status;
    ivni_id id;

    ivni_id_parse(facts->id, &id);
    record = ivni_record_new(l->context, &id, chapter, &fold);
    if (record == NULL)
        return ivni_fail_status(l->error, ivni_document_failure(l->context, sizeof *record));
    status = replay(l, &fold, facts);
    record->known = fold.known;
    if (status == IVN_OK)
        *out = record;
    else
        ivn_record_free(record);
    return status;
}

static ivn_status check_version(const cJSON *tree, ivn_error *error)
{
    const cJSON *schema = ivni_json_member(tree, "schema");
    int64_t version;

    if (schema != NULL && cJSON_IsNumber(schema) && !ivni_json_integer(schema, INT64_MIN, IVN_RECORD_SCHEMA, &version))
        return ivni_fail_at(error, IVN_ERROR_VERSION, -1, "/schema", "the record was written by a newer library");
    return IVN_OK;
}

static ivn_status from_tree(loading *l, const cJSON *tree, ivn_record **out)
{
    ivni_chapter *chapter = ivni_chapter_new(l->context, NULL);
    const void *facts = NULL;
    ivn_violations *found;
    ivn_status status;

    if (chapter == NULL)
        return ivni_fail_status(l->error, ivni_document_failure(l->context, sizeof *chapter));
    found = ivni_violations_new(l->context);
    status = ivni_schema_read(l->context, &ivni_record_table, tree, "", &chapter->arena, &facts, found);
    /* Without a list, nobody knows whether what is required is there. */
    if (status == IVN_OK && facts != NULL && found != NULL && ivni_violations_count(found) == 0)
        check_entries(facts, found);
    status = ivni_violations_conclude(found, status, l->violations, l->error);
    if (status == IVN_OK && facts != NULL)
        return make(l, chapter, facts, out);
    ivni_chapter_free(chapter);
    return status;
}

ivn_status ivn_record_from_json(const ivn_context *context, const char *data, size_t size, ivn_record **out,
                                ivn_violations **violations, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    cJSON *tree = NULL;
    loading l = {.context = context, .violations = violations, .error = error};

    if (violations != NULL)
        *violations = NULL;
    if (status != IVN_OK)
        return status;
    if (context == NULL || (data == NULL && size > 0) || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, data and out must not be NULL");
    ivni_arena_init(&l.scratch, &context->allocator, context->max_document_bytes);
    l.refusals.arena = &l.scratch;
    status = ivni_json_read(context, data, size, &tree, error);
    if (status == IVN_OK)
        status = check_version(tree, error);
    if (status == IVN_OK)
        status = from_tree(&l, tree, out);
    cJSON_Delete(tree);
    ivni_arena_free(&l.scratch);
    return status;
}
