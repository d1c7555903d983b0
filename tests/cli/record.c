// Loaded before the C library (LD_PRELOAD): notes in the file RECORD_TO what is done to the store and the index, as
// lines
// "<operation> <offset> <size> <path>", followed by so many bytes: of a write what it wrote, of a rename the new path.

#include "intercept.h"

static void note(const char* operation, long offset, size_t size, const char* path, const void* bytes) {
  static int file = -1;
  if (!is_ours(path)) return;
  if (file < 0) file = REAL(open)(getenv("RECORD_TO"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  char line[5000];
  const int length = snprintf(line, sizeof line, "%s %ld %zu %s\n", operation, offset, size, path);
  if (REAL(write)(file, line, (size_t)length) < 0 || (bytes != NULL && REAL(write)(file, bytes, size) < 0)) abort();
}

static void note_descriptor(const char* operation, int descriptor, long offset, size_t size, const void* bytes) {
  char path[4096];
  note(operation, offset, size, path_of(descriptor, path, sizeof path), bytes);
}

#define OPEN(name)                                                                   \
  int name(const char* path, int flags, ...) {                                       \
    READ_MODE(mode, flags);                                                          \
    const int there = access(path, F_OK) == 0;                                       \
    const int file = REAL(name)(path, flags, mode);                                  \
    const int cut = (flags & O_TRUNC) != 0, made = (flags & O_CREAT) != 0 && !there; \
    if (file >= 0 && (cut || made)) note_descriptor("cut", file, 0, 0, NULL);        \
    return file;                                                                     \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const off_t offset = lseek(descriptor, 0, SEEK_CUR);
  const ssize_t written = REAL(write)(descriptor, bytes, size);
  if (written > 0 && offset >= 0) note_descriptor("write", descriptor, offset, (size_t)written, bytes);
  return written;
}

#define PWRITE(name, offset_type)                                                                \
  ssize_t name(int descriptor, const void* bytes, size_t size, offset_type offset) {             \
    const ssize_t written = REAL(name)(descriptor, bytes, size, offset);                         \
    if (written > 0) note_descriptor("write", descriptor, (long)offset, (size_t)written, bytes); \
    return written;                                                                              \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset_type)                                           \
  int name(int descriptor, offset_type size) {                                \
    const int result = REAL(name)(descriptor, size);                          \
    if (result == 0) note_descriptor("cut", descriptor, (long)size, 0, NULL); \
    return result;                                                            \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

static int synced(int descriptor, int result) {
  if (result == 0) note_descriptor("sync", descriptor, 0, 0, NULL);
  return result;
}
int fsync(int descriptor) { return synced(descriptor, REAL(fsync)(descriptor)); }
int fdatasync(int descriptor) { return synced(descriptor, REAL(fdatasync)(descriptor)); }

int rename(const char* from, const char* to) {
  const int result = REAL(rename)(from, to);
  if (result == 0) note("rename", 0, strlen(to), from, to);
  return result;
}
int unlink(const char* path) {
  const int result = REAL(unlink)(path);
  if (result == 0) note("unlink", 0, 0, path, NULL);
  return result;
}
