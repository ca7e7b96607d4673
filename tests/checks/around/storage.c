/* What the fragments of docs/storage.md stand in: a world, and a command that drafts a referral. */
#include <interventions/interventions.h>
#include <stdio.h>

int main(void)
{
    ivn_context *context = NULL;
    ivn_calendar *england = NULL;
    ivn_rulebook *rules = NULL;
    ivn_catalogue *services = NULL;
    ivn_violations *violations = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_date friday;
    ivn_actor actor = {.size = sizeof actor, .role = IVN_ROLE_PRACTITIONER};
    ivn_environment environment = {.size = sizeof environment, .now = 1790000000000, .actor = &actor};
    ivn_service_user user = {.size = sizeof user, .reference = "X123456"};
    ivn_referral_facts facts = {.size = sizeof facts, .service = "mentoring", .service_user = &user};
    ivn_command command = {.size = sizeof command,
                           .type = IVN_COMMAND_DRAFT,
                           .id = "00000000-0000-4000-8000-000000000001",
                           .body = &facts};

    if (ivn_context_new(NULL, &context) || ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &england) ||
        ivn_rulebook_builtin(context, &rules, NULL) || ivn_catalogue_builtin(context, &services, NULL) ||
        ivn_date_from_ymd(2026, 9, 25, &friday))
        return 1;
    environment.calendar = england;
    environment.rulebook = rules;
    environment.catalogue = services;
    {
        /* the example */
        if (status < 0)
            printf("%s\n", error.message);
        ivn_caseload_free(caseload);
        ivn_memory_store_free(memory);
        ivn_catalogue_free(services);
        ivn_rulebook_free(rules);
        ivn_calendar_free(england);
        ivn_context_free(context);
        return status < 0;
    }
}
