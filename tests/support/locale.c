/*
 * Puts a test program under the locale of its environment before main, when IVN_TEST_LOCALE is set:
 * tests/checks/locale.sh runs all tests so, under one with a decimal comma. Compiled into each test program; no test
 * has to know of it.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static void __attribute__((constructor)) take_up_the_locale(void)
{
    if (getenv("IVN_TEST_LOCALE") == NULL)
        return;
    if (setlocale(LC_ALL, "") == NULL || localeconv()->decimal_point[0] != ',') {
        fputs("the locale of the environment is not in force\n", stderr);
        exit(EXIT_FAILURE);
    }
}
