/*
 * A person's side of criteria in words.
 */
#include "eligibility/words.h"

static void say(ivni_text *words, ivni_phrase phrase)
{
    ivni_text_bytes(words, phrase.text, phrase.size);
}

static void code_as_word(ivni_text *words, uint32_t vocabulary, uint32_t code)
{
    ivni_text_string(words, ivn_term_of(vocabulary, code)->title);
}

static void value_as_words(ivni_text *words, uint32_t subject, ivni_range range)
{
    uint32_t kind = ivn_subject_kind(subject);
    if (range.low != range.high) {
        say(words, ivni_flag_phrase(IVN_UNKNOWN));
    } else if (kind == IVN_SUBJECT_KIND_FLAG) {
        say(words, ivni_flag_phrase((ivn_flag)range.low));
    } else if (kind == IVN_SUBJECT_KIND_CODE) {
        code_as_word(words, ivni_subject_vocabulary(subject), (uint32_t)range.low);
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
        ivni_text_string(words, "rulebook:");
        ivni_text_string(words,
                         atom->figure == atom->upper ? atom->criterion->upper_parameter : atom->criterion->parameter);
    } else if (atom->test == IVNI_TEST_PLACE && ivni_atom_place(atom, &person->subjects) != NULL) {
        /* An area is given, but the catalogue does not know where it lies. */
        ivni_text_string(words, atom->subject == IVN_SUBJECT_HOME_AREA ? "/home_area" : "/resettlement_area");
    } else if (atom->test != IVNI_TEST_ELIGIBLE) {
        ivni_subject_missing_of(person->user, &person->subjects, &program->law, atom->subject,
                                atom->test == IVNI_TEST_JUDGED ? atom->criterion->texts[0] : NULL, words);
    }
}
