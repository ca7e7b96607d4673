/*
 * Writes docs/rulebook.md: the shipped rulebook as it prints itself.
 */
#include <interventions/interventions.h>
#include <stdio.h>

int main(void)
{
    ivn_context *context = NULL;
    ivn_rulebook *rulebook = NULL;
    ivn_text *page = NULL;
    ivn_status status = ivn_context_new(NULL, &context);

    if (status == IVN_OK)
        status = ivn_rulebook_builtin(context, &rulebook, NULL);
    if (status == IVN_OK)
        status = ivn_rulebook_to_markdown(context, rulebook, &page, NULL);
    if (status == IVN_OK)
        fwrite(ivn_text_data(page), 1, ivn_text_size(page), stdout);
    ivn_text_free(page);
    ivn_rulebook_free(rulebook);
    ivn_context_free(context);
    return status != IVN_OK;
}
