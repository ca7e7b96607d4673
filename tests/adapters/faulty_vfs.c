#include "faulty_vfs.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

faulty faulty_disk;

typedef struct file {
    sqlite3_file base;
    sqlite3_file *real; /* right behind */
    const char *name;
} file;

static sqlite3_vfs *usual;

static sqlite3_file *real_of(sqlite3_file *of)
{
    return ((file *)of)->real;
}

static int strikes(void)
{
    faulty *disk = &faulty_disk;

    disk->calls += 1;
    if (disk->fail_at == 0 || disk->calls < disk->fail_at || (disk->calls > disk->fail_at && !disk->for_good))
        return 0;
    disk->failures += 1;
    return 1;
}

static int fails(void)
{
    return !faulty_disk.spare_disk && strikes();
}

/* ---- Memory ----------------------------------------------------------------------------------------------------- */

static sqlite3_mem_methods usual_memory;

static void *allocate(int size)
{
    return faulty_disk.memory && strikes() ? NULL : usual_memory.xMalloc(size);
}

static void *reallocate(void *memory, int size)
{
    return faulty_disk.memory && strikes() ? NULL : usual_memory.xRealloc(memory, size);
}

/* ---- Files ------------------------------------------------------------------------------------------------------ */

static int close_file(sqlite3_file *of)
{
    return real_of(of)->pMethods == NULL ? SQLITE_OK : real_of(of)->pMethods->xClose(real_of(of));
}

static int read_file(sqlite3_file *of, void *into, int size, sqlite3_int64 at)
{
    return real_of(of)->pMethods->xRead(real_of(of), into, size, at);
}

/* A write that fails has written half. */
static int write_file(sqlite3_file *of, const void *from, int size, sqlite3_int64 at)
{
    if (!fails())
        return real_of(of)->pMethods->xWrite(real_of(of), from, size, at);
    real_of(of)->pMethods->xWrite(real_of(of), from, size / 2, at);
    return faulty_disk.full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int truncate_file(sqlite3_file *of, sqlite3_int64 size)
{
    return fails() ? SQLITE_IOERR_TRUNCATE : real_of(of)->pMethods->xTruncate(real_of(of), size);
}

/* What the disk has from now on, whatever happens. */
static void keep_synced(file *of)
{
    char name[512], block[4096];
    sqlite3_int64 size = 0;
    FILE *out;

    snprintf(name, sizeof name, "%s.synced", of->name);
    out = fopen(name, "wb");
    if (out == NULL || of->real->pMethods->xFileSize(of->real, &size) != SQLITE_OK)
        return;
    for (sqlite3_int64 at = 0; at < size; at += (int)sizeof block) {
        int part = size - at < (int)sizeof block ? (int)(size - at) : (int)sizeof block;

        of->real->pMethods->xRead(of->real, block, part, at);
        fwrite(block, 1, (size_t)part, out);
    }
    fclose(out);
}

static int sync_file(sqlite3_file *of, int flags)
{
    if (fails())
        return SQLITE_IOERR_FSYNC;
    /* The disk under the test need not be waited for where its part is played here. */
    if (!faulty_disk.keep_synced)
        return real_of(of)->pMethods->xSync(real_of(of), flags);
    keep_synced((file *)of);
    return SQLITE_OK;
}

static int size_of(sqlite3_file *of, sqlite3_int64 *out)
{
    return real_of(of)->pMethods->xFileSize(real_of(of), out);
}

static int lock_file(sqlite3_file *of, int level)
{
    return real_of(of)->pMethods->xLock(real_of(of), level);
}

static int unlock_file(sqlite3_file *of, int level)
{
    return real_of(of)->pMethods->xUnlock(real_of(of), level);
}

static int check_lock(sqlite3_file *of, int *out)
{
    return real_of(of)->pMethods->xCheckReservedLock(real_of(of), out);
}

static int control(sqlite3_file *of, int what, void *with)
{
    return real_of(of)->pMethods->xFileControl(real_of(of), what, with);
}

static int sector_size(sqlite3_file *of)
{
    return real_of(of)->pMethods->xSectorSize(real_of(of));
}

static int characteristics(sqlite3_file *of)
{
    return real_of(of)->pMethods->xDeviceCharacteristics(real_of(of));
}

static int map_shared(sqlite3_file *of, int page, int size, int extend, void volatile **out)
{
    return fails() ? SQLITE_IOERR_SHMMAP : real_of(of)->pMethods->xShmMap(real_of(of), page, size, extend, out);
}

static int lock_shared(sqlite3_file *of, int first, int count, int flags)
{
    if ((flags & SQLITE_SHM_LOCK) != 0 && fails())
        return SQLITE_IOERR_SHMLOCK;
    return real_of(of)->pMethods->xShmLock(real_of(of), first, count, flags);
}

static void fence_shared(sqlite3_file *of)
{
    real_of(of)->pMethods->xShmBarrier(real_of(of));
}

static int unmap_shared(sqlite3_file *of, int remove)
{
    return real_of(of)->pMethods->xShmUnmap(real_of(of), remove);
}

static const sqlite3_io_methods methods = {
    2,           close_file,   read_file,    write_file, truncate_file, sync_file,       size_of,
    lock_file,   unlock_file,  check_lock,   control,    sector_size,   characteristics, map_shared,
    lock_shared, fence_shared, unmap_shared, NULL,       NULL};

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *out, int flags, int *out_flags)
{
    file *made = (file *)out;
    int code;

    (void)vfs;
    if (faulty_disk.read_only && (flags & SQLITE_OPEN_MAIN_DB))
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    made->real = (sqlite3_file *)(made + 1);
    made->name = name;
    code = usual->xOpen(usual, name, made->real, flags, out_flags);
    made->base.pMethods = made->real->pMethods == NULL ? NULL : &methods;
    return code;
}

void faulty_register(void)
{
    static sqlite3_vfs made;
    sqlite3_mem_methods memory;

    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual_memory);
    memory = usual_memory;
    memory.xMalloc = allocate;
    memory.xRealloc = reallocate;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
    /* Small blocks come from a buffer of each connection otherwise, which never fails. */
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
    sqlite3_initialize();
    usual = sqlite3_vfs_find(NULL);
    made = *usual;
    made.zName = FAULTY_VFS;
    made.szOsFile = (int)sizeof(file) + usual->szOsFile;
    made.xOpen = open_file;
    made.pNext = NULL;
    sqlite3_vfs_register(&made, 0);
}
