/*
 * Two threads that share a context, as the thread sanitizer likes to see them: nothing is written that both can reach.
 */
#include <pthread.h>
#include <string.h>

#include "base/json.h"

#include "test.h"

enum { ROUNDS = 300 };

static const char good[] = "{\"a\":[1,2.5,true,null,\"\\u00e9\"],\"b\":{\"c\":\"d\"}}";
static const char wrong[] = "{\"a\":1,\"a\":2}";

/* Answers how often something was not as it should be. */
static int read_and_write(const ivn_context *context)
{
    cJSON *tree = NULL, *none = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_text *made = NULL;
    ivni_text text;
    ivni_json_writer writer;
    int faults = ivni_json_read(context, good, strlen(good), &tree, &error) != IVN_OK;

    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_tree(&writer, tree);
    faults += ivni_text_finish(&text, &made, &error) != IVN_OK || ivn_text_size(made) == 0;
    faults += ivni_json_read(context, wrong, strlen(wrong), &none, &error) != IVN_ERROR_DUPLICATE;
    faults += strcmp(ivn_status_name(error.status), "IVN_ERROR_DUPLICATE") != 0;
    ivn_text_free(made);
    cJSON_Delete(tree);
    return faults;
}

typedef struct job {
    const ivn_context *context;
    int faults;
} job;

static void *work(void *user)
{
    job *own = user;

    for (int i = 0; i < ROUNDS; i++)
        own->faults += read_and_write(own->context);
    return NULL;
}

static void two_threads_read_json_with_one_context(void **state)
{
    ivn_context *context = NULL;
    pthread_t threads[2];
    job jobs[2];

    (void)state;
    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    for (int i = 0; i < 2; i++) {
        jobs[i] = (job){context, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(jobs[i].faults, 0);
    }
    ivn_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_threads_read_json_with_one_context),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
