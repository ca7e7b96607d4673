/*
 * Two reports side by side: what another rulebook, calendar, day or period would have made of it.
 */
#include "reporting/report.h"
#include "reporting/report_json.h"

struct ivn_report_pairs {
    ivni_arena arena;
    ivn_report_pairs_view view;
};

static ivn_number change(const ivn_level_figure *a, const ivn_level_figure *b)
{
    if (!a->tenths.known || !b->tenths.known)
        return (ivn_number){0, 0};
    return (ivn_number){1, b->tenths.value - a->tenths.value};
}

static int same_tally(const ivn_level_figure *a, const ivn_level_figure *b)
{
    return ivni_counters_compare(a->tally, b->tally, ivni_tally_counters, IVNI_ATTAINMENTS) == 0 &&
           a->denominator == b->denominator && a->reached == b->reached;
}

static int same_quality(const ivn_quality_figure *a, const ivn_quality_figure *b)
{
    return ivni_counters_compare(a, b, ivni_quality_counters, IVNI_QUALITIES) == 0 && a->reached == b->reached;
}

static int same_line(const ivn_report_line *a, const ivn_report_line *b)
{
    return a->referrals == b->referrals && same_tally(a->offered, b->offered) &&
           same_tally(a->offered_for, b->offered_for) && same_tally(a->commencement, b->commencement) &&
           same_quality(a->quality, b->quality);
}

static void pair_up(const ivn_report_line *a, const ivn_report_line *b, ivn_report_pair *out)
{
    const ivn_report_line *any = a != NULL ? a : b;

    *out = (ivn_report_pair){.size = sizeof *out, .by = any->by, .key = any->key, .a = a, .b = b, .same = IVN_NO};
    if (a == NULL || b == NULL)
        return;
    out->offered_change = change(a->offered, b->offered);
    out->offered_for_change = change(a->offered_for, b->offered_for);
    out->commencement_change = change(a->commencement, b->commencement);
    out->same = same_line(a, b) ? IVN_YES : IVN_NO;
}

/* Which of the next lines comes first: negative, the first report's; 0, both. */
static int order_of(const ivn_report_view *a, uint32_t i, const ivn_report_view *b, uint32_t j)
{
    if (i == a->line_count)
        return 1;
    if (j == b->line_count)
        return -1;
    const ivni_line_key one = {a->lines[i]->by, a->lines[i]->code, a->lines[i]->key};
    const ivni_line_key other = {b->lines[j]->by, b->lines[j]->code, b->lines[j]->key};

    return ivni_key_compare(&one, &other);
}

/* Both are in the same order, so one pass finds what they have in common. */
static ivn_status make_pairs(const ivn_report_view *a, const ivn_report_view *b, ivn_report_pairs *out)
{
    size_t most = (size_t)a->line_count + b->line_count;
    ivn_report_pair *pairs = ivni_arena_array(&out->arena, most, sizeof *pairs);
    const ivn_report_pair **list = ivni_arena_array(&out->arena, most, sizeof *list);
    uint32_t count = 0, i = 0, j = 0;

    if (pairs == NULL || list == NULL)
        return ivni_arena_failure(&out->arena);
    while (i < a->line_count || j < b->line_count) {
        int order = order_of(a, i, b, j);

        pair_up(order <= 0 ? a->lines[i] : NULL, order >= 0 ? b->lines[j] : NULL, &pairs[count]);
        list[count] = &pairs[count];
        count += 1;
        i += order <= 0;
        j += order >= 0;
    }
    out->view = (ivn_report_pairs_view){.size = sizeof out->view, .count = count, .pairs = list, .a = a, .b = b};
    return IVN_OK;
}

ivn_status ivn_report_compare(const ivn_context *context, ivn_level_report *a, ivn_level_report *b,
                              ivn_report_pairs **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivn_report_pairs *made;

    if (status != IVN_OK)
        return status;
    if (context == NULL || a == NULL || b == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, both reports and out must not be NULL");
    made = ivni_document_new(context, sizeof *made);
    if (made == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *made));
    status = make_pairs(ivn_report_read(a), ivn_report_read(b), made);
    if (status == IVN_OK) {
        *out = made;
        return IVN_OK;
    }
    ivni_document_free(made);
    return ivni_fail_status(error, status);
}

const ivn_report_pairs_view *ivn_report_pairs_read(const ivn_report_pairs *pairs)
{
    return pairs == NULL ? NULL : &pairs->view;
}

ivn_status ivn_report_pairs_to_json(const ivn_context *context, const ivn_report_pairs *pairs, ivn_text **out,
                                    ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivni_json_writer writer;
    ivni_text text;

    if (status != IVN_OK)
        return status;
    if (context == NULL || pairs == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, pairs and out must not be NULL");
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_object(&writer);
    ivni_report_write_head(&writer, "a", pairs->view.a);
    ivni_report_write_head(&writer, "b", pairs->view.b);
    ivni_json_name(&writer, "lines");
    ivni_json_array(&writer);
    for (uint32_t i = 0; i < pairs->view.count; i++)
        ivni_report_write_pair(&writer, pairs->view.pairs[i]);
    ivni_json_array_end(&writer);
    ivni_json_object_end(&writer);
    return ivni_text_finish(&text, out, error);
}

void ivn_report_pairs_free(ivn_report_pairs *pairs)
{
    ivni_document_free(pairs);
}
