/*
 * The one verb: a command on a record, under an environment, comes to a new record, or to all that stands in its way.
 * Nothing that is given changes; same inputs, same bytes.
 *
 *     checked and copied -> of which record -> decided before? -> guards -> would it change anything -> a new record
 */
#include <string.h>

#include "casework/bodies.h"
#include "casework/change.h"
#include "casework/unchanged.h"

typedef struct decision {
    const ivn_record *before;   /* NULL: none */
    ivni_chapter *chapter;      /* of the new entry; the command is copied into it */
    const ivn_command *command; /* checked, in the chapter */
    char digest[IVNI_ID_TEXT];
    ivni_id record;
    const void *amended; /* the facts after an amendment, in the scratch arena */
    ivni_arena scratch;
    ivni_refusals refusals;
    ivni_asking asking;
    ivn_violations **violations;
    ivn_error *error;
} decision;

ivn_status ivni_remark(ivni_asking *asking, const char *sentence)
{
    const char **list =
        ivni_arena_room(asking->arena, asking->remarks, asking->remark_count, &asking->remark_room, sizeof *list);
    const char *copy = ivni_arena_string(asking->arena, sentence);

    if (list == NULL || copy == NULL)
        return ivni_arena_failure(asking->arena);
    asking->remarks = list;
    list[asking->remark_count++] = copy;
    return IVN_OK;
}

/* --- the command --- */

static ivn_status copy_command(decision *d, const ivn_command *given)
{
    const ivn_context *context = d->asking.context;
    const void *copied = NULL;
    ivn_violations *found;
    ivn_status status;

    d->chapter = ivni_chapter_new(context, d->before == NULL ? NULL : d->before->last);
    if (d->chapter == NULL)
        return ivni_fail_status(d->error, ivni_document_failure(context, sizeof *d->chapter));
    found = ivni_violations_new(context);
    status = ivni_schema_copy(context, &ivni_command_table, given, "", &d->chapter->arena, &copied, found);
    status = ivni_violations_conclude(found, status, d->violations, d->error);
    if (status != IVN_OK)
        return status;
    d->command = copied;
    ivni_id_to_lower(d->command->id);
    ivni_id_to_lower(d->command->record);
    ivni_ids_to_lower(d->command->type, d->command->body);
    d->asking.transition = ivni_transition_of(d->command->type);
    d->asking.command = d->command->id;
    d->asking.body = d->command->body;
    return IVN_OK;
}

/* Of a draft, the record is what follows from the id of the command, whether or not it says so. */
static ivn_status digest(decision *d)
{
    ivn_command command = *d->command;
    ivni_json_writer writer;
    ivni_text text;
    ivni_id id;
    ivn_status status;

    if (command.type == IVN_COMMAND_DRAFT)
        command.record = NULL;
    ivni_text_init(&text, d->asking.context);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_write(&ivni_command_table, &command, &writer);
    status = text.status;
    if (status == IVN_OK) {
        ivni_id_make(&ivni_namespace, text.data, text.size, &id);
        ivni_id_print(&id, d->digest);
    }
    ivni_text_discard(&text);
    return status == IVN_OK ? IVN_OK : ivni_fail_status(d->error, status);
}

/* --- of which record --- */

static ivn_status find_record(decision *d)
{
    const char *named = d->command->record;
    char id[IVNI_ID_TEXT];

    if (d->command->type == IVN_COMMAND_DRAFT)
        ivn_record_id(IVN_RECORD_REFERRAL, d->command->id, id);
    else if (d->before == NULL)
        return ivni_fail_at(d->error, IVN_ERROR_NOT_FOUND, -1, "/record", "there is no such record");
    else
        memcpy(id, d->before->id_text, sizeof id);
    if (named != NULL && strcmp(named, id) != 0)
        return ivni_fail_at(d->error, IVN_ERROR_NOT_FOUND, -1, "/record", "the command names another record");
    ivni_id_parse(id, &d->record);
    return IVN_OK;
}

static const ivn_entry *decided_before(const decision *d)
{
    const ivn_referral_view *referral = d->asking.referral;

    for (uint32_t i = referral->entry_count; i > 0; i--) {
        if (strcmp(referral->entries[i - 1]->command, d->command->id) == 0)
            return referral->entries[i - 1];
    }
    return NULL;
}

/* IVN_OK: it is a new one. Of a redacted record nobody can tell any more what the command said. */
static ivn_status check_replay(decision *d)
{
    const ivn_entry *entry = decided_before(d);

    if (entry != NULL && (entry->digest == NULL || strcmp(entry->digest, d->digest) == 0))
        return IVN_REPLAYED;
    if (entry != NULL)
        return ivni_fail_at(d->error, IVN_ERROR_REUSED, -1, "/id", "the id was used before, for another command");
    if (d->command->type == IVN_COMMAND_DRAFT && d->before != NULL)
        return ivni_fail_at(d->error, IVN_ERROR_CONFLICT, -1, "/record", "the record exists already");
    return IVN_OK;
}

/* --- what stands in the way --- */

/* What is told of custody may be right by itself and contradict the person's sentences. */
static ivn_status check_custody(decision *d)
{
    const ivn_referral_facts *facts = d->asking.referral->facts;
    ivn_service_user user;

    if (facts == NULL || facts->service_user == NULL)
        return IVN_OK;
    user = *facts->service_user;
    user.custody = d->command->body;
    return ivni_check_custody(d->asking.context, &user, d->violations, d->error);
}

/* Facts that do not fit together once amended are a matter of what is given, not of the state. */
static ivn_status check_amendment(decision *d)
{
    const ivn_referral_facts *body = d->command->body;
    ivn_referral_facts patch;
    ivn_violations *found;
    ivn_status status;

    if (d->command->type == IVN_COMMAND_CHANGE_CUSTODY)
        return check_custody(d);
    if (d->command->type != IVN_COMMAND_AMEND || d->asking.referral->facts == NULL)
        return IVN_OK;
    patch = *body;
    patch.clear = NULL;
    patch.clear_count = 0;
    found = ivni_violations_new(d->asking.context);
    status = ivni_schema_merge(d->asking.context, &ivni_referral_facts_table, d->asking.referral->facts, &patch,
                               body->clear, body->clear_count, &d->scratch, &d->amended, found, "/body");
    return ivni_violations_conclude(found, status, d->violations, d->error);
}

static ivn_status ask(decision *d)
{
    ivn_status status = ivni_ask_guards(&d->asking);

    if (status != IVN_OK)
        return ivni_fail_status(d->error, status);
    if (d->refusals.count > 0)
        return ivni_tell_refusals(d->asking.context, &d->refusals, "", d->violations, d->error);
    return ivni_changes_nothing(&d->asking, d->amended) ? IVN_UNCHANGED : IVN_OK;
}

/* --- a new record --- */

/* NULL: no room in the chapter. */
static const ivn_entry *make_entry(decision *d)
{
    const ivn_environment *environment = d->asking.environment;
    ivni_arena *arena = &d->chapter->arena;
    ivn_entry *entry = ivni_arena_alloc(arena, sizeof *entry);
    const char *name = environment->actor->name;

    if (entry == NULL)
        return NULL;
    *entry = (ivn_entry){.size = sizeof *entry,
                         .type = d->command->type,
                         .number = d->asking.referral->entry_count + 1,
                         .role = environment->actor->role,
                         .command = d->command->id,
                         .digest = ivni_arena_string(arena, d->digest),
                         .at = {.known = 1, .value = d->asking.at},
                         .entered = {.known = 1, .value = d->asking.now},
                         .body = d->command->body};
    if (name != NULL && *name != '\0')
        entry->by = ivni_arena_string(arena, name);
    if (entry->type == IVN_COMMAND_SEND) {
        entry->edition = ivni_arena_string(arena, d->asking.edition);
        entry->summary = d->asking.summary;
        entry->attempt = environment->attempt;
    }
    return ivni_arena_failure(arena) == IVN_OK ? entry : NULL;
}

/* Takes the chapter over. */
static ivn_status add_entry(decision *d, const ivn_entry *entry, ivn_record **out)
{
    ivni_fold fold;
    ivn_record *record = ivni_record_new(d->asking.context, &d->record, d->chapter, &fold);
    ivn_status status;

    d->chapter = NULL;
    if (record == NULL)
        return ivni_document_failure(d->asking.context, sizeof *record);
    status = ivni_fold_start(&fold, d->before, 1);
    if (status == IVN_OK)
        status = ivni_fold_entry(&fold, entry);
    record->known = fold.known;
    if (status == IVN_OK)
        *out = record;
    else
        ivn_record_free(record);
    return status;
}

static ivn_status make_record(decision *d, ivn_record **out)
{
    const ivn_entry *entry;
    ivn_status status;

    entry = make_entry(d);
    if (entry == NULL)
        status = ivni_arena_failure(&d->chapter->arena);
    else if (entry->type == IVN_COMMAND_REDACT)
        status = ivni_redacted(d->asking.context, d->before, entry, out);
    else
        status = add_entry(d, entry, out);
    return status == IVN_OK ? IVN_OK : ivni_fail_status(d->error, status);
}

/* --- the verb --- */

/* IVN_OK, or why nothing is to be committed: IVN_REPLAYED, IVN_UNCHANGED, or what went wrong. */
static ivn_status decide(decision *d, const ivn_command *command)
{
    ivn_status status = copy_command(d, command);

    if (status == IVN_OK)
        status = digest(d);
    if (status == IVN_OK)
        status = find_record(d);
    if (status == IVN_OK)
        status = check_replay(d);
    if (status == IVN_OK)
        status = check_amendment(d);
    if (status == IVN_OK)
        status = ask(d);
    return status;
}

static ivn_status change(decision *d, ivn_status decided, ivn_change **out)
{
    ivn_record *record = NULL;
    ivn_status status = IVN_OK;

    if (decided == IVN_OK)
        status = make_record(d, &record);
    else
        record = ivni_record_hold(d->before);
    if (status != IVN_OK)
        return status;
    status = ivni_change_new(&d->asking, record, decided, out);
    return status == IVN_OK ? decided : ivni_fail_status(d->error, status);
}

static ivn_status check(const ivn_context *context, const ivn_command *command, const ivn_environment *environment,
                        ivn_change **out, ivn_error *error)
{
    if (context == NULL || command == NULL || environment == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, command, environment and out must not be NULL");
    *out = NULL;
    return IVN_OK;
}

static ivn_status check_environment(decision *d, const ivn_environment *environment)
{
    ivn_status status = ivni_ask_environment(environment, &d->asking, d->error);

    if (status == IVN_OK && environment->actor == NULL)
        return ivni_fail(d->error, IVN_ERROR_ARGUMENT, "the environment does not say who acts");
    return status;
}

ivn_status ivn_decide(const ivn_context *context, const ivn_record *record, const ivn_command *command,
                      const ivn_environment *environment, ivn_change **out, ivn_violations **violations,
                      ivn_error *error)
{
    static const ivn_referral_view nothing = {.size = sizeof nothing, .id = "", .reference = ""};
    decision d = {.before = record, .violations = violations, .error = error};
    ivn_status status = ivni_error_check(error);

    if (violations != NULL)
        *violations = NULL;
    if (status == IVN_OK)
        status = check(context, command, environment, out, error);
    if (status != IVN_OK)
        return status;
    ivni_arena_init(&d.scratch, &context->allocator, context->max_document_bytes);
    d.refusals.arena = &d.scratch;
    d.asking = (ivni_asking){.context = context,
                             .referral = record == NULL ? &nothing : &record->referral,
                             .arena = &d.scratch,
                             .refusals = &d.refusals};
    status = check_environment(&d, environment);
    if (status == IVN_OK)
        status = decide(&d, command);
    if (status >= IVN_OK)
        status = change(&d, status, out);
    ivni_chapter_free(d.chapter);
    ivni_arena_free(&d.scratch);
    return status;
}
