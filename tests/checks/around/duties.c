/* What the fragment of docs/duties.md stands in: the person, and 18 September 2026. */
#include <interventions/interventions.h>
#include <stdio.h>

int main(void)
{
    ivn_context *context = NULL;
    ivn_calendar *england = NULL;
    ivn_rulebook *rules = NULL;
    ivn_catalogue *services = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_date saturday, ninth, today;
    ivn_sentence order = {.size = sizeof order, .basis = IVN_BASIS_COMMUNITY_ORDER};
    ivn_service_user user = {.size = sizeof user, .sentences = (const ivn_sentence *[]){&order}, .sentence_count = 1};
    ivn_environment environment = {.size = sizeof environment};

    if (ivn_context_new(NULL, &context) || ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &england) ||
        ivn_rulebook_builtin(context, &rules, NULL) || ivn_catalogue_builtin(context, &services, NULL) ||
        ivn_date_from_ymd(2026, 8, 22, &saturday) || ivn_date_from_ymd(2026, 9, 9, &ninth) ||
        ivn_date_from_ymd(2026, 9, 18, &today))
        return 1;
    environment.calendar = england;
    environment.rulebook = rules;
    environment.catalogue = services;
    environment.on = (ivn_number)IVN_KNOWN(today);
    {
        /* the example */
        ivn_duties_free(duties);
        ivn_catalogue_free(services);
        ivn_rulebook_free(rules);
        ivn_calendar_free(england);
        ivn_context_free(context);
        return status < 0;
    }
}
