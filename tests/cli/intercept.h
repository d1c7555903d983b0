// What libraries share that are loaded before the C library (LD_PRELOAD) and stand in for its calls on the store and
// the index. In C, for C++ would bring a runtime with it.

#pragma once

#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// The C library's own function.
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/// The permissions that follow the flags of open(), if any do.
#define READ_MODE(mode, flags)                                                   \
  va_list rest;                                                                  \
  va_start(rest, flags);                                                         \
  const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, int) : 0; \
  va_end(rest)

static int is_ours(const char* path) {
  return strstr(path, "store.git") != NULL || strstr(path, "index.sqlite") != NULL;
}

/// The path of an open file, empty where it has none.
static const char* path_of(int descriptor, char* path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = readlink(link, path, size - 1);
  path[length > 0 ? length : 0] = '\0';
  return path;
}
