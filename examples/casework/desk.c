/*
 * Lays out what a decision needs. Everything a host has to do before its first decision is in this file.
 */
#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "casework.h"
#include "files.h"
#include "words.h"

#define NO_ERROR                                                                                                       \
    {                                                                                                                  \
        .size = sizeof(ivn_error)                                                                                      \
    }

static int worse(int one, int other)
{
    return one == DONE || other == FAILED ? other : one;
}

/* --- options ------------------------------------------------------------------------------------------------------ */

int desk_date(const char *option, const char *text, ivn_date *out)
{
    if (text == NULL || ivn_date_parse(text, strlen(text), out) == IVN_OK)
        return DONE;
    fprintf(stderr, "casework: %s: not a day; expected a date such as 2026-11-23\n", option);
    return MISTAKEN;
}

int desk_term(const char *option, const char *text, uint32_t vocabulary, uint32_t *out)
{
    if (text == NULL || ivn_term_code(vocabulary, text, strlen(text), out) == IVN_OK)
        return DONE;
    fprintf(stderr, "casework: %s: no such %s; expected one of:", option, ivn_vocabulary_title(vocabulary));
    for (uint32_t i = 0; i < ivn_term_count(vocabulary); i++)
        fprintf(stderr, "%s %s", i == 0 ? "" : ",", ivn_term_at(vocabulary, i)->name);
    fprintf(stderr, "\n");
    return MISTAKEN;
}

/* The library has no clock; this program has one, and asks for the British date of now. */
static int take_day(struct desk *desk, const struct options *options)
{
    ivn_instant now = (ivn_instant)time(NULL) * 1000;
    ivn_status status = ivn_date_of_instant(now, &desk->today);
    ivn_date on = desk->today;

    if (status != IVN_OK || desk_date("--on", options->on, &on) != DONE)
        return status != IVN_OK ? FAILED : MISTAKEN;
    desk->environment.now = now;
    desk->environment.on = (ivn_number)IVN_KNOWN(on);
    return DONE;
}

/* --- rulebook, catalogue, calendar -------------------------------------------------------------------------------- */

static int take_rulebook(struct desk *desk, const struct options *options)
{
    ivn_error error = NO_ERROR;
    ivn_violations *violations = NULL;
    struct file file;
    ivn_status status = ivn_rulebook_builtin(desk->context, &desk->documents, &error);
    int answer;

    if (status != IVN_OK)
        return failure(status, &error);
    desk->environment.rulebook = desk->documents;
    if (options->overrides == NULL)
        return DONE;
    answer = file_read(options->overrides, &file);
    if (answer == DONE) {
        status = ivn_rulebook_with_json(desk->context, desk->documents, file.data, file.size, &desk->changed,
                                        &violations, &error);
        answer = file_report(&file, status, &error, violations);
        desk->environment.rulebook = desk->changed;
    }
    file_free(&file);
    return answer;
}

static int take_catalogue(struct desk *desk, const struct options *options)
{
    ivn_error error = NO_ERROR;
    ivn_violations *violations = NULL;
    ivn_catalogue *shipped = NULL;
    struct file file;
    ivn_status status = ivn_catalogue_builtin(desk->context, &shipped, &error);
    int answer;

    if (status != IVN_OK)
        return failure(status, &error);
    desk->environment.catalogue = desk->catalogue = shipped;
    if (options->directory == NULL)
        return DONE;
    answer = file_read(options->directory, &file);
    if (answer == DONE) {
        status = ivn_catalogue_with_json(desk->context, shipped, file.data, file.size, &desk->catalogue, &violations,
                                         &error);
        answer = file_report(&file, status, &error, violations);
        if (answer == DONE)
            ivn_catalogue_free(shipped);
        desk->environment.catalogue = desk->catalogue;
    }
    file_free(&file);
    return answer;
}

static int take_division(const char *key, uint32_t *division)
{
    *division = IVN_DIVISION_ENGLAND_AND_WALES;
    if (key == NULL || ivn_division_find(key, division) == IVN_OK)
        return DONE;
    fprintf(stderr, "casework: --division: no such division; expected one of: england-and-wales, scotland, "
                    "northern-ireland, united-kingdom\n");
    return MISTAKEN;
}

static int take_calendar(struct desk *desk, const struct options *options)
{
    ivn_error error = NO_ERROR;
    ivn_violations *violations = NULL;
    ivn_calendar *shipped = NULL;
    struct file file;
    uint32_t division;
    int answer = take_division(options->division, &division);
    ivn_status status;

    if (answer != DONE)
        return answer;
    status = ivn_calendar_new(NULL, division, &shipped);
    if (status != IVN_OK)
        return failure(status, &error);
    desk->environment.calendar = desk->calendar = shipped;
    if (options->holidays == NULL)
        return DONE;
    answer = file_read(options->holidays, &file);
    if (answer == DONE) {
        status =
            ivn_calendar_from_json(desk->context, shipped, file.data, file.size, &desk->calendar, &violations, &error);
        answer = file_report(&file, status, &error, violations);
        if (answer == DONE)
            ivn_calendar_free(shipped);
        desk->environment.calendar = desk->calendar;
    }
    file_free(&file);
    return answer;
}

int desk_open_with_caseload(struct desk *desk, const struct options *options)
{
    int answer = desk_open(desk, options);
    int taken = desk_take_caseload(desk, options, answer == DONE);

    return worse(answer, taken);
}

int desk_open(struct desk *desk, const struct options *options)
{
    int answer;

    *desk = (struct desk){.environment = {.size = sizeof(ivn_environment)}};
    if (ivn_context_new(NULL, &desk->context) != IVN_OK)
        return failure(IVN_ERROR_MEMORY, &(ivn_error)NO_ERROR);
    answer = take_day(desk, options);
    answer = worse(answer, take_rulebook(desk, options));
    answer = worse(answer, take_catalogue(desk, options));
    return worse(answer, take_calendar(desk, options));
}

void desk_close(struct desk *desk)
{
    for (uint32_t i = 0; i < desk->person_count; i++)
        ivn_profile_free(desk->people[i].profile);
    free(desk->people);
    ivn_facts_free(desk->caseload);
    ivn_calendar_free(desk->calendar);
    ivn_catalogue_free(desk->catalogue);
    ivn_rulebook_free(desk->changed);
    ivn_rulebook_free(desk->documents);
    ivn_context_free(desk->context);
}

const char *desk_edition(const struct desk *desk, const char *key)
{
    const ivn_rulebook_view *rules = ivn_rulebook_read(desk->documents);
    const ivn_directory *all = ivn_catalogue_read(desk->catalogue);

    for (uint32_t i = 0; i < rules->edition_count; i++) {
        if (strcmp(rules->editions[i]->key, key) == 0)
            return rules->editions[i]->title;
    }
    for (uint32_t i = 0; i < all->service_count; i++) {
        if (strcmp(all->services[i]->edition, key) == 0)
            return all->services[i]->edition_title;
    }
    return key;
}

void desk_add_key(const struct desk *desk, const char *key, const char *edition, struct words *out)
{
    const ivn_service *meant = NULL;
    int alone = ivn_catalogue_find(desk->catalogue, desk->environment.rulebook, key, desk->today, &meant) == IVN_OK &&
                strcmp(meant->edition, edition) == 0;

    words_add(out, " [%s%s%s]", key, alone ? "" : "@", alone ? "" : edition);
}
