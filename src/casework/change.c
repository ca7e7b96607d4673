/*
 * What a decision changes: made in one piece, read through its view. Serves hosts that commit it themselves, and the
 * driver that does it for them.
 */
#include "casework/change.h"

struct ivn_change {
    ivni_arena arena; /* first: see ivni_document_new */
    ivn_change_view view;
    ivn_record *record;
};

static ivn_status copy_remarks(ivn_change *change, const ivni_asking *asking)
{
    const char **remarks = ivni_arena_array(&change->arena, asking->remark_count, sizeof *remarks);

    if (remarks == NULL)
        return ivni_arena_failure(&change->arena);
    for (uint32_t i = 0; i < asking->remark_count; i++) {
        remarks[i] = ivni_arena_string(&change->arena, asking->remarks[i]);
        if (remarks[i] == NULL)
            return ivni_arena_failure(&change->arena);
    }
    change->view.remarks = remarks;
    change->view.remark_count = asking->remark_count;
    return IVN_OK;
}

static ivn_status tell_news(ivn_change *change, const ivn_referral_view *before)
{
    change->view.events = ivni_news(change->record, before, &change->arena, &change->view.event_count);
    return change->view.events == NULL ? ivni_arena_failure(&change->arena) : IVN_OK;
}

/* The record is the change's from here on, also when it fails. */
ivn_status ivni_change_new(const ivni_asking *asking, ivn_record *record, ivn_status decided, ivn_change **out)
{
    ivn_change *change = ivni_document_new(asking->context, sizeof *change);
    ivn_status status;

    if (change == NULL) {
        ivn_record_free(record);
        return ivni_document_failure(asking->context, sizeof *change);
    }
    change->record = record;
    change->view = (ivn_change_view){.size = sizeof change->view,
                                     .status = decided,
                                     .record = record,
                                     .id = record->referral.id,
                                     .expected = asking->referral->revision,
                                     .revision = record->referral.revision};
    status =
        ivni_keys_of(record, asking->environment->duties, &change->arena, &change->view.keys, &change->view.key_count);
    if (status == IVN_OK)
        status = copy_remarks(change, asking);
    if (status == IVN_OK && decided == IVN_OK)
        status = tell_news(change, asking->referral);
    if (status == IVN_OK)
        *out = change;
    else
        ivn_change_free(change);
    return status;
}

const ivn_change_view *ivn_change_read(const ivn_change *change)
{
    return change == NULL ? NULL : &change->view;
}

ivn_record *ivn_change_record(const ivn_change *change)
{
    return ivni_record_hold(change->record);
}

void ivn_change_free(ivn_change *change)
{
    if (change == NULL)
        return;
    ivn_record_free(change->record);
    ivni_document_free(change);
}
