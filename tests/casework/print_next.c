/*
 * Prints what may come next, step by step through the life of a referral, and after a return and a withdrawal: the
 * answers to every command in every phase, as somebody has read them over in tests/data/casework/next.txt.
 */
#include <stdio.h>
#include <string.h>

#include "desk.h"

static char printed[65536]; /* what was printed last: a step that changes nothing of it is not printed */

static void add(char *to, const char *text)
{
    size_t length = strlen(to);

    snprintf(to + length, sizeof printed - length, "%s", text);
}

static const char *name_of(uint32_t vocabulary, uint32_t code)
{
    return ivn_term_of(vocabulary, code)->name;
}

static int is_refused_by_phase(const ivn_next_step *step)
{
    return step->obstacle_count > 0 && step->obstacles[0]->guard == IVN_GUARD_PHASE;
}

static void list(const ivn_next_view *view, const char *title, char *out, int (*is)(const ivn_next_step *step))
{
    add(out, title);
    for (uint32_t i = 0; i < view->count; i++)
        if (is(view->steps[i])) {
            add(out, " ");
            add(out, name_of(IVN_VOCABULARY_COMMAND, view->steps[i]->command));
        }
    add(out, "\n");
}

static int is_allowed(const ivn_next_step *step)
{
    return step->allowed == IVN_YES;
}

static void tell_obstacles(const ivn_next_step *step, char *out)
{
    char line[512];

    for (uint32_t i = 0; i < step->obstacle_count; i++) {
        const ivn_obstacle *obstacle = step->obstacles[i];

        snprintf(line, sizeof line, "  %s: %s%s%s%s%s%s\n", name_of(IVN_VOCABULARY_COMMAND, step->command),
                 obstacle->pointer, *obstacle->pointer == '\0' ? "" : " ", obstacle->reason,
                 *obstacle->rule == '\0' ? "" : " (", obstacle->rule, *obstacle->rule == '\0' ? "" : ")");
        add(out, line);
    }
}

static void print_next(const desk *at, const char *after)
{
    static char text[sizeof printed];
    ivn_environment environment = at->environment;
    const ivn_next_view *view;
    ivn_next *next = NULL;

    environment.actor = NULL;
    if (ivn_referral_next(at->context, at->record, &environment, &next, NULL) != IVN_OK)
        return;
    view = ivn_next_read(next);
    text[0] = '\0';
    list(view, "may come next:", text, is_allowed);
    for (uint32_t i = 0; i < view->count; i++)
        if (!is_allowed(view->steps[i]) && !is_refused_by_phase(view->steps[i]))
            tell_obstacles(view->steps[i], text);
    list(view, "not in this phase:", text, is_refused_by_phase);
    ivn_next_free(next);
    if (strcmp(text, printed) == 0)
        return;
    strcpy(printed, text);
    printf("--- after: %s; %s\n%s\n", after,
           at->record == NULL ? "there is no referral"
                              : ivn_term_of(IVN_VOCABULARY_PHASE, desk_referral(at)->phase)->title,
           text);
}

static void live(desk *at, uint32_t until)
{
    desk_forget(at);
    for (uint32_t i = 0; i < life_count; i++) {
        assert_decided(at, life_give(at, &life_steps[i]), IVN_OK);
        if (life_steps[i].type == until)
            return;
        if (until == 0)
            print_next(at, name_of(IVN_VOCABULARY_COMMAND, life_steps[i].type));
    }
}

static void end_with(desk *at, uint32_t after, uint32_t type, uint32_t role, uint32_t reason)
{
    const ivn_reason_given given = {.size = sizeof given, .reason = reason, .text = "As was said."};

    live(at, after);
    at->actor.role = role;
    assert_decided(at, desk_give(at, type, &given), IVN_OK);
    print_next(at, name_of(IVN_VOCABULARY_COMMAND, type));
}

int main(void)
{
    desk at;

    desk_open(&at, NULL);
    print_next(&at, "nothing");
    live(&at, 0);
    end_with(&at, IVN_COMMAND_RECEIVE, IVN_COMMAND_RETURN, IVN_ROLE_SUPPLIER, IVN_REASON_INELIGIBLE);
    end_with(&at, IVN_COMMAND_ACCEPT, IVN_COMMAND_WITHDRAW, IVN_ROLE_PRACTITIONER, IVN_REASON_MOVED_AWAY);
    end_with(&at, IVN_COMMAND_REPLACE_APPOINTMENT, IVN_COMMAND_CLOSE_EARLY, IVN_ROLE_SUPPLIER, IVN_REASON_NOT_ENGAGED);
    desk_close(&at);
    return 0;
}
