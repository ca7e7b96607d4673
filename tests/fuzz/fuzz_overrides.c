/*
 * Any bytes as overrides of the rulebook: refused with a list of violations, or accepted; then each figure lies within
 * its bounds and the rulebook can be printed.
 */
#include <interventions/rulebook.h>

#include <stdlib.h>

#include "fuzz.h"

static void require(int condition)
{
    if (!condition)
        abort();
}

static void check_rules(const ivn_rulebook *rulebook)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(rulebook);

    for (uint32_t i = 0; i < view->rule_count; i++)
        for (uint32_t j = 0; j < view->rules[i]->parameter_count; j++) {
            const ivn_parameter *parameter = view->rules[i]->parameters[j];

            if (parameter->value.known)
                require(parameter->low <= parameter->value.value && parameter->value.value <= parameter->high);
        }
}

static void check_printing(const ivn_context *context, const ivn_rulebook *rulebook)
{
    ivn_text *json = NULL, *page = NULL;

    require(ivn_rulebook_to_json(context, rulebook, &json, NULL) == IVN_OK);
    require(ivn_rulebook_to_markdown(context, rulebook, &page, NULL) == IVN_OK);
    ivn_text_free(page);
    ivn_text_free(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ivn_rulebook *base = NULL, *rulebook = NULL;
    ivn_violations *violations = NULL;
    ivn_context *context = NULL;
    ivn_status status;

    require(ivn_context_new(NULL, &context) == IVN_OK);
    require(ivn_rulebook_builtin(context, &base, NULL) == IVN_OK);
    status = ivn_rulebook_with_json(context, base, (const char *)data, size, &rulebook, &violations, NULL);
    require((status == IVN_OK) == (rulebook != NULL));
    require((status == IVN_ERROR_INVALID) == (violations != NULL));
    ivn_rulebook_free(base);
    if (rulebook != NULL) {
        check_rules(rulebook);
        check_printing(context, rulebook);
    }
    ivn_violations_free(violations);
    ivn_rulebook_free(rulebook);
    ivn_context_free(context);
    return 0;
}
