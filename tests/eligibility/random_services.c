/*
 * Random services and people.
 */
#include "random_services.h"

const struct fact facts[FACTS] = {
    [FACT_SEX] = {IVN_SUBJECT_SEX, "/sex", 2},
    [FACT_WILLING] = {IVN_SUBJECT_WILLING_TO_CHANGE, "/willing_to_change", 2},
    [FACT_NON_COMPLIANCE] = {IVN_SUBJECT_NON_COMPLIANCE, "/non_compliance", 2},
    [FACT_REOFFENDING] = {IVN_SUBJECT_REOFFENDING_BAND, "/risk/reoffending", 4},
    [FACT_OGRS3] = {IVN_SUBJECT_OGRS3, "/risk/ogrs3", 7},
    [FACT_EMPLOYMENT] = {IVN_SUBJECT_EMPLOYMENT, "/employment", 5},
    [FACT_AGE] = {IVN_SUBJECT_AGE, "/date_of_birth", 5},
    [FACT_DAYS_TO_RELEASE] = {IVN_SUBJECT_DAYS_TO_RELEASE, "/custody/release_dates", 5},
    [FACT_VIOLENT_OFFENCE] = {IVN_SUBJECT_LAST_VIOLENT_OFFENCE, "/offences", 4},
    [FACT_HOME_AREA] = {IVN_SUBJECT_HOME_AREA, "/home_area", 7},
    [FACT_RESETTLEMENT_AREA] = {IVN_SUBJECT_RESETTLEMENT_AREA, "/resettlement_area", 7},
    [FACT_PRISON] = {IVN_SUBJECT_PRISON, "/custody/prison", 3},
    [FACT_JUDGED_SECOND] = {IVN_SUBJECT_SUITABLE_FOR, "/judgements", 2},
    [FACT_JUDGED_THIRD] = {IVN_SUBJECT_SUITABLE_FOR, "/judgements", 2},
};

/* Just on either side of 25 and 50 percent, and of 18 and 25 years; of 14 days and 12 weeks. */
static const int32_t scores[] = {0, 24, 25, 30, 49, 50, 100}, ages[] = {17, 18, 24, 25, 26},
                     days[] = {-3, 14, 15, 84, 85};

/*
 * Places are known by the leaf of the tree that somebody lives in; every area around others has a leaf that no
 * criterion names, so that to be no further inside is a place like the others. A leaf is named or asked to be within,
 * not both: an unknown place inside it, which has another name, would be one more to try.
 */
static const ivn_area areas[] = {{sizeof *areas, 0, "region", "Region", NULL},
                                 {sizeof *areas, 0, "county", "County", "region"},
                                 {sizeof *areas, 0, "north", "North", "county"},
                                 {sizeof *areas, 0, "west", "West", "county"},
                                 {sizeof *areas, 0, "south", "South", "county"},
                                 {sizeof *areas, 0, "rest-of-county", "Rest of the county", "county"},
                                 {sizeof *areas, 0, "rest-of-region", "Rest of the region", "region"},
                                 {sizeof *areas, 0, "island", "Island", NULL},
                                 {sizeof *areas, 0, "elsewhere", "Elsewhere", NULL}};
#define AREAS (sizeof areas / sizeof *areas)
static const char *const leaves[] = {"north",          "west",   "south",    "rest-of-county",
                                     "rest-of-region", "island", "elsewhere"};
#define COUNTY 15u /* the leaves inside */
#define REGION 31u /* likewise */
static const char *const areas_around[] = {"region", "county", "south", "island"};

static const ivn_prison prisons[] = {{sizeof *prisons, IVN_UNKNOWN, "prison-a", "A", NULL},
                                     {sizeof *prisons, IVN_UNKNOWN, "prison-b", "B", NULL},
                                     {sizeof *prisons, IVN_UNKNOWN, "prison-c", "C", NULL}};

/* --- people ------------------------------------------------------------------------------------------------------- */

static int is_known(const struct knowledge *knowledge, int fact)
{
    uint32_t may = knowledge->may[fact];
    return (may & (may - 1)) == 0;
}

/* The place of the known value. */
static int value_of(const struct knowledge *knowledge, int fact)
{
    int value = 0;
    while ((knowledge->may[fact] >> value & 1u) == 0)
        value++;
    return value;
}

/* A code or a flag: 0 where it is not known. */
static uint32_t code_of(const struct knowledge *knowledge, int fact)
{
    return is_known(knowledge, fact) ? (uint32_t)value_of(knowledge, fact) + 1 : 0;
}

static const char *area_of(const struct knowledge *knowledge, int fact)
{
    if (is_known(knowledge, fact))
        return leaves[value_of(knowledge, fact)];
    return knowledge->may[fact] == COUNTY ? "county" : knowledge->may[fact] == REGION ? "region" : NULL;
}

static ivn_date months_ago(ivn_date day, int32_t months, int32_t more)
{
    ivn_date then = 0;
    assert_int_equal(ivn_date_add_months(day, -months, &then), IVN_OK);
    return then - more;
}

/* On the first day of 12 months, of 24 months, before both; or never. */
static void set_offence(const struct knowledge *knowledge, ivn_date day, struct random_person *out)
{
    int value = is_known(knowledge, FACT_VIOLENT_OFFENCE) ? value_of(knowledge, FACT_VIOLENT_OFFENCE) : -1;
    ivn_date committed = value <= 1 ? months_ago(day, value == 0 ? 12 : 24, 0) : months_ago(day, 24, 1);
    if (value < 0)
        return;
    out->user.offences_complete = IVN_YES;
    if (value == 3)
        return;
    out->offence = (ivn_offence){
        .size = sizeof out->offence, .category = IVN_OFFENCE_VIOLENCE, .committed = {1, committed}, .violent = IVN_YES};
    out->offences[0] = &out->offence;
    out->user.offences = out->offences;
    out->user.offence_count = 1;
}

static void set_custody(const struct knowledge *knowledge, ivn_date day, struct random_person *out)
{
    out->custody = (ivn_custody){.size = sizeof out->custody};
    out->user.custody = &out->custody;
    if (is_known(knowledge, FACT_PRISON))
        out->custody.prison = prisons[value_of(knowledge, FACT_PRISON)].key;
    if (!is_known(knowledge, FACT_DAYS_TO_RELEASE))
        return;
    out->release = (ivn_release_date){.size = sizeof out->release,
                                      .source = IVN_RELEASE_EXPECTED,
                                      .date = {1, day + days[value_of(knowledge, FACT_DAYS_TO_RELEASE)]}};
    out->releases[0] = &out->release;
    out->custody.release_dates = out->releases;
    out->custody.release_date_count = 1;
}

static void add_judgement(const struct knowledge *knowledge, int fact, const char *service, struct random_person *out)
{
    ivn_judgement *judgement = &out->judgements[out->user.judgement_count];
    if (!is_known(knowledge, fact))
        return;
    *judgement = (ivn_judgement){.size = sizeof *judgement, .suitable = code_of(knowledge, fact), .service = service};
    out->judged[out->user.judgement_count++] = judgement;
}

void make_person(const struct knowledge *knowledge, ivn_date day, struct random_person *out)
{
    memset(out, 0, sizeof *out);
    out->risk = (ivn_risk){.size = sizeof out->risk, .reoffending = code_of(knowledge, FACT_REOFFENDING)};
    if (is_known(knowledge, FACT_OGRS3))
        out->risk.ogrs3 = (ivn_number){1, scores[value_of(knowledge, FACT_OGRS3)]};
    out->user = (ivn_service_user){.size = sizeof out->user,
                                   .sex = code_of(knowledge, FACT_SEX),
                                   .willing_to_change = code_of(knowledge, FACT_WILLING),
                                   .non_compliance = code_of(knowledge, FACT_NON_COMPLIANCE),
                                   .employment = code_of(knowledge, FACT_EMPLOYMENT),
                                   .home_area = area_of(knowledge, FACT_HOME_AREA),
                                   .resettlement_area = area_of(knowledge, FACT_RESETTLEMENT_AREA),
                                   .risk = &out->risk};
    if (is_known(knowledge, FACT_AGE))
        out->user.date_of_birth = (ivn_number){1, months_ago(day, 12 * ages[value_of(knowledge, FACT_AGE)], 0)};
    set_offence(knowledge, day, out);
    set_custody(knowledge, day, out);
    add_judgement(knowledge, FACT_JUDGED_SECOND, "second", out);
    add_judgement(knowledge, FACT_JUDGED_THIRD, "third", out);
    out->user.judgements = out->judged;
}

void draw_knowledge(struct seed *seed, int open, struct knowledge *out)
{
    for (int f = 0; f < FACTS; f++) {
        out->may[f] = draw(seed, open) == 0 ? ALL_OF(f) : 1u << draw(seed, facts[f].value_count);
        if (out->may[f] == ALL_OF(f) && (f == FACT_HOME_AREA || f == FACT_RESETTLEMENT_AREA) && draw(seed, 2))
            out->may[f] = draw(seed, 2) ? COUNTY : REGION;
    }
}

/* --- services ----------------------------------------------------------------------------------------------------- */

static uint32_t one_of(struct seed *seed, const uint32_t *operations, int count)
{
    return operations[draw(seed, count)];
}

static void compare_number(struct seed *seed, ivn_criterion *out, int32_t lower, int32_t upper)
{
    static const uint32_t operations[] = {IVN_OPERATOR_AT_LEAST, IVN_OPERATOR_AT_MOST, IVN_OPERATOR_BETWEEN,
                                          IVN_OPERATOR_IS, IVN_OPERATOR_IS_NOT};
    out->operation = one_of(seed, operations, 5);
    out->value.value = draw(seed, 2) ? lower : upper;
    if (out->operation == IVN_OPERATOR_BETWEEN) {
        out->value.value = lower;
        out->upper = (ivn_number){1, upper};
    }
}

static void compare_band(struct seed *seed, ivn_criterion *out)
{
    static const uint32_t codes[] = {2, 4};
    compare_number(seed, out, 2, 3);
    if (draw(seed, 4) != 0)
        return;
    *out = (ivn_criterion){.subject = out->subject, .operation = IVN_OPERATOR_ONE_OF, .codes = codes, .code_count = 2};
}

/* So many days, or as many weeks. */
static void compare_days(struct seed *seed, ivn_criterion *out)
{
    out->operation = draw(seed, 2) ? IVN_OPERATOR_AT_LEAST : IVN_OPERATOR_AT_MOST;
    out->value.value = draw(seed, 2) ? 14 : 84;
    if (draw(seed, 2)) {
        out->value.value /= 7;
        out->unit = IVN_UNIT_WEEKS;
    }
}

/* By name only leaves are meant: whoever lives in a county may live in a town of it. */
static void compare_place(struct seed *seed, ivn_criterion *out, const char **texts)
{
    static const uint32_t operations[] = {IVN_OPERATOR_WITHIN, IVN_OPERATOR_WITHIN, IVN_OPERATOR_IS,
                                          IVN_OPERATOR_IS_NOT, IVN_OPERATOR_ONE_OF};
    int prison = out->subject == IVN_SUBJECT_PRISON;
    out->operation = prison ? one_of(seed, operations + 2, 3) : one_of(seed, operations, 5);
    out->value = (ivn_number){0, 0};
    out->texts = texts;
    out->text_count =
        out->operation == IVN_OPERATOR_WITHIN || out->operation == IVN_OPERATOR_ONE_OF ? 1 + draw(seed, 2) : 1;
    for (uint32_t i = 0; i < out->text_count; i++) {
        if (prison)
            texts[i] = prisons[draw(seed, 2)].key;
        else if (out->operation == IVN_OPERATOR_WITHIN)
            texts[i] = areas_around[draw(seed, 4)];
        else
            texts[i] = leaves[draw(seed, 2)];
    }
}

static void ask_about_service(struct seed *seed, ivn_criterion *out, const char **texts, const char *service)
{
    out->operation = draw(seed, 2) ? IVN_OPERATOR_IS : IVN_OPERATOR_IS_NOT;
    out->value = (ivn_number){1, draw(seed, 2) ? IVN_YES : IVN_NO};
    out->texts = texts;
    out->text_count = 1;
    texts[0] = service;
}

static void compare(struct seed *seed, int fact, ivn_criterion *out, const char **texts)
{
    static const uint32_t codes[] = {1, 4, 5};
    out->subject = facts[fact].subject;
    out->operation = draw(seed, 2) ? IVN_OPERATOR_IS : IVN_OPERATOR_IS_NOT;
    out->value = (ivn_number){1, 1 + (int32_t)draw(seed, facts[fact].value_count)};
    switch (fact) {
    case FACT_REOFFENDING:
        compare_band(seed, out);
        break;
    case FACT_OGRS3:
        compare_number(seed, out, 25, 50);
        break;
    case FACT_AGE:
        compare_number(seed, out, 18, 25);
        break;
    case FACT_DAYS_TO_RELEASE:
        compare_days(seed, out);
        break;
    case FACT_EMPLOYMENT:
        if (draw(seed, 2))
            *out = (ivn_criterion){
                .subject = out->subject, .operation = IVN_OPERATOR_ONE_OF, .codes = codes, .code_count = 3};
        break;
    case FACT_VIOLENT_OFFENCE:
        out->operation = IVN_OPERATOR_WITHIN;
        out->value.value = draw(seed, 2) ? 12 : 24;
        break;
    case FACT_HOME_AREA:
    case FACT_RESETTLEMENT_AREA:
    case FACT_PRISON:
        compare_place(seed, out, texts);
        break;
    case FACT_JUDGED_SECOND:
    case FACT_JUDGED_THIRD:
        ask_about_service(seed, out, texts, fact == FACT_JUDGED_SECOND ? "second" : "third");
        break;
    default:
        break;
    }
}

static void random_criterion(struct seed *seed, ivn_criterion *out, const char **texts, int service)
{
    *out = (ivn_criterion){.size = 0};
    compare(seed, (int)draw(seed, FACTS), out, texts);
    if (service < 2 && draw(seed, 6) == 0) {
        *out = (ivn_criterion){.subject = IVN_SUBJECT_ELIGIBLE_FOR};
        ask_about_service(seed, out, texts, service == 0 && draw(seed, 2) ? "second" : "third");
    }
    out->size = sizeof *out;
    out->group = 1 + draw(seed, 3);
    out->level = 1 + draw(seed, 4);
    if (out->level > IVN_LEVEL_SUITABILITY && draw(seed, 2))
        out->level = IVN_LEVEL_ELIGIBILITY;
    out->rule = "T-1";
    out->title = "a criterion";
}

static void random_offer(struct seed *seed, struct random_service *out, uint32_t place, uint32_t criteria, int service)
{
    ivn_offer *offer = &out->offers[place];
    const char **areas_of = out->texts[place][MOST_CRITERIA_HERE];
    uint32_t count = 1 + draw(seed, (int)criteria);
    for (uint32_t c = 0; c < count; c++) {
        random_criterion(seed, &out->criteria[place][c], out->texts[place][c], service);
        out->lists[place][c] = &out->criteria[place][c];
    }
    *offer = (ivn_offer){.size = sizeof *offer,
                         .setting = draw(seed, 2) ? IVN_SETTING_COMMUNITY : IVN_SETTING_PRE_RELEASE,
                         .criteria = out->lists[place],
                         .criterion_count = count};
    if (draw(seed, 4) == 0) {
        areas_of[0] = areas_around[draw(seed, 4)];
        offer->areas = areas_of;
        offer->area_count = 1;
    }
    out->offer_list[place] = offer;
}

static void random_service(struct seed *seed, struct random_service *out, uint32_t offers, uint32_t criteria,
                           int service)
{
    static const char *const keys[] = {"first", "second", "third"};
    uint32_t count = 1 + draw(seed, (int)offers);
    memset(out, 0, sizeof *out);
    for (uint32_t o = 0; o < count; o++)
        random_offer(seed, out, o, criteria, service);
    out->service = (ivn_service){.size = sizeof out->service,
                                 .kind = IVN_KIND_RATE_CARD_SERVICE,
                                 .key = keys[service],
                                 .edition = "test",
                                 .name = "Test",
                                 .offers = out->offer_list,
                                 .offer_count = count};
}

void random_world_begin(struct seed *seed, uint32_t offers, uint32_t criteria, struct random_world *out)
{
    const ivn_service *services[3];
    const ivn_area *area_list[AREAS];
    const ivn_prison *prison_list[3];
    ivn_directory directory = {.size = sizeof directory,
                               .services = services,
                               .service_count = 3,
                               .areas = area_list,
                               .area_count = AREAS,
                               .prisons = prison_list,
                               .prison_count = 3};
    for (int s = 0; s < 3; s++) {
        random_service(seed, &out->services[s], offers, criteria, s);
        services[s] = &out->services[s].service;
        prison_list[s] = &prisons[s];
    }
    for (size_t a = 0; a < AREAS; a++)
        area_list[a] = &areas[a];
    world_of_directory(&out->world, &directory);
}

void random_world_end(struct random_world *of)
{
    world_end(&of->world);
}
