/*
 * Tests of src/catalogue/import.c, of src/catalogue/json.c and of the field tables behind them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"

#include "failing.h"
#include "files.h"
#include "small.h"
#include "tables.h"
#include "test.h"

static ivn_context *context;
static ivn_catalogue *documents;

static int make_documents(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context) != IVN_OK || ivn_catalogue_builtin(context, &documents, NULL) != IVN_OK;
}

static int free_documents(void **state)
{
    (void)state;
    ivn_catalogue_free(documents);
    ivn_context_free(context);
    return 0;
}

static ivn_catalogue *imported(const ivn_catalogue *base, const char *json, size_t size)
{
    ivn_violations *violations = NULL;
    ivn_catalogue *catalogue = NULL;
    ivn_error error = {.size = sizeof error};

    if (ivn_catalogue_with_json(context, base, json, size, &catalogue, &violations, &error) != IVN_OK)
        fail_msg("%s at %s (%u mistakes)", error.message, error.pointer, error.violation_count);
    assert_null(violations);
    return catalogue;
}

static ivn_text *exported(const ivn_catalogue *catalogue)
{
    ivn_text *text = NULL;

    assert_int_equal(ivn_catalogue_to_json(context, catalogue, &text, NULL), IVN_OK);
    return text;
}

/* Of the documents, of a directory on top of them, and of nothing. */
static void what_is_exported_and_imported_is_exported_the_same(void **state)
{
    size_t size;
    char *directory = test_data("directory.json", &size);
    ivn_catalogue *more = imported(documents, directory, size), *empty = imported(NULL, "{}", 2);
    const ivn_catalogue *catalogues[] = {documents, more, empty};

    (void)state;
    for (size_t i = 0; i < sizeof catalogues / sizeof *catalogues; i++) {
        ivn_text *once = exported(catalogues[i]), *twice;
        ivn_catalogue *again = imported(NULL, ivn_text_data(once), ivn_text_size(once));

        twice = exported(again);
        assert_int_equal(ivn_text_size(once), ivn_text_size(twice));
        assert_memory_equal(ivn_text_data(once), ivn_text_data(twice), ivn_text_size(once));
        ivn_text_free(twice);
        ivn_catalogue_free(again);
        ivn_text_free(once);
    }
    ivn_catalogue_free(empty);
    ivn_catalogue_free(more);
    free(directory);
}

static void a_directory_is_added_behind_its_base_which_may_go_first(void **state)
{
    size_t size;
    char *directory = test_data("directory.json", &size);
    ivn_catalogue *base = NULL, *catalogue;
    const ivn_service *service = NULL;
    const ivn_directory *view;
    uint32_t before;

    (void)state;
    assert_int_equal(ivn_catalogue_builtin(context, &base, NULL), IVN_OK);
    before = ivn_catalogue_read(base)->service_count;
    catalogue = imported(base, directory, size);
    free(directory);
    assert_int_equal(ivn_catalogue_read(base)->service_count, before);
    ivn_catalogue_free(base);
    view = ivn_catalogue_read(catalogue);
    assert_int_equal(view->service_count, before + 2);
    assert_string_equal(view->title, "Invented services of Harbour Support");
    assert_string_equal(view->services[before]->key, "harbour/mentoring");
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, "harbour/mentoring", IVNI_DAY(2026, 11, 23), &service),
                     IVN_OK);
    assert_ptr_equal(service, view->services[before]);
    assert_int_equal(service->provisions[1]->sessions.value, 6);
    assert_int_equal(service->offers[0]->criteria[1]->value.value, IVN_YES);
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, "victims-awareness", IVN_DATE_NONE, &service), IVN_OK);
    assert_int_equal(ivn_catalogue_area_within(catalogue, "harbour-town", "england"), IVN_YES);
    ivn_catalogue_free(catalogue);
}

/* The manual's example is added as it stands there. */
static void the_example_of_the_manual_is_a_directory(void **state)
{
    size_t size;
    char *page = file_read(TEST_SOURCE_DIR "/docs/catalogue.md", &size), *from, *to;
    ivn_catalogue *catalogue;

    (void)state;
    assert_non_null(page);
    from = strstr(page, "```json\n");
    assert_non_null(from);
    from += strlen("```json\n");
    to = strstr(from, "```");
    assert_non_null(to);
    catalogue = imported(documents, from, (size_t)(to - from));
    assert_int_equal(ivn_catalogue_read(catalogue)->service_count, ivn_catalogue_read(documents)->service_count + 1);
    ivn_catalogue_free(catalogue);
    free(page);
}

static void the_title_of_the_base_stays_where_a_directory_has_none(void **state)
{
    ivn_catalogue *catalogue = imported(documents, "{}", 2);

    (void)state;
    assert_string_equal(ivn_catalogue_read(catalogue)->title, ivn_catalogue_read(documents)->title);
    ivn_catalogue_free(catalogue);
}

typedef struct title {
    const char *key, *title;
} title;

static void assert_edition_titles(const ivn_catalogue *catalogue, const title *titles, size_t count)
{
    const ivn_service *service = NULL;

    for (size_t i = 0; i < count; i++) {
        assert_int_equal(ivn_catalogue_find(catalogue, NULL, titles[i].key, IVN_DATE_NONE, &service), IVN_OK);
        assert_string_equal(service->edition_title, titles[i].title);
    }
}

#define SERVICE_OF(key, edition, more)                                                                                 \
    "{\"kind\":\"unpaid_work\",\"key\":\"" key "\",\"edition\":\"" edition "\",\"name\":\"A\"" more "}"

static void the_title_of_a_directory_is_that_of_its_own_editions(void **state)
{
    static const char untitled[] = "{\"services\":[" SERVICE_OF("plain", "first-2026", "") "]}";
    static const char titled[] =
        "{\"title\":\"Second, 2026\",\"services\":[" SERVICE_OF("second", "second-2026", "") "," SERVICE_OF(
            "own", "own-2026", ",\"edition_title\":\"A booklet\"") "," SERVICE_OF("printed", "rate-card-2019", "") "]}";
    static const title expected[] = {{"victims-awareness", "Rate card, April 2019"},
                                     {"plain", "first-2026"},
                                     {"second", "Second, 2026"},
                                     {"own", "A booklet"},
                                     {"printed", "Rate card, April 2019"}};
    ivn_catalogue *first = imported(documents, untitled, sizeof untitled - 1);
    ivn_catalogue *both = imported(first, titled, sizeof titled - 1), *again;
    ivn_text *json = exported(both);

    (void)state;
    again = imported(NULL, ivn_text_data(json), ivn_text_size(json));
    assert_edition_titles(both, expected, sizeof expected / sizeof *expected);
    assert_edition_titles(again, expected, sizeof expected / sizeof *expected);
    ivn_text_free(json);
    ivn_catalogue_free(again);
    ivn_catalogue_free(both);
    ivn_catalogue_free(first);
}

static void an_id_is_left_out_or_right(void **state)
{
    const char *id = ivn_catalogue_read(documents)->services[0]->id;
    const ivn_service *first = ivn_catalogue_read(documents)->services[0];
    char json[1000];

    (void)state;
    snprintf(json, sizeof json,
             "{\"services\":[{\"kind\":\"unpaid_work\",\"key\":\"%s\",\"edition\":\"%s\",\"id\":\"%s\","
             "\"name\":\"A\"}]}",
             first->key, first->edition, id);
    assert_accepted(context, 0, json);
    snprintf(json, sizeof json, "\"id\":\"%s\"", id);
    assert_service_refused(context, json, IVN_ERROR_INVALID, "/services/0/id");
}

static void assert_mistake(const ivn_violations_view *view, uint32_t index, ivn_status status, const char *pointer)
{
    assert_true(index < view->count);
    assert_string_equal(view->list[index]->pointer, pointer);
    assert_int_equal(view->list[index]->status, status);
}

typedef struct mistake {
    ivn_status status;
    const char *pointer;
} mistake;

static const mistake mistakes[] = {
    {IVN_ERROR_INVALID, "/services/0/kind"},
    {IVN_ERROR_INVALID, "/services/0/offers/0/areas/1"},
    {IVN_ERROR_INVALID, "/services/0/offers/0/criteria/0/value"},
    {IVN_ERROR_INVALID, "/services/0/offers/0/criteria/2/texts/0"},
    {IVN_ERROR_INVALID, "/services/0/offers/0/criteria/3/texts/0"},
    {IVN_ERROR_INVALID, "/services/0/offers/0/criteria/4"},
    {IVN_ERROR_INVALID, "/services/0/offers/1"},
    {IVN_ERROR_INVALID, "/services/1/provisions/0"},
    {IVN_ERROR_INVALID, "/services/3"},
    {IVN_ERROR_INVALID, "/services/4/edition"},
    {IVN_ERROR_INVALID, "/areas/1/key"},
    {IVN_ERROR_INVALID, "/prisons/0"},
    {IVN_ERROR_CONFLICT, "/contracts/0/key"},
    {IVN_ERROR_CONFLICT, "/services/2/key"},
    {IVN_ERROR_NOT_FOUND, "/areas/0/parent"},
    {IVN_ERROR_NOT_FOUND, "/services/0/offers/0/areas/0"},
    {IVN_ERROR_NOT_FOUND, "/services/0/offers/0/criteria/1/alternative"},
    {IVN_ERROR_CYCLE, "/services/1/offers/0/criteria/0/texts/0"},
};

/* One directory with a mistake of each kind, in members, between members, in keys, references and circles. */
static void all_mistakes_of_a_directory_are_told_at_once(void **state)
{
    size_t size;
    char *directory = test_data("directory_with_mistakes.json", &size);
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    const ivn_violations_view *view;
    ivn_catalogue *catalogue = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_with_json(context, documents, directory, size, &catalogue, &violations, &error),
                     IVN_ERROR_INVALID);
    assert_null(catalogue);
    view = ivn_violations_read(violations);
    for (uint32_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        assert_mistake(view, i, mistakes[i].status, mistakes[i].pointer);
    for (uint32_t i = 0; i < view->count; i++)
        assert_in_range(view->list[i]->offset, 1, size);
    assert_int_equal(view->count, sizeof mistakes / sizeof *mistakes);
    assert_int_equal(error.violation_count, view->count);
    assert_string_equal(error.pointer, mistakes[0].pointer);
    ivn_violations_free(violations);
    free(directory);
}

static void structs_say_the_same_as_json(void **state)
{
    const ivn_directory *view = ivn_catalogue_read(documents);
    ivn_catalogue *copy = NULL;
    ivn_text *one = exported(documents), *other;

    (void)state;
    assert_int_equal(ivn_catalogue_with(context, NULL, view, &copy, NULL, NULL), IVN_OK);
    other = exported(copy);
    assert_int_equal(ivn_text_size(one), ivn_text_size(other));
    assert_memory_equal(ivn_text_data(one), ivn_text_data(other), ivn_text_size(one));
    ivn_text_free(one);
    ivn_text_free(other);
    ivn_catalogue_free(copy);
}

static void a_struct_with_mistakes_is_refused_member_by_member(void **state)
{
    const ivn_criterion criterion = {.size = sizeof criterion,
                                     .group = 1,
                                     .subject = IVN_SUBJECT_AGE,
                                     .operation = 99,
                                     .level = IVN_LEVEL_ADVICE,
                                     .rule = "R",
                                     .title = "T"};
    const ivn_criterion *criteria[] = {&criterion, NULL};
    const ivn_offer offer = {
        .size = sizeof offer, .setting = IVN_SETTING_GATE, .criteria = criteria, .criterion_count = 2};
    const ivn_offer without_list = {.size = sizeof offer, .setting = IVN_SETTING_GATE, .area_count = 2};
    const ivn_offer *offers[] = {&offer, &without_list, NULL};
    const ivn_service service = {.size = sizeof service,
                                 .kind = IVN_KIND_UNPAID_WORK,
                                 .key = "a",
                                 .edition = "own",
                                 .name = "A",
                                 .offers = offers,
                                 .offer_count = 3};
    const ivn_service *services[] = {NULL, &service};
    const ivn_directory directory = {.size = sizeof directory, .services = services, .service_count = 2};
    ivn_violations *violations = NULL;
    const ivn_violations_view *view;
    ivn_catalogue *catalogue = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_with(context, NULL, &directory, &catalogue, &violations, NULL), IVN_ERROR_INVALID);
    view = ivn_violations_read(violations);
    assert_mistake(view, 0, IVN_ERROR_INVALID, "/services/0");
    assert_mistake(view, 1, IVN_ERROR_INVALID, "/services/1/offers/0/criteria/0/operation");
    assert_mistake(view, 2, IVN_ERROR_INVALID, "/services/1/offers/0/criteria/1");
    assert_mistake(view, 3, IVN_ERROR_INVALID, "/services/1/offers/1/areas");
    assert_mistake(view, 4, IVN_ERROR_INVALID, "/services/1/offers/2");
    assert_int_equal(view->count, 5);
    assert_null(catalogue);
    ivn_violations_free(violations);
}

static void what_is_not_json_is_refused_with_its_offset(void **state)
{
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_catalogue *catalogue = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_with_json(context, NULL, "{\"services\":[}", 14, &catalogue, &violations, &error),
                     IVN_ERROR_SYNTAX);
    assert_int_equal(error.offset, 13);
    assert_int_equal(ivn_catalogue_with_json(context, NULL, "[]", 2, &catalogue, &violations, &error),
                     IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(violations)->count, 1);
    ivn_violations_free(violations);
    assert_null(catalogue);
}

static void missing_arguments_are_refused(void **state)
{
    const ivn_directory none = {.size = sizeof none};
    ivn_error error = {.size = sizeof error}, unknown = {.size = 1};
    ivn_catalogue *out = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_with(NULL, NULL, &none, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_with(context, NULL, NULL, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_with(context, NULL, &none, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_with(context, NULL, &none, &out, NULL, &unknown), IVN_ERROR_SIZE);
    assert_int_equal(ivn_catalogue_with_json(NULL, NULL, "{}", 2, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_with_json(context, NULL, NULL, 2, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_with_json(context, NULL, "{}", 2, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_with_json(context, NULL, "{}", 2, &out, NULL, &unknown), IVN_ERROR_SIZE);
    assert_null(out);
    assert_int_equal(ivn_catalogue_to_json(NULL, documents, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_to_json(context, NULL, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_to_json(context, documents, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_to_json(context, documents, &text, &unknown), IVN_ERROR_SIZE);
    assert_null(text);
}

typedef struct file {
    const char *bytes;
    size_t size;
} file;

/* A directory on top of the documents, printed again. */
static ivn_status imports_and_exports(const ivn_context *with, void *user)
{
    const file *directory = user;
    ivn_catalogue *base = NULL, *catalogue = NULL;
    ivn_text *text = NULL;
    ivn_status status = ivn_catalogue_builtin(with, &base, NULL);

    if (status == IVN_OK)
        status = ivn_catalogue_with_json(with, base, directory->bytes, directory->size, &catalogue, NULL, NULL);
    if (status == IVN_OK)
        status = ivn_catalogue_to_json(with, catalogue, &text, NULL);
    ivn_text_free(text);
    ivn_catalogue_free(catalogue);
    ivn_catalogue_free(base);
    return status;
}

static ivn_status is_refused(const ivn_context *with, void *user)
{
    const file *directory = user;
    ivn_violations *violations = NULL;
    ivn_catalogue *catalogue = NULL;
    ivn_status status =
        ivn_catalogue_with_json(with, documents, directory->bytes, directory->size, &catalogue, &violations, NULL);

    ivn_violations_free(violations);
    return catalogue != NULL ? IVN_ERROR_STATE : status == IVN_ERROR_INVALID ? IVN_OK : status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    size_t size;
    char *bytes = test_data("directory.json", &size);
    file directory = {bytes, size};

    (void)state;
    failing_every_with_context(imports_and_exports, &directory);
    free(bytes);
    bytes = test_data("directory_with_mistakes.json", &size);
    directory = (file){bytes, size};
    failing_every_with_context(is_refused, &directory);
    free(bytes);
}

/* A directory of everything, on its own and with another on top. */
static ivn_status adds_twice(const ivn_context *with, void *user)
{
    static const char first[] =
        "{\"title\":\"T\",\"areas\":[{\"key\":\"a\",\"name\":\"A\"}],"
        "\"prisons\":[{\"key\":\"p\",\"name\":\"P\",\"area\":\"a\"}],"
        "\"contracts\":[{\"key\":\"c\",\"provider\":\"P\",\"services\":[\"s\"]}],"
        "\"services\":[{\"kind\":\"unpaid_work\",\"key\":\"s\",\"edition\":\"e\",\"name\":\"S\"}]}";
    static const char second[] = "{\"services\":[{\"kind\":\"unpaid_work\",\"key\":\"t\",\"edition\":\"e\",\"name\":"
                                 "\"T\",\"offers\":[{\"setting\":"
                                 "\"gate\",\"criteria\":[{\"group\":1,\"subject\":\"eligible_for\",\"operation\":"
                                 "\"is\",\"value\":true,\"texts\":"
                                 "[\"s\"],\"level\":\"advice\",\"rule\":\"R\",\"title\":\"T\"}]}]}]}";
    ivn_catalogue *base = NULL, *catalogue = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_catalogue_with_json(with, NULL, first, sizeof first - 1, &base, NULL, &error);

    (void)user;
    if (status == IVN_OK)
        status = ivn_catalogue_with_json(with, base, second, sizeof second - 1, &catalogue, NULL, &error);
    ivn_catalogue_free(catalogue);
    ivn_catalogue_free(base);
    return status == IVN_OK || error.status == status ? status : IVN_ERROR_STATE;
}

static void a_limit_that_is_too_low_is_told(void **state)
{
    (void)state;
    limit_every(adds_twice, NULL);
}

static void the_tables_describe_their_structs(void **state)
{
    (void)state;
    table_is_sound(&ivni_directory_table);
    table_is_sound(&ivni_catalogue_query_table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_exported_and_imported_is_exported_the_same),
        cmocka_unit_test(a_directory_is_added_behind_its_base_which_may_go_first),
        cmocka_unit_test(the_example_of_the_manual_is_a_directory),
        cmocka_unit_test(the_title_of_the_base_stays_where_a_directory_has_none),
        cmocka_unit_test(the_title_of_a_directory_is_that_of_its_own_editions),
        cmocka_unit_test(an_id_is_left_out_or_right),
        cmocka_unit_test(all_mistakes_of_a_directory_are_told_at_once),
        cmocka_unit_test(structs_say_the_same_as_json),
        cmocka_unit_test(a_struct_with_mistakes_is_refused_member_by_member),
        cmocka_unit_test(what_is_not_json_is_refused_with_its_offset),
        cmocka_unit_test(missing_arguments_are_refused),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(a_limit_that_is_too_low_is_told),
        cmocka_unit_test(the_tables_describe_their_structs),
    };

    return cmocka_run_group_tests(tests, make_documents, free_documents);
}
