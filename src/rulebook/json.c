/*
 * The rulebook as JSON: what is not known or empty is left out. A parameter's figures are written as its unit says, so
 * a date is a date and an edition its key.
 */
#include "rulebook/rulebook.h"

static void text_member(ivni_json_writer *writer, const char *name, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    ivni_json_name(writer, name);
    ivni_json_string(writer, value);
}

static void date_member(ivni_json_writer *writer, const char *name, const ivn_number *date)
{
    if (!date->known)
        return;
    ivni_json_name(writer, name);
    ivni_json_date(writer, date->value);
}

static void figure(ivni_json_writer *writer, const char *name, uint32_t unit, int32_t value)
{
    ivni_json_name(writer, name);
    if (unit == IVN_UNIT_DATE)
        ivni_json_date(writer, value);
    else if (unit == IVN_UNIT_EDITION)
        ivni_json_string(writer, ivni_edition_at((uint32_t)value)->key);
    else
        ivni_json_number(writer, value);
}

static void write_parameter(ivni_json_writer *writer, const ivn_parameter *parameter)
{
    ivni_json_object(writer);
    text_member(writer, "name", parameter->name);
    text_member(writer, "title", parameter->title);
    text_member(writer, "unit", ivn_term_of(IVN_VOCABULARY_UNIT, parameter->unit)->name);
    if (parameter->value.known)
        figure(writer, "value", parameter->unit, parameter->value.value);
    if (parameter->original.known)
        figure(writer, "original", parameter->unit, parameter->original.value);
    figure(writer, "low", parameter->unit, parameter->low);
    figure(writer, "high", parameter->unit, parameter->high);
    text_member(writer, "source", parameter->source);
    ivni_json_object_end(writer);
}

static void write_rule(ivni_json_writer *writer, const ivn_rule *rule)
{
    ivni_json_object(writer);
    text_member(writer, "code", rule->code);
    text_member(writer, "title", rule->title);
    text_member(writer, "edition", rule->edition);
    text_member(writer, "section", rule->section);
    text_member(writer, "registers", rule->registers);
    date_member(writer, "from", &rule->from);
    date_member(writer, "to", &rule->to);
    text_member(writer, "source", rule->source);
    if (rule->parameter_count > 0) {
        ivni_json_name(writer, "parameters");
        ivni_json_array(writer);
        for (uint32_t i = 0; i < rule->parameter_count; i++)
            write_parameter(writer, rule->parameters[i]);
        ivni_json_array_end(writer);
    }
    ivni_json_object_end(writer);
}

static void write_edition(ivni_json_writer *writer, const ivn_edition *edition)
{
    ivni_json_object(writer);
    text_member(writer, "key", edition->key);
    text_member(writer, "title", edition->title);
    text_member(writer, "issuer", edition->issuer);
    date_member(writer, "from", &edition->from);
    date_member(writer, "to", &edition->to);
    text_member(writer, "note", edition->note);
    ivni_json_object_end(writer);
}

static void write_rulebook(ivni_json_writer *writer, const ivn_rulebook_view *view)
{
    ivni_json_object(writer);
    ivni_json_name(writer, "editions");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < view->edition_count; i++)
        write_edition(writer, view->editions[i]);
    ivni_json_array_end(writer);
    ivni_json_name(writer, "rules");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < view->rule_count; i++)
        write_rule(writer, view->rules[i]);
    ivni_json_array_end(writer);
    ivni_json_object_end(writer);
}

ivn_status ivn_rulebook_to_json(const ivn_context *context, const ivn_rulebook *rulebook, ivn_text **out,
                                ivn_error *error)
{
    ivni_json_writer writer;
    ivni_text text;

    if (ivni_error_check(error) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (context == NULL || rulebook == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, rulebook and out must not be NULL");
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    write_rulebook(&writer, &rulebook->view);
    return ivni_text_finish(&text, out, error);
}
