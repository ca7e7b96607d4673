/*
 * Looking terms up: by place, by code and by JSON name. Serves every floor above and the host.
 */
#include <string.h>

#include "terms/terms.h"

static const ivni_vocabulary *const vocabularies[] = {
    [IVN_VOCABULARY_SEX] = &ivni_vocabulary_sex,
    [IVN_VOCABULARY_BASIS] = &ivni_vocabulary_basis,
    [IVN_VOCABULARY_REQUIREMENT] = &ivni_vocabulary_requirement,
    [IVN_VOCABULARY_BAND] = &ivni_vocabulary_band,
    [IVN_VOCABULARY_COMPLEXITY] = &ivni_vocabulary_complexity,
    [IVN_VOCABULARY_NEED] = &ivni_vocabulary_need,
    [IVN_VOCABULARY_SETTING] = &ivni_vocabulary_setting,
    [IVN_VOCABULARY_KIND] = &ivni_vocabulary_kind,
    [IVN_VOCABULARY_OFFENCE] = &ivni_vocabulary_offence,
    [IVN_VOCABULARY_COHORT] = &ivni_vocabulary_cohort,
    [IVN_VOCABULARY_EMPLOYMENT] = &ivni_vocabulary_employment,
    [IVN_VOCABULARY_RELEASE] = &ivni_vocabulary_release,
    [IVN_VOCABULARY_SESSION] = &ivni_vocabulary_session,
    [IVN_VOCABULARY_MODE] = &ivni_vocabulary_mode,
    [IVN_VOCABULARY_LEVEL] = &ivni_vocabulary_level,
    [IVN_VOCABULARY_SUMMARY] = &ivni_vocabulary_summary,
    [IVN_VOCABULARY_OPERATOR] = &ivni_vocabulary_operator,
    [IVN_VOCABULARY_UNIT] = &ivni_vocabulary_unit,
    [IVN_VOCABULARY_APPROACH] = &ivni_vocabulary_approach,
    [IVN_VOCABULARY_REFERRER] = &ivni_vocabulary_referrer,
    [IVN_VOCABULARY_SUBJECT] = &ivni_vocabulary_subject,
    [IVN_VOCABULARY_DIVISION] = &ivni_vocabulary_division,
    [IVN_VOCABULARY_INTENSITY] = &ivni_vocabulary_intensity,
    [IVN_VOCABULARY_FORMAT] = &ivni_vocabulary_format,
    [IVN_VOCABULARY_DELIVERER] = &ivni_vocabulary_deliverer,
    [IVN_VOCABULARY_PART] = &ivni_vocabulary_part,
    [IVN_VOCABULARY_CHANNEL] = &ivni_vocabulary_channel,
    [IVN_VOCABULARY_PARTY] = &ivni_vocabulary_party,
    [IVN_VOCABULARY_EVENT] = &ivni_vocabulary_event,
    [IVN_VOCABULARY_DUTY_STATE] = &ivni_vocabulary_duty_state,
    [IVN_VOCABULARY_OWED_BY] = &ivni_vocabulary_owed_by,
    [IVN_VOCABULARY_COMMAND] = &ivni_vocabulary_command,
    [IVN_VOCABULARY_PHASE] = &ivni_vocabulary_phase,
    [IVN_VOCABULARY_ROLE] = &ivni_vocabulary_role,
    [IVN_VOCABULARY_APPOINTMENT] = &ivni_vocabulary_appointment,
    [IVN_VOCABULARY_STANDING] = &ivni_vocabulary_standing,
    [IVN_VOCABULARY_PLACE] = &ivni_vocabulary_place,
    [IVN_VOCABULARY_NO_SESSION] = &ivni_vocabulary_no_session,
    [IVN_VOCABULARY_COMPLIANCE] = &ivni_vocabulary_compliance,
    [IVN_VOCABULARY_REASON] = &ivni_vocabulary_reason,
    [IVN_VOCABULARY_ENDING] = &ivni_vocabulary_ending,
    [IVN_VOCABULARY_ACHIEVEMENT] = &ivni_vocabulary_achievement,
    [IVN_VOCABULARY_SIGNIFICANCE] = &ivni_vocabulary_significance,
    [IVN_VOCABULARY_CONTRIBUTION] = &ivni_vocabulary_contribution,
    [IVN_VOCABULARY_GUARD] = &ivni_vocabulary_guard,
    [IVN_VOCABULARY_NEWS] = &ivni_vocabulary_news,
    [IVN_VOCABULARY_FORM] = &ivni_vocabulary_form,
    [IVN_VOCABULARY_SERVICE_LEVEL] = &ivni_vocabulary_service_level,
    [IVN_VOCABULARY_ATTAINMENT] = &ivni_vocabulary_attainment,
    [IVN_VOCABULARY_GROUPING] = &ivni_vocabulary_grouping,
    [IVN_VOCABULARY_LIAISON] = &ivni_vocabulary_liaison,
};

#define LAST (sizeof vocabularies / sizeof *vocabularies - 1)

const ivni_vocabulary *ivni_vocabulary_of(uint32_t vocabulary)
{
    return vocabulary <= LAST ? vocabularies[vocabulary] : NULL;
}

uint32_t ivn_vocabulary_count(void)
{
    return (uint32_t)LAST;
}

const char *ivn_vocabulary_name(uint32_t vocabulary)
{
    const ivni_vocabulary *found = ivni_vocabulary_of(vocabulary);

    return found == NULL ? NULL : found->name;
}

const char *ivn_vocabulary_title(uint32_t vocabulary)
{
    const ivni_vocabulary *found = ivni_vocabulary_of(vocabulary);

    return found == NULL ? NULL : found->title;
}

uint32_t ivn_term_count(uint32_t vocabulary)
{
    const ivni_vocabulary *found = ivni_vocabulary_of(vocabulary);

    return found == NULL ? 0 : found->count;
}

const ivn_term *ivn_term_at(uint32_t vocabulary, uint32_t index)
{
    const ivni_vocabulary *found = ivni_vocabulary_of(vocabulary);

    return found == NULL || index >= found->count ? NULL : &found->terms[index];
}

const ivn_term *ivn_term_of(uint32_t vocabulary, uint32_t code)
{
    return code == 0 ? NULL : ivn_term_at(vocabulary, code - 1);
}

static int is_called(const ivn_term *term, const char *name, size_t length)
{
    return term->name[0] == name[0] && strlen(term->name) == length && memcmp(term->name, name, length) == 0;
}

ivn_status ivn_term_code(uint32_t vocabulary, const char *name, size_t length, uint32_t *out)
{
    const ivni_vocabulary *found = ivni_vocabulary_of(vocabulary);

    if (found == NULL || name == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (length == 0)
        return IVN_ERROR_NOT_FOUND;
    for (uint32_t i = 0; i < found->count; i++) {
        if (is_called(&found->terms[i], name, length)) {
            *out = found->terms[i].code;
            return IVN_OK;
        }
    }
    return IVN_ERROR_NOT_FOUND;
}
