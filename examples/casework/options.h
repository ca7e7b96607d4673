/*
 * The command line: which options there are, which command takes which, and the help that says so.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

/* Everything is a text, or NULL when it was not given. An option without a value is "" when it was given. */
struct options {
    const char *command;
    const char *file; /* or the kind that `schema` is asked for, or a referral's reference */
    const char *service, *person, *on, *full, *table, *json, *markdown;
    const char *directory, *overrides, *holidays;
    const char *received, *division;
    const char *need, *complexity, *kind, *setting, *area, *edition;
    const char *cases, *store, *outcome, *role, *until, *referrals, *seed;
    const char *from, *to, *html, *explain, *against, *against_holidays, *against_division;
    const char *svg, *ics, *remind, *capacity;
};

enum options_answer { OPTIONS_RUN, OPTIONS_SAID, OPTIONS_WRONG };

/* OPTIONS_SAID: --help or --version was asked for and printed. OPTIONS_WRONG: a line on stderr says why. */
enum options_answer options_read(int count, char **arguments, struct options *out);

#endif
