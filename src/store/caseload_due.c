/*
 * What is due by a day, over all referrals.
 *
 * Index keys say on which days a duty may count from; never when it is due, as that changes with calendar and rulebook.
 * For each row of duties the last due date becomes the last trigger (an offset keeps the order of days), and the keys
 * up to it give candidates: a referral, and the due date that this trigger has today. In the order of those dates each
 * referral is loaded and asked itself, until the page is full; what it does not owe on that day was an idle key.
 */
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "duties/duties.h"
#include "store/caseload.h"

/* ---- Candidates ------------------------------------------------------------------------------------------------- */

/* A referral that may owe something on this day. */
typedef struct candidate {
    ivn_date due;
    ivni_id id;
} candidate;

typedef struct question {
    ivn_caseload *caseload;
    const ivn_environment *environment;
    ivn_date day, until;
    uint32_t most;
    int resumed;     /* only what comes after this: */
    candidate after; /* the last of the page before */
    ivni_arena *arena;
    candidate *list;
    uint32_t count, room;
    ivn_dues *dues;
} question;

static int compare_candidates(const candidate *a, const candidate *b)
{
    if (a->due != b->due)
        return a->due < b->due ? -1 : 1;
    return memcmp(a->id.bytes, b->id.bytes, sizeof a->id.bytes);
}

static int comes_before(const void *list, uint32_t a, uint32_t b)
{
    const candidate *candidates = list;

    return compare_candidates(&candidates[a], &candidates[b]) < 0;
}

/* The bytes of a day in an index key: their order is that of the days. */
static void day_bytes(ivn_date day, uint8_t out[4])
{
    uint32_t number = (uint32_t)day ^ UINT32_C(0x80000000);

    for (int i = 0; i < 4; i++)
        out[i] = (uint8_t)(number >> (24 - 8 * i));
}

static ivn_date day_of_bytes(const uint8_t bytes[4])
{
    uint32_t number = 0;

    for (int i = 0; i < 4; i++)
        number = number << 8 | bytes[i];
    return (ivn_date)(int64_t)(number ^ UINT32_C(0x80000000));
}

static ivn_status add_candidate(question *of, const ivni_hit *found, const ivni_offset *offset)
{
    candidate made = {.id = found->id};
    candidate *larger;

    if (found->key_size != 4)
        return IVN_OK;
    made.due = ivni_offset_from(offset, day_of_bytes(found->key));
    if (made.due == IVN_DATE_NONE || made.due > of->until)
        return IVN_OK;
    if (of->resumed && compare_candidates(&made, &of->after) <= 0)
        return IVN_OK;
    larger = ivni_arena_room(of->arena, of->list, of->count, &of->room, sizeof *larger);
    if (larger == NULL)
        return ivni_arena_failure(of->arena);
    of->list = larger;
    larger[of->count++] = made;
    return IVN_OK;
}

/* A page of keys; `at` and `last` hold the place where it ends, for the next one. */
static ivn_status collect_page(question *of, const ivni_offset *offset, ivn_query *query, uint8_t *at, ivni_id *last,
                               int *more, ivn_error *error)
{
    ivni_arena arena;
    ivni_page page = {.arena = &arena};
    ivn_status status;

    ivni_arena_init(&arena, &of->caseload->context->allocator, UINT64_MAX);
    status = ivni_store_find(&of->caseload->store, query, &page, error);
    for (uint32_t i = 0; status == IVN_OK && i < page.count; i++) {
        status = add_candidate(of, &page.list[i], offset);
        if (status != IVN_OK)
            ivni_fail_status(error, status);
    }
    *more = page.more;
    if (status == IVN_OK && page.more) {
        const ivni_hit *end = &page.list[page.count - 1];

        query->after_key_size = end->key_size;
        memcpy(at, end->key, end->key_size);
        *last = end->id;
        query->after_key = at;
        query->after_id = last->bytes;
    }
    ivni_arena_free(&arena);
    return status;
}

/* All keys of a row within a range of triggers. */
static ivn_status collect_range(question *of, const ivn_duty_row *row, const ivni_offset *offset, ivn_date first,
                                ivn_date last, ivn_error *error)
{
    uint8_t from[4], to[4], at[IVN_MOST_KEY_BYTES];
    size_t size = strlen("duty/") + strlen(row->key) + 1;
    char *name = ivni_arena_alloc(of->arena, size);
    ivn_query query = {.size = sizeof query,
                       .kind = IVN_RECORD_REFERRAL,
                       .name = name,
                       .from = from,
                       .to = to,
                       .from_size = 4,
                       .to_size = 4,
                       .bounded = IVN_YES,
                       .page = IVN_MOST_PAGE,
                       .bodies = IVN_NO};
    ivn_status status = IVN_OK;
    ivni_id end;

    if (name == NULL)
        return ivni_fail_status(error, ivni_arena_failure(of->arena));
    snprintf(name, size, "duty/%s", row->key);
    day_bytes(first, from);
    day_bytes(last, to);
    for (int more = 1; status == IVN_OK && more;)
        status = collect_page(of, offset, &query, at, &end, &more, error);
    return status;
}

/* A window has no due date, and neither has a duty whose figure nobody has set. */
static ivn_status collect_row(question *of, const ivn_duty_row *row, ivn_error *error)
{
    ivni_offset offset;
    ivn_date first, last;
    ivn_status status = ivni_offset_of(row, of->environment, &offset, error);

    if (status != IVN_OK || row->window == IVN_YES || !offset.set)
        return status;
    status = ivn_duty_trigger_range(of->environment, of->environment->duties, row->key,
                                    of->resumed ? of->after.due : IVN_DATE_NONE, of->until, &first, &last, error);
    if (status != IVN_OK || last < first)
        return status;
    return collect_range(of, row, &offset, first, last, error);
}

static ivn_status collect(question *of, ivn_error *error)
{
    const ivn_duty_rows *rows = ivn_duty_table_read(of->environment->duties);
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && i < rows->row_count; i++)
        status = collect_row(of, rows->rows[i], error);
    return status;
}

/* ---- Answers ---------------------------------------------------------------------------------------------------- */

static ivn_status answer(question *of, const candidate *at, ivn_error *error)
{
    const ivni_hit found = {.id = at->id};
    ivn_duties *answers = NULL;
    ivn_record *record;
    ivn_status status = ivni_hit_readable(of->caseload, &found, &of->dues->unread, &record, error);

    if (status != IVN_OK || record == NULL)
        return status;
    status = ivn_referral_duties(of->caseload->context, record, of->environment, &answers, error);
    if (status == IVN_OK) {
        status = ivni_dues_add(of->dues, &record->referral, answers, at->due);
        if (status != IVN_OK)
            ivni_fail_status(error, status);
    }
    ivn_record_free(record);
    return status;
}

/* The place of a candidate as a text, and back. */
static void print_place(const candidate *at, char out[IVNI_DUE_PLACE])
{
    int32_t year, month, day;

    ivni_civil_date(at->due, &year, &month, &day);
    snprintf(out, IVNI_DUE_PLACE, "%04d-%02d-%02d/", (int)year, (int)month, (int)day);
    ivni_id_print(&at->id, out + strlen(out));
}

static int parse_place(const char *text, candidate *out)
{
    return strlen(text) == IVNI_DUE_PLACE - 1 && ivn_date_parse(text, 10, &out->due) == IVN_OK && text[10] == '/' &&
           ivni_id_parse(text + 11, &out->id);
}

/* In the order of due dates and ids; a referral is asked once for each due date. */
static ivn_status answer_in_order(question *of, ivn_error *error)
{
    uint32_t *order = ivni_arena_array(of->arena, of->count, sizeof *order);
    uint32_t *scratch = ivni_arena_array(of->arena, of->count, sizeof *scratch);
    const candidate *last = NULL;
    ivn_status status = IVN_OK;

    if (order == NULL || scratch == NULL)
        return ivni_fail_status(error, ivni_arena_failure(of->arena));
    ivni_sort(of->list, of->count, comes_before, order, scratch);
    for (uint32_t i = 0; status == IVN_OK && i < of->count; i++) {
        const candidate *at = &of->list[order[i]];

        if (last != NULL && compare_candidates(last, at) == 0)
            continue;
        if (of->dues->view.count >= of->most) {
            print_place(last, of->dues->next);
            break;
        }
        last = at;
        status = answer(of, at, error);
    }
    return status;
}

static ivn_status ask(question *of, ivn_dues *dues, ivn_error *error)
{
    ivni_arena arena;
    ivn_status status;

    ivni_arena_init(&arena, &of->caseload->context->allocator, UINT64_MAX);
    of->arena = &arena;
    of->dues = dues;
    dues->unread.arena = &dues->arena;
    dues->view =
        (ivn_dues_view){.size = sizeof dues->view, .day = {1, of->day}, .until = {1, of->until}, .next = dues->next};
    status = collect(of, error);
    if (status == IVN_OK)
        status = answer_in_order(of, error);
    dues->view.dues = (const ivn_due *const *)dues->list;
    dues->view.unread = (const ivn_unread *const *)dues->unread.list;
    dues->view.unread_count = dues->unread.count;
    ivni_arena_free(&arena);
    return status;
}

ivn_status ivn_caseload_due(ivn_caseload *caseload, const ivn_environment *environment, ivn_date until,
                            const char *after, uint32_t most, ivn_dues **out, ivn_error *error)
{
    question of = {.caseload = caseload, .environment = environment, .until = until, .most = most};
    ivn_status status = ivni_error_check(error);
    ivn_dues *dues;

    if (status != IVN_OK)
        return status;
    if (caseload == NULL || environment == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "caseload, environment and out must not be NULL");
    if (most == 0 || most > IVN_MOST_PAGE)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "a page has 1 to %d duties", IVN_MOST_PAGE);
    of.resumed = after != NULL && *after != '\0';
    if (of.resumed && !parse_place(after, &of.after))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "no place after which a page begins");
    status = ivni_duties_environment(environment, &of.day, error);
    if (status != IVN_OK)
        return status;
    dues = ivni_document_new(caseload->context, sizeof *dues);
    if (dues == NULL)
        return ivni_fail_status(error, ivni_document_failure(caseload->context, sizeof *dues));
    status = ask(&of, dues, error);
    if (status != IVN_OK) {
        ivn_dues_free(dues);
        return status;
    }
    *out = dues;
    return *dues->next == '\0' ? IVN_END : IVN_OK;
}
