/*
 * Cases about pages: of any size, full to the brim, and while others write.
 */
#include <string.h>

#include "conformance/cases.h"

enum { RECORDS = 1100 }; /* more than a page can hold */

/* Record i with the key i / 4 in three bytes. */
static int put(ivnc_side *side, uint32_t i, uint32_t expected)
{
    const uint8_t day[3] = {(uint8_t)(i >> 10), (uint8_t)(i >> 2), 0};
    const ivnc_key key = {"day", day, 3, IVN_NO};
    const ivnc_write write = {
        .record = i, .expected = expected, .revision = expected + 1, .body = "1", .keys = &key, .key_count = 1};

    return ivnc_commits(side, &write);
}

static int fills(ivnc_side *side, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!put(side, (i * 7) % count, 0))
            return 0;
    return 1;
}

static int turns_pages_of_any_size(ivnc_trial *trial)
{
    static const uint32_t sizes[] = {99, 100, 550, 999, 1000};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !fills(side, RECORDS))
        return 0;
    ivnc_say(trial, "1,100 records, page by page",
             "After `page` pushes answer IVN_OK if there may be more; push at most 1,000, as many as are asked for");
    for (uint32_t i = 0; i < 2 * IVNC_COUNT(sizes); i++) {
        ivn_query query = ivnc_all(1, i % 2 == 0 ? "day" : NULL, sizes[i / 2]);

        query.bodies = IVN_NO;
        if (!ivnc_finds_alike(side, &query))
            return 0;
    }
    return 1;
}

/* Pages of which the last one is just full. */
static int fills_last_page(ivnc_trial *trial)
{
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !fills(side, 12))
        return 0;
    ivnc_say(trial, "12 records in pages of each size up to 13",
             "A last page that is just full may be answered with IVN_END, or with IVN_OK and then an empty one");
    for (uint32_t size = 1; size <= 13; size++)
        for (uint32_t named = 0; named < 2; named++) {
            const ivn_query query = ivnc_all(1, named ? "day" : NULL, size);

            if (!ivnc_finds_alike(side, &query))
                return 0;
        }
    return 1;
}

/* How often each record of `count` was met. */
typedef struct met {
    uint8_t times[64];
    uint8_t after_id[IVN_ID_BYTES], after_key[IVN_MOST_KEY_BYTES];
} met;

static int meets(ivnc_side *side, met *so_far, ivn_query *query, ivn_status *status)
{
    uint8_t id[IVN_ID_BYTES];
    const ivnc_hit *hit;

    *status = ivnc_call_find(side, query);
    if (side->trial->memory.failed)
        return ivnc_no_memory(side->trial);
    if (!ivnc_sound(side, "find"))
        return 0;
    if (*status != IVN_OK && *status != IVN_END)
        return ivnc_fail(side->trial, "find answered %s; expected IVN_OK or IVN_END",
                         ivnc_answer(side->trial, *status));
    if (*status == IVN_OK && side->pushed == 0)
        return ivnc_fail(side->trial, "find answered IVN_OK and pushed nothing; answer IVN_END where nothing is left");
    for (uint32_t i = 0; i < side->pushed; i++)
        for (uint32_t j = 0; j < IVNC_COUNT(so_far->times); j++) {
            ivnc_id(j, id);
            if (memcmp(id, side->hits[i].id, sizeof id) == 0)
                so_far->times[j]++;
        }
    if (side->pushed == 0)
        return 1;
    hit = &side->hits[side->pushed - 1];
    memcpy(so_far->after_id, hit->id, IVN_ID_BYTES);
    if (hit->key_size > 0)
        memcpy(so_far->after_key, side->bytes.data + hit->key, hit->key_size);
    query->after_id = so_far->after_id;
    query->after_key = so_far->after_key;
    query->after_key_size = (uint32_t)hit->key_size;
    return 1;
}

/* Between two pages the other handle creates, rewrites and deletes: also the record behind which the page begins. */
static int writes_between(ivnc_side *writer, uint32_t turn)
{
    const ivnc_write erased = {.record = 4 * turn + 3, .expected = 1, .revision = 0};

    return ivnc_commits(writer, &erased) && put(writer, 40 + turn, 0) && put(writer, 4 * (9 - turn), 1);
}

static int turns_while_others_write(ivnc_trial *trial)
{
    ivnc_side *side, *writer;
    met so_far = {.times = {0}};
    ivn_query query = ivnc_all(1, "day", 4);
    ivn_status status = IVN_OK;

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_open(trial, IVNC_SECOND, &writer) || !fills(side, 40))
        return 0;
    ivnc_say(trial, "pages of which others write records in between",
             "Begin each page by the place alone: keep no cursor, offset or count from the page before");
    for (uint32_t turn = 0; status == IVN_OK; turn++) {
        if (turn > 40)
            return ivnc_fail(trial, "find answered IVN_OK to the fortieth page of about ten");
        if (!meets(side, &so_far, &query, &status) || (turn < 5 && !writes_between(writer, turn)))
            return 0;
    }
    /* What nobody has touched, or rewritten under the same key, is found once. */
    for (uint32_t i = 0; i < 40; i++)
        if (i % 4 != 3 && so_far.times[i] != 1)
            return ivnc_fail(trial,
                             "a record that was there all the time was found %u times over all pages; expected once",
                             (unsigned)so_far.times[i]);
    ivnc_say(trial, "once others have written between pages",
             "What others have committed is seen by the next call: leave no transaction open behind a page");
    return ivnc_alike(side) && ivnc_alike(writer);
}

const ivnc_case ivnc_page_cases[] = {
    IVNC_CASE("pages/sizes", "pages have up to 1,000 records, as many as are asked for",
              "After `page` pushes answer IVN_OK if there may be more, and IVN_END otherwise", turns_pages_of_any_size),
    IVNC_CASE("pages/full", "a last page that is just full loses nothing and ends",
              "After `page` pushes answer IVN_OK if there may be more, and IVN_END otherwise; IVN_END with a full page "
              "is fine.",
              fills_last_page),
    IVNC_CASE("pages/while-writing", "what stays is found once, whatever others write between two pages",
              "A record that is committed meanwhile may be found or not; all others are.", turns_while_others_write),
    IVNC_NO_CASE,
};
