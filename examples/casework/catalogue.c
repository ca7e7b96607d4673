/*
 * casework catalogue: the services that are offered on a day, those that a query finds, or one of them.
 */
#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "json.h"
#include "service.h"
#include "words.h"

/* --- a list ------------------------------------------------------------------------------------------------------- */

static void add_settings(const ivn_service *service, struct words *out)
{
    unsigned told = 0;

    for (uint32_t i = 0; i < service->offer_count; i++) {
        uint32_t setting = service->offers[i]->setting;
        if ((told >> setting & 1u) == 0)
            words_add(out, "%s%s", told == 0 ? "; " : ", ", title_of(IVN_VOCABULARY_SETTING, setting));
        told |= 1u << setting;
    }
}

static void print_line(const ivn_service *service)
{
    struct words line = {0};

    words_add(&line, "%s", title_of(IVN_VOCABULARY_KIND, service->kind));
    add_settings(service, &line);
    print_wrapped(2, 4, service->name);
    print_beside(4, 44, service->key, words_text(&line));
    words_free(&line);
}

static void print_list(const struct desk *desk, const ivn_services_view *found)
{
    const char *edition = "";

    for (uint32_t i = 0; i < found->count; i++) {
        const ivn_service *service = found->services[i];
        if (strcmp(edition, service->edition) != 0)
            printf("%s%s\n", i == 0 ? "" : "\n", desk_edition(desk, service->edition));
        edition = service->edition;
        print_line(service);
    }
    printf("\n%u services of %u are offered on %s and fit.\n", (unsigned)found->count,
           (unsigned)ivn_catalogue_read(desk->catalogue)->service_count, date_in_words(desk->environment.on.value));
}

/* The list as a directory of services, in the form that can be imported. */
static int print_as_json(const struct desk *desk, const ivn_service *const *services, uint32_t count)
{
    const ivn_directory directory = {.size = sizeof directory, .services = services, .service_count = count};
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status = ivn_facts_to_json(desk->context, IVN_FACTS_CATALOGUE, &directory, &text, &error);

    return print_json_line(status, &error, text);
}

/* --- a query ------------------------------------------------------------------------------------------------------ */

/* All mistakes of the command line are said, not only the first. */
static int read_query(const struct desk *desk, const struct options *options, ivn_catalogue_query *query)
{
    int mistakes = 0;

    *query = (ivn_catalogue_query){.size = sizeof *query, .area = options->area, .edition = options->edition};
    query->day = desk->environment.on;
    mistakes += desk_term("--need", options->need, IVN_VOCABULARY_NEED, &query->need);
    mistakes += desk_term("--complexity", options->complexity, IVN_VOCABULARY_COMPLEXITY, &query->complexity);
    mistakes += desk_term("--kind", options->kind, IVN_VOCABULARY_KIND, &query->kind);
    mistakes += desk_term("--setting", options->setting, IVN_VOCABULARY_SETTING, &query->setting);
    return mistakes == 0 ? DONE : MISTAKEN;
}

/* Of what a query can name, only areas and editions can be missing; both are few enough to be told. */
static int not_found(const struct desk *desk, const ivn_error *error)
{
    const ivn_directory *all = ivn_catalogue_read(desk->catalogue);
    const char *told = "";

    fprintf(stderr, "casework: --%s: %s; expected one of:", error->pointer + 1, error->message);
    if (strcmp(error->pointer, "/area") == 0) {
        for (uint32_t i = 0; i < all->area_count; i++)
            fprintf(stderr, "%s %s", i == 0 ? "" : ",", all->areas[i]->key);
    }
    for (uint32_t i = 0; strcmp(error->pointer, "/edition") == 0 && i < all->service_count; i++) {
        if (strcmp(told, all->services[i]->edition) != 0)
            fprintf(stderr, "%s %s", i == 0 ? "" : ",", all->services[i]->edition);
        told = all->services[i]->edition;
    }
    fprintf(stderr, "\n");
    return MISTAKEN;
}

static int print_found(const struct desk *desk, const struct options *options)
{
    ivn_error error = {.size = sizeof error};
    ivn_catalogue_query query;
    ivn_services *found = NULL;
    ivn_status status;
    int answer = read_query(desk, options, &query);

    if (answer != DONE)
        return answer;
    status = ivn_catalogue_search(desk->context, desk->catalogue, &query, &found, &error);
    if (status == IVN_ERROR_NOT_FOUND)
        return not_found(desk, &error);
    if (status != IVN_OK)
        return failure(status, &error);
    if (options->json != NULL)
        answer = print_as_json(desk, ivn_services_read(found)->services, ivn_services_read(found)->count);
    else
        print_list(desk, ivn_services_read(found));
    ivn_services_free(found);
    return answer;
}

static int print_one(const struct desk *desk, const struct options *options)
{
    const ivn_service *service;
    ivn_status status = ivn_catalogue_find(desk->catalogue, desk->environment.rulebook, options->service,
                                           desk->environment.on.value, &service);

    if (status != IVN_OK) {
        fprintf(stderr, "casework: --service: no such service on that day; see casework catalogue\n");
        return MISTAKEN;
    }
    if (options->json != NULL)
        return print_as_json(desk, &service, 1);
    print_service(desk, service);
    return DONE;
}

int command_catalogue(const struct options *options)
{
    struct desk desk;
    int answer = desk_open(&desk, options);

    if (answer == DONE)
        answer = options->service != NULL ? print_one(&desk, options) : print_found(&desk, options);
    desk_close(&desk);
    return answer;
}
