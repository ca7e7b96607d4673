/*
 * Load, decide, commit; and again where a reference number is taken or another was faster.
 *
 * A command does not say on which revision it was meant: it is decided on the record as it stands, and the guards say
 * whether it may. So a conflict is no answer to the caller, but the sign to decide again on what then stands; a record
 * that changes faster than it can be loaded ends that after a number of times.
 */
#include "store/caseload.h"

#define MOST_TAKEN 50

/* The id of the record that a command is for. 0: it says none, and ivn_decide() will say so. */
static int id_of(const ivn_command *command, ivni_id *id)
{
    char text[IVNI_ID_TEXT];

    if (ivni_size_check(command, sizeof *command) != IVN_OK)
        return 0;
    if (command->type != IVN_COMMAND_DRAFT)
        return command->record != NULL && ivni_id_parse(command->record, id);
    return ivn_record_id(IVN_RECORD_REFERRAL, command->id, text) == IVN_OK && ivni_id_parse(text, id);
}

/* `*out` is NULL where there is no such record. */
static ivn_status load(ivn_caseload *caseload, const ivn_command *command, ivn_record **out, ivn_error *error)
{
    ivni_id id;
    ivn_status status;

    *out = NULL;
    if (!id_of(command, &id))
        return IVN_OK;
    status = ivni_caseload_load(caseload, &id, out, error);
    return status == IVN_ERROR_NOT_FOUND ? IVN_OK : status;
}

static ivn_status commit(ivn_caseload *caseload, const ivn_change *change, ivn_error *error)
{
    const ivn_change_view *view = ivn_change_read(change);
    const ivni_parcel parcel = {view->record,    view->expected, view->keys,
                                view->key_count, view->events,   view->event_count};

    return ivni_parcel_commit(caseload, &parcel, error);
}

/* Once. A change that was not committed is freed. `again`: the store says so, and a further try may go otherwise. */
static ivn_status try_once(ivn_caseload *caseload, const ivn_command *command, const ivn_environment *environment,
                           ivn_change **out, ivn_violations **violations, int *again, ivn_error *error)
{
    ivn_record *record;
    ivn_change *change = NULL;
    ivn_status status = load(caseload, command, &record, error);

    *again = 0;
    if (status != IVN_OK)
        return status;
    status = ivn_decide(caseload->context, record, command, environment, &change, violations, error);
    ivn_record_free(record);
    if (status == IVN_OK) {
        status = commit(caseload, change, error);
        *again = status == IVN_ERROR_CONFLICT || status == IVN_ERROR_TAKEN;
    }
    if (status >= 0)
        *out = change;
    else
        ivn_change_free(change);
    return status;
}

static ivn_status repeat(ivn_caseload *caseload, const ivn_command *command, ivn_environment *environment,
                         ivn_change **out, ivn_violations **violations, ivn_error *error)
{
    int conflicts = 0, taken = 0, again;
    ivn_status status;

    do {
        status = try_once(caseload, command, environment, out, violations, &again, error);
        if (status == IVN_ERROR_CONFLICT)
            again = again && ++conflicts < IVNI_MOST_CONFLICTS;
        if (status == IVN_ERROR_TAKEN)
            again = again && ++taken < MOST_TAKEN && environment->attempt++ < IVN_MOST_ATTEMPTS;
    } while (again);
    return status;
}

ivn_status ivn_caseload_do(ivn_caseload *caseload, const ivn_command *command, const ivn_environment *environment,
                           ivn_change **out, ivn_violations **violations, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivn_environment under;

    if (status != IVN_OK)
        return status;
    if (caseload == NULL || command == NULL || environment == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "caseload, command, environment and out must not be NULL");
    *out = NULL;
    if (violations != NULL)
        *violations = NULL;
    status = ivni_size_check(environment, sizeof *environment);
    if (status != IVN_OK)
        return ivni_fail(error, status, "the size of the environment is not known");
    under = *environment;
    under.size = sizeof under;
    return repeat(caseload, command, &under, out, violations, error);
}
