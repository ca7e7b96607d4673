/*
 * A machine that fails on purpose, for SQLite: a VFS in front of the usual one, and memory. The N-th call that writes,
 * syncs, truncates or takes shared memory or a lock of it fails, or the N-th for memory; if it is to last, all later
 * ones do.
 */
#ifndef TESTS_ADAPTERS_FAULTY_VFS_H
#define TESTS_ADAPTERS_FAULTY_VFS_H

#include <stdint.h>

#define FAULTY_VFS "faulty"

typedef struct faulty {
    uint64_t calls;   /* so far, of those that may fail */
    uint64_t fail_at; /* 1 for the first; 0: none */
    int for_good;     /* and all later ones */
    int spare_disk;   /* 1: the disk does not fail, and its calls are not counted */
    int memory;       /* 1: calls for memory are counted, too, and fail */
    int full;         /* 1: writes fail as on a full disk; 0: as on a broken one */
    int read_only;    /* 1: files are opened for reading only, as without the right to write */
    int keep_synced;  /* 1: what is synced is kept beside the file, under its name with ".synced" */
    uint64_t failures;
} faulty;

extern faulty faulty_disk;

/* Makes the VFS known by its name, and SQLite's memory counted. Before anything else is done with SQLite. */
void faulty_register(void);

#endif
