/*
 * Tests of src/base/version.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <interventions/base.h>

#include "files.h"
#include "test.h"

static void the_version_is_that_of_the_build_file(void **state)
{
    size_t size;
    char *build = file_read(TEST_SOURCE_DIR "/meson.build", &size);
    const char *version;
    unsigned major, minor, patch;

    (void)state;
    assert_non_null(build);
    version = strstr(build, "  version: '");
    assert_non_null(version);
    assert_int_equal(sscanf(version, "  version: '%u.%u.%u'", &major, &minor, &patch), 3);
    assert_int_equal(ivn_version(), major * 10000 + minor * 100 + patch);
    free(build);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_is_that_of_the_build_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
