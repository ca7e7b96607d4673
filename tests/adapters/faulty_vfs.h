/*
 * A disk that fails on purpose: an SQLite VFS in front of the usual one. The N-th call that writes, syncs, truncates or
 * takes a lock of the shared memory fails, and if it is to last, all later ones do.
 */
#ifndef TESTS_ADAPTERS_FAULTY_VFS_H
#define TESTS_ADAPTERS_FAULTY_VFS_H

#include <stdint.h>

#define FAULTY_VFS "faulty"

typedef struct faulty {
    uint64_t calls;   /* so far */
    uint64_t fail_at; /* 1 for the first; 0: none */
    int for_good;     /* and all later ones */
    int full;         /* 1: writes fail as on a full disk; 0: as on a broken one */
    int read_only;    /* 1: files are opened for reading only, as without the right to write */
    uint64_t failures;
    void (*struck)(void *user); /* called at the first failure, as it is then on disk; NULL: nobody */
    void *user;
} faulty;

extern faulty faulty_disk;

/* Makes the VFS known by its name. */
void faulty_vfs_register(void);

#endif
