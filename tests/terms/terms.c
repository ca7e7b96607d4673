/*
 * Tests of src/terms/terms.c and the tables of vocabularies: they say what the header's constants say.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <interventions/terms.h>

#include "files.h"
#include "test.h"

/* One "IVN_<PREFIX>_<NAME> = <code>" of a header; what is left of the text, or NULL at its end. */
typedef struct constant {
    char name[100];
    unsigned code;
} constant;

static const char *next_constant(const char *text, constant *out)
{
    int length = 0;

    for (text = strstr(text, "IVN_"); text != NULL; text = strstr(text + 1, "IVN_"))
        if (sscanf(text, "IVN_%99[A-Z0-9_] = %u%n", out->name, &out->code, &length) == 2 && length > 0)
            return text + length;
    return NULL;
}

/* Constants are ASCII; tolower would make another letter of an I in Turkish. */
static void to_lower(char *text)
{
    for (; *text != '\0'; text++)
        if (*text >= 'A' && *text <= 'Z')
            *text = (char)(*text - 'A' + 'a');
}

static char *header(const char *name)
{
    char path[1024];
    char *text;

    snprintf(path, sizeof path, "%s/include/interventions/%s", TEST_SOURCE_DIR, name);
    text = file_read(path, &(size_t){0});
    assert_non_null(text);
    return text;
}

/* The vocabulary whose name the constant's begins with; writes the rest of it. 0: none. */
static uint32_t vocabulary_of(const char *constant_name, const char **rest)
{
    for (uint32_t v = 1; v <= ivn_vocabulary_count(); v++) {
        size_t length = strlen(ivn_vocabulary_name(v));

        if (strncmp(constant_name, ivn_vocabulary_name(v), length) == 0 && constant_name[length] == '_') {
            *rest = constant_name + length + 1;
            return v;
        }
    }
    return 0;
}

static void count_header(const char *name, uint32_t counts[])
{
    char *text = header(name);
    constant found;

    for (const char *at = next_constant(text, &found); at != NULL; at = next_constant(at, &found)) {
        const char *rest;
        uint32_t v;

        to_lower(found.name);
        v = vocabulary_of(found.name, &rest);
        if (v == 0)
            continue;
        if (ivn_term_of(v, found.code) == NULL || strcmp(ivn_term_of(v, found.code)->name, rest) != 0)
            fail_msg("no term of code %u is called %s", found.code, found.name);
        counts[v] += 1;
    }
    free(text);
}

static void every_constant_is_a_term_of_its_own_name(void **state)
{
    uint32_t counts[100] = {0};

    (void)state;
    count_header("terms.h", counts);
    count_header("calendar.h", counts);
    for (uint32_t v = 1; v <= ivn_vocabulary_count(); v++)
        if (counts[v] != ivn_term_count(v))
            fail_msg("%s: %u constants, %u terms", ivn_vocabulary_name(v), counts[v], ivn_term_count(v));
}

static void every_vocabulary_is_called_as_its_constant(void **state)
{
    char *text = header("terms.h");
    constant found;
    uint32_t count = 0;

    (void)state;
    for (const char *at = next_constant(text, &found); at != NULL; at = next_constant(at, &found)) {
        if (strncmp(found.name, "VOCABULARY_", 11) != 0)
            continue;
        to_lower(found.name);
        assert_string_equal(ivn_vocabulary_name(found.code), found.name + 11);
        count += 1;
    }
    assert_int_equal(count, ivn_vocabulary_count());
    free(text);
}

static void a_term_knows_its_place_and_is_found_by_its_name(void **state)
{
    (void)state;
    for (uint32_t v = 1; v <= ivn_vocabulary_count(); v++) {
        for (uint32_t i = 0; i < ivn_term_count(v); i++) {
            const ivn_term *term = ivn_term_at(v, i);
            uint32_t code = 0;

            assert_int_equal(term->size, sizeof *term);
            assert_int_equal(term->vocabulary, v);
            assert_int_equal(term->code, i + 1);
            assert_int_equal(term->reserved, 0);
            assert_ptr_equal(ivn_term_of(v, i + 1), term);
            assert_int_equal(ivn_term_code(v, term->name, strlen(term->name), &code), IVN_OK);
            assert_int_equal(code, i + 1);
        }
    }
}

static void every_term_can_be_shown_to_a_person(void **state)
{
    (void)state;
    for (uint32_t v = 1; v <= ivn_vocabulary_count(); v++) {
        assert_true(strlen(ivn_vocabulary_title(v)) > 0);
        for (uint32_t i = 0; i < ivn_term_count(v); i++) {
            assert_true(strlen(ivn_term_at(v, i)->title) > 0);
            assert_non_null(ivn_term_at(v, i)->note);
        }
    }
}

static void what_does_not_exist_is_not_found(void **state)
{
    uint32_t code = 77;

    (void)state;
    assert_int_equal(ivn_term_count(0), 0);
    assert_int_equal(ivn_term_count(ivn_vocabulary_count() + 1), 0);
    assert_null(ivn_vocabulary_name(0));
    assert_null(ivn_vocabulary_title(UINT32_MAX));
    assert_null(ivn_vocabulary_name(UINT32_MAX));
    assert_null(ivn_vocabulary_title(0));
    assert_null(ivn_term_at(0, 0));
    assert_null(ivn_term_at(UINT32_MAX, 0));
    assert_null(ivn_term_at(IVN_VOCABULARY_SEX, 2));
    assert_null(ivn_term_of(IVN_VOCABULARY_SEX, 0));
    assert_null(ivn_term_of(IVN_VOCABULARY_SEX, 3));
    assert_int_equal(ivn_term_code(IVN_VOCABULARY_SEX, "mal", 3, &code), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_term_code(IVN_VOCABULARY_SEX, "male", 5, &code), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_term_code(IVN_VOCABULARY_SEX, "Male", 4, &code), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_term_code(IVN_VOCABULARY_SEX, "", 0, &code), IVN_ERROR_NOT_FOUND);
    assert_int_equal(code, 77);
}

static void a_missing_argument_is_refused(void **state)
{
    uint32_t code = 0;

    (void)state;
    assert_int_equal(ivn_term_code(0, "male", 4, &code), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_term_code(UINT32_MAX, "male", 4, &code), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_term_code(IVN_VOCABULARY_SEX, NULL, 0, &code), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_term_code(IVN_VOCABULARY_SEX, "male", 4, NULL), IVN_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_constant_is_a_term_of_its_own_name),
        cmocka_unit_test(every_vocabulary_is_called_as_its_constant),
        cmocka_unit_test(a_term_knows_its_place_and_is_found_by_its_name),
        cmocka_unit_test(every_term_can_be_shown_to_a_person),
        cmocka_unit_test(what_does_not_exist_is_not_found),
        cmocka_unit_test(a_missing_argument_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
