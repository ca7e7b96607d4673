/*
 * casework schema: the JSON Schema of what may be given to the library as JSON.
 */
#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "json.h"

static const struct {
    const char *name;
    uint32_t kind;
} kinds[] = {
    {"service-user", IVN_FACTS_SERVICE_USER},
    {"caseload", IVN_FACTS_CASELOAD},
    {"needs", IVN_FACTS_NEEDS},
    {"overrides", IVN_FACTS_OVERRIDES},
    {"catalogue", IVN_FACTS_CATALOGUE},
    {"query", IVN_FACTS_QUERY},
    {"case", IVN_FACTS_CASE},
    {"duties", IVN_FACTS_DUTIES},
    {"command", IVN_FACTS_COMMAND},
    {"instruction", IVN_FACTS_INSTRUCTION},
    {"referral", IVN_FACTS_REFERRAL},
    {"record", IVN_FACTS_RECORD},
    {"level", IVN_FACTS_LEVEL},
    {"capacity", IVN_FACTS_CAPACITY},
};
#define KINDS (sizeof kinds / sizeof *kinds)

/* With a hyphen, as options are written, or with an underscore, as JSON has it. */
static int is_named(const char *name, const char *asked)
{
    while (*name != '\0' && (*name == *asked || (*name == '-' && *asked == '_'))) {
        name++;
        asked++;
    }
    return *name == *asked;
}

static uint32_t find_kind(const char *name)
{
    for (size_t i = 0; i < KINDS; i++) {
        if (name != NULL && is_named(kinds[i].name, name))
            return kinds[i].kind;
    }
    return 0;
}

static int print_schema(const struct desk *desk, uint32_t kind)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status = ivn_schema_json(desk->context, kind, &text, &error);

    return print_json_line(status, &error, text);
}

int command_schema(const struct options *options)
{
    struct desk desk;
    uint32_t kind = find_kind(options->file);
    int answer;

    if (kind == 0) {
        fprintf(stderr, "casework: schema of what? expected one of:");
        for (size_t i = 0; i < KINDS; i++)
            fprintf(stderr, " %s%s", kinds[i].name, i + 1 < KINDS ? "," : "\n");
        return MISTAKEN;
    }
    answer = desk_open(&desk, options);
    if (answer == DONE)
        answer = print_schema(&desk, kind);
    desk_close(&desk);
    return answer;
}
