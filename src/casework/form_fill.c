/*
 * Fills a form that was chosen: its texts from the referral or from the document, type and sub-type from the catalogue,
 * the notes; and tells what is lacking. Serves form.c.
 */
#include "casework/form.h"

#include <string.h>

#include "eligibility/words.h"
#include "rulebook/rulebook.h"

typedef ivni_clerk clerk;

static const char *take(clerk *of)
{
    return ivni_words_take(&of->words, of->arena).text;
}

static void say(clerk *of, const char *words)
{
    ivni_text_string(&of->words, words);
}

/* --- remarks --- */

static void add_remark(clerk *of)
{
    if (of->view->remark_count < IVNI_FORM_MOST_REMARKS)
        of->remarks[of->view->remark_count++] = take(of);
}

/* "Lacking: the event under which it is entered (RC-NSI-4)." */
static void lacks(clerk *of, const char *what, const char *rule)
{
    say(of, "Lacking: ");
    say(of, what);
    say(of, " (");
    say(of, rule);
    say(of, ").");
    add_remark(of);
}

/* What the rule says, as the remark. */
static void advise(clerk *of, const char *code)
{
    const ivn_rule *rule = ivn_rulebook_rule(of->rulebook, code);

    if (rule == NULL || !ivni_rule_in_force(rule, of->day))
        return;
    say(of, rule->title);
    say(of, " (");
    say(of, code);
    say(of, ").");
    add_remark(of);
}

/* --- type and sub-type --- */

static uint32_t intensity_of(const clerk *of)
{
    return of->referral->agreed != NULL ? of->referral->agreed->intensity : of->facts.intensity;
}

/* The row of the intensity, else the one for all; NULL: it depends on an intensity that is not chosen. */
static const ivn_nsi *nsi_of(const clerk *of)
{
    const ivn_nsi *all = NULL;

    for (uint32_t i = 0; i < of->service->nsi_count; i++) {
        if (of->service->nsis[i]->intensity == 0)
            all = of->service->nsis[i];
        else if (of->service->nsis[i]->intensity == intensity_of(of))
            return of->service->nsis[i];
    }
    return all;
}

static int has_assessment(const ivn_service *service)
{
    for (uint32_t i = 0; i < service->nsi_count; i++)
        if (service->nsis[i]->intensity == IVN_INTENSITY_ASSESSMENT)
            return 1;
    return 0;
}

/* An intensity is agreed after an assessment, or chosen without. */
static void advise_on_intensity(clerk *of)
{
    uint32_t intensity = intensity_of(of);

    if (!has_assessment(of->service) || intensity == IVN_INTENSITY_ASSESSMENT)
        return;
    if (!of->referral->first_attended.known)
        advise(of, IVNI_FORM_ASSESSMENT_RULE);
    if (intensity != 0 && of->referral->agreed == NULL)
        advise(of, IVNI_FORM_AGREEMENT_RULE);
}

/* All types of a service are the same; only the sub-type depends on the intensity. */
static void fill_type(clerk *of)
{
    const ivn_nsi *nsi = nsi_of(of), *any = nsi != NULL || of->service->nsi_count == 0 ? nsi : of->service->nsis[0];

    if (any == NULL) {
        lacks(of, "type and sub-type, which the document does not print for this service", "RC-NSI-4");
        return;
    }
    of->view->type = ivni_arena_string(of->arena, any->type);
    of->view->type_printed = ivni_arena_string(of->arena, any->type_printed);
    if (nsi == NULL) {
        lacks(of, "the intensity, on which the sub-type depends", IVNI_FORM_AGREEMENT_RULE);
    } else {
        of->view->sub_type = ivni_arena_string(of->arena, nsi->sub_type);
        of->view->sub_type_printed = ivni_arena_string(of->arena, nsi->sub_type_printed);
        if (nsi->note != NULL) {
            say(of, nsi->note);
            add_remark(of);
        }
    }
    advise_on_intensity(of);
}

/* --- texts --- */

static int is_own_provider(const clerk *of)
{
    return of->facts.provider == NULL || strcmp(of->facts.provider, IVNI_FORM_PROVIDER) == 0;
}

static const char *text_of(const clerk *of, const ivni_form_text *row)
{
    const char *fact = NULL;

    if (row->fact != 0)
        fact = *(const char *const *)(const void *)((const char *)&of->facts + row->fact);
    if (fact != NULL && *fact != '\0')
        return fact;
    return row->printed == NULL || (row->own && !is_own_provider(of)) ? "" : row->printed;
}

static void fill_texts(clerk *of)
{
    for (uint32_t i = 0; i < ivni_form_text_count; i++) {
        const ivni_form_text *row = &ivni_form_texts[i];
        const char **at = (const char **)(void *)((char *)of->view + row->at);

        if (!(row->forms & IVNI_BIT(of->view->form)))
            continue;
        *at = ivni_arena_string(of->arena, text_of(of, row));
        if (*text_of(of, row) == '\0' && row->lacking != NULL)
            lacks(of, row->lacking, row->rule);
    }
}

/* --- notes --- */

static void say_days(clerk *of, const char *before, int32_t days, const char *after)
{
    say(of, before);
    ivni_text_integer(&of->words, days);
    say(of, after);
}

/* By the days to release of somebody in custody, else by the day by which it is to be done. 0: neither is known. */
static int say_urgency(clerk *of)
{
    ivni_range release = ivni_subject_range(&of->subjects, IVN_SUBJECT_DAYS_TO_RELEASE);
    const ivn_parameter *urgent = ivn_rulebook_parameter(of->rulebook, "WB-URGENT/days");

    if (ivni_form_flag(of, IVN_SUBJECT_IN_CUSTODY) == IVN_YES && release.low == release.high && release.low >= 0) {
        say_days(of, "days to release: ", release.low, "");
        if (urgent != NULL && urgent->value.known)
            say_days(of, release.low <= urgent->value.value ? "; urgent, as at most " : "; not urgent, as more than ",
                     urgent->value.value, " (WB-URGENT)");
        return 1;
    }
    if (!of->facts.complete_by.known)
        return 0;
    say(of, "to be done by ");
    ivni_text_date(&of->words, of->facts.complete_by.value);
    say_days(of, "; days until then: ", of->facts.complete_by.value - of->day, "");
    return 1;
}

/* Without its label; 0: nothing is known of it. */
static int say_note(clerk *of, const ivni_form_note *note)
{
    const ivn_term *priority = ivn_term_of(IVN_VOCABULARY_BAND, of->facts.priority);
    const char *fact;

    if (note->fact != 0) {
        fact = *(const char *const *)(const void *)((const char *)&of->facts + note->fact);
        say(of, fact == NULL ? "" : fact);
        return fact != NULL && *fact != '\0';
    }
    if (strcmp(note->label, "Urgency") == 0)
        return say_urgency(of);
    say(of, priority == NULL ? "" : priority->title);
    return priority != NULL;
}

static void fill_notes(clerk *of)
{
    const ivni_form_note *open[8];
    uint32_t open_count = 0;

    for (uint32_t i = 0; i < ivni_form_note_count; i++) {
        size_t before = of->words.size;

        say(of, before == 0 ? "" : "\n");
        say(of, ivni_form_notes[i].label);
        say(of, ": ");
        if (say_note(of, &ivni_form_notes[i]))
            continue;
        of->words.size = before;
        open[open_count++] = &ivni_form_notes[i];
    }
    of->view->notes = take(of);
    for (uint32_t i = 0; i < open_count; i++) {
        say(of, "Lacking in the notes: ");
        say(of, open[i]->label);
        say(of, " (");
        say(of, open[i]->rule);
        say(of, ").");
        add_remark(of);
    }
}

/* --- the whole --- */

static void fill_dates(clerk *of)
{
    of->view->status_at = of->referral->sent;
    of->view->expected_end = of->facts.complete_by;
    if (!of->view->status_at.known)
        lacks(of, "date and time of the status, which are those of the sending", IVNI_FORM_STATUS_RULE);
    if (!of->view->expected_end.known)
        lacks(of, "the expected end date", IVNI_FORM_END_RULE);
}

void ivni_form_fill(clerk *of, const ivni_form_choice *choice)
{
    of->view->form = choice->form;
    of->view->reason = choice->reason;
    of->view->rule = choice->rule;
    of->view->service = ivni_arena_string(of->arena, of->service->name);
    if (choice->ask != NULL)
        lacks(of, choice->ask, choice->rule);
    fill_texts(of);
    if (choice->form == IVN_FORM_NON_STATUTORY_INTERVENTION) {
        fill_type(of);
        fill_dates(of);
        fill_notes(of);
    }
    for (uint32_t i = 0; i < ivni_form_advice_count; i++)
        if (ivni_form_advices[i].forms & IVNI_BIT(choice->form))
            advise(of, ivni_form_advices[i].rule);
}
