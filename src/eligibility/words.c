/*
 * The words of a finding.
 */
#include "eligibility/words.h"

#include <string.h>

static void codes_as_words(ivni_text *words, uint32_t vocabulary, uint32_t codes)
{
    const char *between = "";
    for (uint32_t code = 1; code < 32; code++) {
        const ivn_term *term = (codes >> code & 1u) ? ivn_term_of(vocabulary, code) : NULL;
        if (term == NULL)
            continue;
        ivni_text_string(words, between);
        ivni_text_string(words, term->title);
        between = " or ";
    }
}

static void places_as_words(ivni_text *words, const ivni_atom *atom)
{
    ivni_text_string(words, atom->negate ? "not " : "");
    for (uint32_t i = 0; i < atom->criterion->text_count; i++) {
        ivni_text_string(words, i > 0 ? " or " : "");
        ivni_text_string(words, atom->criterion->texts[i]);
    }
}

static const char *flag_as_word(uint32_t flag)
{
    return flag == IVN_YES ? "yes" : flag == IVN_NO ? "no" : "not known";
}

/* The figures as the rule states them, before any conversion, with their unit. */
static void figures_as_words(ivni_text *words, const ivni_explainer *explainer, const ivni_atom *atom)
{
    static const char *const before[] = {"", "", "other than ", "at least ", "at most ", "", "within ", ""};
    const ivn_criterion *criterion = atom->criterion;
    const ivn_parameter *upper = criterion->upper_parameter == NULL
                                     ? NULL
                                     : ivn_rulebook_parameter(explainer->program->rulebook, criterion->upper_parameter);
    uint32_t unit = criterion->unit != 0 ? criterion->unit : atom->figure != NULL ? atom->figure->unit : IVN_UNIT_NONE;
    const ivn_term *named = unit == IVN_UNIT_NONE ? NULL : ivn_term_of(IVN_VOCABULARY_UNIT, unit);
    ivni_text_string(words, before[criterion->operation]);
    ivni_text_integer(words, atom->figure != NULL ? atom->figure->value.value : criterion->value.value);
    if (criterion->operation == IVN_OPERATOR_BETWEEN) {
        ivni_text_string(words, " to ");
        ivni_text_integer(words, upper != NULL ? upper->value.value : criterion->upper.value);
    }
    if (named != NULL) {
        ivni_text_string(words, " ");
        ivni_text_string(words, named->title);
    }
}

/* Most criteria ask for a flag. */
const char *ivni_words_expected_plain(const ivni_atom *atom)
{
    if (atom->test != IVNI_TEST_CODES && atom->test != IVNI_TEST_JUDGED && atom->test != IVNI_TEST_ELIGIBLE)
        return NULL;
    if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_CODE)
        return NULL;
    return flag_as_word((atom->codes >> IVN_YES & 1u) ? IVN_YES : IVN_NO);
}

void ivni_words_expected(ivni_text *words, const ivni_explainer *explainer, const ivni_atom *atom)
{
    if (atom->test == IVNI_TEST_FIGURE)
        ivni_text_string(words, "a figure that has not been set");
    else if (atom->test == IVNI_TEST_PLACE)
        places_as_words(words, atom);
    else if (atom->test == IVNI_TEST_INTERVAL)
        figures_as_words(words, explainer, atom);
    else if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_CODE)
        codes_as_words(words, ivni_subject_vocabulary(atom->subject), atom->codes);
    else
        ivni_text_string(words, ivni_words_expected_plain(atom));
}

static const char *value_as_word(const ivni_atom *atom, ivni_range range)
{
    uint32_t kind = ivn_subject_kind(atom->subject);
    if (range.low != range.high)
        return "not known";
    if (kind == IVN_SUBJECT_KIND_FLAG)
        return flag_as_word((uint32_t)range.low);
    if (kind == IVN_SUBJECT_KIND_CODE)
        return ivn_term_of(ivni_subject_vocabulary(atom->subject), (uint32_t)range.low)->title;
    return kind == IVN_SUBJECT_KIND_DATE && range.low == IVN_DATE_NONE ? "never" : NULL;
}

const char *ivni_words_actual_plain(const ivni_explainer *explainer, uint32_t position)
{
    const ivni_atom *atom = &explainer->program->atoms[position];
    ivni_outcomes outcomes = {explainer->program, explainer->outcomes};
    if (atom->test == IVNI_TEST_JUDGED)
        return flag_as_word(ivni_judgement_on(explainer->person->user, atom->criterion->texts[0]));
    if (atom->test == IVNI_TEST_ELIGIBLE)
        return flag_as_word(atom->service == UINT32_MAX ? IVN_NO : ivni_service_eligible(&outcomes, atom->service));
    if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_TEXT)
        return ivni_atom_place(atom, &explainer->person->subjects) == NULL ? "not known" : NULL;
    return value_as_word(atom, ivni_subject_range(&explainer->person->subjects, atom->subject));
}

void ivni_words_actual(ivni_text *words, const ivni_explainer *explainer, uint32_t position)
{
    const ivni_atom *atom = &explainer->program->atoms[position];
    const char *plain = ivni_words_actual_plain(explainer, position);
    ivni_range range = ivni_subject_range(&explainer->person->subjects, atom->subject);
    if (plain != NULL) {
        ivni_text_string(words, plain);
    } else if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_TEXT) {
        ivni_text_string(words, ivni_atom_place(atom, &explainer->person->subjects));
    } else if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_DATE) {
        ivni_text_date(words, range.low);
    } else {
        ivni_text_integer(words, range.low);
        /* What it is compared with may stand in weeks or months. */
        ivni_text_string(words, atom->subject == IVN_SUBJECT_DAYS_TO_RELEASE ? " days" : "");
    }
}

const char *ivni_words_edition(const ivn_rulebook *rulebook, const char *edition)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(rulebook);
    for (uint32_t i = 0; i < view->edition_count; i++) {
        if (strcmp(view->editions[i]->key, edition) == 0)
            return view->editions[i]->title;
    }
    return edition;
}

/* The document and section of the rule, else of the service; and who set another figure than the document. */
void ivni_words_source(ivni_text *words, const ivn_rulebook *rulebook, const ivn_service *service,
                       const ivni_atom *atom)
{
    const char *section = atom->criterion->section;
    if (section == NULL || *section == '\0')
        section = atom->rule != NULL && atom->rule->section != NULL ? atom->rule->section : service->section;
    ivni_text_string(words, ivni_words_edition(rulebook, atom->rule != NULL ? atom->rule->edition : service->edition));
    if (section != NULL && *section != '\0') {
        ivni_text_string(words, ": ");
        ivni_text_string(words, section);
    }
    if (atom->figure != NULL && *atom->figure->source != '\0') {
        ivni_text_string(words, " (figure set by ");
        ivni_text_string(words, atom->figure->source);
        ivni_text_string(words, ")");
    }
}

void ivni_words_missing(ivni_text *words, const ivni_explainer *explainer, const ivni_atom *atom)
{
    if (atom->test == IVNI_TEST_FIGURE) {
        int upper = atom->criterion->parameter == NULL ||
                    ivn_rulebook_parameter(explainer->program->rulebook, atom->criterion->parameter) != atom->figure;
        ivni_text_string(words, "rulebook:");
        ivni_text_string(words, upper ? atom->criterion->upper_parameter : atom->criterion->parameter);
    } else if (atom->test == IVNI_TEST_PLACE && ivni_atom_place(atom, &explainer->person->subjects) != NULL) {
        /* An area is given, but the catalogue does not know where it lies. */
        ivni_text_string(words, atom->subject == IVN_SUBJECT_HOME_AREA ? "/home_area" : "/resettlement_area");
    } else if (atom->test != IVNI_TEST_ELIGIBLE) {
        ivni_subject_missing(explainer->person->user, explainer->program->day, &explainer->program->law, atom->subject,
                             atom->test == IVNI_TEST_JUDGED ? atom->criterion->texts[0] : NULL, words);
    }
}
