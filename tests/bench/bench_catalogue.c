/*
 * Import of a directory of services against cJSON_Parse of the same bytes, the catalogue of the documents as it is
 * exported: the house asks for at most 3 times its time. And what it costs to have the shipped catalogue and rulebook
 * at hand.
 */
#include <stdio.h>
#include <stdlib.h>

#include <cjson/cJSON.h>

#include <interventions/catalogue.h>

#include "bench.h"

#define ROUNDS 300

typedef struct document {
    const ivn_context *context;
    const char *data;
    size_t size;
    ivn_catalogue *catalogue;
    ivn_rulebook *rulebook;
    cJSON *tree;
} document;

static void require(ivn_status status)
{
    if (status == IVN_OK)
        return;
    fprintf(stderr, "%s\n", ivn_status_name(status));
    exit(1);
}

static void import(void *user)
{
    document *d = user;

    require(ivn_catalogue_with_json(d->context, NULL, d->data, d->size, &d->catalogue, NULL, NULL));
}

static void parse(void *user)
{
    document *d = user;

    d->tree = cJSON_ParseWithLength(d->data, d->size);
    if (d->tree == NULL)
        exit(1);
}

static void make_catalogue(void *user)
{
    document *d = user;

    require(ivn_catalogue_builtin(d->context, &d->catalogue, NULL));
}

static void make_rulebook(void *user)
{
    document *d = user;

    require(ivn_rulebook_builtin(d->context, &d->rulebook, NULL));
}

static void drop(void *user)
{
    document *d = user;

    cJSON_Delete(d->tree);
    ivn_catalogue_free(d->catalogue);
    ivn_rulebook_free(d->rulebook);
    d->tree = NULL;
    d->catalogue = NULL;
    d->rulebook = NULL;
}

static void measure(document *d)
{
    const bench_side sides[] = {{import, drop}, {parse, drop}, {make_catalogue, drop}, {make_rulebook, drop}};
    int64_t best[4];

    bench_compare(sides, 4, ROUNDS, d, best);
    printf("catalogue  import of %zu bytes  %.2f ms  cJSON_Parse %.2f ms  time ratio %.2f (at most 3)\n", d->size,
           (double)best[0] / 1e6, (double)best[1] / 1e6, (double)best[0] / (double)best[1]);
    printf("catalogue  shipped catalogue %.1f us  shipped rulebook %.1f us\n", (double)best[2] / 1e3,
           (double)best[3] / 1e3);
}

int main(void)
{
    document d = {0};
    ivn_context *context = NULL;
    ivn_catalogue *documents = NULL;
    ivn_text *json = NULL;

    require(ivn_context_new(NULL, &context));
    require(ivn_catalogue_builtin(context, &documents, NULL));
    require(ivn_catalogue_to_json(context, documents, &json, NULL));
    d.context = context;
    d.data = ivn_text_data(json);
    d.size = ivn_text_size(json);
    measure(&d);
    ivn_text_free(json);
    ivn_catalogue_free(documents);
    ivn_context_free(context);
    return 0;
}
