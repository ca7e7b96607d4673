/*
 * The caseload as a table: how many people may be referred to each service, are unsuitable, need finding out, may not.
 * Uses the library's bulk answers, one byte per person and service.
 */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "words.h"

enum { NAME_COLUMNS = 56 };

static const uint32_t columns[] = {IVN_SUMMARY_MAY_REFER, IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE,
                                   IVN_SUMMARY_FIND_OUT_FIRST, IVN_SUMMARY_MAY_NOT_REFER};

static void print_titles(void)
{
    printf("%-*s%10s%11s%10s%10s\n", NAME_COLUMNS, "", "may refer", "unsuitable", "find out", "may not");
}

static unsigned count_answers(const struct desk *desk, const ivn_screening_view *view, const uint8_t *answers,
                              uint32_t service, uint32_t summary)
{
    unsigned count = 0;

    for (uint32_t i = 0; i < desk->person_count; i++)
        count += answers[(size_t)i * view->service_count + service] == summary;
    return count;
}

/* The name, cut where it would run into the figures. */
static void print_name(const char *name)
{
    size_t bytes = 0, taken = 0;

    while (name[bytes] != '\0' && (taken < NAME_COLUMNS - 4 || (name[bytes] & 0xC0) == 0x80)) {
        taken += (name[bytes] & 0xC0) != 0x80;
        bytes++;
    }
    printf("  %.*s%s%*s", (int)bytes, name, name[bytes] == '\0' ? " " : "…", (int)(NAME_COLUMNS - 3 - taken), "");
}

static void print_row(const struct desk *desk, const ivn_screening_view *view, const uint8_t *answers, uint32_t service)
{
    print_name(view->services[service]->name);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        unsigned count = count_answers(desk, view, answers, service, columns[i]);
        printf(i == 1 ? "%11u" : "%10u", count);
    }
    putchar('\n');
}

static void print_rows(const struct desk *desk, const ivn_screening_view *view, const uint8_t *answers)
{
    const char *edition = "";

    print_titles();
    for (uint32_t i = 0; i < view->service_count; i++) {
        if (strcmp(edition, view->services[i]->edition) != 0)
            printf("%s\n", desk_edition(desk, view->services[i]->edition));
        edition = view->services[i]->edition;
        print_row(desk, view, answers, i);
    }
}

static int answer_all(const struct desk *desk, const ivn_screening *screening)
{
    const ivn_screening_view *view = ivn_screening_read(screening);
    const ivn_service_user **users = memory_of(desk->person_count, sizeof *users);
    uint8_t *answers = memory_of((size_t)desk->person_count * view->service_count, 1);
    ivn_status status;

    for (uint32_t i = 0; i < desk->person_count; i++)
        users[i] = desk->people[i].facts;
    status = ivn_screening_run(screening, users, desk->person_count, answers);
    if (status >= 0)
        print_rows(desk, view, answers);
    free(answers);
    free(users);
    return status >= 0 ? DONE : failure(status, &(ivn_error){.size = sizeof(ivn_error)});
}

int print_table(const struct desk *desk)
{
    ivn_error error = {.size = sizeof error};
    ivn_screening *screening = NULL;
    ivn_status status = ivn_screening_new(desk->context, &desk->environment, &screening, &error);
    struct words title = {0};
    int answer;

    if (status != IVN_OK)
        return failure(status, &error);
    words_add(&title, "The caseload on %s: ", date_in_words(desk->environment.on.value));
    words_add_count(&title, desk->person_count, "person", "people");
    print_heading('=', words_text(&title));
    words_free(&title);
    answer = answer_all(desk, screening);
    ivn_screening_free(screening);
    return answer;
}
