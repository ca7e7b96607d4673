/*
 * Tests of src/base/status.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <interventions/base.h>

#include "files.h"
#include "test.h"

/* The next "IVN_SOMETHING = number" of the header that is a status; 0 when there is none. */
static int next_status(const char **at, char name[64], int *value)
{
    const char *found;

    while ((found = strstr(*at, "    IVN_")) != NULL) {
        *at = found + 4;
        if (sscanf(*at, "%63[A-Z_] = %d", name, value) == 2 && strcmp(name, "IVN_UNKNOWN") != 0)
            return 1;
        if (strncmp(*at, "IVN_UNKNOWN", 11) == 0)
            return 0;
    }
    return 0;
}

static void each_status_of_the_header_has_its_name_and_a_sentence(void **state)
{
    size_t size;
    char *header = file_read(TEST_SOURCE_DIR "/include/interventions/base.h", &size);
    const char *at = header;
    char name[64];
    int value, count = 0;

    (void)state;
    assert_non_null(header);
    for (; next_status(&at, name, &value); count++) {
        const char *text = ivn_status_text(value);

        assert_string_equal(ivn_status_name(value), name);
        assert_true(strlen(text) > 4 && text[strlen(text) - 1] == '.');
    }
    assert_true(count >= 33);
    free(header);
}

static void a_status_from_a_newer_library_is_called_unknown(void **state)
{
    (void)state;
    assert_string_equal(ivn_status_name(-9999), "unknown status");
    assert_string_equal(ivn_status_text(99), "A status that this version of the library does not know.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_status_of_the_header_has_its_name_and_a_sentence),
        cmocka_unit_test(a_status_from_a_newer_library_is_called_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
