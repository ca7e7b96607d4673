/*
 * Writes docs/transitions.md: the life of a referral as its tables have it.
 */
#include <stdio.h>
#include <string.h>

#include "casework/casework.h"

static const char opening[] =
    "# The life of a referral {#transitions_page}\n\n"
    "What may be done with a referral, where it stands when it may be done, by whom, and what is asked first; made "
    "from\n"
    "the tables of `src/casework/transitions.c` and `src/casework/guards.c`. \\ref casework tells of the calls:\n"
    "ivn_decide() asks all of this, ivn_referral_next() says beforehand what stands in the way.\n\n"
    "## Where it may be done\n\n"
    "A phase is never set: it follows from what happened. A draft is sent; received, and returned or accepted; in "
    "planning\n"
    "once its assessment was held; delivering once a plan is approved or a session was held. It is reporting when it "
    "has\n"
    "ended and its report is owed, else concluded. A returned referral is amended and sent again, and a larger plan "
    "takes\n"
    "a referral whose sessions are all recorded back to delivering.\n\n";

static const char roles_opening[] = "Whoever may do it stands in the table by a letter: ";

static const char roles_closing[] = ".\n\n";

static const char drawing[] =
    "```text\n"
    "                    send         receive            accept\n"
    "   draft ------------------> sent -----> received ---------> accepted ---.\n"
    "                              ^              | return            | return |\n"
    "                              |  send        v                   |        | the record of an\n"
    "                              '--------- returned <--------------'        | assessment that was held\n"
    "                                                                          v\n"
    "   concluded <------- reporting <------------------ delivering <------ planning\n"
    "       ^    submit the   |   the record of the last     ^     approve\n"
    "       |    report       |   session; close early;      |     the plan\n"
    "       |                 |   withdraw, once a session   |\n"
    "       |                 |   was attended               |\n"
    "       |                 '------------------------------'\n"
    "       |                   approve a larger plan, or replace the\n"
    "       |                   last session, which was missed\n"
    "       '-- withdraw, wherever it was sent and no session was attended\n"
    "\n"
    "   redacted: from draft and concluded, once the time for which data is kept has passed\n"
    "```\n\n";

/* The arrows of the drawing: each must be of a command that its phase allows. */
static const struct {
    uint32_t from, command;
} arrows[] = {
    {IVN_PHASE_DRAFT, IVN_COMMAND_SEND},
    {IVN_PHASE_SENT, IVN_COMMAND_RECEIVE},
    {IVN_PHASE_RECEIVED, IVN_COMMAND_ACCEPT},
    {IVN_PHASE_RECEIVED, IVN_COMMAND_RETURN},
    {IVN_PHASE_ACCEPTED, IVN_COMMAND_RETURN},
    {IVN_PHASE_RETURNED, IVN_COMMAND_SEND},
    {IVN_PHASE_ACCEPTED, IVN_COMMAND_SUBMIT_FEEDBACK},
    {IVN_PHASE_PLANNING, IVN_COMMAND_APPROVE_ACTION_PLAN},
    {IVN_PHASE_DELIVERING, IVN_COMMAND_SUBMIT_FEEDBACK},
    {IVN_PHASE_DELIVERING, IVN_COMMAND_CLOSE_EARLY},
    {IVN_PHASE_DELIVERING, IVN_COMMAND_WITHDRAW},
    {IVN_PHASE_REPORTING, IVN_COMMAND_APPROVE_ACTION_PLAN},
    {IVN_PHASE_REPORTING, IVN_COMMAND_REPLACE_APPOINTMENT},
    {IVN_PHASE_REPORTING, IVN_COMMAND_SUBMIT_REPORT},
    {IVN_PHASE_SENT, IVN_COMMAND_WITHDRAW},
    {IVN_PHASE_DRAFT, IVN_COMMAND_REDACT},
    {IVN_PHASE_CONCLUDED, IVN_COMMAND_REDACT},
};

static int is_drawn_rightly(void)
{
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
        if (!(ivni_transition_of(arrows[i].command)->phases & IVNI_BIT(arrows[i].from)))
            return 0;
    return 1;
}

static const char how_asked[] =
    "\n## What is asked first\n\n"
    "Each guard is asked in this order, after: is it allowed in this phase, may the actor's role do it, does it not "
    "lie in\n"
    "the future. All that stands in the way is told at once, each with a JSON pointer: into the command "
    "(`/body/starts`),\n"
    "or into the referral as it stands (`/facts/practitioner`, `/needs/0/complexity`, `/report/next_steps`).\n\n"
    "| command | asked | news | who needs to know |\n|---|---|---|---|\n";

static const char guards_opening[] =
    "\n## The guards\n\n"
    "A rule that is not in force on the day of what the command records refuses nothing: an override of its validity\n"
    "switches it off, an override of a figure moves it. `ELIGIBLE` names the rules of the criteria that are not met.\n"
    "Guards that are asked of a record alone are asked again when a stored record is read, without any rule.\n\n"
    "| guard | holds when | by rules | of a stored record |\n|---|---|---|---|\n";

static const char *title_of(uint32_t vocabulary, uint32_t code)
{
    return ivn_term_of(vocabulary, code)->title;
}

static void print_initials(uint32_t roles)
{
    for (uint32_t role = 1; ivn_term_of(IVN_VOCABULARY_ROLE, role) != NULL; role++)
        if (roles & IVNI_BIT(role))
            putchar("?PSMIH"[role]);
}

static void print_roles(void)
{
    for (uint32_t role = 1; ivn_term_of(IVN_VOCABULARY_ROLE, role) != NULL; role++)
        printf("%s**%c** %s", role > 1 ? ", " : "", "?PSMIH"[role],
               role == IVN_ROLE_SYSTEM ? "the host itself" : title_of(IVN_VOCABULARY_ROLE, role));
    fputs(roles_closing, stdout);
}

static void print_phases_of(const ivni_transition *row)
{
    printf("| %s | ", title_of(IVN_VOCABULARY_COMMAND, row->command));
    for (uint32_t phase = 0; phase == 0 || ivn_term_of(IVN_VOCABULARY_PHASE, phase) != NULL; phase++) {
        if (row->phases & IVNI_BIT(phase))
            print_initials(row->roles);
        printf(" | ");
    }
    printf("\n");
}

static void print_phases(void)
{
    const ivni_transition *row;

    printf("| command | none yet |");
    for (uint32_t phase = 1; ivn_term_of(IVN_VOCABULARY_PHASE, phase) != NULL; phase++)
        printf(" %s |", title_of(IVN_VOCABULARY_PHASE, phase));
    printf("\n|---|---|");
    for (uint32_t phase = 1; ivn_term_of(IVN_VOCABULARY_PHASE, phase) != NULL; phase++)
        printf("---|");
    printf("\n");
    for (uint32_t command = 1; (row = ivni_transition_of(command)) != NULL; command++)
        print_phases_of(row);
}

static void print_asked(const ivni_transition *row)
{
    printf("| %s | ", title_of(IVN_VOCABULARY_COMMAND, row->command));
    for (uint32_t i = 0; i < row->guard_count; i++)
        printf("%s%s", i > 0 ? "; " : "", title_of(IVN_VOCABULARY_GUARD, row->guards[i]));
    printf(" | %s | ", title_of(IVN_VOCABULARY_NEWS, row->news));
    for (uint32_t role = 1, first = 1; ivn_term_of(IVN_VOCABULARY_ROLE, role) != NULL; role++)
        if (row->audience & IVNI_BIT(role)) {
            printf("%s%s", first ? "" : ", ", title_of(IVN_VOCABULARY_ROLE, role));
            first = 0;
        }
    printf(" |\n");
}

static void print_guard(const ivni_guard_row *row)
{
    const ivn_term *term = ivn_term_of(IVN_VOCABULARY_GUARD, row->guard);

    printf("| `%s` | %s | %s%s%s | %s |\n", term->name, term->title, row->rule,
           *row->rule != '\0' && *row->rules != '\0' ? " " : "", row->rules, row->of_record ? "yes" : "");
}

int main(void)
{
    const ivni_transition *row;

    if (!is_drawn_rightly())
        return 1;
    fputs(opening, stdout);
    fputs(drawing, stdout);
    fputs(roles_opening, stdout);
    print_roles();
    print_phases();
    fputs(how_asked, stdout);
    for (uint32_t command = 1; (row = ivni_transition_of(command)) != NULL; command++)
        print_asked(row);
    fputs(guards_opening, stdout);
    for (uint32_t guard = 1; ivni_guard_of(guard) != NULL; guard++)
        print_guard(ivni_guard_of(guard));
    return 0;
}
