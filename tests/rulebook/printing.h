/*
 * What both printed forms of a rulebook have in common: the calls have the same arguments and the same ways to fail.
 */
#ifndef TESTS_RULEBOOK_PRINTING_H
#define TESTS_RULEBOOK_PRINTING_H

#include <interventions/rulebook.h>

typedef ivn_status printing(const ivn_context *context, const ivn_rulebook *rulebook, ivn_text **out, ivn_error *error);

/* Prints the rules of the documents while memory runs out; nothing may be left. */
void printing_bears_lack_of_memory(printing *print);
void printing_refuses_missing_arguments(printing *print);

#endif
