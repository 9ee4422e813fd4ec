/*
 * LD_PRELOAD: a disk that is full for the database. Writes to files whose name ends in what
 * FULL_DISK_FOR says ("desk.db-wal") fail with ENOSPC from the byte FULL_DISK_AT on.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
	static ssize_t (*real)(int, const void *, size_t, off64_t);
	char link[64], path[4096];
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, path, sizeof(path) - 1);
	const char *end = getenv("FULL_DISK_FOR");
	size_t wanted = end ? strlen(end) : 0;
	if (length > 0 && wanted && (size_t)length >= wanted &&
		memcmp(path + length - wanted, end, wanted) == 0 &&
		at + (off64_t)size > atoll(getenv("FULL_DISK_AT"))) {
		errno = ENOSPC;
		return -1;
	}
	return real(fd, bytes, size, at);
}
