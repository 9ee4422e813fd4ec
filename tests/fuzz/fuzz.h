/*
 * fuzz: what the targets share. A target is LLVMFuzzerTestOneInput(): any bytes, and what it says
 * of the result holds. libFuzzer calls it (make fuzz), and replay.c (make test).
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input as decoded text: UTF-8, no control characters but \n and tab. The caller frees it. */
char *fuzz_text(const uint8_t *data, size_t size);

/* Valid UTF-8, never NULL. */
void check_text(const char *text);
/* That, and no control characters but tab. */
void check_line(const char *text);
/* That, and the pattern matches all of it. */
void check_shape(const char *text, const char *pattern);

#endif
