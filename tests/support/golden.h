/*
 * Golden files: JSON as a person has read it over, spread over lines in tests/data/golden.
 */
#ifndef TESTS_SUPPORT_GOLDEN_H
#define TESTS_SUPPORT_GOLDEN_H

#include <interventions/base.h>

/* The text of tests/data/golden/<name>, as compact as the library writes JSON; to be freed with ivn_text_free. */
ivn_text *golden_json(const ivn_context *context, const char *name);

#endif
