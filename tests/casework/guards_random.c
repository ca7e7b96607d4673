/*
 * Guards on what nobody would say: random bodies and facts on every referral of the cases, for every command. They are
 * total, say sentences, and repeat nothing of what they were told.
 */
#include "guards_support.h"

#include <string.h>

#include "tables.h"

#define ROUNDS 12u

static guard_world world;

static const char *const bases[] = {"nothing",  "draft",      "sent",      "received", "returned",  "accepted",
                                    "planning", "delivering", "reporting", "reported", "concluded", "inside"};
#define BASE_COUNT (sizeof bases / sizeof *bases)

static void is_a_sentence(const ivn_obstacle *obstacle)
{
    const char *reason = obstacle->reason;

    if (reason[0] < 'A' || reason[0] > 'Z' || reason[strlen(reason) - 1] != '.')
        fail_msg("not a sentence: %s", reason);
    for (; *reason != '\0'; reason++)
        if (*reason < 0x20 || *reason > 0x7e)
            fail_msg("more than the library's words: %s", obstacle->reason);
    assert_true(*obstacle->pointer == '\0' || *obstacle->pointer == '/');
    assert_true(*obstacle->rule == '\0' || *obstacle->source != '\0');
}

static void ask(guard_case *one, random_source *source, ivni_arena *facts)
{
    static const ivn_chosen_need *needs[2];
    ivn_referral_view referral = *one->asking.referral;
    const ivn_referral_view *stands = one->asking.referral;
    ivni_refusals refusals;
    ivni_arena arena;

    one->transition = *ivni_transition_of(1 + random_below(source, IVN_COMMAND_CHECK_TIMELINESS));
    one->transition.phases = UINT32_MAX; /* what the phase refuses is not looked at further */
    one->asking.body = NULL;
    if (one->transition.body != NULL && random_below(source, 8) > 0)
        one->asking.body = random_facts(source, one->transition.body, 20 + random_below(source, 80), facts);
    if (referral.facts != NULL && random_below(source, 2) == 0) {
        referral.facts = random_facts(source, &ivni_referral_facts_table, 60, facts);
        needs[0] = random_facts(source, &ivni_chosen_need_table, 60, facts);
        needs[1] = random_facts(source, &ivni_chosen_need_table, 60, facts);
        referral.needs = needs;
        referral.need_count = 2;
    }
    one->asking.referral = &referral;
    ivni_arena_init(&arena, &one->facts.allocator, UINT64_MAX);
    assert_int_equal(guard_case_ask(one, world.context, &arena, &refusals), IVN_OK);
    for (uint32_t i = 0; i < refusals.count; i++)
        is_a_sentence(refusals.list[i]);
    ivni_arena_free(&arena);
    one->asking.referral = stands;
}

static void guards_are_total(void **state)
{
    random_source source = {20261122};

    (void)state;
    for (size_t base = 0; base < BASE_COUNT; base++) {
        cJSON *json = cJSON_CreateObject();
        guard_case one;

        cJSON_AddStringToObject(json, "it", bases[base]);
        cJSON_AddStringToObject(json, "on", bases[base]);
        cJSON_AddStringToObject(json, "command", "receive");
        guard_case_begin(&one, &world, json);
        for (uint32_t i = 0; i < ROUNDS * IVN_COMMAND_CHECK_TIMELINESS; i++) {
            ivni_arena facts = test_arena();

            one.asking.environment = random_below(&source, 6) == 0 ? NULL : &one.environment;
            ask(&one, &source, &facts);
            ivni_arena_free(&facts);
        }
        guard_case_end(&one);
        cJSON_Delete(json);
    }
}

static int begin(void **state)
{
    (void)state;
    guard_world_begin(&world);
    cJSON_Delete(guard_file(&world, "casework/guards.json"));
    cJSON_Delete(guard_file(&world, "casework/guards_referral.json"));
    return 0;
}

static int end(void **state)
{
    (void)state;
    guard_world_end(&world);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(guards_are_total)};

    return cmocka_run_group_tests(tests, begin, end);
}
