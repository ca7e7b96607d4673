/*
 * Cases about find: order, bounds, pages, names and kinds.
 */
#include "conformance/cases.h"

static int finds_in_order(ivnc_trial *trial)
{
    static const char *const keys[] = {"b", "a", "ab", "aa", "", "B", "a", "\x7f", "\x80", "\xff", "aa"};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    for (uint32_t i = 0; i < IVNC_COUNT(keys); i++) {
        const ivnc_key key = {"order", keys[i], (uint32_t)(keys[i][0] == '\0' ? 0 : keys[i][1] == '\0' ? 1 : 2), 0};
        const ivnc_write write = {.record = 50 - i, .revision = 1, .keys = &key, .key_count = 1};

        if (!ivnc_commits(side, &write))
            return 0;
    }
    ivnc_say(trial, "keys in the order of their bytes",
             "Compare as memcmp does, the shorter first where one begins the other; of the same key, by id");
    for (uint32_t page = 1; page <= IVNC_COUNT(keys) + 1; page++) {
        const ivn_query query = ivnc_all(1, "order", page);

        if (!ivnc_finds_alike(side, &query))
            return 0;
    }
    return ivnc_alike(side);
}

const ivnc_case ivnc_find_cases[] = {
    IVNC_CASE("find/order", "keys come in the order of their bytes, then of ids, in pages of any size",
              "Bytes are compared as memcmp() does, and where one begins the other, the shorter is less. Push in the "
              "order of bytes, then id.",
              finds_in_order),
    IVNC_NO_CASE,
};
