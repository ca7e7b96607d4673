/*
 * The tests of printing.h.
 */
#include "printing.h"

#include "rulebook/rulebook.h"

#include "context.h"
#include "failing.h"
#include "small_rulebook.h"
#include "test.h"

static ivn_status prints_the_rulebook(const ivn_context *with, void *user)
{
    printing *const *print = user;
    ivn_rulebook *rulebook = NULL;
    ivn_text *text = NULL;
    ivn_status status = ivn_rulebook_builtin(with, &rulebook, NULL);

    if (status == IVN_OK)
        status = (*print)(with, rulebook, &text, NULL);
    ivn_text_free(text);
    ivn_rulebook_free(rulebook);
    return status;
}

void printing_bears_lack_of_memory(printing *print)
{
    failing_every_with_context(prints_the_rulebook, &print);
}

void printing_refuses_missing_arguments(printing *print)
{
    ivn_error error = {.size = sizeof error}, unknown = {.size = 1};
    ivn_text *text = NULL;

    assert_int_equal(make_context(NULL), 0);
    assert_int_equal(print(NULL, &small_rulebook, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(print(context, NULL, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(print(context, &small_rulebook, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(print(context, &small_rulebook, &text, &unknown), IVN_ERROR_SIZE);
    assert_null(text);
    free_context(NULL);
}
