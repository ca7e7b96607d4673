/*
 * casework rulebook: the rules by document, with their figures.
 */
#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "json.h"
#include "words.h"

static void print_figure(const ivn_rulebook_view *view, const ivn_parameter *figure)
{
    struct words line = {0};
    char day[11];

    if (!figure->value.known)
        words_add(&line, "not set");
    else if (figure->unit == IVN_UNIT_DATE && ivn_date_format(figure->value.value, day) == IVN_OK)
        words_add(&line, "%s", day);
    else if (figure->unit == IVN_UNIT_EDITION && figure->value.value >= 1 &&
             (uint32_t)figure->value.value <= view->edition_count)
        words_add(&line, "%s", view->editions[figure->value.value - 1]->title);
    else
        words_add(&line, "%d", (int)figure->value.value);
    if (figure->value.known && figure->unit > IVN_UNIT_NONE && figure->unit < IVN_UNIT_DATE)
        words_add(&line, " %s", title_of(IVN_VOCABULARY_UNIT, figure->unit));
    words_add(&line, ": %s", figure->title);
    if (*figure->source != '\0')
        words_add(&line, " (says %s)", figure->source);
    print_beside(4, 26, figure->name, words_text(&line));
    words_free(&line);
}

static void print_rule(const ivn_rulebook_view *view, const ivn_rule *rule)
{
    print_beside(2, 26, rule->code, rule->title);
    for (uint32_t i = 0; i < rule->parameter_count; i++)
        print_figure(view, rule->parameters[i]);
}

static void print_rules(const ivn_rulebook_view *view)
{
    for (uint32_t i = 0; i < view->edition_count; i++) {
        print_heading('=', view->editions[i]->title);
        for (uint32_t j = 0; j < view->rule_count; j++) {
            if (strcmp(view->rules[j]->edition, view->editions[i]->key) == 0)
                print_rule(view, view->rules[j]);
        }
        putchar('\n');
    }
}

static int print_as_json(const struct desk *desk)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status = ivn_rulebook_to_json(desk->context, desk->environment.rulebook, &text, &error);

    return print_json_line(status, &error, text);
}

static int print_as_page(const struct desk *desk)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status = ivn_rulebook_to_markdown(desk->context, desk->environment.rulebook, &text, &error);

    return print_text(status, &error, text);
}

int command_rulebook(const struct options *options)
{
    struct desk desk;
    int answer = desk_open(&desk, options);

    if (answer == DONE && options->json != NULL)
        answer = print_as_json(&desk);
    else if (answer == DONE && options->markdown != NULL)
        answer = print_as_page(&desk);
    else if (answer == DONE)
        print_rules(ivn_rulebook_read(desk.environment.rulebook));
    desk_close(&desk);
    return answer;
}
