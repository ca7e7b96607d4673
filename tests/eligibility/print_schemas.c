/*
 * Prints the JSON Schema of each kind of facts, as one list, for schemas.py.
 */
#include <interventions/duties.h>

#include <stdio.h>

static int print_schema(const ivn_context *context, uint32_t kind)
{
    ivn_text *schema = NULL;
    ivn_status status = ivn_schema_json(context, kind, &schema, NULL);

    printf("%s%s", kind == IVN_FACTS_SERVICE_USER ? "[" : ",", ivn_text_data(schema));
    ivn_text_free(schema);
    return status == IVN_OK;
}

int main(void)
{
    ivn_context *context = NULL;
    int done = ivn_context_new(NULL, &context) == IVN_OK;

    for (uint32_t kind = IVN_FACTS_SERVICE_USER; done && kind <= IVN_FACTS_RECORD; kind++)
        done = print_schema(context, kind);
    puts("]");
    ivn_context_free(context);
    return !done;
}
