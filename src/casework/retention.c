/*
 * How long personal data may be kept: from the draft, for what was never sent, or from the conclusion. Serves the guard
 * of redaction and whoever is told what a record holds.
 */
#include "base/day.h"
#include "casework/casework.h"
#include "rulebook/rulebook.h"

typedef struct retention_rule {
    const char *code, *path; /* the rule; its figure */
} retention_rule;

static const retention_rule of_drafts = {"RM-DRAFT-RETENTION", "RM-DRAFT-RETENTION/days"};
static const retention_rule of_concluded = {"RM-RETENTION", "RM-RETENTION/months"};

static ivn_number day_of(ivn_moment moment)
{
    ivn_number day = {0, 0};

    if (moment.known && ivn_date_of_instant(moment.value, &day.value) == IVN_OK)
        day.known = 1;
    return day;
}

static ivn_number later_by(ivn_number day, const ivn_parameter *figure)
{
    ivn_number answer = {1, 0};
    int64_t days = (int64_t)day.value + figure->value.value;

    if (figure->unit == IVN_UNIT_MONTHS)
        return ivn_date_add_months(day.value, figure->value.value, &answer.value) == IVN_OK ? answer
                                                                                            : (ivn_number){0, 0};
    answer.value = (ivn_date)days;
    return days >= IVNI_FIRST_CIVIL && days <= IVNI_LAST_CIVIL ? answer : (ivn_number){0, 0};
}

void ivni_retention_of(const ivn_referral_view *referral, const ivn_rulebook *rulebook, ivn_date day,
                       ivni_retention *out)
{
    int draft = referral->phase == IVN_PHASE_DRAFT;
    const retention_rule *by = draft ? &of_drafts : &of_concluded;
    const ivn_rule *rule = ivn_rulebook_rule(rulebook, by->code);
    const ivn_parameter *figure = ivn_rulebook_parameter(rulebook, by->path);

    *out = (ivni_retention){.rule = "", .missing = ""};
    if (rule == NULL || figure == NULL || !ivni_rule_in_force(rule, day))
        return;
    out->rule = rule->code;
    if (draft && referral->entry_count != 0)
        out->from = day_of(referral->entries[0]->at);
    else if (!draft)
        out->from = day_of(referral->concluded);
    out->figure = figure;
    if (!figure->value.known)
        out->missing = draft ? "rulebook:RM-DRAFT-RETENTION/days" : "rulebook:RM-RETENTION/months";
    else if (out->from.known)
        out->until = later_by(out->from, figure);
}

void ivni_say_retention(ivni_text *text, const ivni_retention *retention)
{
    if (*retention->rule == '\0') {
        ivni_text_string(text, "No rule that is in force says how long it may be kept.");
    } else if (!retention->from.known) {
        ivni_text_string(text, "The case is open; the time counts from its conclusion.");
    } else if (!retention->figure->value.known) {
        ivni_text_string(text, "How long it may be kept has not been set in the rulebook.");
    } else {
        ivni_text_string(text, "Counted from ");
        ivni_text_date(text, retention->from.value);
        ivni_text_string(text, retention->figure->unit == IVN_UNIT_MONTHS ? ", in months: " : ", in days: ");
        ivni_text_integer(text, retention->figure->value.value);
        ivni_text_string(text, ".");
    }
}
