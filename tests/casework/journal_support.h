/*
 * The life of a referral from a journal: tests/data/casework/a_life.jsonl, a command a line, from the draft to the
 * report. For the tests of what is derived, on referrals that the one verb made.
 */
#ifndef JOURNAL_SUPPORT_H
#define JOURNAL_SUPPORT_H

#include "derived_support.h"

#define JOURNAL_LINES 27

typedef struct journal {
    world world;
    char *text; /* of the file */
    char *lines[JOURNAL_LINES];
    ivn_record *record; /* as it stands */
    ivn_status status;  /* of the last command */
    ivn_error error;    /* likewise */
    uint32_t events;    /* that it gave */
} journal;

void journal_begin(journal *of);
void journal_end(journal *of);
/* A new life up to and with this line, from 1; 0: no record. Fails the test where a command is refused. */
void journal_play(journal *of, uint32_t lines);
/* One more command, as JSON of an instruction; tells its status. */
ivn_status journal_do(journal *of, const char *instruction);
/* The same, without the frame: who, when ("2026-10-09T09:00"), what, and its body ("" for none). */
ivn_status journal_say(journal *of, const char *role, const char *when, const char *type, const char *body);
const ivn_referral_view *journal_referral(const journal *of);

#endif
