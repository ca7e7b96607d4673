/*
 * A journal: commands with who gave them and when, one a line, as JSON of kind IVN_FACTS_INSTRUCTION.
 */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <interventions/interventions.h>

#include "files.h"

struct instruction {
    const ivn_instruction *facts;
    ivn_facts *read;
    unsigned line;    /* 1 for the first */
    const char *text; /* as it stands in the journal */
    size_t size;
};

struct journal {
    struct file file;
    struct instruction *list; /* the first `used` are to be given */
    unsigned count, used;
};

/* Reads all of a journal before anything of it is done. All its mistakes are said on stderr, each with its line. */
int journal_read(const ivn_context *context, const char *path, struct journal *out);
void journal_free(struct journal *journal);

/*
 * Keeps of a journal what concerns the referrals of one service user, so that they need not wait for all the others;
 * keeps all where nobody of that reference was referred.
 */
void journal_keep(struct journal *journal, const char *service_user);

/* Adds a line to a journal, which is made where there is none. */
int journal_append(const char *path, const char *text, size_t size);

#endif
