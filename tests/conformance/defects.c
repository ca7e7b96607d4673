/*
 * Stores with one defect each, before the conformance kit: each fails the case that is about it, with a message that
 * says what to mend, and no other cases than those that tests/data/conformance_defects.txt names. After a change that
 * is meant, `conformance_defects --print` prints that file.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "plain_store.h"
#include "test.h"

/* Its name, the case that is about it, and what the message says. */
/* clang-format off */
#define DEFECT(which, fails, says) [which] = {#which, (fails), (says)}
/* clang-format on */
static const struct {
    const char *name, *fails, *says;
} defects[DEFECTS] = {
    DEFECT(NO_DEFECT, NULL, NULL),
    DEFECT(UNKNOWN_NOT_DONE, NULL, NULL),
    DEFECT(UNKNOWN_DONE, NULL, NULL),
    DEFECT(IGNORES_EXPECTED, "commit/conflict", "from revision 7 to 8 answered IVN_OK; expected IVN_ERROR_CONFLICT"),
    DEFECT(IGNORES_EXPECTED_OF_DELETION, "commit/conflict",
           "from revision 1 to 0 answered IVN_OK; expected IVN_ERROR_CONFLICT"),
    DEFECT(REPLACES_WHERE_IT_CREATES, "commit/create-only", "insert, and do not replace"),
    DEFECT(CREATES_WHERE_IT_REPLACES, "commit/conflict", "its revision counts as 0: push 0"),
    DEFECT(CONFLICT_WITHOUT_REVISION, "commit/conflict", "pushed no revision; push 2"),
    DEFECT(CONFLICT_WITH_EXPECTED, "commit/conflict", "pushed revision 7 for the conflict; expected 2"),
    DEFECT(CONFLICT_TWICE, "commit/conflict", "pushed two revisions"),
    DEFECT(REVISION_THOUGH_DONE, "commit/create", "pushed revision 1 and answered IVN_OK"),
    DEFECT(TAKEN_BEFORE_CONFLICT, "unique/conflict-first", "IVN_ERROR_CONFLICT goes before IVN_ERROR_TAKEN"),
    DEFECT(TAKEN_BY_ITSELF, "unique/kept", "Its own earlier keys do not stand in its way"),
    DEFECT(UNIQUE_ACROSS_KINDS, "unique/scope", "among the records of one kind"),
    DEFECT(UNIQUE_IGNORES_NAME, "unique/scope", "one record for name and bytes together"),
    DEFECT(UNIQUE_NOT_CHECKED, "unique/taken", "answered IVN_OK; expected IVN_ERROR_TAKEN"),
    DEFECT(UNIQUE_UNTIL_DELETED, "unique/freed", "answered IVN_ERROR_TAKEN; expected IVN_OK"),
    DEFECT(FORGETS_OLD_KEYS, "commit/replace", "Delete all of the record's earlier keys"),
    DEFECT(KEYS_OUTLIVE_RECORD, "commit/delete", "Delete its keys with it"),
    DEFECT(COUNTS_REVISIONS_ITSELF, "commit/keys-anew", "gave revision 3; expected 2"),
    DEFECT(KEYS_ANEW_WITHOUT_BODY, "commit/keys-anew", "replace body and keys, and keep the revision"),
    DEFECT(RESURRECTS, "commit/delete", "pushed revision 0"),
    DEFECT(HALF_AN_ID, "first/two", "compare all of it"),
    DEFECT(ID_TO_NUL, "first/two", "NUL among them"),
    DEFECT(AT_MOST_64_KEYS, "commit/many-keys", "Store each key of the batch"),
    DEFECT(KEEPS_POINTERS, "first/load", "\\xa5\\xa5"),
    DEFECT(LOAD_IGNORES_KIND, "commit/kinds",
           "of kind 2 on the first handle answered IVN_OK; expected IVN_ERROR_NOT_FOUND"),
    DEFECT(FIND_IGNORES_KIND, "first/find", "push all records of the kind that is asked for"),
    DEFECT(EXCLUSIVE_FROM, "find/bounds", "Both ends are included"),
    DEFECT(EXCLUSIVE_TO, "find/bounds", "Both ends are included"),
    DEFECT(EMPTY_TO_IS_NO_BOUND, "find/bounds", "pushed a key after the range"),
    DEFECT(IGNORES_BOUNDED, "first/find", "Where `bounded` is not IVN_YES, `to` does not count"),
    DEFECT(SIGNED_BYTES, "find/order", "sort by the bytes of the key as memcmp does"),
    DEFECT(LONGER_FIRST, "find/order", "the shorter first"),
    DEFECT(STRINGS, "bytes/nul", "without sign, collation or end at a NUL"),
    DEFECT(CUT_AT_NUL, "bytes/nul", "by their length, not up to a NUL"),
    DEFECT(FOLDS_CASE, "bytes/texts", "without sign, collation"),
    DEFECT(FOLDS_CASE_OF_NAMES, "find/names", "A name is compared byte by byte"),
    DEFECT(IGNORES_TRAILING_BLANKS, "unique/scope", "without a collation, padding, or an end"),
    DEFECT(LOSES_EMPTY_KEYS, "bytes/none", "store an empty blob"),
    DEFECT(CUTS_LONG_KEYS, "bytes/long", "up to 1,024 bytes each"),
    DEFECT(SORTS_BY_FIRST_BYTES, "bytes/long", "sort by the bytes of the key as memcmp does"),
    DEFECT(NOT_SORTED_BY_ID, "find/order", "and then by id"),
    DEFECT(AFTER_BY_ID_ONLY, "find/after", "by key first and then by id"),
    DEFECT(AFTER_BY_KEY_ONLY, "find/after", "a greater key, or the same key and a greater id"),
    DEFECT(AFTER_INCLUDED, "find/after", "pushed what does not come after the place"),
    DEFECT(AFTER_BY_COUNT, "pages/while-writing", "keep no cursor, offset or count"),
    DEFECT(PAGE_TOO_LONG, "pages/sizes", "pushed more records than a page has"),
    DEFECT(END_TOO_EARLY, "pages/full", "came the end; expected"),
    DEFECT(OK_AT_THE_END, "find/nothing", "answered IVN_OK and pushed nothing; answer IVN_END"),
    DEFECT(ALL_NEED_KEYS, "find/all", "whatever keys they have"),
    DEFECT(EACH_RECORD_ONCE, "find/each-key", "found by each of its keys"),
    DEFECT(FIND_WITH_FIRST_BODY, "commit/replace", "says '1}', expected '2}'"),
    DEFECT(BODY_WITHOUT_REVISION, "first/find", "pushed a body without its revision"),
    DEFECT(BODY_TO_NUL, "bytes/body-size", "go by `body_size`"),
    DEFECT(BODY_TRIMMED, "bytes/bodies", "gave a body of 22 bytes, expected 24"),
    DEFECT(BODY_REWRITTEN, "bytes/bodies", "not as JSON of the database"),
    DEFECT(BODY_UP_TO_64K, "bytes/big-bodies", "gave a body of 65535 bytes, expected 65536"),
    DEFECT(LOAD_PUSHES_NOTHING, "first/load", "answered IVN_OK and pushed no record"),
    DEFECT(LOAD_PUSHES_TWICE, "first/load", "pushed twice"),
    DEFECT(LOAD_PUSHES_AND_FINDS_NONE, "first/load", "answered IVN_ERROR_NOT_FOUND; expected IVN_OK"),
    DEFECT(LOAD_WITHOUT_BODY, "first/load", "pushed a record without a body"),
    DEFECT(LOAD_INVENTS, "first/load", "pushed a record and answered IVN_ERROR_NOT_FOUND"),
    DEFECT(LOAD_HUGE, "first/load", "pushed a body longer than any"),
    DEFECT(FIND_HUGE_KEY, "first/find", "pushed a key of a size that none has"),
    DEFECT(FIND_HUGE_BODY, "first/find", "pushed a body longer than any"),
    DEFECT(FIND_NULL_KEY, "first/find", "pushed a key of a size that none has"),
    DEFECT(FIND_WITH_OLD_REVISION, "commit/replace", "with revision 1; expected 2"),
    DEFECT(ALL_WITH_OTHER_KEY, "first/find", "push the 16 bytes of the id as key"),
    DEFECT(PUSHES_LATE, "commit/create", "push before load returns, and keep no sink"),
    DEFECT(CODE_LATE, "commit/create", "pushed a code while no callback was running"),
    DEFECT(ID_AS_TEXT, "first/find", "push the bytes of the id, not its text"),
    DEFECT(PUSHES_ON, "sinks/find", "pushed again after a push was refused"),
    DEFECT(STUCK_AFTER_REFUSAL, "sinks/load",
           "answered -5, a code of its own, with 77 in `host_code`; expected IVN_OK"),
    DEFECT(WRITES_THOUGH_REFUSED, "sinks/commit", "gave revision 5; expected 1"),
    DEFECT(LOSES_LAST_EVENT, "events/order", "more were committed"),
    DEFECT(EVENTS_REVERSED, "events/order", "in the order of the batch"),
    DEFECT(EVENTS_IN_FRONT, "events/order", "behind those of earlier commits"),
    DEFECT(EVENTS_ON_CONFLICT, "events/refused", "after a commit that conflicted"),
    DEFECT(EVENTS_ON_TAKEN, "events/refused", "after a commit whose key was taken"),
    DEFECT(EVENTS_GO_WITH_RECORD, "events/deleted", "also when their record is deleted"),
    DEFECT(EVENT_IDS_OF_ITS_OWN, "events/many", "has another id"),
    DEFECT(EVENT_TYPES_LOST, "events/order", "the type of the event is another one"),
    DEFECT(EVENT_BODIES_CUT, "first/events", "the body of the event is not the bytes"),
    DEFECT(NOT_LASTING, "handles/lasting", "commit the transaction before commit returns"),
    DEFECT(STALE_CACHE, "handles/seen", "keep no copy and no transaction open"),
    DEFECT(LOCKS_ON_CONFLICT, "handles/let-go", "End the transaction before a callback returns"),
    DEFECT(HALF_A_COMMIT, "failures/create", "do all of it in one transaction, roll it back"),
    DEFECT(STUCK_AFTER_FAILURE, "failures/create", "answered -5, a code of its own; expected IVN_OK or IVN_END"),
    DEFECT(LOCKED_AFTER_FAILURE, "failures/create", "and keep no lock"),
    DEFECT(FAILURE_IS_CONFLICT, "failures/create", "as if another had gone first"),
    DEFECT(FAILURE_IS_DONE, "failures/create", "after 1 records came the end"),
    DEFECT(FAILURE_IS_POSITIVE, "failures/create", "answered 6, a code of its own; a failure is below 0"),
    DEFECT(HALF_AND_UNKNOWN, "failures/create", "do all of it in one transaction, roll it back"),
    DEFECT(FAILED_LOAD_IS_NONE, "failures/load", "answered IVN_ERROR_NOT_FOUND, and pushed 0"),
    DEFECT(FAILED_FIND_IS_END, "failures/find", "answered IVN_END, and pushed 0"),
    DEFECT(ANSWERS_ONE, "commit/create", "answered 1, a code of its own; expected IVN_OK"),
};

static const ivn_conformance_options options = {.size = sizeof options, .most_body = 70000};

static const ivn_conformance_result *result_of(const ivn_conformance_view *view, const char *name)
{
    for (uint32_t i = 0; i < view->count; i++)
        if (strcmp(view->results[i]->which->name, name) == 0)
            return view->results[i];
    return NULL;
}

static void fails_its_case(const ivn_conformance_view *view, defect which)
{
    const ivn_conformance_result *result = result_of(view, defects[which].fails);

    if (result == NULL || result->outcome != IVN_CONFORMANCE_FAILED)
        fail_msg("%s does not fail %s", defects[which].name, defects[which].fails);
    else if (strstr(result->message, defects[which].says) == NULL)
        fail_msg("%s fails %s with another message: %s", defects[which].name, defects[which].fails, result->message);
}

/* A line of the file: the defect, and the names of all cases that it fails. */
static void say_failed(const ivn_conformance_view *view, defect which, char *out, size_t room)
{
    size_t used = (size_t)snprintf(out, room, "%s:%s", defects[which].name, view->failed == 0 ? " none" : "");

    for (uint32_t i = 0; i < view->count; i++)
        if (view->results[i]->outcome != IVN_CONFORMANCE_PASSED)
            used += (size_t)snprintf(out + used, room - used, " %s", view->results[i]->which->name);
    snprintf(out + used, room - used, "\n");
}

/* Runs a store with a defect; its line goes into `out`. */
static void judge(defect which, char *out, size_t room)
{
    ivn_conformance_host host;
    ivn_conformance_report *report = NULL;
    plain_store *store = plain_store_new(which, &host);

    assert_int_equal(ivn_conformance_run(&host, &options, &report, NULL), IVN_OK);
    say_failed(ivn_conformance_read(report), which, out, room);
    if (defects[which].fails != NULL)
        fails_its_case(ivn_conformance_read(report), which);
    else
        assert_int_equal(ivn_conformance_read(report)->failed, 0);
    ivn_conformance_free(report);
    plain_store_free(store);
}

static void each_defect_fails_for_its_own_reason(void **state)
{
    size_t size;
    char *file = test_data("conformance_defects.txt", &size), failed[4096];
    const char *line = file;

    (void)state;
    for (defect i = NO_DEFECT; i < DEFECTS; i++) {
        judge(i, failed, sizeof failed);
        if (strncmp(line, failed, strlen(failed)) != 0)
            fail_msg("what came is not what the file says:\n%s%.*s", failed, (int)strcspn(line, "\n"), line);
        line += strcspn(line, "\n") + 1;
    }
    assert_true(line == file + size);
    free(file);
}

static void each_case_is_failed_by_some_defect(void **state)
{
    size_t size;
    char *file = test_data("conformance_defects.txt", &size), name[80];

    (void)state;
    for (uint32_t i = 0; i < ivn_conformance_count(); i++) {
        snprintf(name, sizeof name, " %s", ivn_conformance_at(i)->name);
        if (strstr(file, name) == NULL)
            fail_msg("no defect fails%s", name);
    }
    free(file);
}

static int print_file(void)
{
    char line[4096];

    for (defect i = NO_DEFECT; i < DEFECTS; i++) {
        judge(i, line, sizeof line);
        printf("%s", line);
    }
    return 0;
}

int main(int count, char **arguments)
{

    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_defect_fails_for_its_own_reason),
        cmocka_unit_test(each_case_is_failed_by_some_defect),
    };

    if (count > 1 && strcmp(arguments[1], "--print") == 0)
        return print_file();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
