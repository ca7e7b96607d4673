/*
 * The report of a run, as results and as text.
 */
#include <stdio.h>
#include <string.h>

#include "conformance/report.h"

ivn_conformance_report *ivnc_report_new(const ivn_allocator *allocator)
{
    uint32_t count = ivn_conformance_count();
    ivn_conformance_report *made = allocator->allocate(allocator->user, sizeof *made);

    if (made == NULL)
        return NULL;
    *made = (ivn_conformance_report){.view = {.size = sizeof made->view}, .memory = {.allocator = *allocator}};
    made->text.memory = &made->memory;
    made->results = ivnc_allocate(&made->memory, count * sizeof *made->results);
    made->list = ivnc_allocate(&made->memory, count * sizeof *made->list);
    if (!made->memory.failed)
        return made;
    ivn_conformance_free(made);
    return NULL;
}

static int append_text(ivnc_buffer *text, const char *words)
{
    return ivnc_append(text, words, strlen(words));
}

/* Where a line of the words ends, so that a terminal shows it whole. */
static size_t end_of_line(const char *words)
{
    enum { WIDTH = 106 };
    size_t size = strlen(words), cut = WIDTH;

    if (size <= WIDTH)
        return size;
    while (cut > 0 && words[cut] != ' ')
        cut--;
    return cut == 0 ? WIDTH : cut;
}

/* Words below a case, in lines. */
static int append_lines(ivnc_buffer *text, const char *words)
{
    while (*words != '\0') {
        size_t cut = end_of_line(words);

        if (!append_text(text, "         ") || !ivnc_append(text, words, cut) || !append_text(text, "\n"))
            return 0;
        words += cut;
        words += *words == ' ';
    }
    return 1;
}

static int write_result(ivnc_buffer *text, const ivn_conformance_result *result)
{
    static const char *const marks[] = {"", "ok       ", "FAILED   ", "skipped  "};

    if (!append_text(text, marks[result->outcome]) || !append_text(text, result->which->name) ||
        !append_text(text, ": ") || !append_text(text, result->which->title) || !append_text(text, "\n"))
        return 0;
    if (result->outcome == IVN_CONFORMANCE_PASSED)
        return 1;
    if (!append_lines(text, result->message))
        return 0;
    return result->outcome == IVN_CONFORMANCE_SKIPPED ||
           (append_lines(text, "The contract says:") && append_lines(text, result->which->clause));
}

int ivnc_report_end(ivn_conformance_report *report)
{
    char line[96];

    snprintf(line, sizeof line, "%u passed, %u failed, %u skipped\n", (unsigned)report->view.passed,
             (unsigned)report->view.failed, (unsigned)report->view.skipped);
    if (!ivnc_append(&report->text, line, strlen(line) + 1))
        return 0;
    report->view.results = report->list;
    report->view.text = (const char *)report->text.data;
    return 1;
}

int ivnc_report_take(ivn_conformance_report *report, const ivnc_case *which, const ivnc_trial *trial)
{
    ivn_conformance_result *result = &report->results[report->view.count];
    size_t size = strlen(trial->message) + 1;
    char *message = ivnc_allocate(&report->memory, size);

    if (message == NULL)
        return 0;
    memcpy(message, trial->message, size);
    *result = (ivn_conformance_result){
        .size = sizeof *result, .outcome = trial->outcome, .which = &which->shown, .message = message};
    report->list[report->view.count++] = result;
    report->view.passed += trial->outcome == IVN_CONFORMANCE_PASSED;
    report->view.failed += trial->outcome == IVN_CONFORMANCE_FAILED;
    report->view.skipped += trial->outcome == IVN_CONFORMANCE_SKIPPED;
    return write_result(&report->text, result);
}

const ivn_conformance_view *ivn_conformance_read(const ivn_conformance_report *report)
{
    return report == NULL ? NULL : &report->view;
}

void ivn_conformance_free(ivn_conformance_report *report)
{
    ivn_allocator allocator;

    if (report == NULL)
        return;
    allocator = report->memory.allocator;
    ivnc_discard(&report->text);
    ivnc_release_all(&report->memory);
    allocator.release(allocator.user, report);
}
