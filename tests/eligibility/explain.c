/*
 * Tests of src/eligibility/explain.c and words.c: answers as sentences, findings and questions in words, and that an
 * answer is made as a whole or not at all.
 */
#include <stdio.h>

#include "eligibility/assessor.h"

#include "compiled.h"
#include "tables.h"

static struct world world;

static int begin(void **state)
{
    (void)state;
    world_of_json(&world, rich_services);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&world);
    return 0;
}

static ivn_assessment *assess(const struct world *in, const char *person, const char *service)
{
    ivn_facts *facts = facts_of_json(in, IVN_FACTS_SERVICE_USER, person);
    ivn_assessment *assessment = NULL;
    assert_int_equal(ivn_assess(in->context, &in->environment, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER), service,
                                &assessment, NULL),
                     IVN_OK);
    ivn_facts_free(facts);
    return assessment;
}

/* --- the answer as a sentence ------------------------------------------------------------------------------------- */

#define OUT_OF_CUSTODY "'custody':{'in_custody':false},"
#define FITS                                                                                                           \
    "'home_area':'north','sex':'male','date_of_birth':'2004-01-01','willing_to_change':true,"                          \
    "'offences':[{'category':'violence','committed':'2026-01-01'}],'offences_complete':true,"
#define SUITS "'risk':{'reoffending':'high','ogrs3':50},'judgements':[{'suitable':true,'service':'b'}]"
#define A "Service A (Rate card, April 2019)"

static void an_answer_is_one_sentence(void **state)
{
    static const struct {
        const char *person, *text;
    } rows[] = {
        {"{" OUT_OF_CUSTODY FITS SUITS "}", "May be referred to " A "."},
        /* The offer that fewer criteria stand in the way of; alternatives and what to use instead. */
        {"{" OUT_OF_CUSTODY "'home_area':'north','sex':'male','date_of_birth':'2004-01-01','willing_to_change':false,"
         "'motivated_to_change':false,'offences':[{'category':'violence','committed':'2026-01-01'}],"
         "'offences_complete':true," SUITS "}",
         "May not be referred to " A "; not met: title 1."},
        {"{'custody':{'in_custody':false,'prison':'hmp-c','release_dates':[{'source':'expected','date':'2027-12-01'}]},"
         "'home_area':'north','sex':'male','date_of_birth':'2004-01-01','willing_to_change':false,"
         "'motivated_to_change':false,'offences':[{'category':'violence','committed':'2026-01-01'}],"
         "'offences_complete':true," SUITS "}",
         "May not be referred to " A "; not met: title 4 (use instead: b) or title 4."},
        {"{" OUT_OF_CUSTODY FITS "'risk':{'reoffending':'low','ogrs3':24},'judgements':[{'suitable':true,'service':"
         "'b'}]}",
         "Eligible but unsuitable for " A "; not met: title 5; title 6."},
        {"{" OUT_OF_CUSTODY FITS "'risk':{'reoffending':'high'}}",
         "Find out first for " A ": OGRS3 score; the recorded judgement on suitability: b."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_assessment *assessment = assess(&world, rows[i].person, "a");
        assert_string_equal(ivn_assessment_read(assessment)->text, rows[i].text);
        ivn_assessment_free(assessment);
    }
}

/* --- findings ----------------------------------------------------------------------------------------------------- */

static const ivn_finding *finding_of(const ivn_assessment_view *view, uint32_t offer, uint32_t group, uint32_t n)
{
    for (uint32_t i = 0; i < view->finding_count; i++) {
        if (view->findings[i]->offer == offer && view->findings[i]->group == group && n-- == 0)
            return view->findings[i];
    }
    return NULL;
}

/* What is compared with what, and what to find out, of somebody of whom this is known and of nobody. */
static void a_finding_says_what_was_compared_and_what_is_missing(void **state)
{
    static const char person[] =
        "{'sex':'female','date_of_birth':'2000-11-24','home_area':'north','custody':{'in_custody':true,'prison':"
        "'hmp-b','release_dates':[{'source':'expected','date':'2026-12-01'}]},'risk':{'reoffending':'low','ogrs3':24},"
        "'willing_to_change':false,'offences':[],'offences_complete':true,'judgements':[{'suitable':false,'service':"
        "'b'}],'travel':{'to_programme':91}}";
    static const struct {
        uint32_t offer, group, n;
        const char *expected, *actual, *missing, *source;
    } rows[] = {
        {1, 0, 0, "county", "north", "/home_area", "Rate card, April 2019: page 1"},
        {1, 1, 0, "male", "female", "/sex", "Rate card, April 2019: page 1"},
        {1, 2, 0, "18 to 25", "25", "/date_of_birth", "Rate card, April 2019: page 1"},
        {1, 3, 0, "no", "yes", "/custody/in_custody", "Rate card, April 2019: page 1"},
        {1, 4, 0, "yes", "no", "/willing_to_change",
         "Rate card, April 2019: Accredited programmes: Building Better Relationships"},
        {1, 4, 1, "yes", "not known", "/motivated_to_change", "Rate card, April 2019: page 1"},
        {1, 5, 0, "at least 25", "24", "/risk/ogrs3", "Rate card, April 2019: page 1"},
        {1, 6, 0, "high or very high", "low", "/risk/reoffending", "Rate card, April 2019: page 1"},
        {1, 7, 0, "within 24 months", "never", "/offences", "Rate card, April 2019: a section of its own"},
        {1, 8, 0, "yes", "no", "", "Rate card, April 2019: page 1"},
        {1, 9, 0, "yes", "no", "/judgements", "Rate card, April 2019: page 1"},
        {1, 10, 0, "at most 90", "91", "/travel/to_programme", "Rate card, April 2019: page 1"},
        {1, 11, 0, "not north", "north", "/home_area", "Rate card, April 2019: page 1"},
        {2, 2, 0, "hmp-a or hmp-b", "hmp-b", "/custody/prison", "Rate card, April 2019: page 1"},
        {2, 3, 0, "at most 12 weeks", "8 days", "/custody/release_dates", "Rate card, April 2019: page 1"},
    };
    ivn_assessment *known = assess(&world, person, "a"), *unknown = assess(&world, "{}", "a");
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ivn_finding *one = finding_of(ivn_assessment_read(known), rows[i].offer, rows[i].group, rows[i].n);
        const ivn_finding *other = finding_of(ivn_assessment_read(unknown), rows[i].offer, rows[i].group, rows[i].n);
        char reason[256];
        assert_non_null(one);
        assert_string_equal(one->expected, rows[i].expected);
        assert_string_equal(one->actual, rows[i].actual);
        assert_string_equal(one->source, rows[i].source);
        assert_string_equal(one->missing, one->outcome == IVN_UNKNOWN ? rows[i].missing : "");
        snprintf(reason, sizeof reason, "title %u: %s (%s, needs %s)", (unsigned)rows[i].group,
                 one->outcome == IVN_YES  ? "met"
                 : one->outcome == IVN_NO ? "not met"
                                          : "not known",
                 rows[i].actual, rows[i].expected);
        if (rows[i].group > 0)
            assert_string_equal(one->reason, reason);
        assert_int_equal(other->outcome, IVN_UNKNOWN);
        assert_string_equal(other->actual, "not known");
        assert_string_equal(other->missing, rows[i].missing);
    }
    ivn_assessment_free(known);
    ivn_assessment_free(unknown);
}

/* The other service is gone: that somebody is not eligible for it is known of everybody. */
static void eligibility_for_a_service_that_is_gone_is_no(void **state)
{
    struct world gone;
    (void)state;
    world_of_json(&gone, "{'services':[{'kind':'rate_card_service','key':'old','edition':'e','name':'N','to':"
                         "'2020-01-01'},{'kind':'rate_card_service','key':'a','edition':'e','name':'N','offers':[{"
                         "'setting':'community','criteria':[{'group':1,'subject':'eligible_for','operation':'is',"
                         "'value':true,'texts':['old'],'level':'eligibility','rule':'T','title':'t'}]}]}]}");
    ivn_assessment *assessment = assess(&gone, "{}", "a");
    const ivn_assessment_view *view = ivn_assessment_read(assessment);
    assert_int_equal(view->summary, IVN_SUMMARY_MAY_NOT_REFER);
    assert_string_equal(view->findings[0]->reason, "t: not met (no, needs yes)");
    ivn_assessment_free(assessment);
    world_end(&gone);
}

/* --- figures of a host -------------------------------------------------------------------------------------------- */

static void assess_under(const char *overrides, const char *unset, const char *expected, const char *source,
                         const char *missing)
{
    ivn_facts *facts = facts_of_json(&world, IVN_FACTS_OVERRIDES, overrides);
    struct world other = world;
    ivn_rulebook *rulebook = NULL;
    assert_int_equal(ivn_rulebook_with(world.context, world.rulebook, ivn_facts_read(facts, IVN_FACTS_OVERRIDES),
                                       &rulebook, NULL, NULL),
                     IVN_OK);
    if (unset != NULL)
        unset_figure(rulebook, unset);
    other.environment.rulebook = rulebook;
    ivn_assessment *assessment = assess(&other, "{}", "a");
    const ivn_finding *finding = finding_of(ivn_assessment_read(assessment), 1, 7, 0);
    assert_string_equal(finding->expected, expected);
    assert_string_equal(finding->source, source);
    assert_string_equal(finding->missing, missing);
    ivn_assessment_free(assessment);
    ivn_rulebook_free(rulebook);
    ivn_facts_free(facts);
}

static void a_figure_names_who_has_set_it_and_where_it_is_missing(void **state)
{
    static const char set[] = "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':36,'source':'us'}]}";
    static const char same[] = "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':24,'source':'us'}]}";
    (void)state;
    assess_under(set, NULL, "within 36 months", "Rate card, April 2019: a section of its own (figure set by us)",
                 "/offences");
    assess_under(same, NULL, "within 24 months", "Rate card, April 2019: a section of its own (figure set by us)",
                 "/offences");
    assess_under(set, "RC-BBR-2/months", "a figure that has not been set",
                 "Rate card, April 2019: a section of its own", "rulebook:RC-BBR-2/months");
}

/* --- a person's side in words ------------------------------------------------------------------------------------- */

/* Where words are not made by an answer but asked for on the floor above. */
static void words_are_made_for_a_criterion_that_stands_alone(void **state)
{
    static const char *const tenancy[] = {"tenancy"}, *const areas[] = {"north"};
    static const struct {
        ivn_criterion criterion;
        const char *known, *unknown, *missing;
    } rows[] = {
        {{.subject = IVN_SUBJECT_SUITABLE_FOR,
          .operation = IVN_OPERATOR_IS,
          .value = {1, IVN_YES},
          .texts = tenancy,
          .text_count = 1},
         "no",
         "not known",
         "/judgements"},
        {{.subject = IVN_SUBJECT_HOME_AREA, .operation = IVN_OPERATOR_WITHIN, .texts = areas, .text_count = 1},
         "nowhere",
         "not known",
         "/home_area"},
        {{.subject = IVN_SUBJECT_RESETTLEMENT_AREA, .operation = IVN_OPERATOR_WITHIN, .texts = areas, .text_count = 1},
         "nowhere",
         "not known",
         "/resettlement_area"},
        {{.subject = IVN_SUBJECT_SEX, .operation = IVN_OPERATOR_IS, .value = {1, IVN_SEX_MALE}},
         "female",
         "not known",
         "/sex"},
        {{.subject = IVN_SUBJECT_HETEROSEXUAL, .operation = IVN_OPERATOR_IS, .value = {1, IVN_YES}},
         "no",
         "not known",
         "/heterosexual"},
        {{.subject = IVN_SUBJECT_LAST_VIOLENT_OFFENCE, .operation = IVN_OPERATOR_WITHIN, .value = {1, 24}},
         "2024-01-02",
         "not known",
         "/offences"},
        {{.subject = IVN_SUBJECT_AGE,
          .operation = IVN_OPERATOR_BETWEEN,
          .parameter = "IH-SAC-AGE/least",
          .upper_parameter = "IH-SAC-AGE/most"},
         "26",
         "not known",
         "/date_of_birth"},
    };
    static const char person[] =
        "{'sex':'female','heterosexual':false,'date_of_birth':'2000-01-01','home_area':'nowhere','resettlement_area':"
        "'nowhere','offences':[{'category':'violence','committed':'2024-01-02'}],'offences_complete':true,"
        "'judgements':[{'suitable':false,'service':'tenancy'}]}";
    struct compiled compiled;
    const ivn_service_user nobody = {.size = sizeof nobody};
    ivn_facts *facts = facts_of_json(&world, IVN_FACTS_SERVICE_USER, person);
    (void)state;
    compile(&world, "a", &compiled);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivni_text words;
        ivni_atom atom;
        assert_int_equal(compile_criterion(&world, &rows[i].criterion, &atom, NULL), IVN_OK);
        ivni_text_init(&words, world.context);
        look_at(&compiled, &nobody);
        ivni_words_actual(&words, &compiled.person, &atom);
        assert_string_equal(ivni_words_take(&words, &compiled.arena).text, rows[i].unknown);
        ivni_words_missing(&words, &compiled.program, &compiled.person, &atom);
        assert_string_equal(ivni_words_take(&words, &compiled.arena).text, rows[i].missing);
        look_at(&compiled, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER));
        ivni_words_actual(&words, &compiled.person, &atom);
        assert_string_equal(ivni_words_take(&words, &compiled.arena).text, rows[i].known);
        ivni_text_discard(&words);
    }
    compiled_end(&compiled);
    ivn_facts_free(facts);
}

/* Another service's answer is no value of the person's, and not a fact to find out. */
static void there_are_no_words_for_what_another_service_comes_to(void **state)
{
    struct compiled compiled;
    const ivn_service_user nobody = {.size = sizeof nobody};
    ivni_text words;
    (void)state;
    compile(&world, "a", &compiled);
    look_at(&compiled, &nobody);
    ivni_text_init(&words, world.context);
    for (uint32_t i = 0; i < compiled.program.atom_count; i++) {
        if (atom_at(&compiled, i)->test != IVNI_TEST_ELIGIBLE)
            continue;
        ivni_words_actual(&words, &compiled.person, atom_at(&compiled, i));
        ivni_words_missing(&words, &compiled.program, &compiled.person, atom_at(&compiled, i));
    }
    assert_int_equal(words.size, 0);
    ivni_text_discard(&words);
    compiled_end(&compiled);
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

/* A context of its own, so that words may grow, and arenas of which one has a limit. */
struct making {
    struct compiled compiled;
    ivn_rulebook *rulebook;
};

static ivn_status explain_all(struct making *making, ivni_arena *document, ivni_arena *facts)
{
    ivni_explainer explainer = {.words = {.context = world.context}};
    ivni_arena scratch = test_arena();
    ivn_status status = IVN_OK;
    ivni_text_init(&explainer.words, world.context);
    assert_true(ivni_explainer_open(&explainer, &making->compiled.program, document, &scratch));
    ivni_explainer_look(&explainer, &making->compiled.person, facts);
    for (uint32_t i = 0; status == IVN_OK && i < making->compiled.program.asked_count; i++) {
        ivn_assessment_view view;
        status = ivni_explain(&explainer, i, &view);
    }
    assert_true(status == IVN_OK || status == ivni_explainer_failure(&explainer));
    ivni_text_discard(&explainer.words);
    ivni_arena_free(&scratch);
    return status;
}

static int into_document(ivni_arena *arena, void *user)
{
    ivni_arena facts = test_arena();
    ivn_status status = explain_all(user, arena, &facts);
    ivni_arena_free(&facts);
    assert_true(status == IVN_OK || status == IVN_ERROR_LIMIT);
    return status == IVN_OK;
}

static int with_search(ivni_arena *arena, void *user)
{
    ivni_arena document = test_arena();
    ivn_status status = explain_all(user, &document, arena);
    ivni_arena_free(&document);
    assert_true(status == IVN_OK || status == IVN_ERROR_LIMIT);
    return status == IVN_OK;
}

static int speaks(ivni_arena *arena, void *user)
{
    struct making *making = user;
    struct compiled again;
    ivni_text words;
    struct world other = world;
    other.environment.rulebook = making->rulebook;
    compile(&other, NULL, &again);
    ivni_text_init(&words, world.context);
    int spoken = ivni_program_speak(&again.program, arena, &words);
    ivni_text_discard(&words);
    compiled_end(&again);
    return spoken;
}

static int answers(ivni_arena *arena, void *user)
{
    const ivn_assessment_view *const *list = NULL;
    const struct making *making = user;
    ivn_environment environment = world.environment;
    ivni_assessor assessor;
    ivn_error error = {.size = sizeof error};
    environment.rulebook = making->rulebook;
    ivn_status status = ivni_assessor_open(world.context, &environment, NULL, arena, &assessor, &error);
    if (status == IVN_OK)
        status = ivni_assessor_look(&assessor, making->compiled.person.user, "", &error);
    if (status == IVN_OK)
        status = ivni_assessor_answer(&assessor, &list, &error);
    ivni_assessor_close(&assessor);
    assert_true(status == IVN_OK || (status == IVN_ERROR_LIMIT && error.status == status));
    return status == IVN_OK;
}

/* Answers are made of a program that has been put into words. */
static void compile_and_speak(const struct world *of, struct compiled *out)
{
    ivni_text words;
    compile(of, NULL, out);
    ivni_text_init(&words, of->context);
    assert_true(ivni_program_speak(&out->program, &out->arena, &words));
    ivni_text_discard(&words);
}

static void an_answer_that_finds_no_room_is_not_made(void **state)
{
    struct making making = {.rulebook = NULL};
    ivn_facts *facts = facts_of_json(&world, IVN_FACTS_SERVICE_USER, rich_person);
    ivn_facts *overrides = facts_of_json(&world, IVN_FACTS_OVERRIDES,
                                         "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':9,'source':"
                                         "'somebody who has a long name to be given'}]}");
    (void)state;
    assert_int_equal(ivn_rulebook_with(world.context, world.rulebook, ivn_facts_read(overrides, IVN_FACTS_OVERRIDES),
                                       &making.rulebook, NULL, NULL),
                     IVN_OK);
    compile_and_speak(&world, &making.compiled);
    look_at(&making.compiled, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER));
    refuse_below_every_limit(into_document, &making);
    refuse_below_every_limit(with_search, &making);
    refuse_below_every_limit(speaks, &making);
    refuse_below_every_limit(answers, &making);
    compiled_end(&making.compiled);
    /* A figure that is not set is one more thing to find out. */
    struct world other = world;
    other.environment.rulebook = making.rulebook;
    unset_figure(making.rulebook, "RC-BBR-2/months");
    compile_and_speak(&other, &making.compiled);
    look_at(&making.compiled, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER));
    refuse_below_every_limit(into_document, &making);
    compiled_end(&making.compiled);
    ivn_rulebook_free(making.rulebook);
    ivn_facts_free(overrides);
    ivn_facts_free(facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_one_sentence),
        cmocka_unit_test(a_finding_says_what_was_compared_and_what_is_missing),
        cmocka_unit_test(eligibility_for_a_service_that_is_gone_is_no),
        cmocka_unit_test(a_figure_names_who_has_set_it_and_where_it_is_missing),
        cmocka_unit_test(words_are_made_for_a_criterion_that_stands_alone),
        cmocka_unit_test(there_are_no_words_for_what_another_service_comes_to),
        cmocka_unit_test(an_answer_that_finds_no_room_is_not_made),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
