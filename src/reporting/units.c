/*
 * The facts of a referral that service levels look at, from its record: British dates of what happened, and what it is
 * grouped by. A record says of everything whether it has happened, so nothing here is left open but what nobody wrote.
 */
#include <string.h>

#include "catalogue/catalogue.h"
#include "reporting/reporting.h"

static ivn_number day_of(ivn_moment moment)
{
    ivn_number day = {0, 0};

    if (moment.known && ivn_date_of_instant(moment.value, &day.value) == IVN_OK)
        day.known = 1;
    return day;
}

static ivn_flag happened(ivn_moment moment)
{
    return moment.known ? IVN_YES : IVN_NO;
}

static uint32_t kind_of(const ivn_referral_facts *facts, const ivn_environment *environment)
{
    const ivn_service *service = NULL;

    if (facts->service == NULL || environment->catalogue == NULL ||
        ivn_catalogue_find(environment->catalogue, environment->rulebook, facts->service, IVN_DATE_NONE, &service) !=
            IVN_OK)
        return 0;
    return service->kind;
}

static const ivn_contract *contract_of(const ivn_catalogue *catalogue, const char *key)
{
    const ivn_directory *directory = &catalogue->directory;
    const uint32_t *order = catalogue->index.contracts_by_key;
    uint32_t low = 0, high = directory->contract_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const ivn_contract *contract = directory->contracts[order[middle]];
        int difference = strcmp(key, contract->key);

        if (difference == 0)
            return contract;
        if (difference < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The supplier that the referral names; else the one whose contract it is under. */
static void take_contract(const ivn_referral_facts *facts, const ivn_environment *environment, ivn_level_facts *out)
{
    const ivn_contract *contract = NULL;

    if (facts->contract != NULL && environment->catalogue != NULL)
        contract = contract_of(environment->catalogue, facts->contract);
    out->contract = facts->contract;
    out->provider = facts->provider;
    if (contract != NULL) {
        out->larger = contract->larger;
        if (out->provider == NULL)
            out->provider = contract->provider;
    }
}

static void take_needs(const ivn_referral_view *referral, ivni_unit *out)
{
    for (uint32_t i = 0; i < referral->need_count && out->facts.need_count < IVNI_MOST_NEEDS; i++)
        out->needs[out->facts.need_count++] = referral->needs[i]->area;
    out->facts.needs = out->needs;
}

static void take_days(const ivn_referral_view *referral, ivn_level_facts *out)
{
    out->is_received = happened(referral->received);
    out->is_offered = happened(referral->first_offered);
    out->is_commenced = happened(referral->commenced);
    out->is_ended = happened(referral->ended);
    out->received = day_of(referral->received);
    out->first_offered = day_of(referral->first_offered);
    out->offered_for = day_of(referral->first_offered_for);
    out->commenced = day_of(referral->commenced);
    out->ended = day_of(referral->ended);
    out->returned = day_of(referral->returned);
    out->ending = referral->ending;
}

static void take_report(const ivn_referral_view *referral, ivn_level_facts *out)
{
    out->report_owed = referral->report_owed;
    if (!referral->report_submitted.known || referral->report == NULL || referral->report->outcome_count == 0)
        return;
    out->outcome_score = referral->outcome_score;
    out->outcomes = (ivn_number){1, (int32_t)referral->report->outcome_count};
}

void ivni_unit_of(const ivn_referral_view *referral, const ivn_environment *environment, ivni_unit *out)
{
    memset(out, 0, sizeof *out);
    out->facts.size = sizeof out->facts;
    out->facts.referral = *referral->reference == '\0' ? NULL : referral->reference;
    take_days(referral, &out->facts);
    take_needs(referral, out);
    take_report(referral, &out->facts);
    out->facts.liaison_count = ivni_liaison_of(referral, out->liaison);
    out->facts.liaison = out->liaison;
    out->facts.liaison_complete = IVN_YES;
    if (referral->facts == NULL)
        return;
    out->facts.kind = kind_of(referral->facts, environment);
    take_contract(referral->facts, environment, &out->facts);
    if (referral->facts->service_user != NULL)
        out->facts.area = referral->facts->service_user->home_area;
}

ivn_status ivn_level_facts_of(const ivn_context *context, const ivn_record *record, const ivn_environment *environment,
                              ivn_facts **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivni_unit unit;

    if (status != IVN_OK)
        return status;
    if (context == NULL || record == NULL || environment == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, record, environment and out must not be NULL");
    status = ivni_size_check(environment, sizeof *environment);
    if (status != IVN_OK)
        return ivni_fail(error, status, "the environment is not a struct that the library knows");
    ivni_unit_of(ivn_referral_read(record), environment, &unit);
    return ivn_facts_copy(context, IVN_FACTS_LEVEL, &unit.facts, out, NULL, error);
}

ivn_status ivni_level_facts_take(const ivn_context *context, const ivn_level_facts *facts, ivni_arena *arena,
                                 const ivn_level_facts **out, ivn_error *error)
{
    const void *copy = NULL;
    ivn_status status = ivni_schema_take(context, &ivni_level_facts_table, facts, arena, &copy, error);

    *out = copy;
    return status;
}

ivn_status ivni_take_facts(const ivn_context *context, const ivn_level_facts *facts, ivni_take_unit *take, void *into,
                           ivn_error *error)
{
    const ivn_level_facts *taken;
    ivni_arena scratch;
    ivn_status status;

    ivni_arena_init(&scratch, &context->allocator, context->max_document_bytes);
    status = ivni_level_facts_take(context, facts, &scratch, &taken, error);
    if (status == IVN_OK) {
        status = take(into, taken);
        if (status != IVN_OK)
            ivni_fail_status(error, status);
    }
    ivni_arena_free(&scratch);
    return status;
}

ivn_status ivni_take_record(const ivn_environment *environment, const ivn_record *record, ivni_take_unit *take,
                            void *into, ivn_error *error)
{
    ivni_unit unit;
    ivn_status status;

    ivni_unit_of(ivn_referral_read(record), environment, &unit);
    status = take(into, &unit.facts);
    return status == IVN_OK ? IVN_OK : ivni_fail_status(error, status);
}
