/*
 * One service as a page: what it is for, who it is for, what is done and how much of it.
 */
#include "service.h"

#include <stdio.h>
#include <string.h>

#include "words.h"

enum { VALUE_COLUMN = 22 };

static void print_row(const char *title, const char *text)
{
    if (text != NULL && *text != '\0')
        print_beside(2, VALUE_COLUMN, title, text);
}

static void print_titles(const char *title, uint32_t vocabulary, const uint32_t *codes, uint32_t count)
{
    struct words line = {0};

    for (uint32_t i = 0; i < count; i++)
        words_add(&line, "%s%s", i == 0 ? "" : "; ", title_of(vocabulary, codes[i]));
    print_row(title, words_text(&line));
    words_free(&line);
}

static void print_texts(const char *title, const char *const *texts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        print_row(i == 0 ? title : "", texts[i]);
}

/* --- how much ----------------------------------------------------------------------------------------------------- */

static void add_figure(const char *before, ivn_number number, const char *after, struct words *out)
{
    if (number.known)
        words_add(out, "%s%s%d%s", out->size == 0 ? "" : ", ", before, (int)number.value, after);
}

static void print_sessions(const ivn_service *service)
{
    struct words line = {0};

    for (uint32_t i = 0; i < service->session_count; i++) {
        const ivn_session *run = service->sessions[i];
        add_figure("", run->count, " x", &line);
        words_add(&line, " %s", title_of(IVN_VOCABULARY_SESSION, run->kind));
        add_figure("", run->minutes, " minutes", &line);
        if (run->name != NULL)
            words_add(&line, ": %s", run->name);
        print_row(i == 0 ? "sessions" : "", words_text(&line));
        words_clear(&line);
    }
    add_figure("", service->sessions_total, " in all", &line);
    add_figure("", service->modules, " modules", &line);
    add_figure("groups of at least ", service->group_least, "", &line);
    add_figure("groups of at most ", service->group_most, "", &line);
    print_row(service->session_count == 0 ? "sessions" : "", words_text(&line));
    words_free(&line);
}

static void print_provisions(const ivn_service *service)
{
    struct words line = {0};

    for (uint32_t i = 0; i < service->provision_count; i++) {
        const ivn_provision *provision = service->provisions[i];
        words_add(&line, "%s", title_of(IVN_VOCABULARY_INTENSITY, provision->intensity));
        if (provision->not_offered == IVN_YES)
            words_add(&line, ": not here%s%s", provision->alternative != NULL ? ", see " : "",
                      provision->alternative != NULL ? provision->alternative : "");
        add_figure("at least ", provision->sessions_least, " sessions", &line);
        add_figure("at most ", provision->sessions, " sessions", &line);
        add_figure("at most ", provision->hours, " hours", &line);
        print_row(i == 0 ? "levels" : "", words_text(&line));
        words_clear(&line);
    }
    words_free(&line);
}

/* --- for whom ----------------------------------------------------------------------------------------------------- */

static void print_criterion(const ivn_criterion *criterion, int is_alternative)
{
    struct words line = {0};

    words_add(&line, "%s%s (%s, %s)", is_alternative ? "or " : "", criterion->title,
              title_of(IVN_VOCABULARY_LEVEL, criterion->level), criterion->rule);
    print_wrapped(is_alternative ? 6 : 4, 8, words_text(&line));
    words_free(&line);
}

static void print_offers(const ivn_service *service)
{
    for (uint32_t i = 0; i < service->offer_count; i++) {
        const ivn_offer *offer = service->offers[i];
        printf("\nFor whom, %s\n", title_of(IVN_VOCABULARY_SETTING, offer->setting));
        print_texts("areas", offer->areas, offer->area_count);
        for (uint32_t j = 0; j < offer->criterion_count; j++)
            print_criterion(offer->criteria[j], j > 0 && offer->criteria[j]->group == offer->criteria[j - 1]->group);
        print_row("note", offer->note);
    }
}

static void print_items(const char *title, const ivn_item *const *items, uint32_t count)
{
    if (count > 0)
        printf("\n%s\n", title);
    for (uint32_t i = 0; i < count; i++)
        print_beside(4, 12, items[i]->key, items[i]->title);
}

void print_service(const struct desk *desk, const ivn_service *service)
{
    print_heading('=', service->name);
    print_row("document", desk_edition(desk, service->edition));
    print_row("section", service->section);
    print_row("key", service->key);
    print_row("UUID", service->id);
    print_row("kind", title_of(IVN_VOCABULARY_KIND, service->kind));
    print_row("what for", service->summary);
    print_titles("needs", IVN_VOCABULARY_NEED, service->needs, service->need_count);
    print_titles("modes", IVN_VOCABULARY_MODE, service->modes, service->mode_count);
    print_sessions(service);
    print_provisions(service);
    print_texts("highlights", service->highlights, service->highlight_count);
    print_texts("notes", service->notes, service->note_count);
    print_offers(service);
    print_items("Outcomes", service->outcomes, service->outcome_count);
    print_items("What is done", service->activities, service->activity_count);
}
