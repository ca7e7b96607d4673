/*
 * The store in memory, held to the contract by the conformance kit.
 */
#include <interventions/conformance.h>
#include <interventions/interventions.h>
#include <string.h>

#include "hosts.h"
#include "test.h"

static void the_store_in_memory_keeps_the_contract(void **state)
{
    memory_host host;
    ivn_conformance_report *report = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    memory_host_begin(&host);
    assert_int_equal(ivn_conformance_run(&host.host, NULL, &report, &error), IVN_OK);
    if (ivn_conformance_read(report)->failed > 0)
        fail_msg("%s", ivn_conformance_read(report)->text);
    assert_int_equal(ivn_conformance_read(report)->count, ivn_conformance_count());
    ivn_conformance_free(report);
    memory_host_end(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_store_in_memory_keeps_the_contract),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
