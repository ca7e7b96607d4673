/*
 * Reads the command line along two tables: the commands and the options. The help is printed from the same tables.
 */
#include "options.h"

#include <interventions/interventions.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum {
    ASSESS = 1,
    RECOMMEND = 2,
    WHAT_IF = 4,
    DUE = 8,
    CATALOGUE = 16,
    RULEBOOK = 32,
    SCHEMA = 64,
    REFER = 128,
    RECORD = 256,
    NEXT = 512,
    TIMELINE = 1024,
    REPLAY = 2048,
    INVENT = 4096,
    REPORT = 8192,
    IMPORT = 16384,
    EXPORT = 32768,
    WORKLOAD = 65536
};
#define PEOPLE (ASSESS | RECOMMEND | WHAT_IF)
#define DECIDING (PEOPLE | DUE | CASES)
/* Those that look at referrals, and those of them that find them in a store. */
#define CASES (KEPT | REPLAY)
#define KEPT (REFER | RECORD | NEXT | TIMELINE | REPORT | WORKLOAD | IMPORT | EXPORT)

static const struct command {
    const char *name;
    const char *takes;
    unsigned bit;
    const char *help;
} commands[] = {
    {"assess", "[FILE]", ASSESS, "who may be referred where, why not, and what to find out first"},
    {"recommend", "[FILE]", RECOMMEND, "services for the needs of each person, with sessions and hours"},
    {"what-if", "[FILE]", WHAT_IF, "which answers change under the rulebook with --overrides"},
    {"refer", "FILE", REFER, "refer somebody: the facts of \"schema referral\", with --need"},
    {"record", "FILE", RECORD, "give commands, one a line as in \"schema instruction\""},
    {"next", "REFERENCE", NEXT, "what may come next in a referral, and what stands in the way"},
    {"due", "", DUE, "what is due; with --received: the days of the first steps after a referral"},
    {"timeline", "REFERENCE", TIMELINE, "what happened in a referral, and where it stands"},
    {"report", "", REPORT, "service levels: by supplier, contract, area, need and month"},
    {"workload", "", WORKLOAD, "how much is open, month by month, and what there is room for"},
    {"import", "FILE", IMPORT, "give the commands of a journal, and keep what comes of them"},
    {"export", "", EXPORT, "all cases as a journal, to be imported or replayed"},
    {"replay", "FILE", REPLAY, "give the commands of a journal, and keep nothing: done, refused, overdue"},
    {"invent", "", INVENT, "a journal of an invented year, to be replayed"},
    {"catalogue", "", CATALOGUE, "the services, or one of them with --service"},
    {"rulebook", "", RULEBOOK, "the rules with their figures and sources"},
    {"schema", "KIND", SCHEMA, "JSON Schema of what is read: service-user, command, instruction, ..."},
};
#define COMMANDS (sizeof commands / sizeof *commands)

#define AT(member) offsetof(struct options, member)

static const struct option {
    const char *name;
    const char *value; /* NULL: takes none */
    size_t member;
    unsigned commands;
    const char *help;
} options[] = {
    {"--service", "KEY", AT(service), ASSESS | CATALOGUE,
     "only this service, in full: the KEY in brackets, KEY@EDITION or UUID"},
    {"--person", "REFERENCE", AT(person), PEOPLE, "only this person of the file"},
    {"--on", "DATE", AT(on), PEOPLE | CATALOGUE | CASES | DUE, "as of this day; without it: today"},
    {"--full", NULL, AT(full), ASSESS | REPLAY | IMPORT,
     "every answer with all its criteria; each refusal with its line"},
    {"--table", NULL, AT(table), ASSESS, "only the table of the caseload and the first steps"},
    {"--json", NULL, AT(json), PEOPLE | CATALOGUE | RULEBOOK | REPORT | WORKLOAD, "as JSON"},
    {"--markdown", NULL, AT(markdown), RULEBOOK, "as a page in Markdown"},
    {"--directory", "FILE", AT(directory), PEOPLE | CATALOGUE | CASES | INVENT,
     "add a provider's own directory of services"},
    {"--overrides", "FILE", AT(overrides), DECIDING | RULEBOOK, "other figures of the rulebook"},
    {"--holidays", "FILE", AT(holidays), ASSESS | DUE | CASES, "a newer bank-holidays file of the government"},
    {"--division", "DIVISION", AT(division), ASSESS | DUE | CASES,
     "whose bank holidays count, such as scotland; else England and Wales"},
    {"--received", "DATE", AT(received), ASSESS | DUE, "the day on which a referral was received"},
    {"--need", "AREA", AT(need), CATALOGUE | REFER, "for this need, such as emotional"},
    {"--complexity", "LEVEL", AT(complexity), CATALOGUE | REFER, "low, medium or high"},
    {"--kind", "KIND", AT(kind), CATALOGUE, "of this kind, such as accredited_programme"},
    {"--setting", "SETTING", AT(setting), CATALOGUE, "offered there: community, pre_release, custody or gate"},
    {"--area", "KEY", AT(area), CATALOGUE, "offered in this area, such as southend"},
    {"--store", "STORE", AT(store), KEPT | DUE, "where cases are: FILE.db (SQLite), postgresql://..., or memory"},
    {"--cases", "FILE", AT(cases), REFER | RECORD | NEXT | TIMELINE | DUE | REPORT | WORKLOAD,
     "a journal of cases instead of a store; refer and record add to it"},
    {"--from", "DATE", AT(from), REPORT | WORKLOAD, "received on this day or later; a workload from this day on"},
    {"--to", "DATE", AT(to), REPORT | WORKLOAD, "received on this day or earlier; a workload up to this day"},
    {"--html", "FILE", AT(html), REPORT, "as a page with charts, into this file"},
    {"--capacity", "FILE", AT(capacity), REPORT | WORKLOAD, "what there is room for; the report has it in its page"},
    {"--explain", "REFERENCE", AT(explain), REPORT, "one referral, with the reasons"},
    {"--against", "FILE", AT(against), REPORT, "side by side: under these other figures of the rulebook"},
    {"--against-holidays", "FILE", AT(against_holidays), REPORT, "side by side: with these bank holidays"},
    {"--against-division", "DIVISION", AT(against_division), REPORT, "side by side: with those of this division"},
    {"--svg", "FILE", AT(svg), TIMELINE, "as a drawing, into this file"},
    {"--ics", "FILE", AT(ics), DUE, "as a calendar (iCalendar), into this file"},
    {"--remind", "DAYS", AT(remind), DUE, "in the calendar: remind so many days before"},
    {"--outcome", "KEY", AT(outcome), REFER, "the outcome that is wanted, as the service lists it"},
    {"--role", "ROLE", AT(role), NEXT, "for the practitioner, supplier, probation_service, prison or system"},
    {"--until", "DATE", AT(until), DUE, "due by this day; without it: the day that is asked for"},
    {"--referrals", "NUMBER", AT(referrals), INVENT, "how many; else 2000"},
    {"--seed", "NUMBER", AT(seed), INVENT, "another year; else 1"},
    {"--edition", "KEY", AT(edition), CATALOGUE, "of this document, such as rate-card-2019"},
};
#define OPTIONS (sizeof options / sizeof *options)

/* --- help --------------------------------------------------------------------------------------------------------- */

static void print_option(const struct option *option)
{
    char left[40];

    snprintf(left, sizeof left, "%s%s%s", option->name, option->value != NULL ? " " : "",
             option->value != NULL ? option->value : "");
    printf("  %-28s %s\n", left, option->help);
}

static void print_commands(void)
{
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-9s %-9s %s\n", commands[i].name, commands[i].takes, commands[i].help);
}

static void print_help(const struct command *command)
{
    printf("Usage: casework %s%s%s [OPTION]...\n", command != NULL ? command->name : "COMMAND",
           command == NULL || *command->takes == '\0' ? "" : " ", command != NULL ? command->takes : "");
    if (command != NULL)
        printf("\n  %s\n\n", command->help);
    else
        printf("\nShows what libinterventions decides about a caseload.\n\n");
    if (command == NULL)
        print_commands();
    printf("%s", command == NULL ? "\n" : "");
    for (size_t i = 0; i < OPTIONS; i++) {
        if (command == NULL || (options[i].commands & command->bit) != 0)
            print_option(&options[i]);
    }
    printf("  %-28s %s\n  %-28s %s\n\n", "--help", "this text, or that of one command", "--version",
           "the library's version");
    if (command == NULL || (command->bit & PEOPLE) != 0)
        printf("[FILE] is a caseload in JSON (see: casework schema caseload); - is standard input; without it\n"
               "the example caseload is taken.\n");
    if (command == NULL || (command->bit & (KEPT | DUE)) != 0)
        printf("Cases are kept in the store of --store, else of $CASEWORK_STORE, else in casework.db of the\n"
               "working folder. A FILE that is written may be - for the output.\n");
    printf("Exit status: 0 done, 1 a file or memory failed, 2 the input is wrong.\n");
}

static void print_version(void)
{
    uint32_t version = ivn_version();

    printf("casework of libinterventions %u.%u.%u\n", (unsigned)(version / 10000), (unsigned)(version / 100 % 100),
           (unsigned)(version % 100));
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static enum options_answer wrong(const char *what, const char *about)
{
    fprintf(stderr, "casework: %s%s%s; see casework --help\n", what, *about == '\0' ? "" : ": ", about);
    return OPTIONS_WRONG;
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

static const struct option *find_option(const char *name, size_t length)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        if (strlen(options[i].name) == length && memcmp(options[i].name, name, length) == 0)
            return &options[i];
    }
    return NULL;
}

static int is_help(const char *argument)
{
    return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0;
}

static void set(struct options *out, size_t member, const char *value)
{
    memcpy((char *)out + member, &value, sizeof value);
}

/* The value stands in the next argument, or after an equals sign. */
static enum options_answer read_option(const struct command *command, char **arguments, int left, struct options *out,
                                       int *used)
{
    size_t length = strcspn(arguments[0], "=");
    const char *joined = arguments[0][length] == '=' ? arguments[0] + length + 1 : NULL;
    const struct option *option = find_option(arguments[0], length);

    if (option == NULL)
        return wrong("there is no option", arguments[0]);
    if ((option->commands & command->bit) == 0)
        return wrong("an option that this command does not take", arguments[0]);
    if (option->value == NULL && joined != NULL)
        return wrong("an option without a value", arguments[0]);
    if (option->value != NULL && joined == NULL && left < 2)
        return wrong("a value is missing after", arguments[0]);
    *used = option->value == NULL || joined != NULL ? 1 : 2;
    set(out, option->member, option->value == NULL ? "" : joined != NULL ? joined : arguments[1]);
    return OPTIONS_RUN;
}

static enum options_answer read_argument(const struct command *command, const char *argument, struct options *out)
{
    if (*command->takes == '\0' || out->file != NULL)
        return wrong("one argument too many", argument);
    out->file = argument;
    return OPTIONS_RUN;
}

static enum options_answer read_all(const struct command *command, int count, char **arguments, struct options *out)
{
    enum options_answer answer = OPTIONS_RUN;

    for (int i = 2, used = 1; i < count && answer == OPTIONS_RUN; i += used) {
        used = 1;
        if (is_help(arguments[i])) {
            print_help(command);
            return OPTIONS_SAID;
        }
        if (arguments[i][0] == '-' && arguments[i][1] != '\0')
            answer = read_option(command, arguments + i, count - i, out, &used);
        else
            answer = read_argument(command, arguments[i], out);
    }
    return answer;
}

enum options_answer options_read(int count, char **arguments, struct options *out)
{
    const struct command *command;

    memset(out, 0, sizeof *out);
    if (count < 2)
        return wrong("a command is missing", "");
    if (is_help(arguments[1])) {
        print_help(NULL);
        return OPTIONS_SAID;
    }
    if (strcmp(arguments[1], "--version") == 0) {
        print_version();
        return OPTIONS_SAID;
    }
    command = find_command(arguments[1]);
    if (command == NULL)
        return wrong("there is no command", arguments[1]);
    out->command = command->name;
    return read_all(command, count, arguments, out);
}
