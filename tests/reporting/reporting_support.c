/*
 * The world and the referrals in which service levels are tested.
 */
#include "reporting_support.h"

#include <stdio.h>
#include <string.h>

ivn_number on(const char *text)
{
    return text == NULL ? (ivn_number){0, 0} : (ivn_number){1, day_of(text)};
}

void world_contracts(world *of)
{
    static const char directory[] = "{\"contracts\":[{\"key\":\"small\",\"provider\":\"Alpha\",\"larger\":false},"
                                    "{\"key\":\"large\",\"provider\":\"Beta\",\"larger\":true}]}";
    ivn_error error = {.size = sizeof error};
    ivn_catalogue *changed = NULL;

    if (ivn_catalogue_with_json(of->context, of->catalogue, directory, sizeof directory - 1, &changed, NULL, &error) !=
        IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    ivn_catalogue_free(of->catalogue);
    of->catalogue = changed;
    of->environment.catalogue = changed;
}

static ivn_flag known(const char *day)
{
    return day == NULL ? IVN_NO : IVN_YES;
}

ivn_level_facts referral_of(const char *received, const char *offered, const char *commenced, const char *ended)
{
    return (ivn_level_facts){.size = sizeof(ivn_level_facts),
                             .kind = IVN_KIND_COMMISSIONED_SERVICE,
                             .provider = "Alpha",
                             .contract = "small",
                             .larger = IVN_NO,
                             .is_received = known(received),
                             .is_offered = known(offered),
                             .is_commenced = known(commenced),
                             .is_ended = known(ended),
                             .received = on(received),
                             .first_offered = on(offered),
                             .offered_for = on(offered),
                             .commenced = on(commenced),
                             .ended = on(ended),
                             .liaison_complete = IVN_YES};
}

static const ivn_levels_view *levels_of(const world *of, const ivn_level_facts *facts, ivn_levels **out)
{
    ivn_error error = {.size = sizeof error};

    if (ivn_levels_of(of->context, &of->environment, facts, out, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    return ivn_levels_read(*out);
}

uint32_t class_of(const world *of, const ivn_level_facts *facts, uint32_t level)
{
    ivn_levels *levels = NULL;
    uint32_t attainment = levels_of(of, facts, &levels)->levels[level - 1]->attainment;

    ivn_levels_free(levels);
    return attainment;
}

void assert_classes(const world *of, const ivn_level_facts *facts, uint32_t offered, uint32_t offered_for,
                    uint32_t commencement)
{
    assert_int_equal(class_of(of, facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), offered);
    assert_int_equal(class_of(of, facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR), offered_for);
    assert_int_equal(class_of(of, facts, IVN_SERVICE_LEVEL_COMMENCEMENT), commencement);
}

/* --- made up --- */

static void make_up_day(random_source *source, ivn_date around, ivn_number *day, ivn_flag *happened)
{
    uint32_t drawn = random_below(source, 20);

    *day = (ivn_number){0, 0};
    *happened = drawn < 5 ? IVN_NO : drawn < 6 ? IVN_UNKNOWN : IVN_YES;
    if (drawn >= 7)
        *day = (ivn_number){1, around - 4 + (ivn_date)random_below(source, 70)};
}

static uint32_t some_of(random_source *source, uint32_t *out, uint32_t most)
{
    uint32_t count = 0;

    for (uint32_t code = 1; code <= most; code++)
        if (random_below(source, 3) == 0)
            out[count++] = code;
    return count;
}

void make_up(random_source *source, made_up *out)
{
    ivn_level_facts *facts = &out->facts;
    ivn_date received = IVNI_DAY(2026, 9, 1) + (ivn_date)random_below(source, 60);

    memset(out, 0, sizeof *out);
    facts->size = sizeof *facts;
    facts->kind = random_below(source, 10) == 0 ? IVN_KIND_ACCREDITED_PROGRAMME : IVN_KIND_COMMISSIONED_SERVICE;
    snprintf(out->provider, sizeof out->provider, "p%d", (int)random_below(source, 5));
    snprintf(out->contract, sizeof out->contract, "c%d", (int)random_below(source, 9));
    snprintf(out->area, sizeof out->area, "a%d", (int)random_below(source, 4));
    facts->provider = random_below(source, 9) == 0 ? NULL : out->provider;
    facts->contract = out->contract;
    facts->area = random_below(source, 3) == 0 ? NULL : out->area;
    facts->larger = random_below(source, 3);
    facts->needs = out->needs;
    facts->need_count = some_of(source, out->needs, 3);
    make_up_day(source, received, &facts->received, &facts->is_received);
    if (facts->received.known)
        facts->received.value = received;
    make_up_day(source, received, &facts->first_offered, &facts->is_offered);
    if (facts->is_offered == IVN_YES)
        facts->offered_for = (ivn_number){random_below(source, 8) != 0, received + (ivn_date)random_below(source, 30)};
    facts->offered_for.value *= facts->offered_for.known != 0;
    make_up_day(source, received + 10, &facts->commenced, &facts->is_commenced);
    make_up_day(source, received + 10, &facts->ended, &facts->is_ended);
    if (random_below(source, 12) == 0)
        facts->returned = (ivn_number){1, received + (ivn_date)random_below(source, 30)};
    facts->report_owed = random_below(source, 3);
    if (random_below(source, 2) == 0) {
        facts->outcomes = (ivn_number){1, 1 + (int32_t)random_below(source, 5)};
        facts->outcome_score = (ivn_number){1, (int32_t)random_below(source, 2 * (uint32_t)facts->outcomes.value + 1)};
    }
    facts->liaison = out->liaison;
    facts->liaison_count = some_of(source, out->liaison, 4);
    facts->liaison_complete = random_below(source, 3);
}
