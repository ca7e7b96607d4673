/*
 * The rulebook as a page in Markdown, a table per edition: for the manual, and for a host that wants to show what its
 * own overrides changed.
 */
#include <string.h>

#include "rulebook/rulebook.h"

/* A cell of a table: one line, and no mark of Markdown, HTML or Doxygen acts. */
static void cell(ivni_text *text, const char *value)
{
    for (; *value != '\0'; value++) {
        if (strchr("\\`*_[]<>#|@&", *value) != NULL)
            ivni_text_bytes(text, "\\", 1);
        ivni_text_bytes(text, *value == '\n' || *value == '\r' ? " " : value, 1);
    }
}

/* "24 months", "1 month", "50 percent", a date, an edition. */
static void figure(ivni_text *text, uint32_t unit, int32_t value)
{
    const char *title = ivn_term_of(IVN_VOCABULARY_UNIT, unit)->title;
    size_t length = strlen(title);

    if (unit == IVN_UNIT_DATE) {
        ivni_text_date(text, value);
        return;
    }
    if (unit == IVN_UNIT_EDITION) {
        cell(text, ivni_edition_at((uint32_t)value)->title);
        return;
    }
    ivni_text_integer(text, value);
    if (unit == IVN_UNIT_NONE)
        return;
    if (value == 1 && title[length - 1] == 's')
        length -= 1;
    ivni_text_bytes(text, " ", 1);
    ivni_text_bytes(text, title, length);
}

/* The unit stands beside the value already. */
static void bound(ivni_text *text, uint32_t unit, int32_t value)
{
    if (unit == IVN_UNIT_DATE)
        ivni_text_date(text, value);
    else
        ivni_text_integer(text, value);
}

static void bounds(ivni_text *text, const ivn_parameter *parameter)
{
    if (parameter->unit == IVN_UNIT_EDITION)
        return;
    ivni_text_string(text, " (");
    bound(text, parameter->unit, parameter->low);
    ivni_text_string(text, " to ");
    bound(text, parameter->unit, parameter->high);
    ivni_text_string(text, ")");
}

static void write_parameter(ivni_text *text, const ivn_parameter *parameter)
{
    cell(text, parameter->name);
    ivni_text_string(text, ": ");
    if (parameter->value.known)
        figure(text, parameter->unit, parameter->value.value);
    else
        ivni_text_string(text, "to be set");
    bounds(text, parameter);
    if (*parameter->source != '\0') {
        ivni_text_string(text, ", set by ");
        cell(text, parameter->source);
        if (parameter->original.known) {
            ivni_text_string(text, " in the place of ");
            figure(text, parameter->unit, parameter->original.value);
        }
    }
    ivni_text_string(text, "; ");
    cell(text, parameter->title);
}

static void validity(ivni_text *text, const ivn_number *from, const ivn_number *to)
{
    if (from->known) {
        ivni_text_string(text, "from ");
        ivni_text_date(text, from->value);
    }
    if (from->known && to->known)
        ivni_text_string(text, " ");
    if (to->known) {
        ivni_text_string(text, "to ");
        ivni_text_date(text, to->value);
    }
}

static void write_validity(ivni_text *text, const ivn_rule *rule)
{
    if (!rule->from.known && !rule->to.known)
        ivni_text_string(text, "always");
    else if (rule->from.known && rule->to.known && rule->to.value < rule->from.value)
        ivni_text_string(text, "never");
    else
        validity(text, &rule->from, &rule->to);
    if (*rule->source != '\0') {
        ivni_text_string(text, ", set by ");
        cell(text, rule->source);
    }
}

static void write_rule(ivni_text *text, const ivn_rule *rule)
{
    ivni_text_string(text, "| ");
    cell(text, rule->code);
    ivni_text_string(text, " | ");
    cell(text, rule->title);
    ivni_text_string(text, " | ");
    for (uint32_t i = 0; i < rule->parameter_count; i++) {
        if (i > 0)
            ivni_text_string(text, "<br>");
        write_parameter(text, rule->parameters[i]);
    }
    ivni_text_string(text, " | ");
    write_validity(text, rule);
    ivni_text_string(text, " | ");
    cell(text, rule->section);
    ivni_text_string(text, " | ");
    cell(text, rule->registers == NULL ? "" : rule->registers);
    ivni_text_string(text, " |\n");
}

static void write_heading(ivni_text *text, const ivn_edition *edition)
{
    ivni_text_string(text, "\n## ");
    cell(text, edition->title);
    ivni_text_string(text, "\n\n");
    cell(text, edition->issuer);
    if (edition->from.known || edition->to.known) {
        ivni_text_string(text, "; in force ");
        validity(text, &edition->from, &edition->to);
    }
    ivni_text_string(text, *edition->note == '\0' ? "." : ". ");
    cell(text, edition->note);
    ivni_text_string(
        text, "\n\n| rule | what it says | figures | in force | where | register |\n|---|---|---|---|---|---|\n");
}

static void write_edition(ivni_text *text, const ivn_rulebook_view *view, const ivn_edition *edition)
{
    write_heading(text, edition);
    for (uint32_t i = 0; i < view->rule_count; i++)
        if (strcmp(view->rules[i]->edition, edition->key) == 0)
            write_rule(text, view->rules[i]);
}

ivn_status ivn_rulebook_to_markdown(const ivn_context *context, const ivn_rulebook *rulebook, ivn_text **out,
                                    ivn_error *error)
{
    ivni_text text;

    if (ivni_error_check(error) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (context == NULL || rulebook == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, rulebook and out must not be NULL");
    ivni_text_init(&text, context);
    ivni_text_string(&text,
                     "# The rules in force\n\nEvery rule that the library decides by, with its figures, their bounds "
                     "and its place in the document that it comes from.\n");
    for (uint32_t i = 0; i < rulebook->view.edition_count; i++)
        write_edition(&text, &rulebook->view, rulebook->view.editions[i]);
    return ivni_text_finish(&text, out, error);
}
