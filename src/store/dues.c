/*
 * The list of what is due, and its JSON. Serves the question that fills it.
 */
#include "duties/duties.h"
#include "eligibility/assessor.h"
#include "store/caseload.h"

static const ivni_field due_table_rows[] = {
    IVNI_ROW_SIZE(ivn_due),
    IVNI_ROW_RESERVED(ivn_due, reserved),
    IVNI_ROW_TEXT(ivn_due, record, 0, 0, "id of the referral"),
    IVNI_ROW_TEXT(ivn_due, reference, 0, 0, "its reference number"),
    IVNI_ROW_STRUCT(ivn_due, duty, ivn_duty, ivni_duty_table, 0, "what is owed"),
};
static IVNI_TABLE(due_table, "due", ivn_due, "a duty that is owed in a referral", NULL);

static const ivni_field unread_table_rows[] = {
    IVNI_ROW_SIZE(ivn_unread),
    IVNI_ROW_INTEGER(ivn_unread, status, INT32_MIN, -1, "why, as a status"),
    IVNI_ROW_TEXT(ivn_unread, record, 0, 0, "its id"),
    IVNI_ROW_TEXT(ivn_unread, why, 0, 0, "why, in words"),
};
static IVNI_TABLE(unread_table, "unread", ivn_unread, "a record that could not be read", NULL);

static const ivni_field ivni_dues_table_rows[] = {
    IVNI_ROW_SIZE(ivn_dues_view),
    IVNI_ROW_COUNT(ivn_dues_view, count),
    IVNI_ROW_LIST(ivn_dues_view, dues, count, ivn_due, due_table, 0, "in the order of their due dates"),
    IVNI_ROW_DATE(ivn_dues_view, day, 0, "the day they were asked for"),
    IVNI_ROW_DATE(ivn_dues_view, until, 0, "the last due date that was asked for"),
    IVNI_ROW_TEXT(ivn_dues_view, next, 0, 0, "where the next page begins"),
    IVNI_ROW_LIST(ivn_dues_view, unread, unread_count, ivn_unread, unread_table, 0, "records that could not be read"),
    IVNI_ROW_COUNT(ivn_dues_view, unread_count),
    IVNI_ROW_RESERVED(ivn_dues_view, reserved),
};
IVNI_TABLE(ivni_dues_table, "dues", ivn_dues_view, "what is owed and due by a day", NULL);

const ivn_dues_view *ivn_dues_read(const ivn_dues *dues)
{
    return dues == NULL ? NULL : &dues->view;
}

ivn_status ivn_dues_to_json(const ivn_context *context, const ivn_dues *dues, ivn_text **out, ivn_error *error)
{
    if (context == NULL || dues == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, dues and out must not be NULL");
    return ivni_view_to_json(context, &ivni_dues_table, &dues->view, out, error);
}

void ivn_dues_free(ivn_dues *dues)
{
    if (dues == NULL)
        return;
    for (uint32_t i = 0; i < dues->answer_count; i++)
        ivn_duties_free(dues->answers[i]);
    ivni_document_free(dues);
}

static int is_owed(const ivn_duty *duty, ivn_date due)
{
    int open = duty->state == IVN_DUTY_STATE_NOT_DUE || duty->state == IVN_DUTY_STATE_DUE_TODAY ||
               duty->state == IVN_DUTY_STATE_OVERDUE;

    return open && duty->due.known && duty->due.value == due && !duty->withdrawn.known;
}

static ivn_status add_due(ivn_dues *dues, const ivn_referral_view *referral, const ivn_duty *duty)
{
    ivn_due **larger = ivni_arena_room(&dues->arena, dues->list, dues->view.count, &dues->room, sizeof *larger);
    ivn_due *made = ivni_arena_alloc(&dues->arena, sizeof *made);

    if (larger == NULL || made == NULL)
        return ivni_arena_failure(&dues->arena);
    *made = (ivn_due){.size = sizeof *made, .duty = duty};
    made->record = ivni_arena_string(&dues->arena, referral->id);
    made->reference = ivni_arena_string(&dues->arena, referral->reference);
    if (made->record == NULL || made->reference == NULL)
        return ivni_arena_failure(&dues->arena);
    dues->list = larger;
    larger[dues->view.count++] = made;
    return IVN_OK;
}

ivn_status ivni_dues_add(ivn_dues *dues, const ivn_referral_view *referral, ivn_duties *answers, ivn_date due)
{
    const ivn_duties_view *view = ivn_duties_read(answers);
    ivn_duties **larger =
        ivni_arena_room(&dues->arena, dues->answers, dues->answer_count, &dues->answer_room, sizeof *larger);
    uint32_t before = dues->view.count;
    ivn_status status = larger == NULL ? ivni_arena_failure(&dues->arena) : IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && i < view->count; i++)
        if (is_owed(view->duties[i], due))
            status = add_due(dues, referral, view->duties[i]);
    if (larger != NULL)
        dues->answers = larger;
    if (dues->view.count > before)
        dues->answers[dues->answer_count++] = answers;
    else
        ivn_duties_free(answers);
    return status;
}
