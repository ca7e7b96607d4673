/*
 * What a criterion compares with, in words. Serves answers of every floor above.
 */
#include <string.h>

#include "catalogue/criteria.h"
#include "people/subjects.h"

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

/* The figures as the rule states them, before any conversion, with their unit. */
static void figures_as_words(ivni_text *words, const ivni_atom *atom)
{
    static const char *const before[] = {"", "", "other than ", "at least ", "at most ", "", "within ", ""};
    const ivn_criterion *criterion = atom->criterion;
    uint32_t unit = criterion->unit != 0 ? criterion->unit : atom->figure != NULL ? atom->figure->unit : IVN_UNIT_NONE;
    const ivn_term *named = unit == IVN_UNIT_NONE ? NULL : ivn_term_of(IVN_VOCABULARY_UNIT, unit);
    ivni_text_string(words, before[criterion->operation]);
    ivni_text_integer(words, atom->figure != NULL ? atom->figure->value.value : criterion->value.value);
    if (criterion->operation == IVN_OPERATOR_BETWEEN) {
        ivni_text_string(words, " to ");
        ivni_text_integer(words, atom->upper != NULL ? atom->upper->value.value : criterion->upper.value);
    }
    if (named != NULL) {
        ivni_text_string(words, " ");
        ivni_text_string(words, named->title);
    }
}

void ivni_words_expected(ivni_text *words, const ivni_atom *atom)
{
    ivni_phrase flag = ivni_flag_phrase((atom->codes >> IVN_YES & 1u) ? IVN_YES : IVN_NO);
    if (atom->test == IVNI_TEST_FIGURE)
        ivni_text_string(words, "a figure that has not been set");
    else if (atom->test == IVNI_TEST_PLACE)
        places_as_words(words, atom);
    else if (atom->test == IVNI_TEST_INTERVAL)
        figures_as_words(words, atom);
    else if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_CODE)
        codes_as_words(words, ivni_subject_vocabulary(atom->subject), atom->codes);
    else
        ivni_text_bytes(words, flag.text, flag.size);
}
