/*
 * How a referral is entered in the case management system. What the document says of it stands in form_rows.c; this
 * chooses the form, and form_fill.c fills it in. Serves practitioners who have to type it in, and hosts that type it in
 * for them.
 */
#include "casework/form.h"

#include <string.h>

#include "eligibility/words.h"

struct ivn_form {
    ivni_arena arena;
    ivn_form_view view;
};

typedef ivni_clerk clerk;

/* --- which form --- */

ivn_flag ivni_form_flag(const clerk *of, uint32_t subject)
{
    ivni_range range = ivni_subject_range(&of->subjects, subject);

    return range.low == range.high ? (ivn_flag)range.low : IVN_UNKNOWN;
}

static const ivni_form_choice *choose(const clerk *of)
{
    ivn_flag court = of->facts.court_ordered, prison = ivni_form_flag(of, IVN_SUBJECT_RESETTLEMENT_PRISON);

    for (uint32_t i = 0; i < ivni_form_choice_count; i++) {
        const ivni_form_choice *row = &ivni_form_choices[i];

        if (row->kind == of->service->kind && (row->court_ordered == IVN_UNKNOWN || row->court_ordered == court) &&
            (row->resettlement == IVN_UNKNOWN || row->resettlement == prison))
            return row;
    }
    return NULL;
}

/* Every text is there: "" where it does not apply. */
static void begin_view(ivn_form_view *view)
{
    const char *none = "";

    *view = (ivn_form_view){.size = sizeof *view,
                            .service = none,
                            .type = none,
                            .type_printed = none,
                            .sub_type = none,
                            .sub_type_printed = none,
                            .event = none,
                            .requirement = none,
                            .provider = none,
                            .your_provider = none,
                            .your_team = none,
                            .your_name = none,
                            .status = none,
                            .notes = none,
                            .to_provider = none,
                            .to_cluster = none,
                            .to_ldu = none,
                            .to_team = none,
                            .to_officer = none,
                            .to_reason = none};
}

static ivn_status finish(clerk *of)
{
    const char **list = ivni_arena_array(of->arena, of->view->remark_count, sizeof *list);

    if (of->words.status != IVN_OK)
        return of->words.status;
    if (ivni_arena_failure(of->arena) != IVN_OK)
        return ivni_arena_failure(of->arena);
    memcpy(list, of->remarks, of->view->remark_count * sizeof *list);
    of->view->remarks = list;
    return IVN_OK;
}

/* The provider of the facts, else the one that the contract names. */
static const char *provider_of(const ivn_catalogue *catalogue, const ivn_referral_facts *facts)
{
    const ivn_directory *directory = ivn_catalogue_read(catalogue);

    if (facts->provider != NULL || facts->contract == NULL)
        return facts->provider;
    for (uint32_t i = 0; i < directory->contract_count; i++)
        if (strcmp(directory->contracts[i]->key, facts->contract) == 0)
            return directory->contracts[i]->provider;
    return NULL;
}

/* The edition of the facts, else the one under which it was sent last. */
static const char *edition_of(const ivn_referral_view *referral)
{
    const char *edition = referral->facts->edition;

    for (uint32_t i = 0; referral->facts->edition == NULL && i < referral->entry_count; i++)
        if (referral->entries[i]->edition != NULL)
            edition = referral->entries[i]->edition;
    return edition;
}

static ivn_status find_service(clerk *of, const ivn_catalogue *catalogue)
{
    const char *edition = edition_of(of->referral), *key = of->facts.service;

    if (key == NULL)
        return IVN_ERROR_NOT_FOUND;
    ivni_text_string(&of->words, key);
    if (edition != NULL && strchr(key, '@') == NULL) {
        ivni_text_string(&of->words, "@");
        ivni_text_string(&of->words, edition);
    }
    key = ivni_words_take(&of->words, of->arena).text;
    if (key == NULL)
        return of->words.status != IVN_OK ? of->words.status : ivni_arena_failure(of->arena);
    return ivn_catalogue_find(catalogue, of->rulebook, key, edition == NULL ? of->day : IVN_DATE_NONE, &of->service);
}

static void look_at_person(clerk *of)
{
    static const ivn_service_user nobody = {.size = sizeof nobody};
    ivni_law law;

    ivni_law_of(of->rulebook, &law);
    if (of->facts.service_user == NULL ||
        ivni_subjects_derive(of->facts.service_user, of->day, &law, &of->subjects) != IVN_OK)
        (void)ivni_subjects_derive(&nobody, of->day, &law, &of->subjects);
}

static ivn_status make(clerk *of, const ivn_catalogue *catalogue, ivn_error *error)
{
    const ivni_form_choice *choice;
    ivn_status status;

    if (of->referral->facts == NULL)
        return ivni_fail(error, IVN_ERROR_NOT_FOUND, "the referral has no facts");
    of->facts = *of->referral->facts;
    of->facts.provider = provider_of(catalogue, &of->facts);
    status = find_service(of, catalogue);
    if (status == IVN_ERROR_NOT_FOUND)
        return ivni_fail_at(error, status, -1, "/service", "the catalogue has no such service");
    if (status != IVN_OK)
        return ivni_fail_status(error, status);
    look_at_person(of);
    choice = choose(of);
    if (choice == NULL)
        return ivni_fail_at(error, IVN_ERROR_NOT_FOUND, -1, "/service", "a service of this kind has no such form");
    if (choice->form == 0)
        return ivni_fail_rule(error, IVN_ERROR_NOT_FOUND, choice->rule, "it is entered in neither way: %s",
                              choice->reason);
    ivni_form_fill(of, choice);
    status = finish(of);
    return status == IVN_OK ? IVN_OK : ivni_fail_status(error, status);
}

ivn_status ivn_referral_form(const ivn_context *context, const ivn_record *record, const ivn_environment *environment,
                             ivn_form **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    clerk of = {.rulebook = NULL};
    ivn_form *form;

    if (status != IVN_OK)
        return status;
    if (context == NULL || record == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, record and out must not be NULL");
    status = ivni_environment_day(environment, &of.day, error);
    if (status != IVN_OK)
        return status;
    form = ivni_document_new(context, sizeof *form);
    if (form == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *form));
    begin_view(&form->view);
    of.referral = &record->referral;
    of.rulebook = environment->rulebook;
    of.arena = &form->arena;
    of.view = &form->view;
    ivni_text_init(&of.words, context);
    status = make(&of, environment->catalogue, error);
    ivni_text_discard(&of.words);
    if (status == IVN_OK)
        *out = form;
    else
        ivni_document_free(form);
    return status;
}

const ivn_form_view *ivn_form_read(const ivn_form *form)
{
    return form == NULL ? NULL : &form->view;
}

void ivn_form_free(ivn_form *form)
{
    ivni_document_free(form);
}
