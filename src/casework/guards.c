/*
 * The engine of guards: the table that tells of each guard who asks, by which rule and of what; what guards look things
 * up with; how a refusal is written down. Serves decisions, the replay of stored records and what may come next.
 */
#include "casework/guards.h"

#include <string.h>

#include "catalogue/catalogue.h"
#include "rulebook/rulebook.h"

/* ROW(guard, function, rule): asked while deciding; OF_RECORD: of a stored record too, as record and body say it all. */
#define ROW(guard_, asks_, rule_) [IVN_GUARD_##guard_] = {IVN_GUARD_##guard_, ivni_guard_##asks_, rule_, 0}
#define OF_RECORD(guard_, asks_) [IVN_GUARD_##guard_] = {IVN_GUARD_##guard_, ivni_guard_##asks_, "", 1}

static const ivni_guard_row rows[] = {
    OF_RECORD(PHASE, phase),
    OF_RECORD(ROLE, role),
    OF_RECORD(NOT_AHEAD, not_ahead),
    OF_RECORD(NOT_BEFORE, not_before),
    OF_RECORD(ENTRY_KNOWN, entry_known),
    OF_RECORD(ENTRY_CORRECTABLE, entry_correctable),
};

#define MOST_GUARDS (sizeof rows / sizeof *rows)

const ivni_guard_row *ivni_guard_of(uint32_t guard)
{
    return guard < MOST_GUARDS && rows[guard].asks != NULL ? &rows[guard] : NULL;
}

/* ---- looking things up */

static const ivn_rule *rule_in_force(const ivni_asking *asking, const char *code, size_t length, int64_t *place)
{
    const ivn_rule *rule;

    if (asking->environment == NULL || asking->environment->rulebook == NULL)
        return NULL;
    *place = ivni_rule_place(asking->environment->rulebook, code, length);
    if (*place < 0)
        return NULL;
    rule = asking->environment->rulebook->view.rules[*place];
    return ivni_rule_in_force(rule, asking->day) ? rule : NULL;
}

int ivni_rule_asks(const ivni_asking *asking, const char *rule)
{
    int64_t place;

    return rule_in_force(asking, rule, strlen(rule), &place) != NULL;
}

int ivni_rule_figure(const ivni_asking *asking, const char *path, int32_t *out)
{
    const char *name = strchr(path, '/');
    const ivn_parameter *parameter;
    const ivn_rule *rule;
    int64_t place;

    rule = rule_in_force(asking, path, (size_t)(name - path), &place);
    if (rule == NULL)
        return 0;
    parameter = ivni_rule_parameter(rule, name + 1);
    if (parameter == NULL || !parameter->value.known)
        return 0;
    *out = parameter->value.value;
    return 1;
}

const ivn_service *ivni_service_asked(const ivni_asking *asking, const char *key, const char *edition)
{
    const ivn_environment *environment = asking->environment;
    const ivn_service *service = NULL;
    char name[2 * IVNI_TEXT_MOST + 2];
    size_t length, more;

    if (environment == NULL || environment->catalogue == NULL || !ivni_says(key))
        return NULL;
    if (!ivni_says(edition)) {
        ivn_catalogue_find(environment->catalogue, environment->rulebook, key, asking->day, &service);
        return service;
    }
    length = strlen(key), more = strlen(edition);
    if (length > IVNI_TEXT_MOST || more > IVNI_TEXT_MOST)
        return NULL;
    memcpy(name, key, length);
    name[length] = '@';
    memcpy(name + length + 1, edition, more + 1);
    ivn_catalogue_find(environment->catalogue, environment->rulebook, name, asking->day, &service);
    return service;
}

const ivn_service *ivni_referral_service(const ivni_asking *asking)
{
    const ivn_referral_facts *facts = asking->referral->facts;

    return facts == NULL ? NULL : ivni_service_asked(asking, facts->service, facts->edition);
}

const ivn_appointment *ivni_appointment_offered(const ivni_asking *asking)
{
    switch (asking->transition->command) {
    case IVN_COMMAND_OFFER_APPOINTMENT:
    case IVN_COMMAND_RESCHEDULE_APPOINTMENT:
    case IVN_COMMAND_REPLACE_APPOINTMENT:
        return asking->body;
    default:
        return NULL;
    }
}

const char *ivni_appointment_named_id(const ivni_asking *asking, const char **pointer)
{
    const ivn_appointment *offered = ivni_appointment_offered(asking);
    const char *id = NULL;

    *pointer = "/body/appointment";
    if (offered != NULL) {
        *pointer = "/body/other";
        id = offered->other;
    } else if (asking->body != NULL && asking->transition->command == IVN_COMMAND_RECORD_ATTENDANCE) {
        id = ((const ivn_attendance *)asking->body)->appointment;
    } else if (asking->body != NULL && asking->transition->command == IVN_COMMAND_SUBMIT_FEEDBACK) {
        id = ((const ivn_feedback *)asking->body)->appointment;
    }
    return ivni_says(id) ? id : NULL;
}

const ivn_appointment_view *ivni_appointment_named(const ivni_asking *asking)
{
    const char *pointer, *id = ivni_appointment_named_id(asking, &pointer);

    for (uint32_t i = 0; id != NULL && i < asking->referral->appointment_count; i++)
        if (strcmp(asking->referral->appointments[i]->id, id) == 0)
            return asking->referral->appointments[i];
    return NULL;
}

int ivni_says(const char *text)
{
    return text != NULL && *text != '\0';
}

int ivni_day_of(ivn_instant at, ivn_date *out)
{
    return ivn_date_of_instant(at, out) == IVN_OK;
}

/* ---- refusals */

static ivn_status add(ivni_asking *asking, const char *rule, const char *source, const char *pointer,
                      const char *message)
{
    ivni_refusals *to = asking->refusals;
    ivn_obstacle *obstacle = ivni_arena_alloc(to->arena, sizeof *obstacle);
    ivn_obstacle **list;

    if (obstacle == NULL)
        return ivni_arena_failure(to->arena);
    *obstacle = (ivn_obstacle){.size = sizeof *obstacle,
                               .guard = asking->guard,
                               .reason = ivni_arena_string(to->arena, message),
                               .pointer = ivni_arena_string(to->arena, pointer),
                               .rule = ivni_arena_string(to->arena, rule),
                               .source = ivni_arena_string(to->arena, source)};
    list = ivni_arena_room(to->arena, to->list, to->count, &to->room, sizeof *list);
    if (list == NULL || obstacle->reason == NULL || obstacle->pointer == NULL || obstacle->rule == NULL ||
        obstacle->source == NULL)
        return ivni_arena_failure(to->arena);
    to->list = list;
    to->list[to->count++] = obstacle;
    return IVN_OK;
}

ivn_status ivni_obstruct_from(ivni_asking *asking, const char *rule, const char *source, const char *pointer,
                              const char *message)
{
    return add(asking, rule, source, pointer, message);
}

ivn_status ivni_obstruct_by(ivni_asking *asking, const char *rule, const char *pointer, const char *format, ...)
{
    char message[sizeof((ivn_error *)0)->message];
    const char *source = "";
    va_list arguments;
    int64_t place;

    if (*rule != '\0') {
        if (rule_in_force(asking, rule, strlen(rule), &place) == NULL)
            return IVN_OK;
        source = ivni_rule_source(asking->environment->rulebook, place);
    }
    va_start(arguments, format);
    ivni_format_cut(message, sizeof message, format, arguments);
    va_end(arguments);
    return add(asking, rule, source, pointer, message);
}

ivn_status ivni_obstruct(ivni_asking *asking, const char *pointer, const char *message)
{
    const ivni_guard_row *row = ivni_guard_of(asking->guard);

    return ivni_obstruct_by(asking, row == NULL ? "" : row->rule, pointer, "%s", message);
}

/* ---- asking */

static ivn_status ask(ivni_asking *asking, uint32_t guard)
{
    const ivni_guard_row *row = ivni_guard_of(guard);

    if (row == NULL || (asking->environment == NULL && !row->of_record))
        return IVN_OK;
    asking->guard = guard;
    return row->asks(asking);
}

ivn_status ivni_ask_guards(ivni_asking *asking)
{
    const uint32_t before = asking->refusals->count;
    const ivni_transition *row = asking->transition;
    ivn_status status = ask(asking, IVN_GUARD_PHASE);

    if (status == IVN_OK)
        status = ask(asking, IVN_GUARD_ROLE);
    if (asking->refusals->count > before && (asking->body != NULL || asking->referral->phase == 0))
        return status;
    if (status == IVN_OK)
        status = ask(asking, IVN_GUARD_NOT_AHEAD);
    for (uint32_t i = 0; status == IVN_OK && i < row->guard_count; i++)
        status = ask(asking, row->guards[i]);
    return status;
}
