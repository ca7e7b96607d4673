/*
 * The rate card and the rulebook, for the tests of the card's data.
 */
#ifndef TESTS_CATALOGUE_RATE_CARD_H
#define TESTS_CATALOGUE_RATE_CARD_H

#include <string.h>

#include "catalogue/rows.h"

#include "test.h"

#define CARD ivni_services_rate_card_2019

static ivn_context *context;
static ivn_rulebook *rulebook;

static inline int make_rulebook(void **state)
{
    (void)state;
    if (ivn_context_new(NULL, &context) != IVN_OK)
        return -1;
    return ivn_rulebook_builtin(context, &rulebook, NULL);
}

static inline int free_rulebook(void **state)
{
    (void)state;
    ivn_rulebook_free(rulebook);
    ivn_context_free(context);
    return 0;
}

static inline const ivn_service *service_of(const char *key)
{
    for (size_t i = 0; CARD[i] != NULL; i++)
        if (strcmp(CARD[i]->key, key) == 0)
            return CARD[i];
    fail_msg("no service %s", key);
    return NULL;
}

#endif
