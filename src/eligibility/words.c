/*
 * Criteria in words.
 */
#include "eligibility/words.h"

#include <string.h>

ivni_phrase ivni_phrase_of(const char *text)
{
    return (ivni_phrase){text, (uint32_t)strlen(text)};
}

ivni_phrase ivni_flag_phrase(ivn_flag flag)
{
    static const ivni_phrase phrases[] = {
        [IVN_UNKNOWN] = {"not known", 9}, [IVN_NO] = {"no", 2}, [IVN_YES] = {"yes", 3}};
    return phrases[flag];
}

ivni_phrase ivni_words_take(ivni_text *words, ivni_arena *arena)
{
    ivni_phrase phrase = {NULL, (uint32_t)words->size};
    if (words->status == IVN_OK)
        phrase.text = ivni_arena_text(arena, words->size > 0 ? words->data : "", words->size);
    words->size = 0;
    return phrase;
}

static void say(ivni_text *words, ivni_phrase phrase)
{
    ivni_text_bytes(words, phrase.text, phrase.size);
}

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

/* --- what is compared with ---------------------------------------------------------------------------------------- */

static void places_as_words(ivni_text *words, const ivni_atom *atom)
{
    ivni_text_string(words, atom->negate ? "not " : "");
    for (uint32_t i = 0; i < atom->criterion->text_count; i++) {
        ivni_text_string(words, i > 0 ? " or " : "");
        ivni_text_string(words, atom->criterion->texts[i]);
    }
}

/* The figures as the rule states them, before any conversion, with their unit. */
static void figures_as_words(ivni_text *words, const ivni_program *program, const ivni_atom *atom)
{
    static const char *const before[] = {"", "", "other than ", "at least ", "at most ", "", "within ", ""};
    const ivn_criterion *criterion = atom->criterion;
    const ivn_parameter *upper = criterion->upper_parameter == NULL
                                     ? NULL
                                     : ivn_rulebook_parameter(program->rulebook, criterion->upper_parameter);
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

void ivni_words_expected(ivni_text *words, const ivni_program *program, const ivni_atom *atom)
{
    if (atom->test == IVNI_TEST_FIGURE)
        ivni_text_string(words, "a figure that has not been set");
    else if (atom->test == IVNI_TEST_PLACE)
        places_as_words(words, atom);
    else if (atom->test == IVNI_TEST_INTERVAL)
        figures_as_words(words, program, atom);
    else if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_CODE)
        codes_as_words(words, ivni_subject_vocabulary(atom->subject), atom->codes);
    else
        say(words, ivni_flag_phrase((atom->codes >> IVN_YES & 1u) ? IVN_YES : IVN_NO));
}

/* --- the person's value ------------------------------------------------------------------------------------------- */

static void value_as_words(ivni_text *words, uint32_t subject, ivni_range range)
{
    uint32_t kind = ivn_subject_kind(subject);
    if (range.low != range.high) {
        say(words, ivni_flag_phrase(IVN_UNKNOWN));
    } else if (kind == IVN_SUBJECT_KIND_FLAG) {
        say(words, ivni_flag_phrase((ivn_flag)range.low));
    } else if (kind == IVN_SUBJECT_KIND_CODE) {
        codes_as_words(words, ivni_subject_vocabulary(subject), 1u << range.low);
    } else if (kind == IVN_SUBJECT_KIND_NUMBER) {
        ivni_text_integer(words, range.low);
        /* What it is compared with may stand in weeks or months. */
        ivni_text_string(words, subject == IVN_SUBJECT_DAYS_TO_RELEASE ? " days" : "");
    } else if (range.low == IVN_DATE_NONE) {
        ivni_text_string(words, "never");
    } else {
        ivni_text_date(words, range.low);
    }
}

void ivni_words_actual(ivni_text *words, const ivni_person *person, const ivni_atom *atom)
{
    const char *place;
    if (atom->test == IVNI_TEST_JUDGED) {
        say(words, ivni_flag_phrase(ivni_judgement_on(person->user, atom->criterion->texts[0])));
    } else if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_TEXT) {
        place = ivni_atom_place(atom, &person->subjects);
        say(words, place != NULL ? ivni_phrase_of(place) : ivni_flag_phrase(IVN_UNKNOWN));
    } else if (atom->test != IVNI_TEST_ELIGIBLE) {
        value_as_words(words, atom->subject, ivni_subject_range(&person->subjects, atom->subject));
    }
}

/* --- what is missing, and where it is written --------------------------------------------------------------------- */

void ivni_words_missing(ivni_text *words, const ivni_program *program, const ivni_person *person, const ivni_atom *atom)
{
    if (atom->test == IVNI_TEST_FIGURE) {
        int upper = atom->criterion->parameter == NULL ||
                    ivn_rulebook_parameter(program->rulebook, atom->criterion->parameter) != atom->figure;
        ivni_text_string(words, "rulebook:");
        ivni_text_string(words, upper ? atom->criterion->upper_parameter : atom->criterion->parameter);
    } else if (atom->test == IVNI_TEST_PLACE && ivni_atom_place(atom, &person->subjects) != NULL) {
        /* An area is given, but the catalogue does not know where it lies. */
        ivni_text_string(words, atom->subject == IVN_SUBJECT_HOME_AREA ? "/home_area" : "/resettlement_area");
    } else if (atom->test != IVNI_TEST_ELIGIBLE) {
        ivni_subject_missing_of(person->user, &person->subjects, &program->law, atom->subject,
                                atom->test == IVNI_TEST_JUDGED ? atom->criterion->texts[0] : NULL, words);
    }
}
