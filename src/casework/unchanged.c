/*
 * Whether a command that is allowed would change anything. Serves decisions: what changes nothing is not put on record.
 */
#include "casework/unchanged.h"

#include "people/subjects.h"

static int same_needs(const ivn_referral_view *referral, const ivn_chosen_needs *chosen)
{
    const ivn_chosen_needs now = {.size = sizeof now, .need_count = referral->need_count, .needs = referral->needs};

    return ivni_schema_equal(&ivni_chosen_needs_table, &now, chosen);
}

static int same_custody(const ivn_referral_view *referral, const ivn_custody *custody)
{
    const ivn_service_user *user = referral->facts == NULL ? NULL : referral->facts->service_user;

    return user != NULL && ivni_schema_equal(&ivni_custody_table, user->custody, custody);
}

static int shared_already(const ivn_referral_view *referral, const ivn_plan_version *said)
{
    uint32_t version = said == NULL || said->version == 0 ? referral->plan_count : said->version;

    return version > 0 && version <= referral->plan_count && referral->plans[version - 1]->shared.known;
}

int ivni_changes_nothing(const ivni_asking *asking, const ivn_referral_facts *amended)
{
    const ivn_referral_view *referral = asking->referral;

    switch (asking->transition->command) {
    case IVN_COMMAND_AMEND:
        return ivni_schema_equal(&ivni_referral_facts_table, referral->facts, amended);
    case IVN_COMMAND_CHOOSE_NEEDS:
        return same_needs(referral, asking->body);
    case IVN_COMMAND_ASSIGN:
        return ivni_schema_equal(&ivni_assignment_table, referral->assigned, asking->body);
    case IVN_COMMAND_CHANGE_CUSTODY:
        return same_custody(referral, asking->body);
    case IVN_COMMAND_SHARE_ACTION_PLAN:
        return shared_already(referral, asking->body);
    case IVN_COMMAND_WRITE_REPORT:
        return ivni_schema_equal(&ivni_report_table, referral->report, asking->body);
    default:
        return 0;
    }
}
