/*
 * Tests of src/eligibility/program.c: the day of an environment, criteria compiled to what can be tested, and what
 * counts on a day.
 */
#include <stdio.h>

#include "catalogue/catalogue.h"

#include "compiled.h"

static struct world world;

static int begin(void **state)
{
    (void)state;
    world_of_documents(&world);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&world);
    return 0;
}

/* --- the day of an environment ------------------------------------------------------------------------------------ */

static ivn_date day_at(const char *text)
{
    ivn_date day = 0;
    assert_int_equal(ivn_date_parse(text, strlen(text), &day), IVN_OK);
    return day;
}

static void an_environment_that_cannot_be_is_refused(void **state)
{
    ivn_environment good = world.environment, no_rulebook = good, no_catalogue = good, short_one = good,
                    reserved = good, half_known = good, left_out = good, far_day = good, nothing = good,
                    far_time = good;
    (void)state;
    no_rulebook.rulebook = NULL;
    no_catalogue.catalogue = NULL;
    short_one.size = 8;
    reserved.reserved = 1;
    half_known.on.known = 2;
    left_out.on.known = 0;
    far_day.on.value = INT32_MAX;
    nothing.on = (ivn_number){0, 0};
    far_time.on = (ivn_number){0, 0};
    far_time.now = INT64_MAX;
    const struct {
        const ivn_environment *environment;
        ivn_status status;
        const char *message;
    } rows[] = {
        {NULL, IVN_ERROR_ARGUMENT, "environment, its rulebook and its catalogue must not be NULL"},
        {&no_rulebook, IVN_ERROR_ARGUMENT, "environment, its rulebook and its catalogue must not be NULL"},
        {&no_catalogue, IVN_ERROR_ARGUMENT, "environment, its rulebook and its catalogue must not be NULL"},
        {&short_one, IVN_ERROR_SIZE, "the environment's size is not one that this library knows"},
        {&reserved, IVN_ERROR_RESERVED, "the environment's reserved member is not zero"},
        {&half_known, IVN_ERROR_ARGUMENT, "the day that is asked for is neither known nor left out"},
        {&left_out, IVN_ERROR_ARGUMENT, "the day that is asked for is neither known nor left out"},
        {&far_day, IVN_ERROR_RANGE, "the day that is asked for is out of range"},
        {&nothing, IVN_ERROR_ARGUMENT, "the environment gives neither a time (now) nor a day (on)"},
        {&far_time, IVN_ERROR_RANGE, "the environment's time is out of range"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_error error = {.size = sizeof error};
        ivn_date day = 7;
        assert_int_equal(ivni_environment_day(rows[i].environment, &day, &error), rows[i].status);
        assert_int_equal(error.status, rows[i].status);
        assert_string_equal(error.message, rows[i].message);
        assert_int_equal(day, 7);
        assert_int_equal(ivni_environment_day(rows[i].environment, &day, NULL), rows[i].status);
    }
}

/* Half an hour before midnight by Greenwich is the next day in British summer. */
static void the_day_is_the_one_asked_for_else_the_british_date_of_the_time(void **state)
{
    ivn_environment environment = world.environment;
    ivn_date day = 0, midsummer = day_at("2026-06-24");
    (void)state;
    environment.now = (int64_t)midsummer * 86400000 + 84600000;
    assert_int_equal(ivni_environment_day(&environment, &day, NULL), IVN_OK);
    assert_int_equal(day, day_at("2026-11-23"));
    environment.on = (ivn_number){0, 0};
    assert_int_equal(ivni_environment_day(&environment, &day, NULL), IVN_OK);
    assert_int_equal(day, midsummer + 1);
}

/* --- one criterion ------------------------------------------------------------------------------------------------ */

static void numbers_and_dates_become_intervals(void **state)
{
    enum { LOWEST = INT32_MIN, HIGHEST = INT32_MAX };
    const struct {
        uint32_t subject, operation;
        int32_t value, upper;
        uint32_t unit;
        const char *parameter, *upper_parameter;
        int32_t low, high;
        int negate;
    } rows[] = {
        {IVN_SUBJECT_AGE, IVN_OPERATOR_IS, 18, 0, 0, NULL, NULL, 18, 18, 0},
        {IVN_SUBJECT_AGE, IVN_OPERATOR_IS_NOT, 18, 0, 0, NULL, NULL, 18, 18, 1},
        {IVN_SUBJECT_AGE, IVN_OPERATOR_AT_LEAST, 18, 0, 0, NULL, NULL, 18, HIGHEST, 0},
        {IVN_SUBJECT_AGE, IVN_OPERATOR_AT_MOST, 18, 0, 0, NULL, NULL, LOWEST, 18, 0},
        {IVN_SUBJECT_AGE, IVN_OPERATOR_BETWEEN, 18, 25, IVN_UNIT_YEARS, NULL, NULL, 18, 25, 0},
        {IVN_SUBJECT_AGE, IVN_OPERATOR_BETWEEN, 0, 0, 0, "IH-SAC-AGE/least", "IH-SAC-AGE/most", 18, 24, 0},
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_MOST, 14, 0, 0, NULL, NULL, LOWEST, 14, 0},
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_MOST, 14, 0, IVN_UNIT_DAYS, NULL, NULL, LOWEST, 14, 0},
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_MOST, 12, 0, IVN_UNIT_WEEKS, NULL, NULL, LOWEST, 84, 0},
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_MOST, HIGHEST, 0, IVN_UNIT_WEEKS, NULL, NULL, LOWEST, HIGHEST, 0},
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_LEAST, LOWEST, 0, IVN_UNIT_WEEKS, NULL, NULL, LOWEST, HIGHEST, 0},
        /* Three months from 23 November 2026 are 92 days, three months before it 92 as well; a month back 31. */
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_MOST, 3, 0, IVN_UNIT_MONTHS, NULL, NULL, LOWEST, 92, 0},
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_LEAST, -1, 0, IVN_UNIT_MONTHS, NULL, NULL, -31, HIGHEST, 0},
        /* Beyond all calendars: taken as so many days. */
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_MOST, 200000, 0, IVN_UNIT_MONTHS, NULL, NULL, LOWEST, 200000, 0},
        {IVN_SUBJECT_DAYS_TO_RELEASE, IVN_OPERATOR_AT_MOST, 0, 0, 0, "RC-TTG-9/weeks", NULL, LOWEST, 84, 0},
        {IVN_SUBJECT_LAST_VIOLENT_OFFENCE, IVN_OPERATOR_WITHIN, 24, 0, 0, NULL, NULL, day_at("2024-11-23"), HIGHEST, 0},
        {IVN_SUBJECT_LAST_VIOLENT_OFFENCE, IVN_OPERATOR_WITHIN, 0, 0, 0, "RC-BBR-2/months", NULL, day_at("2024-11-23"),
         HIGHEST, 0},
        /* Longer ago than there are days: any date is within it, but never is not. */
        {IVN_SUBJECT_LAST_VIOLENT_OFFENCE, IVN_OPERATOR_WITHIN, 200000, 0, 0, NULL, NULL, IVN_DATE_NONE + 1, HIGHEST,
         0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ivn_criterion criterion = {.size = sizeof criterion,
                                         .subject = rows[i].subject,
                                         .operation = rows[i].operation,
                                         .value = {rows[i].parameter == NULL, rows[i].value},
                                         .upper = {rows[i].operation == IVN_OPERATOR_BETWEEN, rows[i].upper},
                                         .unit = rows[i].unit,
                                         .parameter = rows[i].parameter,
                                         .upper_parameter = rows[i].upper_parameter};
        ivni_atom atom;
        assert_int_equal(compile_criterion(&world, &criterion, &atom, NULL), IVN_OK);
        assert_int_equal(atom.test, IVNI_TEST_INTERVAL);
        if (atom.low != rows[i].low || atom.high != rows[i].high || atom.negate != rows[i].negate)
            fail_msg("row %zu: %d to %d", i, atom.low, atom.high);
        assert_int_equal(atom.figure != NULL, rows[i].parameter != NULL);
    }
}

static void flags_and_codes_become_bits(void **state)
{
    static const uint32_t listed[] = {IVN_EMPLOYMENT_RETIRED, 1};
    static const struct {
        ivn_criterion criterion;
        uint32_t codes;
    } rows[] = {
        {{.subject = IVN_SUBJECT_HETEROSEXUAL, .operation = IVN_OPERATOR_IS, .value = {1, IVN_YES}}, 1u << IVN_YES},
        {{.subject = IVN_SUBJECT_HETEROSEXUAL, .operation = IVN_OPERATOR_IS, .value = {1, IVN_NO}}, 1u << IVN_NO},
        {{.subject = IVN_SUBJECT_HETEROSEXUAL, .operation = IVN_OPERATOR_IS_NOT, .value = {1, IVN_YES}}, 1u << IVN_NO},
        {{.subject = IVN_SUBJECT_HETEROSEXUAL, .operation = IVN_OPERATOR_IS_NOT, .value = {1, IVN_NO}}, 1u << IVN_YES},
        {{.subject = IVN_SUBJECT_SEX, .operation = IVN_OPERATOR_IS, .value = {1, IVN_SEX_MALE}}, 1u << IVN_SEX_MALE},
        {{.subject = IVN_SUBJECT_SEX, .operation = IVN_OPERATOR_IS_NOT, .value = {1, IVN_SEX_MALE}},
         1u << IVN_SEX_FEMALE},
        {{.subject = IVN_SUBJECT_REOFFENDING_BAND, .operation = IVN_OPERATOR_AT_LEAST, .value = {1, IVN_BAND_HIGH}},
         1u << IVN_BAND_HIGH | 1u << IVN_BAND_VERY_HIGH},
        {{.subject = IVN_SUBJECT_REOFFENDING_BAND, .operation = IVN_OPERATOR_AT_MOST, .value = {1, IVN_BAND_MEDIUM}},
         1u << IVN_BAND_LOW | 1u << IVN_BAND_MEDIUM},
        {{.subject = IVN_SUBJECT_REOFFENDING_BAND,
          .operation = IVN_OPERATOR_BETWEEN,
          .value = {1, IVN_BAND_MEDIUM},
          .upper = {1, IVN_BAND_HIGH}},
         1u << IVN_BAND_MEDIUM | 1u << IVN_BAND_HIGH},
        {{.subject = IVN_SUBJECT_EMPLOYMENT, .operation = IVN_OPERATOR_ONE_OF, .codes = listed, .code_count = 2},
         1u << IVN_EMPLOYMENT_RETIRED | 1u << 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivni_atom atom;
        assert_int_equal(compile_criterion(&world, &rows[i].criterion, &atom, NULL), IVN_OK);
        assert_int_equal(atom.test, IVNI_TEST_CODES);
        if (atom.codes != rows[i].codes)
            fail_msg("row %zu: %x", i, atom.codes);
    }
}

static void a_criterion_that_cannot_be_compiled_says_which_rule_it_is_of(void **state)
{
    static const char *const tenancy[] = {"tenancy"};
    static const struct {
        ivn_criterion criterion;
        ivn_status status;
        const char *message;
    } rows[] = {
        {{.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_AT_LEAST, .parameter = "NO-RULE/years", .rule = "T-1"},
         IVN_ERROR_NOT_FOUND,
         "a criterion names a figure that the rulebook does not have"},
        {{.subject = IVN_SUBJECT_AGE,
          .operation = IVN_OPERATOR_BETWEEN,
          .value = {1, 18},
          .upper_parameter = "IH-SAC-AGE/none",
          .rule = "T-1"},
         IVN_ERROR_NOT_FOUND,
         "a criterion names a figure that the rulebook does not have"},
        {{.subject = IVN_SUBJECT_SUITABLE_FOR, .operation = IVN_OPERATOR_IS, .value = {1, IVN_YES}, .rule = "T-1"},
         IVN_ERROR_RULE,
         "a criterion names no service"},
        /* Another service has to be compiled along, for which a criterion that stands alone has no program. */
        {{.subject = IVN_SUBJECT_ELIGIBLE_FOR,
          .operation = IVN_OPERATOR_IS,
          .value = {1, IVN_YES},
          .texts = tenancy,
          .text_count = 1,
          .rule = "T-1"},
         IVN_ERROR_RULE,
         "a criterion that stands alone asks about another service"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_error error = {.size = sizeof error};
        ivni_atom atom;
        assert_int_equal(compile_criterion(&world, &rows[i].criterion, &atom, &error), rows[i].status);
        assert_string_equal(error.message, rows[i].message);
        assert_string_equal(error.rule, "T-1");
    }
}

static ivn_rulebook *rulebook_of(const char *json)
{
    ivn_facts *facts = facts_of_json(&world, IVN_FACTS_OVERRIDES, json);
    ivn_rulebook *rulebook = NULL;
    assert_int_equal(ivn_rulebook_with(world.context, world.rulebook, ivn_facts_read(facts, IVN_FACTS_OVERRIDES),
                                       &rulebook, NULL, NULL),
                     IVN_OK);
    ivn_facts_free(facts);
    return rulebook;
}

/* Whichever of the two bounds lacks its figure is the one to find out. */
static void a_figure_that_has_not_been_set_leaves_its_criterion_open(void **state)
{
    static const char both[] = "{'overrides':[{'rule':'IH-SAC-AGE','parameter':'least','value':18,'source':'s'},"
                               "{'rule':'IH-SAC-AGE','parameter':'most','value':24,'source':'s'}]}";
    static const struct {
        const char *unset, *other, *parameter, *missing;
    } rows[] = {
        {"IH-SAC-AGE/least", NULL, "IH-SAC-AGE/least", "IH-SAC-AGE/least"},
        {"IH-SAC-AGE/most", NULL, "IH-SAC-AGE/least", "IH-SAC-AGE/most"},
        {"IH-SAC-AGE/most", NULL, NULL, "IH-SAC-AGE/most"},
        {"IH-SAC-AGE/least", "IH-SAC-AGE/most", "IH-SAC-AGE/least", "IH-SAC-AGE/least"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_rulebook *rulebook = rulebook_of(both);
        const ivn_criterion criterion = {.subject = IVN_SUBJECT_AGE,
                                         .operation = IVN_OPERATOR_BETWEEN,
                                         .value = {rows[i].parameter == NULL, 18},
                                         .parameter = rows[i].parameter,
                                         .upper_parameter = "IH-SAC-AGE/most"};
        struct world other = world;
        ivni_atom atom;
        unset_figure(rulebook, rows[i].unset);
        if (rows[i].other != NULL)
            unset_figure(rulebook, rows[i].other);
        other.environment.rulebook = rulebook;
        assert_int_equal(compile_criterion(&other, &criterion, &atom, NULL), IVN_OK);
        assert_int_equal(atom.test, IVNI_TEST_FIGURE);
        assert_ptr_equal(atom.figure, ivn_rulebook_parameter(rulebook, rows[i].missing));
        ivn_rulebook_free(rulebook);
    }
}

/* --- services ----------------------------------------------------------------------------------------------------- */

/* a asks for b, b for c and for d, which was withdrawn; e has no offers, f is not offered yet. */
static const char services[] =
    "{'areas':[{'key':'town','name':'Town'}],'services':["
    "{'kind':'rate_card_service','key':'a','edition':'e','name':'A','offers':["
    "{'setting':'community','areas':['town'],'criteria':["
    "{'group':2,'subject':'eligible_for','operation':'is','value':true,'texts':['b'],'level':'advice','rule':'T-1',"
    "'title':'t'},"
    "{'group':1,'subject':'sex','operation':'is','value':'male','level':'eligibility','rule':'WB-SEX','title':'t'},"
    "{'group':2,'subject':'heterosexual','operation':'is','value':true,'level':'suitability','rule':'WB-COMMUNITY','"
    "title':'t'}"
    "]},{'setting':'pre_release','areas':['town']}]},"
    "{'kind':'rate_card_service','key':'b','edition':'e','name':'B','from':'2020-01-01','to':'2026-11-23','offers':["
    "{'setting':'community','criteria':["
    "{'group':1,'subject':'eligible_for','operation':'is','value':true,'texts':['c'],'level':'eligibility','rule':"
    "'T-1','title':'t'},"
    "{'group':1,'subject':'eligible_for','operation':'is','value':true,'texts':['d'],'level':'eligibility','rule':"
    "'T-1','title':'t'}]}]},"
    "{'kind':'rate_card_service','key':'c','edition':'e','name':'C','from':'2026-11-23','offers':[{'setting':"
    "'community'}]},"
    "{'kind':'rate_card_service','key':'d','edition':'e','name':'D','to':'2026-11-22','offers':[{'setting':"
    "'community'}]},"
    "{'kind':'rate_card_service','key':'e','edition':'e','name':'E'},"
    "{'kind':'rate_card_service','key':'f','edition':'e','name':'F','from':'2026-11-24','offers':[{'setting':"
    "'community'}]}]}";

static void a_service_brings_along_those_that_it_depends_on(void **state)
{
    struct world small;
    struct compiled compiled;
    const ivni_program *program = &compiled.program;
    (void)state;
    world_of_json(&small, services);
    compile(&small, "a", &compiled);
    assert_int_equal(program->asked_count, 1);
    assert_int_equal(program->service_count, 3);
    assert_string_equal(program->services[1].service->key, "b");
    assert_string_equal(program->services[2].service->key, "c");
    compiled_end(&compiled);
    compile(&small, NULL, &compiled);
    assert_int_equal(program->asked_count, 3); /* what has offers, and is offered on the day */
    assert_int_equal(program->service_count, 3);
    compiled_end(&compiled);
    world_end(&small);
}

static void areas_come_first_and_the_heaviest_level_of_a_group_is_that_of_the_group(void **state)
{
    struct world small;
    struct compiled compiled;
    const ivni_program *program = &compiled.program;
    (void)state;
    world_of_json(&small, services);
    compile(&small, "a", &compiled);
    const ivni_group *groups = program->groups;
    assert_int_equal(program->services[0].offer_count, 2);
    assert_int_equal(program->offers[0].group_count, 3);
    assert_int_equal(groups[0].number, 0);
    assert_int_equal(groups[0].level, IVN_LEVEL_ELIGIBILITY);
    assert_int_equal(atom_at(&compiled, groups[0].atom)->subject, IVN_SUBJECT_HOME_AREA);
    assert_int_equal(groups[1].number, 2);
    assert_int_equal(groups[1].atom_count, 2);
    assert_int_equal(groups[1].level, IVN_LEVEL_SUITABILITY);
    assert_int_equal(groups[2].number, 1);
    assert_int_equal(program->offers[1].group_count, 1);
    assert_int_equal(atom_at(&compiled, groups[3].atom)->subject, IVN_SUBJECT_RESETTLEMENT_AREA);
    compiled_end(&compiled);
    world_end(&small);
}

static void what_is_not_in_force_does_not_count(void **state)
{
    static const char off[] = "{'overrides':[{'rule':'WB-SEX','from':'2026-11-24','source':'s'},"
                              "{'rule':'SC-CORE-PLACE','to':'2026-11-22','source':'s'},"
                              "{'rule':'WB-COMMUNITY','to':'2026-11-23','source':'s'}]}";
    struct world small;
    struct compiled compiled;
    const ivni_program *program = &compiled.program;
    ivn_rulebook *rulebook = rulebook_of(off);
    (void)state;
    world_of_json(&small, services);
    small.environment.rulebook = rulebook;
    compile(&small, "a", &compiled);
    /* The areas of a provider's own service are no matter of the rule of a document. */
    assert_int_equal(program->offers[0].group_count, 2);
    assert_int_equal(program->groups[0].number, 0);
    assert_int_equal(program->groups[1].number, 2);
    assert_int_equal(program->groups[1].atom_count, 2);
    assert_int_equal(program->groups[1].level, IVN_LEVEL_SUITABILITY);
    assert_int_equal(program->offers[1].group_count, 1);
    compiled_end(&compiled);
    small.environment.on.value++;
    compile(&small, "a", &compiled); /* the sex now, and the weightier of the others no more */
    assert_int_equal(program->offers[0].group_count, 3);
    assert_int_equal(program->groups[1].atom_count, 1);
    assert_int_equal(program->groups[1].level, IVN_LEVEL_ADVICE);
    compiled_end(&compiled);
    world_end(&small);
    ivn_rulebook_free(rulebook);
}

/* b is withdrawn after the day: then nobody is eligible for it, and nothing has to be compiled for that. */
static void a_service_that_is_not_offered_is_one_that_nobody_is_eligible_for(void **state)
{
    struct world small;
    struct compiled compiled;
    const ivn_service_user nobody = {.size = sizeof nobody};
    (void)state;
    world_of_json(&small, services);
    small.environment.on.value++;
    compile(&small, "a", &compiled);
    look_at(&compiled, &nobody);
    assert_int_equal(compiled.program.service_count, 1);
    assert_int_equal(atom_at(&compiled, 1)->test, IVNI_TEST_ELIGIBLE);
    assert_int_equal(atom_at(&compiled, 1)->service, UINT32_MAX);
    assert_int_equal(ivni_outcome_of(&compiled.outcomes, 1), IVN_NO);
    compiled_end(&compiled);
    world_end(&small);
}

/* c is not asked about where the criterion that asks does not count. */
static void what_does_not_count_brings_no_service_along(void **state)
{
    struct world small;
    struct compiled compiled;
    ivn_rulebook *rulebook = rulebook_of("{'overrides':[{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}");
    (void)state;
    world_of_json(&small, "{'services':[{'kind':'rate_card_service','key':'a','edition':'e','name':'A','offers':[{"
                          "'setting':'community','criteria':[{'group':1,'subject':'eligible_for','operation':'is',"
                          "'value':true,'texts':['c'],'level':'eligibility','rule':'WB-SEX','title':'t'}]}]},"
                          "{'kind':'rate_card_service','key':'c','edition':'e','name':'C','offers':[{'setting':"
                          "'community'}]}]}");
    compile(&small, "a", &compiled);
    assert_int_equal(compiled.program.service_count, 2);
    compiled_end(&compiled);
    small.environment.rulebook = rulebook;
    compile(&small, "a", &compiled);
    assert_int_equal(compiled.program.service_count, 1);
    assert_int_equal(compiled.program.atom_count, 0);
    compiled_end(&compiled);
    world_end(&small);
    ivn_rulebook_free(rulebook);
}

/* --- figures, of services ----------------------------------------------------------------------------------------- */

#define BETWEEN(subject, members)                                                                                      \
    "{'services':[{'kind':'rate_card_service','key':'a','edition':'e','name':'A','offers':[{'setting':'community',"    \
    "'criteria':[{'group':1,'subject':'" subject "','operation':'between'," members                                    \
    ",'level':'eligibility','rule':'T-1','title':'t'}]}]}]}"

static void a_figure_counts_as_the_rulebook_and_the_day_have_it(void **state)
{
    static const char ages[] = BETWEEN("age", "'parameter':'IH-SAC-AGE/least','upper_parameter':'IH-SAC-AGE/most'");
    static const char own_and_figure[] = BETWEEN("age", "'value':17,'upper_parameter':'IH-SAC-AGE/most'");
    static const char two_rules[] = BETWEEN("age", "'parameter':'IH-SAC-AGE/least','upper_parameter':'RC-FF-1/oldest'");
    static const char days[] = BETWEEN("days_to_release", "'value':10,'upper_parameter':'RC-BBR-2/months'");
    static const struct {
        const char *services, *overrides, *on;
        int32_t low, high;
        const char *expected;
    } rows[] = {
        {ages, NULL, "2026-11-23", 18, 24, "18 to 24 years"},
        {ages, "{'rule':'IH-SAC-AGE','parameter':'most','value':20,'source':'s'}", "2026-11-23", 18, 20,
         "18 to 20 years"},
        {ages, "{'rule':'IH-SAC-AGE','parameter':'least','value':19,'source':'s'}", "2026-11-23", 19, 24,
         "19 to 24 years"},
        {ages, "{'rule':'IH-SAC-AGE','parameter':'least','value':18,'source':'s'}", "2026-11-23", 18, 24,
         "18 to 24 years"},
        {own_and_figure, NULL, "2026-11-23", 17, 24, "17 to 24"},
        {own_and_figure, "{'rule':'IH-SAC-AGE','parameter':'most','value':20,'source':'s'}", "2026-11-23", 17, 20,
         "17 to 20"},
        {two_rules, NULL, "2026-11-23", 18, 25, "18 to 25"},
        {two_rules, "{'rule':'RC-FF-1','parameter':'oldest','value':30,'source':'s'}", "2026-11-23", 18, 30,
         "18 to 30"},
        {two_rules, "{'rule':'RC-FF-1','parameter':'oldest','value':25,'source':'s'}", "2026-11-23", 18, 25,
         "18 to 25"},
        /* Two years have a leap day in them, or not. */
        {days, NULL, "2026-11-23", 10, 731, "10 to 24"},
        {days, NULL, "2025-01-01", 10, 730, "10 to 24"},
        {days, "{'rule':'RC-BBR-2','parameter':'months','value':1,'source':'s'}", "2026-11-23", 10, 30, "10 to 1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world small;
        struct compiled compiled;
        char overrides[256];
        snprintf(overrides, sizeof overrides, "{'overrides':[%s]}", rows[i].overrides == NULL ? "" : rows[i].overrides);
        ivn_rulebook *rulebook = rulebook_of(overrides);
        ivni_text words;
        world_of_json(&small, rows[i].services);
        small.environment.on.value = day_at(rows[i].on);
        small.environment.rulebook = rulebook;
        compile(&small, "a", &compiled);
        assert_int_equal(atom_at(&compiled, 0)->low, rows[i].low);
        assert_int_equal(atom_at(&compiled, 0)->high, rows[i].high);
        ivni_text_init(&words, small.context);
        assert_true(ivni_program_speak(&compiled.program, &compiled.arena, &words));
        assert_ptr_equal(strstr(atom_at(&compiled, 0)->expected.text, rows[i].expected),
                         atom_at(&compiled, 0)->expected.text);
        ivni_text_discard(&words);
        compiled_end(&compiled);
        world_end(&small);
        ivn_rulebook_free(rulebook);
    }
}

/* No shipped figure that a criterion names is unset: a test makes one, as the catalogue would have found it. */
static void a_criterion_that_was_made_without_its_figure_is_made_again(void **state)
{
    struct world small;
    struct compiled compiled;
    (void)state;
    world_of_json(&small, BETWEEN("age", "'parameter':'IH-SAC-AGE/least','upper_parameter':'IH-SAC-AGE/most'"));
    small.catalogue->criteria.atoms[0].test = IVNI_TEST_FIGURE;
    compile(&small, "a", &compiled);
    assert_int_equal(atom_at(&compiled, 0)->test, IVNI_TEST_INTERVAL);
    assert_int_equal(atom_at(&compiled, 0)->low, 18);
    compiled_end(&compiled);
    world_end(&small);
}

struct job {
    struct world world;
    ivn_status status;
    ivn_error error;
};

static int compiles(ivni_arena *arena, void *user)
{
    struct job *job = user;
    ivni_program program;
    job->error = (ivn_error){.size = sizeof job->error};
    job->status = ivni_program_compile(&job->world.environment, job->world.environment.on.value, NULL, arena, &program,
                                       &job->error);
    assert_true(job->status == IVN_OK || job->status == IVN_ERROR_LIMIT);
    assert_int_equal(job->error.status, job->status);
    return job->status == IVN_OK;
}

static void a_program_that_finds_no_room_says_so(void **state)
{
    struct job job;
    (void)state;
    world_of_json(&job.world, services);
    refuse_below_every_limit(compiles, &job);
    world_end(&job.world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_environment_that_cannot_be_is_refused),
        cmocka_unit_test(the_day_is_the_one_asked_for_else_the_british_date_of_the_time),
        cmocka_unit_test(numbers_and_dates_become_intervals),
        cmocka_unit_test(flags_and_codes_become_bits),
        cmocka_unit_test(a_criterion_that_cannot_be_compiled_says_which_rule_it_is_of),
        cmocka_unit_test(a_figure_that_has_not_been_set_leaves_its_criterion_open),
        cmocka_unit_test(a_service_brings_along_those_that_it_depends_on),
        cmocka_unit_test(areas_come_first_and_the_heaviest_level_of_a_group_is_that_of_the_group),
        cmocka_unit_test(what_is_not_in_force_does_not_count),
        cmocka_unit_test(a_service_that_is_not_offered_is_one_that_nobody_is_eligible_for),
        cmocka_unit_test(what_does_not_count_brings_no_service_along),
        cmocka_unit_test(a_figure_counts_as_the_rulebook_and_the_day_have_it),
        cmocka_unit_test(a_criterion_that_was_made_without_its_figure_is_made_again),
        cmocka_unit_test(a_program_that_finds_no_room_says_so),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
