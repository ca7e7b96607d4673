/*
 * The strict reader against cJSON_Parse on the same bytes: the house asks for at most 1.5 times its time.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"

#include "bench.h"

typedef struct document {
    const ivn_context *context;
    const char *data;
    size_t size;
    cJSON *tree;
} document;

static void read_strictly(void *user)
{
    document *d = user;
    ivn_error error = {.size = sizeof error};

    if (ivni_json_read(d->context, d->data, d->size, &d->tree, &error) != IVN_OK) {
        fprintf(stderr, "%s at %lld\n", error.message, (long long)error.offset);
        exit(1);
    }
}

static void read_with_cjson(void *user)
{
    document *d = user;

    d->tree = cJSON_ParseWithLength(d->data, d->size);
    if (d->tree == NULL)
        exit(1);
}

static void drop_tree(void *user)
{
    document *d = user;

    cJSON_Delete(d->tree);
}

/* Like a provider's directory of services: nested, indented, strings of a line or two. */
static void make_catalogue(ivni_text *text)
{
    ivni_text_string(text, "{\n  \"edition\": \"invented\",\n  \"services\": [\n");
    for (int i = 0; i < 200; i++) {
        ivni_text_format(text, "%s    {\n      \"key\": \"service-%d/offer\",\n", i > 0 ? ",\n" : "", i);
        ivni_text_format(text, "      \"title\": \"Invented service number %d\",\n", i);
        ivni_text_string(text,
                         "      \"summary\": \"Work in a group of six to ten on what leads up to an offence, and "
                         "one-to-one sessions between \\u2013 caf\xc3\xa9 included \xe2\x80\x93 with homework.\",\n");
        ivni_text_format(text, "      \"sessions\": {\"low\": %d, \"medium\": %d, \"high\": %d},\n", i, i + 4, i + 12);
        ivni_text_string(text, "      \"need_areas\": [\"accommodation\", \"finance\", \"social_inclusion\"],\n"
                               "      \"offers\": [\n");
        for (int offer = 0; offer < 3; offer++)
            ivni_text_format(
                text,
                "%s        {\"setting\": \"community\", \"area\": \"essex\", \"minutes\": %d, \"criteria\": [\n"
                "          {\"group\": 1, \"subject\": \"age\", \"operator\": \"at_least\", \"value\": 18},\n"
                "          {\"group\": 2, \"subject\": \"sex\", \"is\": \"male\", \"pre_release\": false}]}",
                offer > 0 ? ",\n" : "", 90 + offer);
        ivni_text_string(text, "\n      ]\n    }");
    }
    ivni_text_string(text, "\n  ]\n}\n");
}

static void make_small_objects(ivni_text *text)
{
    ivni_text_string(text, "[");
    for (int i = 0; i < 20000; i++)
        ivni_text_format(text, "%s{\"id\":%d,\"known\":true,\"value\":%d}", i > 0 ? "," : "", i, i * 7919 % 1000);
    ivni_text_string(text, "]");
}

static void make_long_strings(ivni_text *text)
{
    ivni_text_string(text, "[");
    for (int i = 0; i < 100; i++) {
        ivni_text_string(text, i > 0 ? ",\"" : "\"");
        for (int line = 0; line < 100; line++)
            ivni_text_string(text, "A line of text that somebody typed into a wide box about what was agreed.\\n");
        ivni_text_string(text, "\"");
    }
    ivni_text_string(text, "]");
}

static void make_object(ivni_text *text, int members)
{
    ivni_text_string(text, "{");
    for (int i = 0; i < members; i++)
        ivni_text_format(text, "%s\"member-%d\":%d", i > 0 ? "," : "", i * 7919 % members, i);
    ivni_text_string(text, "}");
}

static void make_wide_object(ivni_text *text)
{
    make_object(text, 1000);
}

static void make_huge_object(ivni_text *text)
{
    make_object(text, 100000);
}

typedef struct shape {
    const char *name;
    void (*make)(ivni_text *text);
    int rounds;
} shape;

static const shape shapes[] = {
    {"a catalogue", make_catalogue, 300},      {"many small objects", make_small_objects, 50},
    {"long strings", make_long_strings, 300},  {"1,000 members", make_wide_object, 1000},
    {"100,000 members", make_huge_object, 20},
};

static int measure(const ivn_context *context, const shape *s)
{
    const bench_side sides[] = {{read_strictly, drop_tree}, {read_with_cjson, drop_tree}};
    int64_t best[2];
    ivni_text text;
    ivn_text *made = NULL;
    document d = {.context = context};

    ivni_text_init(&text, context);
    s->make(&text);
    if (ivni_text_finish(&text, &made, NULL) != IVN_OK)
        return 1;
    d.data = ivn_text_data(made);
    d.size = ivn_text_size(made);
    bench_compare(sides, 2, s->rounds, &d, best);
    printf("json  %-20s %8zu bytes  strict %7.1f MB/s  cJSON_Parse %7.1f MB/s  time ratio %.2f (at most 1.5)\n",
           s->name, d.size, 1e3 * (double)d.size / (double)best[0], 1e3 * (double)d.size / (double)best[1],
           (double)best[0] / (double)best[1]);
    ivn_text_free(made);
    return 0;
}

int main(void)
{
    ivn_context *context = NULL;
    int failed = ivn_context_new(NULL, &context) != IVN_OK;

    for (size_t i = 0; !failed && i < sizeof shapes / sizeof *shapes; i++)
        failed = measure(context, &shapes[i]);
    ivn_context_free(context);
    return failed;
}
