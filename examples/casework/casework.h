/*
 * What the files of this program share: exit statuses, and the commands. Each command is a file of its own.
 */
#ifndef CASEWORK_H
#define CASEWORK_H

#include "options.h"

/* Exit statuses. */
enum { DONE = 0, FAILED = 1, MISTAKEN = 2 }; /* FAILED: a file or memory; MISTAKEN: what was given is wrong */

int command_assess(const struct options *options);
int command_recommend(const struct options *options);
int command_what_if(const struct options *options);
int command_due(const struct options *options);
int command_catalogue(const struct options *options);
int command_rulebook(const struct options *options);
int command_refer(const struct options *options);
int command_record(const struct options *options);
int command_next(const struct options *options);
int command_timeline(const struct options *options);
int command_replay(const struct options *options);
int command_report(const struct options *options);
int command_workload(const struct options *options);
int command_import(const struct options *options);
int command_export(const struct options *options);
int command_invent(const struct options *options);
int command_schema(const struct options *options);

#endif
