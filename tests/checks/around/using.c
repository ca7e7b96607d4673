/* What the fragment of docs/using.md stands in: facts that are wrong. */
#include <interventions/interventions.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char data[] = "{\"sex\":\"none\"}";
    const size_t size = strlen(data);
    ivn_context *context = NULL;
    ivn_facts *facts = NULL;
    ivn_violations *violations = NULL;

    if (ivn_context_new(NULL, &context))
        return 1;
    {
        /* the example */
        ivn_context_free(context);
        return status != IVN_ERROR_INVALID;
    }
}
