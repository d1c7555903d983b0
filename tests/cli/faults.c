// Loaded before the C library (LD_PRELOAD): of the calls named by FAULT_CALL (open, write, fsync, rename) on the store
// and the index, the one with the number FAULT_AT fails with FAULT_ERRNO, or writes only half when that is "short".
// The file FAULT_TOLD is there afterwards when it came to that.

#include <errno.h>

#include "intercept.h"

/// Whether this call is the one.
static int fails(const char* call, const char* path) {
  static int calls = 0;
  const char *named = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *told = getenv("FAULT_TOLD");
  if (named == NULL || at == NULL || told == NULL || strcmp(named, call) != 0 || !is_ours(path)) return 0;
  if (++calls != atoi(at)) return 0;
  fclose(fopen(told, "w"));
  const char* reason = getenv("FAULT_ERRNO");
  errno = strcmp(reason, "ENOSPC") == 0 ? ENOSPC : EIO;
  return strcmp(reason, "short") == 0 ? 2 : 1;
}

static int descriptor_fails(const char* call, int descriptor) {
  char path[4096];
  return fails(call, path_of(descriptor, path, sizeof path));
}

#define OPEN(name)                                                                      \
  int name(const char* path, int flags, ...) {                                          \
    READ_MODE(mode, flags);                                                             \
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && fails("open", path)) return -1; \
    return REAL(name)(path, flags, mode);                                               \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const int fault = size > 0 ? descriptor_fails("write", descriptor) : 0;
  return fault == 1 ? -1 : REAL(write)(descriptor, bytes, fault == 2 ? (size + 1) / 2 : size);
}

#define PWRITE(name, offset_type)                                                                       \
  ssize_t name(int descriptor, const void* bytes, size_t size, offset_type offset) {                    \
    const int fault = size > 0 ? descriptor_fails("write", descriptor) : 0;                             \
    return fault == 1 ? -1 : REAL(name)(descriptor, bytes, fault == 2 ? (size + 1) / 2 : size, offset); \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

int fsync(int descriptor) { return descriptor_fails("fsync", descriptor) ? -1 : REAL(fsync)(descriptor); }
int fdatasync(int descriptor) { return descriptor_fails("fsync", descriptor) ? -1 : REAL(fdatasync)(descriptor); }
int rename(const char* from, const char* to) { return fails("rename", to) ? -1 : REAL(rename)(from, to); }
