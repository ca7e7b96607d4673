/*
 * One command on a store of the adapters in C, for the tests in Go: other sqlite|postgresql PLACE HOUR COMMAND. Prints
 * the record as it then stands; without a COMMAND all of them, by their ids.
 */
#include <interventions/interventions.h>
#include <interventions_postgresql.h>
#include <interventions_sqlite.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static ivn_context *context;
static ivn_error error = {.size = sizeof error};

static void check(ivn_status status)
{
    if (status >= 0)
        return;
    fprintf(stderr, "%s: %s\n", ivn_status_name(status), error.message);
    exit(1);
}

static void open_store(const char *kind, const char *place, ivn_store_ops *ops)
{
    if (strcmp(kind, "sqlite") == 0) {
        ivn_sqlite_options options = {.size = sizeof options, .path = place};
        ivn_sqlite_store *store;

        check(ivn_sqlite_store_open(&options, &store, &error));
        check(ivn_sqlite_store_ops(store, ops));
    } else {
        ivn_postgresql_options options = {.size = sizeof options, .connection = place};
        ivn_postgresql_store *store;

        check(ivn_postgresql_store_open(&options, &store, &error));
        check(ivn_postgresql_store_ops(store, ops));
    }
}

static void print(const ivn_record *record)
{
    ivn_text *text;

    check(ivn_record_to_json(context, record, &text, &error));
    puts(ivn_text_data(text));
    ivn_text_free(text);
}

static void give(ivn_caseload *cases, const char *hour, const char *json)
{
    ivn_environment under = {.size = sizeof under};
    ivn_actor actor = {.size = sizeof actor, .role = IVN_ROLE_SYSTEM};
    ivn_change *change;
    ivn_facts *facts;

    under.actor = &actor;
    under.now = ((ivn_instant)20759 * 24 + atoi(hour)) * 3600 * 1000; /* 2 November 2026 */
    check(ivn_rulebook_builtin(context, (ivn_rulebook **)&under.rulebook, &error));
    check(ivn_catalogue_builtin(context, (ivn_catalogue **)&under.catalogue, &error));
    check(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, (ivn_calendar **)&under.calendar));
    check(ivn_facts_from_json(context, IVN_FACTS_COMMAND, json, strlen(json), &facts, NULL, &error));
    check(ivn_caseload_do(cases, ivn_facts_read(facts, IVN_FACTS_COMMAND), &under, &change, NULL, &error));
    print(ivn_change_read(change)->record);
}

int main(int argc, char **argv)
{
    ivn_store_ops ops = {.size = sizeof ops};
    ivn_caseload *cases;
    ivn_cases *found;

    check(argc < 4 ? IVN_ERROR_ARGUMENT : ivn_context_new(NULL, &context));
    open_store(argv[1], argv[2], &ops);
    check(ivn_caseload_new(context, &ops, &cases));
    if (argc > 4) {
        give(cases, argv[3], argv[4]);
        return 0;
    }
    check(ivn_caseload_find(cases, IVN_RECORD_REFERRAL, NULL, NULL, NULL, 100, &found, &error));
    for (uint32_t i = 0; i < ivn_cases_read(found)->count; i++)
        print(ivn_cases_read(found)->records[i]);
    return 0;
}
